"""The inputs of a form in which the person chooses: words of a closed list, languages, countries, other records."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from babel import Locale
from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QCompleter, QLineEdit, QVBoxLayout, QWidget

from officer_app.domain.errors import OfficerError
from officer_app.domain.fields import FieldSpec, Kind
from officer_app.domain.folding import fold
from officer_app.domain.words import LOCALES, Choice
from officer_app.ui.editors import Editor, chip
from officer_app.ui.flow import FlowLayout
from officer_app.ui.labels import Text
from officer_app.ui.words import language, t, translate, without_mnemonic

RecordNames = Callable[[str], Sequence[tuple[int, str]]]
"""Gives, for a record type's key, the records that can be linked: id and title."""

_LONGEST_CHIP = 26
_LONG_TITLES = frozenset({"message", "attachment"})


class QuietCombo(QComboBox):
    """A list to choose from that the mouse wheel changes only while it has the cursor."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMaxVisibleItems(16)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)

    def call_it(self, name: str, label: str) -> None:
        """Give the list its names, and what it opens too: a screen reader may stand in either."""
        for each in (self, self.view()):
            each.setAccessibleName(label)
        self.setObjectName(name)
        self.view().setObjectName(f"{name}_list")

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class ChoiceEditor(Editor):
    """One word of a closed list; without a default also none."""

    def __init__(self, spec: FieldSpec, *, is_open: bool) -> None:
        self.combo = QuietCombo()
        super().__init__(spec, self.combo)
        self._choices: tuple[Choice | None, ...] = tuple(spec.choices or ())
        if is_open:
            self._choices = (None, *self._choices)
        for choice in self._choices:
            self.combo.addItem(translate(choice.label) if choice else t("Not chosen"))
        self.combo.currentIndexChanged.connect(self.changed)

    def offer(self, choices: Iterable[Choice]) -> None:
        """Offer only these words; another one stays where it is already chosen."""
        chosen, offered = self.value(), {None, *choices}
        kept = [each in offered or each is chosen for each in self._choices]
        for row in reversed(range(len(kept))):
            if not kept[row]:
                self.combo.removeItem(row)
        self._choices = tuple(each for each, stays in zip(self._choices, kept, strict=True) if stays)

    def show(self, value: object) -> None:
        self.combo.setCurrentIndex(self._choices.index(value) if value in self._choices else 0)

    def value(self) -> object:
        # currentData() would give the word back as a bare text
        return self._choices[self.combo.currentIndex()]


class ChoicesEditor(Editor):
    """Any number of words of a closed list: chips for short words, boxes to tick for long ones."""

    is_wide = True

    def __init__(self, spec: FieldSpec) -> None:
        frame = QWidget()
        super().__init__(spec, frame)
        self._choices: tuple[Choice, ...] = tuple(spec.choices or ())
        is_short = all(len(choice.label) <= _LONGEST_CHIP for choice in self._choices)
        layout = FlowLayout(frame) if is_short else QVBoxLayout(frame)
        layout.setContentsMargins(0, 0, 0, 0)
        self.buttons = {choice: self._button(choice, is_short=is_short) for choice in self._choices}
        for button in self.buttons.values():
            layout.addWidget(button)
        frame.setFocusProxy(next(iter(self.buttons.values())))

    def _button(self, choice: Choice, *, is_short: bool) -> Any:
        label, name = translate(choice.label), f"{self.spec.name}.{choice.value}"
        button = chip(name, label) if is_short else QCheckBox(without_mnemonic(label))
        button.setObjectName(name)
        button.toggled.connect(self.changed)
        return button

    def offer(self, choices: Iterable[Choice]) -> None:
        """Show only these words; others stay where they are already chosen."""
        offered = set(choices)
        for choice, button in self.buttons.items():
            button.setVisible(choice in offered or button.isChecked())

    def show(self, value: object) -> None:
        chosen = value if isinstance(value, tuple) else ()
        for choice, button in self.buttons.items():
            button.setChecked(choice in chosen)

    def value(self) -> object:
        return tuple(choice for choice, button in self.buttons.items() if button.isChecked())


class TypeAhead(QuietCombo):
    """A list in which typing finds: any part of an entry, whatever its accents."""

    def __init__(self, entries: Sequence[tuple[Any, str]]) -> None:
        super().__init__()
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._by_title = {fold(title): key for key, title in entries}
        for key, title in entries:
            self.addItem(title, key)
        completer = QCompleter(self.model(), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCompleter(completer)
        self.setCurrentIndex(-1)

    def offer(self, key: object, title: str) -> None:
        """Offer one entry more."""
        self._by_title[fold(title)] = key
        self.addItem(title, key)

    def line(self) -> QLineEdit:
        """Return the line in which the person types."""
        line = self.lineEdit()
        if line is None:
            raise AssertionError("an editable list has a line")
        return line

    def choose(self, key: object) -> None:
        """Show the entry of a key, or nothing."""
        index = next((row for row in range(self.count()) if self.itemData(row) == key), -1)
        self.setCurrentIndex(index)
        self.line().setText(self.itemText(index) if index >= 0 else "")

    def chosen(self) -> Any:
        """Return the key of what is typed, None for nothing; raises `OfficerError` where nothing is called that."""
        typed = self.line().text().strip()
        text = fold(typed)
        if not text:
            return None
        if text in self._by_title:
            return self._by_title[text]
        fitting = [key for title, key in self._by_title.items() if title.startswith(text)]
        if len(fitting) != 1:
            raise OfficerError("Nothing in the list is called {typed}. Choose one of its entries.", typed=typed)
        return fitting[0]


class NamedCodeEditor(Editor):
    """A language or a country, by its name in the language of the window; its code goes into the record."""

    def __init__(self, spec: FieldSpec) -> None:
        self.combo = TypeAhead(named_codes(spec.kind))
        super().__init__(spec, self.combo, self.combo.line())
        self.combo.editTextChanged.connect(self.changed)
        self.combo.line().editingFinished.connect(self.left)

    def show(self, value: object) -> None:
        self.combo.choose(value)

    def value(self) -> object:
        typed = self.combo.line().text().strip()
        if any(self.combo.itemData(row) == typed for row in range(self.combo.count())):
            return typed
        return self.combo.chosen() or ""


def named_codes(kind: Kind) -> list[tuple[str, str]]:
    """Return code and name of every language or country, sorted by name; the letters' languages stand first."""
    locale = Locale.parse(LOCALES[language()])
    if kind is Kind.COUNTRY:
        return sorted(
            ((code, name) for code, name in locale.territories.items() if len(code) == 2 and code.isalpha()),  # noqa: PLR2004 - ISO 3166-1
            key=lambda pair: fold(pair[1]),
        )
    names = [(code, name[:1].upper() + name[1:]) for code, name in locale.languages.items() if len(code) == 2]  # noqa: PLR2004 - ISO 639-1
    return sorted(names, key=lambda pair: (pair[0] not in LOCALES, fold(pair[1])))


class LinkEditor(Editor):
    """One record of another kind, found by its title."""

    def __init__(self, spec: FieldSpec, records: RecordNames) -> None:
        self.is_wide = spec.links_to in _LONG_TITLES
        self.combo = TypeAhead(records(spec.links_to))
        super().__init__(spec, self.combo, self.combo.line())
        self.combo.line().setPlaceholderText(t("None"))
        self.combo.editTextChanged.connect(self.changed)
        self.combo.line().editingFinished.connect(self.left)

    def show(self, value: object) -> None:
        self.combo.choose(value)

    def value(self) -> object:
        return self.combo.chosen()


class LinksEditor(Editor):
    """Any number of records of another kind, each a box to tick."""

    is_wide = True

    def __init__(self, spec: FieldSpec, records: RecordNames) -> None:
        frame = QWidget()
        super().__init__(spec, frame)
        layout = QVBoxLayout(frame)
        layout.setContentsMargins(0, 0, 0, 0)
        self.boxes: dict[int, QCheckBox] = {}
        for key, title in records(spec.links_to):
            self.boxes[key] = QCheckBox(without_mnemonic(title))
            self.boxes[key].setObjectName(f"{spec.name}.{key}")
            self.boxes[key].toggled.connect(self.changed)
            layout.addWidget(self.boxes[key])
        if not self.boxes:
            layout.addWidget(Text(t("There is none yet to choose."), "muted"))

    def show(self, value: object) -> None:
        chosen = value if isinstance(value, tuple) else ()
        for key, box in self.boxes.items():
            box.setChecked(key in chosen)

    def value(self) -> object:
        return tuple(key for key, box in self.boxes.items() if box.isChecked())

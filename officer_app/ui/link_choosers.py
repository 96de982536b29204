"""The inputs that link a record to others: found by typing, kept where retired, made on the way where missing."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from officer_app.domain.errors import OfficerError
from officer_app.domain.fields import FieldSpec
from officer_app.ui.buttons import button
from officer_app.ui.choosers import LinkEditor, LinksEditor, RecordNames, TypeAhead
from officer_app.ui.editors import Editor
from officer_app.ui.labels import Text
from officer_app.ui.record_source import RecordSource
from officer_app.ui.register_words import new_words
from officer_app.ui.words import say_here, t, translate, without_mnemonic

MOST_BOXES = 10
"""Records that are offered as boxes to tick; more are found by typing."""


def link_editor(spec: FieldSpec, records: RecordNames) -> Editor:
    """Return the input for a link to one record."""
    return FindingLink(spec, records) if isinstance(records, RecordSource) else LinkEditor(spec, records)


def links_editor(spec: FieldSpec, records: RecordNames) -> Editor:
    """Return the input for links to any number of records."""
    return FindingLinks(spec, records) if isinstance(records, RecordSource) else LinksEditor(spec, records)


def _maker(spec: FieldSpec, pressed: Callable[[], None]) -> QPushButton:
    is_file = spec.links_to == "document"
    title = t("Add a file") if is_file else new_words(spec.links_to)
    made = button(title, f"{spec.name}.new", pressed, icon_name="attachment" if is_file else "plus")
    made.setAccessibleName(t("{title}, for {label}", title=title, label=translate(spec.label)))
    return made


class FindingLink(Editor):
    """One record of another type; the button beside it adds one that is missing."""

    is_wide = True

    def __init__(self, spec: FieldSpec, source: RecordSource) -> None:
        self._source = source
        self.combo = TypeAhead(source(spec.links_to))
        frame = QWidget()
        super().__init__(spec, frame, self.combo.line())
        frame.setFocusProxy(self.combo)
        row = QHBoxLayout(frame)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.combo, 1)
        if source.can_make(spec.links_to):
            self.new_button = _maker(spec, self._make)
            row.addWidget(self.new_button)
        self.combo.line().setPlaceholderText(t("None"))
        self.combo.editTextChanged.connect(self.changed)
        self.combo.line().editingFinished.connect(self.left)

    def show(self, value: object) -> None:
        if isinstance(value, int) and self.combo.findData(value) < 0:
            self.combo.offer(value, self._source.title_of(self.spec.links_to, value))
        self.combo.choose(value)

    def value(self) -> object:
        return self.combo.chosen()

    def _make(self) -> None:
        typed = self.combo.line().text().strip()
        known = self.combo.findText(typed, Qt.MatchFlag.MatchFixedString) >= 0
        made = self._source.make(self.spec.links_to, "" if known else typed, self.widget.window())
        if made:
            self.combo.offer(*made)
            self.combo.choose(made[0])
            self.changed()


class FindingLinks(Editor):
    """Any number of records of another type: a few as boxes, many by typing; what is chosen stands as ticked boxes."""

    is_wide = True

    def __init__(self, spec: FieldSpec, source: RecordSource) -> None:
        self._source = source
        frame = QWidget()
        super().__init__(spec, frame)
        offered = source(spec.links_to)
        self.boxes: dict[int, QCheckBox] = {}
        column = QVBoxLayout(frame)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        column.addLayout(self._column)
        self._nothing = Text("", "muted", name=f"{spec.name}.nothing")
        column.addWidget(self._nothing)
        is_many = len(offered) > MOST_BOXES
        if spec.links_to != "document" and not is_many:
            for key, title in offered:
                self._add_box(key, title)
        self.finder: TypeAhead | None = TypeAhead(offered) if is_many else None
        column.addLayout(self._row(spec))
        self._say_nothing()

    def _row(self, spec: FieldSpec) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        if self.finder:
            line = self.finder.line()
            line.setObjectName(f"{spec.name}.find")
            line.setPlaceholderText(t("Type to find one and add it"))
            line.setAccessibleName(t("Find one to add: {label}", label=translate(spec.label)))
            line.returnPressed.connect(self._take_typed)
            self.finder.activated.connect(lambda _row: self._take_typed())
            row.addWidget(self.finder, 1)
        if self._source.can_make(spec.links_to):
            self.new_button = _maker(spec, self._make)
            row.addWidget(self.new_button)
        if not self.finder:
            row.addStretch(1)
        return row

    def _add_box(self, key: int, title: str) -> QCheckBox:
        if key not in self.boxes:
            box = QCheckBox(without_mnemonic(title))
            box.setObjectName(f"{self.spec.name}.{key}")
            box.setAccessibleName(title)
            box.toggled.connect(self.changed)
            self.boxes[key] = box
            self._column.addWidget(box)
        return self.boxes[key]

    def _take_typed(self) -> None:
        if self.finder is None:
            return
        try:
            key = self.finder.chosen()
        except OfficerError as error:
            self._nothing.setText(say_here(error.sentence))
            self._nothing.show()
            return
        if key is not None:
            title = self.finder.itemText(self.finder.findData(key))
            self.finder.choose(None)
            self._add_box(key, title).setChecked(True)
            self._say_nothing()

    def _make(self) -> None:
        typed = self.finder.line().text().strip() if self.finder else ""
        try:
            made = self._source.make(self.spec.links_to, typed, self.widget.window())
        except OfficerError as error:
            self._nothing.setText(say_here(error.sentence))
            self._nothing.show()
            return
        if made:
            if self.finder:
                self.finder.choose(None)
            self._add_box(*made).setChecked(True)
            self._say_nothing()

    def _say_nothing(self) -> None:
        words = "" if self.boxes or self.finder else t("There is none yet to choose.")
        if self.spec.links_to == "document" and not self.boxes:
            words = t("No file yet.")
        self._nothing.setText(words)
        self._nothing.setVisible(bool(words))

    def show(self, value: object) -> None:
        chosen: tuple[Any, ...] = value if isinstance(value, tuple) else ()
        for key in chosen:
            if key not in self.boxes:
                self._add_box(key, self._source.title_of(self.spec.links_to, key))
        for key, box in self.boxes.items():
            box.setChecked(key in chosen)
        self._say_nothing()

    def value(self) -> object:
        if self.finder and self.finder.line().text().strip():
            self._take_typed_or_complain()
        return tuple(key for key, box in self.boxes.items() if box.isChecked())

    def _take_typed_or_complain(self) -> None:
        """Refuse to lose in silence what was typed and not yet added."""
        if self.finder and self.finder.chosen() is not None:
            raise OfficerError("Press Enter to add {typed}, or take it out.", typed=self.finder.line().text().strip())

"""The inputs of a form that are typed or ticked: each shows a value, gives it back, and says when it changed."""

from abc import ABC, abstractmethod
from collections.abc import Callable

from PySide6.QtCore import QMimeData, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from officer_app.domain.errors import OfficerError
from officer_app.domain.fields import FieldSpec
from officer_app.ui.buttons import button
from officer_app.ui.flow import FlowLayout
from officer_app.ui.words import t, translate, without_mnemonic

_MOST_PASTED = 1_000_000
_ROW, _EDGE = 18, 10
"""Height in pixels of a line of a text, and what its frame adds."""
_MOST_DIGITS = 15
_FEW_ROWS, _MANY_ROWS, _SHORT_LETTER = 3, 5, 2_000


class Editor(ABC):
    """What a form knows of an input: `widget` is laid out, `field` bears the field's name and takes the cursor."""

    names_itself = False
    is_wide = False

    def __init__(self, spec: FieldSpec, widget: QWidget, field: QWidget | None = None) -> None:
        self.spec = spec
        self.widget = widget
        self.field = field or widget
        self.field.setObjectName(spec.name)
        self.field.setAccessibleName(accessible_name(spec))
        self.field.setAccessibleDescription(translate(spec.help))
        self.on_change: Callable[[], None] | None = None
        self.on_leave: Callable[[], None] | None = None
        self._is_loading = False

    def load(self, value: object) -> None:
        """Show a value; nobody is told that it changed."""
        self._is_loading = True
        try:
            self.show(value)
        finally:
            self._is_loading = False

    @abstractmethod
    def show(self, value: object) -> None:
        """Put a value of the record into the input."""

    @abstractmethod
    def value(self) -> object:
        """Return what stands in the input as the record keeps it; raises `OfficerError` where it cannot be read."""

    def changed(self, *_: object) -> None:
        """Tell the form that the person changed something; inputs connect their signals to it."""
        if self.on_change and not self._is_loading:
            self.on_change()

    def left(self) -> None:
        """Tell the form that the person went on: now a sentence about what stands here does not interrupt."""
        if self.on_leave and not self._is_loading:
            self.on_leave()


def accessible_name(spec: FieldSpec) -> str:
    """Return the label as a screen reader says it, with `required` where it is."""
    label = translate(spec.label)
    return t("{label}, required", label=label) if spec.required else label


class TextEditor(Editor):
    """One line of text; blanks round it are dropped, what stands inside is kept or refused, never changed."""

    def __init__(self, spec: FieldSpec) -> None:
        self.line = QLineEdit()
        self.line.setMaxLength(_MOST_PASTED)
        super().__init__(spec, self.line)
        self.line.textChanged.connect(self.changed)
        self.line.editingFinished.connect(self.left)

    def show(self, value: object) -> None:
        self.line.setText(str(value or ""))
        self.line.setCursorPosition(0)

    def value(self) -> object:
        return self.line.text().strip()


class NumberEditor(TextEditor):
    """A whole number, zero or more, or nothing."""

    def __init__(self, spec: FieldSpec) -> None:
        super().__init__(spec)
        self.line.setMaximumWidth(120)

    def show(self, value: object) -> None:
        super().show("" if value is None else str(value))

    def value(self) -> object:
        text = self.line.text().strip()
        if not text:
            return None
        if not (text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS):
            raise OfficerError("Enter a whole number, zero or more.")
        return int(text)


class PlainPaper(QPlainTextEdit):
    """Lines of plain text: pasted formatting stays behind, Tab goes to the next field."""

    def __init__(self, rows: int) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self._height = rows * _ROW + 10
        self.setStyleSheet(f"QPlainTextEdit {{ min-height: {self._height}px; max-height: {self._height}px; }}")

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._height + _EDGE)

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.insertPlainText(source.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.ignore()  # Ctrl+Enter belongs to the form
            return
        super().keyPressEvent(event)

    def text(self) -> str:
        """Return the text as it was typed: `toPlainText` would turn no-break spaces into plain ones."""
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")


class LongTextEditor(Editor):
    """Many lines of text, kept as they were typed."""

    is_wide = True

    def __init__(self, spec: FieldSpec, rows: int = 0) -> None:
        self.paper = PlainPaper(rows or (_FEW_ROWS if spec.limit <= _SHORT_LETTER else _MANY_ROWS))
        super().__init__(spec, self.paper)
        self.paper.textChanged.connect(self.changed)

    def show(self, value: object) -> None:
        self.paper.setPlainText(str(value or ""))

    def value(self) -> object:
        return self.paper.text()


class LinesEditor(LongTextEditor):
    """A list, one entry a line; empty lines do not count."""

    def __init__(self, spec: FieldSpec) -> None:
        super().__init__(spec, rows=2)

    def show(self, value: object) -> None:
        super().show("\n".join(value) if isinstance(value, tuple) else "")

    def value(self) -> object:
        return tuple(line.strip() for line in self.paper.text().split("\n") if line.strip())


class TickEditor(Editor):
    """Yes or no: a box to tick that bears the field's label itself."""

    names_itself = True

    def __init__(self, spec: FieldSpec) -> None:
        self.box = QCheckBox(without_mnemonic(translate(spec.label)))
        super().__init__(spec, self.box)
        self.box.toggled.connect(self.changed)

    def show(self, value: object) -> None:
        self.box.setChecked(bool(value))

    def value(self) -> object:
        return self.box.isChecked()


class AnswerEditor(Editor):
    """Yes, no or not known yet: three chips of which one is pressed."""

    def __init__(self, spec: FieldSpec) -> None:
        row = QWidget()
        layout = FlowLayout(row)
        self._group = QButtonGroup(row)
        self._chips: dict[bool | None, QPushButton] = {}
        for value, name, label in ((True, "yes", t("Yes")), (False, "no", t("No")), (None, "open", t("Not known yet"))):
            self._chips[value] = chip(f"{spec.name}.{name}", label)
            self._group.addButton(self._chips[value])
            layout.addWidget(self._chips[value])
        super().__init__(spec, row)
        row.setFocusProxy(self._chips[True])
        self._group.buttonToggled.connect(self.changed)

    def show(self, value: object) -> None:
        self._chips[value if isinstance(value, bool) else None].setChecked(True)

    def value(self) -> object:
        return next((value for value, each in self._chips.items() if each.isChecked()), None)


def chip(name: str, label: str) -> QPushButton:
    """Return a round button that stays pressed: one word of a closed list."""
    made = button(label, name, look="chip")
    made.setCheckable(True)
    return made

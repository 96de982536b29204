"""One field of a form as it stands on the page: label, input, help, and a sentence where something is wrong."""

from collections.abc import Callable, Sequence
from dataclasses import fields
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from officer_app.domain.fields import FieldSpec, Kind, default_of
from officer_app.ui.choosers import ChoiceEditor, ChoicesEditor, NamedCodeEditor, RecordNames
from officer_app.ui.countries_editor import CountriesEditor
from officer_app.ui.day_editor import DayEditor, InstantEditor
from officer_app.ui.editors import (
    AnswerEditor,
    Editor,
    LinesEditor,
    LongTextEditor,
    NumberEditor,
    TextEditor,
    TickEditor,
)
from officer_app.ui.labels import Text
from officer_app.ui.link_choosers import link_editor, links_editor
from officer_app.ui.room_left import LIMITED, RoomLeft
from officer_app.ui.stylesheet import dress
from officer_app.ui.wording_editor import WordingEditor
from officer_app.ui.words import t, translate

_COLUMNS = 2
_Maker = Callable[[FieldSpec, bool, RecordNames], Editor]

_MAKERS: dict[Kind, _Maker] = {
    Kind.TEXT: lambda spec, _open, _records: TextEditor(spec),
    Kind.EMAIL: lambda spec, _open, _records: TextEditor(spec),
    Kind.NUMBER: lambda spec, _open, _records: NumberEditor(spec),
    Kind.LONG_TEXT: lambda spec, _open, _records: LongTextEditor(spec),
    Kind.LINES: lambda spec, _open, _records: LinesEditor(spec),
    Kind.FLAG: lambda spec, is_open, _records: AnswerEditor(spec) if is_open else TickEditor(spec),
    Kind.DATE: lambda spec, _open, _records: DayEditor(spec),
    Kind.INSTANT: lambda spec, _open, _records: InstantEditor(spec),
    Kind.CHOICE: lambda spec, is_open, _records: ChoiceEditor(spec, is_open=is_open),
    Kind.CHOICES: lambda spec, _open, _records: ChoicesEditor(spec),
    Kind.LANGUAGE: lambda spec, _open, _records: NamedCodeEditor(spec),
    Kind.COUNTRY: lambda spec, _open, _records: NamedCodeEditor(spec),
    Kind.WORDING: lambda spec, _open, _records: WordingEditor(spec),
    Kind.COUNTRIES: lambda spec, _open, _records: CountriesEditor(spec),
    Kind.LINK: lambda spec, _open, records: link_editor(spec, records),
    Kind.LINKS: lambda spec, _open, records: links_editor(spec, records),
}


def make_editor(record_type: type[Any], spec: FieldSpec, records: RecordNames) -> Editor:
    """Return the input that suits a field's kind; a field whose default is unknown can be left so."""
    declared = next(each for each in fields(record_type) if each.name == spec.name)
    return _MAKERS[spec.kind](spec, default_of(declared) is None, records)


class Note(Text):
    """A wrapped text that asks for no more height than its width needs."""

    def __init__(self, text: str, look: str = "note", *, name: str = "") -> None:
        super().__init__(text, look, wrap=True, name=name)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def say(self, sentence: str) -> None:
        """Show a sentence; an empty one takes the note away."""
        self.setText(sentence)
        self.setVisible(bool(sentence))

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self.fontMetrics().height())


class FieldRow(QWidget):
    """A field's place in a form."""

    def __init__(self, editor: Editor) -> None:
        super().__init__()
        self.editor = editor
        name = editor.spec.name
        self._remark = Note("", "bad", name=f"{name}.problem")
        self._remark.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        if not editor.names_itself:
            layout.addLayout(self._label_line())
        layout.addWidget(editor.widget)
        self._room = RoomLeft(editor.spec, editor.field) if editor.spec.kind in LIMITED else None
        if self._room:
            layout.addWidget(self._room)
        if editor.spec.help:
            layout.addWidget(Note(translate(editor.spec.help)))
        layout.addWidget(self._remark)
        self._below = layout
        layout.addStretch(1)

    def _label_line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(6)
        label = Text(translate(self.editor.spec.label), "strong", name=f"{self.editor.spec.name}.label")
        line.addWidget(label)
        if self.editor.spec.required:
            line.addWidget(Text(t("required"), "note"), alignment=Qt.AlignmentFlag.AlignBottom)
        line.addStretch(1)
        return line

    @property
    def remark(self) -> str:
        """Return the sentence that stands under the field, if any."""
        return self._remark.text()

    def say(self, sentence: str, look: str = "bad") -> None:
        """Put a sentence under the field, for the eye and for a screen reader; an empty one takes it away."""
        self._remark.set_look(look)
        self._remark.say(sentence)
        field = self.editor.field
        field.setAccessibleDescription(sentence or translate(self.editor.spec.help))
        dress(field, "problem", bool(sentence) and look == "bad")

    def measure(self, value: object, *, aloud: bool = False) -> None:
        """Count what stands in the field, where its text has a limit."""
        if self._room:
            self._room.measure(value, aloud=aloud)

    def add_below(self, widget: QWidget) -> None:
        """Put something of the page's own under the field, such as the words behind a guess."""
        self._below.insertWidget(self._below.count() - 1, widget)


class FieldGrid(QGridLayout):
    """Fields in two columns, or in one; a wide field takes the whole line."""

    def __init__(self, rows: Sequence[FieldRow]) -> None:
        super().__init__()
        self._rows = rows
        self.setHorizontalSpacing(16)
        self.setVerticalSpacing(12)
        self.arrange(is_narrow=False)

    def arrange(self, *, is_narrow: bool) -> None:
        """Put every field in its place."""
        columns = 1 if is_narrow else _COLUMNS
        line = column = 0
        for row in self._rows:
            width = columns if row.editor.is_wide else 1
            if column + width > columns:
                line, column = line + 1, 0
            self.removeWidget(row)
            self.addWidget(row, line, column, 1, width)
            column += width
        for each in range(_COLUMNS):
            self.setColumnStretch(each, int(each < columns))

"""Forms made from the fields of a record: loaded once, collected once on Save, and nothing typed is ever wiped."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from officer_app.domain.errors import OfficerError, ProblemsFound
from officer_app.domain.fields import FieldSpec, check_field, is_empty, specs
from officer_app.domain.words import Sentence
from officer_app.ui.choosers import RecordNames
from officer_app.ui.editors import Editor
from officer_app.ui.form_rows import FieldGrid, FieldRow, Note, make_editor
from officer_app.ui.labels import Text
from officer_app.ui.scrolling import measure_round
from officer_app.ui.words import count, say_here, translate

Remark = Callable[[Any], Sentence | None]
"""Looks at a field's value, where there is one, and may say something about it; it forbids nothing."""


def no_records(_key: str) -> list[tuple[int, str]]:
    """Offer nothing to link to."""
    return []


class Form(QWidget):
    """The fields of a record type, or some of them; Ctrl+Enter and Ctrl+S save, Esc gives up.

    Fields stand side by side, and below one another where the width is short.
    """

    edited = Signal(str)
    saved = Signal(object)  # a dict of values; Signal(dict) would give chosen words back as bare texts
    given_up = Signal()

    def __init__(
        self,
        record_type: type[Any],
        record: Any = None,
        groups: Iterable[str] | None = None,
        fields: Iterable[str] | None = None,
        *,
        records: RecordNames = no_records,
        remarks: Mapping[str, Remark] | None = None,
        headings: bool | None = None,
    ) -> None:
        super().__init__()
        self.record_type = record_type
        self._remarks = dict(remarks or {})
        chosen = chosen_specs(record_type, groups, fields)
        self._rows = {spec.name: FieldRow(make_editor(record_type, spec, records)) for spec in chosen}
        self._is_settled = False
        self.summary = Note("", "bad", name="form.summary")
        self.summary.hide()
        self._grids: list[FieldGrid] = []
        self._is_narrow = False
        self._needs = 0
        self._lay_out(with_headings=fields is None if headings is None else headings)
        self.load(record if record is not None else record_type())
        self.setFocusProxy(self._input(chosen[0].name))
        for name, row in self._rows.items():
            row.editor.on_change = partial(self._on_edit, name)
            row.editor.on_leave = partial(self._on_leave, name)

    def _lay_out(self, *, with_headings: bool) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        groups: dict[str, list[FieldRow]] = {}
        for row in self._rows.values():
            groups.setdefault(row.editor.spec.group if with_headings else "", []).append(row)
        for name, rows in groups.items():
            if name and len(groups) > 1:
                layout.addWidget(Text(translate(name), "panel", name=f"group.{name}"))
            self._grids.append(FieldGrid(rows))
            layout.addLayout(self._grids[-1])
            layout.addSpacing(4)
        layout.addWidget(self.summary)
        layout.addStretch(1)

    def needed_width(self) -> int:
        """Return the width in pixels from which its fields can stand side by side."""
        return self._needs if self._is_narrow else super().minimumSizeHint().width()

    def minimumSizeHint(self) -> QSize:
        narrowest = max(row.minimumSizeHint().width() for row in self._rows.values())
        return QSize(narrowest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        """Put the fields side by side or below one another, as the width is."""
        self._needs = self.needed_width()
        if (self.width() < self._needs) is not self._is_narrow:
            self._is_narrow = not self._is_narrow
            for grid in self._grids:
                grid.arrange(is_narrow=self._is_narrow)
            measure_round(self)

    def event(self, event: QEvent) -> bool:
        # the form's keys win over the window's while the cursor is in it
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _verb_of(event):
            event.accept()
            return True
        is_done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self._turn()  # a field needs another width than before
        return is_done

    def keyPressEvent(self, event: QKeyEvent) -> None:
        verb = _verb_of(event)
        if verb is None:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            (self.save if verb == "save" else self.given_up.emit)()

    # What stands in the form

    def names(self) -> tuple[str, ...]:
        """Return the names of the fields in this form, in their order."""
        return tuple(self._rows)

    def editor(self, name: str) -> Editor:
        """Return one field's input; raises `KeyError` where the form has no such field."""
        return self._rows[name].editor

    def row(self, name: str) -> FieldRow:
        """Return one field with its label and its sentence."""
        return self._rows[name]

    def load(self, record: Any) -> None:
        """Show a record; from here on the form counts changes."""
        self.show_values({name: getattr(record, name) for name in self._rows})
        self._clear_remarks()
        self._loaded = self._snapshot()
        self._is_settled = False

    def show_values(self, values: Mapping[str, Any]) -> None:
        """Put values into some fields, as if the person had typed them; unknown names are left out."""
        for name, value in values.items():
            if name in self._rows:
                self._rows[name].editor.load(value)
                self._rows[name].measure(value)
                self._remark_on(name)
        self._is_settled = False

    def is_dirty(self) -> bool:
        """Tell whether something in the form differs from what was loaded or saved last."""
        return self._snapshot() != self._loaded

    def _snapshot(self) -> dict[str, Any]:
        return {name: self._read(name) for name in self._rows}

    def _read(self, name: str) -> Any:
        """Return a field's value, or the problem in its place where it cannot be read."""
        try:
            return self._rows[name].editor.value()
        except OfficerError as error:
            return error.sentence

    def value(self, name: str) -> Any:
        """Return one field's value as typed so far, None where it cannot be read."""
        found = self._read(name)
        return None if isinstance(found, Sentence) else found

    # Saving

    def problems(self) -> dict[str, Sentence]:
        """Return what is wrong, one sentence for each field; empty where the form can be saved."""
        found = ((name, self._problem(name)) for name in self._rows)
        return {name: problem for name, problem in found if problem}

    def _problem(self, name: str) -> Sentence | None:
        value = self._read(name)
        return value if isinstance(value, Sentence) else check_field(self.editor(name).spec, value)

    def collect(self) -> dict[str, Any]:
        """Return the typed values by field; raises `ProblemsFound` where something is wrong."""
        found = self.problems()
        if found:
            raise ProblemsFound(found)
        return self._snapshot()

    def save(self) -> bool:
        """Give the values to whoever listens to `saved`, once; or show what is wrong and go there."""
        if self._is_settled:
            return False
        try:
            values = self.collect()
        except ProblemsFound as found:
            self.refuse(found)
            return False
        self._clear_remarks()
        self._is_settled = True
        self._loaded = values
        self.saved.emit(values)
        return self._is_settled

    def refuse(self, error: OfficerError) -> None:
        """Show why what was collected could not be kept: beside the fields where they are known, and below."""
        self._is_settled = False
        self._loaded = {}
        self._clear_remarks()
        problems = error.problems if isinstance(error, ProblemsFound) else {}
        here = {name: sentence for name, sentence in problems.items() if name in self._rows}
        elsewhere = [sentence for name, sentence in problems.items() if name not in here]
        for name, sentence in here.items():
            self._rows[name].say(say_here(sentence))
        self._sum_up(len(here), elsewhere if problems else [error.sentence])
        first = next((name for name in self._rows if name in here), None)
        if first:
            self.go_to(first)

    def _sum_up(self, here: int, elsewhere: list[Sentence]) -> None:
        told = [say_here(sentence) for sentence in elsewhere]
        if here:
            told.insert(0, count(here, "One field needs another look.", "{n} fields need another look."))
        self.summary.say(" ".join(told))

    def _input(self, name: str) -> QWidget:
        editor = self.editor(name)
        return editor.widget.focusProxy() or editor.field

    def go_to(self, name: str) -> None:
        """Bring a field into view and put the cursor in it."""
        row = self._rows[name]
        self._input(name).setFocus()
        area: QWidget | None = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if isinstance(area, QScrollArea):
            area.ensureWidgetVisible(row, 0, 24)

    # While the person types

    def _on_edit(self, name: str) -> None:
        self._is_settled = False
        if self._rows[name].remark:
            self._rows[name].say("")
        self._rows[name].measure(self.value(name), aloud=True)
        self._remark_on(name)
        self.summary.hide()  # it told of the last try to save
        self.edited.emit(name)

    def _on_leave(self, name: str) -> None:
        problem = self._problem(name)
        if problem and not is_empty(self._read(name)):  # an empty field may still be filled
            self._rows[name].say(say_here(problem))

    def _remark_on(self, name: str) -> None:
        value = self.value(name)
        remark = self._remarks[name](value) if name in self._remarks and not is_empty(value) else None
        if remark:
            self._rows[name].say(say_here(remark), "warn")

    def _clear_remarks(self) -> None:
        self.summary.hide()
        for name, row in self._rows.items():
            row.say("")
            self._remark_on(name)


def chosen_specs(
    record_type: type[Any], groups: Iterable[str] | None = None, names: Iterable[str] | None = None
) -> tuple[FieldSpec, ...]:
    """Return the specs for a form: of these groups, or by these names in their order; else all that a form shows."""
    known = specs(record_type)
    if names is not None:
        by_name = {spec.name: spec for spec in known}
        return tuple(by_name[name] for name in names)
    wanted = None if groups is None else set(groups)
    return tuple(spec for spec in known if spec.in_form and (wanted is None or spec.group in wanted))


def _verb_of(event: QKeyEvent) -> str | None:
    control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    if control and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_S}:
        return "save"
    return "give up" if event.key() == Qt.Key.Key_Escape and not control else None

"""The facts of a letter as a list: there or missing, where each comes from, and a way to mend it in place."""

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from officer_app.domain.case import Case
from officer_app.domain.errors import OfficerError
from officer_app.services.output import Fact, TextRemark
from officer_app.ui.buttons import button
from officer_app.ui.cards import Card, clear
from officer_app.ui.choosers import RecordNames
from officer_app.ui.dialogs.question import may_discard
from officer_app.ui.form_rows import Note
from officer_app.ui.forms import Form
from officer_app.ui.icons import Sign
from officer_app.ui.labels import Elided, Text
from officer_app.ui.pages.letter_matter import Mending
from officer_app.ui.pages.letter_mending import narrow_choices
from officer_app.ui.pages.letter_remarks import WarningRow
from officer_app.ui.words import say_here, t, translate

_SIGNS = {
    "there": ("check", "ok", "ok_soft"),
    "missing": ("alert", "bad", "bad_soft"),
    "open": ("info", "muted", "page"),
}


def state_of(fact: Fact) -> str:
    """Return whether a fact is there, missing, or open: not there, but the letter does without it."""
    if fact.present:
        return "there"
    return "missing" if fact.required else "open"


class Remark(Elided):
    """A remark at the right end of a row, with an ellipsis where there is no room."""

    def paintEvent(self, _event: object) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().windowText().color())
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), shown)


class FactRow(QFrame):
    """One fact; pressing it opens the field that mends it."""

    pressed = Signal(object)

    def __init__(self, fact: Fact, *, can_mend: bool) -> None:
        super().__init__()
        self.fact = fact
        self._can_mend = can_mend
        state = state_of(fact)
        sign, tint, ground = _SIGNS[state]
        words = {"there": t("there"), "missing": t("missing"), "open": t("open")}[state]
        label, note = translate(fact.label), say_here(fact.note)
        self.setObjectName(f"fact.{fact.key}")
        self.setAccessibleName(f"{label}, {words}: {note}")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(Sign(sign, tint, ground=ground, side=20))
        row.addWidget(Text(label, "strong" if state == "missing" else "body"))
        remark = Remark(note, "bad" if state == "missing" else "muted", name=f"fact.{fact.key}.note")
        row.addWidget(remark, 1)
        self.mend = button("", f"fact.{fact.key}.mend", lambda: self.pressed.emit(self.fact), look="quiet",
            icon_name="edit", tip=t("Change: {label}", label=label))  # fmt: skip
        self.mend.setFixedWidth(30)
        self.mend.setEnabled(can_mend)
        row.addWidget(self.mend)
        if can_mend:
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._can_mend and self.rect().contains(event.position().toPoint()):
            self.pressed.emit(self.fact)


class FactList(Card):
    """Every fact of a letter, there or missing, and what its text makes somebody look at again."""

    mend_wanted = Signal(object)
    line_wanted = Signal(object)
    back_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__("facts_card")
        self.setAccessibleName(t("What the letter needs"))
        self.rows: list[FactRow] = []
        self.warnings: list[WarningRow] = []
        self._lines = QVBoxLayout()
        self._lines.setSpacing(1)
        self.column.addLayout(self._lines)

    def show_facts(
        self,
        facts: Iterable[Fact],
        can_mend: Callable[[Fact], bool],
        remarks: Iterable[TextRemark] = (),
        has_line: Callable[[TextRemark], bool] = lambda _remark: False,
    ) -> None:
        """Show these facts: what is missing first, then the remarks about the text."""
        clear(self._lines)
        missing_first = sorted(facts, key=lambda fact: not fact.is_missing)
        self.rows = [FactRow(fact, can_mend=can_mend(fact)) for fact in missing_first]
        self.warnings = [WarningRow(each, has_line=has_line(each)) for each in remarks]
        for row in self.rows:
            row.pressed.connect(self.mend_wanted)
        for warning in self.warnings:
            warning.line_wanted.connect(self.line_wanted)
            warning.back_wanted.connect(self.back_wanted)
        lacking = [row for row in self.rows if row.fact.is_missing]
        for each in (*lacking, *self.warnings, *self.rows[len(lacking) :]):
            self._lines.addWidget(each)


class MendCard(Card):
    """A small form over exactly the fields that a letter lacks; it says where they are kept."""

    kept = Signal()

    def __init__(self) -> None:
        super().__init__("mend_card", padding=16)
        self.form: Form | None = None
        self._holder = QVBoxLayout()
        self._holder.setSpacing(10)
        self.column.addLayout(self._holder)
        self.hide()

    def open(self, mending: Mending, case: Case | None, records: RecordNames, field: str) -> None:
        """Open the form of a fact with the cursor in the field that is missing."""
        if not self.may_close():
            return
        clear(self._holder)
        if mending.whose:
            self._holder.addWidget(Note(t("In {name}, so that every letter has it", name=mending.whose), "note"))
        form = Form(type(mending.record), mending.record, fields=mending.fields, records=records)
        form.setObjectName("mend_form")
        if case:
            narrow_choices(form, case)
        opened = {name: form.value(name) for name in form.names()}
        form.saved.connect(lambda values: self._keep(mending, opened, values))
        form.given_up.connect(self.close_form)
        self._holder.addWidget(form)
        self._holder.addLayout(self._buttons(form))
        self.form = form
        self.show()
        form.go_to(field if field in form.names() else form.names()[0])

    def _buttons(self, form: Form) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(button(t("Save"), "mend.save", form.save, icon_name="check"))
        row.addWidget(button(t("Cancel"), "mend.cancel", self.close_form, look="quiet"))
        row.addStretch(1)
        return row

    def _keep(self, mending: Mending, opened: dict[str, Any], values: dict[str, Any]) -> None:
        form = self.form
        # a form that was put aside shows the record as it was; what it does not change may have become something else
        changed = {name: value for name, value in values.items() if value != opened[name]}
        try:
            mending.keep(changed)
        except OfficerError as error:
            if form:
                form.refuse(error)
            return
        self._shut()
        self.kept.emit()

    def may_close(self) -> bool:
        """Tell whether nothing typed would be lost, asking where it would."""
        return self.form is None or not self.form.is_dirty() or may_discard(self)

    def close_form(self) -> None:
        """Close the form, after asking where something typed would be lost."""
        if self.may_close():
            self._shut()

    def _shut(self) -> None:
        self.form = None
        self.hide()
        clear(self._holder)

"""A record in a dialog: add or change one, with sentences beside its fields until it can be kept."""

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from officer_app.domain.errors import OfficerError
from officer_app.domain.registry import BY_RECORD
from officer_app.ui.buttons import button, filled
from officer_app.ui.choosers import RecordNames
from officer_app.ui.dialogs.question import may_discard
from officer_app.ui.form_rows import Note
from officer_app.ui.forms import Form, no_records
from officer_app.ui.labels import Text
from officer_app.ui.scrolling import scrolled
from officer_app.ui.words import t, translate

Keep = Callable[[dict[str, Any]], object]
"""Keeps the values by a verb of the services; what it raises is shown in the dialog, which then stays open."""

_WIDTH, _TALLEST = 640, 640
_FRAME = 40
"""Pixels that the frame of a window may take."""
_AROUND, _AROUND_WITH_INTRO = 150, 205


class RecordDialog(QDialog):
    """A form with two buttons; closing it asks before anything typed is lost."""

    def __init__(
        self,
        parent: QWidget | None,
        record_type: type[Any],
        record: Any = None,
        fields: Iterable[str] | None = None,
        title: str = "",
        *,
        verb: str = "",
        intro: str = "",
        records: RecordNames = no_records,
        keep: Keep | None = None,
        prepare: Callable[[Form], None] | None = None,
    ) -> None:
        super().__init__(parent)
        self.values: dict[str, Any] | None = None
        self._keep = keep
        self.setObjectName("record_dialog")
        title = title or translate(BY_RECORD[record_type].singular)
        self.setWindowTitle(title)
        self.form = Form(record_type, record, fields=fields, records=records)
        self.form.setObjectName("record_form")
        if prepare:
            prepare(self.form)
        self.form.saved.connect(self._take)
        self.form.given_up.connect(self.reject)
        self._lay_out(title, intro, verb or t("Save"))

    def _lay_out(self, title: str, intro: str, verb: str) -> None:
        column = self._begin(title, intro)
        column.addWidget(self._form_area(), 1)
        column.addLayout(self._buttons(verb))
        needed = max(self.form.heightForWidth(_WIDTH - 56), self.form.sizeHint().height())  # without helps only a hint
        self.resize_within(_WIDTH, min(_TALLEST, needed + (_AROUND_WITH_INTRO if intro else _AROUND)))
        self.form.go_to(self.form.names()[0])

    def _begin(self, title: str, intro: str) -> QVBoxLayout:
        """Return the column of the dialog, begun with its title and what is said first."""
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 16, 16)
        column.setSpacing(12)
        column.addWidget(Text(title, "panel", name="record_title"))
        if intro:
            column.addWidget(Note(intro, "muted"))
        return column

    def _form_area(self) -> QScrollArea:
        inner = QWidget()
        box = QVBoxLayout(inner)
        box.setContentsMargins(2, 2, 10, 2)
        box.addWidget(self.form)
        return scrolled(inner, "record_scroll")

    def _buttons(self, verb: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 8, 0)
        row.addStretch(1)
        row.addWidget(button(t("Cancel"), "record_cancel", self.reject))
        row.addWidget(filled(verb, "record_save", self.form.save))
        return row

    def resize_within(self, width: int, height: int) -> None:
        """Take a size in pixels, as far as the screen has room for it: what is below its edge nobody can press."""
        room = self.screen().availableSize()
        self.resize(min(width, room.width() - _FRAME), min(height, room.height() - _FRAME))

    def _take(self, values: dict[str, Any]) -> None:
        if self._keep:
            try:
                self._keep(values)
            except OfficerError as error:
                self.form.refuse(error)
                return
        self.values = values
        self.accept()

    def reject(self) -> None:
        if not self.form.is_dirty() or may_discard(self):
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        self.reject()


def edit_record(
    parent: QWidget | None,
    record_type: type[Any],
    record: Any = None,
    fields: Iterable[str] | None = None,
    title: str = "",
    **choices: Any,
) -> dict[str, Any] | None:
    """Let the person fill in a record, or some of its fields; return the values, or None where she gave it up.

    `verb` stands on the button, `intro` above the form, `records` gives the titles for links; `keep` keeps the values
    while the dialog is open, so that what the services refuse is said beside the field. `prepare` is given the form
    before it is measured.
    """
    dialog = RecordDialog(parent, record_type, record, fields, title, **choices)
    dialog.exec()
    dialog.deleteLater()
    return dialog.values

"""The files of a record: added, described, saved out, taken off; never opened in place."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from officer_app.domain.document import Document
from officer_app.domain.errors import OfficerError
from officer_app.services import registers
from officer_app.services.documents import attach_document, detach_document, save_document
from officer_app.ui.buttons import button
from officer_app.ui.cards import Card, EmptyPlace, clear, rule
from officer_app.ui.desk import Desk
from officer_app.ui.dialogs.files import choose_file, choose_new_file
from officer_app.ui.dialogs.question import confirm
from officer_app.ui.dialogs.record import edit_record
from officer_app.ui.notices import Offer
from officer_app.ui.pages.case_messages import size_words
from officer_app.ui.register_file import RegisterFile, papers_spec
from officer_app.ui.rows import Offered, Row
from officer_app.ui.saving import documents_folder, file_name
from officer_app.ui.scrolling import scrolled
from officer_app.ui.theme import Tone
from officer_app.ui.words import full_day, moment, say_here, t


class Papers(QWidget):
    """The files that a record names."""

    def __init__(self, desk: Desk, key: str) -> None:
        super().__init__()
        self.setObjectName(f"{key}_papers")
        self.setAccessibleName(t("Documents"))
        self._desk, self._key = desk, key
        self._file: RegisterFile | None = None
        self.card = Card(f"{key}_papers_card", padding=0)
        self.card.column.setContentsMargins(0, 0, 0, 0)
        self.card.column.setSpacing(0)
        inside = QWidget()
        inside.setObjectName(f"{key}_papers_inside")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 4, 10, 12)
        column.setSpacing(10)
        self.add_button = button(t("Add a file"), f"{key}_papers_add", self.choose_and_add, icon_name="attachment")
        column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.card)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(inside, f"{key}_papers_area"))

    def show_file(self, file: RegisterFile) -> None:
        """Show the files of a record."""
        self._file = file
        clear(self.card.column)
        self.add_button.setVisible(bool(file.documents))
        for number, document in enumerate(file.documents):
            if number:
                self.card.column.addWidget(rule())
            self.card.column.addWidget(self._row(document))
        if not file.documents:
            words = t("Signed agreements, notices, proofs: a copy is kept inside the register.")
            empty = EmptyPlace(f"{self._key}_papers_empty", "attachment", words, t("Add a file"), self.choose_and_add)
            self.card.column.addWidget(empty)

    def _row(self, document: Document) -> Row:
        name = f"document.{document.id}"
        offers = (
            Offered(t("Save a copy"), f"{name}.save", partial(self.save, document), "save"),
            Offered(t("Describe"), f"{name}.change", partial(self.describe, document), "edit"),
            Offered(t("Take off"), f"{name}.remove", partial(self.take_off, document), "bin"),
        )
        row = Row(name, document.title or document.name, None, offers)
        if document.title:
            row.say(document.name)
        said = [
            t("dated {day}", day=full_day(document.dated_on)) if document.dated_on else "",
            size_words(document.size),
            t("added {when}", when=moment(document.added_at)) if document.added_at else "",
        ]
        row.say(", ".join(each for each in said if each))
        return row

    def choose_and_add(self) -> None:
        """Let the person choose a file, and add it."""
        chosen = choose_file(self._desk.window, t("Add a file"))
        if chosen is not None:
            self.add(chosen)

    def add(self, path: Path) -> None:
        """Copy a file into the register and name it in the record shown."""
        spec = papers_spec(self._key)
        if self._file is None or spec is None:
            return
        try:
            kept = attach_document(self._desk.register, self._key, self._file.record.id, path, field=spec.name)
        except OfficerError as error:
            self._desk.notices.say_error(error)
            return
        warnings = " ".join(say_here(each) for each in kept.warnings)
        self._desk.notices.say(t("Added: {name}", name=kept.document.name), Tone.OK)
        if warnings:
            self._desk.notices.say(warnings, Tone.WARN)

    def save(self, document: Document) -> None:
        """Write a copy of a file where the person says."""
        to = choose_new_file(self._desk.window, t("Save a copy"), documents_folder() / file_name(document.name), "")
        if to is None:
            return
        try:
            save_document(self._desk.register, document.id or 0, to)
        except OfficerError as error:
            self._desk.notices.say_error(error, Offer(t("Choose another place"), lambda: self.save(document)))
        else:
            self._desk.notices.say(t("Saved: {name}", name=to.name), Tone.OK)

    def describe(self, document: Document) -> None:
        """Let the person say what a file is and of which day."""
        edit_record(
            self._desk.window,
            Document,
            document,
            ["title", "dated_on"],
            document.name,
            keep=lambda values: registers.change_record(self._desk.register, "document", document.id or 0, **values),
        )

    def take_off(self, document: Document) -> None:
        """Take a file off the record, after asking; where no other record names it, it leaves the register."""
        spec = papers_spec(self._key)
        if self._file is None or spec is None:
            return
        record_id = self._file.record.id
        if confirm(
            self._desk.window,
            t("Take {name} off this record?", name=document.name),
            t("Take it off"),
            details=t("Where no other record names the file, it leaves the register."),
            safe=t("Keep it"),
        ):
            self._desk.attempt(
                lambda: detach_document(self._desk.register, self._key, record_id, document.id or 0, field=spec.name),
                t("Taken off: {name}", name=document.name),
            )

"""The letter page: which letter in which language, what it still needs, and its pages as they will be printed."""

from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from officer_app.domain.case import Case
from officer_app.domain.errors import OfficerError
from officer_app.domain.matter import Matter
from officer_app.services.matters import read_matter
from officer_app.services.output import Fact, MadeLetter, make_letter
from officer_app.ui.buttons import button, filled
from officer_app.ui.cards import Turning
from officer_app.ui.desk import Desk
from officer_app.ui.flow import FlowLayout
from officer_app.ui.form_rows import Note
from officer_app.ui.labels import Text
from officer_app.ui.letter_drafts import Place
from officer_app.ui.notices import Offer
from officer_app.ui.pages.letter_editing import LetterEditing
from officer_app.ui.pages.letter_facts import FactList, MendCard
from officer_app.ui.pages.letter_mail import mail_button
from officer_app.ui.pages.letter_matter import name_of, record_of
from officer_app.ui.pages.letter_matter_choice import choice_of
from officer_app.ui.pages.letter_mending import mending_of
from officer_app.ui.pages.letter_reading import Reading, find, state_of, write
from officer_app.ui.pages.record_names import record_names
from officer_app.ui.pdf_view import PdfView
from officer_app.ui.printing import print_pdf
from officer_app.ui.saving import open_folder_of, save_pdf
from officer_app.ui.scrolling import scrolled
from officer_app.ui.theme import Tone
from officer_app.ui.words import count, t

_REST_MS = 150
_SIDE_BY_SIDE = 720


class LetterPanel(QWidget):
    """Choose, mend, look, make: at the left what the letter needs, at the right its pages."""

    def __init__(self, desk: Desk, record_id: int, about: str = "case") -> None:
        super().__init__()
        self.setObjectName("letter")
        self.setAccessibleName(t("Letters"))
        self._desk = desk
        self._about, self._record_id = about, record_id
        self._turn = 0
        self._is_stale = False
        self.reading: Reading | None = None
        self._saved: Path | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self.reload)
        self.choice = choice_of(self._read(), about, desk.today())
        self._make_parts()
        self._lay_out()
        self.choice.changed.connect(self._choice_changed)
        desk.changed.connect(self._touched)
        self.reload()

    def _make_parts(self) -> None:
        self.missing = Text("", "muted", name="letter_missing")
        self.facts = FactList()
        self.which = Note(
            t(
                "None of the letters is the usual answer to this request as it is decided. Choose the one that fits, "
                "or record under Messages what you wrote in another program."
            ),
            "muted",
            name="letter_which",
        )
        self.mending = MendCard()
        self.editing = LetterEditing(self._desk)
        self.draft_note = Text("", "muted", name="letter_draft")
        self.make_button = filled(t("Make the letter"), "letter.make", self.make)
        self.save_button = button(t("Save as PDF"), "letter.save", self.save, icon_name="save")
        self.print_button = button(t("Print"), "letter.print", self.print_letter, icon_name="print")
        self.mail_button = mail_button(self._desk, self._made, self._title)
        self.folder_button = button(t("Open the folder"), "letter.folder", self._open_folder, icon_name="folder")
        self.view = PdfView(self._desk.jobs)
        self.edit_button = button(t("Change the text"), "letter.edit", self.turn, icon_name="edit")
        self.editing.changed.connect(self._rest.start)
        self.folder_button.hide()
        self.facts.mend_wanted.connect(self._mend)
        self.mending.kept.connect(self._rest.start)

    def _lay_out(self) -> None:
        choices = FlowLayout()
        choices.addWidget(self.choice)
        choices.addWidget(self.missing)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(12)
        column.addWidget(self.which)
        column.addWidget(self.mending)
        column.addWidget(self.facts)
        column.addStretch(1)
        self._area = scrolled(inner, "letter_area")
        self._sides = QStackedWidget()
        self._sides.addWidget(self._area)
        self._sides.addWidget(self.editing)
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addLayout(choices)
        left.addWidget(self._sides, 1)
        left.addWidget(self._buttons())
        columns = Turning("letter_columns", _SIDE_BY_SIDE, 16)
        columns.box.addLayout(left, 3)
        columns.box.addWidget(self.view, 2)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 10)
        page.addWidget(columns, 1)

    def _buttons(self) -> QWidget:
        bar = QWidget()
        row = FlowLayout(bar, 8)
        self._verbs = (self.make_button, self.edit_button, self.save_button, self.mail_button, self.print_button)
        for each in (*self._verbs, self.folder_button, self.draft_note):
            row.addWidget(each)
        return bar

    # What is shown

    def _choice_changed(self) -> None:
        self.mending.close_form()
        self._saved = None
        self.folder_button.hide()
        self._rest.start()

    def _touched(self) -> None:
        if self.isVisible():
            self._rest.start()
        else:
            self._is_stale = True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self.choice.follow(record_of(self._read()))
            self.reload()

    def hideEvent(self, event: QHideEvent) -> None:
        self._is_stale = self._is_stale or self._rest.isActive()
        self._rest.stop()
        super().hideEvent(event)

    def reload(self) -> None:
        """Read the facts and the pages again, off the window's thread."""
        self._rest.stop()
        self._is_stale = False
        self._turn += 1
        turn, key, code = self._turn, self.choice.key, self.choice.code
        self._offer(is_chosen=bool(key))
        if not key:
            self._show_none()
            return
        today, now = self._desk.today(), self._desk.register.clock.now()
        try:
            edited = self.editing.text_of(self._place)
        except OfficerError:  # the editor says why; the pages stay as they were
            return

        def show(reading: Reading | None) -> None:
            if reading and turn == self._turn:
                self._show(reading)

        self._desk.read(
            t("Writing the letter"),
            lambda reader: find(reader, self._about, self._record_id, today, now),
            show,
            lambda found: write(found, key, code, today, edited),
        )

    def _offer(self, *, is_chosen: bool) -> None:
        self.which.setVisible(not is_chosen)
        self.facts.setVisible(is_chosen)
        self.view.setVisible(is_chosen)
        for each in self._verbs:
            each.setEnabled(is_chosen)
        if not is_chosen:
            self.show_text(is_wanted=False)

    def _show_none(self) -> None:
        self.reading = None
        self.missing.setText("")
        self.draft_note.setText("")
        self.view.clear()

    def _show(self, reading: Reading) -> None:
        self.reading = reading
        lacking = sum(fact.is_missing for fact in reading.facts)
        self.facts.show_facts(reading.facts, self._can_mend, reading.written.warnings)
        self.missing.setText(
            count(lacking, "1 fact missing", "{n} facts missing") if lacking else t("Nothing is missing")
        )
        self.missing.set_look("bad" if lacking else "muted")
        self.editing.show_letter(self._place, reading.original)
        self.draft_note.setText(state_of(reading.written))
        self.view.show_pdf(reading.written.pdf)

    @property
    def _place(self) -> Place:
        return self._about, self._record_id, self.choice.key, self.choice.code

    def _read(self) -> Matter:
        register = self._desk.register
        return read_matter(register, self._about, self._record_id, self._desk.today(), register.clock.now())

    def turn(self) -> None:
        """Turn from the facts to the text of the letter, and back."""
        self.show_text(is_wanted=self._sides.currentWidget() is self._area)

    def show_text(self, *, is_wanted: bool) -> None:
        """Show the text of the letter to be changed, or what the letter needs."""
        self._sides.setCurrentWidget(self.editing if is_wanted else self._area)
        self.edit_button.setText(t("Show what it needs") if is_wanted else t("Change the text"))
        self.edit_button.setAccessibleName(self.edit_button.text())
        if is_wanted:
            self.editing.paper.setFocus()

    def _can_mend(self, fact: Fact) -> bool:
        return self.reading is not None and (
            mending_of(fact, self.reading.file, self.choice.code, self._desk.register) is not None
        )

    def _mend(self, fact: Fact) -> None:
        if self.reading is None:
            return
        mending = mending_of(fact, self.reading.file, self.choice.code, self._desk.register)
        if mending:
            case = mending.record if isinstance(mending.record, Case) else None
            names = record_names(self._desk.register, case)
            self.mending.open(mending, case, names, fact.mends.partition(".")[2])
            self._area.verticalScrollBar().setValue(0)

    # What is done

    def make(self) -> None:
        """Make the letter and keep it with what it is about; a draft is made but not kept."""
        made = self._made()
        if made is None:
            return
        offer = Offer(t("Save as PDF"), self.save)
        if not made.is_kept:
            words = t("The letter is a draft, because a fact is missing. It is not recorded.")
            self._desk.notices.say(words, Tone.WARN, offer)
        else:
            with_case = t("The letter is made, and recorded with the case.")
            words = with_case if made.message else t("The letter is made, and kept among the documents of the record.")
            self._desk.notices.say(words, Tone.OK, offer)

    def _made(self) -> MadeLetter | None:
        try:
            edited = self.editing.text_of(self._place)
            made = make_letter(self._desk.register, self._record_id, self.choice.key, self.choice.code, edited=edited)
        except OfficerError as error:
            self._desk.notices.say_error(error)
            return None
        if made.is_kept and (draft := self._desk.letter_drafts.get(self._place)):
            draft.is_made = True
        self.view.show_pdf(made.written.pdf)
        return made

    def _title(self) -> str:
        name = name_of(self.reading.file) if self.reading else ""
        return f"{name} {self.choice.kind.currentText()} {self.choice.code}".strip()

    def save(self) -> None:
        """Make the letter and write its pages where the person says."""
        made = self._made()
        if made is None:
            return
        try:
            saved = save_pdf(self, made.written.pdf, self._title())
        except OfficerError as error:
            self._desk.notices.say_error(error, Offer(t("Choose another place"), self.save))
            return
        if saved:
            self._saved = saved
            self.folder_button.show()
            self._desk.notices.say(t("Saved as {path}", path=saved), Tone.OK)

    def print_letter(self) -> None:
        """Make the letter and send its pages to a printer."""
        made = self._made()
        if made and print_pdf(self, made.written.pdf):
            self._desk.notices.say(t("The letter is at the printer."), Tone.OK)

    def _open_folder(self) -> None:
        if self._saved:
            open_folder_of(self._saved)

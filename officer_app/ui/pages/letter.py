"""The letter page: which letter in which language, what it still needs, and its pages as they will be printed."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from officer_app.domain.case import Case
from officer_app.domain.errors import OfficerError
from officer_app.domain.matter import Matter
from officer_app.services.matters import read_matter
from officer_app.services.output import Fact, MadeLetter, TextRemark, make_letter, remarks_on_text
from officer_app.services.wording import Worded, wordings_of
from officer_app.ui.cards import Turning
from officer_app.ui.desk import Desk
from officer_app.ui.flow import FlowLayout
from officer_app.ui.form_rows import Note
from officer_app.ui.labels import Text
from officer_app.ui.letter_drafts import Place
from officer_app.ui.pages.letter_editing import LetterEditing
from officer_app.ui.pages.letter_facts import FactList, MendCard
from officer_app.ui.pages.letter_matter import name_of, record_of
from officer_app.ui.pages.letter_matter_choice import choice_of
from officer_app.ui.pages.letter_mending import mending_of
from officer_app.ui.pages.letter_reading import Reading, find, state_of, write
from officer_app.ui.pages.letter_remarks import may_make
from officer_app.ui.pages.letter_verbs import LetterVerbs
from officer_app.ui.pages.record_names import record_names
from officer_app.ui.pdf_view import PdfView
from officer_app.ui.scrolling import scrolled
from officer_app.ui.words import count, say_here, t

_REST_MS, _TYPING_MS = 150, 350
"""Milliseconds of rest after a change, and after the last key that she typed, before the pages are drawn anew."""
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
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
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
        self.verbs = LetterVerbs(self._desk, self._made, self._title, self.turn)
        self.view = PdfView(self._desk.jobs)
        self.editing.changed.connect(lambda: self._rest.start(_TYPING_MS))
        self.editing.mend_wanted.connect(self._mend)
        self.facts.mend_wanted.connect(self._mend)
        self.facts.line_wanted.connect(self._go_to_line)
        self.facts.back_wanted.connect(self._put_back)
        self.mending.kept.connect(self._soon)

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
        left.addWidget(self.verbs)
        columns = Turning("letter_columns", _SIDE_BY_SIDE, 16)
        columns.box.addLayout(left, 3)
        columns.box.addWidget(self.view, 2)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 10)
        page.addWidget(columns, 1)

    # What is shown

    def _choice_changed(self) -> None:
        self.mending.close_form()
        self.verbs.forget_saved()
        self._soon()

    def _touched(self) -> None:
        if self.isVisible():
            self._soon()
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

    def _soon(self) -> None:
        self._rest.start(_REST_MS)

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
        self.verbs.offer(is_chosen=is_chosen)
        if not is_chosen:
            self.show_text(is_wanted=False)

    def _show_none(self) -> None:
        self.reading = None
        self.missing.setText("")
        self.verbs.draft_note.setText("")
        self.view.clear()

    def _show(self, reading: Reading) -> None:
        self.reading = reading
        missing = [fact for fact in reading.facts if fact.is_missing]
        lacking = len(missing)
        self.editing.show_letter(self._place, reading.original, name_of(reading.file))
        self.editing.show_remarks(missing, reading.remarks, self._can_mend)
        self.facts.show_facts(reading.facts, self._can_mend, reading.remarks, self.editing.has_line)
        self.missing.setText(
            count(lacking, "1 fact missing", "{n} facts missing") if lacking else t("Nothing is missing")
        )
        self.missing.set_look("bad" if lacking else "muted")
        self.verbs.draft_note.setText(state_of(reading.written))
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
        self.verbs.call_turn(t("Show what it needs") if is_wanted else t("Change the text"))
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
            self.show_text(is_wanted=False)
            case = mending.record if isinstance(mending.record, Case) else None
            names = record_names(self._desk.register, case)
            self.mending.open(mending, case, names, fact.mends.partition(".")[2])
            self._area.verticalScrollBar().setValue(0)

    def is_dirty(self) -> bool:
        """Tell whether a fact is half filled in; the text of the letter is kept elsewhere."""
        return self.mending.form is not None and self.mending.form.is_dirty()

    def _go_to_line(self, remark: TextRemark) -> None:
        self.show_text(is_wanted=True)
        self.editing.go_to(remark)

    def _put_back(self, remark: TextRemark) -> None:
        self.show_text(is_wanted=True)
        self.editing.put_back(remark)

    # What is done

    def _made(self) -> MadeLetter | None:
        """Make the letter, after asking where its changed text says less than it should, or what it must not."""
        try:
            edited = self.editing.text_of(self._place)
            if edited is not None and not self._may_make(edited):
                return None
            made = make_letter(self._desk.register, self._record_id, self.choice.key, self.choice.code, edited=edited)
        except OfficerError as error:
            self._desk.notices.say_error(error)
            return None
        if made.is_kept and (draft := self._desk.letter_drafts.get(self._place)):
            draft.is_made = True
        self.view.show_pdf(made.written.pdf)
        return made

    def _may_make(self, edited: Worded) -> bool:
        draft = self._desk.letter_drafts.get(self._place)
        wordings = wordings_of(self._desk.register)
        found = remarks_on_text(
            self._read(), self.choice.key, self.choice.code, self._desk.today(), wordings=wordings, edited=edited
        )
        said = [words for each in found if each.by_hand and (words := say_here(each.sentence))]
        agreed = draft.agreed if draft else set()
        if said and not agreed.issuperset(said):
            if not may_make(self, said):
                self.show_text(is_wanted=True)
                return False
            agreed.update(said)
        return True

    def _title(self) -> str:
        name = name_of(self.reading.file) if self.reading else ""
        return f"{name} {self.choice.kind.currentText()} {self.choice.code}".strip()

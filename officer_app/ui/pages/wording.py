"""The wording of one letter in one language, changed for good: its text with places beside its pages."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from officer_app.domain.errors import OfficerError
from officer_app.services.letter_text import Line, read_template, write_template
from officer_app.services.wording import (
    check_wording,
    keep_wording,
    open_duties,
    program_text,
    settle_wording,
    text_in_use,
    use_program_wording,
    wording_places,
    wording_state,
)
from officer_app.ui.buttons import button, filled
from officer_app.ui.cards import Turning
from officer_app.ui.desk import Desk
from officer_app.ui.dialogs.question import confirm, may_discard
from officer_app.ui.form_rows import Note
from officer_app.ui.labels import Text
from officer_app.ui.letter_paper import LetterPaper
from officer_app.ui.letter_tools import LetterTools
from officer_app.ui.notices import words_of
from officer_app.ui.pages.wording_history import show_history
from officer_app.ui.pages.wording_sample import Sample, draw_sample, read_sample
from officer_app.ui.pdf_view import PdfView
from officer_app.ui.words import language_name, moment, say_here, t, translate

_REST_MS = 300
_SIDE_BY_SIDE = 760


class WordingPanel(QWidget):
    """Write, look, keep; the way back to the program's text, to an older one, and to the list."""

    left = Signal()

    def __init__(self, desk: Desk, letter: str, language: str) -> None:
        super().__init__()
        self.setObjectName("wording")
        self.setAccessibleName(t("Wording of a letter"))
        self._desk, self._letter, self._language = desk, letter, language
        self._turn = 0
        self._kept = text_in_use(desk.register, letter, language)
        self.sample: Sample | None = None
        self._make_parts()
        self._lay_out()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self.look)
        self.paper.show_text(read_template(self._kept))
        self.paper.written.connect(self._typed)
        self._say()
        self.look()

    def _make_parts(self) -> None:
        label = translate(wording_state(self._desk.register, self._letter, self._language).label)
        self.title = Text(f"{label}, {language_name(self._language)}", "panel", name="wording_title")
        self.state = Text("", "muted", name="wording_state")
        self.paper = LetterPaper("wording_text", t("Wording of the letter, with its places"))
        self.tools = LetterTools(self.paper, wording_places(self._letter))
        self.newer = Note("", "warn", name="wording_newer")
        self.remark = Note("", "bad", name="wording_remark")
        self.view = PdfView(self._desk.jobs)
        self.shown_for = Text("", "note", wrap=True, name="wording_shown_for")
        self.back = button(t("All wordings"), "wording_back", self.left.emit, look="quiet", icon_name="back")
        self.save = filled(t("Keep this text"), "wording_keep", self.keep)
        self.original = button(t("Back to the original"), "wording_original", self.go_back, icon_name="reload")
        self.history = button(t("Earlier texts"), "wording_history", self.show_history, icon_name="history")
        self.settle = button(t("Mine is up to date"), "wording_settle", self._settle)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        for each in (self.back, self.title, self.state):
            head.addWidget(each)
        head.addStretch(1)
        verbs = QHBoxLayout()
        for each in (self.save, self.original, self.history, self.settle):
            verbs.addWidget(each)
        verbs.addStretch(1)
        left = QVBoxLayout()
        left.setSpacing(8)
        for part in (self.tools, self.newer, self.paper, self.remark):
            left.addWidget(part, 1 if part is self.paper else 0)
        left.addLayout(verbs)
        columns = Turning("wording_columns", _SIDE_BY_SIDE, 16)
        columns.box.addLayout(left, 3)
        right = QVBoxLayout()
        right.addWidget(self.shown_for)
        right.addWidget(self.view, 1)
        columns.box.addLayout(right, 2)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(8)
        page.addLayout(head)
        page.addWidget(columns, 1)
        self.remark.hide()

    # What is shown

    def text(self) -> str:
        """Return the text as it stands, in the form in which it is kept."""
        return write_template(line for line in self.paper.lines() if isinstance(line, Line))

    def is_dirty(self) -> bool:
        """Tell whether leaving would lose something."""
        return read_template(self.text()) != read_template(self._kept)

    def may_leave(self) -> bool:
        """Tell whether nothing typed would be lost, asking where it would."""
        return not self.is_dirty() or may_discard(self)

    def _typed(self) -> None:
        self._rest.start()

    def _say(self) -> None:
        state = wording_state(self._desk.register, self._letter, self._language)
        changed = state.record.changed_at if state.record and state.is_own else None
        own = t("your own text, changed {when}", when=moment(changed)) if changed else t("your own text")
        self.state.setText(own if state.is_own else t("the program's text"))
        self.newer.setText(t(
            "The program's own text has changed since you made yours from it. Compare them: it stands under "
            "earlier texts. Letters are written with yours."
        ) if state.is_behind else "")  # fmt: skip
        self.newer.setVisible(state.is_behind)
        self.settle.setVisible(state.is_behind)
        self.original.setEnabled(state.is_own or self.is_dirty())
        self.history.setEnabled(state.record is not None)

    def look(self) -> None:
        """Draw the letter as it would be, off the window's thread; where it cannot be, say why."""
        self._rest.stop()
        self._say()
        text = self.text()
        try:
            check_wording(self._letter, self._language, text)
        except OfficerError as error:
            self.remark.say(words_of(error))
            return
        self.remark.say("")
        self._turn += 1
        turn, letter, language, today = self._turn, self._letter, self._language, self._desk.today()

        def show(sample: Sample) -> None:
            if turn == self._turn:
                self.sample = sample
                self.remark.say(sample.problem)
                self.shown_for.setText(_of_what(sample))
                if sample.pdf:
                    self.view.show_pdf(sample.pdf)

        self._desk.read(
            t("Writing the letter"),
            lambda reader: read_sample(reader, letter, today),
            show,
            lambda found: draw_sample(found, letter, language, today, text),
        )

    # What is done

    def keep(self) -> None:
        """Keep the text for all letters to come, after asking where it says less than the law wants."""
        text = self.text()
        try:
            lost = open_duties(self._letter, self._language, text)
            if lost and not self._may_lose([say_here(each) for each in lost]):
                return
            keep_wording(self._desk.register, self._letter, self._language, text)
        except OfficerError as error:
            self.remark.say(words_of(error))
            self._desk.notices.say_error(error)
            return
        self._settle_on(text)
        self._desk.notices.say(t("The wording is kept. Letters are written with it from now on."))

    def _may_lose(self, duties: list[str]) -> bool:
        return confirm(
            self,
            t("Keep a text that says less than it should?"),
            t("Keep it all the same"),
            details=t("It no longer says, or not in full:") + "\n" + "\n".join(f"- {each}" for each in duties),
            safe=t("Go on writing"),
        )

    def _settle_on(self, text: str) -> None:
        self._kept = text
        self._say()

    def _settle(self) -> None:
        if self._desk.attempt(lambda: settle_wording(self._desk.register, self._letter, self._language)):
            self._say()

    def go_back(self) -> None:
        """Use the program's own text for letters again, after asking; the officer's stays in the history."""
        sure = confirm(
            self,
            t("Go back to the program's own text?"),
            t("Go back"),
            details=t("Letters are written with it again. A text that you kept stays under earlier texts."),
            safe=t("Keep my text"),
        )
        if sure and self._desk.attempt(lambda: use_program_wording(self._desk.register, self._letter, self._language)):
            self.paper.show_text(read_template(program_text(self._letter, self._language)))
            self._settle_on(text_in_use(self._desk.register, self._letter, self._language))
            self.look()

    def show_history(self) -> None:
        """Show the earlier texts; one that is chosen is put on the paper, to be looked at and kept."""
        chosen = show_history(self, self._desk, self._letter, self._language)
        if chosen is not None and self.may_leave():
            self.paper.show_text(read_template(chosen or program_text(self._letter, self._language)))
            self.look()


def _of_what(sample: Sample) -> str:
    if sample.problem:
        return ""
    if sample.reference:
        return t("As it would be in case {reference}", reference=sample.reference)
    return t("With its places named, and all its parts at once: there is no case for such a letter yet")

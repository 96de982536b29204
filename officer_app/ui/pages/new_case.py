"""A new case: typed, or guessed from a message that was dropped, chosen or pasted, and confirmed by the officer."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from officer_app.domain.case import Case
from officer_app.domain.case_rules import unlikely_receipt
from officer_app.domain.errors import OfficerError
from officer_app.domain.vocabulary import Right
from officer_app.domain.words import Sentence
from officer_app.services.cases import open_case, organisation_of, preview_deadlines, similar_cases
from officer_app.services.intake import Candidate, open_case_from, proposed_values, read_candidate, read_text
from officer_app.ui.beside import Beside
from officer_app.ui.buttons import button, filled
from officer_app.ui.cards import EDGE, Card, Turning
from officer_app.ui.desk import Desk
from officer_app.ui.dialogs.files import choose_file
from officer_app.ui.dialogs.question import may_discard
from officer_app.ui.dialogs.stop_marketing import stop_from_form
from officer_app.ui.dropping import check_messages, messages_in, takes
from officer_app.ui.forms import Form
from officer_app.ui.labels import Text
from officer_app.ui.pages.new_case_side import DatesCard, EarlierCard, Evidence, MessageCard
from officer_app.ui.pages.record_names import record_names
from officer_app.ui.theme import Tone
from officer_app.ui.words import t

FIELDS = (
    "rights", "other_request", "received_on", "received_note", "channel", "language", "request_text", "title",
    "external_reference",
    "subject_name", "subject_salutation", "subject_email", "subject_other_emails", "subject_phone", "subject_address",
    "subject_country", "subject_category", "identifiers",
    "requester_name", "requester_relation", "requester_email", "authority_document",
    "reminder_of", "role", "client", "client_record", "owner",
)  # fmt: skip
_WHOSE = ("role", "client", "client_record")
YEAR = timedelta(days=365)
_SIDE_WIDTH, _SIDE_BY_SIDE = 372, 860
_REST_MS = 250


class NewCasePage(QWidget):
    """One form, and beside it the date that follows; saving opens the case."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("new_case")
        self.setAccessibleName(t("New case"))
        self.setAcceptDrops(True)
        self._desk = desk
        self._candidate: Candidate | None = None
        self._waiting: list[Path] = []
        self._reading = 0
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._look_for_earlier)
        self.queue_note = Text("", "muted", name="new_case_queue")
        self.dates = DatesCard()
        self.message = MessageCard()
        self.earlier = EarlierCard(self._take_as_reminder)
        self._parts = Beside("new_case", self._side(), _SIDE_WIDTH, _SIDE_BY_SIDE)
        self._lay_out()
        self.begin()

    def _lay_out(self) -> None:
        page = QVBoxLayout(self)
        page.setContentsMargins(EDGE, 18, EDGE, 12)
        page.setSpacing(14)
        title = QHBoxLayout()
        title.setSpacing(8)
        title.addWidget(Text(t("New case"), "title"))
        title.addWidget(self.queue_note)
        title.addStretch(1)
        self.stop_button = button(t("Stop marketing"), "new_case.stop_marketing", self.stop_marketing, icon_name="stop")
        self.save_button = filled(t("Open the case"), "new_case.save", self.save, icon_name="plus")
        verbs = QHBoxLayout()
        verbs.setSpacing(8)
        for each in (
            button(t("Read a file"), "new_case.file", self.choose_message, icon_name="mail"),
            button(t("Paste the message"), "new_case.paste", self.paste, icon_name="copy"),
            self.stop_button,
            button(t("Cancel"), "new_case.cancel", self.give_up),
            self.save_button,
        ):
            verbs.addWidget(each)
        head = Turning("new_case_head", _SIDE_BY_SIDE, 8)
        head.box.addLayout(title, 1)
        head.box.addLayout(verbs)
        page.addWidget(head)
        page.addWidget(self._parts, 1)

    def _side(self) -> QWidget:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(12)
        for part in (self.dates, self.message, self.earlier):
            column.addWidget(part)
        column.addStretch(1)
        return inner

    # Beginning

    def begin(self) -> None:
        """Begin with an empty form, received today."""
        self._candidate = None
        self._reading += 1
        self.stop_button.hide()
        self.form = Form(
            Case,
            fields=FIELDS,
            headings=True,
            records=record_names(self._desk.register),
            remarks={"received_on": self._unlikely},
        )
        self.form.setObjectName("case_form")
        self.evidence = Evidence()
        self.form.row("rights").add_below(self.evidence)
        language = organisation_of(self._desk.register).letter_language
        self.form.load(Case(received_on=self._desk.today(), language=language))
        self.form.edited.connect(self._on_edit)
        self.form.saved.connect(self._save)
        self.form.given_up.connect(self.give_up)
        card = Card("new_case_card", padding=20)
        card.column.addWidget(self.form)
        self._parts.show_main(card)
        self.setFocusProxy(self.form)
        self.message.invite()
        self.earlier.hide()
        self._show_dates()

    def _unlikely(self, day: date) -> Sentence | None:
        return unlikely_receipt(day, self._desk.today())

    def is_dirty(self) -> bool:
        """Tell whether leaving the page would lose something."""
        return self._candidate is not None or self.form.is_dirty()

    def give_up(self) -> None:
        """Leave without a case, after asking where something would be lost."""
        if self.is_dirty() and not may_discard(self):
            return
        self._waiting.clear()
        self.begin()
        self._tell_queue()
        self._desk.page_wanted.emit("cases")

    # Messages

    def choose_message(self) -> None:
        """Let the person choose a message on disk."""
        path = choose_file(self, t("Read a message"), t("Messages (*.eml *.txt);;All files (*)"))
        if path:
            self.read_files([path])

    def paste(self) -> None:
        """Read the text that was copied in another program."""
        text = QGuiApplication.clipboard().text()
        if text.strip():
            self._read(lambda: read_text(text))
        else:
            self._desk.notices.say(t("There is no text to paste. Copy the message first."), Tone.WARN)

    def read_files(self, paths: list[Path]) -> None:
        """Read messages one after another: each becomes a form of its own."""
        try:
            self._waiting += check_messages(list(paths))
        except OfficerError as error:
            self._desk.notices.say_error(error)
            return
        if not self.is_dirty() or may_discard(self):
            self._read_next()
        else:
            self._waiting.clear()

    def _read_next(self) -> None:
        path = self._waiting.pop(0)
        self._tell_queue()
        self._read(lambda: read_candidate(path))

    def _read(self, reading: Callable[[], Candidate]) -> None:
        self._reading += 1
        turn = self._reading
        self._desk.jobs.start(
            t("Reading the message"),
            lambda *_: reading(),
            lambda candidate: self.show_candidate(candidate) if turn == self._reading else None,
        )

    def _tell_queue(self) -> None:
        more = len(self._waiting)
        self.queue_note.setText(t("{n} more to come", n=more) if more else "")

    def show_candidate(self, candidate: Candidate) -> None:
        """Fill the form with what a message suggests; the officer confirms or corrects it."""
        self.begin()
        self._candidate = candidate
        self.form.show_values(proposed_values(candidate, self._desk.register))
        self.evidence.show_candidate(candidate)
        self.message.show_candidate(candidate)
        self.stop_button.show()
        self._show_dates()
        self._look_for_earlier()
        lacking = self.form.problems()
        if Right.MARKETING_OBJECTION in candidate.rights:
            self.stop_button.setFocus()
        elif lacking:
            self.form.go_to(next(iter(lacking)))
        else:
            self.save_button.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        self._rest.stop()
        super().hideEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if takes(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        try:
            dropped = messages_in(event.mimeData())
        except OfficerError as error:
            self._desk.notices.say_error(error)
            return
        if dropped.text:
            self._read(lambda: read_text(dropped.text))
        else:
            self.read_files(list(dropped.paths))

    # While the officer types

    def _on_edit(self, name: str) -> None:
        if name in {"received_on", "reminder_of", *_WHOSE}:
            self._show_dates()
        if name in {"subject_name", "subject_email", "subject_other_emails"}:
            self._rest.start()

    def _show_dates(self) -> None:
        day = self.form.value("received_on")
        try:
            first = self.form.value("reminder_of")
            whose = {name: self.form.value(name) for name in _WHOSE}
            dates = preview_deadlines(self._desk.register, day, first, **whose) if day else None
        except OfficerError:
            dates = None  # a day too far away has no deadline; the form says so on saving
        self.dates.show_dates(dates, self._desk.today(), self.form.value("role"))

    def _look_for_earlier(self) -> None:
        name, email = self.form.value("subject_name") or "", self.form.value("subject_email") or ""
        others = self.form.value("subject_other_emails") or ()
        since = self._desk.today() - YEAR
        asked = name or email or others
        found = similar_cases(self._desk.register, name=name, email=email, other_emails=others) if asked else []
        self.earlier.show_cases(case for case in found if case.received_on is None or case.received_on >= since)

    def _take_as_reminder(self, case: Case) -> None:
        self.form.show_values({"reminder_of": case.id})

    # Saving

    def save(self) -> None:
        """Open the case, or show what is still missing."""
        self.form.save()

    def _save(self, values: dict[str, Any]) -> None:
        try:
            case = self._opened(values)
        except OfficerError as error:
            self.form.refuse(error)
            return
        self._desk.notices.say(t("{reference} is open.", reference=case.reference))
        self._go_on(case)

    def _go_on(self, case: Case, tab: str = "") -> None:
        self.begin()
        if self._waiting:
            self._read_next()
        elif case.id is not None:
            self._desk.open_case(case.id, tab)

    def stop_marketing(self) -> None:
        """Stop marketing to whoever wrote, in one question; the rest of the form goes with it as it stands."""
        done = stop_from_form(self._desk, self.form, self._candidate)
        if done:
            self._go_on(done.case, "letters")

    def _opened(self, values: dict[str, Any]) -> Case:
        if self._candidate is None:
            return open_case(self._desk.register, **values)
        return open_case_from(self._desk.register, self._candidate, **values)

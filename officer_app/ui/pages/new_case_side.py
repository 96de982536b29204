"""Beside the form of a new case: its date and why, what the message brought, and cases that may be the same."""

from collections.abc import Callable, Iterable
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from officer_app.domain.case import Case
from officer_app.domain.deadlines import Deadlines
from officer_app.domain.vocabulary import Role
from officer_app.services.intake import Candidate
from officer_app.ui.buttons import button
from officer_app.ui.cards import Card, clear
from officer_app.ui.chips import Chip, Face
from officer_app.ui.form_rows import Note
from officer_app.ui.labels import Text
from officer_app.ui.pages.case_course import why_dates
from officer_app.ui.paragraph import Paragraph
from officer_app.ui.states import countdown, due_tone
from officer_app.ui.words import count, full_day, say_here, t, translate

KILOBYTE = 1_000
_SHOWN = 5


class DatesCard(Card):
    """The date by which the answer must be there, as soon as the day of receipt can be read."""

    def __init__(self) -> None:
        super().__init__("dates_card", t("Answer by"))
        row = QHBoxLayout()
        row.setSpacing(10)
        self.due = Text("", "title", name="answer_by")
        self.chip = Chip(Face(""), "answer_by_state")
        row.addWidget(self.due)
        row.addWidget(self.chip)
        row.addStretch(1)
        self.why = Paragraph("answer_by_why")
        self.column.addLayout(row)
        self.column.addWidget(self.why)
        self.empty = Note(t("Enter the day of receipt, and the date stands here with its reasons."), "muted")
        self.column.addWidget(self.empty)
        self.show_dates(None, None)

    def show_dates(self, dates: Deadlines | None, today: date | None, role: Role = Role.CONTROLLER) -> None:
        """Show the dates of a day of receipt, or what is needed for them; a client's request is only forwarded."""
        title = t("Answer by") if role is Role.CONTROLLER else t("Forward by")
        heading = self.findChild(Text, f"{self.objectName()}_title")
        if heading:
            heading.setText(title)
        self.setAccessibleName(title)
        for part in (self.due, self.chip, self.why):
            part.setVisible(dates is not None)
        self.empty.setVisible(dates is None)
        if dates is None or today is None:
            return
        left = (dates.due_on - today).days
        self.due.setText(full_day(dates.due_on))
        self.chip.show_face(Face(countdown(left), due_tone(left), "alert" if left < 0 else "clock"))
        self.why.show_runs(why_dates(dates))


class MessageCard(Card):
    """What came with the message: its sender, its subject, its files, and what was noticed while reading."""

    def __init__(self) -> None:
        super().__init__("message_card", t("The message"))
        self.lines = QVBoxLayout()
        self.lines.setSpacing(6)
        self.column.addLayout(self.lines)
        self.invite()

    def invite(self) -> None:
        """Say how a message fills the form."""
        clear(self.lines)
        self._say(t("Drop an e-mail or a text file on this page, and the form is filled in from it."))
        self._say(t("You can also read a file, or paste what the person wrote."), "note")

    def show_candidate(self, candidate: Candidate) -> None:
        """Show a message that was read; it is a guess until the officer saves the case."""
        clear(self.lines)
        self._say(t("Filled in from the message. Look it over before you open the case."), "note")
        if candidate.sender:
            self._say(t("From {sender}", sender=candidate.sender))
        if candidate.subject:
            self._say(t("Subject: {subject}", subject=candidate.subject))
        for file in candidate.attachments:
            size = count(max(1, len(file.data) // KILOBYTE), "1 kilobyte", "{n} kilobytes")
            self._say(t("Attached: {name}, {size}", name=file.name, size=size))
            for warning in file.warnings:
                self._say(say_here(warning), "warn")
        for note in candidate.notes:
            self._say(say_here(note), "warn")
        if candidate.is_reminder:
            self._say(t("It sounds like a reminder of an earlier request."), "warn")
        if not candidate.rights:
            self._say(t("Nothing in it was understood as one of the rights. Choose what is asked."), "warn")

    def _say(self, words: str, look: str = "muted") -> None:
        self.lines.addWidget(Note(words, look))


class EarlierCard(Card):
    """Earlier cases of what may be the same person, with a way to say that this is a reminder of one."""

    def __init__(self, take: Callable[[Case], None]) -> None:
        super().__init__("earlier_card", t("Perhaps the same person"))
        self._take = take
        self.lines = QVBoxLayout()
        self.lines.setSpacing(10)
        self.column.addLayout(self.lines)
        self.hide()

    def show_cases(self, cases: Iterable[Case]) -> None:
        """Show these cases, the newest first; nothing at all where there is none."""
        clear(self.lines)
        newest = sorted(cases, key=lambda case: case.received_on or date.min, reverse=True)
        for case in newest[:_SHOWN]:
            self.lines.addWidget(self._row(case))
        if len(newest) > _SHOWN:
            self.lines.addWidget(Note(t("and {n} more", n=len(newest) - _SHOWN)))
        self.setVisible(bool(newest))

    def _row(self, case: Case) -> QWidget:
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(Text(f"{case.reference}  {case.subject_name}", "strong"))
        said = t("received {day}, {stage}: {rights}", day=case.received_on,
            stage=translate(case.stage.label).lower(), rights=case.rights)  # fmt: skip
        column.addWidget(Note(said))
        column.addWidget(button(t("This is a reminder of it"), f"reminder.{case.id}", lambda: self._take(case),
            look="link"))  # fmt: skip
        return row


class Evidence(QWidget):
    """Beside the rights: for each one the sentence of the message that shows it, word for word."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("evidence")
        self.lines = QVBoxLayout(self)
        self.lines.setContentsMargins(0, 4, 0, 0)
        self.lines.setSpacing(3)

    def show_candidate(self, candidate: Candidate) -> None:
        """Quote the message; nothing where it was not understood."""
        clear(self.lines)
        for each in candidate.evidence:
            words = t("{right}, because of the words: “{quote}”", right=each.right, quote=each.quote)
            self.lines.addWidget(Note(words))

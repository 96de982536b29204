"""Whom a case told that data were corrected, deleted or restricted, or why that could not be (GDPR Art. 19)."""

from collections.abc import Callable
from typing import Any

from officer_app.domain.case_file import CaseFile
from officer_app.domain.fields import is_empty
from officer_app.domain.recipient import Recipient
from officer_app.domain.recipient_notice import RecipientNotice
from officer_app.services import registers
from officer_app.ui.chips import Face
from officer_app.ui.desk import Desk
from officer_app.ui.dialogs.question import confirm
from officer_app.ui.pages.case_list_tab import CaseListTab
from officer_app.ui.pages.register_verbs import RegisterVerbs
from officer_app.ui.rows import Offered, Row
from officer_app.ui.theme import Tone
from officer_app.ui.words import full_day, show_here, t

KEY = "recipient_notice"
WriteLetter = Callable[[str, int], None]
"""Opens the letter page about a record that hangs on the case: the key of its type and its number."""


class Notices(CaseListTab):
    """The notices to recipients; those that nobody was told of yet stand first."""

    def __init__(self, desk: Desk, write: WriteLetter) -> None:
        super().__init__("notices_tab", t("Notices to recipients"))
        self._desk, self._write = desk, write
        self._verbs = RegisterVerbs(desk)
        self._case_id = 0
        self.offer(t("Add a notice"), "notice_add", self.add, icon="plus")

    def show_file(self, file: CaseFile) -> None:
        """Show the notices of a case."""
        self._case_id = file.case.id or 0
        ordered = sorted(file.notices, key=lambda notice: (_is_done(notice), notice.id or 0))
        self.show_rows(
            [self._row(notice) for notice in ordered],
            t(
                "One notice for each recipient of data that were corrected, deleted or restricted. "
                "The law has them told, unless that is impossible or takes a disproportionate effort."
            ),
            "forward",
        )

    def _row(self, notice: RecipientNotice) -> Row:
        name = f"notice_{notice.id}"
        offers = [
            Offered(t("Edit"), f"{name}_edit", lambda: self._verbs.change(KEY, notice)),
            Offered(t("Delete"), f"{name}_delete", lambda: self.delete(notice), "bin"),
        ]
        if is_empty(notice.not_told_reason):
            offers.insert(0, Offered(t("Write a letter"), f"{name}_letter", lambda: self._write(KEY, notice.id or 0)))
        row = Row(f"{name}_row", self._title(notice), _face(notice), offers)
        row.say(notice.details)
        row.say(notice.not_told_reason)
        row.say(_known(notice), "quiet")
        return row

    def _title(self, notice: RecipientNotice) -> str:
        if is_empty(notice.name) and notice.recipient is not None:
            return self._desk.register.get(Recipient, notice.recipient).name
        return notice.name

    def add(self) -> None:
        """Add a notice to this case."""
        begun: dict[str, Any] = {"case_id": self._case_id}
        self._verbs.new(KEY, **begun)

    def delete(self, notice: RecipientNotice) -> None:
        """Take out a notice that was entered by mistake, after asking."""
        if confirm(self._desk.window, t("Delete this notice?"), t("Delete"), safe=t("Keep it")):
            self._desk.attempt(lambda: registers.delete_record(self._desk.register, KEY, notice.id or 0))


def _is_done(notice: RecipientNotice) -> bool:
    return notice.told_on is not None or not is_empty(notice.not_told_reason)


def _face(notice: RecipientNotice) -> Face:
    if notice.confirmed_on:
        return Face(t("confirmed"), Tone.OK, "check")
    if notice.told_on:
        return Face(t("told"), Tone.OK, "check")
    if not is_empty(notice.not_told_reason):
        return Face(t("not told, with the reason"), Tone.PLAIN, "info")
    return Face(t("not told yet"), Tone.WARN, "wait")


def _known(notice: RecipientNotice) -> str:
    said = [
        show_here(notice.operation),
        t("done on {day}", day=full_day(notice.done_on)) if notice.done_on else "",
        t("told on {day}", day=full_day(notice.told_on)) if notice.told_on else "",
        t("confirmed on {day}", day=full_day(notice.confirmed_on)) if notice.confirmed_on else "",
    ]
    return "; ".join(each for each in said if each)

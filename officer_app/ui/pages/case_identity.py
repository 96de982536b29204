"""Who asks: the checks of a case, whether it is settled, and what to do about it."""

from typing import Any

from officer_app.domain.case_file import CaseFile
from officer_app.domain.identity import IdentityCheck, is_settled, needs_identity
from officer_app.domain.vocabulary import IdentityResult
from officer_app.services import case_work
from officer_app.ui.chips import Face
from officer_app.ui.desk import Desk
from officer_app.ui.dialogs.record import edit_record
from officer_app.ui.pages.case_list_tab import CaseListTab
from officer_app.ui.rows import Offered, Row
from officer_app.ui.states import identity_face
from officer_app.ui.theme import Tone
from officer_app.ui.words import full_day, t, translate


class Identity(CaseListTab):
    """The checks, the newest first."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("identity", t("Identity"))
        self._desk = desk
        self._case_id = 0
        self.offer(t("Record a check"), "identity_add", self.add, icon="plus")
        self.offer(t("No check needed"), "identity_waive", self.waive)

    def show_file(self, file: CaseFile) -> None:
        """Show the checks of a case."""
        self._case_id = file.case.id or 0
        self.say_state(_state(file))
        self.show_rows([self._row(check) for check in reversed(file.checks)], t(
            "Say here how you know who asks: a check that was made, or why none is needed. "
            "An answer on access or portability cannot leave before that."
        ), "person")  # fmt: skip

    def _row(self, check: IdentityCheck) -> Row:
        title = translate(check.method.label) if check.method else t("Method not chosen yet")
        if check.result is IdentityResult.WAIVED:
            title = t("No check was needed")
        edit = Offered(t("Edit"), f"identity_edit_{check.id}", lambda: self.edit(check))
        row = Row(f"check_{check.id}", title, identity_face(check.result), (edit,))
        row.say(t("Doubt: {doubt}", doubt=check.doubt) if check.doubt else "")
        row.say(t("Asked for: {what}", what=check.asked_for) if check.asked_for else "")
        row.say(check.reason)
        row.say(_dates(check), "quiet")
        if check.asked_on and not check.without_undue_delay:
            row.say(t("It was asked late, so the time until the answer moves no date."), "warn")
        return row

    def add(self) -> None:
        """Record a new check."""
        self._ask(IdentityCheck(), t("Check of identity"), self._keep_new)

    def waive(self) -> None:
        """Record why no check is needed."""
        edit_record(
            self._desk.window,
            IdentityCheck,
            IdentityCheck(result=IdentityResult.WAIVED),
            ("reason", "checked_by"),
            t("Why is no check needed?"),
            verb=t("No check needed"),
            keep=lambda values: self._keep_new(values | {"result": IdentityResult.WAIVED}),
        )

    def edit(self, check: IdentityCheck) -> None:
        """Record what became of a check."""
        self._ask(
            check,
            t("Check of identity"),
            lambda values: case_work.change_identity_check(self._desk.register, check.id or 0, **values),
        )

    def _keep_new(self, values: dict[str, Any]) -> object:
        return case_work.add_identity_check(self._desk.register, self._case_id, **values)

    def _ask(self, check: IdentityCheck, title: str, keep: Any) -> None:
        edit_record(self._desk.window, IdentityCheck, check, None, title, keep=keep)


def _state(file: CaseFile) -> tuple[Face, str]:
    if is_settled(file.checks):
        return Face(t("Settled"), Tone.OK, "check"), t("It is known who asks.")
    if needs_identity(file.case):
        return Face(t("Not settled"), Tone.WARN, "wait"), t("The answer waits until it is known who asks.")
    return Face(t("Not asked"), Tone.PLAIN, "person"), t("This request can be answered without a check.")


def _dates(check: IdentityCheck) -> str:
    said = [
        t("asked on {day}", day=full_day(check.asked_on)) if check.asked_on else "",
        t("reminded on {day}", day=full_day(check.chased_on)) if check.chased_on else "",
        t("answered on {day}", day=full_day(check.obtained_on)) if check.obtained_on else "",
        t("evidence destroyed on {day}", day=full_day(check.evidence_destroyed_on))
        if check.evidence_destroyed_on
        else "",
    ]
    return "; ".join(each for each in said if each)

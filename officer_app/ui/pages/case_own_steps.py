"""The steps of cases with a way of their own: marketing that stops, requests of a client, access packages."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from officer_app.domain.case import Case, is_open
from officer_app.domain.case_file import CaseFile
from officer_app.domain.forwarding import Passing
from officer_app.domain.identity import GATED_RIGHTS
from officer_app.domain.vocabulary import ClockState, Right, Role
from officer_app.services.forwarding import forward_case
from officer_app.ui.desk import Desk
from officer_app.ui.dialogs.access_package import make_package_in_dialog
from officer_app.ui.dialogs.record import edit_record
from officer_app.ui.dialogs.stop_marketing import addresses_of, stop_in_dialog
from officer_app.ui.theme import Tone
from officer_app.ui.words import t


@dataclass(frozen=True, slots=True)
class Step:
    """Something to do with the case: what it is called, and what does it."""

    title: str
    do: Callable[[], object]


class OwnSteps:
    """What comes before the usual steps in such a case, and its entries of the menu."""

    def __init__(self, desk: Desk, show_tab: Callable[[str], None]) -> None:
        self._desk = desk
        self._show_tab = show_tab

    def next_step(self, file: CaseFile) -> Step | None:
        """Return the step of its own that a case waits for; None where it goes the usual way."""
        case = file.case
        if not is_open(case):
            return None
        if case.role is Role.PROCESSOR:
            forwarded = file.clock.state is ClockState.ENDED
            return None if forwarded else Step(t("Next: forward to the client"), lambda: self._show_tab("letters"))
        if Right.MARKETING_OBJECTION not in case.rights or case.outcome is not None:
            return None
        if not file.suppressions:
            return Step(t("Next: stop marketing"), lambda: self.stop(case))
        if any(each.confirmed_on is None for each in file.suppressions):
            return Step(t("Next: confirm the stop"), lambda: self._show_tab("letters"))
        return None

    def offered(self, file: CaseFile) -> tuple[tuple[str, Step], ...]:
        """Return what else can be done in such a case, by the name of its entry in the menu."""
        case = file.case
        if case.role is Role.PROCESSOR:
            return (("case.forward", Step(t("Record that it was passed on"), lambda: self.forward(case))),)
        found: list[tuple[str, Step]] = []
        if Right.MARKETING_OBJECTION in case.rights:
            found.append(("case.stop_marketing", Step(t("Stop marketing to an address"), lambda: self.stop(case))))
        if GATED_RIGHTS & set(case.rights):
            package = Step(t("Make the access package"), lambda: make_package_in_dialog(self._desk, case))
            found.append(("case.package", package))
        return tuple(found)

    def stop(self, case: Case) -> None:
        """Stop marketing to the person of a case, and go on to the confirmation."""
        if stop_in_dialog(self._desk, addresses_of(case), case=case):
            self._show_tab("letters")

    def forward(self, case: Case) -> None:
        """Record that the client was told by another way than our letter."""

        def keep(values: dict[str, Any]) -> None:
            forward_case(self._desk.register, case.id or 0, **values)

        kept = edit_record(
            self._desk.window,
            Passing,
            Passing(forwarded_on=self._desk.today()),
            title=t("Passed on to {client}", client=case.client),
            verb=t("Record it"),
            intro=t("What you write here is filed as a message to the client."),
            keep=keep,
        )
        if kept:
            self._desk.notices.say(t("{reference} is with {client}.", reference=case.reference, client=case.client),
                Tone.OK)  # fmt: skip

"""What can be done with a case as a whole: the next step, other moves, the decision, more time, out of the list."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtWidgets import QMenu, QWidget

from officer_app.domain.case import WITHOUT_ANSWER, Case, allowed_moves, check_move, next_stage
from officer_app.domain.case_file import CaseFile
from officer_app.domain.case_rules import check_case
from officer_app.domain.errors import OfficerError
from officer_app.domain.fields import specs
from officer_app.domain.identity import check_gate, is_settled, needs_identity
from officer_app.domain.readiness import open_points
from officer_app.domain.vocabulary import Role, Stage
from officer_app.domain.words import Sentence
from officer_app.services import cases
from officer_app.ui.calendar_saving import calendar_menu
from officer_app.ui.desk import Desk
from officer_app.ui.dialogs.question import confirm
from officer_app.ui.dialogs.record import edit_record
from officer_app.ui.pages.case_own_steps import OwnSteps, Step
from officer_app.ui.pages.letter_mending import narrow_choices
from officer_app.ui.pages.record_names import record_names
from officer_app.ui.words import say_here, t, translate


def step_titles() -> dict[Stage, str]:
    """Return what going to each stage is called, as a verb."""
    return {
        Stage.RECEIVED: t("Back to received"),
        Stage.IDENTITY_PENDING: t("Wait for identity"),
        Stage.CLARIFICATION_PENDING: t("Wait for clarification"),
        Stage.ACCEPTED: t("Accept the request"),
        Stage.COLLECTING: t("Collect the data"),
        Stage.REVIEW: t("Review"),
        Stage.READY: t("Ready to send"),
        Stage.ANSWERED: t("Record the answer"),
        Stage.CLOSED: t("Close the case"),
    }


class Moves:
    """The verbs of the open case; each asks for the facts that belong to it."""

    def __init__(self, desk: Desk, show_tab: Callable[[str], None]) -> None:
        self._desk = desk
        self._show_tab = show_tab
        self._own = OwnSteps(desk, show_tab)

    def next_step(self, file: CaseFile) -> Step | None:
        """Return the one thing to do next; None where the case is at its end."""
        stage = next_stage(file.case)
        if stage is None:
            return None
        own = self._own.next_step(file)
        if own:
            return own
        if not is_settled(file.checks) and self._is_gated(file.case, stage):
            return Step(t("Next: settle who asks"), lambda: self._show_tab("identity"))
        title = t("Next: {step}", step=_lowered(step_titles()[stage]))
        return Step(title, lambda: self.move(file, stage))

    def _is_gated(self, case: Case, stage: Stage) -> bool:
        waits = case.stage is Stage.IDENTITY_PENDING
        return waits or (stage in {Stage.READY, Stage.ANSWERED} and needs_identity(case))

    def fill_menu(self, menu: QMenu, file: CaseFile) -> None:
        """Fill the menu of everything else that can be done with the case."""
        menu.clear()
        for old in menu.findChildren(QMenu):
            old.deleteLater()
        titles = step_titles()
        for name, step in self._own.offered(file):
            menu.addAction(step.title, step.do).setObjectName(name)
        for stage in allowed_moves(file.case):
            menu.addAction(titles[stage], partial(self.move, file, stage)).setObjectName(f"move.{stage.value}")
        menu.addSeparator()
        menu.addAction(t("Decide on the request"), lambda: self.decide(file.case)).setObjectName("case.decide")
        if self.can_extend(file):
            menu.addAction(t("Take more time"), lambda: self.extend(file.case)).setObjectName("case.extend")
        menu.addMenu(calendar_menu(menu, self._desk, file.case.id, file.case.reference))
        menu.addAction(t("Take out of the list"), lambda: self.retire(file.case)).setObjectName("case.retire")

    def can_extend(self, file: CaseFile) -> bool:
        """Tell whether more time may still be announced (GDPR Art. 12(3))."""
        return (
            file.case.role is Role.CONTROLLER
            and file.case.extension_notified_on is None
            and file.case.answered_on is None
            and file.case.closed_on is None
            and self._desk.today() <= file.deadlines.extension_notice_due_on
        )

    def move(self, file: CaseFile, to: Stage) -> None:
        """Take the case to a stage; a missing decision is asked first, and what is open is named before it goes."""
        case = file.case
        lacks_answer = to is Stage.ANSWERED and (case.outcome is None or case.outcome in WITHOUT_ANSWER)
        lacks_outcome = to is Stage.CLOSED and case.outcome is None
        if lacks_answer or lacks_outcome:
            self._decide(case, step_titles()[to], lambda values: self._decide_and_go(file, to, values))
        elif self._may_go(file, to):
            self._desk.attempt(
                lambda: cases.move_case(self._desk.register, case.id or 0, to),
                t("{reference} is now: {stage}", reference=case.reference, stage=to),
            )

    def _decide_and_go(self, file: CaseFile, to: Stage, values: dict[str, Any]) -> None:
        """Move the case with its decision; where the person goes back, the decision is kept all the same."""
        register, case = self._desk.register, file.case
        if self._may_go(replace(file, case=replace(case, **values)), to):
            cases.move_case(register, case.id or 0, to, **values)
        else:
            cases.edit_case(register, case.id or 0, **values)
            self._desk.notices.say(
                t("The decision is kept. {reference} is still: {stage}", reference=case.reference, stage=case.stage)
            )

    def _may_go(self, file: CaseFile, to: Stage) -> bool:
        """Name what is still open and ask; a move that is refused anyway is not asked about."""
        points = () if self._is_refused(file, to) else open_points(file, to)
        return not points or confirm_open(self._desk.window, points, to)

    def _is_refused(self, file: CaseFile, to: Stage) -> bool:
        try:
            check_move(file.case, to)
            check_gate(file.case, file.checks, to)
        except OfficerError:
            return True
        return bool(check_case(file.case, self._desk.today()))

    def decide(self, case: Case) -> None:
        """Ask how the request is decided, and keep it; the case stays where it is."""
        self._decide(
            case, t("Keep the decision"), lambda values: cases.edit_case(self._desk.register, case.id or 0, **values)
        )

    def _decide(self, case: Case, verb: str, keep: Callable[[dict[str, Any]], object]) -> None:
        self._ask(case, "Decision", t("How is the request decided?"), verb, keep)

    def extend(self, case: Case) -> None:
        """Ask why more time is needed, and record that the person is told today."""
        self._ask(
            case,
            "Extension",
            t("Take more time"),
            t("Record the notice"),
            lambda values: cases.extend_case(self._desk.register, case.id or 0, **values),
            intro=t("The person must be told within the first month, with the reason. Today is recorded as that day."),
        )

    def retire(self, case: Case) -> None:
        """Ask why the case is taken out of the list."""
        edit_record(
            self._desk.window,
            Case,
            case,
            ("retired_reason",),
            t("Take {reference} out of the list", reference=case.reference),
            verb=t("Take out of the list"),
            intro=t("The case and its history stay in the register; it is only shown no more."),
            keep=lambda values: cases.retire_case(self._desk.register, case.id or 0, values["retired_reason"]),
        )

    def edit(self, case: Case, group: str) -> None:
        """Change the facts of one group."""
        self._ask(
            case,
            group,
            translate(group),
            t("Save"),
            lambda values: cases.edit_case(self._desk.register, case.id or 0, **values),
        )

    def _ask(
        self, case: Case, group: str, title: str, verb: str, keep: Callable[[dict[str, Any]], object], intro: str = ""
    ) -> None:
        edit_record(
            self._desk.window,
            Case,
            case,
            group_fields(group),
            title,
            verb=verb,
            intro=intro,
            records=record_names(self._desk.register, leaving_out=case),
            keep=keep,
            prepare=lambda form: narrow_choices(form, case),
        )


def confirm_open(parent: QWidget | None, points: Iterable[Sentence], to: Stage) -> bool:
    """Name what is still open; True where the case goes on all the same."""
    answered = to is Stage.ANSWERED
    return confirm(
        parent,
        t("Is the request answered?") if answered else t("Is the case done?"),
        t("Mark as answered all the same") if answered else t("Close the case all the same"),
        details="\n".join(f"\N{BULLET} {say_here(point)}" for point in points),
        safe=t("Go back"),
    )


def group_fields(group: str) -> tuple[str, ...]:
    """Return the fields of one group that a form shows."""
    return tuple(spec.name for spec in specs(Case) if spec.group == group and spec.in_form)


def _lowered(words: str) -> str:
    return words[:1].lower() + words[1:]

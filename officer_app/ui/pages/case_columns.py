"""The columns in which cases are listed."""

from datetime import date

from officer_app.domain.case_file import CaseLine
from officer_app.domain.vocabulary import ClockState
from officer_app.ui.states import due_face, stage_words
from officer_app.ui.tables import Column
from officer_app.ui.words import short_day, show_here, t


def due_columns(today: date) -> tuple[Column, ...]:
    """Return the columns of a list of cases: when, which, who, what, how far, by when."""
    return (
        Column("when", t("When"), lambda line: due_face(line).words, _urgency, face=due_face, weight=9),
        Column("reference", t("Reference"), lambda line: line.case.reference, look="muted", weight=3),
        Column("person", t("Person"), _person, look="strong", weight=9, widest=176),
        Column("right", t("Right"), lambda line: show_here(line.case.rights), weight=5, widest=118),
        Column("stage", t("Stage"), lambda line: stage_words(line.case), _stage, look="muted", weight=2, widest=116),
        Column("due_on", t("Answer by"), lambda line: short_day(line.clock.due_on, today),
               lambda line: line.clock.due_on, look="muted", weight=4),
    )  # fmt: skip


def _urgency(line: CaseLine) -> tuple[bool, date]:
    """Put what is due first, the soonest on top; a case passed on to its client is not due any more."""
    return line.clock.state is ClockState.ENDED, line.clock.due_on


def _stage(line: CaseLine) -> int:
    return list(type(line.case.stage)).index(line.case.stage)


def _person(line: CaseLine) -> str:
    if line.case.client:
        return t("{person} (client)", person=line.case.subject_name)
    return line.case.subject_name

"""The checklist of an agreement: what was found of each clause of Art. 28, by whom and when."""

from dataclasses import dataclass, replace
from typing import Any

from officer_app.domain.agreement import Agreement, Clause, ClauseCheck, Presence
from officer_app.services.register import Register
from officer_app.services.registers import check_whole


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a checklist has come."""

    rows: int
    checked: int
    missing: int
    partly: int


def check_clause(register: Register, agreement_id: int, clause: Clause, **found: Any) -> ClauseCheck:
    """Write down what was found of a clause; who looked and when is filled in, and emptied where nobody has looked.

    Raises `NotFound` without such an agreement, `ProblemsFound` where the row cannot be kept.
    """
    with register.change("clause_check.edit") as work:
        work.get(Agreement, agreement_id)
        rows = work.all(ClauseCheck, agreement_id=agreement_id, clause=clause)
        row = rows[0] if rows else ClauseCheck(agreement_id=agreement_id, clause=clause)
        changed = _stamped(row, replace(row, **found), found, register)
        check_whole(work, changed)
        return work.update(changed) if rows else work.insert(changed)


def progress_of(rows: tuple[ClauseCheck, ...] | list[ClauseCheck]) -> Progress:
    """Return how many rows there are, how many were looked at, and what they lack."""
    return Progress(
        rows=len(rows),
        checked=sum(each.presence is not Presence.OPEN for each in rows),
        missing=sum(each.presence is Presence.NO for each in rows),
        partly=sum(each.presence is Presence.PARTLY for each in rows),
    )


def _stamped(before: ClauseCheck, row: ClauseCheck, found: dict[str, Any], register: Register) -> ClauseCheck:
    if row.presence is Presence.OPEN:
        return replace(row, checked_by="", checked_on=None)
    if row.presence is before.presence and before.checked_on is not None:
        return row
    by = found.get("checked_by") or register.actor
    return replace(row, checked_by=by, checked_on=found.get("checked_on") or register.clock.today())

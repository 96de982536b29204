"""Which case a report about one case is asked for."""

from collections.abc import Iterable

from officer_app.domain.case import Case
from officer_app.domain.errors import NotFound


def case_chosen(cases: Iterable[Case], reference: str, retired: Iterable[Case] = ()) -> Case | None:
    """Return the case with a reference, whatever its spelling; without one the newest, or None where there is none.

    One of the retired cases is found by its reference only. Raises `NotFound` where no case has it.
    """
    wanted = reference.strip().casefold()
    cases = tuple(cases)
    if not wanted:
        return max(cases, key=lambda case: (case.received_on is not None, case.received_on, case.id), default=None)
    found = next((case for case in (*cases, *retired) if case.reference.strip().casefold() == wanted), None)
    if found is None:
        raise NotFound("There is no case {reference} in the list of cases.", reference=reference[:80])
    return found

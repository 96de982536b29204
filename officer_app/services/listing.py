"""All cases as lists and reports show them: read in one short look at the file, reckoned afterwards."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from officer_app.domain.case import Case
from officer_app.domain.case_file import CaseLine, calendar_of, dates_among, read_clock
from officer_app.domain.correspondence import Message, Pause, SearchTask
from officer_app.domain.forwarding import Contracts
from officer_app.domain.identity import IdentityCheck
from officer_app.domain.organisation import Organisation
from officer_app.services.case_parties import contracts_of
from officer_app.services.cases import Records, organisation_of

Hung = TypeVar("Hung", Pause, IdentityCheck)


@dataclass(frozen=True, slots=True)
class Rows:
    """The records from which a list of cases is reckoned; whoever has them holds up no change of the register."""

    organisation: Organisation
    cases: tuple[Case, ...]
    pauses: tuple[Pause, ...]
    checks: tuple[IdentityCheck, ...]
    tasks: tuple[SearchTask, ...]
    contracts: Contracts
    head: str
    retired: tuple[Case, ...] = ()


def read_rows(reader: Records) -> Rows:
    """Read everything that a list of cases needs; the cases that were taken out of it stand apart."""
    cases = reader.all(Case)
    return Rows(
        organisation=organisation_of(reader),
        cases=tuple(case for case in cases if case.retired_on is None),
        pauses=tuple(reader.all(Pause)),
        checks=tuple(reader.all(IdentityCheck)),
        tasks=tuple(reader.all(SearchTask)),
        contracts=contracts_of(reader),
        head=reader.head(),
        retired=tuple(case for case in cases if case.retired_on is not None),
    )


def lines_of(rows: Rows, today: date) -> list[CaseLine]:
    """Return every case that is in the list, with its dates and its clock, oldest first."""
    calendar = calendar_of(rows.organisation)
    pauses, checks = _by_case(rows.pauses), _by_case(rows.checks)
    cases = {case.id: case for case in rows.cases}
    dates = (dates_among(case, cases, pauses, checks, calendar, rows.contracts) for case in rows.cases)
    return [
        CaseLine(case, due, read_clock(case, due, pauses.get(case.id, ()), checks.get(case.id, ()), today))
        for case, due in zip(rows.cases, dates, strict=True)
    ]


def messages_among(reader: Records, cases: Iterable[Case]) -> tuple[Message, ...]:
    """Return the messages of some cases; those of all would be too many to hold."""
    return tuple(message for case in cases for message in reader.all(Message, case_id=case.id))


def case_lines(reader: Records, today: date) -> list[CaseLine]:
    """Read and reckon in one go, where nobody waits for the file."""
    return lines_of(read_rows(reader), today)


def _by_case(records: Iterable[Hung]) -> dict[int | None, tuple[Hung, ...]]:
    found: defaultdict[int | None, list[Hung]] = defaultdict(list)
    for record in records:
        found[record.case_id].append(record)
    return {case_id: tuple(each) for case_id, each in found.items()}

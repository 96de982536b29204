"""A real register in a temporary folder, a clock that the test sets, and the whole state of a register as a value."""

from contextlib import contextmanager
from datetime import UTC, date, datetime, time

import pytest

from officer_app.domain.identity import IdentityMethod, IdentityResult
from officer_app.domain.plain import to_plain
from officer_app.domain.registry import RECORD_TYPES
from officer_app.domain.vocabulary import Outcome, Right, Stage
from officer_app.services import case_work, cases, organisation
from officer_app.services.register import create_register, open_register

TODAY = date(2026, 3, 10)
RECEIVED = date(2026, 3, 5)


class SetClock:
    """A clock at noon UTC of a day that the test may change."""

    def __init__(self, day):
        self.day = day

    def today(self):
        return self.day

    def now(self):
        return datetime.combine(self.day, time(12), UTC)


@pytest.fixture
def clock():
    return SetClock(TODAY)


@pytest.fixture(scope="session")
def founded(tmp_path_factory):
    """Return the bytes of a register of today with an organisation, made once: each test begins with a copy of it."""
    path = tmp_path_factory.mktemp("founded") / "cases.officer"
    with create_register(path, None, clock=SetClock(TODAY), actor="Anna") as made:
        organisation.save_organisation(
            made,
            name="Acme",
            address="Avenue de Finlande 2\n1420 Braine-l'Alleud",
            officer_email="privacy@acme.example",
        )
    return path.read_bytes()


@pytest.fixture
def register(tmp_path, clock, founded):
    path = tmp_path / "cases.officer"
    path.write_bytes(founded)
    with open_register(path, clock=clock, actor="Anna") as opened:
        opened.in_haste()
        yield opened


@pytest.fixture
def case(register):
    return opened(register)


def opened(register, *rights, **values):
    usual = {"rights": rights or (Right.ACCESS,), "received_on": RECEIVED, "subject_name": "Zoé O'Brien"}
    return cases.open_case(register, **usual | values)


def settle(register, case, **values):
    """Record that it is known who asks."""
    usual = {"method": IdentityMethod.LOGIN, "result": IdentityResult.PASSED}
    return case_work.add_identity_check(register, case.id, **usual | values)


def brought_to(register, case, *stages, outcome=Outcome.GRANTED):
    """Take a case along some stages, deciding it with its last step but one."""
    for stage in stages:
        decided = {"outcome": outcome} if stage in {Stage.ANSWERED, Stage.CLOSED} else {}
        case = cases.move_case(register, case.id, stage, **decided)
    return case


def state_of(register):
    """Every record of every kind, every entry of the history, and its head."""
    kept = {
        key: [(record.id, to_plain(record)) for record in register.all(kind.record)]
        for key, kind in RECORD_TYPES.items()
    }
    return kept, register.history(newest=10_000), register.head()


@contextmanager
def nothing_changes(register):
    before = state_of(register)
    told = []
    register.listen(told.append)
    yield
    assert state_of(register) == before
    assert told == []


def last_entry(register):
    return register.history(newest=1)[0]

"""Harnesses that break a verb at every place where it can break, and look at what is left."""

import os
from dataclasses import dataclass
from datetime import date

import pytest

from officer_app.domain.clock import FixedClock
from officer_app.domain.errors import OfficerError
from officer_app.domain.organisation import Organisation
from officer_app.services.register import Effort, create_register, verify_register

CHEAP = Effort(6, 1, 1)
PASSPHRASE = "the heron waits by the weir"
MOST_POINTS = int(os.environ.get("OFFICER_MOST_POINTS", "60"))
"""Points at which one verb is broken off; of a longer one the first, the last and evenly spread ones between.

`make every-step` takes them all.
"""


def state_of(reader_connection):
    """Return every row of every table of a register."""
    tables = reader_connection.rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    return {
        name: reader_connection.rows(f'SELECT * FROM "{name}"') for (name,) in tables if name != "_sqlite_migrations"
    }


def seen_and_kept(register):
    """Return the register as its own connection shows it and as the file holds it."""
    with register.snapshot() as reader:
        kept = state_of(reader._connection)
    return state_of(register._file.connection), kept


@dataclass
class Interrupter:
    """Lets SQLite take a number of steps, then breaks it off: once, or at every step from then on."""

    register: object
    at: int = 0
    for_ever: bool = False
    steps: int = 0

    def __enter__(self):
        self.register._file.connection._raw.set_progress_handler(self._step, 1)
        return self

    def __exit__(self, *_reason):
        self.register._file.connection._raw.set_progress_handler(None, 1)

    def _step(self):
        self.steps += 1
        return int(self.at > 0 and (self.steps >= self.at if self.for_ever else self.steps == self.at))


def points_of(steps):
    """Return the steps at which to break off something that takes so many."""
    if steps <= MOST_POINTS:
        return range(1, steps + 1)
    ends = {*range(1, 21), *range(steps - 14, steps + 1)}
    return sorted(ends | set(range(1, steps + 1, steps // (MOST_POINTS - len(ends)) + 1)))


def break_everywhere(make_register, verb, *, for_ever=False):
    """Break `verb(register)` off at every step; the register is as before or as after, in memory and on disk.

    `make_register()` gives an open register under a `FixedClock`, the same each time, to which the verb is new.
    A verb that complains has changed nothing. Returns the number of points at which the verb was broken off.
    """
    with make_register() as twin:
        before = state_of(twin._file.connection)
        with Interrupter(twin) as counter:
            verb(twin)
        after, points = state_of(twin._file.connection), points_of(counter.steps)
    assert before != after, "the verb changes nothing"
    register = _hasty(make_register)
    for point in points:
        if _break_at(register, verb, point, for_ever=for_ever):
            assert seen_and_kept(register) == (after, after), point
            register.close()
            register = _hasty(make_register)
        else:
            assert seen_and_kept(register) == (before, before), point
    verb(register)
    assert seen_and_kept(register) == (after, after)
    register.close()
    return len(points)


def _hasty(make_register):
    """Return a register that waits for no disk: what SQLite does, step by step, is the same."""
    register = make_register()
    register.in_haste()
    return register


def _break_at(register, verb, point, *, for_ever):
    """Tell whether the verb went through all the same: the last steps of SQLite come after the commit."""
    told = []
    register.listen(told.append)
    with Interrupter(register, point, for_ever):
        problem = _problem_of(verb, register)
    assert not register._file.connection.in_transaction, point
    assert problem is None or "Nothing was changed" in problem, point
    assert bool(told) is (problem is None), point
    return problem is None


def fill_disk_everywhere(make_register, verb):
    """Run `verb(register)` on a disk with room for 0, 1, 2 ... more pages until it succeeds; return that number."""
    with make_register() as register:
        connection = register._file.connection
        before = state_of(connection)
        pages = connection.value("PRAGMA page_count")
        for room in range(500):
            connection.run(f"PRAGMA max_page_count = {pages + room}")
            problem = _problem_of(verb, register)
            if problem is None:
                assert state_of(connection) != before
                return room
            assert "disk is full" in problem
            assert seen_and_kept(register) == (before, before), room
    raise AssertionError("the verb never succeeded")


def _problem_of(verb, register):
    try:
        verb(register)
    except OfficerError as problem:
        return str(problem)
    return None


@pytest.fixture
def interrupt_everywhere():
    """Give the harness that breaks a verb off at every SQLite step."""
    return break_everywhere


@pytest.fixture
def fill_disk():
    """Give the harness that lets the disk run full under a verb."""
    return fill_disk_everywhere


@pytest.fixture
def same_register(tmp_path_factory):
    """Return a function that makes the same register again and again; `prepare(register)` fills it first."""

    def make(prepare=None, passphrase=PASSPHRASE):
        path = tmp_path_factory.mktemp("same") / "same.officer"
        organisation = Organisation(name="Heron SA", address="1 Weir\n1000 Brussels", officer_email="p@heron.example")
        register = create_register(
            path, passphrase, clock=FixedClock(date(2026, 3, 5)), actor="Anna", organisation=organisation, effort=CHEAP
        )
        if prepare is not None:
            prepare(register)
        return register

    return make


@pytest.fixture
def is_whole():
    """Return a function that asserts that nothing is wrong with a closed register."""

    def check(path, passphrase=PASSPHRASE):
        assert [str(each) for each in verify_register(path, passphrase=passphrase).findings] == []

    return check

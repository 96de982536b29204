"""The register as the rest of the program uses it: listening, snapshots, history, rehearsals."""

import threading
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from officer_app.domain.case import Case
from officer_app.domain.clock import FixedClock
from officer_app.domain.correspondence import Message
from officer_app.domain.organisation import Organisation
from officer_app.domain.vocabulary import Right, Stage
from officer_app.services.register import Effort, create_register, is_encrypted, open_register, verify_register

PASSPHRASE = "the heron waits by the weir"
CHEAP = Effort(6, 1, 1)


class TickingClock:
    """A clock that moves on by a minute each time it is asked."""

    def __init__(self):
        self.at = datetime(2026, 3, 5, 22, 0, tzinfo=UTC)

    def today(self):
        return self.at.date()

    def now(self):
        self.at += timedelta(minutes=1)
        return self.at


@pytest.fixture
def made(tmp_path):
    """Open an encrypted register under a clock that runs."""
    path = tmp_path / "officer.officer"
    with create_register(path, PASSPHRASE, clock=TickingClock(), actor="Anna", effort=CHEAP) as opened:
        yield opened


def _open_cases(register, *references):
    with register.change("case.open") as work:
        return [work.insert(Case(reference=each)) for each in references]


def test_a_new_register_begins_its_history_with_itself(made):
    (first,) = made.history()
    assert (first.seq, first.verb, first.record_type, first.actor) == (1, "register.create", "register", "Anna")
    assert first.after == {"encrypted": True, "rehearsal": False}
    assert first.at == datetime(2026, 3, 5, 22, 1, tzinfo=UTC)
    assert made.encrypted
    assert not made.read_only
    assert is_encrypted(made.path)


def test_the_organisation_may_be_given_from_the_start(tmp_path):
    given = Organisation(name="Heron SA", officer_title={"fr": "Déléguée"}, own_holidays=("2027-05-07 Bridge day",))
    path = tmp_path / "o.officer"
    with create_register(path, None, clock=TickingClock(), actor="Anna", organisation=given) as register:
        assert register.all(Organisation) == [replace(given, id=1)]
        assert [entry.record_type for entry in register.history()] == ["organisation", "register"]


def test_listeners_hear_the_tables_that_changed_once_after_the_commit(made):
    told, seen = [], []
    made.listen(told.append)
    made.listen(lambda _names: seen.append(len(made.all(Case))))
    with made.change("case.open") as work:
        case = work.insert(Case(reference="a"))
        work.insert(Message(case_id=case.id))
        assert told == []
    assert told == [frozenset({"case", "message"})]
    assert seen == [1]


def test_a_listener_may_change_the_register_in_its_turn(made):
    def note(names):
        if "message" not in names:
            with made.change("note") as work:
                work.insert(Message(subject="a case came in"))

    made.listen(note)
    _open_cases(made, "a")
    assert len(made.all(Message)) == 1


def test_the_history_comes_in_pages_the_newest_first(made):
    _open_cases(made, *(f"case {number}" for number in range(25)))
    first = made.history(newest=10)
    second = made.history(newest=10, before=first[-1].seq)
    assert [entry.seq for entry in first + second] == list(range(26, 6, -1))
    assert [entry.record_id for entry in made.history("case", 7)] == [7]
    assert [entry.record_type for entry in made.history("register")] == ["register"]
    assert made.history("case", 99) == made.history(before=1) == []


def test_the_history_speaks_in_the_record_s_own_values(made):
    (case,) = _open_cases(made, "a")
    with made.change("case.edit") as work:
        work.update(replace(case, stage=Stage.READY, rights=(Right.ACCESS,), received_on=date(2026, 3, 4)))
    entry = made.history("case", case.id)[0]
    assert entry.before == {"stage": Stage.RECEIVED, "rights": (), "received_on": None}
    assert entry.after == {"stage": Stage.READY, "rights": (Right.ACCESS,), "received_on": date(2026, 3, 4)}
    assert isinstance(entry.after["stage"], Stage)


def test_entries_carry_the_instant_in_utc_and_the_actor_of_who_opened(made):
    _open_cases(made, "a")
    path = made.path
    made.close()
    with open_register(path, passphrase=PASSPHRASE, clock=FixedClock(date(2026, 3, 9)), actor="Bram") as register:
        _open_cases(register, "b")
        newest = register.history(newest=2)
    assert [(entry.actor, entry.at) for entry in newest] == [
        ("Bram", datetime(2026, 3, 9, 12, tzinfo=UTC)),
        ("Anna", datetime(2026, 3, 5, 22, 2, tzinfo=UTC)),
    ]


def test_the_head_moves_with_each_entry(made):
    heads = [made.head()]
    for reference in "ab":
        _open_cases(made, reference)
        heads.append(made.head())
    assert len(set(heads)) == 3
    with made.snapshot() as reader:
        assert reader.head() == heads[-1]


def test_a_snapshot_is_read_in_another_thread_and_does_not_move(made):
    _open_cases(made, "a")
    seen, entered, go_on = [], threading.Event(), threading.Event()

    def read():
        with made.snapshot() as reader:
            seen.append([case.reference for case in reader.all(Case)])
            seen.append(reader.get(Case, 1).reference)
            entered.set()
            go_on.wait(10)

    worker = threading.Thread(target=read)
    worker.start()
    entered.wait(10)
    assert [case.reference for case in made.all(Case)] == ["a"]
    go_on.set()
    worker.join()
    _open_cases(made, "b")
    assert seen == [["a"], "a"]
    with made.snapshot() as reader:
        assert len(reader.all(Case)) == 2


def test_the_main_connection_stays_in_its_thread(made):
    problems = []

    def misuse():
        try:
            made.all(Case)
        except Exception as problem:  # noqa: BLE001 - any refusal will do
            problems.append(type(problem).__name__)

    worker = threading.Thread(target=misuse)
    worker.start()
    worker.join()
    assert problems == ["ProgrammingError"]


def test_closing_twice_does_no_harm(made):
    made.close()
    before = made.path.read_bytes()
    made.close()
    assert made.path.read_bytes() == before


def _rehearse(path, clock, entropy=None):
    facts = {"entropy": entropy} if entropy else {}
    with create_register(path, PASSPHRASE, clock=clock, actor="Anna", effort=CHEAP, **facts) as register:
        _open_cases(register, "a", "b")
    with open_register(path, passphrase=PASSPHRASE, clock=clock, actor="Anna") as register:
        _open_cases(register, "c")
        return register.head()


def test_the_same_steps_under_a_fixed_clock_give_the_same_head(tmp_path):
    clock = FixedClock(date(2026, 3, 5))
    heads = {_rehearse(tmp_path / f"{number}.officer", clock) for number in range(2)}
    assert len(heads) == 1
    files = {(tmp_path / f"{number}.officer").read_bytes() for number in range(2)}
    assert len(files) == 2, "salt and key of the file are random all the same"


def test_a_real_register_never_guesses_its_salts(tmp_path):
    heads = {_rehearse(tmp_path / f"{number}.officer", TickingClock()) for number in range(2)}
    assert len(heads) == 2
    path = tmp_path / "0.officer"
    copies = set()
    for _ in range(2):
        with open_register(path, passphrase=PASSPHRASE, clock=FixedClock(date(2026, 3, 5)), actor="Anna") as register:
            with register.change("case.open") as work:
                work.insert(Case(title="the same"))
            copies.add(register._file.connection.value("SELECT salt FROM audit_payload ORDER BY seq DESC LIMIT 1"))
    assert len(copies) == 2


def test_a_rehearsal_opened_under_a_running_clock_takes_random_salts(tmp_path):
    path = tmp_path / "r.officer"
    create_register(path, None, clock=FixedClock(date(2026, 3, 5)), actor="Anna").close()
    seen = []
    with open_register(path, clock=TickingClock(), actor="Anna", entropy=lambda size: b"x" * size) as register:
        _open_cases(register, "a")
        seen.append(register._file.connection.value("SELECT salt FROM audit_payload ORDER BY seq DESC LIMIT 1"))
    assert seen == [b"x" * 16]
    assert verify_register(path).findings == ()


def test_the_passphrase_s_change_stands_in_the_history_without_the_passphrase(made):
    made.change_passphrase(PASSPHRASE, "the otter sleeps at noon")
    entry = made.history(newest=1)[0]
    assert (entry.verb, entry.record_type, entry.after) == (
        "register.passphrase",
        "register",
        {"passphrase": "changed"},
    )
    assert verify_register(made.path, passphrase="the otter sleeps at noon").findings == ()

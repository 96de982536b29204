"""Real registers in a temporary folder, with keys that cost little."""

import hashlib
import os
from datetime import date
from functools import cache

import pytest
from sqlcipher3 import dbapi2

from officer_app.domain.case import Case
from officer_app.domain.clock import FixedClock
from officer_app.domain.correspondence import Attachment, Message
from officer_app.domain.vocabulary import Right
from officer_app.services.register import Effort, create_register, open_register, verify_register

CHEAP = Effort(6, 1, 1)
PASSPHRASE = "the heron waits by the weir"
TRIGGERS = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
CLOCK = FixedClock(date(2026, 3, 5))


def fill(register):
    """Record two cases, a message and a file, and change one of the cases twice."""
    with register.change("case.open") as work:
        first = work.insert(Case(reference="2026-0001", rights=(Right.ACCESS,), subject_name="Zoé Lambrechts"))
        work.insert(Case(reference="2026-0002", subject_name="Bram Peeters", reminder_of=first.id))
        message = work.insert(Message(case_id=first.id, subject="Mijn gegevens", body="Wat weet u over mij?"))
        digest = work.store_content(b"the letter as it came")
        work.insert(Attachment(case_id=first.id, message_id=message.id, name="letter.txt", digest=digest, size=21))
    for title in ("A copy of her data", "A copy of all her data"):
        with register.change("case.edit") as work:
            work.update(_with(work.get(Case, first.id), title=title))


def _with(record, **values):
    facts = {name: getattr(record, name) for name in record.__slots__}
    return type(record)(**facts | values)


@pytest.fixture
def clock():
    return CLOCK


@pytest.fixture(scope="session")
def made_once(tmp_path_factory):
    """Return a function that gives the bytes of a register; each test begins with a copy of it."""

    @cache
    def made(passphrase, filled):
        path = tmp_path_factory.mktemp("made") / "made.officer"
        with create_register(path, passphrase, clock=CLOCK, actor="Anna", effort=CHEAP) as register:
            if filled:
                fill(register)
        return path.read_bytes()

    return made


@pytest.fixture
def plain(tmp_path, made_once):
    """Return the path of a closed plain register with some records."""
    path = tmp_path / "plain.officer"
    path.write_bytes(made_once(None, filled=True))
    return path


@pytest.fixture
def encrypted(tmp_path, made_once):
    """Return the path of a closed encrypted register with some records."""
    path = tmp_path / "encrypted.officer"
    path.write_bytes(made_once(PASSPHRASE, filled=True))
    return path


@pytest.fixture
def register(tmp_path, made_once, reopen):
    """Open an empty plain register."""
    path = tmp_path / "r.officer"
    path.write_bytes(made_once(None, filled=False))
    with reopen(path) as opened:
        yield opened


@pytest.fixture
def reopen():
    """Return a function that opens a register as the tests made it."""

    def opened(path, **facts):
        known = {} if facts.keys() & {"passphrase", "recovery_key"} else {"passphrase": PASSPHRASE}
        return open_register(path, **known, **facts, clock=CLOCK, actor="Anna")

    return opened


@pytest.fixture
def raw():
    """Return a function that runs SQL on a plain register as another program would, triggers and keys ignored."""

    def run(path, *statements):
        connection = dbapi2.connect(str(path), isolation_level=None)
        try:
            return [connection.execute(*([each] if isinstance(each, str) else each)).fetchall() for each in statements]
        finally:
            connection.close()

    return run


@pytest.fixture
def attack(plain, raw):
    """Return a function that runs SQL on the file with its triggers out of the way, and puts them back after."""

    def run(*statements):
        ((*triggers,),) = raw(plain, TRIGGERS)
        drops = [f"DROP TRIGGER {name}" for name, _ in triggers]
        raw(plain, *drops, *statements, *[sql for _, sql in triggers])

    return run


@pytest.fixture
def as_nobody(tmp_path):
    """Return a function that runs another one in a child without the rights of root, and gives the text it returns."""
    if not hasattr(os, "fork"):
        pytest.skip("this system has no child with fewer rights to test with")
    for parent in [tmp_path, *tmp_path.parents][:-2]:
        parent.chmod(parent.stat().st_mode | 0o055)

    def run(act):
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            _report(act, writing)
        os.close(writing)
        with os.fdopen(reading, "rb") as answer:
            told = answer.read().decode()
        os.waitpid(child, 0)
        return told

    return run


def _report(act, writing):
    try:
        if os.getuid() == 0:
            os.setgroups([])
            os.setgid(65_534)
            os.setuid(65_534)
        told = act()
    except BaseException as problem:  # noqa: BLE001 - whatever happened, the parent hears of it
        told = repr(problem)
    os.write(writing, told.encode())
    os._exit(0)


@pytest.fixture
def sha256():
    """Return a function that gives the digest of a file."""
    return lambda path: hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.fixture
def beside():
    """Return a function that lists journals and other files which SQLite leaves beside a register."""
    endings = ("-journal", "-wal", "-shm", ".unfinished", ".officer-copy")
    return lambda path: sorted(each.name for each in path.parent.iterdir() if each.name.endswith(endings))


@pytest.fixture(params=[2_000, 2, 1], ids=["one batch", "batches of two", "batches of one"])
def batches(request, monkeypatch):
    """Let the check read so many rows at a time."""
    monkeypatch.setattr("officer_app.storage.pieces.MOST_ROWS", request.param)


@pytest.fixture
def found(plain):
    """Return a function that verifies the register and gives its findings as text."""
    return lambda head=None: [str(each) for each in verify_register(plain, head=head).findings]

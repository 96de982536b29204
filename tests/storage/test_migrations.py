"""An older file is copied, then brought up to date, whole or not at all (R13, catalogue row 76)."""

import os
import shutil
import signal
from contextlib import suppress

import pytest
from sqlite_utils import Migrations

from officer_app.domain.case import Case
from officer_app.domain.errors import DamagedRegister, ReadOnlyRegister, RegisterInUse
from officer_app.services.register import verify_register
from officer_app.storage import migrations
from officer_app.storage.header import Header
from officer_app.storage.lock import writer_lock
from officer_app.storage.opening import make_file

PASSPHRASE = "the heron waits by the weir"
TODAY = ("m001_first_schema", "m002_registers_and_links")
COPY = "before-version-2.1.officer-copy"


@pytest.fixture(params=["plain", "encrypted"])
def old(request):
    """Return a register of today's version, which the tests then call old."""
    return request.getfixturevalue(request.param)


@pytest.fixture
def tomorrow(monkeypatch):
    """Return a function that adds a step to the schema, as a later version of the program would have it."""

    def add(*steps):
        later = Migrations("officer")
        for name in TODAY:
            later(name=name)(getattr(migrations, name))
        for number, step in enumerate(steps, start=len(TODAY) + 1):
            later(name=f"m{number:03}")(step)
        monkeypatch.setattr(migrations, "MIGRATIONS", later)
        monkeypatch.setattr(migrations, "SCHEMA_VERSION", 2_001)

    return add


def _mood(database):
    database.execute("ALTER TABLE \"case\" ADD mood TEXT NOT NULL DEFAULT 'calm'")
    database.execute("UPDATE \"case\" SET mood = 'angry' WHERE id = 1")


def _new_table(database):
    database.execute("CREATE TABLE tomorrow (id INTEGER PRIMARY KEY, name TEXT NOT NULL DEFAULT '') STRICT")


def _moods(register):
    return register._file.connection.rows('SELECT mood FROM "case" ORDER BY id')


def test_a_new_register_has_run_every_migration(plain, raw):
    (names,) = raw(plain, "SELECT name FROM _sqlite_migrations WHERE migration_set = 'officer' ORDER BY id")
    assert [name for (name,) in names] == list(TODAY)


def test_the_statements_of_a_script_are_run_one_by_one():
    script = "CREATE TABLE a (\n  b TEXT\n);\nCREATE TRIGGER t BEFORE DELETE ON a\nBEGIN SELECT 1; END;\n"
    assert migrations.statements(script) == [
        "CREATE TABLE a (\n  b TEXT\n);",
        "CREATE TRIGGER t BEFORE DELETE ON a\nBEGIN SELECT 1; END;",
    ]


def test_an_older_file_is_copied_and_brought_up_to_date(old, reopen, tomorrow, sha256):
    before = sha256(old)
    tomorrow(_mood, _new_table)
    with reopen(old) as register:
        assert _moods(register) == [("angry",), ("calm",)]
        assert register._file.connection.value("PRAGMA user_version") == 2_001
        assert register._file.connection.value("PRAGMA foreign_keys") == 1
        with register.change("case.open") as work:
            work.insert(Case(reference="2026-0003"))
    copy = old.with_name(f"{old.name}.{COPY}")
    assert sha256(copy) == before
    assert copy.stat().st_mode & 0o777 == 0o600
    assert verify_register(old, passphrase=PASSPHRASE).findings == ()
    assert not [each for each in old.parent.iterdir() if each.name.endswith(".unfinished")]


def test_a_migrated_schema_equals_a_fresh_one(old, reopen, tomorrow, tmp_path):
    tomorrow(_mood, _new_table)
    reopen(old).close()
    make_file(tmp_path / "fresh.officer", Header(encrypted=False), None, lambda _connection: None)
    sql = "SELECT type, name, sql FROM sqlite_master ORDER BY type, name"
    schemas = []
    for path in (old, tmp_path / "fresh.officer"):
        with reopen(path, read_only=True) as register:
            schemas.append(register._file.connection.rows(sql))
    assert schemas[0] == schemas[1]


def _fails(database):
    database.execute('ALTER TABLE "case" ADD mood TEXT')
    raise RuntimeError("a mistake in the new version")


def test_a_migration_that_fails_leaves_the_old_file(old, reopen, tomorrow, sha256, monkeypatch):
    before = sha256(old)
    tomorrow(_new_table, _fails)
    for _ in range(5):
        with pytest.raises(RuntimeError, match="a mistake in the new version"):
            reopen(old)
        old.with_name(f"{old.name}.{COPY}").touch()
    assert sha256(old.with_name(f"{old.name}.{COPY}")) == before
    monkeypatch.undo()
    with reopen(old) as register:
        assert register.get(Case, 1).reference == "2026-0001"
    assert verify_register(old, passphrase=PASSPHRASE).findings == ()


def _breaks_links(database):
    database.execute("UPDATE message SET case_id = 99")


def test_a_migration_that_would_break_links_is_undone(old, reopen, tomorrow, monkeypatch):
    tomorrow(_breaks_links)
    with pytest.raises(DamagedRegister, match="refer to records that are not there"):
        reopen(old)
    monkeypatch.undo()
    assert verify_register(old, passphrase=PASSPHRASE).findings == ()


def test_the_first_copy_is_kept(old, reopen, tomorrow):
    tomorrow(_mood)
    copy = old.with_name(f"{old.name}.{COPY}")
    copy.write_bytes(b"the first copy")
    reopen(old).close()
    assert copy.read_bytes() == b"the first copy"


def test_an_older_file_is_not_brought_up_to_date_by_reading_it(old, reopen, tomorrow, sha256):
    before = sha256(old)
    tomorrow(_mood)
    with pytest.raises(ReadOnlyRegister, match="older version"):
        reopen(old, read_only=True)
    assert sha256(old) == before
    assert not old.with_name(f"{old.name}.{COPY}").exists()


def test_a_locked_or_open_file_is_not_brought_up_to_date(old, reopen, tomorrow, sha256):
    before = sha256(old)
    reader = reopen(old, read_only=True)
    tomorrow(_mood)
    with reader, pytest.raises(RegisterInUse, match="Close the register"):
        reopen(old)
    with writer_lock(old), pytest.raises(RegisterInUse):
        reopen(old)
    assert sha256(old) == before


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills a child process the Unix way")
@pytest.mark.parametrize("step", range(1, 9))
def test_killed_on_the_way_up_the_file_is_old_or_new_and_the_copy_whole(old, reopen, tomorrow, sha256, step):
    before = sha256(old)
    tomorrow(_mood, _new_table)
    child = os.fork()
    if child == 0:
        _die_at_step(step)
        with suppress(BaseException):
            reopen(old).close()
        os._exit(0)
    os.waitpid(child, 0)
    copy = old.with_name(f"{old.name}.{COPY}")
    assert not copy.exists() or sha256(copy) == before
    with reopen(old) as register:
        assert _moods(register) == [("angry",), ("calm",)]
    assert sha256(copy) == before
    assert verify_register(old, passphrase=PASSPHRASE).findings == ()


def _die_at_step(step):
    """Kill this process at the n-th of the places where a power cut would hurt most."""
    from officer_app.storage import files, opening  # noqa: PLC0415 - patched in the child only

    places = [
        (opening, "copy_closed"), (files, "make_private"), (shutil, "copyfileobj"), (files, "put_in_place"),
        (opening, "_upgrade"), (migrations, "run_script"), (opening, "check_schema"), (opening, "_apply_migrations"),
    ]  # fmt: skip
    module, name = places[step - 1]
    real = getattr(module, name)

    def die(*arguments, **facts):
        if name == "_apply_migrations":
            arguments[0].run("PRAGMA cache_size = 1")
            real(*arguments, **facts)
        os.kill(os.getpid(), signal.SIGKILL)

    setattr(module, name, die)

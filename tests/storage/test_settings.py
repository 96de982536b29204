"""Durability and caution: asserted on every connection that a register makes, and on SQLite itself (R11, R16)."""

import sys

import pytest
from sqlcipher3 import dbapi2

from officer_app.services.register import is_encrypted, verify_register
from officer_app.storage.header import APPLICATION_ID, is_held

EXPECTED = {
    "journal_mode": "delete",
    "synchronous": 3,
    "foreign_keys": 1,
    "secure_delete": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "mmap_size": 0,
    "temp_store": 2,
    "busy_timeout": 10_000,
    "fullfsync": 1,
    "checkpoint_fullfsync": 1,
    "recursive_triggers": 1,
    "application_id": APPLICATION_ID,
    "user_version": 1_001,
}


def _settings(connection):
    return {name: connection.value(f"PRAGMA {name}") for name in EXPECTED}


@pytest.mark.parametrize("kind", ["plain", "encrypted"])
def test_every_connection_has_them(request, reopen, kind):
    path = request.getfixturevalue(kind)
    mapped_nothing = EXPECTED if kind == "plain" else EXPECTED | {"mmap_size": None}
    with reopen(path) as register:
        seen = [_settings(register._file.connection)]
        with register.snapshot() as reader:
            seen.append(_settings(reader._connection))
        with reopen(path, read_only=True) as other:
            seen.append(_settings(other._file.connection))
    for each in seen:
        assert each in (EXPECTED, mapped_nothing)


def test_tables_are_strict(plain, raw):
    (tables,) = raw(plain, "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND NOT strict")
    assert tables == [("sqlite_schema",)]


def test_sqlite_is_past_the_corruption_race_of_the_write_ahead_log():
    assert dbapi2.sqlite_version_info >= (3, 51, 3)


def test_a_file_that_is_open_is_never_read_behind_sqlite(encrypted, reopen, events):
    with reopen(encrypted):
        assert is_held(encrypted)
        events.clear()
        reopen(encrypted, read_only=True).close()
        verify_register(encrypted, passphrase="the heron waits by the weir")
        is_encrypted(encrypted)
        opened = [str(arguments[0]) for event, arguments in events if event == "open"]
    assert not is_held(encrypted)
    assert str(encrypted) not in opened
    events.clear()
    reopen(encrypted).close()
    assert ("open", str(encrypted)) in [(event, str(arguments[0])) for event, arguments in events]


def test_the_standard_library_never_opens_a_register(plain, reopen, events):
    reopen(plain).close()
    verify_register(plain)
    assert [event for event, _ in events if event.startswith("sqlite3.connect")] == []


@pytest.fixture
def events():
    """Return the list into which the interpreter's audit events of this test go."""
    seen = []
    watching = [True]

    def hook(event, arguments):
        if watching and event in {"open", "sqlite3.connect"}:
            seen.append((event, arguments))

    sys.addaudithook(hook)
    yield seen
    watching.clear()

"""One writer for a register, in this process or another; the lock goes with the process that held it (R14)."""

import os
import signal
import stat
import subprocess
import sys

import pytest

from officer_app.domain.case import Case
from officer_app.domain.errors import OfficerError, RegisterInUse
from officer_app.storage.lock import lock_path

HOLD = """
import sys
from datetime import date
from officer_app.domain.clock import FixedClock
from officer_app.services.register import open_register
register = open_register(sys.argv[1], clock=FixedClock(date(2026, 3, 5)), actor="other")
print("open", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def holder(plain):
    """Start another process that has the register open for writing."""
    child = subprocess.Popen([sys.executable, "-c", HOLD, str(plain)], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert child.stdout.readline() == b"open\n"
    yield child
    child.kill()
    child.stdin.close()
    child.stdout.close()
    child.wait()


def test_a_second_writer_in_this_process_is_told(plain, reopen):
    with reopen(plain), pytest.raises(RegisterInUse, match="open in another window or command"):
        reopen(plain)
    reopen(plain).close()


def test_a_second_writer_in_another_process_is_told_and_a_reader_reads(plain, reopen, holder, sha256):
    before = sha256(plain)
    for _ in range(3):
        with pytest.raises(RegisterInUse):
            reopen(plain)
    with reopen(plain, read_only=True) as register:
        assert len(register.all(Case)) == 2
    assert holder.poll() is None
    assert sha256(plain) == before


@pytest.mark.skipif(os.name != "posix", reason="sends the signal that cannot be caught")
def test_a_killed_writer_leaves_the_way_free(plain, reopen, holder):
    os.kill(holder.pid, signal.SIGKILL)
    holder.wait()
    with reopen(plain) as register, register.change("case.open") as work:
        assert work.insert(Case(reference="2026-0003")) in work.all(Case)


def test_a_register_is_one_by_whatever_way_it_is_reached(plain, reopen, tmp_path):
    link = tmp_path / "elsewhere.officer"
    link.symlink_to(plain)
    with reopen(plain), pytest.raises(RegisterInUse):
        reopen(link)
    with reopen(plain.parent / ".." / plain.parent.name / plain.name), pytest.raises(RegisterInUse):
        reopen(plain)


def test_the_lock_is_the_owner_s_only_and_its_leftover_does_not_matter(plain, reopen):
    with reopen(plain):
        assert stat.S_IMODE(lock_path(plain).stat().st_mode) == 0o600
    assert not lock_path(plain).exists()
    lock_path(plain).write_text("left over")
    reopen(plain).close()
    assert not lock_path(plain).exists()


def test_a_database_program_that_holds_the_file_is_waited_for_then_told(plain, reopen):
    from sqlcipher3 import dbapi2  # noqa: PLC0415 - the other program

    other = dbapi2.connect(str(plain), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with reopen(plain) as register:
        register._file.connection.run("PRAGMA busy_timeout = 50")
        with (
            pytest.raises(OfficerError, match="Another program uses the register"),
            register.change("case.open") as work,
        ):
            work.insert(Case(reference="2026-0003"))
        other.execute("ROLLBACK")
        with register.change("case.open") as work:
            work.insert(Case(reference="2026-0003"))
        assert len(register.all(Case)) == 3
    other.close()

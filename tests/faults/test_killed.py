"""A killed program loses nothing that it acknowledged and leaves no half change (R1)."""

import os
import random
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from officer_app.domain.case import Case
from officer_app.domain.clock import FixedClock
from officer_app.domain.correspondence import Attachment, Message
from officer_app.domain.errors import WrongPassphrase
from officer_app.services.register import Effort, create_register, open_register, verify_register

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="kills child processes the Unix way"),
    pytest.mark.slow,
]

KILLS = 300
KILLS_OF_ONE_FILE = 30
LONGEST = 0.020
"""Seconds after "ready" within which a worker is killed."""

LONGEST_RENEWAL = 0.300
"""The same where the whole file is written anew, twice or more within that time."""

PASSPHRASE = "the heron waits by the weir"
OTHER = "the otter sleeps at noon"
CLOCK = FixedClock(date(2026, 3, 5))


class Workshop:
    """The process whose workers are killed."""

    def __init__(self):
        script = str(Path(__file__).with_name("writer.py"))
        environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
        self._process = subprocess.Popen(
            [sys.executable, script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
        )

    def kill_one(self, kind, path, after):
        """Let a worker work on the register, kill it `after` seconds, and return what it said was kept."""
        self._process.stdin.write(f"{kind} {path}\n")
        self._process.stdin.flush()
        ready, pid = self._process.stdout.readline().split()
        assert ready == "ready"
        time.sleep(after)
        os.kill(int(pid), signal.SIGKILL)
        said = iter(self._process.stdout.readline, "dead\n")
        return [line.removeprefix("kept ").rstrip("\n") for line in said]

    def close(self):
        """End the process."""
        self._process.stdin.close()
        self._process.stdout.close()
        assert self._process.wait() == 0


@pytest.fixture(scope="module")
def workshop():
    running = Workshop()
    yield running
    running.close()


def _new(folder, number, passphrase):
    path = folder / f"{number}.officer"
    create_register(path, passphrase, clock=CLOCK, actor="Anna", effort=Effort(6, 1, 1)).close()
    return path


def _look(path, kept):
    """Open what is left, assert that it is whole, and return whether a half change had to be taken back."""
    was_cut = path.with_name(f"{path.name}-journal").exists()
    with open_register(path, passphrase=PASSPHRASE, clock=CLOCK, actor="Anna") as register:
        cases = register.all(Case)
        present = {case.reference for case in cases} | {case.title for case in cases}
        assert set(kept) <= present
        for case in cases:
            if case.reference.startswith("WHOLE"):
                assert len(register.all(Message, case_id=case.id)) == 2
                (file,) = register.all(Attachment, case_id=case.id)
                assert register.content(file.digest)
    found = verify_register(path, passphrase=PASSPHRASE)
    assert [str(each) for each in found.findings] == []
    return was_cut


def test_300_kills_lose_nothing_acknowledged_and_leave_no_half_change(workshop, tmp_path):
    chance = random.Random()  # noqa: S311 - other moments on every run
    kept, cut, acknowledged, longest = [], 0, 0, LONGEST
    for number in range(KILLS):
        if number % KILLS_OF_ONE_FILE == 0:
            path = _new(tmp_path, number, PASSPHRASE if number // KILLS_OF_ONE_FILE % 2 else None)
            kept = []
            longest *= 2 if acknowledged < number / 5 else 1  # on a busy machine they get further in the end
        said = workshop.kill_one("cases", path, chance.uniform(0, longest))
        kept += said
        acknowledged += len(said)
        cut += _look(path, kept)
    assert acknowledged > KILLS / 10, "the workers were killed before they could work"
    assert cut > 0, "no worker was killed in the middle of a change"


def test_killed_while_the_passphrase_changes_the_old_or_the_new_one_opens(workshop, tmp_path):
    chance = random.Random()  # noqa: S311 - other moments on every run
    opened = set()
    for number in range(40):
        path = _new(tmp_path, number, PASSPHRASE)
        workshop.kill_one("passphrase", path, chance.uniform(0, LONGEST_RENEWAL))
        opened.add(_passphrase_that_opens(path))
    assert opened == {PASSPHRASE, OTHER}


def _passphrase_that_opens(path):
    for passphrase in (PASSPHRASE, OTHER):
        try:
            open_register(path, passphrase=passphrase, clock=CLOCK, actor="Anna").close()
        except WrongPassphrase:
            continue
        assert verify_register(path, passphrase=passphrase).findings == ()
        return passphrase
    raise AssertionError("neither passphrase opens the register")

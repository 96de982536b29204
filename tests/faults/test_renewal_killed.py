"""A register that is being encrypted anew, killed at every call of the system: the old or the new file is there."""

import os
import signal
import sys
from datetime import date

import pytest

from officer_app.domain.case import Case
from officer_app.domain.clock import FixedClock
from officer_app.domain.errors import WrongPassphrase
from officer_app.services.register import (
    Effort,
    create_register,
    earlier_copy,
    is_encrypted,
    open_register,
    verify_register,
)
from tests.faults.conftest import MOST_POINTS

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="kills child processes the Unix way"),
    pytest.mark.slow,
]

CHEAP = Effort(6, 1, 1)
PASSPHRASE = "the heron waits by the weir"
NEW = "the otter sleeps at noon"
CLOCK = FixedClock(date(2026, 3, 5))
POINTS = min(MOST_POINTS // 3, 600)
"""Steps at which the program is killed while most of the work is done, and as many again in the last LAST steps."""

LAST = 180


def _make(path, passphrase):
    path.unlink(missing_ok=True)
    with create_register(path, passphrase, clock=CLOCK, actor="Anna", effort=CHEAP) as register:
        with register.change("case.open") as work:
            work.insert(Case(reference="2026-0001", subject_name="Zoé", request_text="What do you know? " * 3_000))
        return register.head()


def _renew(register):
    if register.encrypted:
        register.change_passphrase(PASSPHRASE, NEW, effort=CHEAP)
    else:
        with register.protection(NEW, effort=CHEAP) as renewal:
            renewal.write()
            renewal.finish()


def _die_at(path, passphrase, place):
    """Renew in a child that is killed at its `place`th step: a call out of our code, or a return.

    Returns how many steps it took to the end, or 0 where it was killed on the way.
    """
    counted = path.with_name("steps")
    child = os.fork()
    if child:
        killed = os.WIFSIGNALED(os.waitpid(child, 0)[1])
        return 0 if killed else int(counted.read_text())
    try:
        steps = _renew_watched(path, passphrase, place)
        counted.write_text(str(steps))
    finally:
        os._exit(0)


def _renew_watched(path, passphrase, place):
    steps = 0

    def watch(frame, event, _argument):
        nonlocal steps
        if event in {"c_call", "return"} and "officer_app" in frame.f_code.co_filename:
            steps += 1
            if steps == place:
                os.kill(os.getpid(), signal.SIGKILL)

    with open_register(path, passphrase=passphrase, clock=CLOCK, actor="Anna") as register:
        sys.setprofile(watch)
        _renew(register)
        sys.setprofile(None)
    return steps


def _what_opens(path, passphrase):
    if not is_encrypted(path):
        return None
    for each in (passphrase, NEW):
        try:
            open_register(path, passphrase=each, clock=CLOCK, actor="Anna").close()
        except (WrongPassphrase, TypeError):
            continue
        return each
    raise AssertionError("neither passphrase opens the register")


@pytest.mark.parametrize("passphrase", [PASSPHRASE, None], ids=["encrypted", "plain"])
def test_killed_anywhere_the_old_or_the_new_file_opens_whole(tmp_path, passphrase):
    path = tmp_path / "r.officer"
    head = _make(path, passphrase)
    steps = _die_at(path, passphrase, 0)
    head, seen = _make(path, passphrase), []
    last = range(steps - LAST, steps + 1, max(1, LAST // POINTS))
    for place in sorted({*range(1, steps, steps // POINTS), *last}):
        assert _die_at(path, passphrase, place) == 0, place
        opens = _what_opens(path, passphrase)
        seen.append(opens)
        _check(path, opens, head)
        if opens == NEW:
            if passphrase:
                assert verify_register(earlier_copy(path), passphrase=passphrase, head=head).findings == ()
            head = _make(path, passphrase)
    assert seen.count(passphrase) > POINTS
    assert seen.count(NEW) > 3


def _check(path, opens, head):
    with open_register(path, passphrase=opens, clock=CLOCK, actor="Anna") as register:
        assert register.get(Case, 1).subject_name == "Zoé"
    assert verify_register(path, passphrase=opens, head=head).findings == ()
    kept = earlier_copy(path)
    assert kept is None or not kept.samefile(path)
    assert [each.name for each in path.parent.iterdir() if each.name.endswith((".unfinished", ".second"))] == []

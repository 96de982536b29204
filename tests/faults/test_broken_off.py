"""Every change, broken off at every step of SQLite or by a full disk, leaves the state before or after (R2, R4)."""

import os
from dataclasses import replace
from datetime import date

import pytest

from officer_app.domain.case import Case
from officer_app.domain.clock import FixedClock
from officer_app.domain.correspondence import Attachment, Message
from officer_app.domain.errors import RegisterError
from officer_app.domain.vocabulary import Right
from officer_app.services.register import Effort, open_register

NEW = "the otter sleeps at noon"
PASSPHRASE = "the heron waits by the weir"
CLOCK = FixedClock(date(2026, 3, 5))


def _two_cases(register):
    with register.change("case.open") as work:
        first = work.insert(Case(reference="2026-0001", subject_name="Zoé", rights=(Right.ACCESS,)))
        work.insert(Case(reference="2026-0002", reminder_of=first.id))
        work.insert(Message(case_id=first.id, subject="Mijn gegevens"))


def _insert(register):
    with register.change("case.open") as work:
        work.insert(Case(reference="2026-0003", request_text="What do you know about me? " * 400))


def _update(register):
    with register.change("case.edit") as work:
        work.update(replace(work.get(Case, 1), title="A copy", request_text="Everything. " * 900))


def _attach(register):
    with register.change("attach") as work:
        message = work.insert(Message(case_id=1, body="With a file"))
        digest = work.store_content(bytes(range(256)) * 100)
        work.insert(Attachment(case_id=1, message_id=message.id, name="a.bin", digest=digest, size=25_600))


def _several(register):
    with register.change("case.merge") as work:
        for number in (1, 2):
            work.update(replace(work.get(Case, number), notes="merged", related=(3 - number,)))
        work.insert(Case(reference="2026-0003", duplicate_of=2))


def _erase(register):
    with register.change("history.erase") as work:
        for entry in register.history("case", 1):
            work.erase_payload(entry.seq)


verbs = pytest.mark.parametrize("verb", [_insert, _update, _attach, _several, _erase], ids=lambda verb: verb.__name__)


@verbs
@pytest.mark.parametrize("for_ever", [False, True], ids=["once", "for ever"])
def test_broken_off_at_every_step(same_register, interrupt_everywhere, verb, for_ever):
    assert interrupt_everywhere(lambda: same_register(_two_cases), verb, for_ever=for_ever) > 20


def test_a_plain_register_too(same_register, interrupt_everywhere):
    assert interrupt_everywhere(lambda: same_register(_two_cases, None), _attach) > 20


@pytest.mark.parametrize("verb", [_insert, _update, _attach], ids=lambda verb: verb.__name__)
def test_the_disk_runs_full(same_register, fill_disk, verb):
    assert fill_disk(lambda: same_register(_two_cases), verb) > 1


@pytest.mark.skipif(not hasattr(os, "fork"), reason="limits the size of files in a child process the Unix way")
@pytest.mark.parametrize("limit", [0, 4_096, 20_000, 60_000])
def test_a_passphrase_change_that_cannot_be_written_keeps_the_old_one(same_register, is_whole, limit):
    register = same_register(_two_cases)
    path = register.path
    register.close()
    child = os.fork()
    if child == 0:
        os._exit(_change_with_little_room(path, limit))
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    is_whole(path)


def _change_with_little_room(path, limit):
    import resource  # noqa: PLC0415 - Unix only, like the test

    try:
        with open_register(path, passphrase=PASSPHRASE, clock=CLOCK, actor="Anna") as register:
            key = register.recovery_key()
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
            try:
                register.change_passphrase(PASSPHRASE, NEW, effort=Effort(6, 1, 1))
            except RegisterError as problem:
                resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
                with register.change("case.edit") as work:
                    work.update(replace(work.get(Case, 1), title="still here"))
                return 0 if "Nothing was changed" in str(problem) and register.recovery_key() == key else 2
            return 3
    except BaseException:  # noqa: BLE001 - the parent sees the code
        return 4

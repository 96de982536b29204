"""Registers of every past version still open, whole, and can be worked on."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from officer_app.domain.case import Case
from officer_app.domain.clock import FixedClock
from officer_app.domain.correspondence import Attachment, Message
from officer_app.domain.organisation import Organisation
from officer_app.domain.registry import RECORD_TYPES
from officer_app.domain.vocabulary import Right
from officer_app.services.register import is_encrypted, open_register, verify_register
from officer_app.storage.opening import version_name

PASSPHRASE = "the heron waits by the weir"
PRINTED = {
    "version-1-plain": "fc89 f8f6 56cb",
    "version-1-encrypted": "0db7 6232 6f8e",
    "version-1.1-plain": "9e9c 14e3 6a16",
    "version-1.1-encrypted": "fa3b c2b9 842f",
}
FILES = sorted(Path(__file__).parent.glob("*.officer"))


@pytest.fixture(params=FILES, ids=lambda path: path.stem)
def copy(request, tmp_path):
    """Return a copy of an old file that a test may open for writing."""
    return Path(shutil.copyfile(request.param, tmp_path / request.param.name))


def test_there_is_a_pair_of_this_version():
    mine = {path.stem for path in FILES if path.stem.startswith(f"version-{version_name()}-")}
    assert mine == {f"version-{version_name()}-plain", f"version-{version_name()}-encrypted"}


def test_an_old_file_opens_and_is_whole(copy):
    assert is_encrypted(copy) is copy.stem.endswith("encrypted")
    with open_register(copy, passphrase=PASSPHRASE, clock=FixedClock(date(2027, 1, 4)), actor="Bram") as register:
        case = register.all(Case)[0]
        assert (case.subject_name, case.rights) == ("Ζωή Παπαδοπούλου", (Right.ACCESS, Right.PORTABILITY))
        assert register.all(Organisation)[0].officer_title["fr"].startswith("Déléguée")
        assert register.content(register.all(Attachment)[0].digest).decode() == register.all(Message)[0].body
        assert all(register.all(kind.record) is not None for kind in RECORD_TYPES.values())
        with register.change("case.open") as work:
            work.insert(Case(reference="DSR-2027-0001"))
        head = register.head()
    assert [str(each) for each in verify_register(copy, passphrase=PASSPHRASE, head=head).findings] == []


def test_its_history_still_holds_the_head_that_was_printed_then(copy):
    open_register(copy, passphrase=PASSPHRASE, clock=FixedClock(date(2027, 1, 4)), actor="Bram").close()
    assert verify_register(copy, passphrase=PASSPHRASE, head=PRINTED[copy.stem]).findings == ()

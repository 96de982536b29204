"""`officer package`: the ZIP, its passphrase printed this once, and a check that refuses in sentences."""

import pytest
import pyzipper

from officer_app.domain.clock import FixedClock
from officer_app.services.organisation import save_organisation
from officer_app.services.register import open_register
from tests.services.conftest import TODAY
from tests.services.test_access_package import prepare

DAY = ("--today", "2026-03-11")


@pytest.fixture
def answered(plain_register):
    with open_register(plain_register, clock=FixedClock(TODAY), actor="Anna") as register:
        save_organisation(register, name="Heron SA", address="1 Weir\n1000 Brussels", officer_email="p@heron.example")
        prepare(register)
    return plain_register


def test_the_package_comes_out_and_its_passphrase_is_printed_once(officer, answered, tmp_path):
    path = tmp_path / "answer.zip"
    said = officer(*DAY, "package", answered, "dsr-2026-0001", "--out", path)
    assert said.code == 0, said.err
    place, last = said.out.splitlines()
    assert place == str(path)
    passphrase = last.removeprefix("Passphrase, shown this once: ")
    assert passphrase not in said.err
    assert "Left out: lawyer.txt, authority.txt, mail.txt. (GDPR Art. 15(3))" in said.err
    with pyzipper.AESZipFile(path) as archive:
        assert archive.read("files/orders.csv", pwd=passphrase.encode()) == b"a,b\r\n1,2\r\n"
    again = officer(*DAY, "package", answered, "DSR-2026-0001", "--out", path)
    assert (again.code, again.out) == (2, "")
    assert "already" in again.err


def test_what_is_missing_is_said_and_nothing_is_written(officer, plain_register, tmp_path):
    officer(*DAY, "case", "add", plain_register, "--json", '{"rights": ["access"], "subject_name": "Bo", '
        '"received_on": "2026-03-05"}')  # fmt: skip
    said = officer(*DAY, "package", plain_register, "DSR-2026-0001", "--out", tmp_path / "answer.zip")
    assert (said.code, said.out) == (2, "")
    for words in ("who asks", "not decided", "No letter", "no file to send"):
        assert words in said.err
    assert not (tmp_path / "answer.zip").exists()

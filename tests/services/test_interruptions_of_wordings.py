"""The verbs of the officer's wordings, broken off at every step of SQLite, leave the register before or after (R2)."""

import inspect
from datetime import date

import pytest

from officer_app.domain.clock import FixedClock
from officer_app.domain.wording import Wording
from officer_app.services import wording
from officer_app.services.register import create_register, open_register
from tests.faults.conftest import break_everywhere

TODAY = date(2026, 3, 10)
TEXT = "# Refused\n\n{{reasons}}\n"
pytestmark = pytest.mark.slow

VERBS = {
    "keep_wording": lambda each: wording.keep_wording(each, "refusal", "fr", TEXT),
    "add_wording": lambda each: wording.add_wording(each, letter="refusal", language="en", text=TEXT),
    "change_wording": lambda each: wording.change_wording(each, 1, text="# Later\n\n{{details}}\n"),
    "use_program_wording": lambda each: wording.use_program_wording(each, "extension", "en"),
    "settle_wording": lambda each: wording.settle_wording(each, "extension", "en"),
    "withdraw_wording": lambda each: wording.withdraw_wording(each, 1),
    "bring_back_wording": lambda each: wording.bring_back_wording(each, 2),
}


def test_no_verb_is_left_out():
    public = inspect.getmembers(wording, inspect.isfunction)
    own = {
        name
        for name, each in public
        if each.__module__ == wording.__name__ and next(iter(inspect.signature(each).parameters), "") == "register"
        if not name.startswith("_")
    }
    assert own - {"versions_of"} == set(VERBS)


@pytest.fixture(scope="module")
def pattern(tmp_path_factory):
    """Return a register with a wording made from an older text of the program, and one that was given up."""
    path = tmp_path_factory.mktemp("pattern") / "same.officer"
    with create_register(path, None, clock=FixedClock(TODAY), actor="Anna") as register:
        with register.change("wording.keep") as work:
            work.insert(Wording(letter="extension", language="en", text="# Later\n\n{{reason}}\n", original="older"))
        kept = wording.keep_wording(register, "forwarded_notice", "en", "# Passed on\n\nTo {{client}}.\n")
        wording.withdraw_wording(register, kept.id)
    return path.read_bytes()


@pytest.mark.parametrize("name", VERBS)
def test_a_verb_broken_off_leaves_the_register_before_or_after(pattern, tmp_path_factory, name):
    def make():
        path = tmp_path_factory.mktemp("same") / "same.officer"
        path.write_bytes(pattern)
        return open_register(path, clock=FixedClock(TODAY), actor="Anna")

    assert break_everywhere(make, VERBS[name]) > 10

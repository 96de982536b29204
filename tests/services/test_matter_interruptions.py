"""Letters about other records than cases, broken off at every step of SQLite, leave the register before or after."""

from functools import cache

import pytest

from officer_app.domain.clock import FixedClock
from officer_app.domain.organisation import Organisation
from officer_app.services import output
from officer_app.services.register import create_register, open_register
from tests.faults.conftest import break_everywhere
from tests.services.conftest import TODAY
from tests.services.matters_told import OF_CASE, OF_RECORD, record_for, tell_matters

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def pattern(tmp_path_factory):
    """Return the bytes of a prepared register and the numbers of its records."""
    path = tmp_path_factory.mktemp("pattern") / "same.officer"
    profile = Organisation(name="Heron SA", address="1 Weir\n1000 Brussels", officer_email="p@heron.example")
    with create_register(path, None, clock=FixedClock(TODAY), actor="Anna", organisation=profile) as register:
        told = tell_matters(register)
    return path.read_bytes(), told


@pytest.mark.parametrize("key", [*OF_CASE, *OF_RECORD])
def test_a_letter_broken_off_leaves_neither_a_record_nor_a_consequence(pattern, tmp_path_factory, key, monkeypatch):
    content, told = pattern
    monkeypatch.setattr(output, "write_letter", once(output.write_letter))

    def make():
        path = tmp_path_factory.mktemp("same") / "same.officer"
        path.write_bytes(content)
        return open_register(path, clock=FixedClock(TODAY), actor="Anna")

    def letter(register):
        made = output.make_letter(register, record_for(told, key), key)
        assert made.is_kept, [str(fact) for fact in made.written.missing]

    assert break_everywhere(make, letter) > 20


def once(write):
    """Draw the same pages only once: between two attempts nothing in the register has changed."""
    files = {}

    @cache
    def drawn(key, language, today, head):
        return write(key, files[key], language=language, today=today, head=head)

    def remembered(key, file, *, language, today, head, **_own_wording):
        files[key] = file
        return drawn(key, language, today, head)

    return remembered

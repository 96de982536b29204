"""Letters about other records than cases, broken off at every step of SQLite, leave the register before or after."""

import pytest

from officer_app.services import output
from tests.faults.conftest import break_everywhere
from tests.services.broken_off import copy_of, once_for_each_head, pattern_of
from tests.services.matters_told import OF_CASE, OF_RECORD, record_for, tell_matters

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def pattern(tmp_path_factory):
    """Return the bytes of a prepared register and the numbers of its records."""
    told = {}
    content = pattern_of(tmp_path_factory.mktemp("pattern"), lambda register: told.update(tell_matters(register)))
    return content, told


@pytest.mark.parametrize("key", [*OF_CASE, *OF_RECORD])
def test_a_letter_broken_off_leaves_neither_a_record_nor_a_consequence(pattern, tmp_path_factory, key, monkeypatch):
    content, told = pattern
    monkeypatch.setattr(output, "write_letter", once_for_each_head(output.write_letter))

    def make():
        return copy_of(content, tmp_path_factory.mktemp("same"))

    def letter(register):
        made = output.make_letter(register, record_for(told, key), key)
        assert made.is_kept, [str(fact) for fact in made.written.missing]

    assert break_everywhere(make, letter) > 20

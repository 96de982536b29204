"""Every letter of a case, broken off at every step of SQLite, leaves neither a record nor a consequence (R2)."""

import pytest

from officer_app.services import output
from tests.faults.conftest import break_everywhere
from tests.services.broken_off import (
    ACCESS,
    ALL_CASES,
    DONE,
    OF_CLIENT,
    REFUSED,
    STOPPED,
    copy_of,
    once_for_each_head,
    pattern_of,
)

pytestmark = pytest.mark.slow

SAID_DONE = (
    "not_identifiable", "nothing_held", "rectification_done", "erasure_done", "restriction_imposed",
    "restriction_lift", "portability_cover",
)  # fmt: skip
OF_LETTER = {
    "refusal": REFUSED, "identity_request": REFUSED, "marketing_confirmation": STOPPED,
    "forward_to_client": OF_CLIENT, "forwarded_notice": OF_CLIENT, **dict.fromkeys(SAID_DONE, DONE),
}  # fmt: skip

LETTERS = (
    "acknowledgement", "identity_request", "clarification_request", "extension", "access_response", "refusal",
    "marketing_confirmation", "forward_to_client", "forwarded_notice", *SAID_DONE,
)  # fmt: skip


@pytest.fixture(scope="module")
def pattern(tmp_path_factory):
    return pattern_of(tmp_path_factory.mktemp("pattern"), *ALL_CASES)


@pytest.fixture
def make(pattern, tmp_path_factory):
    return lambda: copy_of(pattern, tmp_path_factory.mktemp("same"))


@pytest.mark.parametrize("key", LETTERS)
def test_a_letter_broken_off_leaves_neither_a_record_nor_a_consequence(make, key, monkeypatch):
    monkeypatch.setattr(output, "write_letter", once_for_each_head(output.write_letter))
    number = OF_LETTER.get(key, ACCESS)

    def letter(register):
        made = output.make_letter(register, number, key)
        assert made.message is not None, [str(fact) for fact in made.written.missing]

    assert break_everywhere(make, letter) > 20

"""Which answers fit which case: by what is asked, or by how the case stands; and why another one is not written."""

from dataclasses import replace
from datetime import date

import pytest

from officer_app.domain.case import Case
from officer_app.domain.forwarding import LetterNotAllowed, check_letter, may_be_written
from officer_app.domain.letter_fits import FITS, IDENTIFYING_RIGHTS, misfit
from officer_app.domain.vocabulary import RestrictionGround, Right

DAY = date(2026, 3, 6)
NOBODY_TO_FIND = frozenset(Right) - IDENTIFYING_RIGHTS
MINE = (
    "not_identifiable", "nothing_held", "rectification_done", "erasure_done", "restriction_imposed",
    "restriction_lift", "portability_cover",
)  # fmt: skip


@pytest.mark.parametrize("key", FITS)
def test_a_case_that_asks_nothing_has_none_of_these_letters(key):
    assert not may_be_written(Case(), key)
    with pytest.raises(LetterNotAllowed) as refused:
        check_letter(Case(), key)
    assert refused.value.sentence == FITS[key].otherwise


@pytest.mark.parametrize("key", FITS)
def test_a_right_that_is_asked_brings_its_letters(key):
    for right in FITS[key].rights:
        assert misfit(Case(rights=(Right.QUESTION, right)), key) is None
        check_letter(Case(rights=(right,)), key)


@pytest.mark.parametrize("right", sorted(NOBODY_TO_FIND))
def test_an_objection_needs_nobody_to_be_found(right):
    """GDPR Art. 11(2): only Art. 15 to 20 give way."""
    assert not may_be_written(Case(rights=(right,)), "not_identifiable")
    assert not may_be_written(Case(rights=(right,)), "nothing_held")


@pytest.mark.parametrize(
    ("key", "facts"),
    [
        ("rectification_done", {"corrected_on": DAY}),
        ("rectification_done", {"corrections": "Name: An, not Ann"}),
        ("rectification_done", {"supplement": "She moved in 2024."}),
        ("erasure_done", {"erased_data": "The newsletter profile"}),
        ("erasure_done", {"erasure_done_on": DAY}),
        ("restriction_imposed", {"restricted_on": DAY}),
        ("restriction_imposed", {"restriction_ground": RestrictionGround.OBJECTION}),
        ("restriction_lift", {"restricted_on": DAY}),
    ],
)
def test_what_was_done_without_being_asked_has_its_letter_too(key, facts):
    objection = Case(rights=(Right.OBJECTION,))
    assert not may_be_written(objection, key)
    assert may_be_written(replace(objection, **facts), key)


def test_nothing_is_lifted_where_nothing_is_restricted():
    asked = Case(rights=(Right.RESTRICTION,))
    assert [key for key in MINE if may_be_written(asked, key)] == [
        "not_identifiable", "nothing_held", "restriction_imposed",
    ]  # fmt: skip


def test_letters_that_fit_every_case_are_not_in_the_list():
    assert misfit(Case(), "acknowledgement") is None
    assert set(MINE) <= set(FITS)

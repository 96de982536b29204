"""On which grounds each right may be refused: the closed list of the law, every right with every ground."""

from itertools import combinations, product

import pytest

from officer_app.domain.refusal import GROUNDS, RefusalGround, check_refusal, grounds_for, only_withholds
from officer_app.domain.vocabulary import Right
from officer_app.domain.words import Sentence

EVERYWHERE = {"12(5)", "23"}
OF_THE_LAW = {
    "access": {"15(4)", "11(2)"} | EVERYWHERE,
    "rectification": {"16", "11(2)"} | EVERYWHERE,
    "erasure": {"17(1)", "17(3)(a)", "17(3)(b)", "17(3)(c)", "17(3)(d)", "17(3)(e)", "11(2)"} | EVERYWHERE,
    "restriction": {"18(1)", "11(2)"} | EVERYWHERE,
    "portability": {"20(1)", "20(3)", "20(4)", "11(2)"} | EVERYWHERE,
    "objection": {"21(1)", "21(6)", "6(1)"} | EVERYWHERE,
    "marketing_objection": set(),
    "withdraw_consent": set(),
    "automated_decision": {"22(1)", "22(2)"} | EVERYWHERE,
    "complaint": set(),
    "question": set(),
    "other": set(),
}


@pytest.mark.parametrize(("right", "ground"), list(product(Right, RefusalGround)))
def test_a_right_is_refused_on_the_grounds_of_the_law_and_no_other(right, ground):
    allowed = ground.value in OF_THE_LAW[right.value]
    problem = check_refusal([right], [ground])
    assert (problem is None) is allowed
    assert (ground in grounds_for([right])) is allowed
    assert (ground in GROUNDS[right]) is allowed


@pytest.mark.parametrize("right", Right)
def test_no_right_is_refused_without_a_ground(right):
    assert isinstance(check_refusal(iter([right]), iter([])), Sentence)


@pytest.mark.parametrize("others", [(), *combinations(Right, 1), *combinations(Right, 2)])
def test_an_objection_to_marketing_is_never_refused_alone_or_with_others(others):
    rights = (*others, Right.MARKETING_OBJECTION)
    for grounds in (tuple(RefusalGround), (RefusalGround.UNFOUNDED_OR_EXCESSIVE,), ()):
        problem = check_refusal(rights, grounds)
        assert problem is not None
        assert problem.source == "GDPR Art. 21(3)"


@pytest.mark.parametrize("right", [Right.OBJECTION, Right.AUTOMATED_DECISION])
def test_unidentified_is_no_ground_against_an_objection_nor_an_automated_decision(right):
    assert check_refusal([right], [RefusalGround.NOT_IDENTIFIABLE])


def test_each_right_needs_a_ground_of_its_own():
    both = [Right.ACCESS, Right.ERASURE]
    assert "Access" not in str(check_refusal(both, [RefusalGround.OTHERS_RIGHTS]))
    assert "Erasure" in str(check_refusal(both, [RefusalGround.OTHERS_RIGHTS]))
    assert check_refusal(both, [RefusalGround.OTHERS_RIGHTS, RefusalGround.EXPRESSION]) is None
    assert check_refusal(both, [RefusalGround.NATIONAL_LAW]) is None


def test_a_ground_that_belongs_to_no_refused_right_is_named():
    problem = check_refusal([Right.ACCESS], [RefusalGround.OTHERS_RIGHTS, RefusalGround.ACCURATE])
    assert "The data are accurate (Art. 16)" in str(problem)


def test_grounds_of_several_rights_come_in_the_order_of_the_list():
    found = grounds_for([Right.ERASURE, Right.ACCESS])
    assert found == tuple(ground for ground in RefusalGround if ground in found)
    assert set(found) == set(GROUNDS[Right.ERASURE]) | set(GROUNDS[Right.ACCESS])


def test_every_right_has_its_row():
    assert set(GROUNDS) == set(Right)


def test_rights_of_others_take_a_part_out_of_a_copy_and_never_refuse_the_whole():
    others = RefusalGround.OTHERS_RIGHTS
    assert "a part" in str(only_withholds([Right.ACCESS], [others]))
    assert only_withholds([Right.ACCESS, Right.ERASURE], [others, RefusalGround.EXPRESSION])
    assert only_withholds([Right.ACCESS], [others, RefusalGround.NATIONAL_LAW]) is None
    assert only_withholds([Right.ERASURE], [RefusalGround.EXPRESSION]) is None

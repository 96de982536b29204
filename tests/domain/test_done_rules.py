"""What was done for a right: days that contradict each other, and formats that no machine reads."""

from dataclasses import replace
from datetime import date

import pytest

from officer_app.domain.case import Case
from officer_app.domain.case_rules import check_case
from officer_app.domain.done_rules import is_machine_readable
from officer_app.domain.vocabulary import Right

TODAY = date(2026, 3, 20)
RECEIVED = date(2026, 3, 5)
EARLIER, RESTRICTED, TOLD, LIFT = date(2026, 3, 4), date(2026, 3, 6), date(2026, 3, 10), date(2026, 3, 12)
GOOD = Case(id=7, rights=(Right.RESTRICTION,), received_on=RECEIVED, subject_name="Ann", restricted_on=RESTRICTED)


@pytest.mark.parametrize(
    ("values", "field", "said"),
    [
        ({"restriction_review_on": RECEIVED}, "restriction_review_on", "before the restriction began"),
        ({"restriction_lift_on": RECEIVED}, "restriction_lift_on", "cannot be lifted before it began"),
        ({"restriction_told_on": RECEIVED}, "restriction_told_on", "before the restriction began"),
        ({"restriction_lift_on": TOLD, "restriction_told_on": LIFT}, "restriction_lift_on", "told on 12 March 2026"),
        ({"restriction_lifted_on": LIFT}, "restriction_lifted_on", "Tell the person before"),
        ({"restriction_lifted_on": TOLD, "restriction_told_on": LIFT}, "restriction_lifted_on", "Tell the person"),
        ({"restriction_lifted_on": date(2026, 3, 11), "restriction_told_on": TOLD, "restriction_lift_on": LIFT},
         "restriction_lifted_on", "lifted on 12 March 2026; it cannot be lifted earlier"),
        ({"corrected_on": EARLIER}, "corrected_on", "before the request was received"),
        ({"erasure_done_on": EARLIER}, "erasure_done_on", "before the request was received"),
        ({"transmitted_on": EARLIER, "transmitted_to": "Vita NV"}, "transmitted_on", "before the request was received"),
        ({"transmitted_on": TOLD}, "transmitted_to", "Say to whom"),
        ({"portable_format": "PDF, two pages"}, "portable_format", "CSV, JSON or XML"),
    ],
)  # fmt: skip
def test_what_contradicts_itself_is_said_at_its_field_alone(values, field, said):
    problems = check_case(replace(GOOD, **values), TODAY)
    assert set(problems) == {field}
    assert said in str(problems[field])


@pytest.mark.parametrize(
    "values",
    [
        {"restriction_lift_on": LIFT, "restriction_told_on": TOLD, "restriction_lifted_on": LIFT},
        {"restriction_told_on": TOLD, "restriction_lifted_on": TOLD},
        {"restricted_on": None, "restriction_lift_on": EARLIER, "restriction_review_on": EARLIER},
        {"restriction_review_on": RESTRICTED},
        {"corrected_on": RECEIVED, "erasure_done_on": TODAY},
        {"transmitted_on": TODAY, "transmitted_to": "Vita NV", "portable_format": "JSON (RFC 8259) and CSV"},
    ],
)
def test_what_follows_each_other_is_kept(values):
    assert check_case(replace(GOOD, **values), TODAY) == {}


def test_the_lifting_cannot_lie_before_the_restriction():
    early = replace(GOOD, restriction_lifted_on=RECEIVED, restriction_told_on=RECEIVED)
    assert {"restriction_told_on", "restriction_lifted_on"} == set(check_case(early, TODAY))


@pytest.mark.parametrize("form", ["pdf", "a PDF file", "Word (.docx)", "PNG", "jpeg", "CSV or PDF", "TIFF"])
def test_what_only_eyes_can_read(form):
    assert not is_machine_readable(form)


@pytest.mark.parametrize("form", ["", "CSV", "json", "XML", "XLSX", "CSV, UTF-8, one line for each order", "vCard"])
def test_what_a_machine_can_read(form):
    assert is_machine_readable(form)

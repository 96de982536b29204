"""What a register can keep at all: more than the forms accept today, and never what it cannot hold."""

from datetime import date

import pytest

from officer_app.domain.agreement import ClauseCheck
from officer_app.domain.case import Case
from officer_app.domain.data_category import DataCategory
from officer_app.domain.fields import check_record
from officer_app.domain.keepable import check_keepable
from officer_app.domain.processor import Processor
from officer_app.domain.sub_processor import SubProcessor
from officer_app.domain.vocabulary import Right

ASKED = {"received_on": date(2026, 3, 5), "rights": (Right.ACCESS,)}


@pytest.mark.parametrize(
    "record",
    [
        Processor(name=""),
        Processor(name="x" * 201),
        Processor(name="Alpha", country="Utopia", storage_countries=("Atlantis",)),
        Case(**ASKED, subject_email="nobody", language="klingon", subject_aliases=("x" * 300,)),
        DataCategory(name="Billing", told_as={"klingon": "Two\nlines."}),
    ],
)
def test_what_a_rule_may_have_come_to_refuse_can_be_kept(record):
    assert check_record(record)
    assert check_keepable(record) == {}


@pytest.mark.parametrize(
    ("record", "field"),
    [
        (Processor(name="a\x00b"), "name"),
        (Processor(name="two\nlines"), "name"),
        (Processor(name="Alpha", storage_countries=("\ud800",)), "storage_countries"),
        (Processor(name="Alpha", notes="\uffff"), "notes"),
        (Case(**ASKED | {"received_on": date(1, 1, 1)}), "received_on"),
        (Case(**ASKED, stage=None), "stage"),
        (SubProcessor(name="Top", processor=None), "processor"),
        (ClauseCheck(agreement_id=1, clause=None), "clause"),
    ],
)
def test_what_no_register_can_hold_is_told_by_field(record, field):
    assert set(check_keepable(record)) == {field}

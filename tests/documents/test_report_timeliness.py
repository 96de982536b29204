"""The numbers of timeliness, what is due, and the sample that an auditor can draw again."""

import hashlib
from datetime import date

import pytest
from report_asked import built, figures_of, line, rows_of

from officer_app.documents.grid import Shown
from officer_app.documents.reports.case_sample import draw
from officer_app.domain.correspondence import SearchTask
from officer_app.domain.errors import OfficerError
from officer_app.domain.identity import IdentityCheck
from officer_app.domain.refusal import RefusalGround
from officer_app.domain.vocabulary import (
    Channel,
    ExtensionReason,
    IdentityMethod,
    LateReason,
    Outcome,
    Right,
    Stage,
)

LINES = (
    line(1, date(2026, 1, 12), 10, acknowledged_on=date(2026, 1, 13)),
    line(2, date(2026, 1, 20), 20, rights=(Right.ERASURE,), outcome=Outcome.PARTLY, refused_rights=(Right.ERASURE,),
        refusal_grounds=(RefusalGround.LEGAL_OBLIGATION,), acknowledged_on=date(2026, 1, 23)),
    line(3, date(2026, 3, 2), 40, late_reason=LateReason.PROCESSOR, channel=Channel.POST),
    line(4, date(2026, 3, 3), 60, extension_reason=ExtensionReason.NUMBER, extension_details="Nine requests.",
        extension_notified_on=date(2026, 3, 20)),
    line(5, date(2026, 10, 30)),
    line(6, date(2026, 9, 1), rights=(Right.COMPLAINT,), channel=Channel.AUTHORITY),
    line(7, date(2026, 5, 1), stage=Stage.CLOSED, outcome=Outcome.WITHDRAWN, closed_on=date(2026, 5, 4)),
    line(8, date(2025, 5, 1), 3),
)  # fmt: skip
CHECK = IdentityCheck(id=1, case_id=3, asked_on=date(2026, 3, 10), method=IdentityMethod.CODE, doubt="A new address.")


def timely(language="en"):
    return built("timeliness", LINES, (CHECK,), language)


def test_the_figures_of_timeliness_are_right():
    assert figures_of(timely()) == ["7", "50%", "75%", "2"]
    lead = timely().lead
    assert "4 of 7 requests are answered. Receipt was acknowledged 2 times (median in days: 2)." in lead
    assert (
        "One period was extended in time. One request was refused, whole or in part. There was one complaint." in lead
    )


def test_each_request_is_counted_once_within_its_time():
    counts = [row[1] for row in rows_of(timely(), "within")]
    assert counts == [2, 1, 1, 1, 1, 1]
    assert sum(counts) == 7


def test_rights_channels_and_months_are_counted():
    rights = {row[0]: row[1:] for row in rows_of(timely(), "rights")}
    assert rights[Right.ERASURE] == (1, 1, 1, 1, 0, 0, 20)
    assert rights[Right.ACCESS][:2] == (5, 3)
    assert {row[0]: row[1] for row in rows_of(timely(), "channels")}[Channel.POST] == 1
    months = [row[:2] for row in rows_of(timely(), "months")]
    assert months[:2] == [(Shown("Jan", "2026-01"), 2), (Shown("Mar", "2026-03"), 2)]


def test_what_stood_in_the_way_is_told_by_reference():
    report = timely()
    assert [row[0] for row in rows_of(report, "late_cases")] == ["DSR-2026-0006", "DSR-2026-0003"]
    assert rows_of(report, "late_reasons") == [(LateReason.PROCESSOR, 1), ("not said", 1)]
    assert rows_of(report, "extensions")[0][3:5] == ("Number of requests: Nine requests.", True)
    assert rows_of(report, "refusals")[0][-1] is True
    assert rows_of(report, "complaints")[0][0] == "DSR-2026-0006"
    assert rows_of(report, "identity") == [
        ("DSR-2026-0003", date(2026, 3, 10), 8, False, IdentityMethod.CODE, CHECK.result, "A new address.")
    ]


def test_what_is_late_and_what_comes_next_are_told_apart():
    task = SearchTask(id=1, case_id=5, system="Mailing platform", due_on=date(2026, 11, 20), chases=2)
    report = built("overdue", LINES, (task,))
    assert figures_of(report) == ["1", "0", "1", "0"]
    assert [row[0] for row in rows_of(report, "overdue")] == ["DSR-2026-0006"]
    assert [row[0] for row in rows_of(report, "upcoming")] == ["DSR-2026-0005"]
    assert rows_of(report, "searches") == [("DSR-2026-0005", "Mailing platform", None, date(2026, 11, 20), 2, -2)]
    assert "One search is late." in report.lead


def test_fewer_days_leave_less_in_what_comes_next():
    report = built("overdue", LINES, choices={"days": "3"})
    assert rows_of(report, "upcoming") == []
    assert [row[0] for row in rows_of(report, "later")] == ["DSR-2026-0005"]


@pytest.mark.parametrize("given", ["0", "-1", "many", "1.5", "99999999", "²"])
def test_a_number_that_is_none_is_named(given):
    with pytest.raises(OfficerError, match="whole number"):
        built("overdue", LINES, choices={"days": given})


def test_a_sample_follows_from_seed_and_references_alone():
    many = [line(number, date(2026, 1, 5), 3) for number in range(1, 200)]
    drawn = draw(many, "board", 20)
    assert draw(reversed(many), "board", 20) == drawn
    assert draw(many, "other", 20) != drawn
    by_hand = sorted(many, key=lambda each: hashlib.sha256(f"board:{each.case.reference}".encode()).hexdigest())
    assert list(drawn) == by_hand[:20]


def test_the_sample_tells_its_seed_and_its_method():
    report = built("case_sample", LINES, choices={"seed": "board", "count": "3"})
    assert figures_of(report) == ["3", "7", "board"]
    assert len(rows_of(report, "sample")) == 3
    assert "DSR-2026-0008" not in {row[0] for row in rows_of(built("case_sample", LINES), "sample")}
    assert figures_of(built("case_sample", LINES))[2] == "2026-11-22"

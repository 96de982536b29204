"""Retention, suppression, notices, disclosures and breaches: what is told, and what may never be."""

from dataclasses import replace
from datetime import UTC, date, datetime

from reading import words_of
from report_asked import built, figures_of, line, rows_of

from officer_app.documents.grid import Shown
from officer_app.documents.report import render_report
from officer_app.documents.report_forms import ReportForm, report_bytes
from officer_app.domain.activity import Activity
from officer_app.domain.breach import Breach, BreachNature, BreachRisk, NotificationStage
from officer_app.domain.disclosure import Bindingness, Disclosure, DisclosureOutcome
from officer_app.domain.identity import IdentityCheck
from officer_app.domain.notice import NoticeState, NoticeVersion, PublishedPurpose
from officer_app.domain.suppression import Suppression, SuppressionChannel, SuppressionReason
from officer_app.domain.vocabulary import IdentityMethod, IdentityResult, Outcome, Retention, Stage


def closed(number, **changes):
    facts = {"stage": Stage.CLOSED, "outcome": Outcome.GRANTED, "closed_on": date(2026, 2, 1)}
    return line(number, date(2026, 1, 5), 3, **{**facts, **changes})


KEPT = (
    closed(1, destroy_on=date(2026, 11, 22), retention=Retention.DESTROY, retention_reason="Three years."),
    closed(2, destroy_on=date(2026, 12, 24), retention=Retention.REVIEW),
    closed(3),
    closed(4, destroy_on=date(2026, 3, 1), erased_on=date(2026, 3, 2), retention=Retention.DESTROY),
    closed(5, destroy_on=date(2020, 1, 1), retention=Retention.RETAIN, retention_reason="A claim."),
    line(6, date(2026, 11, 2)),
)
PAPERS = (
    IdentityCheck(id=1, case_id=1, method=IdentityMethod.REDACTED_ID, result=IdentityResult.PASSED,
        obtained_on=date(2026, 1, 6), evidence_destroyed_on=date(2026, 1, 8)),
    IdentityCheck(id=2, case_id=2, method=IdentityMethod.REDACTED_ID, result=IdentityResult.PASSED),
    IdentityCheck(id=3, case_id=3, method=IdentityMethod.LOGIN, result=IdentityResult.PASSED),
)  # fmt: skip


def test_what_has_to_go_is_told_apart_from_what_is_kept_and_why():
    told = Activity(id=1, name="Newsletter", retention={"fr": "Deux ans."})
    report = built("retention", KEPT, (*PAPERS, told), "fr")
    parts = {name: [row[0][-1] for row in rows_of(report, name)] for name in ("due", "soon", "kept", "open", "gone")}
    assert parts == {"due": ["1"], "soon": ["2"], "kept": ["2", "5"], "open": ["3"], "gone": ["4"]}
    assert figures_of(report) == ["6", "1", "1", "1"]
    assert [row[0] for row in rows_of(report, "identity")] == ["DSR-2026-0001", "DSR-2026-0002"]
    assert rows_of(report, "identity")[0][-1] == 2
    assert rows_of(report, "activities")[0][1] == "Deux ans."


def entry(number, **changes):
    facts = {"digest": "f00d" * 16, "plain": "ann@example.be", "since": date(2026, 2, number)}
    return Suppression(id=number, **{**facts, **changes})


def test_the_suppression_list_is_counted_and_names_nobody():
    entries = (
        entry(1),
        entry(2, channel=SuppressionChannel.PHONE, reason=SuppressionReason.COMPLAINT, confirmed_on=date(2026, 3, 1)),
        entry(3, retired_on=date(2026, 4, 1)),
        entry(4, since=date(2020, 4, 1)),
    )
    report = built("suppression", (), entries)
    assert figures_of(report) == ["3", "2", "1", "1"]
    assert rows_of(report, "channel") == [(SuppressionChannel.EMAIL, 2), (SuppressionChannel.PHONE, 1)]
    assert rows_of(report, "months") == [(Shown("Feb", "2026-02"), 2, 1)]
    for form in (ReportForm.CSV, ReportForm.JSON):
        assert b"ann@" not in report_bytes(report, form)
        assert b"f00d" not in report_bytes(report, form)
    assert "ann@" not in words_of(render_report(report))


def test_the_notices_tell_which_was_in_force_and_how_many_requests_came_under_each():
    versions = (
        NoticeVersion(id=1, notice="Privacy notice", number="1", state=NoticeState.PUBLISHED,
            effective_from=date(2024, 1, 1), effective_to=date(2026, 5, 31), languages=("en", "fr")),
        NoticeVersion(id=2, notice="Privacy notice", number="2", state=NoticeState.PUBLISHED,
            effective_from=date(2026, 6, 1), summary="Web beacons are named."),
    )  # fmt: skip
    purpose = PublishedPurpose(id=1, name="Support", wording={"de": "Kunden helfen."}, notices=(2,))
    lines = (line(1, date(2026, 2, 2), notice=1), line(2, date(2026, 2, 3), notice=1))
    report = built("notice_versions", lines, (*versions, purpose), "de")
    assert figures_of(report) == ["2", "Fassung 2", "1"]
    assert [(row[1], row[-1]) for row in rows_of(report, "versions")] == [("1", 2), ("2", 0)]
    assert rows_of(report, "versions")[0][6] == ("Englisch", "Französisch")
    assert rows_of(report, "purposes") == [("Support", "Kunden helfen.", ("Privacy notice 2",), "")]
    assert "Web beacons are named." in words_of(render_report(report))


def test_a_disclosure_without_legal_review_is_told():
    demand = Disclosure(id=1, authority="Federal police", received_on=date(2026, 3, 1), bindingness=Bindingness.BINDING,
        outcome=DisclosureOutcome.PART, data_given="Two addresses.", disclosed_on=date(2026, 3, 9))  # fmt: skip
    before = replace(demand, id=2, received_on=date(2025, 3, 1), authority="Long ago")
    report = built("disclosures", (), (demand, before))
    assert figures_of(report) == ["1", "1", "0", "0"]
    assert report.lead == "For one disclosure of data no legal review is recorded."
    words = words_of(render_report(report))
    assert "Data handed over: Two addresses. Handed over on: 09/03/2026" in words
    assert "Belgium" in words
    assert "Long ago" not in words
    assert "Country: Belgium; Binding:" in words


AWARE = datetime(2026, 10, 23, 14, 0, tzinfo=UTC)


def breach(number, **changes):
    facts = {"title": f"Breach {number}", "aware_at": AWARE, "nature": (BreachNature.AVAILABILITY,),
        "effects": "Spam.", "measures_taken": "Lists locked."}  # fmt: skip
    return Breach(id=number, **{**facts, **changes})


def test_every_breach_stands_in_the_register_with_its_clock():
    found = (
        breach(1, notified_at=datetime(2026, 10, 26, 14, 0, tzinfo=UTC), notification=NotificationStage.COMPLETE),
        breach(2, notified_at=datetime(2026, 10, 26, 14, 1, tzinfo=UTC), notification=NotificationStage.COMPLETE),
        breach(3, risk=BreachRisk.NONE, not_notified_reason="Nobody saw it."),
        breach(4, we_are_processor=True),
        breach(5, risk=BreachRisk.HIGH),
        breach(6, aware_at=datetime(2026, 11, 21, 8, 0, tzinfo=UTC)),
        breach(7, notification=NotificationStage.INITIAL),
        breach(8, aware_at=None),
    )
    report = built("breaches", (), found)
    assert figures_of(report) == ["8", "3", "2", "1"]
    words = words_of(render_report(report))
    for said in ("notified in time, after 72 hours", "until 26/10/2026 15:00; notified late", "with a reason recorded",
        "we are the processor and tell the client", "passed, and not notified",
        "until 24/11/2026 09:00; not notified yet",
        "the hour is not recorded", "moment of awareness is not recorded", "Spam.", "Lists locked."):  # fmt: skip
        assert said in words

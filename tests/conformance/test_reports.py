"""Every report is PDF/A-3a and PDF/UA-1: of an empty register, of the sample, and with awkward facts."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from officer_app.documents.blocks import Bullets, Span, Text
from officer_app.documents.charts import Bar, BarChart
from officer_app.documents.grid import Column, Grid
from officer_app.documents.pdf import Footer
from officer_app.documents.recovery_sheet import recovery_sheet
from officer_app.documents.report import Figure, Report, Section
from officer_app.documents.report_forms import ReportForm, report_bytes
from officer_app.documents.report_words import report_words
from officer_app.domain.clock import FixedClock
from officer_app.services.register import create_register, open_register
from officer_app.services.reports import REPORTS, ReportRequest, draw_report, read_report
from officer_app.services.sample import build_sample
from tests.conformance.test_letters import NAMES
from tests.documents.case_files import LANGUAGES

TODAY = date(2026, 3, 20)
CLOCK = FixedClock(TODAY)


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    """Return the sample register, open to be read."""
    made = build_sample(tmp_path_factory.mktemp("sample"), clock=CLOCK, cases=60, language="en")
    with open_register(made.path, passphrase=made.passphrase, clock=CLOCK, actor="Anna", read_only=True) as register:
        yield register


@pytest.fixture
def empty(tmp_path):
    with create_register(tmp_path / "empty.officer", None, clock=CLOCK, actor="Anna") as register:
        yield register


def drawn(register, shift):
    """Draw every report, each in one of the languages; by another shift in another."""
    documents = {}
    for place, key in enumerate(REPORTS):
        language = LANGUAGES[(place + shift) % len(LANGUAGES)]
        asked = read_report(register, register, ReportRequest(key=key, language=language))
        documents[f"{key} {language}"] = draw_report(key, asked)
    return documents


def test_every_report_of_an_empty_register(checked, empty):
    assert checked(drawn(empty, 0)) == []


def test_every_report_of_the_sample(checked, sample):
    assert checked(drawn(sample, 1)) == []


def awkward(language):
    """Return a report in which every kind of content holds what is hard to lay out."""
    words = report_words(language)
    tall, wide = "A note that has no end. " * 8_500, "w" * 5_000
    rows = (
        (NAMES, 1, TODAY),
        (tall, -2, None),
        (wide, 10**12, datetime(2026, 3, 29, 1, 59, tzinfo=UTC)),
        ("", 0, TODAY),
    )
    grid = Grid("notes", NAMES, (Column("text", NAMES, 3), Column("count", "%", 1, right=True), Column("on", "")), rows)
    spans = (Span(NAMES, bold=True), Span(f" {tall}"), Span(wide, italic=True))
    return Report(
        words=words,
        made_on=TODAY,
        office=NAMES,
        title=f"{NAMES} <b>&amp; \\({wide[:300]}",
        covers=NAMES,
        figures=(Figure("9" * 40, NAMES), Figure("", "")),
        lead=tall,
        sections=(
            Section(NAMES, (Text(spans), Bullets((spans, (Span(""),)), numbered=True)), note=wide),
            Section("", (grid,), level=2),
            Section(wide, (BarChart(tuple(Bar(NAMES, n, n // 2) for n in range(40)), NAMES),), new_page=True),
        ),
        footer=Footer(wide, "{page} / {pages}", NAMES),
        formal=True,
        draft=True,
        signature=(NAMES, wide),
    )


def test_a_report_of_awkward_facts(checked):
    report = awkward("fr")
    plain = replace(report, formal=False, draft=False, signature=(), sections=())
    assert (
        checked({"awkward": report_bytes(report, ReportForm.PDF), "nothing": report_bytes(plain, ReportForm.PDF)}) == []
    )


def test_the_recovery_sheet(checked):
    facts = {"file_name": NAMES, "made_on": TODAY, "organisation": NAMES}
    key = "ABCD-EFGH-JKLM-NPQR-STUV-WXYZ-2345-6789"
    assert checked({f"recovery {each}": recovery_sheet(key, language=each, **facts) for each in LANGUAGES}) == []

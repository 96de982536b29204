"""The case register and the recovery sheet: figures that are right, every case listed, pages that read back."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from case_files import CASE, HEAD, LANGUAGES, ORGANISATION
from reading import embedded_fonts, pages_of, words_of

from officer_app.documents.charts import scale
from officer_app.documents.recovery_sheet import recovery_sheet
from officer_app.documents.report import render_report
from officer_app.documents.reports import report_type
from officer_app.documents.reports.asked import Asked
from officer_app.domain.calendars import Calendar
from officer_app.domain.case_file import CaseLine, dates_of, read_clock
from officer_app.domain.errors import NotFound
from officer_app.domain.vocabulary import ExtensionReason, LateReason, Outcome, Right, Stage

TODAY = date(2026, 11, 22)
CALENDAR = Calendar("BE", {})
TITLES = {"en": "Case register", "fr": "Registre des dossiers", "nl": "Dossierregister", "de": "Fallregister"}


def line(number, received_on, days=None, **changes):
    answered_on = received_on + timedelta(days=days) if days is not None else None
    stage = Stage.ANSWERED if answered_on else Stage.COLLECTING
    facts = {"reference": f"DSR-2026-{number:04}", "received_on": received_on, "answered_on": answered_on,
        "stage": stage, "outcome": Outcome.GRANTED if answered_on else None, "activities": ()}  # fmt: skip
    case = replace(CASE, id=number, **{**facts, **changes})
    dates = dates_of(case, (), (), CALENDAR)
    return CaseLine(case, dates, read_clock(case, dates, (), (), TODAY))


LINES = (
    line(1, date(2026, 1, 12), 10),
    line(2, date(2026, 1, 20), 20, rights=(Right.ACCESS, Right.ERASURE), outcome=Outcome.PARTLY),
    line(3, date(2026, 3, 2), 40, late_reason=LateReason.PROCESSOR, subject_name="<b>Ann</b> Παπαδόπουλος"),
    line(4, date(2026, 3, 3), 60, extension_reason=ExtensionReason.NUMBER, extension_details="x",
        extension_notified_on=date(2026, 3, 20)),
    line(5, date(2026, 10, 30)),
    line(6, date(2025, 12, 31), 3),
)  # fmt: skip


def write(lines=LINES, language="en", **changes):
    facts = {"organisation": ORGANISATION, "period_from": date(2026, 1, 1), "period_to": date(2026, 10, 31),
        "at": datetime(2026, 11, 22, 9, 30, tzinfo=UTC), "head": HEAD, "file_name": "our.officer"}  # fmt: skip
    asked = Asked(lines=tuple(lines), language=language, **{**facts, **changes})
    return render_report(report_type("case_register").build(asked))


def test_the_figures_are_right():
    words = words_of(write())
    assert "5 received 50% within one month 75% within the lawful date 30 days median to answer" in words
    assert "4 of 5 requests are answered. One is still open." in words
    assert "One was late: DSR-2026-0003 by 9 days (a processor answered late)." in words
    assert "One period was extended in time." in words


def test_the_foot_says_when_how_many_which_filter_and_the_head():
    words = words_of(write())
    assert "made 22 November 2026 at 09:30 from our.officer, no filter" in words
    assert "register 3f9c a1e2 77b0" in words
    assert "only the newsletter" in words_of(write(filter_words="only the newsletter"))


def test_rights_are_counted_one_by_one():
    words = words_of(write())
    assert "Access 5 3 1 1 1 30" in words
    assert "Erasure 1 1 0 0 1 20" in words


def test_every_case_of_the_period_is_listed_and_no_other():
    words = words_of(write())
    assert all(f"DSR-2026-000{number}" in words for number in range(1, 6))
    assert "DSR-2026-0006" not in words
    assert "<b>Ann</b> Παπαδόπουλος" in words


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_written_in_each_language_with_embedded_fonts(language):
    report = write(language=language)
    assert TITLES[language] in words_of(report)
    assert all(embedded_fonts(report).values())
    assert report == write(language=language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_register_gives_an_empty_report(language):
    pages = pages_of(write((), language))
    assert len(pages) == 1
    assert "–" in pages[0]


def test_a_long_period_is_shown_by_year():
    words = words_of(write(period_from=date(2020, 1, 1)))
    assert "By year" in words
    assert "2020 2021 2022 2023 2024" in words


def test_a_reminder_stands_in_the_month_in_which_it_came_itself():
    reminder = line(7, date(2026, 2, 10))
    reminder = replace(reminder, deadlines=replace(reminder.deadlines, received_on=date(2025, 12, 20)))
    assert "DSR-2026-0007" in words_of(write((reminder,)))


def test_months_of_two_years_name_their_year():
    words = words_of(write(period_from=date(2025, 12, 1)))
    assert "12/25" in words


def test_many_cases_keep_the_head_of_the_table_on_each_page():
    many = [line(number, date(2026, 1, 1) + timedelta(days=number % 300), 5) for number in range(400)]
    pages = pages_of(write(many))
    assert sum(page.count("DSR-2026-") for page in pages) == 400
    assert all("Reference" in page for page in pages[1:])
    assert f"page {len(pages)} of {len(pages)}" in pages[-1]


def test_many_late_cases_are_named_worst_first_and_then_counted():
    late = [line(number, date(2026, 2, 2), 40 + number) for number in range(8)]
    words = words_of(write(late))
    assert "8 were late: DSR-2026-0007 by" in words
    assert "and 3 more" in words


def test_a_person_with_a_very_long_name_breaks_no_page():
    assert "x" * 10 in words_of(write([line(1, date(2026, 1, 12), 10, subject_name="x" * 200)]))


def test_a_report_that_does_not_exist_is_named():
    with pytest.raises(NotFound, match="poem"):
        report_type("poem")


@pytest.mark.parametrize(
    ("highest", "step", "top"),
    [(0, 1, 1), (1, 1, 1), (3, 1, 3), (7, 5, 10), (21, 10, 30), (141, 50, 150), (1000, 500, 1000), (2001, 1000, 3000)],
)
def test_the_lines_of_a_chart_stand_on_round_numbers(highest, step, top):
    assert scale(highest) == (step, top)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_recovery_sheet_is_one_page_with_the_whole_key(language):
    key = "ABCD-EFGH-JKLM-NPQR-STUV-WXYZ-2345-6789"
    facts = {"file_name": "<b>x</b>.officer", "made_on": TODAY, "organisation": "Selligent SA", "language": language}
    sheet = recovery_sheet(key, **facts)
    pages = pages_of(sheet)
    assert len(pages) == 1
    assert key in "".join(pages[0].split()).replace("\ufffe", "-")
    assert "<b>x</b>.officer" in pages[0]
    assert sheet == recovery_sheet(key, **facts)
    assert all(embedded_fonts(sheet).values())


def test_a_short_key_stands_on_one_line():
    sheet = recovery_sheet("ABCD-EFGH", file_name="x", made_on=TODAY, organisation="", language="pl")
    assert "ABCD-EFGH" in words_of(sheet)

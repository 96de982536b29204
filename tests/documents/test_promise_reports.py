"""The promise audit and the yearly report on paper: right numbers, four languages, twelve pages, nothing left over."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from case_files import HEAD, LANGUAGES
from reading import drawings_in_words, pages_of, words_of

from officer_app.documents.grid import Grid
from officer_app.documents.report import render_report
from officer_app.documents.report_words import report_words
from officer_app.documents.reports import report_type
from officer_app.documents.reports.asked import Asked
from officer_app.documents.reports.laid import share_of
from officer_app.documents.reports.promise_tables import lapse_words
from officer_app.documents.reports.yearly_facts import span_of
from officer_app.documents.reports.yearly_tables import MOST_COUNTRIES
from officer_app.documents.world_map import Standing, WorldMap, world
from officer_app.domain.agreement import Clause
from officer_app.domain.book import Book
from officer_app.domain.breach import Breach, BreachNature, BreachRisk
from officer_app.domain.case import Case
from officer_app.domain.errors import OfficerError
from officer_app.domain.gap import GapKind, Severity
from officer_app.domain.measure import MeasureKind
from officer_app.domain.promise import Lapse, LapseKind, Looked, Promise, PromiseVerdict, Wanted
from officer_app.domain.suppression import Suppression
from officer_app.domain.tracker import ConsentNeed, Tracker
from officer_app.domain.transfer import Mechanism, Transfer
from officer_app.domain.vocabulary import Stage
from officer_app.domain.words import Country
from tests.domain.promises_kept import ORGANISATION, TODAY, changed, everything, line, on

TITLES = {"en": "Promise audit", "fr": "Audit des promesses", "nl": "Controle van de beloften",
    "de": "Prüfung der Zusagen"}  # fmt: skip
MOST_PAGES = 12


def asked(records, language="en", **changes):
    by_kind = {}
    for each in records:
        by_kind.setdefault(type(each), []).append(each)
    lines = tuple(map(line, by_kind.pop(Case, ())))
    facts = {"period_from": date(2025, 1, 1), "period_to": TODAY, "file_name": "our.officer", "head": HEAD,
        "at": datetime(2026, 11, 23, 9, 30, tzinfo=UTC)}  # fmt: skip
    return Asked(
        organisation=ORGANISATION,
        language=language,
        lines=lines,
        book=Book({kind: tuple(those) for kind, those in by_kind.items()}),
        **(facts | changes),
    )


def built(key, records, language="en", **changes):
    return report_type(key).build(asked(records, language, **changes))


def rows(report, name):
    return next(list(grid.rows) for grid in report.grids if grid.name == name)


def broken():
    records = changed(everything(), Suppression, 1, since=on(5, 13))
    return changed(records, Tracker, 1, consent=ConsentNeed.NOT_ASKED, name="<b>_ga</b> Ω")


def test_the_figures_and_the_verdicts_say_what_the_audit_found():
    report = built("promise_audit", broken())
    assert [(each.value, each.label) for each in report.figures] == [
        ("12", "Kept"), ("2", "Broken"), ("0", "Not provable"),
    ]  # fmt: skip
    assert report.lead.startswith("2 of the 14 promises are broken.")
    assert "there may be more exceptions than records" in words_of(render_report(report))
    verdicts = {row[1]: row[2:] for row in rows(report, "verdicts")}
    assert verdicts[Promise.MARKETING] == (PromiseVerdict.BROKEN, 1, 0, 1)
    assert verdicts[Promise.RIGHTS] == (PromiseVerdict.KEPT, 2, 2, 0)


def test_each_exception_is_named_with_its_days():
    words = words_of(render_report(built("promise_audit", broken())))
    assert "C-4 Received on 4 May 2026, on the suppression list since 13 May 2026: 9 days later. 9" in words
    assert "<b>_ga</b> Ω" in words


def test_a_table_of_exceptions_has_days_only_where_some_have_them():
    grids = [grid for grid in built("promise_audit", broken()).grids if grid.name.startswith("exceptions_")]
    keys = [("days" in [column.key for column in grid.columns], {len(row) for row in grid.rows}) for grid in grids]
    assert sorted(keys) == [(False, {2}), (True, {3})]


def test_what_an_agreement_does_not_promise_is_named_without_saying_promise_twice():
    named = {"key": "agreement", "record_id": 1, "reference": "Vault"}
    lapse = Lapse(kind=LapseKind.PROMISE_NOT_AGREED, what=(Clause.NO_DISCLOSURE, Clause.NO_USE), **named)
    said = [lapse_words(lapse, report_words(each, "promises")) for each in ("en", "fr")]
    assert said[0].endswith("what people were promised: no disclosure; no use for other ends.")
    assert said[1].endswith("aux personnes\u00a0: pas de divulgation\u00a0; pas d'utilisation à d'autres fins.")
    missing = Lapse(kind=LapseKind.CLAUSES_MISSING, what=(Clause.C4, Clause.C0_SUBJECT), **named)
    german = lapse_words(missing, report_words("de", "promises"))
    assert "teilweise: dieselben Pflichten für Unterauftragsverarbeiter, volle Haftung; Gegenstand." in german


def test_exceptions_travel_as_data_with_kind_record_and_days():
    data = next(grid for grid in built("promise_audit", broken()).grids if grid.name == "exceptions").objects()
    late = next(each for each in data if each["kind"] == "stopped_late")
    facts = {"number": 6, "promise": "marketing", "register": "case", "id": 4, "record": "C-4"}
    assert facts.items() <= late.items()
    assert (late["on"], late["until"], late["days"]) == ("2026-05-04", "2026-05-13", 9)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", ["promise_audit", "yearly"])
def test_it_is_written_in_each_language_of_full_and_empty_registers(key, language):
    for records in (broken(), []):
        words = words_of(render_report(built(key, records, language)))
        assert not re.search(r"\{\w*\}|None\b", words)
    assert TITLES[language] in words_of(render_report(built("promise_audit", [], language)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_lapse_look_and_promise_has_its_words(language):
    words = report_words(language, "promises")
    what = (Wanted.NAME, Clause.CA, MeasureKind.PHYSICAL, Country("VN"), "Süß & <b>")
    facts = {"on": on(3, 5), "until": on(3, 9), "days": 4, "what": what}
    for kind in LapseKind:
        said = lapse_words(Lapse(kind=kind, key="case", record_id=1, reference="C-1", **facts), words)
        assert said[0].isupper()
        assert said.endswith(".")
        assert "{" not in said
    assert all(words(f"looked.{each}") for each in Looked)
    assert all(words(f"wanted.{each}") for each in Wanted)
    assert all(words(f"{group}.{each.value}") for each in Promise for group in ("statements", "sources"))


def test_the_year_is_the_twelve_months_to_the_end_of_the_period_or_the_one_that_is_named():
    assert span_of(asked([])).first == date(2025, 12, 1)
    assert span_of(asked([], period_from=on(6, 1))).first == on(6, 1)
    named = span_of(asked([], choices={"year": "2025"}))
    assert (named.first, named.last, named.before.first, named.before.last) == (
        date(2025, 1, 1), date(2025, 12, 31), date(2024, 1, 1), date(2024, 12, 31),
    )  # fmt: skip
    with pytest.raises(OfficerError, match="soon is not a year"):
        span_of(asked([], choices={"year": "soon"}))


def test_the_year_stands_beside_the_year_before():
    earlier = [replace(each, id=each.id + 100, received_on=date(2025, 3, 3), answered_on=None)
        for each in everything() if isinstance(each, Case) and each.id in {1, 2}]  # fmt: skip
    report = built("yearly", [*everything(), *earlier], period_from=date(2020, 1, 1))
    counts = {row[0]: row[1:] for row in rows(report, "requests")}
    assert counts["Received"] == (8, 2)
    assert counts["Answered"] == (4, 0)
    words = words_of(render_report(report))
    assert "8 requests were received; the year before it was 2." in words
    assert "For the organisation" in words
    assert "Place and date" in words


def test_a_register_that_begins_during_the_year_before_says_so():
    span = {"choices": {"year": "2026"}}
    assert "The first request in the register is of 2 March 2026." in words_of(
        render_report(built("yearly", broken(), **span))
    )
    case = next(each for each in everything() if isinstance(each, Case))
    old = replace(case, id=99, received_on=date(2025, 1, 1), answered_on=date(2025, 1, 2))
    assert "The first request" not in words_of(render_report(built("yearly", [*broken(), old], **span)))


def test_what_is_late_and_still_open_is_no_late_answer():
    case = next(each for each in everything() if isinstance(each, Case))
    late = [replace(case, id=90, stage=Stage.COLLECTING, received_on=on(3, 2), answered_on=None, closed_on=None),
        replace(case, id=91, received_on=on(3, 2), answered_on=on(7, 1))]  # fmt: skip
    assert "2 requests were or are late, 1 of them still open;" in words_of(render_report(built("yearly", late)))
    assert "One answer was late;" in words_of(render_report(built("yearly", late[1:])))


def test_the_hours_of_a_breach_and_its_day_are_those_of_brussels():
    night = Breach(id=1, title="At night", aware_at=datetime(2025, 12, 31, 23, 30, tzinfo=UTC))
    zone = ZoneInfo("Europe/Brussels")
    report = built("yearly", [night], choices={"year": "2026"}, at=datetime(2026, 11, 23, 9, 30, tzinfo=zone))
    assert rows(report, "breaches")[0][1].isoformat() == "2026-01-01T00:30:00+01:00"


def test_the_kinds_of_gaps_are_counted_by_the_weight_of_each():
    urgent = Breach(id=1, title="A", aware_at=datetime(2026, 11, 22, 9, tzinfo=UTC), risk=BreachRisk.HIGH)
    report = built("yearly", [urgent, replace(urgent, id=2, title="B", risk=BreachRisk.NONE)])
    weights = [row[1:] for row in rows(report, "gap_kinds") if row[0] is GapKind.BREACH_CLOCK]
    assert weights == [(GapKind.BREACH_CLOCK.severity, 1), (Severity.MODERATE, 1)]


@pytest.mark.parametrize(
    ("part", "whole", "told"),
    [(14, 14, "100%"), (199, 200, "99%"), (29, 30, "97%"), (1, 60, "2%"), (1, 300, "1%"), (0, 9, "0%"), (0, 0, "–")],
)
def test_shares_are_rounded_and_never_hide_one(part, whole, told):
    assert share_of(part, whole, report_words("en", "timeliness")) == told


def test_what_is_to_be_decided_is_numbered_and_names_the_records():
    words = words_of(render_report(built("yearly", broken())))
    assert "How an objection stops marketing the same day; it did not in: C-4." in words
    assert "Whether to ask for consent or to remove: <b>_ga</b> Ω." in words
    assert "Nothing in the register asks for a decision" in words_of(render_report(built("yearly", [])))


def test_a_map_shows_where_data_go_above_the_grounds_and_none_where_they_stay_inside():
    records = changed(everything(), Transfer, 1, dpf_active=False)
    report = built("yearly", records)
    shown, countries = content_of(report, "Transfers outside the EEA")
    grounds, _ = content_of(report, "Grounds of the transfers")
    assert [list(row) for row in countries.rows] == [
        [Country("IN"), (Mechanism.SCC,), 1, 1], [Country("US"), (Mechanism.ADEQUACY,), 1, 0],
    ]  # fmt: skip
    assert [list(row) for row in grounds.rows] == [[Mechanism.ADEQUACY, 1, 0], [Mechanism.SCC, 1, 1]]
    told = {code: (mark.standing, mark.number) for code, mark in shown.countries.items() if mark.words}
    assert told == {"US": (Standing.GAP, 1), "IN": (Standing.COVERED, 1)}
    assert "India: 1 transfer; United States: 1 transfer, 1 without a ground that holds" in drawings_in_words(
        render_report(report)
    )
    inside = [each for each in records if not isinstance(each, Transfer)]
    assert all(isinstance(each, Grid) for each in content_of(built("yearly", inside), "Transfers outside the EEA"))


def test_of_very_many_countries_the_last_row_tells_the_rest_and_the_report_stays_short():
    pattern = next(each for each in everything() if isinstance(each, Transfer))
    codes = [*sorted(world().countries)[:120], "Elsewhere", "Elsewhere"]
    transfers = [replace(pattern, id=100 + at, country=code) for at, code in enumerate(codes)]
    report = built("yearly", [*everything(), *transfers])
    shown, countries = content_of(report, "Transfers outside the EEA")
    numbers = [mark.number for mark in shown.countries.values() if mark.number]
    assert countries.rows[0][0] == "Elsewhere"
    assert countries.rows[-1][0] == f"{len(numbers) + 1 - (MOST_COUNTRIES - 1)} other countries"
    assert len(countries.rows) == MOST_COUNTRIES < len(numbers)
    assert sum(row[2] for row in countries.rows) == sum(numbers) + 2
    assert len(pages_of(render_report(report))) <= MOST_PAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_map_says_what_its_numbers_count(language):
    shown, _ = next(each.content for each in built("yearly", everything(), language).sections
        if any(isinstance(part, WorldMap) for part in each.content))  # fmt: skip
    assert (
        shown.numbers
        == {
            "en": "Number of transfers to the country",
            "fr": "Nombre de transferts vers le pays",
            "nl": "Aantal doorgiften naar het land",
            "de": "Zahl der Übermittlungen in das Land",
        }[language]
    )


def content_of(report, heading):
    return next(each.content for each in report.sections if each.heading == heading)


def test_the_yearly_report_of_a_great_register_stays_within_twelve_pages():
    long = "A very long name of a tracker that goes on and on " * 3
    trackers = [Tracker(id=number, name=f"{long}{number}", consent=ConsentNeed.NOT_ASKED) for number in range(10, 400)]
    breaches = [
        Breach(id=number, title=long, nature=tuple(BreachNature), aware_at=datetime(2026, 5, 1, 9, tzinfo=UTC))
        for number in range(90)
    ]
    report = built("yearly", [*broken(), *trackers, *breaches])
    assert len(pages_of(render_report(report))) <= MOST_PAGES
    assert "and 386 more" in words_of(render_report(report))

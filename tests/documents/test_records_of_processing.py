"""The two records of Art. 30, the report on trackers and that on gaps: each fact under its point, in its language."""

from dataclasses import replace

import pytest
from case_files import LANGUAGES
from reading import words_of
from register_books import ACTIVITIES, CLIENTS, RECIPIENTS, TRANSFERS, asked, built, grid, without

from officer_app.documents.report_forms import ReportForm, report_bytes
from officer_app.documents.reports.gaps import gap_report
from officer_app.domain.activity import ActivityRole
from officer_app.domain.gap import GAP_RECORDS, GapKind, gap_of
from officer_app.domain.processor import Processor
from officer_app.domain.registry import BY_RECORD
from officer_app.domain.transfer import Mechanism, Transfer
from officer_app.domain.words import Sentence


def told(key, language="en", **changes):
    return words_of(report_bytes(built(key, language, **changes), ReportForm.PDF))


def figures(report):
    return [each.value for each in report.figures]


def row(report, name, key, value):
    return next(each for each in grid(report, name) if each[key] == value)


def test_an_activity_is_told_under_the_points_of_the_article():
    words = told("art30_controller")
    for said in (
        "Newsletter (PA-01)",
        "(b) Purposes: Sending news",
        "(c) Data subjects: Customer",
        "(c) Personal data: Contact data; Health (Special category (Art. 9))",
        "(d) Recipients: Nordlys AB (Processor, Sweden); Bpost (Other, Belgium)",
        "(e) Transfers: Switzerland (Adequacy decision (Art. 45))",
        "(f) Time limits for erasure: 24 months, from: Last contact",
        "(g) Security measures: Encryption at rest",
        "Legal basis (beyond Art. 30): Sending news (Consent (Art. 6(1)(a)))",
    ):
        assert said in words
    assert "Night watch" not in words


def test_a_joint_controller_is_named_and_what_is_not_recorded_says_so():
    words = told("art30_controller")
    assert "(a) Joint controller: With Lac SA" in words
    assert "(b) Purposes: not recorded" in words
    assert row(built("art30_controller"), "activities", "activity", "Fairs")["joint"] == ["With Lac SA"]
    alone = tuple(each for each in ACTIVITIES if each.role is not ActivityRole.JOINT)
    assert "joint" not in grid(built("art30_controller", several=(*without(ACTIVITIES), alone)), "activities")[0]


def test_the_table_parts_what_it_lists_by_semicolons_and_says_what_is_not_recorded():
    words = built("art30_controller").words
    activities = next(each for each in built("art30_controller").grids if each.name == "activities")
    rows = activities.table(words).rows
    assert "Contact data; Health (Special category (Art. 9))" in rows[1]
    assert "not recorded" in rows[0]
    assert row(built("art30_controller"), "activities", "activity", "Fairs")["purposes"] == []


def test_the_record_as_controller_leaves_out_what_is_done_for_clients():
    report = built("art30_controller")
    assert [each["activity"] for each in grid(report, "activities")] == ["Fairs", "Newsletter"]
    assert figures(report) == ["2", "1", "1", "1"]
    assert report.formal


def test_the_purposes_that_people_are_told_stand_in_where_none_is_named():
    fairs = (replace(ACTIVITIES[1], purpose={"en": "We invite you.", "fr": "Nous vous invitons."}),)
    several = (*without(ACTIVITIES), fairs)
    assert grid(built("art30_controller", "fr", several), "activities")[0]["purposes"] == ["Nous vous invitons."]
    assert grid(built("art30_controller", "de", several), "activities")[0]["purposes"] == ["We invite you."]


def test_compelling_interests_come_with_the_safeguards_on_record():
    moved = replace(TRANSFERS[1], mechanism=Mechanism.COMPELLING, derogation_reason="One shipment", guarantees="Sealed")
    found = grid(built("art30_controller", several=(*without(TRANSFERS), (moved,))), "activities")[1]["transfers"]
    assert found[0].endswith("second subparagraph), One shipment, Sealed)")


def test_a_transfer_to_a_processor_belongs_to_the_activities_that_use_it():
    by_processor = (Transfer(id=9, name="x", country="JP", processor=1, mechanism=Mechanism.ADEQUACY),)
    report = built("art30_controller", several=(*without(TRANSFERS), by_processor))
    assert row(report, "activities", "activity", "Newsletter")["transfers"] == ["Japan (Adequacy decision (Art. 45))"]
    assert row(report, "activities", "activity", "Fairs")["transfers"] == ["none"]


def test_only_a_client_outside_the_union_is_asked_for_a_representative():
    assert "Representative:" not in told("art30_processor")
    abroad = (replace(CLIENTS[0], country="TR", address="Hayali Sokak 15\nTurkey"),)
    words = told("art30_processor", several=(*without(CLIENTS), abroad))
    assert "(a) Representative: not recorded" in words
    assert "Turkey" in words
    assert "Türkiye" not in words
    named = (replace(CLIENTS[0], representative="Rep SRL"),)
    assert "(a) Representative: Rep SRL" in told("art30_processor", several=(*without(CLIENTS), named))


def test_each_record_says_what_of_its_own_goes_beyond_the_article():
    assert "Legal bases are told beyond Art. 30." in told("art30_controller")
    assert "each client are told beyond" not in told("art30_controller")
    assert "The data of each client are told beyond Art. 30." in told("art30_processor")


def test_a_client_is_told_under_the_points_of_the_article():
    words = told("art30_processor")
    for said in (
        "(a) Address: Quai 4; 4000 Liège; Belgique",
        "(a) Contact: odile@lac.example",
        "(b) Categories of processing: Wishes for birthdays; Campaigns",
        "(c) Transfers: India (Standard contractual clauses (Art. 46(2)(c)))",
        "(d) Security measures: Encryption at rest",
        "Activities that name no client • Nobody's work",
    ):
        assert said in words


def test_what_another_client_has_transferred_is_not_told_of_this_one():
    theirs = (replace(TRANSFERS[2], client=2, activities=(3,)),)
    report = built("art30_processor", several=(*without(TRANSFERS), theirs))
    assert grid(report, "clients")[0]["transfers"] == ["none"]
    assert figures(report) == ["1", "2", "0"]


@pytest.mark.parametrize(("language", "country"), [("en", "Belgium"), ("nl", "België")])
def test_the_country_stands_below_an_address_that_does_not_name_it(language, country):
    there = (replace(CLIENTS[0], address="Quai 4\n4000 Liège"),)
    found = grid(built("art30_processor", language, (*without(CLIENTS), there)), "clients")[0]
    assert found["address"] == ["Quai 4", "4000 Liège", country]


def test_trackers_are_told_with_consent_lifetime_and_transfer():
    report = built("trackers")
    assert figures(report) == ["3", "1", "1", "1", "1"]
    assert report.lead == "One tracker is set without asking for consent: sgm."
    analytics = row(report, "trackers", "name", "_ga")
    assert (analytics["lifetime"], analytics["transfer"]) == ("730 days", ["US", "scc"])
    assert row(report, "trackers", "name", "sgm")["lifetime"] == "13 months"
    assert row(report, "trackers", "name", "session")["lifetime"] == "the visit only"
    assert grid(report, "categories")[1] == {
        "category": "statistics", "trackers": 1, "asked": 1, "exempt": 0, "not_asked": 0,
    }  # fmt: skip


def test_gaps_stand_by_their_weight_and_say_in_english_what_is_missing():
    report = built("gaps")
    assert [each.heading.partition(" (")[0] for each in report.sections] == [
        "Where they are",
        "Serious",
        "To be mended",
        "To be completed",
    ]
    serious = grid(report, "gaps_serious")
    tracker = next(each for each in serious if each["kind"] == "tracker_consent")
    assert (tracker["record"], tracker["register"]) == ("sgm", "Trackers")
    assert tracker["missing"].endswith(".")
    registers, *gaps = report.grids
    assert sum(map(int, figures(report))) == sum(len(each.rows) for each in gaps) == sum(n for _, n in registers.rows)


@pytest.mark.parametrize("language", [each for each in LANGUAGES if each != "en"])
def test_other_languages_say_a_gap_and_what_is_missing_without_english(language):
    report, english = built("gaps", language), built("gaps")
    kinds = {report.words.choice(each) for each in GapKind}
    shown = [each.table(report.words) for each in report.grids[1:]]
    assert all(row[2] in kinds for table in shown for row in table.rows)
    said = {row["missing"] for row in grid(report, "gaps_serious")}
    assert len(said) > 5
    assert said.isdisjoint(row["missing"] for row in grid(english, "gaps_serious"))
    assert not any("GDPR" in row[4] or "EDPB Guidelines" in row[4] for table in shown for row in table.rows)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_register_with_gaps_has_a_name(language):
    words = built("gaps", language, ()).words
    assert len({words(f"registers.{BY_RECORD[record].key}") for record in GAP_RECORDS.values()}) == len(GAP_RECORDS)


def test_some_of_all_gaps_say_of_how_many_they_are():
    gap = gap_of(GapKind.PROCESSOR_NOT_ASSESSED, Processor(id=1, name="Nordlys"), Sentence("Nobody looked."))
    report = gap_report(asked(), (gap,), 12, "One of them weighs little.")
    assert report.covers.endswith(", 1 of 12 gaps")
    assert report.lead == "One of them weighs little."
    whole = gap_report(asked(), (gap,), 1)
    assert not whole.covers.endswith("gaps")
    assert whole.lead == "One thing is missing, expired or contradictory."


def test_a_processor_that_is_a_recipient_too_is_named_once():
    twice = (replace(RECIPIENTS[0], id=7, name="NORDLYS ab"), replace(RECIPIENTS[0], id=8, name="Same", processor=1))
    letter = (replace(ACTIVITIES[0], recipients=(7, 8)),)
    report = built("art30_controller", several=(*without(ACTIVITIES), letter, twice))
    assert grid(report, "activities")[0]["recipients"] == ["Nordlys AB (Processor, Sweden)"]


def test_a_transfer_without_ground_says_so():
    bare = (replace(TRANSFERS[1], mechanism=Mechanism.NONE),)
    report = built("art30_controller", several=(*without(TRANSFERS), bare))
    assert grid(report, "activities")[1]["transfers"] == ["Switzerland (no ground recorded)"]

"""Processors clause by clause, chains level by level, transfers with their verdicts: each fact in its place."""

from dataclasses import replace
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from reading import text_of, words_of
from register_books import (
    AGREEMENTS,
    ASSESSMENTS,
    CHANGES,
    SUB_PROCESSORS,
    TRANSFERS,
    built,
    grid,
    without,
)

from officer_app.documents.report_forms import ReportForm, report_bytes
from officer_app.documents.reports.citing import cited
from officer_app.documents.reports.processors import SIGNS
from officer_app.documents.reports.sub_processors import chain_of
from officer_app.documents.world_map import Standing, WorldMap
from officer_app.domain.agreement import Clause, Presence
from officer_app.domain.law import law_tables
from officer_app.domain.sub_processor import SubProcessor
from officer_app.domain.transfer_facts import TransferCode


def figures(report):
    return [each.value for each in report.figures]


def test_the_figures_of_processors_count_those_that_work_for_us():
    report = built("processors")
    assert figures(report) == ["2", "1", "1", "0"]
    assert report.lead == "One of them has no agreement in force: Mailstream Inc."


def test_an_agreement_that_ended_binds_nobody():
    ended = tuple(replace(each, ends_on=each.signed_on) for each in AGREEMENTS)
    report = built("processors", several=(*without(AGREEMENTS), ended))
    assert figures(report)[1] == "0"
    assert [row["status"] for row in grid(report, "agreements")] == ["draft", "expired"]
    assert grid(report, "processors")[1]["agreement"] == ["expired"]
    left = tuple(replace(each, terminated_on=each.signed_on) for each in AGREEMENTS)
    report = built("processors", several=(*without(AGREEMENTS), left))
    assert figures(report)[1] == "0"
    assert [row["status"] for row in grid(report, "agreements")] == ["draft", "terminated"]


def test_the_matrix_has_a_row_for_each_agreement_and_a_column_for_each_clause():
    rows = grid(built("processors"), "clause_matrix")
    campaigns, hosting = rows
    assert [each["agreement"] for each in rows] == ["Campaigns for Lac", "Hosting"]
    assert set(hosting) == {"agreement", *(clause.value for clause in Clause)}
    assert (hosting["Ca"], hosting["Cg"], hosting["Ce"]) == ("yes", "partly", "no")
    assert campaigns["Ca"] == "open"


def test_the_signs_of_the_matrix_are_explained_and_said_in_words():
    report = built("processors")
    pdf = report_bytes(report, ReportForm.PDF)
    words = words_of(pdf)
    assert "The signs mean: ✓ Present ◐ Partly ✘ Missing ? Not checked yet – Not applicable" in words
    table = next(each for each in report.grids if each.name == "clause_matrix").table(report.words)
    shown = table.rows[1][list(Clause).index(Clause.CG) + 1]
    assert (shown, shown.words) == (SIGNS[Presence.PARTLY], "Partly")
    assert (table.head[8], table.head[8].words) == ("8", Clause.CA.label)
    assert {"Partly", Clause.CA.label} <= _spoken(pdf)


def _spoken(pdf):
    """Return the words that stand for what is drawn."""
    with pikepdf.open(BytesIO(pdf)) as document:
        dictionaries = (each for each in document.objects if isinstance(each, pikepdf.Dictionary))
        return {str(each.ActualText) for each in dictionaries if "/ActualText" in each}


def test_each_clause_tells_in_how_many_agreements_it_stands_and_what_requires_it():
    rows = {each["clause"]: each for each in grid(built("processors", "fr"), "clauses")}
    assert rows["Ca"] == {"number": 8, "clause": "Ca", "source": "RGPD, art. 28, § 3, a)", "present": 1, "of": 2}
    assert rows["Ce"]["present"] == 0


def test_a_chain_goes_down_level_by_level_and_sets_its_names_in():
    report = built("sub_processors")
    rows = grid(report, "chains")
    assert [(each["name"], each["level"]) for each in rows] == [
        ("Nordlys AB", 0), ("Alpha AS", 1), ("Fjord AS", 1), ("Madurai LLP", 2), ("Deep LLP", 3),
    ]  # fmt: skip
    assert [each["same_obligations"] for each in rows] == [None, False, True, "not confirmed", "not confirmed"]
    assert figures(report) == ["4", "3", "2", "3", "1"]
    lefts = _lefts(report_bytes(report, ReportForm.PDF), [each["name"] for each in rows])
    assert lefts[0] + 5 < lefts[1] < lefts[3] - 5 < lefts[4] - 10
    assert abs(lefts[1] - lefts[2]) <= 2


def _lefts(pdf, names):
    document = pypdfium2.PdfDocument(pdf)
    text = document[0].get_textpage()
    whole = text.get_text_range()
    found = [round(text.get_charbox(whole.rindex(name))[0]) for name in names]
    document.close()
    return found


def test_a_link_whose_upper_one_is_gone_stands_at_the_top_and_a_very_deep_chain_is_no_matter():
    orphan = SubProcessor(id=9, name="Orphan", processor=1, under=77)
    assert chain_of((orphan,)) == ((1, orphan),)
    deep = [SubProcessor(id=n, name=f"{n:05}", processor=1, under=n - 1 or None) for n in range(1, 3_001)]
    assert [level for level, _ in chain_of(deep)] == list(range(1, 3_001))


def test_changes_tell_until_when_one_may_object():
    rows = grid(built("sub_processors"), "changes")
    told = {each["what"]: each for each in rows}
    cache, centre = told["A cache in Malaysia"], told["A call centre"]
    assert (cache["objection_until"], cache["days_left"], cache["announced_by"]) == ("2026-12-01", 9, "Nordlys AB")
    assert (centre["outcome"], centre["days_left"]) == ("objected", None)
    assert centre["announced_by"] == "us, to Brasserie du Lac"
    assert len(rows) == len(CHANGES)


def test_no_sub_processor_is_said_so():
    several = tuple(each for each in without(SUB_PROCESSORS) if each is not CHANGES)
    assert built("sub_processors", several=several).lead == "No processor of ours is known to use sub-processors."


def test_each_transfer_has_the_verdict_of_the_law():
    rows = {each["name"]: each for each in grid(built("transfers"), "transfers")}
    verdicts = {name: each["verdict"] for name, each in rows.items()}
    assert verdicts["Mailings"] == "gap"
    assert (verdicts["Vault"], verdicts["Night desk"]) == ("covered", "covered")
    assert verdicts["Within"] == "not_a_transfer"
    assert rows["Mailings"]["importer"] == "Mailstream Inc."
    assert rows["Night desk"]["conclusion"] == "proceed"


def test_the_figures_of_transfers_leave_out_what_ended_and_what_is_none():
    assert figures(built("transfers")) == ["3", "3", "2", "1"]


def test_what_takes_the_ground_away_is_said_in_the_language():
    rows = grid(built("transfers", "de"), "without_ground")
    said = {each["finding"] for each in rows if each["name"] == "Mailings"}
    assert "Die Klauseln sind aufgehoben und bieten keine Grundlage mehr." in said
    assert not any(each["name"] in {"Long ago", "Within"} for each in rows)


def test_what_expires_is_listed_by_its_day():
    rows = grid(built("transfers"), "due")
    assert ("Night desk", "transfer_assessment_due", "2026-11-22") in {
        (each["name"], each["to_do"], each["due_on"]) for each in rows
    }
    assert [each["due_on"] for each in rows] == sorted(each["due_on"] for each in rows)


@pytest.mark.parametrize(("country", "standing", "words"), [
    ("US", Standing.GAP, "United States: 1 transfer, 1 without a ground that holds"),
    ("IN", Standing.COVERED, "India: 1 transfer"),
    ("NO", Standing.EEA, ""),
])  # fmt: skip
def test_the_map_shows_where_data_go(country, standing, words):
    report = built("transfers")
    shown = next(each for section in report.sections for each in section.content if isinstance(each, WorldMap))
    assert (shown.countries[country].standing, shown.countries[country].words) == (standing, words)
    assert shown.countries["BR"].number == 0


def test_without_an_assessment_the_clauses_do_not_hold():
    assert figures(built("transfers", several=without(ASSESSMENTS)))[2:] == ["1", "2"]


def test_an_international_organisation_stands_by_its_name():
    office = (replace(TRANSFERS[0], importer_organisation="EPO", country="DE"),)
    rows = grid(built("transfers", several=(*without(TRANSFERS), office)), "countries")
    assert rows[0]["country"] == "EPO"


def test_countries_stand_in_the_order_of_their_words_without_accents():
    there = tuple(replace(TRANSFERS[0], id=at, country=code) for at, code in enumerate(("VN", "AE", "PH", "PE"), 1))
    rows = grid(built("transfers", "fr", several=(*without(TRANSFERS), there)), "countries")
    assert [each["country"] for each in rows] == ["Émirats arabes unis", "Pérou", "Philippines", "Viêt Nam"]


@pytest.mark.parametrize("language", ["en", "fr", "nl", "de"])
def test_each_finding_of_a_transfer_has_words(language):
    words = built("transfers", language, ()).words
    assert len({words(f"findings.{code}") for code in TransferCode}) == len(TransferCode)


def test_a_listing_that_nobody_looked_at_is_not_said_to_leave_employees_out():
    words = built("transfers", "en", ()).words
    assert words("findings.dpf_no_hr_cover").endswith(" is not known to cover the data of employees.")


@pytest.mark.parametrize(("source", "french", "german"), [
    ("GDPR Art. 28(3)(a)", "RGPD, art. 28, § 3, a)", "DSGVO, Art. 28 Abs. 3 Buchst. a"),
    ("GDPR Art. 28(3) and (9)", "RGPD, art. 28, § 3 et § 9", "DSGVO, Art. 28 Abs. 3 und Abs. 9"),
    ("EDPB Guidelines 05/2021, second criterion", "CEPD, lignes directrices 05/2021, deuxième critère",
        "EDSA, Leitlinien 05/2021, zweites Kriterium"),
    ("Decision 2002/2/EC; confirmed by COM(2024) 7", "Décision 2002/2/CE\u00a0; confirmée par COM(2024) 7",
        "Beschluss 2002/2/EG; bestätigt durch COM(2024) 7"),
    ("Implementing Decision (EU) 2023/1795; upheld in T-553/23, appeal C-703/25 P pending",
        "Décision d'exécution (UE) 2023/1795\u00a0; confirmée par l'arrêt T-553/23, pourvoi C-703/25 P pendant",
        ("Durchführungsbeschluss (EU) 2023/1795; bestätigt in der Rechtssache T-553/23, "
         "Rechtsmittel C-703/25 P anhängig")),
    ("Decision 2000/520/EC; invalid, CJEU C-362/14 of 6 October 2015",
        "Décision 2000/520/CE\u00a0; invalide, CJUE C-362/14 du 6\u00a0octobre\u00a02015",
        "Beschluss 2000/520/EG; ungültig, EuGH C-362/14 vom 6.\u00a0Oktober\u00a02015"),
])  # fmt: skip
def test_sources_are_cited_as_lawyers_of_the_language_do(source, french, german):
    assert [cited(source, each) for each in ("en", "fr", "de")] == [source, french, german]


def test_no_source_of_the_law_is_left_in_english():
    law = law_tables()
    rows = (*law.adequacy, *law.clause_sets.values(), *law.mechanisms.values(), *law.clauses.values())
    english = {"and", "to", "by", "on", "the", "of", "Decision", "GDPR", "CJEU", "notice", "pending"}
    said = " ".join(cited(each.source, "nl") for each in rows).replace(",", " ").replace(";", " ").split()
    assert not english & set(said)


def test_the_pages_that_are_turned_are_wide_and_the_others_are_not():
    pages = _sizes(report_bytes(built("processors"), ReportForm.PDF))
    assert pages[0] == (595, 842)
    assert set(pages[1:]) == {(842, 595)}
    assert set(_sizes(report_bytes(built("sub_processors"), ReportForm.PDF))) == {(595, 842), (842, 595)}


def _sizes(pdf):
    document = pypdfium2.PdfDocument(pdf)
    sizes = [tuple(round(each) for each in page.get_size()) for page in document]
    document.close()
    return sizes


def test_a_draft_is_marked_on_turned_pages_too():
    assert text_of(report_bytes(built("processors", draft=True), ReportForm.PDF)).count("Draft") >= 2

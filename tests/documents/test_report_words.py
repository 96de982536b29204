"""The words of these reports: the same keys and places in four languages, and a word for each field and each record."""

import re
import tomllib
from pathlib import Path

import pytest
from case_files import LANGUAGES
from reading import embedded_fonts
from report_asked import MINE, asked

from officer_app.documents.history_words import _TURNS
from officer_app.documents.report_forms import ReportForm, report_bytes
from officer_app.documents.report_words import report_words
from officer_app.documents.reports import report_type
from officer_app.documents.reports.case_file import group_key
from officer_app.documents.wording import WordingProblem
from officer_app.domain.case import Case
from officer_app.domain.fields import specs
from officer_app.domain.places import resource
from officer_app.domain.registry import RECORD_TYPES


def tree(language, name):
    return tomllib.loads(resource("reports", language, f"{name}.toml").read_text("utf-8"))


def places(words):
    return {
        (group, key): sorted(re.findall(r"\{\w*\}", text))
        for group, each in words.items()
        for key, text in each.items()
    }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", [*MINE, "report"])
def test_each_language_has_the_same_keys_and_places(name, language):
    assert places(tree(language, name)) == places(tree("en", name))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_of_every_record_has_its_name(language):
    words = report_words(language)
    for key, kind in RECORD_TYPES.items():
        for spec in specs(kind.record):
            assert words.field(key, spec.name)
            assert language != "en" or words.field(key, spec.name) == spec.label
    assert set(tree(language, "fields")) == set(RECORD_TYPES)
    with pytest.raises(WordingProblem, match=r"case\.nothing"):
        words.field("case", "nothing")


def test_a_colon_stands_as_the_language_writes_it():
    assert [report_words(each).leading("Source") for each in ("en", "fr", "nl", "de")] == [
        "Source: ",
        "Source\u00a0: ",
        "Source: ",
        "Source: ",
    ]


def test_lists_percentages_and_one_more_stand_as_the_language_writes_them():
    words = [report_words(each, "case_register") for each in ("en", "fr", "nl", "de")]
    assert [each.listed(["a, b", "c"]) for each in words] == ["a, b; c", "a, b\u00a0; c", "a, b; c", "a, b; c"]
    assert [each.percent(80) for each in words] == ["80%", "80\u00a0%", "80%", "80\u00a0%"]
    one = [each.counted("case_register.and_more", 1) for each in words]
    assert one == ["and one more", "et une autre", "en nog één", "und ein weiterer"]


@pytest.mark.parametrize(("language", "label", "within"), [
    ("de", "Dieselben Pflichten", "dieselben Pflichten"), ("de", "Schriftlich, angenommen", "schriftlich, angenommen"),
    ("de", "Gegenstand", "Gegenstand"), ("de", "In Kraft", "in Kraft"),
    ("de", "Mittel", "mittel"), ("nl", "Van kracht", "van kracht"),
    ("fr", "TVA", "TVA"),
])  # fmt: skip
def test_within_a_sentence_only_german_nouns_and_abbreviations_keep_their_capitals(language, label, within):
    assert report_words(language).within(label) == within


OTHER_NAMES = {
    "fr": r"[Rr]épondues?\b|Répondu\b|[Nn]otices?\b|information publiée|liste d'exclusion|[Gg]enres?\b|espion",
    "nl": r"[Ll]acune|[Cc]lausule|[Bb]ekendmak|\b[Rr]ecords?\b|\b[Ii]tems?\b|[Ss]tandhoud|[Bb]ezwaarlijst",
    "de": r"[Aa]nfragen?\b|Datenschutzhinweis|[Ww]eiterer? Auftrags|Verlangen\b|Offenlegung(en)? an |dreier|Regierungs",
}
"""Words for things that have another name in the reports of the language."""


@pytest.mark.parametrize("language", OTHER_NAMES)
def test_a_thing_has_one_name_in_all_reports(language):
    for file in sorted(Path(str(resource("reports", language))).glob("*.toml")):
        said = [text for words in tomllib.loads(file.read_text("utf-8")).values() for text in words.values()]
        assert [text for text in said if re.search(OTHER_NAMES[language], text)] == []


def test_that_people_need_not_be_told_is_no_ban_on_telling_them():
    said = [report_words(each).field("breach", "not_told_reason") for each in ("fr", "de")]
    assert said == ["Pourquoi il n'est pas nécessaire de les informer", "Warum sie nicht benachrichtigt werden müssen"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_record_every_deed_and_every_group_has_its_words(language):
    words = report_words(language, "case_file")
    for key in (*RECORD_TYPES, "register", "audit_payload"):
        assert words(f"records.{key}")
    for turn in (*_TURNS.values(), "added", "changed", "deleted", "written", "erased", "lettered"):
        assert words(f"turns.{turn}")
    for spec in specs(Case):
        assert words(f"groups.{group_key(spec.group)}")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", MINE)
def test_an_empty_register_gives_each_report_in_each_form(key, language):
    report = report_type(key).build(asked(language=language))
    made = {form: report_bytes(report, form) for form in ReportForm}
    assert made == {form: report_bytes(report, form) for form in ReportForm}
    assert made[ReportForm.PDF][:5] == b"%PDF-"
    assert all(embedded_fonts(made[ReportForm.PDF]).values())

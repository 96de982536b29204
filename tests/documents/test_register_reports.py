"""The reports on registers in every language and form, of an empty register and of one with awkward names."""

import csv
import json
import re
import tomllib
import zipfile
from dataclasses import replace
from io import BytesIO, StringIO

import pytest
from case_files import LANGUAGES
from reading import embedded_fonts, letters, text_of, words_of
from register_books import ACTIVITIES, ALL, PROCESSORS, built
from test_wording_files import FOREIGN

from officer_app.documents.report_forms import ReportForm, report_bytes
from officer_app.domain.places import resource

KEYS = ("processors", "sub_processors", "transfers", "art30_controller", "art30_processor", "trackers", "gaps")
FILES = ("processors", "sub_processors", "transfers", "art30", "trackers", "gaps", "citing")
AWKWARD = "<b>&amp; Ł Παπαδόπουλος {name} %s \\(x"
EACH = [(key, language) for key in KEYS for language in LANGUAGES]


def files(report):
    return {form: report_bytes(report, form) for form in ReportForm}


@pytest.mark.parametrize(("key", "language"), EACH)
def test_each_comes_out_in_each_form_and_again_the_same(key, language):
    report = built(key, language)
    made = files(report)
    assert report.title in words_of(made[ReportForm.PDF])
    assert all(embedded_fonts(made[ReportForm.PDF]).values())
    assert made == files(built(key, language))
    told = json.loads(made[ReportForm.JSON])
    assert set(told["tables"]) == {each.name for each in report.grids}
    with zipfile.ZipFile(BytesIO(made[ReportForm.XLSX])) as book:
        sheets = [book.read(name).decode() for name in book.namelist() if name.startswith("xl/worksheets/sheet")]
    assert len(sheets) == len(report.grids)
    assert not any("<f>" in sheet for sheet in sheets)
    rows = list(csv.reader(StringIO(made[ReportForm.CSV].decode("utf-8-sig"))))
    assert sum(len(each.rows) for each in report.grids) < len(rows)


@pytest.mark.parametrize(("key", "language"), EACH)
def test_an_empty_register_gives_a_report_that_says_so(key, language):
    report = built(key, language, ())
    assert report.lead in words_of(report_bytes(report, ReportForm.PDF))
    assert not any(each.rows for each in report.grids if each.name != "clauses")
    assert all(files(report).values())


@pytest.mark.parametrize("key", KEYS)
def test_names_are_drawn_as_they_are_written(key):
    named = [tuple(_named(each) for each in records) for records in ALL]
    pages = text_of(report_bytes(built(key, "fr", named), ReportForm.PDF))
    assert not letters(AWKWARD) - letters(pages)
    assert "Παπαδόπουλος" in pages


def _named(record):
    return replace(record, **{field: AWKWARD for field in ("name", "title", "what") if hasattr(record, field)})


@pytest.mark.parametrize("key", KEYS)
def test_a_draft_says_so_and_a_filter_stands_under_the_title(key):
    report = built(key, draft=True, filter_words="only in Belgium")
    assert report.draft
    assert "only in Belgium" in report.covers


def test_what_was_taken_out_of_its_list_is_told_nowhere():
    assert PROCESSORS[3].retired_on
    assert "Forgotten" not in text_of(report_bytes(built("processors"), ReportForm.PDF))


@pytest.mark.parametrize("name", FILES)
def test_each_language_has_the_same_words_with_the_same_places(name):
    shapes = [_shape(name, language) for language in LANGUAGES]
    assert all(shape == shapes[0] for shape in shapes)


def _shape(name, language):
    tree = _tree(name, language)
    return {(group, key, *_places(text)) for group, words in tree.items() for key, text in words.items()}


def _tree(name, language):
    return tomllib.loads(resource("reports", language, f"{name}.toml").read_text("utf-8"))


def _places(text):
    return sorted(set(re.findall(r"\{(\w+)\}", text)))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", FILES)
def test_no_language_stands_in_another(name, language):
    said = " ".join(text for words in _tree(name, language).values() for text in words.values())
    assert not [word for word in FOREIGN[language] if re.search(rf"\b{word}\b", said)]
    assert "!" not in said


def test_the_book_has_an_activity_of_each_role():
    assert len({each.role for each in ACTIVITIES}) == 3

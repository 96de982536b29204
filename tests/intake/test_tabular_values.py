"""Cells as values of fields: each kind in the ways that people write it, everything else with a sentence."""

from datetime import UTC, date, datetime

import pytest

from officer_app.domain.errors import OfficerError
from officer_app.domain.fields import FieldSpec, Kind, spec_of, specs
from officer_app.domain.processor import Processor, Risk
from officer_app.domain.vocabulary import Right
from officer_app.intake.tabular_days import DayOrder
from officer_app.intake.tabular_values import CellReader
from officer_app.intake.tabular_words import Meanings, as_title, read_language

FRENCH = {"Name": "Nom légal", "High": "Élevé", "Yes": "Oui", "No": "Non", "Postal address": "Adresse postale"}


@pytest.fixture
def reader():
    return CellReader(Meanings((FRENCH,)), lambda _, text: int(text), {})


def spec(kind, **facts):
    return FieldSpec("field", "Field", kind, **facts)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-03-05", date(2026, 3, 5)),
        ("2026-03-05T14:30:00", date(2026, 3, 5)),
        ("2026-03-05 14:30", date(2026, 3, 5)),
        ("5.3.2026", date(2026, 3, 5)),
        ("05.03.26", date(2026, 3, 5)),
        ("5 March 2026", date(2026, 3, 5)),
        ("5 mars 2026", date(2026, 3, 5)),
        ("25/03/2026", date(2026, 3, 25)),
        ("03/25/2026", date(2026, 3, 25)),
        ("05/05/2026", date(2026, 5, 5)),
        (date(2026, 3, 5), date(2026, 3, 5)),
        (datetime(2026, 3, 5, 23, 59, tzinfo=UTC), date(2026, 3, 5)),
    ],
)
def test_days(reader, text, day):
    assert reader.read(spec(Kind.DATE), text) == day


@pytest.mark.parametrize(("order", "month"), [(DayOrder.DAY_FIRST, 4), (DayOrder.MONTH_FIRST, 3)])
def test_a_day_that_can_be_read_in_two_ways_is_read_as_the_column_says(order, month):
    reader = CellReader(Meanings(), lambda *_: 0, {"field": order})
    assert reader.read(spec(Kind.DATE), "03/04/2026").month == month


@pytest.mark.parametrize("text", ["03/04/2026", "31/02/2026", "2026-13-01", "soon", "5/3", "99"])
def test_what_is_no_day_is_told(reader, text):
    with pytest.raises(OfficerError):
        reader.read(spec(Kind.DATE), text)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("2026-03-05T14:30:00+02:00", datetime(2026, 3, 5, 12, 30, tzinfo=UTC)),
        ("2026-03-05 14:30", datetime(2026, 3, 5, 14, 30, tzinfo=UTC)),
        ("5 March 2026", datetime(2026, 3, 5, tzinfo=UTC)),
    ],
)
def test_moments(reader, text, at):
    assert reader.read(spec(Kind.INSTANT), text) == at


@pytest.mark.parametrize("text", ["high", "High", " HIGH ", "Élevé", "eleve"])
def test_choices_by_stored_word_or_label_in_any_language(reader, text):
    assert reader.read(spec_of(Processor, "risk"), text) is Risk.HIGH


def test_an_unknown_choice_is_told_with_those_there_are(reader):
    with pytest.raises(OfficerError, match=r"^terrible is not one of these: Low, Medium, High.$"):
        reader.read(spec_of(Processor, "risk"), "terrible")


@pytest.mark.parametrize("text", ["access; erasure", "erasure\naccess", "Erasure,Access"])
def test_several_choices_in_the_order_of_the_list(reader, text):
    field = spec(Kind.CHOICES, choices=Right)
    assert reader.read(field, text) == (Right.ACCESS, Right.ERASURE)


@pytest.mark.parametrize("meant", [True, False])
@pytest.mark.parametrize("texts", [("ja", "nein"), ("Oui", "NON"), ("x", "-"), (1, 0), ("1", "0"), (True, False)])
def test_yes_and_no(reader, texts, meant):
    assert reader.read(spec(Kind.FLAG), texts[not meant]) is meant


def test_what_is_neither_yes_nor_no_is_told(reader):
    with pytest.raises(OfficerError, match=r"^perhaps is neither yes nor no.$"):
        reader.read(spec(Kind.FLAG), "perhaps")


@pytest.mark.parametrize(
    ("text", "code"),
    [("BE", "BE"), ("be", "BE"), ("Belgique", "BE"), ("Deutschland", "DE"), ("USA", "US"), ("EL", "GR"), ("uk", "GB")],
)
def test_countries_by_code_or_name(reader, text, code):
    assert reader.read(spec(Kind.COUNTRY), text) == code


def test_codes_of_the_union_are_taken_with_a_notice(reader):
    for text in ("EL", "uk", "UK", "BE"):
        reader.read(spec(Kind.COUNTRY), text)
    assert reader.read(spec(Kind.COUNTRIES), "BE, Nederland,el") == ("BE", "NL", "GR")
    assert [str(each) for each in reader.notices()] == [
        "EL was read as GR (2 times).", "UK was read as GB (2 times).",
    ]  # fmt: skip


def test_an_unknown_country_is_told(reader):
    with pytest.raises(OfficerError, match=r"^Atlantis is not a country that this program knows.$"):
        reader.read(spec(Kind.COUNTRY), "Atlantis")


@pytest.mark.parametrize(("text", "number"), [("12", 12), (12, 12), ("1,000", 1000), ("1 000 000", 1_000_000),
                                              ("12.0", 12), ("00123", 123)])  # fmt: skip
def test_whole_numbers(reader, text, number):
    assert reader.read(spec(Kind.NUMBER), text) == number


@pytest.mark.parametrize("text", ["1.5", "-1", "many", "1e5", 1.5, "9" * 30, "١٢"])
def test_what_is_no_whole_number_is_told(reader, text):
    with pytest.raises(OfficerError, match=r"is not a whole number.$"):
        reader.read(spec(Kind.NUMBER), text)


def test_lists_are_lines_or_parted_by_semicolons(reader):
    assert reader.read(spec(Kind.LINES), "a; b;;c") == ("a", "b", "c")
    assert reader.read(spec(Kind.LINES), "a;b\r\nc\n") == ("a;b", "c")
    assert reader.read(spec(Kind.LINES), "a;b\n") == ("a;b",)
    assert reader.read(spec(Kind.LINKS, links_to="measure"), "3;4;3") == (3, 4)


def test_texts_keep_their_words(reader):
    assert reader.read(spec(Kind.TEXT), "  00123 ") == "00123"
    assert reader.read(spec(Kind.TEXT), 123) == "123"
    assert reader.read(spec(Kind.TEXT), "Alpha\n GmbH") == "Alpha GmbH"
    assert reader.read(spec(Kind.TEXT), "e\u0301tude") == "étude"
    assert reader.read(spec(Kind.LONG_TEXT), "a\r\n\tb\r c ") == "a\n\tb\n c"


def test_wordings_by_language_or_in_english(reader):
    assert reader.read(spec(Kind.WORDING), '{"fr": "Oui", "en": "Yes"}') == {"fr": "Oui", "en": "Yes"}
    assert reader.read(spec(Kind.WORDING), "{sic}") == {"en": "{sic}"}


@pytest.mark.parametrize(("text", "code"), [("fr", "fr"), ("French", "fr"), ("Nederlands", "nl"), ("Klingonish", "")])
def test_languages_by_code_or_name(text, code):
    assert read_language(text) == code


@pytest.mark.parametrize(
    ("title", "field"),
    [("name", "name"), ("NOM LEGAL", "name"), ("Postal_Address *", "address"), ("adresse postale:", "address"),
     ("web", "website"), ("Tel.", "phone"), ("E-mail", "email"), ("company", "name"), ("colour", None)],
)  # fmt: skip
def test_titles_mean_fields_by_name_label_translation_or_synonym(title, field):
    assert Meanings((FRENCH,)).titles(specs(Processor)).get(as_title(title)) == field


def test_every_kind_of_field_has_a_reading(reader):
    assert set(Kind) == set(reader._by_kind) | {Kind.TEXT, Kind.EMAIL, Kind.BLOB}

"""Fields: what is empty, what has the right shape, what cannot be printed, and that nothing else is refused."""

import re
from dataclasses import fields as dataclass_fields
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from officer_app.domain import fields
from officer_app.domain.case import Case
from officer_app.domain.fields import (
    FieldSpec,
    Kind,
    check_field,
    check_record,
    default_of,
    first_value,
    is_empty,
    looks_like_email,
    spec_of,
    specs,
)
from officer_app.domain.organisation import Organisation
from officer_app.domain.recipient import Recipient
from officer_app.domain.registry import RECORD_TYPES, _refuse_twins, field_name, kind_name
from officer_app.domain.vocabulary import Right

NAME = FieldSpec("name", "Name", Kind.TEXT, required=True)
NOTES = FieldSpec("notes", "Notes", Kind.LONG_TEXT, limit=200_000)
LINES = FieldSpec("labels", "Labels", Kind.LINES)
EMAIL = FieldSpec("email", "E-mail", Kind.EMAIL)
NUMBER = FieldSpec("pages", "Pages", Kind.NUMBER)
WORDING = FieldSpec("purpose", "Purpose", Kind.WORDING, limit=20)


@pytest.mark.parametrize("value", ["", " ", "  \t ", "\u200b", "\u200b \u2060\ufeff", "\u3000", "\x00", "\u2028"])
def test_nothing_visible_is_no_name(value):
    assert is_empty(value)
    assert str(check_field(NAME, value)) == "This field is needed: Name."


REQUIRED = [(kind.record, spec) for kind in RECORD_TYPES.values() for spec in specs(kind.record) if spec.required]


@pytest.mark.parametrize(("record_type", "spec"), REQUIRED, ids=lambda each: getattr(each, "name", each))
def test_every_required_field_asks_for_itself_in_a_sentence_of_its_own(record_type, spec):
    nothing = {Kind.DATE: None, Kind.CHOICE: None, Kind.CHOICES: ()}.get(spec.kind, "")
    asked = str(check_record(record_type(**{spec.name: nothing}))[spec.name])
    assert asked == spec.missing
    assert re.fullmatch(r"(Enter|Choose) [a-z][^:]+\.", asked)


@pytest.mark.parametrize(
    "value",
    [
        "A", "O'Brien", "d’Arc", "Nguyễn Thị", "Παπαδόπουλος", "Łódź", "李小龍", "עברית", "Ann\u200bMary", "Zoe\u0301",
        "Robert'); DROP TABLE requests;--", "<b>Ann</b>", '<a href="http://evil">Click</a>',
        '<img src="/etc/hostname">',
        "John <john@example.com>", "<b>open", "a<br>b", "</para><para>x", "R&D", "A && B", "Ａｎｎ", "{name}", "%s",
        "👩‍👩‍👧", "Z̷̛̤ä̶́l̸̈g̴̀ö", "=1+1", "00123", "1E5", "2/3", "../../x", "CON", "a:b", "+30 210 123", "x" * 200,
    ],
)  # fmt: skip
def test_people_are_called_what_they_are_called(value):
    assert check_field(NAME, value) is None


@pytest.mark.parametrize(
    "value",
    [
        '<font color="[[[getattr(pow,Word(\'__globals__\'))[\'os\'].system(\'x\')]]]">x</font>',
        "<!-- x --><![CDATA[y]]>&lt;b&gt;&nbsp;&#0;", '<onDraw name="x"/><index item="x"/>',
        "w" * 5_000, "long text " * 20_000, "one\n\n\ttwo  three\r\n",
    ],
)  # fmt: skip
def test_notes_hold_any_text_with_its_lines(value):
    assert check_field(NOTES, value) is None


@pytest.mark.parametrize(
    ("mark", "code"),
    [
        ("\x00", "0000"),
        ("\x07", "0007"),
        ("\x1b", "001B"),
        ("\ufffe", "FFFE"),
        ("\U0001ffff", "1FFFF"),
        ("\ud800", "D800"),
    ],
)
@pytest.mark.parametrize("spec", [NAME, NOTES, LINES, WORDING])
def test_signs_that_cannot_be_printed_are_refused_by_their_code(spec, mark, code):
    text = f"An{mark}n"
    value = (text,) if spec is LINES else {"en": text} if spec is WORDING else text
    assert f"cannot be printed (U+{code})" in str(check_field(spec, value))


@pytest.mark.parametrize("mark", ["\x00", "\x07", "\n"])
def test_a_field_that_may_be_empty_does_not_keep_an_unprintable_sign_either(mark):
    optional = FieldSpec("title", "Title", Kind.TEXT)
    assert "cannot be printed" in str(check_field(optional, mark))
    assert check_field(optional, "") is None


@pytest.mark.parametrize("value", ["two\nlines", "tab\there", "x@y.gr\r\nBcc: z@w.gr"])
def test_one_line_is_one_line(value):
    assert "cannot be printed" in str(check_field(NAME, value))
    assert "cannot be printed" in str(check_field(EMAIL, value))


@pytest.mark.parametrize("length", [201, 10_000, 1_000_000])
def test_too_long_says_how_long_and_how_much_room(length):
    said = str(check_field(NAME, "x" * length))
    assert said == f"Name has {length} characters; there is room for 200."
    assert check_field(LINES, ("short", " " * length)) is not None
    assert check_field(WORDING, {"en": "x", "fr": "x" * length}) is not None


@pytest.mark.parametrize(
    "value", ["a@b", "a@@b.gr", "a b@c.gr", "a@b.gr,c@d.gr", "@b.gr", "a@b.", "a..b@c.gr", "a@b.c", "<a@b.gr>"]
)
def test_what_is_not_one_address(value):
    assert not looks_like_email(value)
    assert "one e-mail address" in str(check_field(EMAIL, value))


@pytest.mark.parametrize(
    "value", ["δοκιμή@παράδειγμα.gr", "ann@example.com", "o'brien+x@sub.example.co.uk", "李@例子.中国"]
)
def test_addresses_of_any_script(value):
    assert check_field(EMAIL, value) is None


@pytest.mark.parametrize(
    ("spec", "good", "bad", "words"),
    [
        (FieldSpec("c", "Country", Kind.COUNTRY), "BE", "Belgium", "not a country code of two letters"),
        (FieldSpec("c", "Country", Kind.COUNTRY), "GR", "be", "not a country code of two letters"),
        (FieldSpec("c", "Countries", Kind.COUNTRIES), ("GR", "US"), ("BE", "EL"), "EL is not a country code"),
        (FieldSpec("l", "Language", Kind.LANGUAGE), "fr", "french", "not a language code"),
        (WORDING, {"en": "a", "fr": ""}, {"french": "a"}, "not a language code"),
        (NUMBER, 0, -1, "between zero and"),
        (NUMBER, 5_000_000_000, 10**30, "between zero and"),
        (FieldSpec("d", "Day", Kind.DATE), date(1900, 1, 1), date(1899, 12, 31), "between 1900 and 2199"),
        (FieldSpec("d", "Day", Kind.DATE), date(2199, 12, 31), date(9999, 12, 31), "between 1900 and 2199"),
        (FieldSpec("a", "At", Kind.INSTANT), datetime(1, 1, 2, tzinfo=UTC), None, ""),
    ],
)
def test_shape_of_each_kind(spec, good, bad, words):
    assert check_field(spec, good) is None
    assert words in str(check_field(spec, bad) or "")


@pytest.mark.parametrize("value", [None, (), "", {}, {"en": " ", "fr": ""}])
def test_nothing_is_no_problem_where_nothing_is_required(value):
    assert is_empty(value)
    assert check_field(WORDING, value) is None


@pytest.mark.parametrize("value", [0, False, ("x",), {"en": "x"}, date(2026, 1, 1)])
def test_something_is_not_nothing(value):
    assert not is_empty(value)


def test_a_field_with_a_first_value_is_never_none():
    found = check_record(Organisation(name="A", address="B", officer_email="a@b.gr", target_days=None))
    assert {name: str(each) for name, each in found.items()} == {
        "target_days": "This field is needed: Own target, days before the legal date."
    }


def test_first_values():
    assert first_value(Organisation, "target_days") == 5
    assert first_value(Organisation, "officer_title") == {}
    assert first_value(Case, "rights") == ()
    assert first_value(Case, "received_on") is None
    without_default = next(each for each in dataclass_fields(FieldSpec) if each.name == "label")
    assert default_of(without_default) is None


def test_specs_are_in_the_order_of_the_class_and_leave_the_id_out():
    assert [spec.name for spec in specs(Recipient)][:5] == ["name", "kind", "country", "purpose", "safeguard"]
    assert spec_of(Case, "rights").choices is Right
    with pytest.raises(KeyError):
        spec_of(Case, "id")


def test_two_record_types_never_share_a_key_or_a_class():
    one = RECORD_TYPES["recipient"]
    _refuse_twins((one, RECORD_TYPES["case"]))
    for twin in (replace(one, record=Case), replace(one, key="other")):
        with pytest.raises(AssertionError, match="share a key or a class"):
            _refuse_twins((one, twin))


@pytest.mark.parametrize("kind", RECORD_TYPES.values(), ids=RECORD_TYPES)
class TestEveryRecordType:
    def test_labels_tell_the_fields_of_a_group_apart(self, kind):
        labels = [(spec.group, spec.label) for spec in specs(kind.record)]
        assert len(labels) == len(set(labels))

    def test_a_name_in_a_sentence_says_whose_it_is(self, kind):
        named = kind_name(kind)
        assert (str(named), named.names) == (kind.singular, kind.key)
        for spec in specs(kind.record):
            named = field_name(kind.record, spec.name)
            assert (str(named), named.names) == (spec.label, f"{kind.key}.{spec.name}")

    def test_labels_and_helps_are_plain_sentences(self, kind):
        for spec in specs(kind.record):
            assert spec.label == spec.label.strip()
            assert spec.label[0].isupper()
            assert "_" not in spec.label
            assert not spec.label.endswith(".")
            assert not spec.help or spec.help.endswith(".")
            assert "!" not in spec.label + spec.help

    def test_every_field_is_declared_with_what_its_kind_needs(self, kind):
        declared = {spec.name for spec in specs(kind.record)}
        assert declared | {"id"} == {each.name for each in dataclass_fields(kind.record)}
        for spec in specs(kind.record):
            assert (spec.choices is not None) is (spec.kind in {Kind.CHOICE, Kind.CHOICES})
            assert (spec.links_to in RECORD_TYPES) is (spec.kind in {Kind.LINK, Kind.LINKS})

    def test_an_empty_record_has_a_title_and_only_misses_what_is_required(self, kind):
        empty = kind.record()
        assert isinstance(kind.title(empty), str)
        required = {spec.name for spec in specs(kind.record) if spec.required}
        assert set(check_record(empty)) == {name for name in required if is_empty(first_value(kind.record, name))}

    def test_a_child_names_its_parent(self, kind):
        parents = {spec.links_to for spec in specs(kind.record) if spec.name == kind.parent_field}
        assert parents == ({kind.parent} if kind.parent else set())


def test_declared_kinds():
    assert fields.text("A", long=True).metadata["spec"].kind is Kind.LONG_TEXT
    assert fields.text("A").metadata["spec"].limit == fields.SHORT

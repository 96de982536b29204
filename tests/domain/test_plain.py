"""Records as plain JSON and back: nothing is lost for any record type, and what cannot be read is named."""

import json
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from officer_app.domain.activity import Activity
from officer_app.domain.case import Case
from officer_app.domain.correspondence import Attachment, Message, Pause, SearchTask
from officer_app.domain.errors import ProblemsFound
from officer_app.domain.fields import FieldSpec, Kind, first_value, specs
from officer_app.domain.identity import IdentityCheck
from officer_app.domain.organisation import Organisation
from officer_app.domain.plain import from_plain, plain_value, to_plain, typed_value
from officer_app.domain.registry import RECORD_TYPES
from officer_app.domain.vocabulary import Channel, PauseReason, Right

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
WHOLE = st.integers(0, 2**62)
OF_KIND = {
    Kind.TEXT: lambda _: TEXTS,
    Kind.LONG_TEXT: lambda _: TEXTS,
    Kind.EMAIL: lambda _: TEXTS,
    Kind.LANGUAGE: lambda _: st.sampled_from(["", "fr", "el"]),
    Kind.COUNTRY: lambda _: st.sampled_from(["", "BE", "GR"]),
    Kind.COUNTRIES: lambda _: st.sampled_from([(), ("BE",), ("US", "GR")]),
    Kind.LINES: lambda _: st.lists(TEXTS, max_size=3).map(tuple),
    Kind.DATE: lambda _: st.none() | st.dates(),
    Kind.INSTANT: lambda _: st.none() | st.datetimes(timezones=st.just(UTC)),
    Kind.CHOICE: lambda spec: st.sampled_from(list(spec.choices)),
    Kind.CHOICES: lambda spec: st.sets(st.sampled_from(list(spec.choices))).map(
        lambda chosen: tuple(each for each in spec.choices if each in chosen)
    ),
    Kind.FLAG: lambda _: st.booleans(),
    Kind.NUMBER: lambda _: WHOLE,
    Kind.WORDING: lambda _: st.dictionaries(st.sampled_from(["en", "fr", "nl", "de"]), TEXTS),
    Kind.LINK: lambda _: st.none() | WHOLE,
    Kind.LINKS: lambda _: st.lists(WHOLE, max_size=3).map(tuple),
}


@st.composite
def records(draw, record_type):
    return record_type(**{spec.name: draw(OF_KIND[spec.kind](spec)) for spec in specs(record_type)})


@pytest.mark.parametrize("kind", RECORD_TYPES.values(), ids=RECORD_TYPES)
def test_every_record_survives_json_and_back(kind):
    @settings(max_examples=30)
    @given(records(kind.record))
    def round_trip(record):
        written = json.loads(json.dumps(to_plain(record)))
        assert kind.record(**from_plain(kind.record, written)) == record

    round_trip()


@pytest.mark.parametrize("kind", RECORD_TYPES.values(), ids=RECORD_TYPES)
@pytest.mark.parametrize("nothing", [None, ""])
def test_nothing_stands_for_what_a_new_record_has(kind, nothing):
    read = from_plain(kind.record, {spec.name: nothing for spec in specs(kind.record)})
    for spec in specs(kind.record):
        first = first_value(kind.record, spec.name)
        assert read[spec.name] == ("" if isinstance(first, str) and spec.choices is None else first)
    kind.record(**read)


@pytest.mark.parametrize(
    ("record_type", "values", "words"),
    [
        (Case, {"colour": "red"}, "There is no field colour."),
        (Case, {"id": 3}, "There is no field id."),
        (Case, {"received_on": "31/02/2026"}, "Received on: 31/02/2026 is not a date such as 2026-03-05."),
        (Case, {"received_on": "2026-13-01"}, "is not a date"),
        (Case, {"received_on": "2027-02-29"}, "is not a date"),
        (Case, {"received_on": 20260305}, "is not a date"),
        (Case, {"received_on": ["2026-03-05"]}, "is not a date"),
        (Case, {"logged_at": "0001-01-01T00:00:00+14:00"}, "is not a date"),
        (Case, {"logged_at": "yesterday"}, "is not a date"),
        (Case, {"rights": "access"}, "What is asked: access is not one of access, rectification"),
        (Case, {"rights": ["access", "everything"]}, "is not one of access"),
        (Case, {"rights": [["access"]]}, "is not one of access"),
        (Case, {"channel": "pigeon"}, "How it came: pigeon is not one of email, post"),
        (Case, {"channel": True}, "is not one of"),
        (Case, {"subject_name": 7}, "Name: 7 cannot be read."),
        (Case, {"subject_name": ["Ann"]}, "cannot be read"),
        (Case, {"labels": "urgent"}, "cannot be read"),
        (Case, {"labels": [1]}, "cannot be read"),
        (Case, {"related": ["1"]}, "cannot be read"),
        (Case, {"reminder_of": "1"}, "cannot be read"),
        (Case, {"reminder_of": 2**64}, "cannot be read"),
        (Case, {"is_excessive": "yes"}, "cannot be read"),
        (Case, {"is_excessive": 1}, "cannot be read"),
        (Case, {"pages_final": True}, "cannot be read"),
        (Case, {"pages_final": 1.5}, "cannot be read"),
        (Case, {"pages_final": 10**30}, "cannot be read"),
        (Activity, {"purpose": "To send news."}, "cannot be read"),
        (Activity, {"purpose": {"en": 1}}, "cannot be read"),
        (Activity, {"purpose": 5}, "cannot be read"),
    ],
)
def test_what_cannot_be_read_is_named(record_type, values, words):
    with pytest.raises(ProblemsFound) as raised:
        from_plain(record_type, values)
    assert set(raised.value.problems) == set(values)
    assert words in str(raised.value)


def test_all_problems_are_told_at_once():
    with pytest.raises(ProblemsFound) as raised:
        from_plain(Case, {"received_on": "x", "colour": 1, "subject_name": "Ann"})
    assert set(raised.value.problems) == {"received_on", "colour"}


def test_a_very_long_bad_value_is_shown_in_part():
    with pytest.raises(ProblemsFound) as raised:
        from_plain(Case, {"channel": "x" * 1_000_000})
    assert len(str(raised.value)) < 300


def test_a_moment_without_zone_is_utc_and_one_with_zone_becomes_utc():
    spec = FieldSpec("at", "At", Kind.INSTANT)
    noon = datetime(2026, 3, 5, 12, tzinfo=UTC)
    assert typed_value(spec, "2026-03-05T12:00:00") == noon
    assert typed_value(spec, "2026-03-05T13:00:00+01:00") == noon
    assert plain_value(typed_value(spec, "2026-03-05T13:00:00+01:00")) == "2026-03-05T12:00:00+00:00"


def test_choices_are_kept_in_the_order_of_the_list_and_once():
    read = from_plain(Case, {"rights": ["erasure", "access", "erasure"]})
    assert read == {"rights": (Right.ACCESS, Right.ERASURE)}
    assert all(isinstance(each, Right) for each in read["rights"])


def test_plain_values_are_json():
    assert plain_value((Channel.POST, date(2026, 3, 5), {"en": "x"}, 3, None, True)) == [
        "post", "2026-03-05", {"en": "x"}, 3, None, True,
    ]  # fmt: skip
    assert type(plain_value(Channel.POST)) is str


def test_a_blob_has_no_reading_of_its_own():
    with pytest.raises(TypeError):
        typed_value(FieldSpec("data", "Data", Kind.BLOB), 5)


def test_zeros_survive():
    read = from_plain(Case, {"external_reference": "00123", "identifiers": ["1E5", "2/3", "+30 210 123"]})
    assert read == {"external_reference": "00123", "identifiers": ("1E5", "2/3", "+30 210 123")}


def test_null_gives_back_the_usual_choice():
    assert from_plain(Pause, {"reason": None}) == {"reason": PauseReason.IDENTITY}
    assert from_plain(Organisation, {"target_days": None}) == {"target_days": 5}
    assert from_plain(SearchTask, {"pages": None}) == {"pages": None}
    assert from_plain(IdentityCheck, {"attempts": None}) == {"attempts": 1}
    assert from_plain(Message, {"delivery": None}) == {"delivery": None}
    assert from_plain(Attachment, {"size": None}) == {"size": 0}

"""Every record type goes into its table and comes out as it was; the tables are what the classes say."""

from datetime import UTC, date, datetime, timedelta, timezone
from types import MappingProxyType

import pytest

from officer_app.domain.activity import Activity
from officer_app.domain.case import Case
from officer_app.domain.correspondence import Message, SearchTask
from officer_app.domain.errors import DamagedRegister, NewerRegister
from officer_app.domain.fields import Kind, specs
from officer_app.domain.organisation import Organisation
from officer_app.domain.registry import BY_RECORD, RECORD_TYPES
from officer_app.domain.vocabulary import Channel, Right, Stage
from officer_app.storage.table import table_of

STRANGE = 'Robert\'); DROP TABLE "case";-- <b>Ann</b> =1+1 \t Παπαδόπουλος 李小龍 עברית 🦊 \u200b e\u0301\n{}%s'

SAMPLES = {
    Kind.TEXT: STRANGE,
    Kind.LONG_TEXT: STRANGE * 40,
    Kind.EMAIL: "zoë@exämple.example",
    Kind.LANGUAGE: "fr",
    Kind.COUNTRY: "EL",
    Kind.NUMBER: 2**40,
    Kind.COUNTRIES: ("US", "EL"),
    Kind.LINES: ("4711", STRANGE, ""),
    Kind.WORDING: {"fr": STRANGE, "en": "b"},
    Kind.DATE: date(2024, 2, 29),
    Kind.INSTANT: datetime(2026, 3, 29, 1, 30, 0, 5, tzinfo=UTC),
    Kind.FLAG: True,
    Kind.LINK: None,
    Kind.LINKS: (3, 1, 2),
}

TYPES = {
    **dict.fromkeys((Kind.TEXT, Kind.LONG_TEXT, Kind.EMAIL, Kind.LANGUAGE, Kind.COUNTRY, Kind.LINES), "TEXT"),
    **dict.fromkeys(
        (Kind.LINKS, Kind.COUNTRIES, Kind.CHOICES, Kind.CHOICE, Kind.WORDING, Kind.DATE, Kind.INSTANT), "TEXT"
    ),
    **dict.fromkeys((Kind.NUMBER, Kind.LINK, Kind.FLAG), "INTEGER"),
}

every_type = pytest.mark.parametrize("kind", RECORD_TYPES.values(), ids=RECORD_TYPES.keys())


def full(record_class):
    """Return a record with a value in every field."""
    values = {}
    for spec in specs(record_class):
        if spec.choices is None:
            values[spec.name] = SAMPLES[spec.kind]
        else:
            values[spec.name] = tuple(spec.choices) if spec.kind is Kind.CHOICES else list(spec.choices)[-1]
    return record_class(**values)


@every_type
def test_the_columns_of_a_table_are_the_fields_of_its_record(register, kind):
    columns = register._file.connection.rows(f"SELECT name, type FROM pragma_table_info('{kind.key}')")
    assert dict(columns) == {"id": "INTEGER"} | {spec.name: TYPES[spec.kind] for spec in specs(kind.record)}


@every_type
def test_links_are_foreign_keys(register, kind):
    keys = register._file.connection.rows(f'SELECT "from", "table" FROM pragma_foreign_key_list(\'{kind.key}\')')
    assert dict(keys) == {spec.name: spec.links_to for spec in specs(kind.record) if spec.kind is Kind.LINK}


@every_type
def test_the_table_s_defaults_are_the_record_s(register, kind):
    with register.change("try") as work:
        row = register._file.connection.run(f'INSERT INTO "{kind.key}" DEFAULT VALUES')
        assert work.get(kind.record, row) == kind.record(id=row)


@every_type
@pytest.mark.parametrize("make", [full, lambda record_class: record_class()], ids=["full", "empty"])
def test_a_record_comes_out_as_it_went_in(register, kind, make):
    record = make(kind.record)
    with register.change("try") as work:
        kept = work.insert(record)
    assert register.get(kind.record, kept.id) == kept
    assert [type(value) for value in _values(register.get(kind.record, kept.id))] == [
        type(value) for value in _values(kept)
    ]
    assert register.all(kind.record) == [kept]


def _values(record):
    return [getattr(record, spec.name) for spec in specs(type(record))]


def test_every_record_type_has_a_table():
    assert {table_of(each).name for each in BY_RECORD} == set(RECORD_TYPES)


def test_an_instant_is_kept_in_utc_whatever_its_zone(register):
    brussels = timezone(timedelta(hours=2))
    with register.change("try") as work:
        kept = work.insert(Message(written_at=datetime(2026, 7, 1, 0, 30, tzinfo=brussels)))
    read = register.get(Message, kept.id).written_at
    assert read == datetime(2026, 6, 30, 22, 30, tzinfo=UTC)
    assert read.utcoffset() == timedelta(0)


def test_mistakes_of_ours_are_not_kept(register):
    mistakes = (
        Message(written_at=datetime(2026, 7, 1, 0, 30)),  # noqa: DTZ001 - the mistake itself
        Message(received_on=datetime(2026, 7, 1, tzinfo=UTC)),
        Case(stage="lost"),
        Case(rights=("everything",)),
    )
    for mistake in mistakes:
        with pytest.raises((ValueError, TypeError, KeyError)), register.change("try") as work:
            work.insert(mistake)
    assert register.all(Message) == register.all(Case) == []
    assert len(register.history()) == 1


def test_choices_come_out_as_choices_in_the_list_s_order_even_where_plain_words_went_in(register):
    with register.change("try") as work:
        work.insert(Case(rights=("objection", "access"), channel="post", reference="a"))
    read = register.all(Case)[0]
    assert read.rights == (Right.ACCESS, Right.OBJECTION)
    assert isinstance(read.channel, Channel)
    assert isinstance(read.rights[0], Right)


def test_wordings_of_any_mapping_are_kept(register):
    with register.change("try") as work:
        kept = work.insert(Activity(name="a", purpose=MappingProxyType({"en": "x"})))
    assert register.get(Activity, kept.id).purpose == {"en": "x"}


def test_records_are_found_by_the_values_of_their_fields(register):
    with register.change("try") as work:
        first = work.insert(
            Case(reference="a", stage=Stage.READY, received_on=date(2026, 1, 2), rights=(Right.ACCESS,))
        )
        second = work.insert(Case(reference="b", stage=Stage.READY))
        task = work.insert(SearchTask(case_id=first.id, system="x"))
    assert register.all(Case, stage=Stage.READY) == [first, second]
    assert register.all(Case, stage=Stage.READY, received_on=None) == [second]
    assert register.all(Case, received_on=date(2026, 1, 2), rights=(Right.ACCESS,)) == [first]
    assert register.all(Case, id=second.id) == [second]
    assert register.all(SearchTask, case_id=first.id) == [task]
    with pytest.raises(KeyError):
        register.all(Case, **{"1=1 OR reference": "a"})


def test_a_word_of_a_newer_version_is_told(register, raw):
    raw(register.path, "INSERT INTO \"case\" (reference, stage) VALUES ('a', 'teleported')")
    with pytest.raises(NewerRegister, match=r"Stage holds a word .* teleported"):
        register.all(Case)


def test_a_value_that_is_not_ours_is_told(register, raw):
    raw(register.path, "INSERT INTO organisation (officer_title) VALUES ('{')")
    with pytest.raises(DamagedRegister, match="Organisation 1 holds a value"):
        register.all(Organisation)

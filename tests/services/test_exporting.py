"""Lists that go out and come in again: every kind of record, every kind of field, and nothing has changed."""

import json
from dataclasses import fields, replace
from datetime import UTC, date, datetime

import pytest

from officer_app.domain.fields import Kind, specs
from officer_app.domain.processor import Processor
from officer_app.domain.registry import RECORD_TYPES
from officer_app.services import importing
from officer_app.services.exporting import Form, export_bytes
from officer_app.services.importing import importable_keys
from officer_app.services.registers import add_record
from tests.services import tables

TODAY = date(2026, 3, 5)
GERMAN = {"Name": "Name der Firma", "High": "Hoch", "Yes": "Ja", "Country": "Land"}


def awkward(spec, number):
    """Return a value of a field that a table could spoil."""
    made = {
        Kind.TEXT: f"=1+{number}; \"x\", 'y' – é",
        Kind.LONG_TEXT: f"+32 2 {number}\n\n  =cmd\tx\n- end",
        Kind.LINES: (("a;b",), ("+32", "c;d", "=x"), ())[number % 3],
        Kind.EMAIL: f"{spec.name}{number}@example.org",
        Kind.DATE: date(1900, 1, 5) if number % 2 else date(2026, 3, 4),
        Kind.INSTANT: datetime(2026, 3, 5, 9, number, 1, 77, UTC),
        Kind.FLAG: bool(number % 2),
        Kind.NUMBER: number * 1_000,
        Kind.LANGUAGE: "nl",
        Kind.COUNTRY: ("GR", "GB", "BE")[number % 3],
        Kind.COUNTRIES: (("GR", "GB"), ("BE",), ())[number % 3],
        Kind.WORDING: ({"en": "{a}"}, {"en": "x\n=y", "fr": "é"}, {})[number % 3],
        Kind.LINK: 1 + number % 2 if spec.links_to in {"processor", "measure"} else None,
        Kind.LINKS: ((2, 1), (1,), ())[number % 3] if spec.links_to in {"processor", "measure"} else (),
    }
    if spec.choices:
        choices = tuple(spec.choices)
        return choices[number % len(choices)] if spec.kind is Kind.CHOICE else choices[: number % 3]
    return made[spec.kind]


def full_record(kind, number):
    listed = {spec.name: awkward(spec, number) for spec in specs(kind.record)}
    kept = {name: value for name, value in listed.items() if name not in {"retired_on", "retired_reason", "under"}}
    record = kind.record(**kept)
    return replace(record, **{kind.parent_field: 1}) if kind.parent else record


@pytest.fixture
def filled(register):
    """Keep three records of a kind whose fields hold all that a table could spoil."""

    def fill(key):
        kind = RECORD_TYPES[key]
        for other in ("measure", "processor"):
            add_record(register, other, name="Twin; one")
            add_record(register, other, name="Other", **({"address": "x"} if other == "processor" else {}))
        with register.change("test.fill") as work:
            if kind.parent:
                parent = RECORD_TYPES[kind.parent]
                work.insert(full_record(parent, 0))
            return [work.insert(full_record(kind, number)) for number in range(3)]

    return fill


@pytest.mark.parametrize("form", [Form.CSV, Form.XLSX])
@pytest.mark.parametrize("by_names", [False, True])
@pytest.mark.parametrize("key", importable_keys())
def test_what_went_out_comes_in_and_changes_nothing(register, filled, tmp_path, key, form, by_names):
    records = filled(key)
    path = tmp_path / f"list.{form.value}"
    path.write_bytes(export_bytes(register, key, records, form, today=TODAY, by_names=by_names, separator=";"))
    plan = tables.planned(register, path, key)
    assert tables.problems(plan) == {}
    assert [(each.before, each.after) for each in plan.alterations] == []
    assert tables.counts(plan) == (0, 0, 3, 0)
    form_fields = {spec.name for spec in specs(RECORD_TYPES[key].record) if spec.in_form}
    assert len(plan.not_taken) <= len(specs(RECORD_TYPES[key].record)) - len(form_fields)


def test_words_of_another_language_come_in_again(register, tmp_path):
    add_record(register, "processor", name="Alpha", risk="high", has_officer=True, country="BE")
    german = {"today": TODAY, "translate": lambda text: GERMAN.get(text, text)}
    data = export_bytes(register, "processor", register.all(Processor), Form.CSV, **german)
    assert "Name der Firma" in data.decode()
    assert "Hoch" in data.decode()
    path = tmp_path / "list.csv"
    path.write_bytes(data)
    file = importing.open_table(path)
    survey, meanings = importing.look_over(file), importing.Meanings((GERMAN,))
    columns = importing.proposed_columns(RECORD_TYPES["processor"], survey, meanings)
    with register.snapshot() as reader:
        wish = importing.Wish(columns=columns, meanings=meanings)
        plan = importing.plan_import(reader, "processor", file, survey, wish)
    assert tables.counts(plan) == (0, 0, 1, 0)


def test_columns_are_chosen_in_the_order_of_the_form(register):
    add_record(register, "processor", name="Alpha", country="BE")
    data = export_bytes(
        register, "processor", register.all(Processor), Form.CSV, today=TODAY, columns=("country", "name")
    )
    assert data.decode("utf-8-sig") == "Name,Country\r\nAlpha,BE\r\n"


def test_a_list_as_json_has_plain_values_and_numbers(register):
    made = add_record(register, "processor", name="=Alpha", country="BE")
    found = json.loads(export_bytes(register, "processor", [made], Form.JSON, today=TODAY))
    assert found[0]["id"] == made.id
    assert found[0]["name"] == "=Alpha"
    assert set(found[0]) == {each.name for each in fields(Processor)}


def test_links_are_told_by_title_where_only_one_has_it(register):
    one = add_record(register, "processor", name="One")
    twin = add_record(register, "processor", name="Twin", address="1")
    add_record(register, "processor", name="Twin", address="2")
    parts = [add_record(register, "sub_processor", name="S", processor=each.id) for each in (one, twin)]
    data = export_bytes(register, "sub_processor", parts, Form.CSV, today=TODAY, columns=("processor",))
    assert data.decode("utf-8-sig").splitlines()[1:] == ["One", f"#{twin.id}"]

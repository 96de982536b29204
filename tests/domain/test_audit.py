"""The arithmetic of the history, down to the digest that any other program would compute."""

import hashlib
import json
from dataclasses import fields, replace
from datetime import UTC, date, datetime

import pytest

from officer_app.domain.audit import (
    SALT_SIZE,
    Link,
    canonical,
    changed,
    head_digits,
    link_digest,
    payload_digest,
    payload_of,
    rehearsal_salt,
)
from officer_app.domain.clock import FixedClock

LINK = Link(
    seq=2,
    at="2026-03-05T12:00:00+00:00",
    actor="Zoé",
    verb="case.open",
    record_type="case",
    record_id=1,
    payload_digest="a" * 64,
    previous="b" * 64,
)


def test_the_digest_of_an_entry_is_the_sha_256_of_its_canonical_json():
    text = (
        '{"actor":"Zoé","at":"2026-03-05T12:00:00+00:00","payload_digest":"' + "a" * 64 + '","previous":"' + "b" * 64
        + '","record_id":1,"record_type":"case","seq":2,"verb":"case.open"}'
    )  # fmt: skip
    assert link_digest(LINK) == hashlib.sha256(text.encode()).hexdigest()


@pytest.mark.parametrize("name", [each.name for each in fields(Link)])
def test_every_part_of_an_entry_is_under_its_digest(name):
    other = 99 if isinstance(getattr(LINK, name), int) else "other"
    assert link_digest(replace(LINK, **{name: other})) != link_digest(LINK)


def test_canonical_json_does_not_depend_on_the_order_of_keys():
    assert canonical({"b": 1, "a": ["é", None, True]}) == canonical({"a": ["é", None, True], "b": 1})
    assert canonical({"b": 1, "a": "é"}) == '{"a":"é","b":1}'


def test_a_payload_tells_before_and_after():
    assert json.loads(payload_of(None, {"title": "x"})) == {"before": None, "after": {"title": "x"}}


def test_the_digest_of_a_payload_depends_on_its_salt():
    assert payload_digest(b"1" * 16, "x") == hashlib.sha256(b"1" * 16 + b"x").hexdigest()
    assert payload_digest(b"1" * 16, "x") != payload_digest(b"2" * 16, "x")


def test_a_rehearsal_salt_is_the_same_each_time_and_differs_by_place_and_content():
    salts = {rehearsal_salt("p", "c"), rehearsal_salt("p", "c"), rehearsal_salt("q", "c"), rehearsal_salt("p", "d")}
    assert len(salts) == 3
    assert {len(salt) for salt in salts} == {SALT_SIZE}


def test_only_fields_that_differ_are_told():
    before, after = {"a": 1, "b": 2, "c": None}, {"a": 1, "b": 3, "c": "x"}
    assert changed(before, after) == ({"b": 2, "c": None}, {"b": 3, "c": "x"})
    assert changed(before, before) == ({}, {})


@pytest.mark.parametrize(
    ("printed", "digits"),
    [
        ("3f9c a1e2 77b0", "3f9ca1e277b0"),
        ("3F9CA1E277B0", "3f9ca1e277b0"),
        (" 3f9c\ta1e2\n77b0 0000 ", "3f9ca1e277b00000"),
        ("a" * 64, "a" * 64),
        ("a" * 65, ""),
        ("3f9c a1e2 77b", ""),
        ("3f9c a1e2 77bg", ""),
        ("", ""),
    ],
)
def test_a_head_is_read_as_somebody_copies_it_from_paper(printed, digits):
    assert head_digits(printed) == digits


def test_a_fixed_clock_stands_still_at_noon():
    clock = FixedClock(date(2026, 3, 5))
    assert clock.today() == date(2026, 3, 5)
    assert clock.now() == datetime(2026, 3, 5, 12, tzinfo=UTC)

"""Addresses that marketing must leave alone: compared by keyed fingerprints."""

from datetime import date

import pytest

from officer_app.domain.organisation import Organisation
from officer_app.domain.suppression import (
    Suppression,
    SuppressionScope,
    check_suppression,
    dialling_prefix,
    digests_of,
    fingerprint,
    normal_email,
    normal_phone,
)

KEY = bytes(range(32))


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("Ann@Example.BE", "ann@example.be"), ("  ann@example.be\t", "ann@example.be"),
        ("<ann@example.be>", "ann@example.be"), ("ａｎｎ@example.be", "ann@example.be"),
        ("Zoë@exämple.be", "zoë@exämple.be"), ("Zoe\u0308@example.be", "zoë@example.be"),
        ("ann", ""), ("", ""), ("ann@", ""), ("a b@example.be", ""),
    ],
)  # fmt: skip
def test_one_address_has_one_form(written, normal):
    assert normal_email(written) == normal


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("0475 12 34 56", "+32475123456"), ("+32 475 12 34 56", "+32475123456"), ("0032475123456", "+32475123456"),
        ("+32 (0)475/12.34.56", "+32475123456"), ("(02) 123-45-67", "+3221234567"),
        ("+33 1 23 45 67 89", "+33123456789"),
        ("12345", ""), ("call me 0475123456", ""), ("", ""),
    ],
)  # fmt: skip
def test_one_number_has_one_form(written, normal):
    assert normal_phone(written) == normal


def test_a_national_number_belongs_to_the_country_of_the_office():
    assert normal_phone("06 12 34 56 78", dialling_prefix("FR")) == "+33612345678"
    assert dialling_prefix("XX") == dialling_prefix("BE") == "+32"


def test_the_fingerprint_hangs_on_the_key_and_on_the_address():
    one = fingerprint(KEY, "ann@example.be")
    assert one == fingerprint(KEY, "ann@example.be")
    assert one != fingerprint(KEY, "bob@example.be")
    assert one != fingerprint(KEY[::-1], "ann@example.be")
    assert len(one) == 64
    assert "ann" not in one


@pytest.mark.parametrize(
    ("facts", "lacking"),
    [
        ({"scope": SuppressionScope.ALL}, set()),
        ({"scope": SuppressionScope.TOPIC}, {"topic"}),
        ({"scope": SuppressionScope.TOPIC, "topic": "Events"}, set()),
        ({"scope": SuppressionScope.CLIENT}, {"client"}),
        ({"scope": SuppressionScope.CLIENT, "client": 3}, set()),
    ],
)
def test_a_narrow_entry_says_what_alone_is_stopped(facts, lacking):
    assert set(check_suppression(Suppression(since=date(2026, 3, 1), **facts))) == lacking


def test_an_address_is_looked_for_under_its_fingerprint():
    organisation = Organisation(name="Heron SA", country="BE", suppression_key=KEY.hex())
    assert list(digests_of(organisation, "Ann <ann@example.be>")) == [fingerprint(KEY, "ann@example.be")]
    assert list(digests_of(organisation, "0475 12 34 56")) == [fingerprint(KEY, "+32475123456")]
    assert list(digests_of(organisation, "nobody")) == []


def test_without_a_list_nothing_is_looked_for():
    assert list(digests_of(Organisation(name="Heron SA"), "ann@example.be")) == []

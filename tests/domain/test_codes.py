"""Countries as people write them."""

import pytest

from officer_app.domain.codes import country_codes, language_codes, read_country, written_otherwise


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("BE", "BE"), (" be ", "BE"), ("EL", "GR"), ("uk", "GB"), ("Belgium", "BE"), ("Belgique", "BE"),
        ("België", "BE"),
        ("Belgien", "BE"), ("belgie", "BE"), ("Royaume-Uni", "GB"), ("USA", "US"), ("Verenigde Staten", "US"),
        ("Österreich", "AT"), ("Deutschland", "DE"), ("Holland", "NL"), ("XX", ""), ("", ""), ("Atlantis", ""),
    ],
)  # fmt: skip
def test_a_country_is_read_as_a_code_or_by_its_name(written, code):
    assert read_country(written) == code


def test_codes_of_the_union_are_told_apart():
    assert written_otherwise("el")
    assert written_otherwise("UK")
    assert not written_otherwise("GB")


def test_the_codes_are_those_of_the_standards():
    assert {"BE", "GR", "US"} <= country_codes()
    assert "EL" not in country_codes()
    assert {"fr", "nl", "de", "en"} <= language_codes()

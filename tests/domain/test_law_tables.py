"""The legal tables as they travel with the program, and what a slip in them does."""

from datetime import date

import pytest

from officer_app.domain.law import FILES, law_tables, read_tables
from officer_app.domain.places import resource
from officer_app.domain.words import Country, Sentence, say

LAW = law_tables()


def texts(**changed):
    """Return the files as they are, with one piece of one of them written otherwise."""
    files = {name: resource("law", f"{name}.toml").read_text("utf-8") for name in FILES}
    for name, (old, new) in changed.items():
        assert old in files[name]
        files[name] = files[name].replace(old, new, 1)
    return files


def test_the_tables_say_when_they_were_last_checked_and_against_what():
    assert LAW.checked_on == date(2026, 11, 22)
    assert set(LAW.sources) == set(FILES)
    assert all(LAW.sources.values())


def test_the_least_recent_check_is_the_one_that_counts():
    old = read_tables(texts(clauses=("checked_on = 2026-11-22", "checked_on = 2025-01-01")))
    assert old.checked_on == date(2025, 1, 1)


def test_the_area_has_thirty_countries():
    """Facts D2."""
    members = "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE IS LI NO"
    territories = "AX EA GF GP IC MF MQ RE YT"
    assert len(members.split()) == 30
    assert {*members.split(), *territories.split()} == LAW.inside


@pytest.mark.parametrize("code", ["AX", "GF", "GP", "MQ", "MF", "RE", "YT"])
def test_territory_of_the_union_with_a_code_of_its_own_is_inside(code):
    """Facts D2."""
    assert LAW.is_inside(code)


def test_neighbours_and_territories_apart_are_outside():
    """Facts D2."""
    codes = "CH GB AD MC SM VA FO GL NC PF AW CW SX BQ SJ GI IM JE GG"
    for code in codes.split():
        assert (LAW.is_known(code), LAW.is_inside(code)) == (True, False), code


@pytest.mark.parametrize("code", ["", "EU", "EZ", "UN", "ZZ", "QO", "XX", "EL", "UK"])
def test_unions_and_slips_are_no_countries(code):
    assert not LAW.is_known(code)


def test_a_country_in_a_sentence_is_named_in_the_language_of_the_reader():
    sentence = Sentence("{country}", {"country": Country("DE")})
    assert [say(sentence, language=each) for each in ("en", "fr", "nl")] == ["Germany", "Allemagne", "Duitsland"]
    assert str(Sentence("{country}", {"country": Country("??")})) == "??"


SLIPS = {
    "a decision on no country": {"adequacy": ('country = "AD"', 'country = "QQ"')},
    "a decision on a member": {"adequacy": ('country = "AD"', 'country = "BE"')},
    "a decision on nobody": {"adequacy": ('country = "AD"\n', "")},
    "two decisions of one name": {"adequacy": ('key = "AD"', 'key = "AR"')},
    "two decisions on one country at a time": {"adequacy": ('country = "AD"', 'country = "AR"')},
    "a decision that wants an answer to no question": {
        "adequacy": ('question = "Is the importer\'s processing subject to the Brazilian law LGPD?"\n', "")
    },
    "a decision that ends before it begins": {"adequacy": ("valid_to = 2031-12-27", "valid_to = 2021-06-27")},
    "a territory both inside and outside": {"eea": ('FO = "DK"', 'AX = "FI"')},
    "a territory of no code": {"eea": ('FO = "DK"', 'Q1 = "DK"')},
    "clauses that nobody knows": {"clauses": ('key = "2001/497"', 'key = "2001/498"')},
    "a module that is not there": {"clauses": ('[[module]]\nkey = "4"', '[[module]]\nkey = "3"')},
    "a module of other roles": {"clauses": ('exporter = "processor"', 'exporter = "controller"')},
    "a mechanism that is not there": {"mechanisms": ('key = "bcr"', 'key = "scc"')},
}


@pytest.mark.parametrize("changed", SLIPS.values(), ids=SLIPS)
def test_a_slip_in_the_tables_stops_the_program_at_once(changed):
    with pytest.raises(ValueError):
        read_tables(texts(**changed))


def test_a_word_that_no_row_knows_is_a_slip_too():
    with pytest.raises(TypeError):
        read_tables(texts(mechanisms=("assessment = true", "asessment = true")))

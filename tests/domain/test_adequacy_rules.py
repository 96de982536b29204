"""Adequacy decisions: every row of facts D3, on its days and within its scope, and those that fell."""

from datetime import date, timedelta

import pytest

from officer_app.domain.law import law_tables
from officer_app.domain.transfer import ImporterRole, Mechanism
from officer_app.domain.transfer_facts import TransferFacts
from officer_app.domain.transfer_rules import Verdict, assess_transfer

LAW = law_tables()
TODAY = date(2026, 11, 22)

D3 = {
    "AD": ("2010/625/EU", date(2010, 10, 19), False),
    "AR": ("2003/490/EC", date(2003, 6, 30), False),
    "BR": ("(EU) 2026/179", date(2026, 1, 26), True),
    "CA": ("2002/2/EC", date(2001, 12, 20), True),
    "FO": ("2010/146/EU", date(2010, 3, 5), True),
    "GG": ("2003/821/EC", date(2003, 11, 21), False),
    "IL": ("2011/61/EU", date(2011, 1, 31), True),
    "IM": ("2004/411/EC", date(2004, 4, 28), False),
    "JP": ("(EU) 2019/419", date(2019, 1, 23), True),
    "JE": ("2008/393/EC", date(2008, 5, 8), False),
    "NZ": ("2013/65/EU", date(2012, 12, 19), False),
    "KR": ("(EU) 2022/254", date(2021, 12, 17), True),
    "CH": ("2000/518/EC", date(2000, 7, 26), False),
    "GB": ("(EU) 2021/1772", date(2021, 6, 28), False),
    "UY": ("2012/484/EU", date(2012, 8, 21), False),
}
"""The rows with a country and a scope: decision, its day, and whether its scope must be confirmed."""

ON_THE_LIST = {"dpf_listed": True, "dpf_active": True, "dpf_covers_hr": False}


def ask(country="", on=TODAY, organisation="", **facts):
    importer = {"country": country, "country_written": country, "organisation": organisation}
    return assess_transfer(TransferFacts(on=on, mechanism=Mechanism.ADEQUACY, **importer, **facts), LAW)


def codes(found):
    return [each.code for each in found.findings]


def test_the_table_has_seventeen_rows_in_force_and_two_that_fell():
    in_force = {each.key for each in LAW.adequacy if each.in_force(TODAY)}
    assert in_force == {*D3, "US", "EPO"}
    assert {each.key for each in LAW.adequacy} - in_force == {"US-2000", "US-2016"}
    assert len(in_force) == 17


@pytest.mark.parametrize(("country", "row"), D3.items(), ids=D3)
def test_each_decision_counts_from_its_day_within_its_scope(country, row):
    number, day, confirm = row
    decision = LAW.adequate(TODAY, country)
    assert (decision.decision, decision.valid_from, decision.confirm) == (number, day, confirm)
    assert ask(country, scope_confirmed=True).verdict is Verdict.COVERED
    unconfirmed = ask(country)
    assert codes(unconfirmed) == (["adequacy_scope_unconfirmed"] if confirm else [])
    assert unconfirmed.verdict is (Verdict.GAP if confirm else Verdict.COVERED)
    assert ask(country, on=day, scope_confirmed=True).verdict is Verdict.COVERED
    before = ask(country, on=day - timedelta(days=1), scope_confirmed=True)
    assert (before.verdict, codes(before)) == (Verdict.GAP, ["no_adequacy_decision"])
    assert number in str(before.findings[0].sentence)


def test_what_limits_a_decision_is_asked_in_words():
    (found,) = ask("CA").findings
    assert "PIPEDA" in str(found.sentence)
    assert (found.field, "2002/2/EC" in found.source) == ("adequacy_scope_confirmed", True)


def test_the_united_kingdom_until_the_last_day():
    """(EU) 2025/2574: expires on 27 December 2031."""
    assert ask("GB", on=date(2031, 12, 27)).verdict is Verdict.COVERED
    after = ask("GB", on=date(2031, 12, 28))
    assert (after.verdict, codes(after)) == (Verdict.GAP, ["adequacy_expired"])
    assert "27 December 2031" in str(after.findings[0].sentence)


class TestUnitedStates:
    """(EU) 2023/1795: only those on the list, active, and certified for the data."""

    @pytest.mark.parametrize(
        ("entry", "expected"),
        [
            (ON_THE_LIST, []),
            (ON_THE_LIST | {"dpf_listed": False}, ["dpf_not_listed"]),
            (ON_THE_LIST | {"dpf_listed": None}, ["dpf_not_listed"]),
            (ON_THE_LIST | {"dpf_active": False}, ["dpf_not_listed"]),
            (ON_THE_LIST | {"dpf_active": None}, ["dpf_not_listed"]),
            (ON_THE_LIST | {"hr_data": True}, ["dpf_no_hr_cover"]),
            (ON_THE_LIST | {"hr_data": True, "dpf_covers_hr": None}, ["dpf_no_hr_cover"]),
            (ON_THE_LIST | {"hr_data": True, "dpf_covers_hr": True}, []),
            ({"hr_data": True}, ["dpf_not_listed", "dpf_no_hr_cover"]),
        ],
    )
    def test_the_entry_on_the_list(self, entry, expected):
        found = ask("US", **entry)
        assert codes(found) == expected
        assert found.verdict is (Verdict.GAP if expected else Verdict.COVERED)
        assert codes(ask("US", scope_confirmed=True, **entry)) == expected

    @pytest.mark.parametrize(
        ("on", "expected"),
        [
            (date(2000, 7, 25), ["no_adequacy_decision"]),
            (date(2015, 10, 5), []),
            (date(2015, 10, 6), ["adequacy_expired"]),
            (date(2016, 7, 12), []),
            (date(2020, 7, 15), []),
            (date(2020, 7, 16), ["adequacy_expired"]),
            (date(2023, 7, 9), ["adequacy_expired"]),
            (date(2023, 7, 10), []),
        ],
    )
    def test_safe_harbour_and_privacy_shield_fell_on_the_day_of_their_judgment(self, on, expected):
        """CJEU C-362/14 and C-311/18."""
        assert codes(ask("US", on=on, **ON_THE_LIST)) == expected

    def test_the_decision_that_ended_last_is_the_one_that_is_named(self):
        assert "(EU) 2016/1250" in str(ask("US", on=date(2022, 1, 1)).findings[0].sentence)


class TestOrganisation:
    """(EU) 2025/1382."""

    @pytest.mark.parametrize("name", ["EPO", "epo", "European Patent Organisation", "European Patent Office"])
    def test_the_european_patent_organisation(self, name):
        assert ask("DE", organisation=name).verdict is Verdict.COVERED
        assert ask(organisation=name).verdict is Verdict.COVERED
        assert codes(ask(organisation=name, on=date(2025, 7, 14))) == ["no_adequacy_decision"]

    def test_any_other_organisation_has_no_decision_even_in_an_adequate_country(self):
        found = ask("CH", organisation="World Postal Union")
        assert codes(found) == ["no_adequacy_decision"]
        assert "World Postal Union" in str(found.findings[0].sentence)


@pytest.mark.parametrize("country", ["KE", "IN", "UA", "RS", "MD", "SG", "MC", "GI", "CN", "PR"])
def test_everybody_else_has_none(country):
    """Facts D3: no decision."""
    found = ask(country, scope_confirmed=True, importer_role=ImporterRole.CONTROLLER)
    assert (found.verdict, codes(found)) == (Verdict.GAP, ["no_adequacy_decision"])

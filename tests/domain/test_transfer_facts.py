"""What the register knows of a transfer on a day."""

from dataclasses import fields, replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from officer_app.domain.impact_assessment import Conclusion, ImpactAssessment
from officer_app.domain.law import law_tables
from officer_app.domain.transfer import ClauseSet, ExporterRole, Frequency, ImporterRole, Mechanism, Module, Transfer
from officer_app.domain.transfer_facts import Assessed, TransferFacts, facts_of, last_assessment
from officer_app.domain.transfer_rules import Verdict, assess_transfer
from officer_app.domain.words import LOCALES, say

TODAY = date(2026, 11, 22)
TICKETS = Transfer(
    id=1, name="Tickets", country="US", mechanism=Mechanism.SCC, clause_set=ClauseSet.SCC_2021_914, module=Module.TWO
)
DONE = ImpactAssessment(id=1, transfer=1, done_on=date(2026, 1, 10), conclusion=Conclusion.PROCEED)


def verdict(transfer, *assessments):
    return assess_transfer(facts_of(transfer, assessments, TODAY), law_tables()).verdict


def test_the_four_cases_as_records():
    """Issue 3: support tickets of a Belgian controller with a processor in the United States."""
    assert verdict(replace(TICKETS, clause_set=ClauseSet.SCC_2010_87)) is Verdict.GAP
    assert verdict(TICKETS) is Verdict.GAP
    assert verdict(TICKETS, DONE) is Verdict.COVERED
    listed = replace(TICKETS, mechanism=Mechanism.ADEQUACY, dpf_listed=True, dpf_active=True, dpf_covers_hr=False)
    assert verdict(listed) is Verdict.COVERED
    assert verdict(replace(listed, hr_data=True)) is Verdict.GAP


def test_every_fact_is_taken_from_its_field():
    every = Transfer(
        id=1, name="x", country="JP", exporter_country="FR", exporter_role=ExporterRole.PROCESSOR,
        exporter_under_gdpr=False, importer_role=ImporterRole.CONTROLLER, importer_organisation=" EPO ",
        importer_under_gdpr=True, same_legal_entity=True, direct_from_data_subject=True, remote_access=True,
        hr_data=True, mechanism=Mechanism.SCC, clause_set=ClauseSet.SCC_2010_87, module=Module.FOUR,
        clauses_signed_on=TODAY, adequacy_scope_confirmed=True, dpf_listed=False, dpf_active=False,
        dpf_covers_hr=False, authorised_on=TODAY,
    )  # fmt: skip
    not_needed = replace(DONE, is_needed=False)
    assert facts_of(every, (not_needed,), TODAY) == TransferFacts(
        on=TODAY, country="JP", country_written="JP", organisation="EPO", exporter_country="FR",
        exporter_role=ExporterRole.PROCESSOR, exporter_under_gdpr=False, importer_role=ImporterRole.CONTROLLER,
        importer_under_gdpr=True, same_legal_entity=True, direct_from_data_subject=True, remote_access=True,
        recurring=True, hr_data=True, mechanism=Mechanism.SCC, clause_set=ClauseSet.SCC_2010_87, module=Module.FOUR,
        clauses_signed_on=TODAY, scope_confirmed=True, dpf_listed=False, dpf_active=False, dpf_covers_hr=False,
        authorised=True, assessed=Assessed(date(2026, 1, 10), Conclusion.PROCEED), assessment_not_needed=True,
    )  # fmt: skip
    usual = facts_of(TICKETS, (), TODAY)
    found = facts_of(every, (not_needed,), TODAY)
    same = {each.name for each in fields(usual) if getattr(usual, each.name) == getattr(found, each.name)}
    assert same == {"on", "recurring", "mechanism"}


@pytest.mark.parametrize(
    ("frequency", "recurring"),
    [(Frequency.ONCE, False), (Frequency.OCCASIONAL, False), (Frequency.REGULAR, True), (Frequency.CONTINUOUS, True)],
)
def test_what_recurs(frequency, recurring):
    assert facts_of(replace(TICKETS, frequency=frequency), (), TODAY).recurring is recurring


def test_an_authorisation_counts_from_its_day():
    tomorrow = TODAY + timedelta(days=1)
    assert not facts_of(TICKETS, (), TODAY).authorised
    assert facts_of(replace(TICKETS, authorised_on=TODAY), (), TODAY).authorised
    assert not facts_of(replace(TICKETS, authorised_on=tomorrow), (), TODAY).authorised


def test_the_last_assessment_that_was_done_is_the_one_that_counts():
    newer = replace(DONE, id=2, done_on=date(2026, 6, 1), conclusion=Conclusion.SUSPEND)
    others = [
        replace(newer, id=3, transfer=2),
        replace(newer, id=4, retired_on=TODAY),
        replace(newer, id=5, done_on=None),
        replace(newer, id=6, done_on=TODAY + timedelta(days=1)),
    ]
    assert last_assessment(TICKETS, [*others, DONE], TODAY) == DONE
    assert last_assessment(TICKETS, [newer, DONE, *others], TODAY) == newer
    assert last_assessment(TICKETS, [DONE, replace(DONE, id=7)], TODAY).id == 7
    assert last_assessment(TICKETS, others, TODAY) is None


def test_other_codes_of_countries_are_read():
    facts = facts_of(replace(TICKETS, country="UK", exporter_country="EL"), (), TODAY)
    assert (facts.country, facts.exporter_country) == ("GB", "GR")


DAYS = st.dates(date(1995, 1, 1), date(2035, 1, 1))
ANY = st.builds(
    TransferFacts,
    on=DAYS,
    country=st.sampled_from(["US", "GB", "CA", "CH", "IN", "DE", "RE", "GL", "ZZ", ""]),
    country_written=st.text(max_size=100),
    organisation=st.sampled_from(["", "", "EPO", "{0} %s <b>"]),
    exporter_country=st.sampled_from(["BE", ""]),
    clauses_signed_on=st.none() | DAYS,
    assessed=st.none() | st.builds(Assessed, st.none() | DAYS, st.none() | st.sampled_from(Conclusion)),
)


@given(ANY)
def test_whatever_the_facts_the_verdict_follows_from_the_findings(facts):
    found = assess_transfer(facts, law_tables())
    assert found.is_transfer is (found.verdict is not Verdict.NOT_A_TRANSFER)
    assert (found.verdict is Verdict.GAP) is bool(found.faults)
    assert found.is_transfer or found.findings
    assert len({(each.code, each.field) for each in found.findings}) == len(found.findings)
    for each in found.findings:
        assert each.source
        assert all("None" not in say(each.sentence, language=language) for language in LOCALES)

"""Is it a transfer, and is it covered: the examples and tables of facts D, each with its source."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from officer_app.domain.impact_assessment import Conclusion
from officer_app.domain.law import law_tables
from officer_app.domain.transfer import ClauseSet, ExporterRole, ImporterRole, Mechanism, Module
from officer_app.domain.transfer_facts import Assessed, TransferFacts
from officer_app.domain.transfer_rules import Verdict, assess_transfer

LAW = law_tables()
TODAY = date(2026, 11, 22)
DONE = Assessed(date(2026, 1, 10), Conclusion.PROCEED)
TICKETS = TransferFacts(on=TODAY, country="US", country_written="US", recurring=True)
"""A Belgian controller sends support tickets to a processor in the United States, day after day."""
CLAUSES = {"mechanism": Mechanism.SCC, "clause_set": ClauseSet.SCC_2021_914, "module": Module.TWO, "assessed": DONE}


def assessed(**facts):
    return assess_transfer(replace(TICKETS, **facts), LAW)


def ruling(found):
    """Return the verdict and the codes of what was found, each of which has its source and its sentence."""
    assert found.is_transfer is (found.verdict is not Verdict.NOT_A_TRANSFER)
    for each in found.findings:
        assert each.source
        assert str(each.sentence).endswith((".", "?"))
        assert "None" not in str(each.sentence)
    return found.verdict, *(each.code for each in found.findings)


EXAMPLES = {
    "1: an order straight from the person, EDPB 05/2021": (
        {"direct_from_data_subject": True, "importer_role": ImporterRole.CONTROLLER},
        "direct_collection",
    ),
    "3: a hotel that the GDPR does not reach, booked directly": (
        {"direct_from_data_subject": True, "exporter_under_gdpr": False, "importer_role": ImporterRole.CONTROLLER},
        "exporter_outside_gdpr",
        "direct_collection",
    ),
    "8: an employee on a business trip looks from India": (
        {"country": "IN", "importer_role": ImporterRole.EMPLOYEE, "remote_access": True},
        "same_entity",
    ),
    "a branch abroad of the same legal person": (
        {"same_legal_entity": True, "importer_role": ImporterRole.CONTROLLER},
        "same_entity",
    ),
    "an answer sent to the person herself": ({"importer_role": ImporterRole.DATA_SUBJECT}, "direct_collection"),
    "an exporter outside the GDPR": ({"exporter_under_gdpr": False}, "exporter_outside_gdpr"),
    "a processor in Norway": ({"country": "NO"}, "inside_eea"),
    "a processor on Réunion": ({"country": "RE"}, "inside_eea"),
    "two reasons at once": ({"country": "FR", "same_legal_entity": True}, "same_entity", "inside_eea"),
}


@pytest.mark.parametrize("row", EXAMPLES.values(), ids=EXAMPLES)
def test_what_is_no_transfer(row):
    """Facts D6; whatever ground is given then does not matter."""
    facts, *expected = row
    assert ruling(assessed(**facts)) == (Verdict.NOT_A_TRANSFER, *expected)
    assert ruling(assessed(**facts, mechanism=Mechanism.SCC)) == (Verdict.NOT_A_TRANSFER, *expected)


@pytest.mark.parametrize(
    "facts",
    [
        {"importer_role": ImporterRole.PROCESSOR},
        {"exporter_role": ExporterRole.PROCESSOR, "importer_role": ImporterRole.PROCESSOR},
        {"remote_access": True, "country": "IN"},
        {"importer_under_gdpr": True},
        {"importer_role": ImporterRole.CONTROLLER, "country": "FO"},
        {"country": "DE", "organisation": "EPO"},
    ],
    ids=[
        "5: controller to processor",
        "7: processor to sub-processor",
        "11: a screen abroad suffices",
        "third criterion: even where the GDPR applies to the importer",
        "a tag on one's own site, read on the Faroe Islands",
        "an international organisation, wherever its house stands",
    ],
)
def test_what_is_one_and_has_no_ground(facts):
    """Facts D6."""
    assert ruling(assessed(**facts)) == (Verdict.GAP, "no_mechanism")


def test_a_decision_that_could_be_the_ground_is_named_where_none_is_given():
    (found,) = assessed(country="CH").findings
    assert str(found.sentence) == "Switzerland: no ground is given for the transfer; decision 2000/518/EC may be one."


class TestMechanisms:
    """Facts D1, a row each."""

    @pytest.mark.parametrize(
        "mechanism",
        [
            Mechanism.PUBLIC_INSTRUMENT, Mechanism.BCR, Mechanism.SCC_AUTHORITY, Mechanism.CODE,
            Mechanism.CERTIFICATION,
        ],
    )  # fmt: skip
    def test_safeguards_need_an_assessment_and_no_authorisation(self, mechanism):
        assert ruling(assessed(mechanism=mechanism)) == (Verdict.GAP, "tia_missing")
        assert ruling(assessed(mechanism=mechanism, assessed=DONE)) == (Verdict.COVERED,)

    @pytest.mark.parametrize("mechanism", [Mechanism.ADHOC, Mechanism.PUBLIC_BODY])
    def test_what_an_authority_must_allow(self, mechanism):
        """Art. 46(3)."""
        assert ruling(assessed(mechanism=mechanism)) == (Verdict.GAP, "authorisation_missing", "tia_missing")
        assert ruling(assessed(mechanism=mechanism, assessed=DONE)) == (Verdict.GAP, "authorisation_missing")
        assert ruling(assessed(mechanism=mechanism, authorised=True)) == (Verdict.GAP, "tia_missing")
        assert ruling(assessed(mechanism=mechanism, authorised=True, assessed=DONE)) == (Verdict.COVERED,)

    @pytest.mark.parametrize(
        "mechanism", [Mechanism.CONTRACT, Mechanism.CONTRACT_FOR, Mechanism.CLAIMS, Mechanism.COMPELLING]
    )
    def test_what_is_only_for_occasions(self, mechanism):
        """Recital 111; Art. 49(1), second subparagraph: not repetitive."""
        once = {"mechanism": mechanism, "importer_role": ImporterRole.CONTROLLER}
        assert ruling(assessed(**once, recurring=False)) == (Verdict.COVERED,)
        assert ruling(assessed(**once)) == (Verdict.GAP, "derogation_recurring")

    @pytest.mark.parametrize(
        "mechanism", [Mechanism.CONSENT, Mechanism.PUBLIC_INTEREST, Mechanism.VITAL, Mechanism.PUBLIC_REGISTER]
    )
    def test_other_derogations_may_recur_but_not_for_a_vendor(self, mechanism):
        """EDPB 2/2018: exceptions stay exceptions; a recurring vendor integration is never one."""
        assert ruling(assessed(mechanism=mechanism, recurring=False)) == (Verdict.COVERED,)
        assert ruling(assessed(mechanism=mechanism)) == (Verdict.GAP, "derogation_recurring")
        to_controller = assessed(mechanism=mechanism, importer_role=ImporterRole.CONTROLLER)
        assert ruling(to_controller) == (Verdict.COVERED, "derogation_recurring")
        assert to_controller.faults == ()

    def test_every_mechanism_is_in_the_table(self):
        assert set(LAW.mechanisms) == set(Mechanism)


class TestSupportTickets:
    """The four cases by which the work is done (issue 3), and their neighbours."""

    def test_the_old_clauses_are_repealed(self):
        found = assessed(mechanism=Mechanism.SCC, clause_set=ClauseSet.SCC_2010_87)
        assert ruling(found) == (Verdict.GAP, "scc_repealed_set")
        assert "27 September 2021" in str(found.findings[0].sentence)
        assert found.findings[0].field == "clause_set"

    def test_the_new_clauses_without_an_assessment(self):
        assert ruling(assessed(**CLAUSES | {"assessed": None})) == (Verdict.GAP, "tia_missing")

    def test_the_new_clauses_with_an_assessment(self):
        assert ruling(assessed(**CLAUSES)) == (Verdict.COVERED,)

    def test_an_importer_on_the_list_without_the_data_of_employees(self):
        listed = {"mechanism": Mechanism.ADEQUACY, "dpf_listed": True, "dpf_active": True, "dpf_covers_hr": False}
        assert ruling(assessed(**listed)) == (Verdict.COVERED,)
        assert ruling(assessed(**listed, hr_data=True)) == (Verdict.GAP, "dpf_no_hr_cover")
        assert ruling(assessed(**listed | {"dpf_covers_hr": True}, hr_data=True)) == (Verdict.COVERED,)

    @pytest.mark.parametrize("signed", [date(2021, 7, 1), date(2027, 1, 1), None])
    def test_the_clauses_of_article_28_are_no_tool(self, signed):
        clauses = {"mechanism": Mechanism.SCC, "clause_set": ClauseSet.SCC_2021_915, "clauses_signed_on": signed}
        assert ruling(assessed(**clauses)) == (Verdict.GAP, "scc_not_a_transfer_tool")
        assert ruling(assessed(**clauses, assessed=DONE, module=Module.TWO)) == (Verdict.GAP, "scc_not_a_transfer_tool")


ROLES = {
    Module.ONE: (ExporterRole.CONTROLLER, ImporterRole.CONTROLLER),
    Module.TWO: (ExporterRole.CONTROLLER, ImporterRole.PROCESSOR),
    Module.THREE: (ExporterRole.PROCESSOR, ImporterRole.PROCESSOR),
    Module.FOUR: (ExporterRole.PROCESSOR, ImporterRole.CONTROLLER),
}


class TestClauses:
    """Facts D4."""

    @pytest.mark.parametrize("module", Module)
    @pytest.mark.parametrize("roles", ROLES.values())
    def test_a_module_fits_its_roles_only(self, module, roles):
        exporter, importer = roles
        found = assessed(**CLAUSES | {"module": module}, exporter_role=exporter, importer_role=importer)
        if roles == ROLES[module]:
            assert ruling(found) == (Verdict.COVERED,)
        else:
            assert ruling(found) == (Verdict.GAP, "scc_module_mismatch")

    def test_clauses_of_which_too_little_is_said(self):
        assert ruling(assessed(**CLAUSES | {"module": None})) == (Verdict.GAP, "scc_module_mismatch")
        assert ruling(assessed(**CLAUSES | {"clause_set": None})) == (Verdict.GAP, "no_mechanism")

    def test_an_importer_to_whom_the_gdpr_applies(self):
        """(EU) 2021/914 Art. 1(1) and recital 7: the clauses are not made for it."""
        found = assessed(**CLAUSES, importer_under_gdpr=True)
        assert ruling(found) == (Verdict.GAP, "scc_importer_under_gdpr")
        assert found.findings[0].field == "importer_under_gdpr"

    @pytest.mark.parametrize(
        ("on", "verdict", "expected"),
        [
            (date(2021, 9, 26), Verdict.COVERED, []),
            (date(2021, 9, 27), Verdict.COVERED, ["scc_repealed_set"]),
            (date(2022, 12, 27), Verdict.COVERED, ["scc_repealed_set"]),
            (date(2022, 12, 28), Verdict.GAP, ["scc_repealed_set"]),
        ],
    )
    @pytest.mark.parametrize("old", [ClauseSet.SCC_2010_87, ClauseSet.SCC_2001_497, ClauseSet.SCC_2004_915])
    def test_old_clauses_die_in_two_steps(self, old, on, verdict, expected):
        """(EU) 2021/914 Art. 4: repealed on 27 September 2021, no longer valid after 27 December 2022."""
        done = Assessed(date(2021, 1, 1), Conclusion.PROCEED)
        found = assessed(on=on, mechanism=Mechanism.SCC, clause_set=old, assessed=done)
        assert ruling(found) == (verdict, *expected)

    def test_old_clauses_could_not_be_signed_after_their_repeal(self):
        late = {"on": date(2022, 6, 1), "mechanism": Mechanism.SCC, "clause_set": ClauseSet.SCC_2010_87}
        signed = assessed(**late, clauses_signed_on=date(2021, 9, 27), assessed=DONE)
        assert ruling(signed) == (Verdict.GAP, "scc_repealed_set")
        before = assessed(
            **late, clauses_signed_on=date(2021, 9, 26), assessed=Assessed(date(2021, 9, 1), DONE.conclusion)
        )
        assert ruling(before) == (Verdict.COVERED, "scc_repealed_set")

    def test_new_clauses_before_they_could_be_used_or_were_signed(self):
        done = Assessed(date(2021, 1, 1), Conclusion.PROCEED)
        assert ruling(assessed(**CLAUSES | {"assessed": done}, on=date(2021, 6, 26))) == (Verdict.GAP, "no_mechanism")
        assert ruling(assessed(**CLAUSES | {"assessed": done}, on=date(2021, 6, 27))) == (Verdict.COVERED,)
        assert ruling(assessed(**CLAUSES, clauses_signed_on=TODAY)) == (Verdict.COVERED,)
        found = assessed(**CLAUSES, clauses_signed_on=TODAY + timedelta(days=1))
        assert ruling(found) == (Verdict.GAP, "no_mechanism")
        assert found.findings[0].field == "clauses_signed_on"


class TestAssessment:
    """Facts D5."""

    @pytest.mark.parametrize(
        "tia",
        [
            Assessed(None, Conclusion.PROCEED),
            Assessed(TODAY + timedelta(days=1), Conclusion.PROCEED),
            Assessed(TODAY, None),
        ],
        ids=["without a day", "of tomorrow", "without a conclusion"],
    )
    def test_half_an_assessment_is_none(self, tia):
        assert ruling(assessed(**CLAUSES | {"assessed": tia})) == (Verdict.GAP, "tia_missing")

    @pytest.mark.parametrize("conclusion", [Conclusion.PROCEED, Conclusion.WITH_MEASURES])
    def test_one_that_lets_data_flow(self, conclusion):
        assert ruling(assessed(**CLAUSES | {"assessed": Assessed(TODAY, conclusion)})) == (Verdict.COVERED,)

    def test_one_that_stops_them(self):
        stop = {"assessed": Assessed(TODAY, Conclusion.SUSPEND)}
        assert ruling(assessed(**CLAUSES | stop)) == (Verdict.GAP, "tia_says_suspend")
        old = CLAUSES | stop | {"clause_set": ClauseSet.SCC_2010_87}
        assert ruling(assessed(**old)) == (Verdict.GAP, "scc_repealed_set", "tia_says_suspend")

    def test_none_is_needed_where_somebody_found_so_under_module_four_only(self):
        """Clause 14 of module four: only where the processor adds data of its own."""
        back = {"exporter_role": ExporterRole.PROCESSOR, "importer_role": ImporterRole.CONTROLLER, "assessed": None}
        four = CLAUSES | back | {"module": Module.FOUR}
        assert ruling(assessed(**four)) == (Verdict.GAP, "tia_missing")
        assert ruling(assessed(**four, assessment_not_needed=True)) == (Verdict.COVERED,)
        found = assessed(**CLAUSES | {"assessed": None}, assessment_not_needed=True)
        assert ruling(found) == (Verdict.GAP, "tia_missing")

    def test_adequacy_and_derogations_need_none(self):
        assert ruling(assessed(country="CH", mechanism=Mechanism.ADEQUACY)) == (Verdict.COVERED,)
        assert ruling(assessed(mechanism=Mechanism.CLAIMS, recurring=False)) == (Verdict.COVERED,)


class TestCountries:
    """Rows of the catalogue of bad input: codes that are none."""

    @pytest.mark.parametrize("written", ["", "ZZ", "EU", "Atlantis", "x" * 5_000])
    def test_no_country_is_a_gap_and_is_named_shortly(self, written):
        facts = {"country": "", "country_written": written}
        found = assessed(**facts, mechanism=Mechanism.ADEQUACY)
        assert ruling(found) == (Verdict.GAP, "unknown_country")
        assert len(str(found.findings[0].sentence)) < 200
        assert written[:80] in str(found.findings[0].sentence)
        found = assessed(**facts | {"mechanism": Mechanism.NONE})
        assert ruling(found) == (Verdict.GAP, "unknown_country", "no_mechanism")

    def test_no_country_does_not_matter_where_it_is_no_transfer(self):
        assert ruling(assessed(country="", same_legal_entity=True)) == (Verdict.NOT_A_TRANSFER, "same_entity")

    def test_the_exporter_s_country_only_informs(self):
        assert ruling(assessed(**CLAUSES, exporter_country="")) == (Verdict.COVERED, "unknown_country")
        found = assessed(exporter_country="", country="NO")
        assert ruling(found) == (Verdict.NOT_A_TRANSFER, "inside_eea", "unknown_country")

"""Does an agreement say all that Art. 28 wants: every row of facts C, and whether it binds."""

from datetime import date

import pytest

from officer_app.domain.agreement import (
    Agreement,
    AgreementForm,
    Authorisation,
    Clause,
    ClauseCheck,
    Presence,
)
from officer_app.domain.agreement_rules import CHAPEAU, AgreementFacts, agreement_facts, assess_agreement
from officer_app.domain.law import law_tables

LAW = law_tables()
TODAY = date(2026, 11, 22)
WHOLE = dict.fromkeys(Clause, Presence.YES)
PROMISES = (Clause.NO_USE, Clause.NO_DISCLOSURE, Clause.NO_SHARING)
ROWS = [clause for clause in Clause if clause not in PROMISES]
MAY_BE_NA = {Clause.C2, Clause.C4, Clause.C1, Clause.C10, Clause.C29}


def assessed(presence=None, **facts):
    usual = {"on": TODAY, "signed_on": date(2025, 1, 1)}
    return assess_agreement(AgreementFacts(presence=WHOLE if presence is None else presence, **usual | facts), LAW)


def codes(found):
    return [each.code for each in found.findings]


def test_every_row_of_the_checklist_is_in_the_table_with_its_source():
    assert set(LAW.clauses) == set(Clause)
    ids = dict.fromkeys(LAW.clauses[clause].id for clause in ROWS)
    assert list(ids) == [
        "C0", "Ca", "Cb", "Cc", "Cd", "Ce", "Cf", "Cg", "Ch1", "Ch2", "C2", "C4", "C9", "C1", "C10", "C29"
    ]  # fmt: skip
    assert all(row.source for row in LAW.clauses.values())


def test_an_agreement_that_says_everything():
    found = assessed()
    assert (found.complete, found.missing, found.findings) == (True, (), ())


@pytest.mark.parametrize("clause", ROWS)
@pytest.mark.parametrize(
    ("presence", "code"),
    [
        (Presence.NO, "clause_missing"),
        (Presence.PARTLY, "clause_partly"),
        (Presence.OPEN, "clause_not_checked"),
    ],
)
def test_what_is_not_wholly_there_is_missing(clause, presence, code):
    found = assessed(WHOLE | {clause: presence})
    assert (found.complete, found.missing) == (False, (clause,))
    assert found.missing_ids == (LAW.clauses[clause].id,)
    (finding,) = found.findings
    assert (finding.code, finding.field) == (code, CHAPEAU.get(clause, "clause_check"))
    assert clause.label in str(finding.sentence)
    assert finding.source == LAW.clauses[clause].source


@pytest.mark.parametrize("clause", ROWS)
def test_what_every_contract_needs_cannot_be_not_applicable(clause):
    """GDPR Art. 28(3) and (9)."""
    found = assessed(WHOLE | {clause: Presence.NA})
    assert found.complete is (clause in MAY_BE_NA)
    assert codes(found) == ([] if clause in MAY_BE_NA else ["clause_never_na"])


def test_nothing_said_is_nothing_checked():
    found = assessed({})
    assert found.missing == tuple(ROWS)
    assert found.missing_ids[0] == "C0"
    assert len(found.missing_ids) == 16
    assert set(codes(found)) == {"clause_not_checked"}


@pytest.mark.parametrize("promise", PROMISES)
@pytest.mark.parametrize("presence", Presence)
def test_a_promise_is_told_of_beside_a_complete_agreement(promise, presence):
    found = assessed(WHOLE | {promise: presence})
    kept = presence in {Presence.YES, Presence.NA, Presence.OPEN}
    assert found.complete
    assert codes(found) == ([] if kept else ["promise_missing"])
    assert not any(each.takes_ground_away for each in found.findings)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"signed_on": None}, ["unsigned"]),
        ({"signed_on": None, "needs_signature": False}, []),
        ({"signed_on": TODAY}, []),
        ({"signed_on": date(2026, 11, 23)}, ["not_signed_yet"]),
        ({"ends_on": TODAY}, []),
        ({"ends_on": date(2026, 11, 21)}, ["expired"]),
        ({"signed_on": None, "ends_on": date(2026, 11, 21)}, ["unsigned", "expired"]),
        ({"notice_missing": True}, ["notice_missing"]),
        ({"restates_only": True}, ["restates_only"]),
    ],
)
def test_whether_it_binds_is_told_apart_from_its_clauses(facts, expected):
    found = assessed(**facts)
    assert (found.complete, codes(found)) == (True, expected)
    assert all(each.source and str(each.sentence).endswith(".") for each in found.findings)


class TestOfTheRegister:
    """What the register knows of an agreement."""

    AGREEMENT = Agreement(id=4, title="DPA", processor=1, signed_on=date(2025, 1, 1), breach_hours=24)

    @staticmethod
    def checks(**changed):
        for number, clause in enumerate(Clause, 1):
            yield ClauseCheck(id=number, agreement_id=4, clause=clause, presence=changed.get(clause.name, Presence.YES))
        yield ClauseCheck(id=99, agreement_id=5, clause=Clause.CA, presence=Presence.NO)

    def facts(self, checks=None, **changed):
        values = {name: getattr(self.AGREEMENT, name) for name in ("id", "title", "processor", "signed_on")}
        agreement = Agreement(**values | {"breach_hours": 24} | changed)
        return agreement_facts(agreement, self.checks() if checks is None else checks, TODAY)

    def test_the_rows_of_this_agreement_count(self):
        assert self.facts().presence == WHOLE
        assert assess_agreement(self.facts(), LAW).complete

    def test_a_subject_that_is_written_down_is_there(self):
        open_row = self.checks(C0_PURPOSE=Presence.OPEN)
        assert self.facts(open_row).presence[Clause.C0_PURPOSE] is Presence.OPEN
        assert self.facts(self.checks(C0_PURPOSE=Presence.OPEN), purpose="Mail").presence == WHOLE
        denied = self.facts(self.checks(C0_PURPOSE=Presence.NO), purpose="Mail")
        assert denied.presence[Clause.C0_PURPOSE] is Presence.NO
        assert self.facts((), subject_matter="Support").presence == {Clause.C0_SUBJECT: Presence.YES}

    def test_another_legal_act_needs_no_signature(self):
        assert self.facts(form=AgreementForm.LAW).needs_signature is False
        assert self.facts(form=AgreementForm.SIGNED).needs_signature is True

    def test_a_general_authorisation_needs_days_and_a_way(self):
        """GDPR Art. 28(2)."""
        general = {"authorisation": Authorisation.GENERAL}
        assert self.facts(**general).notice_missing
        assert self.facts(**general, objection_days=30).notice_missing
        assert self.facts(**general, notice_channel="E-mail").notice_missing
        assert not self.facts(**general, objection_days=0, notice_channel="E-mail").notice_missing
        assert not self.facts(authorisation=Authorisation.SPECIFIC).notice_missing

    def test_one_that_says_no_more_than_the_law(self):
        """EDPB 07/2020: a contract does more than restate Art. 28."""
        assert self.facts(breach_hours=None).restates_only
        assert not self.facts(self.checks(CC=Presence.NO), breach_hours=None).restates_only
        for detail in ({"request_days": 2}, {"audit_note": "Certificates only"}, {"breach_hours": 0}):
            assert not self.facts(**{"breach_hours": None} | detail).restates_only
        noted = [ClauseCheck(agreement_id=4, clause=each, presence=Presence.YES, note="Annex II") for each in Clause]
        assert not self.facts(noted, breach_hours=None).restates_only

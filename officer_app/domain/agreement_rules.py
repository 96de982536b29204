"""Does an agreement say all that GDPR Art. 28 wants, and does it bind? (facts C)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

from officer_app.domain.agreement import Agreement, AgreementForm, Authorisation, Clause, ClauseCheck, Presence
from officer_app.domain.fields import is_empty
from officer_app.domain.findings import Finding
from officer_app.domain.law import ClauseLaw, LawTables
from officer_app.domain.words import Sentence

CHAPEAU: Final[Mapping[Clause, str]] = {
    Clause.C0_SUBJECT: "subject_matter",
    Clause.C0_DURATION: "duration",
    Clause.C0_NATURE: "nature",
    Clause.C0_PURPOSE: "purpose",
    Clause.C0_DATA: "data_types",
    Clause.C0_SUBJECTS: "data_subjects",
    Clause.C0_RIGHTS: "our_rights",
}
"""The seven subjects of Art. 28(3), first sentence, and the fields of an agreement that hold them."""

CHECKLIST: Final = "clause_check"
"""What a finding names where a row of the checklist mends it, not a field."""


class AgreementCode(StrEnum):
    """What can be found of an agreement; the codes are a public interface."""

    CLAUSE_MISSING = "clause_missing"
    CLAUSE_PARTLY = "clause_partly"
    CLAUSE_NOT_CHECKED = "clause_not_checked"
    CLAUSE_NEVER_NA = "clause_never_na"
    PROMISE_MISSING = "promise_missing"
    UNSIGNED = "unsigned"
    NOT_SIGNED_YET = "not_signed_yet"
    EXPIRED = "expired"
    NOTICE_MISSING = "notice_missing"
    RESTATES_ONLY = "restates_only"


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementFacts:
    """An agreement on a day; a clause that `presence` does not name was not checked."""

    on: date
    presence: Mapping[Clause, Presence] = field(default_factory=dict)
    signed_on: date | None = None
    ends_on: date | None = None
    needs_signature: bool = True
    notice_missing: bool = False
    """Sub-processors are authorised in general, but not with how much notice or by which way (Art. 28(2))."""
    restates_only: bool = False
    """Every clause is there, but no figure or detail of it: no days, no hours, no measures (EDPB 07/2020)."""


@dataclass(frozen=True, slots=True)
class AgreementAssessment:
    """What an agreement lacks. `complete` tells of its clauses; whether it binds, the findings tell."""

    missing: tuple[Clause, ...]
    missing_ids: tuple[str, ...]
    """The same as the command line names them: the seven subjects of Art. 28(3) are `C0`."""
    findings: tuple[Finding, ...]

    @property
    def complete(self) -> bool:
        """Tell whether every clause is there, or does not apply where it need not."""
        return not self.missing


def assess_agreement(facts: AgreementFacts, law: LawTables) -> AgreementAssessment:
    """Assess an agreement: a clause is there with yes, or with n.a. where it may be; partly is not there yet."""
    found = {row.key: _clause_finding(facts, row) for row in law.clauses.values()}
    missing = tuple(clause for clause in Clause if found[clause] and law.clauses[clause].id)
    findings = tuple(finding for clause in Clause if (finding := found[clause]))
    return AgreementAssessment(
        missing=missing,
        missing_ids=tuple(dict.fromkeys(law.clauses[each].id for each in missing)),
        findings=(*findings, *_binding_findings(facts), *_detail_findings(facts)),
    )


def _clause_finding(facts: AgreementFacts, row: ClauseLaw) -> Finding | None:
    presence = facts.presence.get(row.key, Presence.OPEN)
    if presence is Presence.YES or (presence is Presence.NA and row.may_be_na):
        return None
    if not row.id:
        return _promise_finding(row, presence)
    code, text = _LACKS[presence]
    return Finding(code, Sentence(text, {"clause": row.key}, row.source), CHAPEAU.get(row.key, CHECKLIST))


_LACKS: Final = {
    Presence.OPEN: (AgreementCode.CLAUSE_NOT_CHECKED, "Not checked yet: {clause}."),
    Presence.NO: (AgreementCode.CLAUSE_MISSING, "Missing: {clause}."),
    Presence.PARTLY: (AgreementCode.CLAUSE_PARTLY, "Only partly there: {clause}."),
    Presence.NA: (AgreementCode.CLAUSE_NEVER_NA, "Every agreement needs it, so it cannot be not applicable: {clause}."),
}


def _promise_finding(row: ClauseLaw, presence: Presence) -> Finding | None:
    if presence is Presence.OPEN:
        return None
    text = "The agreement does not keep what people were promised. {promise}."
    code = AgreementCode.PROMISE_MISSING
    return Finding(code, Sentence(text, {"promise": row.key}, row.source), CHECKLIST, takes_ground_away=False)


def _binding_findings(facts: AgreementFacts) -> Iterator[Finding]:
    if facts.signed_on is None and facts.needs_signature:
        sentence = Sentence("The agreement is not signed or accepted.", source="GDPR Art. 28(3) and (9)")
        yield Finding(AgreementCode.UNSIGNED, sentence, "signed_on")
    elif facts.signed_on and facts.signed_on > facts.on:
        text = "The agreement was signed only on {signed}, after {on}."
        values = {"signed": facts.signed_on, "on": facts.on}
        yield Finding(AgreementCode.NOT_SIGNED_YET, Sentence(text, values, "GDPR Art. 28(3)"), "signed_on")
    if facts.ends_on and facts.ends_on < facts.on:
        sentence = Sentence("The agreement ended on {day}.", {"day": facts.ends_on}, "GDPR Art. 28(3)")
        yield Finding(AgreementCode.EXPIRED, sentence, "ends_on")


def _detail_findings(facts: AgreementFacts) -> Iterator[Finding]:
    if facts.notice_missing:
        text = "Sub-processors are authorised in general, but not with how many days of notice and by which way."
        sentence = Sentence(text, source="GDPR Art. 28(2)")
        yield Finding(AgreementCode.NOTICE_MISSING, sentence, "objection_days", takes_ground_away=False)
    if facts.restates_only:
        text = (
            "The agreement seems to repeat Art. 28 only: no hours for breaches, no days for requests, "
            "nothing on measures or audits is noted."
        )
        sentence = Sentence(text, source="EDPB Guidelines 07/2020")
        yield Finding(AgreementCode.RESTATES_ONLY, sentence, "breach_hours", takes_ground_away=False)


def agreement_facts(agreement: Agreement, checks: Iterable[ClauseCheck], on: date) -> AgreementFacts:
    """Return what the register knows of an agreement; a subject of Art. 28(3) that is written down is there."""
    rows = [each for each in checks if each.agreement_id == agreement.id]
    presence = {each.clause: each.presence for each in rows}
    for clause, name in CHAPEAU.items():
        if presence.get(clause, Presence.OPEN) is Presence.OPEN and not is_empty(getattr(agreement, name)):
            presence[clause] = Presence.YES
    return AgreementFacts(
        on=on,
        presence=presence,
        signed_on=agreement.signed_on,
        ends_on=agreement.ends_on,
        needs_signature=agreement.form is not AgreementForm.LAW,
        notice_missing=_lacks_notice(agreement),
        restates_only=_restates_only(agreement, rows),
    )


def _lacks_notice(agreement: Agreement) -> bool:
    is_general = agreement.authorisation is Authorisation.GENERAL
    return is_general and (agreement.objection_days is None or is_empty(agreement.notice_channel))


_CONCRETE = frozenset({Clause.CC, Clause.CE, Clause.CF, Clause.CH1})


def _restates_only(agreement: Agreement, rows: Iterable[ClauseCheck]) -> bool:
    concrete = [each for each in rows if each.clause in _CONCRETE and each.presence is Presence.YES]
    figures = (agreement.breach_hours, agreement.request_days)
    is_bare = all(each is None for each in figures) and is_empty(agreement.audit_note)
    return len(concrete) == len(_CONCRETE) and is_bare and all(is_empty(each.note) for each in concrete)

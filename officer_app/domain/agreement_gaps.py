"""Agreements that do not bind, say too little, or were not looked at for long (GDPR Art. 28)."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Final

from officer_app.domain.agreement import Agreement, AgreementForm, AgreementStatus, ClauseCheck, OurRole
from officer_app.domain.agreement_rules import (
    CHECKLIST,
    AgreementAssessment,
    AgreementCode,
    agreement_facts,
    assess_agreement,
)
from officer_app.domain.deadlines import after_months
from officer_app.domain.findings import Finding
from officer_app.domain.gap import Gap, GapKind, GapRecords, gap_of, grouped
from officer_app.domain.law import law_tables
from officer_app.domain.processor import Engagement
from officer_app.domain.words import Sentence

REVIEW_MONTHS: Final = 24
"""After so many months without a review an agreement is looked at again (our policy)."""

_COMING = frozenset({AgreementStatus.REQUESTED, AgreementStatus.DRAFT, AgreementStatus.NEGOTIATION})
_MOST_NAMED = 5
_ARTICLE = "GDPR Art. "


def agreement_gaps(records: GapRecords, today: date) -> Iterator[Gap]:
    """Tell what is wrong with the agreements of those who work for us, and of the clients for whom we work."""
    checks = grouped(records.clauses, "agreement_id")
    chained = {each.processor for each in records.sub_processors}
    bound = {_party(each) for each in records.agreements if binds(each, today)}
    active = _active_parties(records)
    for agreement in records.agreements:
        if _party(agreement) in active:
            yield from term_gaps(agreement, today, is_replaced=_party(agreement) in bound)
            if agreement.status in _COMING or binds(agreement, today):
                yield from _text_gaps(agreement, checks, today)
                yield from unauthorised(agreement, is_chained=agreement.processor in chained)


def _party(agreement: Agreement) -> tuple[OurRole, int | None]:
    is_controller = agreement.our_role is OurRole.CONTROLLER
    return agreement.our_role, agreement.processor if is_controller else agreement.client


def _active_parties(records: GapRecords) -> set[tuple[OurRole, int | None]]:
    processors = {(OurRole.CONTROLLER, each.id) for each in records.processors if each.status is Engagement.ACTIVE}
    clients = {(OurRole.PROCESSOR, each.id) for each in records.clients if each.status is Engagement.ACTIVE}
    return processors | clients


def binds(agreement: Agreement, today: date) -> bool:
    """Tell whether an agreement is in force on a day; whether it is signed is asked apart."""
    ended = agreement.ends_on is not None and agreement.ends_on < today
    terminated = agreement.terminated_on is not None and agreement.terminated_on <= today
    return agreement.status is AgreementStatus.IN_FORCE and not ended and not terminated


def term_gaps(agreement: Agreement, today: date, *, is_replaced: bool) -> Iterator[Gap]:
    """Tell what is wrong with the signature and the term; another agreement in force takes the place of this one."""
    if binds(agreement, today):
        yield from unsigned(agreement, today)
        yield from ending(agreement, today)
        yield from not_reviewed(agreement, today)
        yield from review_due(agreement, today)
    elif not is_replaced:
        yield from not_in_force(agreement)
        yield from expired(agreement)


def not_in_force(agreement: Agreement) -> Iterator[Gap]:
    """Tell of an agreement that is still being made while the work goes on."""
    if agreement.status in _COMING:
        text = "The work goes on, but the agreement is not in force: {status}."
        sentence = Sentence(text, {"status": agreement.status}, "GDPR Art. 28(3)")
        yield gap_of(GapKind.AGREEMENT_NOT_IN_FORCE, agreement, sentence, "status")


def unsigned(agreement: Agreement, today: date) -> Iterator[Gap]:
    """Tell of an agreement that is said to be in force but has no day of signature or acceptance, or one to come."""
    signed = agreement.signed_on
    text = ""
    if signed is None and agreement.form is not AgreementForm.LAW:
        text = "It is not said when it was signed or accepted."
    elif signed and signed > today:
        text = "It is said to be in force, but to be signed or accepted only on {day}."
    if text:
        sentence = Sentence(text, {"day": signed}, "GDPR Art. 28(9)")
        yield gap_of(GapKind.AGREEMENT_UNSIGNED, agreement, sentence, "signed_on")


def expired(agreement: Agreement) -> Iterator[Gap]:
    """Tell of an agreement that ended while the work goes on."""
    if agreement.status in {AgreementStatus.IN_FORCE, AgreementStatus.EXPIRED}:
        day = agreement.terminated_on or agreement.ends_on
        text = "It ended on {day}, and no other is in force." if day else "It has expired, and no other is in force."
        sentence = Sentence(text, {"day": day}, "GDPR Art. 28(3)")
        yield gap_of(GapKind.AGREEMENT_EXPIRED, agreement, sentence, "ends_on", due_on=day)


def ending(agreement: Agreement, today: date) -> Iterator[Gap]:
    """Tell of an agreement whose end is nearer than the days on which the officer wants to be reminded."""
    end = agreement.ends_on
    if end and end <= today + timedelta(days=agreement.remind_days):
        sentence = Sentence("It ends on {day}.", {"day": end}, "GDPR Art. 28(3)")
        yield gap_of(GapKind.AGREEMENT_ENDING, agreement, sentence, "ends_on", due_on=end)


def not_reviewed(agreement: Agreement, today: date) -> Iterator[Gap]:
    """Tell of an agreement that nobody looked at in 24 months; its signature counts as a look."""
    looked = max((day for day in (agreement.reviewed_on, agreement.signed_on) if day), default=None)
    if looked and after_months(looked, REVIEW_MONTHS) <= today:
        text = "Nobody has looked at it since {day}, {months} months ago or more."
        values = {"day": looked, "months": REVIEW_MONTHS}
        sentence = Sentence(text, values, "GDPR Art. 24(1) and 28(1)")
        due = after_months(looked, REVIEW_MONTHS)
        yield gap_of(GapKind.AGREEMENT_OLD, agreement, sentence, "reviewed_on", due_on=due)


def review_due(agreement: Agreement, today: date) -> Iterator[Gap]:
    """Tell of a review or renewal whose day has come."""
    due = agreement.review_on
    if due and due <= today:
        sentence = Sentence("Its review or renewal was planned for {day}.", {"day": due}, "GDPR Art. 24(1)")
        yield gap_of(GapKind.AGREEMENT_REVIEW_DUE, agreement, sentence, "review_on", due_on=due)


def _text_gaps(
    agreement: Agreement, checks: Mapping[int | None, tuple[ClauseCheck, ...]], today: date
) -> Iterator[Gap]:
    facts = agreement_facts(agreement, checks.get(agreement.id, ()), today)
    found = assess_agreement(facts, law_tables())
    yield from clauses_missing(agreement, found)
    yield from not_checked(agreement, found)
    for code, kind in _SINGLE.items():
        yield from _single(agreement, found, code, kind)


_LACKING = frozenset({AgreementCode.CLAUSE_MISSING, AgreementCode.CLAUSE_PARTLY, AgreementCode.CLAUSE_NEVER_NA})
_SINGLE: Final = {
    AgreementCode.PROMISE_MISSING: GapKind.AGREEMENT_PROMISES,
    AgreementCode.NOTICE_MISSING: GapKind.AGREEMENT_NOTICE,
    AgreementCode.RESTATES_ONLY: GapKind.AGREEMENT_BARE,
}


def clauses_missing(agreement: Agreement, found: AgreementAssessment) -> Iterator[Gap]:
    """Tell in one gap which clauses an agreement lacks, wholly or in part."""
    lacking = [each for each in found.findings if each.code in _LACKING]
    if lacking:
        named = lacking[:_MOST_NAMED]
        values = {"n": len(lacking), "clauses": [each.sentence.values["clause"] for each in named]}
        text = "{n} clauses are missing or only partly there: {clauses}."
        if len(lacking) == 1:
            text = "A clause is missing or only partly there: {clauses}."
        elif len(lacking) > _MOST_NAMED:
            text = "{n} clauses are missing or only partly there, among them: {clauses}."
        sentence = Sentence(text, values, _sources(named))
        yield gap_of(GapKind.AGREEMENT_CLAUSES, agreement, sentence, lacking[0].field)


def _sources(findings: Iterable[Finding]) -> str:
    """Return where the rules behind some clauses stand, each once, the articles of the GDPR first."""
    sources = dict.fromkeys(part for each in findings for part in each.sentence.source.split("; "))
    articles = [each.removeprefix(_ARTICLE) for each in sources if each.startswith(_ARTICLE)]
    others = [each for each in sources if not each.startswith(_ARTICLE)]
    return "; ".join((_ARTICLE + "; ".join(articles), *others))


def not_checked(agreement: Agreement, found: AgreementAssessment) -> Iterator[Gap]:
    """Tell in one gap how many rows of the checklist nobody filled in."""
    count = sum(each.code == AgreementCode.CLAUSE_NOT_CHECKED for each in found.findings)
    if count:
        text = "{n} clauses were not checked yet." if count > 1 else "A clause was not checked yet."
        sentence = Sentence(text, {"n": count}, "GDPR Art. 28(3)")
        yield gap_of(GapKind.AGREEMENT_NOT_CHECKED, agreement, sentence, CHECKLIST)


def _single(agreement: Agreement, found: AgreementAssessment, code: AgreementCode, kind: GapKind) -> Iterator[Gap]:
    """Tell the first finding of a code, as the assessment says it."""
    for finding in found.findings:
        if finding.code == code:
            yield gap_of(kind, agreement, finding.sentence, finding.field)
            return


def unauthorised(agreement: Agreement, *, is_chained: bool) -> Iterator[Gap]:
    """Tell of an agreement that says nothing of sub-processors, though there are some (Art. 28(2))."""
    if is_chained and agreement.our_role is OurRole.CONTROLLER and agreement.authorisation is None:
        text = "The processor has sub-processors, but it is not said how they are authorised."
        sentence = Sentence(text, source="GDPR Art. 28(2)")
        yield gap_of(GapKind.AGREEMENT_AUTHORISATION, agreement, sentence, "authorisation")

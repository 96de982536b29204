"""Does the ground of a transfer hold on a day? Adequacy and standard clauses (facts D3 and D4)."""

from collections.abc import Iterator

from officer_app.domain.findings import Finding
from officer_app.domain.law import Adequacy, ClauseSetLaw, LawTables
from officer_app.domain.transfer_facts import TransferCode, TransferFacts
from officer_app.domain.words import Sentence


def adequacy_findings(facts: TransferFacts, law: LawTables) -> Iterator[Finding]:
    """Tell what keeps a transfer from resting on an adequacy decision (GDPR Art. 45)."""
    decision = law.adequate(facts.on, facts.country, facts.organisation)
    if decision is None:
        yield _without_decision(facts, law)
    elif decision.listed_on:
        yield from _list_findings(facts, decision)
    elif decision.confirm and not facts.scope_confirmed:
        yield Finding(
            TransferCode.ADEQUACY_SCOPE_UNCONFIRMED,
            Sentence(
                "{country}: decision {decision} does not cover everybody. To be confirmed: {question}",
                {"decision": decision.decision, "country": facts.importer, "question": Sentence(decision.question)},
                decision.source,
            ),
            "adequacy_scope_confirmed",
        )


def _without_decision(facts: TransferFacts, law: LawTables) -> Finding:
    known = law.decisions_on(facts.country, facts.organisation)
    ended = [each for each in known if each.valid_to and each.valid_to < facts.on]
    if ended:
        last = max(ended, key=lambda each: each.valid_to or each.valid_from)
        text = "{country}: decision {decision} could be relied on until {day}, and on {on} no other is in force."
        return _no_decision(TransferCode.ADEQUACY_EXPIRED, facts, last, text)
    if known:
        text = "{country}: decision {decision} is only of {day}; on {on} there was none."
        return _no_decision(TransferCode.NO_ADEQUACY_DECISION, facts, known[0], text)
    return Finding(
        TransferCode.NO_ADEQUACY_DECISION,
        Sentence("{country}: there is no adequacy decision.", {"country": facts.importer}, "GDPR Art. 45(3)"),
        "mechanism",
    )


def _no_decision(code: TransferCode, facts: TransferFacts, decision: Adequacy, text: str) -> Finding:
    day = decision.valid_from if code is TransferCode.NO_ADEQUACY_DECISION else decision.valid_to
    values = {"decision": decision.decision, "country": facts.importer, "day": day, "on": facts.on}
    return Finding(code, Sentence(text, values, decision.source), "mechanism")


def _list_findings(facts: TransferFacts, decision: Adequacy) -> Iterator[Finding]:
    values = {"decision": decision.decision, "list": decision.listed_on}
    if not facts.dpf_listed:
        text = "Decision {decision} covers only those on the list of the {list}; the importer is not known to be on it."
        yield Finding(TransferCode.DPF_NOT_LISTED, Sentence(text, values, decision.source), "dpf_listed")
    elif not facts.dpf_active:
        text = "The importer's entry on the list of the {list} is not known to be active, and only active ones count."
        yield Finding(TransferCode.DPF_NOT_LISTED, Sentence(text, values, decision.source), "dpf_active")
    if facts.hr_data and not facts.dpf_covers_hr:
        text = "The importer's entry on the list of the {list} is not known to cover data of employees, as these are."
        yield Finding(TransferCode.DPF_NO_HR_COVER, Sentence(text, values, decision.source), "dpf_covers_hr")


def clause_findings(facts: TransferFacts, law: LawTables) -> Iterator[Finding]:
    """Tell what keeps a transfer from resting on standard contractual clauses (GDPR Art. 46(2)(c))."""
    if facts.clause_set is None:
        yield Finding(
            TransferCode.NO_MECHANISM,
            Sentence(
                "Standard contractual clauses are given as the ground, but not which set was signed.",
                source="GDPR Art. 46(2)(c)",
            ),
            "clause_set",
        )
        return
    clauses = law.clause_sets[facts.clause_set]
    yield from _set_findings(facts, clauses)
    if clauses.has_modules:
        yield from _module_findings(facts, law, clauses)
        if facts.importer_under_gdpr:
            yield _importer_under_gdpr(clauses)


def _set_findings(facts: TransferFacts, clauses: ClauseSetLaw) -> Iterator[Finding]:
    if not clauses.is_tool:
        text = "The clauses {set} make an agreement under Art. 28; they are no ground for a transfer."
        yield _of_set(TransferCode.SCC_NOT_A_TRANSFER_TOOL, clauses, text)
    elif facts.on < clauses.valid_from:
        text = "The clauses {set} could not be used before {from}."
        yield _of_set(TransferCode.NO_MECHANISM, clauses, text)
    elif clauses.repealed_on and facts.on >= clauses.repealed_on:
        yield _repealed(facts, clauses)
    if clauses.is_tool and facts.clauses_signed_on and facts.clauses_signed_on > facts.on:
        text = "The clauses {set} were signed only on {signed}, after {on}."
        values = {"set": clauses.name, "signed": facts.clauses_signed_on, "on": facts.on}
        yield Finding(TransferCode.NO_MECHANISM, Sentence(text, values, clauses.source), "clauses_signed_on")


def _repealed(facts: TransferFacts, clauses: ClauseSetLaw) -> Finding:
    signed = facts.clauses_signed_on
    if clauses.valid_to is None or facts.on > clauses.valid_to:
        return _of_set(
            TransferCode.SCC_REPEALED_SET,
            clauses,
            "The clauses {set} were repealed on {repealed}, and the last day on which they counted was {until}. "
            "Sign the clauses (EU) 2021/914.",
        )
    if signed and clauses.repealed_on and signed >= clauses.repealed_on:
        return _of_set(
            TransferCode.SCC_REPEALED_SET,
            clauses,
            "The clauses {set} were repealed on {repealed}, before these were signed, so they never counted.",
        )
    return _of_set(
        TransferCode.SCC_REPEALED_SET,
        clauses,
        "The clauses {set} were repealed on {repealed}; a contract signed before that day counts until {until}.",
        takes_ground_away=False,
    )


def _of_set(code: TransferCode, clauses: ClauseSetLaw, text: str, *, takes_ground_away: bool = True) -> Finding:
    values = {
        "set": clauses.name,
        "from": clauses.valid_from,
        "repealed": clauses.repealed_on,
        "until": clauses.valid_to,
    }
    return Finding(code, Sentence(text, values, clauses.source), "clause_set", takes_ground_away=takes_ground_away)


def _module_findings(facts: TransferFacts, law: LawTables, clauses: ClauseSetLaw) -> Iterator[Finding]:
    roles = (facts.exporter_role, facts.importer_role)
    fitting = next(module for module, its_roles in law.modules.items() if its_roles == roles)
    if facts.module is fitting:
        return
    text = "Module {module} of the clauses {set} does not fit the roles here; module {fitting} does."
    if facts.module is None:
        text = "It is not said which module of the clauses {set} was signed; here it must be module {fitting}."
    written = facts.module.value if facts.module else ""
    values = {"set": clauses.name, "module": written, "fitting": fitting.value}
    source = "Implementing Decision (EU) 2021/914, annex, modules one to four"
    yield Finding(TransferCode.SCC_MODULE_MISMATCH, Sentence(text, values, source), "module")


def _importer_under_gdpr(clauses: ClauseSetLaw) -> Finding:
    text = (
        "The clauses {set} are only for importers to whose processing the GDPR does not apply directly; "
        "a set for the others has not been adopted yet."
    )
    sentence = Sentence(text, {"set": clauses.name}, clauses.source)
    return Finding(TransferCode.SCC_IMPORTER_UNDER_GDPR, sentence, "importer_under_gdpr")

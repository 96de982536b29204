"""Is it a transfer, and is it covered? GDPR Chapter V as facts D1 to D6 put it together."""

from collections.abc import Iterator
from dataclasses import dataclass

from officer_app.domain.findings import Finding
from officer_app.domain.impact_assessment import Conclusion
from officer_app.domain.law import LawTables, MechanismLaw
from officer_app.domain.transfer import ImporterRole, Mechanism, Module
from officer_app.domain.transfer_facts import TransferCode, TransferFacts
from officer_app.domain.transfer_grounds import adequacy_findings, clause_findings
from officer_app.domain.transfer_scope import reasons_against, unknown_countries
from officer_app.domain.words import Choice, Sentence


class Verdict(Choice):
    """What an assessment concludes; the stored words are a public interface."""

    NOT_A_TRANSFER = "not_a_transfer", "Not a transfer"
    COVERED = "covered", "Covered"
    GAP = "gap", "No ground that holds"


@dataclass(frozen=True, slots=True)
class TransferAssessment:
    """The verdict on a transfer, and everything that was found, faults and information."""

    is_transfer: bool
    verdict: Verdict
    findings: tuple[Finding, ...]

    @property
    def faults(self) -> tuple[Finding, ...]:
        """The findings that take the ground away."""
        return tuple(each for each in self.findings if each.takes_ground_away)


def assess_transfer(facts: TransferFacts, law: LawTables) -> TransferAssessment:
    """Assess one flow of data on its day: first whether it is a transfer, then whether its ground holds."""
    unknown = tuple(unknown_countries(facts, law))
    against = tuple(reasons_against(facts, law))
    if against:
        beside = tuple(each for each in unknown if not each.takes_ground_away)
        return TransferAssessment(is_transfer=False, verdict=Verdict.NOT_A_TRANSFER, findings=against + beside)
    findings = (*unknown, *_ground(facts, law))
    lost = any(each.takes_ground_away for each in findings)
    return TransferAssessment(is_transfer=True, verdict=Verdict.GAP if lost else Verdict.COVERED, findings=findings)


_NO_TOOL = frozenset({TransferCode.NO_MECHANISM, TransferCode.SCC_NOT_A_TRANSFER_TOOL, TransferCode.SCC_REPEALED_SET})
"""What is to be mended before an assessment of the country can refer to a tool."""


def _ground(facts: TransferFacts, law: LawTables) -> Iterator[Finding]:
    mechanism = law.mechanisms[facts.mechanism]
    if facts.mechanism is Mechanism.NONE:
        yield _no_ground(facts, law)
    elif facts.mechanism is Mechanism.ADEQUACY:
        if facts.organisation or law.is_known(facts.country):
            yield from adequacy_findings(facts, law)
    elif facts.mechanism is Mechanism.SCC:
        found = tuple(clause_findings(facts, law))
        yield from found
        has_tool = not any(each.takes_ground_away and each.code in _NO_TOOL for each in found)
        yield from _assessment_findings(facts, mechanism, has_tool=has_tool)
    else:
        yield from _authorisation_findings(facts, mechanism)
        yield from _assessment_findings(facts, mechanism)
        yield from _derogation_findings(facts, mechanism)


def _no_ground(facts: TransferFacts, law: LawTables) -> Finding:
    decision = law.adequate(facts.on, facts.country, facts.organisation)
    if decision:
        text = "{country}: no ground is given for the transfer; decision {decision} may be one."
    elif facts.remote_access:
        text = "Looking at data from another country is a transfer too, and no ground is given for it."
    else:
        text = "No ground is given for the transfer."
    values = {"country": facts.importer, "decision": decision.decision if decision else ""}
    return Finding(TransferCode.NO_MECHANISM, Sentence(text, values, "GDPR Art. 44 to 49"), "mechanism")


def _assessment_findings(facts: TransferFacts, mechanism: MechanismLaw, *, has_tool: bool = True) -> Iterator[Finding]:
    """Tell what is wrong with the assessment of the country; one that is missing waits until there is a tool."""
    if not mechanism.assessment:
        return
    done = facts.assessed
    if done and done.conclusion is Conclusion.SUSPEND:
        yield Finding(
            TransferCode.TIA_SAYS_SUSPEND,
            Sentence(
                "The transfer impact assessment says that the transfer must be suspended.",
                source="EDPB Recommendations 01/2020, step 4; CJEU C-311/18",
            ),
            "impact_assessment",
        )
    elif has_tool and not _is_settled(facts) and (why := _why_not_assessed(facts)):
        source = f"EDPB Recommendations 01/2020; {mechanism.source}"
        yield Finding(TransferCode.TIA_MISSING, Sentence(why, {"on": facts.on}, source), "impact_assessment")


def _is_settled(facts: TransferFacts) -> bool:
    return facts.assessment_not_needed and facts.module is Module.FOUR


def _why_not_assessed(facts: TransferFacts) -> str:
    done = facts.assessed
    if done is None:
        return "There is no transfer impact assessment, and this ground needs one."
    if done.done_on is None:
        return "The transfer impact assessment does not say when it was done."
    if done.done_on > facts.on:
        return "The transfer impact assessment was not done yet on {on}."
    if done.conclusion is None:
        return "The transfer impact assessment has no conclusion."
    return ""


def _authorisation_findings(facts: TransferFacts, mechanism: MechanismLaw) -> Iterator[Finding]:
    if mechanism.authorisation and not facts.authorised:
        text = "There is no authorisation of the supervisory authority, and this ground needs one: {mechanism}."
        yield Finding(
            TransferCode.AUTHORISATION_MISSING,
            Sentence(text, {"mechanism": facts.mechanism}, mechanism.source),
            "authorised_on",
        )


def _derogation_findings(facts: TransferFacts, mechanism: MechanismLaw) -> Iterator[Finding]:
    """Tell of a derogation for what recurs: fatal where the law says occasional, or where a vendor is served so."""
    if not (mechanism.derogation and facts.recurring):
        return
    values = {"mechanism": facts.mechanism}
    source = f"{mechanism.source}; EDPB Guidelines 2/2018"
    if mechanism.occasional:
        text = "{mechanism} is only for what happens occasionally, and this transfer recurs."
    elif facts.importer_role is ImporterRole.PROCESSOR:
        text = "A processor that receives data again and again is never served by a derogation: {mechanism}."
    else:
        text = "A derogation is an exception, and this transfer recurs: {mechanism}. Look for a safeguard of Art. 46."
    fatal = mechanism.occasional or facts.importer_role is ImporterRole.PROCESSOR
    yield Finding(
        TransferCode.DEROGATION_RECURRING, Sentence(text, values, source), "mechanism", takes_ground_away=fatal
    )

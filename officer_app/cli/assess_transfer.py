"""`officer assess transfer`: one question in JSON becomes facts, the assessment becomes one answer (facts D)."""

from datetime import date
from typing import Any

from officer_app.cli.asked import Answer, flag, maybe, near_day, part, text, word
from officer_app.domain.codes import read_country
from officer_app.domain.findings import Finding
from officer_app.domain.impact_assessment import Conclusion
from officer_app.domain.law import law_tables
from officer_app.domain.transfer import ClauseSet, ExporterRole, ImporterRole, Mechanism, Module
from officer_app.domain.transfer_facts import Assessed, TransferFacts
from officer_app.domain.transfer_rules import assess_transfer

_PARTS = ("exporter", "importer", "scc", "adequacy", "dpf", "tia")


def transfer(asked: Answer, today: date) -> Answer:
    """Say whether a flow of data is a transfer, and whether its ground holds on `on`, or today where it is not said."""
    found = assess_transfer(_facts(asked, today), law_tables())
    return {
        "is_transfer": found.is_transfer,
        "verdict": found.verdict.value,
        "findings": [plain_finding(each) for each in found.findings],
    }


def plain_finding(finding: Finding) -> dict[str, str]:
    """Return a finding as JSON holds it."""
    return {"code": str(finding.code), "text": str(finding.sentence), "source": finding.source}


def _facts(asked: Answer, today: date) -> TransferFacts:
    parts = {name: part(asked, name) for name in _PARTS}
    return TransferFacts(
        on=near_day(asked, "on") or today,
        direct_from_data_subject=flag(asked, "direct_from_data_subject"),
        remote_access=flag(asked, "remote_access"),
        recurring=flag(asked, "recurring"),
        hr_data=flag(asked, "hr_data"),
        authorised=flag(asked, "authorised"),
        mechanism=word(asked, "mechanism", Mechanism) or Mechanism.NONE,
        clause_set=word(parts["scc"], "set", ClauseSet),
        module=word(parts["scc"], "module", Module),
        scope_confirmed=flag(parts["adequacy"], "scope_confirmed"),
        dpf_listed=maybe(parts["dpf"], "listed"),
        dpf_active=maybe(parts["dpf"], "active"),
        dpf_covers_hr=maybe(parts["dpf"], "covers_hr"),
        assessed=_assessed(parts["tia"]),
        **_parties(parts["exporter"], parts["importer"]),
    )


def _parties(exporter: Answer, importer: Answer) -> dict[str, Any]:
    return {
        "exporter_country": read_country(text(exporter, "country") or "BE"),
        "exporter_role": word(exporter, "role", ExporterRole) or ExporterRole.CONTROLLER,
        "exporter_under_gdpr": flag(exporter, "subject_to_gdpr", default=True),
        "country": read_country(text(importer, "country")),
        "country_written": text(importer, "country"),
        "organisation": text(importer, "organisation"),
        "importer_role": word(importer, "role", ImporterRole) or ImporterRole.PROCESSOR,
        "importer_under_gdpr": flag(importer, "subject_to_gdpr"),
        "same_legal_entity": flag(importer, "same_legal_entity"),
    }


def _assessed(tia: Answer) -> Assessed | None:
    return Assessed(near_day(tia, "done_on"), word(tia, "conclusion", Conclusion)) if tia else None

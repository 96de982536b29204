"""What must be known of a transfer to assess it, whether it stands in the register or comes as a question."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from officer_app.domain.codes import read_country
from officer_app.domain.impact_assessment import Conclusion, ImpactAssessment
from officer_app.domain.transfer import (
    ClauseSet,
    ExporterRole,
    Frequency,
    ImporterRole,
    Mechanism,
    Module,
    Transfer,
)
from officer_app.domain.words import Country


class TransferCode(StrEnum):
    """What can be found of a transfer; the codes are a public interface."""

    INSIDE_EEA = "inside_eea"
    DIRECT_COLLECTION = "direct_collection"
    SAME_ENTITY = "same_entity"
    EXPORTER_OUTSIDE_GDPR = "exporter_outside_gdpr"
    NO_MECHANISM = "no_mechanism"
    NO_ADEQUACY_DECISION = "no_adequacy_decision"
    ADEQUACY_EXPIRED = "adequacy_expired"
    ADEQUACY_SCOPE_UNCONFIRMED = "adequacy_scope_unconfirmed"
    DPF_NOT_LISTED = "dpf_not_listed"
    DPF_NO_HR_COVER = "dpf_no_hr_cover"
    SCC_REPEALED_SET = "scc_repealed_set"
    SCC_NOT_A_TRANSFER_TOOL = "scc_not_a_transfer_tool"
    SCC_MODULE_MISMATCH = "scc_module_mismatch"
    SCC_IMPORTER_UNDER_GDPR = "scc_importer_under_gdpr"
    TIA_MISSING = "tia_missing"
    TIA_SAYS_SUSPEND = "tia_says_suspend"
    DEROGATION_RECURRING = "derogation_recurring"
    AUTHORISATION_MISSING = "authorisation_missing"
    UNKNOWN_COUNTRY = "unknown_country"


AGAIN_AND_AGAIN = frozenset({Frequency.REGULAR, Frequency.CONTINUOUS})


@dataclass(frozen=True, slots=True)
class Assessed:
    """An assessment of the importer's country: when it was done, and what it concludes."""

    done_on: date | None
    conclusion: Conclusion | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferFacts:
    """One flow of data as it stands on a day; countries by their code, "" where it is none."""

    on: date
    country: str = ""
    country_written: str = ""
    organisation: str = ""
    exporter_country: str = "BE"
    exporter_role: ExporterRole = ExporterRole.CONTROLLER
    exporter_under_gdpr: bool = True
    importer_role: ImporterRole = ImporterRole.PROCESSOR
    importer_under_gdpr: bool = False
    same_legal_entity: bool = False
    direct_from_data_subject: bool = False
    remote_access: bool = False
    recurring: bool = False
    hr_data: bool = False
    mechanism: Mechanism = Mechanism.NONE
    clause_set: ClauseSet | None = None
    module: Module | None = None
    clauses_signed_on: date | None = None
    scope_confirmed: bool = False
    dpf_listed: bool | None = None
    dpf_active: bool | None = None
    dpf_covers_hr: bool | None = None
    authorised: bool = False
    assessed: Assessed | None = None
    assessment_not_needed: bool = False
    """Somebody found, with reasons, that no assessment is needed; counts under module 4 only (clause 14)."""

    @property
    def importer(self) -> str:
        """Where the data go, as a sentence names it: the international organisation, else the country."""
        return self.organisation or Country(self.country)


_AS_RECORDED: Final = (
    "exporter_role", "exporter_under_gdpr", "importer_role", "importer_under_gdpr", "same_legal_entity",
    "direct_from_data_subject", "remote_access", "hr_data", "mechanism", "clause_set", "module", "clauses_signed_on",
    "dpf_listed", "dpf_active", "dpf_covers_hr",
)  # fmt: skip
"""What the register says in the very words of the facts."""


def facts_of(transfer: Transfer, assessments: Iterable[ImpactAssessment], on: date) -> TransferFacts:
    """Return what the register knows of a transfer on a day; of its assessments the last one counts."""
    last = last_assessment(transfer, assessments, on)
    return TransferFacts(
        **{name: getattr(transfer, name) for name in _AS_RECORDED},
        on=on,
        country=read_country(transfer.country),
        country_written=transfer.country,
        organisation=transfer.importer_organisation.strip(),
        exporter_country=read_country(transfer.exporter_country),
        recurring=transfer.frequency in AGAIN_AND_AGAIN,
        scope_confirmed=transfer.adequacy_scope_confirmed,
        authorised=transfer.authorised_on is not None and transfer.authorised_on <= on,
        assessed=Assessed(last.done_on, last.conclusion) if last else None,
        assessment_not_needed=last is not None and last.is_needed is False,
    )


def last_assessment(transfer: Transfer, assessments: Iterable[ImpactAssessment], on: date) -> ImpactAssessment | None:
    """Return the assessment of a transfer that was done last on or before a day; None where none was done."""
    done = [
        each
        for each in assessments
        if each.transfer == transfer.id and each.retired_on is None and each.done_on and each.done_on <= on
    ]
    return max(done, key=lambda each: (each.done_on or on, each.id or 0), default=None)

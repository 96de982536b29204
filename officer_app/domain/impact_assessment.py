"""The assessment of a transfer's impact in the six steps of EDPB Recommendations 01/2020."""

from dataclasses import dataclass
from datetime import date

from officer_app.domain import fields
from officer_app.domain.words import Choice, Sentence


class Conclusion(Choice):
    """Whether data may flow."""

    PROCEED = "proceed", "Proceed"
    WITH_MEASURES = "with_measures", "Proceed with supplementary measures"
    SUSPEND = "suspend", "Suspend"


# fmt: off
@dataclass(frozen=True, slots=True, kw_only=True)
class ImpactAssessment:
    """What is known of the country's law and practice for this transfer, and what follows from it."""

    id: int | None = None
    transfer: int | None = fields.link("Transfer", "transfer", required=True,
        missing="Choose the transfer that is assessed.", group="Assessment")
    version: str = fields.text("Version", group="Assessment")
    is_needed: bool | None = fields.flag("Is an assessment needed?", default=None, group="Assessment",
        help="Not under an adequacy decision; for every safeguard of Art. 46.")
    needed_reason: str = fields.text("Why, or why not", long=True, limit=5_000, group="Assessment")
    step_1: str = fields.text("Step 1, the transfer: what, where to, onward, how little", long=True, group="Six steps")
    step_2: str = fields.text("Step 2, the transfer tool", long=True, group="Six steps")
    step_3: str = fields.text("Step 3, law and practice of the country", long=True, group="Six steps",
        help="The four European Essential Guarantees: clear rules, necessity, independent oversight, remedies.")
    laws: tuple[str, ...] = fields.lines("Laws looked at", group="Six steps")
    importer_in_scope: bool | None = fields.flag("Does the importer fall under those laws?", default=None,
        group="Six steps")
    step_4_technical: str = fields.text("Step 4, technical measures", long=True, group="Six steps")
    step_4_contractual: str = fields.text("Step 4, contractual measures", long=True, group="Six steps")
    step_4_organisational: str = fields.text("Step 4, organisational measures", long=True, group="Six steps")
    measures: tuple[int, ...] = fields.links("Measures", "measure", group="Six steps")
    step_5: str = fields.text("Step 5, procedural steps taken", long=True, group="Six steps")
    step_6: str = fields.text("Step 6, how and when it is looked at again", long=True, group="Six steps")
    conclusion: Conclusion | None = fields.choice("Conclusion", Conclusion, group="Conclusion")
    author: str = fields.text("Written by", group="Conclusion")
    approved_by: str = fields.text("Approved by", group="Conclusion")
    done_on: date | None = fields.day("Done on", group="Conclusion")
    review_on: date | None = fields.day("Evaluate again on", group="Conclusion")
    documents: tuple[int, ...] = fields.links("Documents", "document", group="Conclusion")
    retired_on: date | None = fields.day("Taken out of the list on", in_form=False)
    retired_reason: str = fields.text("Why taken out", in_form=False)
# fmt: on


def check_assessment(assessment: ImpactAssessment) -> dict[str, Sentence]:
    """Return what contradicts itself in an assessment, by field."""
    found: dict[str, Sentence] = {}
    if assessment.done_on and assessment.conclusion is None and assessment.is_needed is not False:
        found["conclusion"] = Sentence("Say what the assessment concludes.")
    if assessment.done_on and assessment.review_on and assessment.review_on < assessment.done_on:
        found["review_on"] = Sentence("The next evaluation cannot come before this one.")
    return found

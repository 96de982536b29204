"""What must hold of what was done for a right: no day contradicts another, and a PDF hands nothing over."""

import re
from datetime import date
from typing import Final

from officer_app.domain.case import Case
from officer_app.domain.fields import is_empty
from officer_app.domain.words import Sentence

_FOR_EYES: Final = re.compile(r"\b(pdf|docx?|odt|rtf|jpe?g|png|tiff?|gif|bmp|heic)\b")
_DONE_ON: Final = ("corrected_on", "erasure_done_on", "transmitted_on")


def is_machine_readable(form: str) -> bool:
    """Tell whether a format, or the ending of a file's name, can be data for another machine (GDPR Art. 20(1)).

    A PDF, a page of text and an image are for eyes (EDPB 01/2022 para 156).
    """
    return _FOR_EYES.search(form.casefold()) is None


def check_done(case: Case) -> dict[str, Sentence]:
    """Return what contradicts itself in what was done for each right, by field."""
    return {**_restriction(case), **_lifting(case), **_done_days(case), **_portability(case)}


def _before(day: date | None, other: date | None) -> bool:
    return day is not None and other is not None and day < other


def _restriction(case: Case) -> dict[str, Sentence]:
    early = {
        "restriction_review_on": Sentence("This day lies before the restriction began."),
        "restriction_lift_on": Sentence("The restriction cannot be lifted before it began."),
        "restriction_told_on": Sentence("The person cannot be told of the lifting before the restriction began."),
        "restriction_lifted_on": Sentence("The restriction cannot be lifted before it began."),
    }
    return {name: said for name, said in early.items() if _before(getattr(case, name), case.restricted_on)}


def _lifting(case: Case) -> dict[str, Sentence]:
    lifted, told, announced = case.restriction_lifted_on, case.restriction_told_on, case.restriction_lift_on
    found: dict[str, Sentence] = {}
    if _before(announced, told):
        found["restriction_lift_on"] = Sentence(
            "The person was told on {told}: the restriction can only be lifted after that day.", {"told": told},
            "GDPR Art. 18(3)",
        )  # fmt: skip
    if lifted and (told is None or told > lifted):
        found["restriction_lifted_on"] = Sentence(
            "Tell the person before the restriction is lifted, and enter that day.", source="GDPR Art. 18(3)"
        )
    elif _before(lifted, announced):
        found["restriction_lifted_on"] = Sentence(
            "The person was told that it is lifted on {day}; it cannot be lifted earlier.", {"day": announced},
            "GDPR Art. 18(3)",
        )  # fmt: skip
    return found


def _done_days(case: Case) -> dict[str, Sentence]:
    said = Sentence("This cannot have been done before the request was received.")
    return {name: said for name in _DONE_ON if _before(getattr(case, name), case.received_on)}


def _portability(case: Case) -> dict[str, Sentence]:
    found: dict[str, Sentence] = {}
    if not is_machine_readable(case.portable_format):
        found["portable_format"] = Sentence(
            "A machine has to be able to read it: CSV, JSON or XML, for example, but no PDF, text page or image.",
            source="GDPR Art. 20(1); EDPB 01/2022 para 156",
        )
    if case.transmitted_on and is_empty(case.transmitted_to):
        found["transmitted_to"] = Sentence("Say to whom the data were handed directly.", source="GDPR Art. 20(2)")
    return found

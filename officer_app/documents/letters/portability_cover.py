"""The letter that goes with the data in a form that a machine can read: what they are and are not (GDPR Art. 20)."""

from pathlib import PurePath

from officer_app.documents.letters import letterhead
from officer_app.documents.letters.access_facts import copies
from officer_app.documents.letters.answering import (
    decision_facts,
    identity_fact,
    listed,
    listed_or_missing,
    refused_values,
)
from officer_app.documents.letters.told_days import past_day
from officer_app.documents.letters.writing import Fact, LetterType, Writing, text_fact
from officer_app.documents.wording import Value
from officer_app.domain.done_rules import is_machine_readable
from officer_app.domain.fields import is_empty
from officer_app.domain.vocabulary import AnswerTo, Right
from officer_app.domain.words import Sentence


def facts(writing: Writing) -> tuple[Fact, ...]:
    """Return what the letter needs: which data, in which form, the files or to whom they went, and who asks."""
    case = writing.file.case
    return (
        *letterhead.facts(writing),
        identity_fact(writing),
        *decision_facts(writing, Right.PORTABILITY),
        text_fact("portable_data", "Which data are handed over", case.portable_data, mends="case.portable_data",
            lacks="Say which data are handed over: those that the person gave, on consent or contract.",
            checklist=("POR-1",), source="GDPR Art. 20(1)"),
        _format_fact(writing),
        _files_fact(writing),
        *_handed_facts(writing),
        text_fact("withheld", "Left out, and why", case.withheld, mends="case.withheld", required=False,
            lacks="The letter only says what this right does not cover.", checklist=("POR-4",),
            source="GDPR Art. 20(3) and (4)"),
    )  # fmt: skip


def values(writing: Writing) -> dict[str, Value]:
    """Return the values for the wording of the letter."""
    case = writing.file.case
    files = annexes(writing)
    handed = not is_empty(case.transmitted_to)
    return {
        **letterhead.values(writing),
        "portable_data": listed_or_missing(writing, "portable_data", case.portable_data),
        "portable_format": writing.or_missing("portable_format", case.portable_format),
        "annexes": files,
        "here": bool(files) or not handed,
        "files_lack": not files and not handed,
        "files_missing": writing.missing("files"),
        "handed": handed,
        "handed_to": case.transmitted_to,
        "handed_on": writing.day_or_missing("handed_on", case.transmitted_on),
        "has_withheld": not is_empty(case.withheld),
        "withheld": listed(case.withheld),
        **refused_values(writing, Right.PORTABILITY),
    }


def annexes(writing: Writing) -> tuple[str, ...]:
    """Return the lines under the signature: the files that a machine can read, and no others."""
    return tuple(
        writing.words("letter.annex", number=place, name=name) for place, name in enumerate(_files(writing), 1)
    )


def _files(writing: Writing) -> list[str]:
    names = (each.name for each in copies(writing.file))
    return [name for name in names if is_machine_readable(PurePath(name).suffix)]


def _format_fact(writing: Writing) -> Fact:
    form = writing.file.case.portable_format
    source = "GDPR Art. 20(1); EDPB 01/2022 para 156"
    if is_empty(form):
        note = Sentence("Say in which format, such as CSV, JSON or XML.", source=source)
    elif not is_machine_readable(form):
        note = Sentence("{format} is for eyes only. A machine has to be able to read it: CSV, JSON or XML.",
            {"format": form}, source)  # fmt: skip
    else:
        note = Sentence("{format}", {"format": form}, source)
    fits = not is_empty(form) and is_machine_readable(form)
    return Fact("portable_format", "Format", fits, note, "case.portable_format", checklist=("POR-2",))


def _files_fact(writing: Writing) -> Fact:
    files, refused = _files(writing), [each.name for each in copies(writing.file)]
    handed = not is_empty(writing.file.case.transmitted_to)
    if files:
        note = Sentence("Attached: {names}.", {"names": files}, "GDPR Art. 20(1)")
    elif handed:
        note = Sentence("The files went straight to {name}.", {"name": writing.file.case.transmitted_to})
    elif refused:
        note = Sentence("No machine can read what is attached: {names}. Attach a CSV, JSON or XML file as a response.",
            {"names": refused}, "GDPR Art. 20(1)")  # fmt: skip
    else:
        note = Sentence("Attach the file with the data as a response.", source="GDPR Art. 20(1)")
    return Fact("files", "The files", bool(files) or handed, note, checklist=("POR-2",))


def _handed_facts(writing: Writing) -> tuple[Fact, ...]:
    case = writing.file.case
    if not is_empty(case.transmitted_to):
        receiver = text_fact("handed_to", "Handed directly to", case.transmitted_to, lacks="",
            mends="case.transmitted_to", checklist=("POR-3",), source="GDPR Art. 20(2)")  # fmt: skip
        day = past_day(writing, "handed_on", "Handed over on", case.transmitted_on, mends="case.transmitted_on",
            lacks="Enter the day on which the data were handed over.", checklist=("POR-3",))  # fmt: skip
        return receiver, day
    to_third = case.answer_to is AnswerTo.THIRD
    note = (
        Sentence("To {name}, as the person wishes: this letter goes there with the files.", {"name": writing.to.name})
        if to_third
        else Sentence("To whoever asks: no direct handing over is recorded.")
    )
    return (Fact("handed_to", "Handed directly to", True, note, "case.transmitted_to", required=False,
        checklist=("POR-3",)),)  # fmt: skip


TYPE = LetterType("portability_cover", "Data handed over for use elsewhere", facts, values, annexes, brings_data=True)

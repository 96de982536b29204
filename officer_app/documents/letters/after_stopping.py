"""What became of data once a use of them ended: erased, or kept and why (GDPR Art. 17(1)(b) and (c), Art. 19)."""

from officer_app.documents.letters.told_days import past_day
from officer_app.documents.letters.told_recipients import recipients_fact, recipients_values
from officer_app.documents.letters.writing import Fact, Writing, beginning
from officer_app.documents.wording import Value
from officer_app.domain.fields import is_empty
from officer_app.domain.recipient_notice import Operation
from officer_app.domain.words import Sentence


def facts(writing: Writing, *, required: bool, checklist: tuple[str, ...], source: str) -> tuple[Fact, ...]:
    """Return what a letter needs to say of the data: erased since when, or what is kept."""
    case = writing.file.case
    known = _is_erased(writing) or keeps_data(writing)
    shown = case.erased_data if _is_erased(writing) else case.erasure_kept
    lacks = "Say what was erased, or what is kept and why." if required else _OPEN
    note = Sentence("{text}", {"text": beginning(shown)}, source) if known else Sentence(lacks, source=source)
    what = Fact("afterwards", "What became of the data", known, note, "case.erased_data", required, checklist)
    return (what, *_erasure_facts(writing, checklist)) if _is_erased(writing) else (what,)


_OPEN = "Nothing is recorded: the letter says that the person may ask for the erasure."


def values(writing: Writing, ended_by: str) -> dict[str, Value]:
    """Return the values for the paragraphs `after_stopping`; `ended_by` is the key of the article's words."""
    case = writing.file.case
    return {
        "erasure_article": writing.words(f"ended_by.{ended_by}"),
        "has_erased": _is_erased(writing),
        "erased_data": case.erased_data,
        "erasure_done_on": writing.day_or_missing("erasure_day", case.erasure_done_on),
        "has_backups": not is_empty(case.erasure_backups),
        "backups": case.erasure_backups,
        **recipients_values(writing, Operation.ERASED),
        "has_kept": keeps_data(writing),
        "kept": case.erasure_kept,
        "is_open": not _is_erased(writing) and not keeps_data(writing),
        "afterwards": writing.missing("afterwards"),
    }


def keeps_data(writing: Writing) -> bool:
    """Tell whether data are kept although their use ended: then the letter names the remedies."""
    return not is_empty(writing.file.case.erasure_kept)


def _is_erased(writing: Writing) -> bool:
    return not is_empty(writing.file.case.erased_data)


def _erasure_facts(writing: Writing, checklist: tuple[str, ...]) -> tuple[Fact, ...]:
    return (
        past_day(writing, "erasure_day", "Erased on", writing.file.case.erasure_done_on, checklist=checklist,
            lacks="Enter the day on which the data were erased.", mends="case.erasure_done_on"),
        recipients_fact(writing, Operation.ERASED, checklist[0]),
    )  # fmt: skip

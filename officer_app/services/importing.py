"""Importing tables: read a file, see what it would do, do all of it in one transaction, and take it back again."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeVar

from officer_app.documents.tabular import Sheet, csv_bytes
from officer_app.domain.errors import NotFound, OfficerError
from officer_app.domain.registry import RECORD_TYPES, children_of, links_to
from officer_app.domain.words import Sentence, Translate, say, untranslated
from officer_app.intake.tabular import (
    Cancelled,
    ColumnSeen,
    GivenUp,
    Progress,
    Reading,
    Survey,
    TableFile,
    look_over,
    open_table,
)
from officer_app.intake.tabular_days import DayOrder
from officer_app.intake.tabular_text import ENCODINGS, SEPARATORS
from officer_app.intake.tabular_words import Meanings, Tables
from officer_app.services.case_work import write_whole
from officer_app.services.importing_columns import (
    Columns,
    DayQuestion,
    Orders,
    day_questions,
    fields_for,
    importable,
    importable_keys,
    mapped_by_hand,
    not_taken,
    proposed_columns,
)
from officer_app.services.importing_plan import Addition, Alteration, Plan, RowProblem, Wish, plan_import
from officer_app.services.register import Register, Work
from officer_app.services.registers import ids_in

__all__ = [
    "ENCODINGS", "SEPARATORS", "Addition", "Alteration", "Cancelled", "ColumnSeen", "Columns", "DayOrder",
    "DayQuestion", "GivenUp", "Meanings", "Orders", "Outdated", "Plan", "Progress", "Reading", "Receipt", "RowProblem",
    "Survey", "TableFile", "Tables", "Undone", "Wish", "carry_out", "carrying_out", "day_questions", "fields_for",
    "importable", "importable_keys", "look_over", "mapped_by_hand", "not_taken", "open_table", "plan_import",
    "proposed_columns", "save_problems", "undo_import", "undoing_import",
]  # fmt: skip

Result = TypeVar("Result")

ROWS_AT_ONCE: Final = 20
"""Records that are written between two looks at whether the person gave up: some milliseconds."""


class Outdated(OfficerError):
    """The register changed after the preview; it is looked at again before anything is written."""

    def __init__(self) -> None:
        super().__init__(_OUTDATED.text)


_OUTDATED: Final = Sentence("The register changed after this preview. Look at the preview again; nothing was written.")


@dataclass(frozen=True, slots=True)
class Brought:
    """A record that an import added, with what every such record begins with."""

    record: Any
    children: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Receipt:
    """What an import wrote, for taking it back."""

    key: str
    added: tuple[Brought, ...]
    changed: tuple[Alteration, ...]


@dataclass(frozen=True, slots=True)
class Undone:
    """What became of taking an import back; `left` says what stays, and why."""

    deleted: int
    restored: int
    left: tuple[Sentence, ...]


def carry_out(register: Register, plan: Plan) -> Receipt:
    """Write the whole plan in one transaction, here and now; raises `Outdated`."""
    return _to_the_end(carrying_out(register, plan))


def _to_the_end(steps: Generator[int, None, Result]) -> Result:
    while True:
        try:
            next(steps)
        except StopIteration as end:
            result: Result = end.value
            return result


def carrying_out(register: Register, plan: Plan) -> Generator[int, None, Receipt]:
    """Write the plan step by step, telling how many records are written; closed before its end it wrote nothing.

    All of it is one transaction. Raises `Outdated` where the register is not as it was when the plan was made.
    """
    kind = RECORD_TYPES[plan.key]
    with register.change(f"{plan.key}.import") as work:
        if work.head() != plan.head:
            raise Outdated
        added: list[Brought] = []
        for addition in plan.additions:
            record = work.insert(addition.record)
            added.append(Brought(record, tuple(work.insert(child) for child in kind.born_with(record))))
            if len(added) % ROWS_AT_ONCE == 0:
                yield len(added)
        for done, alteration in enumerate(plan.alterations, start=len(added) + 1):
            work.update(alteration.after)
            if done % ROWS_AT_ONCE == 0:
                yield done
    return Receipt(plan.key, tuple(added), plan.alterations)


def undo_import(register: Register, receipt: Receipt) -> Undone:
    """Take an import back: delete what it added and restore what it changed, where neither was touched since."""
    return _to_the_end(undoing_import(register, receipt))


def undoing_import(register: Register, receipt: Receipt) -> Generator[int, None, Undone]:
    """Take an import back step by step, telling how many records were looked at; closed before its end it did nothing.

    All of it is one transaction.
    """
    left: list[Sentence] = []
    with register.change(f"{receipt.key}.undo_import") as work:
        restored = yield from _restoring(work, receipt, left)
        deleted = yield from _deleting(work, receipt, left)
    return Undone(deleted, restored, tuple(left))


def _restoring(work: Work, receipt: Receipt, left: list[Sentence]) -> Generator[int, None, int]:
    restored = 0
    for done, each in enumerate(receipt.changed, start=1):
        now = _now(work, each.after)
        if now == each.after:
            work.update(each.before)
            restored += 1
        elif now is not None and now != each.before:
            left.append(Sentence("{title} was changed since and stays as it is.", _titled(receipt.key, now)))
        if done % ROWS_AT_ONCE == 0:
            yield done
    return restored


def _deleting(work: Work, receipt: Receipt, left: list[Sentence]) -> Generator[int, None, int]:
    named = _named(work, receipt.key)
    deleted = 0
    for done, each in enumerate(receipt.added, start=len(receipt.changed) + 1):
        now = _now(work, each.record)
        if now is None:
            continue
        if why := _why_kept(work, receipt.key, each, now, named):
            left.append(why)
        else:
            for child in each.children:
                work.delete(child)
            work.delete(now)
            deleted += 1
        if done % ROWS_AT_ONCE == 0:
            yield done
    return deleted


def _why_kept(work: Work, key: str, brought: Brought, now: Any, named: frozenset[int]) -> Sentence | None:
    """Return why an added record is not deleted again, or None where it can be."""
    if now != brought.record or _children(work, key, now.id) != brought.children:
        return Sentence("{title} was changed since and stays.", _titled(key, now))
    return Sentence("{title} is named by another record and stays.", _titled(key, now)) if now.id in named else None


def _now(work: Work, record: Any) -> Any:
    try:
        return work.get(type(record), record.id)
    except NotFound:
        return None


def _titled(key: str, record: Any) -> dict[str, str]:
    return {"title": RECORD_TYPES[key].title(record)}


def _children(work: Work, key: str, record_id: int) -> tuple[Any, ...]:
    return tuple(
        child for kind in children_of(key) for child in work.all(kind.record, **{kind.parent_field: record_id})
    )


def _named(work: Work, key: str) -> frozenset[int]:
    """Return the records of a type that others name; what hangs on a record is not among these others."""
    return frozenset(
        record_id
        for kind, spec in links_to(key)
        if spec.name != kind.parent_field
        for record in work.all(kind.record)
        for record_id in ids_in(record, spec)
    )


def save_problems(
    to: Path, file: TableFile, survey: Survey, problems: Sequence[RowProblem], translate: Translate = untranslated
) -> Path:
    """Write the rows that were left out as CSV, as they stand in the file, with what is wrong behind each."""
    why = {each.row: " ".join(say(sentence, translate) for sentence in each.sentences) for each in problems}
    titles = [""] * survey.width
    for column in survey.columns:
        titles[column.place] = column.title
    widest = max((len(row.cells) for row in file.records() if row.number in why), default=survey.width)
    head = (*titles, *[""] * (widest - survey.width), translate("Problem"))
    rows = (
        (*row.cells, *[""] * (widest - len(row.cells)), why[row.number]) for row in file.records() if row.number in why
    )
    separator = file.reading.separator or ","
    return write_whole(to, csv_bytes(Sheet(head, tuple(rows)), separator))

"""Importing tables: read a file, see what it would do, do all of it in one transaction, and take it back again."""

from collections.abc import Generator, Iterator, Sequence
from pathlib import Path
from typing import Final, TypeVar

from officer_app.documents.tabular import Sheet, csv_bytes
from officer_app.domain.errors import OfficerError
from officer_app.domain.registry import RECORD_TYPES
from officer_app.domain.watch import Cancelled, GivenUp, Progress
from officer_app.domain.words import Sentence, Translate, say, untranslated
from officer_app.intake.tabular import ColumnSeen, Reading, Survey, TableFile, look_over, open_table
from officer_app.intake.tabular_days import DayOrder
from officer_app.intake.tabular_text import ENCODINGS, SEPARATORS
from officer_app.intake.tabular_words import Meanings, Tables
from officer_app.services.case_work import write_whole
from officer_app.services.importing_columns import (
    Columns,
    DayQuestion,
    Orders,
    Wish,
    day_questions,
    fields_for,
    importable,
    importable_keys,
    mapped_by_hand,
    not_taken,
    proposed_columns,
)
from officer_app.services.importing_plan import Addition, Alteration, Plan, RowProblem, plan_import
from officer_app.services.importing_undo import (
    ROWS_AT_ONCE,
    Receipt,
    Undone,
    close_import,
    past_imports,
    undoing_import,
)
from officer_app.services.importing_within import own_links, with_numbers
from officer_app.services.register import Register, Work

__all__ = [
    "ENCODINGS",
    "ROWS_AT_ONCE",
    "SEPARATORS",
    "Addition",
    "Alteration",
    "Cancelled",
    "ColumnSeen",
    "Columns",
    "DayOrder",
    "DayQuestion",
    "GivenUp",
    "Meanings",
    "Orders",
    "Outdated",
    "Plan",
    "Progress",
    "Reading",
    "Receipt",
    "RowProblem",
    "Survey",
    "TableFile",
    "Tables",
    "Undone",
    "Wish",
    "carry_out",
    "carrying_out",
    "day_questions",
    "fields_for",
    "importable",
    "importable_keys",
    "look_over",
    "mapped_by_hand",
    "not_taken",
    "open_table",
    "own_links",
    "past_imports",
    "plan_import",
    "proposed_columns",
    "save_problems",
    "undo_import",
    "undoing_import",
]  # fmt: skip

Result = TypeVar("Result")


class Outdated(OfficerError):
    """The register changed after the preview; it is looked at again before anything is written."""

    def __init__(self) -> None:
        super().__init__(_OUTDATED.text)


_OUTDATED: Final = Sentence("The register changed after this preview. Look at the preview again; nothing was written.")


def carry_out(register: Register, plan: Plan) -> Receipt | None:
    """Write the whole plan in one transaction, here and now; raises `Outdated`."""
    return _to_the_end(carrying_out(register, plan))


def _to_the_end(steps: Generator[int, None, Result]) -> Result:
    while True:
        try:
            next(steps)
        except StopIteration as end:
            result: Result = end.value
            return result


def carrying_out(register: Register, plan: Plan) -> Generator[int, None, Receipt | None]:
    """Write the plan step by step, telling how many records are written; closed before its end it wrote nothing.

    All of it is one transaction; there is no receipt where nothing was to be written. Raises `Outdated` where the
    register is not as it was when the plan was made.
    """
    with register.change(f"{plan.key}.import") as work:
        if work.head() != plan.head:
            raise Outdated
        for done, _ in enumerate(_writing(work, plan), start=1):
            if done % ROWS_AT_ONCE == 0:
                yield done
        if plan.writes:
            close_import(work, len(plan.additions), len(plan.alterations))
        receipt = past_imports(register, plan.key)[0] if plan.writes else None
    return receipt


def _writing(work: Work, plan: Plan) -> Iterator[None]:
    """Write the records one by one; where they name rows of the table, they name what was made of them."""
    kind = RECORD_TYPES[plan.key]
    links = own_links(kind)
    numbers: dict[int, int] = {}

    def number(given: int) -> int:
        return numbers.get(given, given)

    for addition in plan.additions:
        record = work.insert(with_numbers(addition.record, links, number))
        if links:
            numbers[-addition.row] = record.id
        for child in kind.born_with(record):
            work.insert(child)
        yield
    for alteration in plan.alterations:
        work.update(with_numbers(alteration.after, links, number))
        yield


def undo_import(register: Register, receipt: Receipt) -> Undone:
    """Take an import back, here and now; raises `OfficerError` where it was taken back already."""
    return _to_the_end(undoing_import(register, receipt))


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

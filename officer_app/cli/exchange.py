"""`officer import` and `officer export`: tables into a register, and a whole register out and in again."""

import argparse
from collections.abc import Mapping
from pathlib import Path

from officer_app.cli.opening import open_for
from officer_app.domain.errors import OfficerError
from officer_app.domain.fields import spec_of
from officer_app.domain.words import Sentence
from officer_app.services.case_work import write_whole
from officer_app.services.exporting_whole import LARGEST, export_whole, import_whole, read_whole, refuse_unless_empty
from officer_app.services.importing import (
    SEPARATORS,
    DayOrder,
    Meanings,
    Plan,
    Survey,
    TableFile,
    Wish,
    carry_out,
    day_questions,
    importable,
    look_over,
    mapped_by_hand,
    open_table,
    plan_import,
    proposed_columns,
    save_problems,
)
from officer_app.services.register import Register
from officer_app.services.whole_doubts import Doubt

EVERYTHING = "all"
DATES: Mapping[str, DayOrder] = {"day-first": DayOrder.DAY_FIRST, "month-first": DayOrder.MONTH_FIRST}
_NAMED_SEPARATORS = {"tab": "\t", "comma": ",", "semicolon": ";", "pipe": "|"}


def bring(arguments: argparse.Namespace) -> int:
    """Import a table, or a whole export into an empty register; print the counts, and each row that was left out."""
    _settle_file(arguments)
    if arguments.type == EVERYTHING:
        return _bring_everything(arguments)
    kind = importable(arguments.type)
    file = _read_as(open_table(arguments.file), arguments)
    survey = look_over(file)
    meanings = Meanings()
    columns = mapped_by_hand(kind, survey, arguments.map, proposed_columns(kind, survey, meanings))
    orders = dict.fromkeys(columns, DATES[arguments.dates]) if arguments.dates else {}
    for question in day_questions(kind, survey, columns, orders):
        raise OfficerError(
            "Column {title}: {example} in row {row} can be read in two ways. Add --dates day-first or month-first.",
            title=question.title,
            example=question.example,
            row=question.row,
        )
    wish = Wish(columns=columns, orders=orders, empty_clears=arguments.empty_clears, meanings=meanings)
    with open_for(arguments, read_only=arguments.dry_run) as register:
        _say_reading(file, survey, {name: spec_of(kind.record, name).label for name in columns}, columns)
        plan = _planned(register, arguments.type, file, survey, wish)
        if arguments.problems and plan.problems:
            save_problems(arguments.problems, file, survey, plan.problems)
        if not arguments.dry_run:
            carry_out(register, plan)
    _say_plan(plan, is_rehearsal=arguments.dry_run)
    return 0


def _settle_file(arguments: argparse.Namespace) -> None:
    """Find the file among the words behind `--map`, where it was written at the end."""
    if arguments.file is None and arguments.map and "=" not in arguments.map[-1]:
        arguments.file = Path(arguments.map.pop())
    if arguments.file is None:
        raise OfficerError("Name the file to import: officer import REGISTER TYPE FILE.")


def _planned(register: Register, key: str, file: TableFile, survey: Survey, wish: Wish) -> Plan:
    with register.snapshot() as reader:
        return plan_import(reader, key, file, survey, wish)


def _read_as(file: TableFile, arguments: argparse.Namespace) -> TableFile:
    if file.workbook:
        wishes = {"sheet": arguments.sheet}
    else:
        separator = _NAMED_SEPARATORS.get(arguments.separator or "", arguments.separator)
        if separator and separator not in SEPARATORS:
            raise OfficerError("The separator is one of these: comma, semicolon, tab, pipe.")
        wishes = {"encoding": arguments.encoding, "separator": separator}
    file = file.read_as(**{name: wish for name, wish in wishes.items() if wish})
    return file.read_as(titled=False) if arguments.no_titles else file


def _say_reading(file: TableFile, survey: Survey, labels: Mapping[str, str], columns: Mapping[str, int]) -> None:
    reading = file.reading
    how = f"sheet {reading.sheet}" if file.workbook else f"{reading.encoding}, separated by {_shown(reading.separator)}"
    print(f"{file.path.name}: {survey.rows} rows, {how}")
    titles = {column.place: column.title for column in survey.columns}
    for name, place in columns.items():
        print(f"  {titles.get(place, '')} -> {name} ({labels[name]})")


def _shown(separator: str) -> str:
    return next(name for name, sign in _NAMED_SEPARATORS.items() if sign == separator)


def _say_plan(plan: Plan, *, is_rehearsal: bool) -> None:
    for title in plan.not_taken:
        print(f"  {title}: not taken over")
    for notice in plan.notices:
        print(notice)
    print(f"{plan.counts}" + (" Nothing was written." if is_rehearsal else ""))
    for problem in plan.problems:
        print(f"row {problem.row}: {' '.join(map(str, problem.sentences))}")


def _bring_everything(arguments: argparse.Namespace) -> int:
    whole = read_whole(_data(arguments.file))
    with open_for(arguments, read_only=arguments.dry_run) as register:
        refuse_unless_empty(register)
        doubts = whole.doubts(register.clock.today())
        if not arguments.dry_run:
            import_whole(register, whole)
    said = Sentence("{count} records and {files} files.", {"count": whole.size, "files": len(whole.contents)})
    print(f"{said}" + (" Nothing was written." if arguments.dry_run else ""))
    _say_doubts(doubts)
    return 0


def _say_doubts(doubts: tuple[Doubt, ...]) -> None:
    if doubts:
        one, many = "1 record would not be accepted today and comes in as it is:", "come in as they are:"
        print(one if len(doubts) == 1 else f"{len(doubts)} records would not be accepted today and {many}")
    for doubt in doubts:
        print(f"{doubt.name}: {' '.join(map(str, doubt.sentences))}")


def _data(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST:
            raise OfficerError("{name} is larger than {limit} MB.", name=path.name, limit=LARGEST // 10**6)
        return path.read_bytes()
    except (OSError, ValueError) as problem:
        raise OfficerError("The file {name} could not be read.", name=path.name) from problem


def take_out(arguments: argparse.Namespace) -> int:
    """Write everything that a register holds into one JSON file."""
    with open_for(arguments, read_only=True) as register, register.snapshot() as reader:
        data = export_whole(reader)
    print(write_whole(arguments.out, data))
    return 0

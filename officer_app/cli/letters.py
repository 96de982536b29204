"""`officer letter` and `officer report`: PDFs on paper's terms."""

import argparse
import sys

from officer_app.cli.opening import clock_of, fields_of, open_for
from officer_app.domain.case import Case
from officer_app.domain.errors import OfficerError
from officer_app.domain.plain import from_plain
from officer_app.domain.words import say
from officer_app.services.case_work import write_whole
from officer_app.services.cases import edit_case, find_case
from officer_app.services.output import letter_types, make_letter, report_types
from officer_app.services.output import report as make_report


def letter(arguments: argparse.Namespace) -> int:
    """Make a letter of a case and write its PDF; a missing fact is named, and the letter is marked as a draft."""
    if arguments.list:
        for each in letter_types():
            print(f"{each.key}  {each.label}")
        return 0
    _need(arguments, "register", "reference", "type", "out")
    values = from_plain(Case, fields_of(arguments))
    with open_for(arguments) as register:
        case = find_case(register, arguments.reference)
        if values:
            edit_case(register, case.id or 0, **values)
        made = make_letter(register, case.id or 0, arguments.type, arguments.lang)
        write_whole(arguments.out, made.written.pdf)
    for fact in made.written.missing:
        print(f"Missing: {fact.label}. {say(fact.note)}", file=sys.stderr)
    print(f"{arguments.out}" + (" (draft)" if made.written.draft else ""))
    return 0


def report(arguments: argparse.Namespace) -> int:
    """Make a report and write it."""
    if arguments.list:
        for each in report_types():
            print(f"{each.key}  {each.label}")
        return 0
    _need(arguments, "register", "kind", "out")
    period = (arguments.start, arguments.end)
    with open_for(arguments, read_only=True) as register:
        today = clock_of(arguments).today()
        pdf = make_report(register, arguments.kind, today, language=arguments.lang, period=period)
    write_whole(arguments.out, pdf)
    print(arguments.out)
    return 0


def _need(arguments: argparse.Namespace, *names: str) -> None:
    missing = [name.upper() if name != "out" else "--out" for name in names if getattr(arguments, name) is None]
    if missing:
        raise OfficerError("Say also: {missing}.", missing=missing)

"""`officer letter`, `report`, `package` and `calendar`: what leaves the register as a file."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from officer_app.cli.opening import fields_of, open_for
from officer_app.domain.errors import OfficerError
from officer_app.domain.plain import from_plain
from officer_app.domain.registry import RECORD_TYPES
from officer_app.domain.words import say
from officer_app.services.access_package import make_package
from officer_app.services.calendar import save_calendar
from officer_app.services.case_work import write_whole
from officer_app.services.cases import find_case
from officer_app.services.mail import save_mail_draft
from officer_app.services.matters import edit_matter, find_matter
from officer_app.services.output import WrittenLetter, letter_type, letter_types, make_letter
from officer_app.services.register import Register, verify_register
from officer_app.services.reports import (
    REPORTS,
    Checked,
    ReportForm,
    ReportRequest,
    draw_report,
    read_report,
    report_type,
)


def letter(arguments: argparse.Namespace) -> int:
    """Make a letter and write its PDF, an e-mail draft with it, or both; say what is missing and what to look at."""
    if arguments.list:
        for each in letter_types():
            print(f"{each.key}  {each.label}")
        return 0
    _need(arguments, "register", "reference", "type", *(() if arguments.eml else ("out",)))
    about = letter_type(arguments.type).about
    values = from_plain(RECORD_TYPES[about].record, fields_of(arguments))
    with open_for(arguments) as register:
        number = find_matter(register, about, arguments.reference)
        if values:
            edit_matter(register, about, number, **values)
        made = make_letter(register, number, arguments.type, arguments.lang)
        _say_what_lacks(made.written)
        if arguments.out:
            write_whole(arguments.out, made.written.pdf)
            print(f"{arguments.out}" + (" (draft)" if made.written.draft else ""))
        if arguments.eml:
            print(save_mail_draft(register, made.written, arguments.eml))
    return 0


def _say_what_lacks(written: WrittenLetter) -> None:
    for fact in written.missing:
        print(f"Missing: {fact.label}. {say(fact.note)}", file=sys.stderr)
    for warning in written.warnings:
        print(f"Look at this again: {say(warning)}", file=sys.stderr)


def report(arguments: argparse.Namespace) -> int:
    """Make a report and write it, as the kind of file that the ending of its name says."""
    if arguments.list:
        for each in REPORTS.values():
            print(f"{each.key}  {each.label}")
        return 0
    _need(arguments, "register", "kind", "out")
    request = ReportRequest(
        key=report_type(arguments.kind).key,
        language=arguments.lang,
        period_from=arguments.start,
        period_to=arguments.end,
        choices=_choices(arguments.choose),
        draft=arguments.draft,
    )
    form = _form(arguments.out)
    with open_for(arguments, read_only=True) as register:
        asked = read_report(register, register, request, lambda: _checked(register))
    write_whole(arguments.out, draw_report(request.key, asked, form))
    print(arguments.out)
    return 0


def package(arguments: argparse.Namespace) -> int:
    """Write the access package of a case; print its place, and its passphrase this one time."""
    with open_for(arguments) as register:
        made = make_package(register, find_case(register, arguments.reference).id or 0, arguments.out)
    for finding in made.findings:
        print(f"{say(finding.sentence)} ({finding.source})", file=sys.stderr)
    print(made.path)
    print(f"Passphrase, shown this once: {made.passphrase}")
    return 0


def _checked(register: Register) -> Checked:
    found = verify_register(register.path, recovery_key=register.recovery_key() if register.encrypted else None)
    return Checked(found.entries, found.findings, found.stopped)


def _form(path: Path) -> ReportForm:
    ending = path.suffix.lower().removeprefix(".")
    try:
        return ReportForm(ending)
    except ValueError:
        known = [f".{each.value}" for each in ReportForm]
        raise OfficerError("A report is written as {known}; the name ends in none of these.", known=known) from None


def _choices(given: Sequence[str]) -> dict[str, str]:
    found = {}
    for each in given:
        name, sign, value = each.partition("=")
        if not sign:
            raise OfficerError("Write a choice as NAME=VALUE: right=access.")
        found[name.strip()] = value.strip()
    return found


def calendar(arguments: argparse.Namespace) -> int:
    """Write every deadline of a register as a calendar file."""
    with open_for(arguments, read_only=True) as register:
        print(save_calendar(register, arguments.out, language=arguments.lang, names=arguments.names))
    return 0


def _need(arguments: argparse.Namespace, *names: str) -> None:
    missing = [name.upper() if name != "out" else "--out" for name in names if getattr(arguments, name) is None]
    if missing:
        raise OfficerError("Say also: {missing}.", missing=missing)

"""`officer demo`, `officer new` and `officer verify`: whole registers."""

import argparse
import os

from officer_app.cli.opening import actor, clock_of, passphrase_of
from officer_app.services.case_work import write_whole
from officer_app.services.output import make_letter
from officer_app.services.register import create_register, is_encrypted, open_register, verify_register
from officer_app.services.reports import ReportRequest, draw_report, read_report
from officer_app.services.sample import build_sample, sample_case_for_letter

FINDINGS = 1


def demo(arguments: argparse.Namespace) -> int:
    """Build the sample register with a response letter and a case register beside it."""
    clock = clock_of(arguments)
    passphrase = os.environ.get("OFFICER_PASSPHRASE")
    sample = build_sample(
        arguments.folder, clock=clock, cases=arguments.cases, language=arguments.lang, passphrase=passphrase
    )
    with open_register(sample.path, passphrase=sample.passphrase, clock=clock, actor=actor()) as register:
        case = sample_case_for_letter(register, arguments.lang)
        made = make_letter(register, case.id or 0, "access_response")
        letter = write_whole(arguments.folder / f"{case.reference} access response.pdf", made.written.pdf)
        asked = read_report(register, register, ReportRequest(key="case_register", language=arguments.lang))
        table = write_whole(arguments.folder / "case register.pdf", draw_report("case_register", asked))
    print(sample.path)
    print(letter)
    print(table)
    print(f"Passphrase: {sample.passphrase}")
    return 0


def new(arguments: argparse.Namespace) -> int:
    """Create an empty register and print where it is."""
    passphrase = None if arguments.no_encryption else passphrase_of(arguments, ask_twice=True)
    create_register(arguments.register, passphrase, clock=clock_of(arguments), actor=actor()).close()
    print(arguments.register)
    return 0


def verify(arguments: argparse.Namespace) -> int:
    """Check a register; prints each finding and ends with 1 where there is one."""
    passphrase = passphrase_of(arguments) if is_encrypted(arguments.register) else None
    found = verify_register(arguments.register, passphrase=passphrase, head=arguments.head)
    for finding in found.findings:
        print(finding)
    if found.stopped:
        print(found.stopped)
    print(f"{found.entries} entries, head {found.head}, {len(found.findings) or 'no'} findings")
    return FINDINGS if found.findings else 0

"""What stood in the way of an answer in time: extensions, refusals, complaints and questions about identity."""

from collections.abc import Iterable, Iterator

from officer_app.documents.grid import Grid, Mapped, Row
from officer_app.documents.report import Section
from officer_app.documents.report_words import ReportWords
from officer_app.documents.reports.asked import Asked
from officer_app.documents.reports.laid import columns_of, with_details
from officer_app.domain.case_file import CaseLine
from officer_app.domain.identity import IdentityCheck
from officer_app.domain.organisation import is_prompt
from officer_app.domain.vocabulary import Outcome, Right


def said_no(line: CaseLine) -> bool:
    """Tell whether a request was refused, whole or in part."""
    return line.case.outcome in {Outcome.REFUSED, Outcome.PARTLY}


def short_lists(lines: tuple[CaseLine, ...], words: ReportWords) -> Iterator[Section]:
    """Yield the extensions, the refusals and the complaints, each case by its reference."""
    extended = [line for line in lines if line.case.extension_notified_on or line.case.extension_reason]
    yield Section(words("timeliness.extensions"), (_extensions(extended, words),), words("timeliness.extension_note"))
    refused = [line for line in lines if said_no(line)]
    yield Section(words("timeliness.refusals"), (_refusals(refused, words),), words("timeliness.refusal_note"))
    complaints = [line for line in lines if Right.COMPLAINT in line.case.rights]
    yield Section(words("timeliness.complaint_list"), (_complaints(complaints, words),))


def _extensions(lines: list[CaseLine], words: ReportWords) -> Grid:
    shares = {"reference": 2.0, "received": 1.6, "told": 1.6, "reason": 4.0, "valid": 1.2, "due": 1.6}

    def row(line: CaseLine) -> Row:
        case, dates = line.case, line.deadlines
        why = with_details(case.extension_reason, case.extension_details, words)
        told = (case.extension_notified_on, why, dates.extension_valid)
        return (case.reference, case.received_on, *told, dates.due_on)

    return Grid("extensions", words("timeliness.extensions"), columns_of(words, shares), Mapped(lines, row))


def _refusals(lines: list[CaseLine], words: ReportWords) -> Grid:
    shares = {"reference": 2.0, "outcome": 1.8, "refused": 2.0, "grounds": 3.6, "answered": 1.6, "in_month": 1.2}

    def row(line: CaseLine) -> Row:
        case = line.case
        prompt = case.answered_on <= line.deadlines.refusal_due_on if case.answered_on else None
        return (case.reference, case.outcome, case.refused_rights, case.refusal_grounds, case.answered_on, prompt)

    return Grid("refusals", words("timeliness.refusals"), columns_of(words, shares), Mapped(lines, row))


def _complaints(lines: list[CaseLine], words: ReportWords) -> Grid:
    shares = {"reference": 2.2, "received": 1.8, "channel": 2.2, "state": 2.2, "answered": 1.8}

    def row(line: CaseLine) -> Row:
        case = line.case
        return (case.reference, case.received_on, case.channel, case.stage, case.answered_on)

    return Grid("complaints", words("timeliness.complaint_list"), columns_of(words, shares), Mapped(lines, row))


def identity_section(
    asked: Asked, lines: tuple[CaseLine, ...], checks: Iterable[IdentityCheck], words: ReportWords
) -> Section:
    """Return the questions about identity: why, how, and whether without undue delay (EDPB 01/2022 para 159)."""
    by_id = {line.case.id: line.case for line in lines}
    pairs = [(by_id[each.case_id], each) for each in checks if each.asked_on and each.case_id in by_id]
    pairs.sort(key=lambda pair: (pair[0].reference, pair[1].id or 0))
    shares = {"reference": 2.0, "asked": 1.5, "after_days": 1.1, "prompt": 1.3, "method": 2.2, "result": 1.7,
        "doubt": 3.4}  # fmt: skip

    def row(pair: tuple[object, IdentityCheck]) -> Row:
        case, check = by_id[pair[1].case_id], pair[1]
        received_on, asked_on = case.received_on, check.asked_on
        known = received_on is not None and asked_on is not None
        days = (asked_on - received_on).days if received_on and asked_on else None
        prompt = is_prompt(asked.organisation, received_on, asked_on) if received_on and asked_on and known else None
        return (case.reference, asked_on, days, prompt, check.method, check.result, check.doubt)

    columns = columns_of(words, shares, {"after_days"})
    grid = Grid("identity", words("timeliness.identity"), columns, Mapped(pairs, row))
    return Section(words("timeliness.identity"), (grid,), words("timeliness.identity_note") if pairs else "")

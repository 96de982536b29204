"""The history of a period with its verification: who did what to which record, and the names of the fields changed."""

from collections.abc import Iterator
from typing import Any, Final

from officer_app.documents.blocks import Bullets, Span, Text
from officer_app.documents.grid import Grid, Mapped, Row
from officer_app.documents.history_words import ERASURE, changed_fields, changed_words, deed
from officer_app.documents.report import Content, Figure, Report, Section
from officer_app.documents.report_words import ReportWords
from officer_app.documents.reports.asked import Asked
from officer_app.documents.reports.headed import headed
from officer_app.documents.reports.laid import columns_of, counts_grid
from officer_app.documents.reports.record_facts import local, shown
from officer_app.documents.reports.telling import tell
from officer_app.domain.audit import HistoryEntry
from officer_app.domain.case import Case
from officer_app.domain.errors import OfficerError
from officer_app.domain.fields import is_empty, spec_of
from officer_app.domain.registry import RECORD_TYPES

_MOST_TOLD: Final = 300
"""Letters of a value that stand in the table; the whole of it stands in the record."""
_SECRET: Final = frozenset({"suppression_key", "digest"})


def build(asked: Asked) -> Report:
    """Build the history of the period; values stand in it only where they were chosen (`values=yes`)."""
    words = asked.words("audit_log")
    return headed(
        asked,
        words,
        title=words("audit_log.title"),
        covers=asked.covers(words),
        figures=(
            Figure(str(len(asked.history)), words("audit_log.entries")),
            Figure(str(len({entry.actor for entry in asked.history})), words("audit_log.people")),
            Figure(_verdict(asked, words), words("audit_log.verdict")),
        ),
        lead=words("audit_log.lead"),
        sections=(_verification(asked, words), *_counts(asked, words), _entries(asked, words)),
    )


def _verdict(asked: Asked, words: ReportWords) -> str:
    if asked.checked is None:
        return words("report.none")
    return words("audit_log.unbroken" if not asked.checked.findings else "audit_log.broken")


def _verification(asked: Asked, words: ReportWords) -> Section:
    said: list[Content] = []
    if asked.checked is None:
        said.append(Text((Span(words("audit_log.not_checked")),)))
    else:
        count = len(asked.checked.findings)
        stopped = asked.checked.stopped
        text = tell(stopped, words) if stopped else words("audit_log.checked", entries=asked.checked.entries)
        said.append(Text((Span(f"{text} {words.counted('audit_log.findings', count)}"),)))
        if count:
            said.append(Bullets(tuple((Span(tell(each, words)),) for each in asked.checked.findings)))
    head = words.leading(words("audit_log.head"))
    said.append(Text((Span(head, bold=True), Span(asked.head or words("report.none")))))
    return Section(words("audit_log.verification"), tuple(said), words("audit_log.head_note"))


def _counts(asked: Asked, words: ReportWords) -> Iterator[Section]:
    if asked.history:
        done = (deed(entry, words) for entry in asked.history)
        grid = counts_grid("deeds", words("audit_log.deeds"), words("columns.deed"), done, words)
        yield Section(words("audit_log.deeds"), (grid,))


def _entries(asked: Asked, words: ReportWords) -> Section:
    with_values = _with_values(asked)
    cases = _cases_of(asked)
    shares = {"number": 0.75, "at": 2.6, "who": 2.3, "deed": 2.7, "record": 1.9, "changed": 2.2}
    if with_values:
        shares["changed"] = 4.4

    erased = _erased(asked)

    def row(entry: HistoryEntry) -> Row:
        about = _record(erased.get(entry.seq, entry), asked, cases, words)
        changed = _values(entry, asked, words) if with_values else changed_words(entry, words)
        return (entry.seq, local(entry.at, asked), entry.actor, deed(entry, words), about, changed)

    columns = columns_of(words, shares, {"number"})
    grid = Grid("history", words("audit_log.history"), columns, Mapped(asked.history, row))
    note = "audit_log.values_note" if with_values else "audit_log.names_note"
    return Section(words("audit_log.history"), (grid,), words(note))


def _with_values(asked: Asked) -> bool:
    given = asked.choices.get("values", "no").strip().lower()
    if given not in {"yes", "no"}:
        raise OfficerError("The choice {name} is yes or no; {given} is neither.", name="values", given=given[:40])
    return given == "yes"


def _cases_of(asked: Asked) -> dict[tuple[str, int], int]:
    """Return of each record that hangs on a case which one, as far as the entries of the period say it."""
    found: dict[tuple[str, int], int] = {}
    for entry in asked.history:
        named = (side.get("case_id") for side in (entry.after, entry.before) if side)
        if case_id := next(filter(None, named), None):
            found[entry.record_type, entry.record_id] = case_id
    return found


def _erased(asked: Asked) -> dict[int, HistoryEntry]:
    """Return for each entry that tells of an erasure the one that was erased, where it is of the same period."""
    erasures = [entry for entry in asked.history if entry.record_type == ERASURE]
    wanted = {entry.record_id for entry in erasures}
    found = {entry.seq: entry for entry in asked.history if entry.seq in wanted}
    return {entry.seq: found[entry.record_id] for entry in erasures if entry.record_id in found}


def _record(entry: HistoryEntry, asked: Asked, cases: dict[tuple[str, int], int], words: ReportWords) -> str:
    """Return which record it was: by its title where that tells of no person, else by the case, or its number."""
    kind = RECORD_TYPES.get(entry.record_type)
    if kind is None:
        return words("report.numbered", number=entry.record_id) if entry.record_type == ERASURE else ""
    case_id = entry.record_id if kind.record is Case else cases.get((entry.record_type, entry.record_id))
    title = asked.book.title(Case, case_id) if case_id else asked.book.title(kind.record, entry.record_id)
    return title or words("report.numbered", number=entry.record_id)


def _values(entry: HistoryEntry, asked: Asked, words: ReportWords) -> str:
    before, after = entry.before or {}, entry.after or {}
    kind = RECORD_TYPES.get(entry.record_type)
    if kind is None or not after:
        return ""
    names = changed_fields(entry) if entry.before else tuple(name for name in after if not is_empty(after[name]))
    return "\n".join(
        _line(entry.record_type, name, (before.get(name), after[name]), asked, words)
        for name in names
        if name in kind.record.__dataclass_fields__ and name not in {"id", *_SECRET}
    )


def _line(record_type: str, name: str, values: tuple[Any, Any], asked: Asked, words: ReportWords) -> str:
    spec = spec_of(RECORD_TYPES[record_type].record, name)
    was, now = (words.cell(shown(spec, each, asked, words))[:_MOST_TOLD] for each in values)
    label = words.leading(words.field(record_type, name))
    return f"{label}{was} → {now}" if was else f"{label}{now}"

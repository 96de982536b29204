"""The file of one case for an authority: everything that the register holds of it, and what is internal marked so."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, Final

from officer_app.documents.blocks import Span, Text
from officer_app.documents.grid import Grid, Mapped, Row
from officer_app.documents.history_words import changed_words, deed
from officer_app.documents.report import Content, Figure, Report, Section
from officer_app.documents.report_words import ReportWords
from officer_app.documents.reports.asked import Asked
from officer_app.documents.reports.case_chosen import case_chosen
from officer_app.documents.reports.case_dates import dates_grid, explained
from officer_app.documents.reports.headed import headed
from officer_app.documents.reports.laid import columns_of
from officer_app.documents.reports.record_facts import Fact, facts_of, in_pieces, local, records_grid, told
from officer_app.domain.audit import HistoryEntry
from officer_app.domain.case import Case
from officer_app.domain.case_file import CaseLine
from officer_app.domain.correspondence import Attachment, Message, Pause, SearchTask
from officer_app.domain.identity import IdentityCheck
from officer_app.domain.recipient_notice import RecipientNotice
from officer_app.domain.suppression import Suppression
from officer_app.domain.vocabulary import AttachmentKind, Direction

INTERNAL: Final = frozenset({
    "owner", "labels", "notes", "is_complete", "is_legitimate_requester", "is_legitimate_request", "reviewed_by",
    "reviewed_on", "approved_by", "approved_on", "late_note", "retention", "retention_reason", "destroy_on",
    "received_note", "authority_document", "restriction_systems",
})  # fmt: skip
"""Fields that no letter tells: the officer's own notes and steps."""


def build(asked: Asked) -> Report:
    """Build the file of the case that was chosen, or of the newest."""
    words = asked.words("case_file")
    case = case_chosen((line.case for line in asked.lines), asked.choices.get("case", ""))
    line = next((line for line in asked.lines if line.case is case), None)
    return headed(
        asked,
        words,
        title=words("case_file.title_of", reference=line.case.reference) if line else words("case_file.title"),
        covers=asked.as_of(words),
        figures=_figures(line, words) if line else (),
        lead=words("case_file.lead") if line else words("case_file.none"),
        sections=tuple(_sections(line, asked, words)) if line else (),
        formal=line is not None,
    )


def _figures(line: CaseLine, words: ReportWords) -> tuple[Figure, ...]:
    answered_on = line.case.answered_on
    return (
        Figure(words.short(line.case.received_on), words("dates.received")),
        Figure(words.short(line.deadlines.due_on), words("dates.due")),
        Figure(words.short(answered_on) or words("report.none"), words("dates.answered")),
        Figure(words.within(words.choice(line.case.stage)), words.within(words.field("case", "stage"))),
    )


def _sections(line: CaseLine, asked: Asked, words: ReportWords) -> Iterator[Section]:
    yield Section(words("case_file.dates"), (dates_grid(line, words), explained(line, words)))
    yield from _fields(line.case, asked, words)
    for key, (kind, named) in _HUNG.items():
        yield _hung(key, kind, asked.book.of(kind, named, line.case.id), asked, words)
    yield from _messages(asked.book.of(Message, "case_id", line.case.id), asked, words)
    yield _files(asked.book.of(Attachment, "case_id", line.case.id), asked, words)
    yield _history(asked, words)


_HUNG: Final[dict[str, tuple[type[Any], str]]] = {
    "identity": (IdentityCheck, "case_id"), "searches": (SearchTask, "case_id"), "pauses": (Pause, "case_id"),
    "recipients": (RecipientNotice, "case_id"), "suppression": (Suppression, "from_case"),
}  # fmt: skip


def _fields(case: Case, asked: Asked, words: ReportWords) -> Iterator[Section]:
    groups: defaultdict[str, list[Fact]] = defaultdict(list)
    for fact in facts_of(case, asked, words):
        groups[group_key(fact.spec.group)].append(fact)
    yield Section(words("case_file.fields"), (_said(words("case_file.fields_lead")),))
    for group, facts in groups.items():
        yield Section(words(f"groups.{group}"), (_group(group, facts, words),), level=2)


def group_key(group: str) -> str:
    """Return the key under which a group of fields has its words."""
    return group.lower().replace(" ", "_") or "course"


def _group(group: str, facts: Iterable[Fact], words: ReportWords) -> Grid:
    columns = columns_of(words, {"field": 2.4, "content": 5.6, "mark": 1.2})
    rows = tuple(piece for fact in facts for piece in in_pieces(_field_row(fact, words)))
    return Grid(group, words(f"groups.{group}"), columns, rows)


def _field_row(fact: Fact, words: ReportWords) -> Row:
    return (fact.label, fact.value, words("case_file.internal") if fact.spec.name in INTERNAL else None)


def _hung(key: str, kind: type[Any], records: tuple[Any, ...], asked: Asked, words: ReportWords) -> Section:
    omit = ("case_id", "from_case", "digest")
    grid = records_grid(key, kind, records, asked, words, omit)
    said: list[Content] = []
    for number, record in enumerate(records, start=1):
        said += _numbered(number, told(facts_of(record, asked, words, omit), words))
    return Section(words(f"case_file.{key}"), (*(said or (_said(words("report.nothing")),)), grid))


def _numbered(number: int, parts: tuple[Text, ...]) -> tuple[Text, ...]:
    """Return the paragraphs of one record with its number before the first."""
    if not parts:
        return (_said(f"{number}."),)
    return (Text((Span(f"{number}. ", bold=True), *parts[0].spans)), *parts[1:])


def _said(text: str) -> Text:
    return Text((Span(text),))


def _messages(messages: tuple[Message, ...], asked: Asked, words: ReportWords) -> Iterator[Section]:
    ordered = sorted(messages, key=lambda each: (each.received_on is None, each.received_on, each.id))
    grid = records_grid("messages", Message, ordered, asked, words, ("case_id",))
    yield Section(words("case_file.messages"), (_said(words.counted("case_file.messages", len(ordered))), grid))
    for number, message in enumerate(ordered, start=1):
        yield Section(_message_head(number, message, words), _message(message, asked, words), level=2)


def _message_head(number: int, message: Message, words: ReportWords) -> str:
    head = f"{number}. {words.choice(message.direction)}"
    if message.received_on:
        head = f"{head}, {words.day(message.received_on)}"
    return f"{head} ({words('case_file.internal')})" if message.direction is Direction.NOTE else head


def _message(message: Message, asked: Asked, words: ReportWords) -> tuple[Text, ...]:
    omit = ("case_id", "body", "direction", "received_on", "template", "language")
    parts = told(facts_of(message, asked, words, omit), words)
    return (*parts, _said(message.body)) if message.body.strip() else parts


def _files(files: tuple[Attachment, ...], asked: Asked, words: ReportWords) -> Section:
    shares = {"number": 0.6, "name": 3.0, "kind": 1.4, "size": 1.2, "added": 1.7, "digest": 3.2, "mark": 1.0}
    columns = columns_of(words, shares, {"number", "size"})

    def row(file: Attachment) -> Row:
        added = local(file.added_at, asked) if file.added_at else None
        mark = words("case_file.internal") if file.kind is AttachmentKind.INTERNAL else None
        return (file.id, file.name, file.kind, file.size, added, file.digest, mark)

    grid = Grid("attachments", words("case_file.attachments"), columns, Mapped(files, row))
    return Section(words("case_file.attachments"), (grid,), words("case_file.digest_note") if files else "")


def _history(asked: Asked, words: ReportWords) -> Section:
    columns = columns_of(words, {"number": 0.8, "at": 1.8, "who": 1.8, "deed": 2.6, "changed": 4.0}, {"number"})

    def row(entry: HistoryEntry) -> Row:
        return (entry.seq, local(entry.at, asked), entry.actor, deed(entry, words), changed_words(entry, words))

    grid = Grid("history", words("case_file.history"), columns, Mapped(asked.history, row))
    lead = _said(words("case_file.history_lead", head=asked.head))
    return Section(words("case_file.history"), (lead, grid))

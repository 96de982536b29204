"""The promise audit for the board: a verdict on each promise of the policy, with its evidence and its exceptions."""

from collections.abc import Iterator

from officer_app.documents.blocks import Span, Text
from officer_app.documents.report import Content, Figure, Report, Section
from officer_app.documents.report_words import ReportWords
from officer_app.documents.reports import promise_tables as tables
from officer_app.documents.reports.asked import Asked
from officer_app.documents.reports.headed import headed
from officer_app.domain.promise import PromiseAudit, PromiseVerdict


def build(asked: Asked) -> Report:
    """Build the audit of the whole register as it stands on the day of making."""
    words = asked.words("promises")
    found = tables.audits(asked)
    return headed(
        asked,
        words,
        title=words("promises.title"),
        covers=asked.as_of(words),
        figures=tuple(Figure(str(tables.number_of(found, each)), words.choice(each)) for each in PromiseVerdict),
        lead=tables.lead(found, words),
        sections=(_overview(found, words), *(_promise(each, words) for each in found)),
        formal=True,
    )


def _overview(found: tuple[PromiseAudit, ...], words: ReportWords) -> Section:
    content = (tables.verdict_grid(found, words), tables.data_grid(found, words))
    return Section(words("promises.verdicts"), content, words("promises.method"))


def _promise(audit: PromiseAudit, words: ReportWords) -> Section:
    source = words("promises.source", source=words(f"sources.{audit.promise.value}"))
    return Section(tables.heading_of(audit.promise, words), tuple(_evidence(audit, words)), source)


def _evidence(audit: PromiseAudit, words: ReportWords) -> Iterator[Content]:
    statement = words("promises.policy", statement=words(f"statements.{audit.promise.value}"))
    yield Text((Span(f"{words.choice(audit.verdict)}. ", bold=True), Span(statement)))
    yield tables.look_grid(audit, words)
    if audit.lapses:
        yield tables.lapse_grid(audit, words)
    elif audit.verdict is PromiseVerdict.KEPT:
        yield Text((Span(words("promises.kept_all")),))
    else:
        yield Text((Span(words("promises.kept_none")),))

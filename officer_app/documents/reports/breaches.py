"""The register of all personal data breaches: facts, effects and remedy of each, and its 72 hours (GDPR Art. 33(5))."""

from collections.abc import Iterator
from datetime import date, timedelta, tzinfo
from typing import Final
from zoneinfo import ZoneInfo

from officer_app.documents.blocks import Span, Text
from officer_app.documents.grid import Grid, Mapped, Row
from officer_app.documents.report import Figure, Report, Section
from officer_app.documents.report_words import ReportWords
from officer_app.documents.reports.asked import Asked
from officer_app.documents.reports.headed import headed
from officer_app.documents.reports.laid import columns_of, counts_grid, in_days
from officer_app.documents.reports.record_facts import facts_of, local, records_grid, told
from officer_app.domain.breach import Breach, BreachRisk, is_excused, is_notified
from officer_app.domain.breach_rules import clock_of

HOUR: Final = timedelta(hours=1)
_BRUSSELS: Final = ZoneInfo("Europe/Brussels")


def build(asked: Asked) -> Report:
    """Build the register of the breaches of which we became aware in the period, notified or not."""
    words = asked.words("breaches")
    found = in_days(asked, asked.book.live(Breach), lambda each: _aware_on(each, asked))
    return headed(
        asked,
        words,
        title=words("breaches.title"),
        covers=asked.covers(words),
        figures=(
            Figure(str(len(found)), words("breaches.all")),
            Figure(str(sum(map(is_notified, found))), words("breaches.notified")),
            Figure(str(sum(is_late(each, asked) for each in found)), words("breaches.late")),
            Figure(str(sum(each.risk is BreachRisk.HIGH for each in found)), words("breaches.high")),
        ),
        lead=words("breaches.lead") if found else words("breaches.none"),
        sections=tuple(_sections(found, asked, words)) if found else (),
    )


def _aware_on(breach: Breach, asked: Asked) -> date:
    """Return the day on which a breach belongs to the register; one without an hour stands under the first day."""
    return local(breach.aware_at, asked).date() if breach.aware_at else asked.period_from


def _zone(zone: tzinfo | None) -> ZoneInfo:
    return zone if isinstance(zone, ZoneInfo) else _BRUSSELS


def is_late(breach: Breach, asked: Asked) -> bool:
    """Tell whether the authority was told, or is still to be told, after the 72 hours (GDPR Art. 33(1))."""
    clock = clock_of(breach, _zone(asked.at.tzinfo))
    if clock is None or breach.we_are_processor or (is_excused(breach) and not breach.notified_at):
        return False
    if breach.notified_at is None and is_notified(breach):
        return False
    return (breach.notified_at or asked.at) > clock.notify_by


def _sections(found: list[Breach], asked: Asked, words: ReportWords) -> Iterator[Section]:
    yield Section(words("breaches.list"), (_table(found, asked, words),), words("breaches.clock_note"))
    for name in ("risk", "cause"):
        heading = words(f"breaches.by_{name}")
        values = (getattr(each, name) for each in found)
        yield Section(heading, (counts_grid(name, heading, words.field("breach", name), values, words),))
    yield Section(words("breaches.each"), (records_grid("fields", Breach, found, asked, words),), new_page=True)
    for number, breach in enumerate(found, start=1):
        said = told(facts_of(breach, asked, words, ("title",)), words)
        yield Section(f"{number}. {breach.title}", (_clock(breach, asked, words), *said), level=2)


def _clock(breach: Breach, asked: Asked, words: ReportWords) -> Text:
    return Text((Span(words.leading(words("breaches.clock")), bold=True), Span(clock_words(breach, asked, words))))


def clock_words(breach: Breach, asked: Asked, words: ReportWords) -> str:
    """Return what the 72 hours of a breach say."""
    clock = clock_of(breach, _zone(asked.at.tzinfo))
    if breach.we_are_processor:
        return words("clock.processor")
    if clock is None:
        return words("clock.unknown")
    until = words.moment(clock.notify_by)
    if breach.notified_at and breach.aware_at:
        hours = int((breach.notified_at - breach.aware_at) / HOUR)
        return words("clock.late" if is_late(breach, asked) else "clock.in_time", until=until, hours=hours)
    if is_notified(breach):
        return words("clock.notified", until=until)
    if is_excused(breach):
        return words("clock.excused", until=until)
    return words("clock.passed" if is_late(breach, asked) else "clock.running", until=until)


def _table(found: list[Breach], asked: Asked, words: ReportWords) -> Grid:
    shares = {"breach": 3.0, "aware": 1.7, "people": 1.2, "risk": 1.6, "notify_by": 1.7,
        "notified": 1.7, "subjects": 1.7}  # fmt: skip
    zone = _zone(asked.at.tzinfo)

    def row(each: Breach) -> Row:
        clock = None if each.we_are_processor else clock_of(each, zone)
        aware, notified = (local(at, asked) if at else None for at in (each.aware_at, each.notified_at))
        told_by = (clock.notify_by if clock else None, notified, each.subjects_told)
        return (each.title, aware, each.subject_count, each.risk, *told_by)

    columns = columns_of(words, shares, {"people"})
    return Grid("breaches", words("breaches.list"), columns, Mapped(found, row))

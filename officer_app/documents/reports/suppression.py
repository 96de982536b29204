"""How many addresses marketing leaves alone, and why: counts only, no address and no fingerprint (GDPR Art. 21(3))."""

from collections.abc import Iterator
from datetime import date

from officer_app.documents.charts import BarChart
from officer_app.documents.grid import Grid, Shown
from officer_app.documents.report import Figure, Report, Section
from officer_app.documents.report_words import ReportWords
from officer_app.documents.reports.asked import Asked
from officer_app.documents.reports.headed import headed
from officer_app.documents.reports.laid import bars_by_month, columns_of, counts_grid, in_days, is_yearly, month_of
from officer_app.domain.client import Client
from officer_app.domain.suppression import Suppression, SuppressionScope


def build(asked: Asked) -> Report:
    """Build the counts of the suppression list: as it stands, and what came in the period."""
    words = asked.words("suppression")
    entries = asked.book.live(Suppression)
    added = in_days(asked, entries, lambda each: each.since)
    gone = len(asked.book.all(Suppression)) - len(entries)
    return headed(
        asked,
        words,
        title=words("suppression.title"),
        covers=asked.covers(words),
        figures=(
            Figure(str(len(entries)), words("suppression.entries")),
            Figure(str(len(added)), words("suppression.added")),
            Figure(str(sum(each.confirmed_on is not None for each in entries)), words("suppression.confirmed")),
            Figure(str(gone), words("suppression.gone")),
        ),
        lead=words("suppression.lead"),
        sections=tuple(_sections(asked, entries, added, words)) if entries else (),
    )


def _sections(
    asked: Asked, entries: tuple[Suppression, ...], added: list[Suppression], words: ReportWords
) -> Iterator[Section]:
    for name in ("channel", "scope", "reason"):
        heading = words(f"suppression.by_{name}")
        values = (getattr(each, name) for each in entries)
        yield Section(heading, (counts_grid(name, heading, words.field("suppression", name), values, words),))
    clients = [asked.book.title(Client, each.client) for each in entries if each.scope is SuppressionScope.CLIENT]
    if clients:
        heading = words("suppression.by_client")
        yield Section(heading, (counts_grid("client", heading, words.field("suppression", "client"), clients, words),))
    if added:
        yield _months(asked, added, words)


def _months(asked: Asked, added: list[Suppression], words: ReportWords) -> Section:
    first, last = added[0].since or asked.period_from, added[-1].since or asked.period_to
    days = [(each.since, each.confirmed_on is None) for each in added if each.since]
    chart = BarChart(bars_by_month(asked, days, first, last), words("suppression.unconfirmed_row"))
    heading = words("suppression.by_year" if is_yearly(first, last) else "suppression.by_month")
    return Section(heading, (chart, _month_grid(asked, days, (first, last), words)), words("suppression.legend"))


def _month_grid(asked: Asked, days: list[tuple[date, bool]], period: tuple[date, date], words: ReportWords) -> Grid:
    counts: dict[Shown, list[int]] = {}
    for day, unconfirmed in days:
        count = counts.setdefault(month_of(asked, day, *period), [0, 0])
        count[0] += 1
        count[1] += unconfirmed
    columns = columns_of(words, {"month": 2.0, "count": 1.5, "unconfirmed": 2.0}, {"count", "unconfirmed"})
    rows = tuple((month, *count) for month, count in counts.items())
    return Grid("months", words("suppression.by_month"), columns, rows)

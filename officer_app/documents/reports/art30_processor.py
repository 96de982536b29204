"""The record of processing of a processor, in the points of GDPR Art. 30(2): for each client, and all in a table."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from officer_app.documents.blocks import Bullets, Span
from officer_app.documents.grid import Grid
from officer_app.documents.report import Figure, Report, Section
from officer_app.documents.report_words import ReportWords
from officer_app.documents.reports.art30 import NEEDS as SHARED
from officer_app.documents.reports.art30 import Teller, Told, columns_by_point
from officer_app.documents.reports.asked import Asked
from officer_app.documents.reports.standing import across, by_name, standing
from officer_app.domain.activity import Activity, ActivityRole
from officer_app.domain.client import Client
from officer_app.domain.law import law_tables
from officer_app.domain.processor import Engagement

__all__ = ["NEEDS", "build"]

NEEDS: Final = SHARED
POINTS: Final = {
    "address": "a", "contact": "a", "representative": "a", "services": "b", "transfers": "c", "measures": "d",
}  # fmt: skip
"""The point of Art. 30(2) that asks for each fact; what no point asks for is told as beyond Art. 30."""
SHARES: Final = {
    "client": 2.4, "status": 1.4, "address": 2.8, "contact": 3.0, "representative": 2.0, "services": 4.0,
    "transfers": 3.2, "measures": 3.2, "client_data": 2.8,
}  # fmt: skip

Entry = tuple[Client, Mapping[str, Told]]
"""A client and what the record tells of it, by the key of each fact."""


def build(asked: Asked) -> Report:
    """Build the record of processing as processor, as it stands today."""
    words, book = asked.words("art30"), asked.book
    teller = Teller(book, words)
    clients = by_name(book.live(Client))
    activities = by_name(each for each in book.live(Activity) if each.role is ActivityRole.PROCESSOR)
    theirs: defaultdict[int | None, list[Activity]] = defaultdict(list)
    for activity in activities:
        for client in activity.clients:
            theirs[client].append(activity)
    told = [(each, _facts(each, theirs[each.id], teller)) for each in clients]
    own = teller.block(teller.organisation(asked.organisation), {})
    without = [each for each in activities if not each.clients]
    return standing(
        asked,
        words,
        "processor",
        formal=True,
        figures=_figures(told, len(activities), words),
        lead=words("processor.lead") if clients else words("processor.nothing"),
        sections=(
            Section(words("processor.who"), (own,)),
            *(_section(each, facts, teller) for each, facts in told),
            *_unnamed(without, words),
            across(words("processor.table"), _grid(told, teller), note=words("processor.beyond_note")),
        ),
    )


def _figures(told: Sequence[Entry], activities: int, words: ReportWords) -> tuple[Figure, ...]:
    served = sum(each.status is Engagement.ACTIVE for each, _ in told)
    abroad = sum(facts["transfers"] != (words("told.no_transfer"),) for _, facts in told)
    return (
        Figure(str(served), words("processor.served")),
        Figure(str(activities), words("processor.activities")),
        Figure(str(abroad), words("processor.abroad")),
    )


def _unnamed(activities: Sequence[Activity], words: ReportWords) -> tuple[Section, ...]:
    if not activities:
        return ()
    return (Section(words("processor.unnamed"), (Bullets(tuple((Span(each.name),) for each in activities)),)),)


def _section(client: Client, facts: Mapping[str, Told], teller: Teller) -> Section:
    """Return what the record tells of a client; only one outside the Union has a representative (Art. 27)."""
    needs_none = law_tables().is_inside(client.country) and not facts["representative"]
    told = {key: fact for key, fact in facts.items() if not (key == "representative" and needs_none)}
    status = {"status": (teller.words.choice(client.status),)}
    return Section(client.name, (teller.block({**status, **told}, POINTS),))


def _facts(client: Client, theirs: Sequence[Activity], teller: Teller) -> dict[str, Told]:
    words = teller.words
    measures = dict.fromkeys([*client.measures, *(each for one in theirs for each in one.measures)])
    privacy = words("told.privacy", contact=client.privacy_contact) if client.privacy_contact else ""
    return {
        "address": teller.address(client.address, client.country),
        "contact": tuple(
            filter(None, (client.contact_name, client.email, client.phone, privacy, client.privacy_email))
        ),
        "representative": tuple(filter(None, (client.representative,))),
        "services": (*_services(client), *(each.name for each in theirs)),
        "transfers": _transfers(client, theirs, teller) or (words("told.no_transfer"),),
        "measures": teller.measures(measures),
        "client_data": teller.data(client.categories),
    }


def _services(client: Client) -> list[str]:
    return [line.strip().rstrip(".") for line in client.services.splitlines() if line.strip()]


def _transfers(client: Client, theirs: Sequence[Activity], teller: Teller) -> Told:
    """Return where the data of a client go; what another client has transferred is not told of this one."""
    found = {each.id: each for each in teller.transfers_for(client)}
    found |= {each.id: each for activity in theirs for each in teller.transfers_of(activity)}
    return teller.transfers(each for each in found.values() if each.client in {None, client.id})


def _grid(told: Sequence[Entry], teller: Teller) -> Grid:
    words, rows = teller.words, [(each.name, each.status, *teller.cells(facts).values()) for each, facts in told]
    return Grid("clients", words("processor.table"), columns_by_point(words, SHARES, POINTS), rows)

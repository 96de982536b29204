"""What a record of processing tells of an activity, point by point of GDPR Art. 30."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, TypeVar

from officer_app.documents.blocks import Bullets, Span
from officer_app.documents.grid import Column, Shown
from officer_app.documents.report_words import Items, ReportWords
from officer_app.documents.text_runs import bound
from officer_app.domain.activity import Activity, Purpose
from officer_app.domain.book import Book
from officer_app.domain.client import Client
from officer_app.domain.codes import read_country
from officer_app.domain.data_category import DataCategory, Sensitivity
from officer_app.domain.folding import fold
from officer_app.domain.gap import grouped
from officer_app.domain.law import law_tables
from officer_app.domain.measure import Measure, MeasureState
from officer_app.domain.organisation import Organisation
from officer_app.domain.processor import Processor
from officer_app.domain.recipient import Recipient, RecipientKind
from officer_app.domain.transfer import Mechanism, Transfer, TransferStatus

NEEDS: Final = (
    Activity, Purpose, DataCategory, Processor, Recipient, Measure, Transfer, Client
)  # fmt: skip
Record = TypeVar("Record")

CARE: Final = frozenset({Sensitivity.SPECIAL, Sensitivity.CRIMINAL})

Told = tuple[str, ...]
"""What is told under one point: a text for each thing."""


def columns_by_point(words: ReportWords, shares: Mapping[str, float], points: Mapping[str, str]) -> tuple[Column, ...]:
    """Return columns by their keys, with their parts of the width; each names the point of Art. 30 that asks for it."""
    names = {key: words(f"told.{key}") for key in shares}
    names |= {key: words("told.with_note", name=names[key], note=points[key]) for key in shares if key in points}
    return tuple(Column(key, names[key], share) for key, share in shares.items())


@dataclass(frozen=True)
class Teller:
    """Tells of activities in the words of a report."""

    book: Book
    words: ReportWords

    @cached_property
    def _purposes(self) -> Mapping[int | None, tuple[Purpose, ...]]:
        return grouped(self.book.all(Purpose), "activity_id")

    @cached_property
    def _transfers(self) -> Mapping[tuple[str, int | None], list[Transfer]]:
        found = defaultdict(list)
        for transfer in self.book.live(Transfer):
            for name in _named_by(transfer):
                found[name].append(transfer)
        return found

    def transfers_of(self, activity: Activity) -> list[Transfer]:
        """Return the transfers of an activity: those that name it, else those to its processors and recipients."""
        names: list[tuple[str, int | None]] = [("activity", activity.id)]
        names += [("processor", each) for each in activity.processors]
        names += [("recipient", each) for each in activity.recipients]
        return list({each.id: each for name in names for each in self._transfers.get(name, ())}.values())

    def transfers_for(self, client: Client) -> list[Transfer]:
        """Return the transfers that are made for a client."""
        return self._transfers.get(("client", client.id), [])

    def purposes_of(self, activity: Activity) -> tuple[Purpose, ...]:
        """Return the purposes that are recorded for an activity."""
        return self._purposes.get(activity.id, ())

    def organisation(self, organisation: Organisation) -> dict[str, Told]:
        """Return who keeps the record, and its privacy officer (Art. 30(1)(a) and (2)(a))."""
        title = in_language(organisation.officer_title, self.words.language)
        return {
            "name": _those(organisation.name, organisation.enterprise_number),
            "address": self.address(organisation.address, organisation.country),
            "officer": _those(organisation.officer_name, title),
            "contact": _those(organisation.officer_email, organisation.officer_phone, organisation.website),
        }

    def address(self, address: str, country: str) -> Told:
        """Return the lines of an address, and the country where they do not end with it."""
        written = _those(*address.splitlines())
        if not country or (written and read_country(written[-1]) == country):
            return written
        return (*written, self.words.country(country))

    def purposes(self, activity: Activity) -> Told:
        """Return the purposes, by name or as people are told (Art. 30(1)(b))."""
        named = _those(*(each.name for each in self.purposes_of(activity)))
        return named or _those(in_language(activity.purpose, self.words.language))

    def subjects(self, activity: Activity) -> Told:
        """Return the categories of data subjects (Art. 30(1)(c))."""
        return tuple(map(self.words.choice, activity.subjects))

    def data(self, numbers: Iterable[int]) -> Told:
        """Return categories of data; those of Art. 9 and 10 say so (Art. 30(1)(c))."""
        return tuple(self._category(each) for each in _found(self.book, DataCategory, numbers))

    def _category(self, category: DataCategory) -> str:
        if category.sensitivity not in CARE:
            return category.name
        return self.words("told.with_note", name=category.name, note=self.words.choice(category.sensitivity))

    def recipients(self, activity: Activity) -> Told:
        """Return the processors and other recipients with their countries (Art. 30(1)(d))."""
        processors = _found(self.book, Processor, activity.processors)
        named = {fold(each.name): (each.name, RecipientKind.PROCESSOR, each.country) for each in processors}
        for each in _found(self.book, Recipient, activity.recipients):
            if each.processor is None or each.processor not in activity.processors:
                named.setdefault(fold(each.name), (each.name, each.kind, each.country))
        return tuple(self._recipient(*each) for each in named.values())

    def _recipient(self, name: str, kind: RecipientKind, country: str) -> str:
        words = self.words
        note = ", ".join(_those(words.choice(kind), words.country(country) if country else ""))
        return words("told.with_note", name=name, note=note)

    def transfers(self, transfers: Iterable[Transfer]) -> Told:
        """Return to which countries data go outside the EEA, by the ground of it (Art. 30(1)(e) and (2)(c))."""
        words = self.words
        by_ground: dict[str, set[str]] = {}
        for each in transfers:
            if _leaves(each):
                place = each.importer_organisation.strip() or words.country(each.country)
                by_ground.setdefault(self._ground(each), set()).add(place)
        return tuple(
            words("told.with_note", name=", ".join(sorted(places, key=lambda place: (fold(place), place))), note=ground)
            for ground, places in by_ground.items()
        )

    def _ground(self, transfer: Transfer) -> str:
        """Return the ground; one under Art. 49(1), second subparagraph, with its safeguards on record."""
        ground = self.words.choice(transfer.mechanism)
        if transfer.mechanism is Mechanism.NONE:
            return self.words("told.no_ground")
        if transfer.mechanism is not Mechanism.COMPELLING:
            return ground
        return ", ".join(_those(ground, transfer.derogation_reason, transfer.guarantees))

    def erasure(self, activity: Activity) -> Told:
        """Return when data are erased, and how (Art. 30(1)(f))."""
        words = self.words
        period = in_language(activity.retention, words.language) or activity.retention_period
        if activity.retention_months:
            period = words.counted("told.months", activity.retention_months)
        if period and activity.retention_months and activity.retention_start:
            period = words("told.from", period=period, start=words.choice(activity.retention_start))
        return _those(period, activity.deletion_method)

    def measures(self, numbers: Iterable[int]) -> Told:
        """Return the measures that are in place (Art. 30(1)(g) and (2)(d))."""
        there = (each for each in _found(self.book, Measure, numbers) if each.state is MeasureState.IN_PLACE)
        return tuple(each.name for each in there)

    def block(self, facts: Mapping[str, Told], points: Mapping[str, str]) -> Bullets:
        """Return facts as a list, each with its point of Art. 30; what is not recorded says so."""
        return Bullets(tuple((self._label(key, points), Span(self._said(told))) for key, told in facts.items()))

    def cells(self, facts: Mapping[str, Told]) -> dict[str, Items | Shown]:
        """Return facts as cells of a table; what is not recorded says so on a page, and is nothing as data."""
        nothing = Shown(self.words("told.not_recorded"), ())
        return {key: Items(told) if told else nothing for key, told in facts.items()}

    def _label(self, key: str, points: Mapping[str, str]) -> Span:
        label = self.words(f"told.{key}")
        point = f"({points[key]}) " if points.get(key) else ""
        return Span(self.words("told.label", label=f"{point}{label}"), bold=True)

    def _said(self, told: Told) -> str:
        return bound(self.words("report.between")).join(told) or self.words("told.not_recorded")


def _named_by(transfer: Transfer) -> Iterator[tuple[str, int | None]]:
    """Yield what a transfer is found by: its activities, else its processor and recipient; and its client."""
    yield from (("activity", each) for each in transfer.activities)
    if not transfer.activities:
        yield "processor", transfer.processor
        yield "recipient", transfer.recipient
    yield "client", transfer.client


def _leaves(transfer: Transfer) -> bool:
    if transfer.status is TransferStatus.ENDED:
        return False
    return bool(transfer.importer_organisation.strip()) or not law_tables().is_inside(transfer.country)


def in_language(wording: Mapping[str, str], language: str) -> str:
    """Return a wording in a language, else in the first in which it is written."""
    return wording.get(language) or next(filter(None, wording.values()), "")


def _found(book: Book, record: type[Record], numbers: Iterable[int]) -> Sequence[Record]:
    return [found for each in numbers if (found := book.get(record, each))]


def _those(*texts: str) -> Told:
    return tuple(text.strip() for text in texts if text.strip())

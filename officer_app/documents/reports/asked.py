"""What a report is asked for: of which register and which days, in which language, and what it is drawn from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from officer_app.documents.letter_words import read_words
from officer_app.documents.pdf import Footer, short_digest
from officer_app.documents.report_words import ReportWords, report_words
from officer_app.domain.audit import HistoryEntry
from officer_app.domain.book import Book
from officer_app.domain.case_file import CaseLine
from officer_app.domain.organisation import Organisation
from officer_app.domain.words import Sentence


@dataclass(frozen=True, slots=True)
class Checked:
    """What the verification of the register said: how many entries there are, and each thing that it found.

    `stopped` says how far it came where it did not check all of them.
    """

    entries: int
    findings: tuple[Sentence, ...] = ()
    stopped: Sentence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The facts from which a report is built.

    `choices` are what was chosen besides the period, by name: the reference of a case, the size of a sample, its seed,
    a right, a channel. `at` is the moment of making, in the zone in which it is told.
    """

    organisation: Organisation
    language: str
    at: datetime
    period_from: date
    period_to: date
    book: Book = field(default_factory=Book)
    lines: tuple[CaseLine, ...] = ()
    history: tuple[HistoryEntry, ...] = ()
    checked: Checked | None = None
    head: str = ""
    file_name: str = ""
    filter_words: str = ""
    choices: Mapping[str, str] = field(default_factory=dict)
    draft: bool = False

    @property
    def today(self) -> date:
        """The day of making."""
        return self.at.date()

    def words(self, key: str) -> ReportWords:
        """Return the words of a report in the language asked for."""
        return report_words(self.language, key)

    def in_period(self) -> tuple[CaseLine, ...]:
        """Return the cases received in the period, the oldest first."""
        chosen = (
            line
            for line in self.lines
            if line.case.received_on and self.period_from <= line.case.received_on <= self.period_to
        )
        return tuple(sorted(chosen, key=lambda line: (line.case.received_on or date.min, line.case.reference)))

    def covers(self, words: ReportWords) -> str:
        """Return the words for the period."""
        return words("report.covers", first=words.day(self.period_from), last=words.day(self.period_to))

    def as_of(self, words: ReportWords) -> str:
        """Return the words for the day of making, where the report tells how things stand."""
        return words("report.as_of", day=words.day(self.today))

    def footer(self, words: ReportWords) -> Footer:
        """Return the foot of a report: when it was made from which file, with which filter, and the register's head."""
        page = read_words(self.language)
        made = words(
            "report.made",
            day=words.day(self.today),
            time=f"{self.at:%H:%M}",
            file=self.file_name or self.organisation.name,
            filter=self.filter_words or words("report.no_filter"),
        )
        digest = page("letter.register", digest=short_digest(self.head)) if self.head else ""
        return Footer(made, page("letter.page"), digest)

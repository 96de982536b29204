"""The calendar of a register: every date that must not be missed, for the officer's own calendar program."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from officer_app.documents.calendar_file import CalendarAsked, calendar_bytes
from officer_app.documents.report_words import report_words
from officer_app.documents.wording import letter_language
from officer_app.domain.appointments import APPOINTED, appointments
from officer_app.domain.book import Book
from officer_app.services.case_work import write_whole
from officer_app.services.cases import Records
from officer_app.services.listing import Rows, lines_of, read_rows
from officer_app.services.register import Register
from officer_app.services.reports import ZONE


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarWish:
    """What calendar is wanted, at which moment, of which register; of one case where `case_id` is given.

    Names of people stand in it only where that is asked for: calendars are shared and synchronised.
    """

    language: str = ""
    names: bool = False
    case_id: int | None = None
    at: datetime
    register: str


@dataclass(frozen=True, slots=True)
class Dated:
    """The records from which a calendar is reckoned; whoever has them holds up no change of the register."""

    rows: Rows
    book: Book


def wish_for(
    register: Register, *, language: str = "", names: bool = False, case_id: int | None = None
) -> CalendarWish:
    """Return the wish for a calendar of this register, as it is now; asked in the register's own thread."""
    first = register.history(newest=1, before=2)
    mark = f"{first[0].at:%Y%m%d%H%M%S%f}" if first else "0"  # the instant of the first entry never changes
    return CalendarWish(language=language, names=names, case_id=case_id, at=register.clock.now(), register=mark)


def read_dated(reader: Records) -> Dated:
    """Read everything that a calendar needs; `reader` is the register, or a snapshot of it in another thread."""
    return Dated(read_rows(reader), Book({record: tuple(reader.all(record)) for record in APPOINTED}))


def calendar_of(dated: Dated, wish: CalendarWish) -> bytes:
    """Return the calendar file."""
    rows = dated.rows
    found = appointments(dated.book, lines_of(rows, wish.at.astimezone(ZONE).date()), ZONE)
    if wish.case_id is not None:
        tasks = {task.id for task in rows.tasks if task.case_id == wish.case_id}
        found = [each for each in found if (each.key, each.record_id) == ("case", wish.case_id)
            or (each.key == "search_task" and each.record_id in tasks)]  # fmt: skip
    language = letter_language(wish.language, rows.organisation.letter_language)
    words = report_words(language, "calendar")
    return calendar_bytes(found, CalendarAsked(words=words, at=wish.at, register=wish.register, names=wish.names))


def save_calendar(
    register: Register, to: Path, *, language: str = "", names: bool = False, case_id: int | None = None
) -> Path:
    """Write every deadline, or those of one case, as a calendar file, whole or not at all; return where it is."""
    wish = wish_for(register, language=language, names=names, case_id=case_id)
    return write_whole(to, calendar_of(read_dated(register), wish))

"""The calendar of a register: every date that must not be missed, for the officer's own calendar program."""

from pathlib import Path

from officer_app.documents.calendar_file import CalendarAsked, calendar_bytes
from officer_app.documents.report_words import report_words
from officer_app.documents.wording import letter_language
from officer_app.domain.appointments import APPOINTED, appointments
from officer_app.domain.book import Book
from officer_app.services.case_work import write_whole
from officer_app.services.cases import Records, organisation_of
from officer_app.services.listing import lines_of, read_rows
from officer_app.services.register import Register
from officer_app.services.reports import ZONE


def save_calendar(
    register: Register, to: Path, *, language: str = "", names: bool = False, case_id: int | None = None
) -> Path:
    """Write every deadline, or those of one case, as a calendar file, whole or not at all; return where it is.

    Names of people stand in it only where that is asked for: calendars are shared and synchronised.
    """
    return write_whole(to, calendar_of(register, register, language=language, names=names, case_id=case_id))


def calendar_of(
    register: Register, reader: Records, *, language: str = "", names: bool = False, case_id: int | None = None
) -> bytes:
    """Return the calendar file; `reader` is the register itself, or a snapshot of it in another thread."""
    rows = read_rows(reader)
    book = Book({record: tuple(reader.all(record)) for record in APPOINTED})
    now = register.clock.now()
    found = appointments(book, lines_of(rows, now.astimezone(ZONE).date()), ZONE)
    if case_id is not None:
        tasks = {task.id for task in rows.tasks if task.case_id == case_id}
        found = [each for each in found if (each.key, each.record_id) == ("case", case_id)
            or (each.key == "search_task" and each.record_id in tasks)]  # fmt: skip
    wanted = letter_language(language, organisation_of(reader).letter_language)
    asked = CalendarAsked(words=report_words(wanted, "calendar"), at=now, register=_mark_of(register), names=names)
    return calendar_bytes(found, asked)


def _mark_of(register: Register) -> str:
    """Return what tells this register from others: the instant of its first entry, which never changes."""
    first = register.history(newest=1, before=2)
    return f"{first[0].at:%Y%m%d%H%M%S%f}" if first else "0"

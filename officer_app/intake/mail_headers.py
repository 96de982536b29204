"""Who sent an e-mail and when, from headers that anybody may have crafted: plain values, or nothing."""

import re
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import parsedate_to_datetime
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from officer_app.domain.fields import looks_like_email
from officer_app.intake.plain_text import one_line

LONGEST_LINE = 1_000
"""Characters of a subject or a name that are kept."""
_MOST_LINES = 1_000
_LONGEST_HEADER = 10_000
_ZONE = ZoneInfo("Europe/Brussels")

T = TypeVar("T")


class _MailPolicy(EmailPolicy):
    """The standard library's own reading, with headers cut before anything looks at them closely."""

    def header_source_parse(self, sourcelines: Sequence[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(list(sourcelines[:_MOST_LINES]))
        return name, value[:_LONGEST_HEADER]


MAIL_POLICY = _MailPolicy()


def safely(read: Callable[[], T], otherwise: T) -> T:
    """Return what the mail library reads, or the other value where a crafted header makes it stumble."""
    try:
        return read()
    except Exception:  # noqa: BLE001 - the library raises errors of every kind on crafted mail
        return otherwise


def header(message: EmailMessage, name: str) -> str:
    """Return a header as text, or "" where there is none that can be read."""
    value: Any = safely(lambda: message[name], None)
    return safely(lambda: str(value), "") if value is not None else ""


def sender_of(message: EmailMessage) -> tuple[str, str]:
    """Return the name and the one plain address of the sender; either may be empty."""
    for each in ("From", "Reply-To", "Sender"):
        name, address = safely(lambda each=each: _first_sender(message, each), ("", ""))  # type: ignore[misc]
        if address:
            return name, address
    return one_line(re.sub(r"<.*?>", "", header(message, "From")), LONGEST_LINE).strip('" '), ""


def _first_sender(message: EmailMessage, name: str) -> tuple[str, str]:
    for sender in message[name].addresses:
        address = one_line(sender.addr_spec, LONGEST_LINE)
        if looks_like_email(address):
            return one_line(sender.display_name, LONGEST_LINE), address
    return "", ""


def sent_at(message: EmailMessage) -> datetime | None:
    """Return the moment in `Date:`, or None."""
    return _moment(header(message, "Date"))


def _moment(written: str) -> datetime | None:
    """Return a date of a header, in UTC where it names no zone; None where the calendar cannot show it."""
    moment = safely(lambda: parsedate_to_datetime(written), None)
    if moment is None:
        return None
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return safely(lambda: aware if aware.astimezone(_ZONE) and aware.astimezone(UTC) else None, None)


def received_on(message: EmailMessage) -> date | None:
    """Return the day in Brussels when it came in: the own server's `Received:` stands first; else that of `Date:`."""
    stamps: list[tuple[str, str, str]] = safely(
        lambda: [str(each).rpartition(";") for each in message.get_all("Received") or ()], []
    )
    moments = (_moment(stamp.strip()) for _, mark, stamp in stamps if mark)
    moment = next((each for each in moments if each), None) or sent_at(message)
    return moment.astimezone(_ZONE).date() if moment else None

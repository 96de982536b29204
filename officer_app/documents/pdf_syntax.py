"""How PDF writes texts and instants."""

from datetime import date


def text_string(text: str) -> str:
    """Return a text as PDF writes it, in UTF-16 and in digits, so that no sign of it can end it."""
    return f"<FEFF{text.encode('utf-16-be', 'replace').hex().upper()}>"


def midnight(day: date) -> str:
    """Return the beginning of a day, in UTC."""
    return f"(D:{day:%Y%m%d}000000Z)"

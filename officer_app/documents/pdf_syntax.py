"""How PDF writes texts and instants."""

from datetime import date
from typing import Final

LONGEST_STRING: Final = 16_000
"""Letters of a text that a string of PDF/A holds in UTF-16 (ISO 19005-3 section 6.1.13: 32,767 bytes)."""


def text_string(text: str) -> str:
    """Return a text as PDF writes it, in UTF-16 and in digits that no sign of it can end; a longer one is cut."""
    if len(text) > LONGEST_STRING:
        text = f"{text[: LONGEST_STRING - 1]}…"
    return f"<FEFF{text.encode('utf-16-be', 'replace')[: 2 * LONGEST_STRING].hex().upper()}>"


def midnight(day: date) -> str:
    """Return the beginning of a day, in UTC."""
    return f"(D:{day:%Y%m%d}000000Z)"

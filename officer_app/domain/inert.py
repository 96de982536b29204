"""Cells of a text table that no spreadsheet program takes for a formula; what was done to them can be undone."""

import re
from typing import Final

_LIVE: Final = re.compile(r"'*\s*[=+\-@\t\r\n＝＋－＠﹢﹣﹦﹫−]")
_QUOTED: Final = re.compile(r"'+\s*[=+\-@\t\r\n＝＋－＠﹢﹣﹦﹫−]")


def inert(text: str) -> str:
    """Return a text with an apostrophe before it where a spreadsheet program might run it: `'=1+1`, `'+32 2 123`."""
    return f"'{text}" if _LIVE.match(text) else text


def as_written(text: str) -> str:
    """Return the text that `inert` was given: one apostrophe before a sign of a formula goes, any other stays."""
    return text[1:] if _QUOTED.match(text) else text

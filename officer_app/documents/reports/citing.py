"""Where a rule stands, as the lawyers of each language write it; the registers keep it as an English text."""

import re
from datetime import date
from functools import cache, partial
from typing import Final

from officer_app.documents.report_words import ReportWords, report_words

_STEP: Final = re.compile(r"\((?:(?P<number>\d{1,2})|(?P<letter>[a-z]))\)")

_DATED: Final = re.compile(r"(?P<of>\bof )?\b(?P<day>\d{1,2} [A-Z][a-z]+ \d{4})\b")
"""A day in an English source: that of a judgment or of a decision."""

_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def cited(source: str, language: str) -> str:
    """Return a source in a language: `GDPR Art. 28(3)(a)` is `RGPD, art. 28, § 3, a)` in French."""
    words = report_words(language, "citing")
    terms = words.tree["terms"]
    parts = [_terms(language).sub(lambda found: terms[found[0]], part) for part in source.split("; ")]
    text = _STEP.sub(partial(_step, words), words.listed(parts))
    return text if language == "en" else _DATED.sub(partial(_dated, words), text)


@cache
def _terms(language: str) -> re.Pattern[str]:
    terms = report_words(language, "citing").tree["terms"]
    longest_first = sorted(terms, key=len, reverse=True)
    return re.compile("|".join(rf"(?<!\w){re.escape(term)}(?!\w)" for term in longest_first))


def _dated(words: ReportWords, found: re.Match[str]) -> str:
    number, month, year = found["day"].split()
    day = words.day(date(int(year), _MONTHS.index(month) + 1, int(number)))
    return words("steps.dated", day=day) if found["of"] else day


def _step(words: ReportWords, found: re.Match[str]) -> str:
    """Return a paragraph or a point; one that follows a blank stands alone."""
    kind = "paragraph" if found["number"] else "point"
    before = found.string[: found.start()]
    alone = "" if before[-1:].isalnum() or before.endswith(")") else "_alone"
    return words(f"steps.{kind}{alone}", step=found["number"] or found["letter"])

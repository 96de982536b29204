"""Where a rule stands, as the lawyers of each language write it; the registers keep it as an English text."""

import re
from functools import cache, partial
from typing import Final

from officer_app.documents.report_words import ReportWords, report_words

_STEP: Final = re.compile(r"\((?:(?P<number>\d{1,2})|(?P<letter>[a-z]))\)")

_REMARK: Final = re.compile(r"[;,] (?:amended|confirmed|first evaluation|invalid|reviewed|upheld)\b[^;]*")
"""What became of a decision since; only English reports tell it beside the source."""


def cited(source: str, language: str) -> str:
    """Return a source in a language: `GDPR Art. 28(3)(a)` is `RGPD, art. 28, § 3, a)` in French."""
    words = report_words(language, "citing")
    terms = words.tree["terms"]
    told = source if language == "en" else _REMARK.sub("", source)
    text = _terms(language).sub(lambda found: terms[found[0]], told)
    return _STEP.sub(partial(_step, words), text)


@cache
def _terms(language: str) -> re.Pattern[str]:
    terms = report_words(language, "citing").tree["terms"]
    longest_first = sorted(terms, key=len, reverse=True)
    return re.compile("|".join(rf"(?<!\w){re.escape(term)}(?!\w)" for term in longest_first))


def _step(words: ReportWords, found: re.Match[str]) -> str:
    """Return a paragraph or a point; one that follows a blank stands alone."""
    kind = "paragraph" if found["number"] else "point"
    before = found.string[: found.start()]
    alone = "" if before[-1:].isalnum() or before.endswith(")") else "_alone"
    return words(f"steps.{kind}{alone}", step=found["number"] or found["letter"])

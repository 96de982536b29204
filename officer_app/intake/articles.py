"""Articles of the GDPR that a letter cites: a request by its number says what it asks in any language."""

import re

from officer_app.domain.vocabulary import Right

_SECOND_PARAGRAPH = re.compile(r"\A[^\w]{0,4}(?:[^\W\d_]{1,14}\.?[^\w]{0,4}){0,3}2(?!\d)")
_NUMBER = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
_RIGHTS = {
    15: Right.ACCESS,
    16: Right.RECTIFICATION,
    17: Right.ERASURE,
    18: Right.RESTRICTION,
    20: Right.PORTABILITY,
    21: Right.OBJECTION,
    22: Right.AUTOMATED_DECISION,
}


def rights_cited(text: str, articles: re.Pattern[str]) -> tuple[Right | None, ...]:
    """Return for each article cited the right in it, None for an article without one; Art. 21(2) is about marketing.

    `articles` finds an article's number, as `after` or `before` the word for it.
    """
    if not _NUMBER.search(text):
        return ()
    return tuple(_right(cited, text) for cited in articles.finditer(text))


def _right(cited: re.Match[str], text: str) -> Right | None:
    right = _RIGHTS.get(int(cited["after"] or cited["before"]))
    if right is Right.OBJECTION and _SECOND_PARAGRAPH.match(text[cited.end() : cited.end() + 40]):
        return Right.MARKETING_OBJECTION
    return right

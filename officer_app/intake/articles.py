"""Articles of the GDPR that a letter cites: a request by its number says what it asks in any language."""

import re
from collections.abc import Iterable

from officer_app.domain.vocabulary import Right
from officer_app.intake.sentences import Said

_SECOND_PARAGRAPH = re.compile(r"\A[^\w]{0,4}(?:[^\W\d_]{1,14}\.?[^\w]{0,4}){0,3}2(?!\d)")
_RIGHTS = {
    15: Right.ACCESS,
    16: Right.RECTIFICATION,
    17: Right.ERASURE,
    18: Right.RESTRICTION,
    20: Right.PORTABILITY,
    21: Right.OBJECTION,
    22: Right.AUTOMATED_DECISION,
}


def rights_cited(said: Said, articles: re.Pattern[str]) -> list[Right]:
    """Return the rights whose articles a sentence cites, in its order; Art. 21(2) is the objection to marketing.

    `articles` finds an article's number, as `after` or `before` the word for it.
    """
    found = []
    for cited in articles.finditer(said.text):
        right = _RIGHTS.get(int(cited["after"] or cited["before"]))
        if right is Right.OBJECTION and _SECOND_PARAGRAPH.match(said.text[cited.end() : cited.end() + 40]):
            right = Right.MARKETING_OBJECTION
        if right is not None:
            found.append(right)
    return found


def names_duties_only(said: Said, articles: re.Pattern[str]) -> bool:
    """Tell whether a sentence cites articles but no right, as `Art. 12(3): you have to confirm the erasure` does."""
    return bool(articles.search(said.text)) and not rights_cited(said, articles)


def asked_by_article(sentences: Iterable[Said], articles: re.Pattern[str]) -> list[tuple[Right, Said]]:
    """Return the right of the first article cited outside lists and questions, and portability wherever it is cited.

    Letters that cite articles name the right they use first; later ones stand there as duties or as grounds.
    """
    asked: list[tuple[Right, Said]] = []
    for said in sentences:
        if said.is_listed or said.is_question:
            continue
        for right in rights_cited(said, articles):
            if not asked or (right is Right.PORTABILITY and right not in {each for each, _ in asked}):
                asked.append((right, said))
    return asked

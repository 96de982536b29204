"""On which grounds a right may be refused: the closed list of the law, right by right."""

from collections.abc import Iterable

from officer_app.domain.vocabulary import Right
from officer_app.domain.words import Choice, Sentence


class RefusalGround(Choice):
    """A provision that allows a refusal, whole or in part."""

    OTHERS_RIGHTS = "15(4)", "Rights of others (Art. 15(4))"
    UNFOUNDED_OR_EXCESSIVE = "12(5)", "Manifestly unfounded or excessive (Art. 12(5))"
    NATIONAL_LAW = "23", "Restricted by law (Art. 23)"
    NOT_IDENTIFIABLE = "11(2)", "The person cannot be identified (Art. 11(2))"
    ACCURATE = "16", "The data are accurate (Art. 16)"
    NO_ERASURE_GROUND = "17(1)", "No ground of Art. 17(1) applies"
    EXPRESSION = "17(3)(a)", "Freedom of expression and information (Art. 17(3)(a))"
    LEGAL_OBLIGATION = "17(3)(b)", "Legal obligation or public task (Art. 17(3)(b))"
    PUBLIC_HEALTH = "17(3)(c)", "Public health (Art. 17(3)(c))"
    ARCHIVING = "17(3)(d)", "Archiving, research or statistics (Art. 17(3)(d))"
    ERASURE_CLAIMS = "17(3)(e)", "Legal claims (Art. 17(3)(e))"
    NO_RESTRICTION_GROUND = "18(1)", "No ground of Art. 18(1) applies"
    NOT_PORTABLE = "20(1)", "The conditions of Art. 20(1) are not met"
    PUBLIC_TASK = "20(3)", "Public task (Art. 20(3))"
    PORTABILITY_OTHERS = "20(4)", "Rights of others (Art. 20(4))"
    COMPELLING_GROUNDS = "21(1)", "Compelling legitimate grounds or legal claims, shown (Art. 21(1))"
    RESEARCH = "21(6)", "Research or statistics, necessary for a public task (Art. 21(6))"
    OTHER_BASIS = "6(1)", "The processing does not rest on Art. 6(1)(e) or (f)"
    NOT_SOLELY_AUTOMATED = "22(1)", "No decision by machine alone with such effects (Art. 22(1))"
    AUTOMATED_ALLOWED = "22(2)", "Necessary for a contract, allowed by law or consented to (Art. 22(2))"


_ANYWHERE = (RefusalGround.UNFOUNDED_OR_EXCESSIVE, RefusalGround.NATIONAL_LAW)
_WHERE_IDENTITY_HELPS = (*_ANYWHERE, RefusalGround.NOT_IDENTIFIABLE)

GROUNDS: dict[Right, tuple[RefusalGround, ...]] = {
    Right.ACCESS: (RefusalGround.OTHERS_RIGHTS, *_WHERE_IDENTITY_HELPS),
    Right.RECTIFICATION: (RefusalGround.ACCURATE, *_WHERE_IDENTITY_HELPS),
    Right.ERASURE: (
        RefusalGround.NO_ERASURE_GROUND,
        RefusalGround.EXPRESSION,
        RefusalGround.LEGAL_OBLIGATION,
        RefusalGround.PUBLIC_HEALTH,
        RefusalGround.ARCHIVING,
        RefusalGround.ERASURE_CLAIMS,
        *_WHERE_IDENTITY_HELPS,
    ),
    Right.RESTRICTION: (RefusalGround.NO_RESTRICTION_GROUND, *_WHERE_IDENTITY_HELPS),
    Right.PORTABILITY: (
        RefusalGround.NOT_PORTABLE,
        RefusalGround.PUBLIC_TASK,
        RefusalGround.PORTABILITY_OTHERS,
        *_WHERE_IDENTITY_HELPS,
    ),
    Right.OBJECTION: (
        RefusalGround.COMPELLING_GROUNDS,
        RefusalGround.RESEARCH,
        RefusalGround.OTHER_BASIS,
        *_ANYWHERE,
    ),
    Right.MARKETING_OBJECTION: (),
    Right.WITHDRAW_CONSENT: (),
    Right.AUTOMATED_DECISION: (
        RefusalGround.NOT_SOLELY_AUTOMATED,
        RefusalGround.AUTOMATED_ALLOWED,
        *_ANYWHERE,
    ),
    Right.COMPLAINT: (),
    Right.QUESTION: (),
    Right.OTHER: (),
}
"""Which grounds the law allows for which right (GDPR Art. 11(2), 12(5), 15 to 23; facts B2)."""


def grounds_for(rights: Iterable[Right]) -> tuple[RefusalGround, ...]:
    """Return every ground that the law allows for at least one of these rights, in the list's order."""
    allowed = {ground for right in rights for ground in GROUNDS[right]}
    return tuple(ground for ground in RefusalGround if ground in allowed)


def check_refusal(rights: Iterable[Right], grounds: Iterable[RefusalGround]) -> Sentence | None:
    """Return why these rights cannot be refused on these grounds, or None where the law allows it."""
    rights, grounds = tuple(rights), tuple(grounds)
    if Right.MARKETING_OBJECTION in rights:
        return Sentence(
            "An objection to marketing can never be refused: the mailings stop at once.",
            source="GDPR Art. 21(3)",
        )
    for right in rights:
        if not GROUNDS[right]:
            return Sentence("The law knows no ground to refuse this: {right}.", {"right": right})
        if not set(grounds) & set(GROUNDS[right]):
            return Sentence(
                "Choose a ground that the law allows for {right}: {grounds}.",
                {"right": right, "grounds": GROUNDS[right]},
                "GDPR Art. 12(4)",
            )
    foreign = next((ground for ground in grounds if ground not in grounds_for(rights)), None)
    if foreign is None:
        return None
    return Sentence("This ground does not belong to what is refused: {ground}.", {"ground": foreign})


def only_withholds(rights: Iterable[Right], grounds: Iterable[RefusalGround]) -> Sentence | None:
    """Return why these grounds carry no refusal of the whole: the rights of others only take a part out of a copy."""
    carrying = set(grounds) - {RefusalGround.OTHERS_RIGHTS}
    if Right.ACCESS not in rights or carrying & set(GROUNDS[Right.ACCESS]):
        return None
    return Sentence(
        "The rights of others let a part be withheld, never everything. Choose granted in part, or another ground.",
        source="GDPR Art. 15(4) and recital 63",
    )

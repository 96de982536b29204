"""`officer assess agreement`: a checklist in JSON becomes what is missing and what was found (facts C)."""

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from officer_app.cli.asked import Answer, near_day, part, word
from officer_app.cli.assess_transfer import plain_finding
from officer_app.domain.agreement import Clause, Presence
from officer_app.domain.agreement_rules import CHAPEAU, AgreementFacts, assess_agreement
from officer_app.domain.errors import OfficerError
from officer_app.domain.fields import is_empty
from officer_app.domain.law import law_tables

_WHOLE_CHAPEAU: Final = "C0"
_SIGNS: Final = (
    ("right", Clause.C0_RIGHTS),
    ("obligation", Clause.C0_RIGHTS),
    ("matter", Clause.C0_SUBJECT),
    ("duration", Clause.C0_DURATION),
    ("nature", Clause.C0_NATURE),
    ("purpose", Clause.C0_PURPOSE),
    ("subject", Clause.C0_SUBJECTS),
    ("data", Clause.C0_DATA),
    ("type", Clause.C0_DATA),
    ("categor", Clause.C0_SUBJECTS),
)
"""The seven subjects go by many names (`type_of_data`, `data_types`): the first of these parts of a word decides."""

_CLAUSES: Final = frozenset(Clause) | {_WHOLE_CHAPEAU}
_IDS: Final = [_WHOLE_CHAPEAU, *(each.value for each in Clause if each not in CHAPEAU)]


def agreement(asked: Answer, today: date) -> Answer:
    """Say which clauses are missing, and whether the agreement binds on `on`, or today where it is not said."""
    facts = AgreementFacts(
        on=near_day(asked, "on") or today,
        presence=dict(_chapeau(asked)) | dict(_clauses(part(asked, "clauses"))),
        signed_on=near_day(asked, "signed_on"),
        ends_on=near_day(asked, "ends_on"),
    )
    found = assess_agreement(facts, law_tables())
    return {
        "complete": found.complete,
        "missing": list(found.missing_ids),
        "findings": [plain_finding(each) for each in found.findings],
    }


def _clauses(given: Answer) -> Iterator[tuple[Clause, Presence]]:
    strange = next((name for name in given if name not in _CLAUSES), None)
    if strange is not None:
        raise OfficerError("clauses: there is no {name}. Known are {known}.", name=strange, known=_IDS)
    for clause in Clause:
        if presence := word(given, clause.value, Presence):
            yield clause, presence


def _chapeau(asked: Answer) -> Iterator[tuple[Clause, Presence]]:
    """Tell each of the seven subjects: written in `chapeau`, or all at once as `C0` among the clauses."""
    whole = word(part(asked, "clauses"), _WHOLE_CHAPEAU, Presence)
    given = part(asked, "chapeau")
    written = {_subject(name): _presence(name, value) for name, value in given.items()}
    for clause in CHAPEAU:
        presence = written.get(clause) or (None if given else whole)
        if presence:
            yield clause, presence


def _presence(name: str, value: Any) -> Presence:
    """Read one subject: its text, yes or no, or one of the words of the checklist."""
    match value:
        case True:
            return Presence.YES
        case None | False:
            return Presence.NO
        case str() if value in set(Presence):
            return word({name: value}, name, Presence) or Presence.OPEN
        case str():
            return Presence.NO if is_empty(value) else Presence.YES
        case list():
            return Presence.YES if any(not is_empty(str(each)) for each in value) else Presence.NO
        case _:
            raise OfficerError("{name} must be a text, or true or false.", name=name)


def _subject(name: str) -> Clause:
    if name in {"subject", Clause.C0_SUBJECT}:
        return Clause.C0_SUBJECT
    written = name.removeprefix(_WHOLE_CHAPEAU).casefold()
    found = next((clause for sign, clause in _SIGNS if sign in written), None)
    if found is None:
        raise OfficerError("chapeau: there is no {name}. Known are {known}.", name=name, known=list(CHAPEAU.values()))
    return found

"""Records of every type with every field filled: each text as the test wants it, in a register or as they are."""

from dataclasses import fields, replace
from datetime import UTC, date, datetime

from officer_app.domain.case import Case
from officer_app.domain.case_file import CaseFile
from officer_app.domain.clock import FixedClock
from officer_app.domain.correspondence import SearchTask
from officer_app.domain.fields import WORDING_LANGUAGES, Kind, specs
from officer_app.domain.matter import BreachFile, ChangeFile, DisclosureFile, NoticeFile, TaskFile
from officer_app.domain.organisation import Organisation
from officer_app.domain.registry import BY_RECORD, RECORD_TYPES
from officer_app.domain.vocabulary import Role, Stage, TaskAnswer
from officer_app.services.register import create_register

TODAY = date(2026, 4, 2)
CLOCK = FixedClock(TODAY)
EMAIL = "{{due_on}}**b**`x`[[/etc/hostname]]@x.example"
COUNTRIES = ("US", "BE", "SE")
AS_IT_IS = frozenset({"retired_on", "retired_reason", "own_holidays", "suppression_key"})
"""Fields that take a record out of sight, or that are read as something else than text."""
FILES = (CaseFile, TaskFile, NoticeFile, ChangeFile, DisclosureFile, BreachFile)
OPEN = {
    Case: {"role": Role.CONTROLLER, "stage": Stage.COLLECTING, "outcome": None, "answered_on": None, "closed_on": None,
        "forwarded_on": None},
    SearchTask: {"answer": TaskAnswer.PENDING},
}  # fmt: skip
"""How a case and its task stand while they wait."""


def filled(record, text, number=1, **changes):
    """Return a record with every field filled; `number` is its own, ends its texts, and chooses its closed words."""
    values = {
        spec.name: _texts(spec, f"{text} {number}") or _value(spec, record, number)
        for spec in specs(record)
        if spec.name not in AS_IT_IS
    }
    return record(**{"id": number, **values, **changes})


def retold(thing, text):
    """Return a record, or a file of several, with the same facts but another text in every field that takes one."""
    if isinstance(thing, tuple):
        return tuple(retold(each, text) for each in thing)
    if isinstance(thing, FILES):
        return replace(thing, **{each.name: retold(getattr(thing, each.name), text) for each in fields(thing)})
    if type(thing) not in BY_RECORD:
        return thing
    told = {spec.name: _texts(spec, text) for spec in specs(type(thing)) if spec.name not in AS_IT_IS}
    return replace(thing, **{name: value for name, value in told.items() if value})


def _texts(spec, text):
    """Return a text as a field holds it, or None where the field holds something else."""
    match spec.kind:
        case Kind.TEXT | Kind.LONG_TEXT:
            return text
        case Kind.LINES:
            return (text, f"{text} and more")
        case Kind.WORDING:
            return dict.fromkeys(WORDING_LANGUAGES, text)
        case Kind.EMAIL:
            return EMAIL
    return None


def _value(spec, record, number):
    """Return another value than a text."""
    if spec.kind is Kind.CHOICE:
        return list(spec.choices)[number % len(spec.choices)]
    if spec.kind is Kind.LINK:
        return None if RECORD_TYPES[spec.links_to].record is record else number
    return {
        Kind.DATE: date(2026, 3, number),
        Kind.INSTANT: datetime(2026, 3, number, 9, tzinfo=UTC),
        Kind.CHOICES: tuple(spec.choices or ()),
        Kind.FLAG: number % 2 == 1,
        Kind.NUMBER: number,
        Kind.LANGUAGE: WORDING_LANGUAGES[number % len(WORDING_LANGUAGES)],
        Kind.COUNTRY: COUNTRIES[number % len(COUNTRIES)],
        Kind.COUNTRIES: COUNTRIES,
        Kind.LINKS: (number,),
    }[spec.kind]


def filled_register(path, text, several=2):
    """Return a register of some records of every type, filled, the last case open; whoever gets it closes it."""
    register = create_register(path, None, clock=CLOCK, actor=text, organisation=filled(Organisation, text))
    with register.change("case.open") as work:
        work.in_any_order()
        for kind in RECORD_TYPES.values():
            for number in range(1, several + 1) if kind.record is not Organisation else ():
                changes = OPEN.get(kind.record, {}) if number == several else {}
                work.insert(filled(kind.record, text, number, **changes))
    return register

"""The legal tables of `resources/law`: what they say, since when and until when, and when they were last checked."""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, TypeVar

from officer_app.domain.agreement import Clause
from officer_app.domain.codes import country_codes
from officer_app.domain.folding import fold
from officer_app.domain.places import resource
from officer_app.domain.transfer import ClauseSet, ExporterRole, ImporterRole, Mechanism, Module
from officer_app.domain.words import Choice

Row = TypeVar("Row")
Word = TypeVar("Word", bound=Choice)
Table = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Adequacy:
    """One decision under Art. 45: whom it covers, from when, and the last day on which it may be relied on."""

    key: str
    decision: str
    valid_from: date
    source: str
    country: str = ""
    organisation: tuple[str, ...] = ()
    valid_to: date | None = None
    confirm: bool = False
    """Whether somebody must say that the importer is within the decision's scope."""
    question: str = ""
    listed_on: str = ""
    """The list on which the importer must stand, where the decision covers only those on one."""

    def in_force(self, on: date) -> bool:
        """Tell whether the decision may be relied on that day."""
        return self.valid_from <= on and (self.valid_to is None or on <= self.valid_to)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseSetLaw:
    """One set of standard clauses: whether it is a tool for transfers at all, and its dates."""

    key: ClauseSet
    name: str
    is_tool: bool
    valid_from: date
    source: str
    has_modules: bool = False
    repealed_on: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MechanismLaw:
    """One ground of a transfer with what it needs besides (facts D1)."""

    key: Mechanism
    source: str
    authorisation: bool = False
    assessment: bool = False
    derogation: bool = False
    occasional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseLaw:
    """One row of the checklist of Art. 28: its name on the command line and its source."""

    key: Clause
    source: str
    id: str = ""
    may_be_na: bool = False


@dataclass(frozen=True, slots=True)
class LawTables:
    """All legal tables; `checked_on` is the day on which the least recent of them was compared with its sources."""

    checked_on: date
    sources: Mapping[str, str]
    inside: frozenset[str]
    no_country: frozenset[str]
    adequacy: tuple[Adequacy, ...]
    clause_sets: Mapping[ClauseSet, ClauseSetLaw]
    modules: Mapping[Module, tuple[ExporterRole, ImporterRole]]
    mechanisms: Mapping[Mechanism, MechanismLaw]
    clauses: Mapping[Clause, ClauseLaw]

    def is_inside(self, country: str) -> bool:
        """Tell whether a country or territory is within the European Economic Area (facts D2)."""
        return country in self.inside

    def is_known(self, country: str) -> bool:
        """Tell whether a code is that of a country: not of a union, and not of none."""
        return country in country_codes() - self.no_country

    def decisions_on(self, country: str, organisation: str = "") -> tuple[Adequacy, ...]:
        """Return every decision on an international organisation where one is named, else on the country."""
        if organisation:
            written = fold(organisation)
            return tuple(each for each in self.adequacy if written in map(fold, each.organisation))
        return tuple(each for each in self.adequacy if each.country and each.country == country)

    def adequate(self, on: date, country: str, organisation: str = "") -> Adequacy | None:
        """Return the decision that may be relied on that day, or None."""
        return next((each for each in self.decisions_on(country, organisation) if each.in_force(on)), None)


FILES = ("eea", "adequacy", "clauses", "mechanisms", "agreement")


@cache
def law_tables() -> LawTables:
    """Return the tables that came with the program."""
    return read_tables({name: resource("law", f"{name}.toml").read_bytes().decode() for name in FILES})


def read_tables(texts: Mapping[str, str]) -> LawTables:
    """Read the tables from the text of each of `FILES`; raises `ValueError` where they contradict themselves."""
    files = {name: tomllib.loads(text) for name, text in texts.items()}
    eea, clauses = files["eea"], files["clauses"]
    tables = LawTables(
        checked_on=min(file["checked_on"] for file in files.values()),
        sources={name: file["source"] for name, file in files.items()},
        inside=frozenset(eea["members"]) | frozenset(eea["inside"]),
        no_country=frozenset(eea["no_country"]),
        adequacy=tuple(_row(Adequacy, each) for each in files["adequacy"]["decision"]),
        clause_sets=_by_key(clauses["set"], ClauseSetLaw, ClauseSet),
        modules={_word(Module, each["key"]): _roles(each) for each in clauses["module"]},
        mechanisms=_by_key(files["mechanisms"]["mechanism"], MechanismLaw, Mechanism),
        clauses=_by_key(files["agreement"]["clause"], ClauseLaw, Clause),
    )
    _check_countries(tables, eea)
    _check_adequacy(tables)
    _check_dates(tables)
    _check_whole(tables)
    return tables


def _row(kind: Callable[..., Row], table: Table) -> Row:
    return kind(**{name: tuple(value) if isinstance(value, list) else value for name, value in table.items()})


def _by_key(tables: list[Table], kind: Callable[..., Row], keys: type[Word]) -> dict[Word, Row]:
    words = [_word(keys, each["key"]) for each in tables]
    return {word: _row(kind, each | {"key": word}) for word, each in zip(words, tables, strict=True)}


def _word(kind: type[Word], value: str) -> Word:
    found = next((each for each in kind if each.value == value), None)
    if found is None:
        raise ValueError(f"{value} is not one of {list(kind)}")
    return found


def _roles(table: Table) -> tuple[ExporterRole, ImporterRole]:
    return _word(ExporterRole, table["exporter"]), _word(ImporterRole, table["importer"])


def _check_countries(tables: LawTables, eea: Table) -> None:
    both = tables.inside & frozenset(eea["outside"])
    named = tables.inside | frozenset(eea["outside"]) | {each.country for each in tables.adequacy if each.country}
    unknown = sorted(code for code in named if not tables.is_known(code))
    if both or unknown:
        raise ValueError(f"countries both inside and outside: {sorted(both)}; no countries: {unknown}")


def _check_adequacy(tables: LawTables) -> None:
    keys = [each.key for each in tables.adequacy]
    strange = [each.key for each in tables.adequacy if bool(each.country) is bool(each.organisation)]
    unasked = [each.key for each in tables.adequacy if (each.confirm or each.listed_on) and not each.question]
    inside = [each.key for each in tables.adequacy if tables.is_inside(each.country)]
    twice = [
        each.key
        for each in tables.adequacy
        if sum(other.in_force(each.valid_from) for other in tables.decisions_on(each.country)) > 1
    ]
    if len(set(keys)) < len(keys) or strange or unasked or inside or twice:
        raise ValueError(f"decisions on nobody, without their question, inside or twice: {keys}")


def _check_dates(tables: LawTables) -> None:
    ended: tuple[Adequacy | ClauseSetLaw, ...] = (*tables.adequacy, *tables.clause_sets.values())
    backwards = [each.key for each in ended if each.valid_to and each.valid_to < each.valid_from]
    if backwards:
        raise ValueError(f"these end before they begin: {backwards}")


_IMPORTERS = (ImporterRole.CONTROLLER, ImporterRole.PROCESSOR)


def _check_whole(tables: LawTables) -> None:
    for kind, rows in (
        (ClauseSet, tables.clause_sets),
        (Module, tables.modules),
        (Mechanism, tables.mechanisms),
        (Clause, tables.clauses),
    ):
        missing = [each for each in kind if each not in rows]
        if missing:
            raise ValueError(f"no row for {missing}")
    if set(tables.modules.values()) != {(exporter, importer) for exporter in ExporterRole for importer in _IMPORTERS}:
        raise ValueError("the modules do not cover every pair of roles once")

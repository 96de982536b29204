"""Every report of a lively register in four languages: nothing of the program's own words stays English."""

import re
import sqlite3
import tomllib
from collections.abc import Iterator
from contextlib import closing
from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import Any

import pytest
from babel import Locale

from officer_app.documents.grid import Grid, Shown
from officer_app.documents.report import Report
from officer_app.documents.report_words import ReportWords
from officer_app.documents.reports.asked import Checked
from officer_app.domain.case import Case
from officer_app.domain.clock import FixedClock
from officer_app.domain.places import resource
from officer_app.domain.promise import LapseKind
from officer_app.domain.registry import RECORD_TYPES
from officer_app.domain.words import LOCALES, Choice
from officer_app.services.register import Effort, open_register, verify_register
from officer_app.services.reports import REPORTS, ReportRequest, read_report
from officer_app.services.sample import build_sample

MONDAY = date(2026, 11, 23)
CHEAP = Effort(memory_log2=10, passes=1, lanes=1)
OTHERS = ("fr", "nl", "de")
SAME = {
    "fr": "cause clause clauses client conclusion contact cookie description documents exceptions message note "
          "rectification sha source urgent verdict version",
    "nl": "bytes contact cookie hosting mail module post record register sha status trackers widget",
    "de": "bytes cookie hosting name person post register sha text",
}  # fmt: skip
"""Words that a language shares with English."""
SHORT = 3
"""Shorter texts of records are not looked for within others."""


@pytest.fixture(scope="module")
def asked(tmp_path_factory):
    """Return what every report of a lively register is drawn from, with its values in the history."""
    clock = FixedClock(MONDAY)
    sample = build_sample(tmp_path_factory.mktemp("sample"), clock=clock, effort=CHEAP, cases=14)
    facts = {"passphrase": sample.passphrase, "read_only": True, "clock": clock, "actor": "a test"}
    with open_register(sample.path, **facts) as register:
        values = {"audit_log": {"values": "yes"}}
        requests = [ReportRequest(key=key, choices=values.get(key, {})) for key in REPORTS]
        return {each.key: read_report(register, register, each) for each in requests}


def texts(value: Any) -> Iterator[str]:
    """Yield every text within a part of a report, the keys of its data apart."""
    if isinstance(value, str):
        yield str(value)
    elif isinstance(value, tuple):
        for each in value:
            yield from texts(each)
    elif is_dataclass(value):
        for each in fields(value):
            if each.name not in {"name", "key", "code"}:
                yield from texts(getattr(value, each.name))


def cells(grid: Grid, words: ReportWords) -> Iterator[str]:
    yield grid.title
    yield from (column.title for column in grid.columns)
    yield from (words.cell(value.value if isinstance(value, Shown) else value) for row in grid.rows for value in row)


def told(report: Report) -> list[str]:
    """Return every text of a report: its head, its figures, its words, its charts and each cell."""
    found = list(texts((report.office, report.title, report.covers, report.figures, report.lead, report.signature)))
    for section in report.sections:
        found += [section.heading, section.note]
        for each in section.content:
            found += cells(each, report.words) if isinstance(each, Grid) else texts(each)
    return found


def drawn(asked, language: str) -> dict[str, list[str]]:
    return {key: told(REPORTS[key].build(replace(each, language=language))) for key, each in asked.items()}


@pytest.fixture(scope="module")
def english(asked):
    return drawn(asked, "en")


def written(asked) -> set[str]:
    """Return every text of every record: what somebody typed stays as it is."""
    found: set[str] = set()
    for each in asked.values():
        for records in each.book.records.values():
            found |= {text for record in records for text in _held(record)}
        found |= set(texts(each.organisation)) | {each.head, each.file_name}
    return found


def _held(value: Any) -> Iterator[str]:
    match value:
        case str() if not isinstance(value, Choice):
            yield from (value, value.rstrip("."), *value.splitlines())
        case tuple():
            for each in value:
                yield from _held(each)
        case dict():
            yield from _held(tuple(value.values()))
        case _ if is_dataclass(value):
            yield from _held(tuple(getattr(value, each.name) for each in fields(value)))


def leftovers(cell: str, typed: list[str], shared: set[str]) -> list[str]:
    """Return the words of a cell that are neither somebody's own nor shared by both languages."""
    for text in typed:
        if text in cell:
            cell = cell.replace(text, " ")
    return [word for word in re.findall(r"\b[^\W\d_]{3,}\b", cell) if word.casefold() not in shared]


@pytest.mark.parametrize("language", OTHERS)
def test_no_cell_of_any_report_is_the_same_as_in_english_but_for_names(language, asked, english):
    countries = Locale.parse(LOCALES[language]).territories.values()
    codes = (*LapseKind, *RECORD_TYPES)
    typed = {each for each in (*written(asked), *countries, *codes) if len(each) > SHORT}
    longest_first = sorted(map(str, typed), key=len, reverse=True)
    shared = set(SAME[language].split())
    found = {}
    for key, those in drawn(asked, language).items():
        same = set(those) & set(english[key]) - typed
        found |= {(key, cell): words for cell in same if (words := leftovers(cell, longest_first, shared))}
        assert len(those) == len(english[key]), key
    assert found == {}


def patterns() -> re.Pattern[str]:
    """Return what every English sentence of a rule or a check looks like, whatever stands in its places."""
    groups = tomllib.loads(resource("reports", "fr", "sentences.toml").read_text("utf-8"))
    ways = (re.sub(r"\\\{\w+\\\}", ".+", re.escape(text)) for group in groups.values() for text in group)
    return re.compile("|".join(f"(?:{each})" for each in ways))


@pytest.mark.parametrize("language", OTHERS)
def test_no_sentence_of_the_rules_stands_in_english_in_any_report(language, asked, english):
    is_english = patterns().fullmatch
    assert sum(bool(is_english(cell)) for cell in english["gaps"]) > 50
    typed = written(asked)
    for key, those in drawn(asked, language).items():
        assert [cell for cell in those if is_english(cell) and cell not in typed] == [], key


def damaged(register):
    """Change a register behind its history, close it, and return what its verification says."""
    with register.change("case.open") as work:
        case = work.insert(Case(reference="2026-0009", subject_name="Ann"))
        work.insert(Case(reference="2026-0010"))
    register.close()
    with closing(sqlite3.connect(register.path, isolation_level=None)) as file:
        for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            file.execute(f'DROP TRIGGER "{name}"')
        for statement in (
            f"UPDATE \"case\" SET subject_name = 'Else', reminder_of = 77 WHERE id = {case.id}",
            "DELETE FROM \"case\" WHERE reference = '2026-0010'",
            "INSERT INTO recipient (id, name) VALUES (7, 'Nobody')",
            "UPDATE audit_payload SET content = '{}' WHERE seq = 2",
        ):
            file.execute(statement)
    found = verify_register(register.path)
    return Checked(found.entries, found.findings, found.stopped)


def test_what_a_verification_found_is_told_in_the_language_of_the_report(register, asked):
    checked = damaged(register)
    told_by = {
        language: told(REPORTS["audit_log"].build(replace(asked["audit_log"], language=language, checked=checked)))
        for language in ("en", *OTHERS)
    }
    is_english = patterns().fullmatch
    for finding in map(str, checked.findings):
        assert finding in told_by["en"]
        assert is_english(finding)
        assert all(finding not in told_by[language] for language in OTHERS)
    assert len(checked.findings) >= 5
    assert ("Dossier 2026-0009 (nummer 1): deze fiche stemt niet overeen met haar geschiedenis; buiten het "
        "programma om gewijzigd: naam, herinnering aan.") in told_by["nl"]  # fmt: skip
    assert all(not is_english(cell) for language in OTHERS for cell in told_by[language])

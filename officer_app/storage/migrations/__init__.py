"""The register's schema, one step a version; only these steps make tables (SQL and literals, never today's classes)."""

from typing import Final

from sqlite_utils import Migrations
from sqlite_utils.db import Database

from officer_app.storage.migrations import (
    m001_history,
    m001_records,
    m002_accountability,
    m002_answers,
    m002_processing,
    m002_processors,
)

SCHEMA_VERSION: Final = 1_001
"""Major times 1,000 plus minor: an older program opens a newer minor, and refuses a newer major."""

MIGRATIONS: Final = Migrations("officer")


@MIGRATIONS()
def m001_first_schema(database: Database) -> None:
    """Make the tables of version 1."""
    run_script(database, m001_records.SQL)
    run_script(database, m001_history.SQL)


@MIGRATIONS()
def m002_registers_and_links(database: Database) -> None:
    """Add the registers of version 1.1."""
    run_script(database, m002_processors.SQL)
    run_script(database, m002_processing.SQL)
    run_script(database, m002_accountability.SQL)
    run_script(database, m002_answers.SQL)


def run_script(database: Database, script: str) -> None:
    """Run the statements of a script one by one, inside the transaction that is open."""
    for statement in statements(script):
        database.execute(statement)


def statements(script: str) -> list[str]:
    """Return the statements of a script: each ends with a semicolon at the end of a line, a trigger with its END."""
    found: list[str] = []
    pending = ""
    for line in script.splitlines(keepends=True):
        pending += line
        if line.rstrip().endswith(";"):
            found.append(pending.strip())
            pending = ""
    return found

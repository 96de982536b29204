"""A letter as it is written from a case file, and what it lacks."""

from case_files import (
    TODAY,
)

from officer_app.documents.letters import letter_facts, write_letter


def write(key, file, language="en", today=TODAY):
    """Write a letter on the day of these tests."""
    return write_letter(key, file, language=language, today=today)


def facts_of(key, file, today=TODAY, language="en"):
    """Return the facts of a letter by their keys."""
    return {fact.key: fact for fact in letter_facts(key, file, language, today)}


def missing(key, file, today=TODAY, language="en"):
    """Return the keys of the facts that a letter lacks."""
    return {name for name, fact in facts_of(key, file, today, language).items() if fact.is_missing}

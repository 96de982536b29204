"""The fixed clock, the families of errors, and where the program's own files lie."""

import sys
from datetime import UTC, date, datetime

import pytest

from officer_app.domain import errors
from officer_app.domain.clock import FixedClock
from officer_app.domain.places import resource, resources_folder


def test_a_fixed_clock_stands_at_noon():
    clock = FixedClock(date(2026, 3, 5))
    assert clock.today() == date(2026, 3, 5)
    assert clock.now() == datetime(2026, 3, 5, 12, tzinfo=UTC)


def test_every_error_of_the_world_is_one_family():
    kinds = [each for each in vars(errors).values() if isinstance(each, type) and issubclass(each, Exception)]
    assert len(kinds) > 8
    assert all(issubclass(each, errors.OfficerError) for each in kinds)


def test_an_error_carries_its_sentence_and_source():
    error = errors.MoveNotAllowed("Not before {day}.", day=date(2026, 3, 5), source="GDPR Art. 12(3)")
    assert str(error) == str(error.sentence) == "Not before 5 March 2026."
    assert error.sentence.source == "GDPR Art. 12(3)"


def test_own_files_are_found_in_the_source_tree():
    assert resource("letters").is_dir()
    assert resource("fonts") == resources_folder() / "fonts"


def test_own_files_are_found_in_the_frozen_program(monkeypatch, tmp_path):
    (tmp_path / "resources" / "letters").mkdir(parents=True)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert resources_folder.__wrapped__() == tmp_path / "resources"


def test_a_program_that_is_not_whole_says_so(monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    with pytest.raises(FileNotFoundError):
        resources_folder.__wrapped__()

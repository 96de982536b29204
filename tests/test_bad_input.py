"""Every kind of bad input in the catalogue has tests, and the tests named for it exist."""

import ast
import tomllib
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
CATALOGUE = tomllib.loads((ROOT / "tests" / "bad_input.toml").read_text("utf-8"))

NOT_IN_THE_CATALOGUE = {14, 29, 38}
REQUIRED = (
    *(row for row in range(1, 47) if row not in NOT_IN_THE_CATALOGUE),
    *range(48, 51), 52, *range(54, 59), 60, 62, 66, 67, *range(71, 78), *range(85, 91), 97,
)  # fmt: skip


@cache
def known_in(file):
    """Return the names of the tests in a file, `Class::test` or `test`."""
    if not (ROOT / file).is_file():
        return frozenset()
    tree = ast.parse((ROOT / file).read_text("utf-8"))
    alone = {each.name for each in tree.body if isinstance(each, ast.FunctionDef)}
    classes = [each for each in tree.body if isinstance(each, ast.ClassDef)]
    inside = {f"{one.name}::{each.name}" for one in classes for each in one.body if isinstance(each, ast.FunctionDef)}
    return frozenset(alone | inside)


@pytest.mark.parametrize("row", REQUIRED)
def test_a_required_row_has_tests_that_exist(row):
    entry = CATALOGUE[str(row)]
    assert entry["title"]
    assert entry["tests"]
    gone = [node for node in entry["tests"] if node.partition("::")[2] not in known_in(node.partition("::")[0])]
    assert gone == []


def test_no_other_row_is_named():
    assert {int(row) for row in CATALOGUE} == set(REQUIRED)


def test_every_test_of_bad_input_guards_a_row():
    named = {node for entry in CATALOGUE.values() for node in entry["tests"]}
    own = {
        f"tests/bad_input/{file.name}::{test}"
        for file in (ROOT / "tests" / "bad_input").glob("test_*.py")
        for test in known_in(f"tests/bad_input/{file.name}")
        if test.rpartition("::")[2].startswith("test_")
    }
    assert own - named == set()

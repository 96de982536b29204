"""Every kind of bad input in the catalogue has tests, and the tests named for it exist."""

import ast
import tomllib
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
CATALOGUE = tomllib.loads((ROOT / "tests" / "bad_input.toml").read_text("utf-8"))
REGISTERS = CATALOGUE.pop("registers")
"""What the registers have to bear beside the numbered catalogue, by name."""

NOT_IN_THE_CATALOGUE = {14, 29, 38}
REQUIRED = (
    *(row for row in range(1, 47) if row not in NOT_IN_THE_CATALOGUE),
    *range(48, 53), *range(54, 61), 62, 63, *range(65, 69), *range(71, 78), *range(85, 91), 97,
)  # fmt: skip
NAMED = (
    "countries", "circle", "backwards", "adequacy", "twins", "ragged", "headers", "encodings", "million", "workbook",
    "links", "earlier", "choices",
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


@pytest.mark.parametrize("entry", [*REQUIRED, *NAMED])
def test_what_is_required_has_tests_that_exist(entry):
    guarded = REGISTERS[entry] if entry in NAMED else CATALOGUE[str(entry)]
    assert guarded["title"]
    assert guarded["tests"]
    gone = [node for node in guarded["tests"] if node.partition("::")[2] not in known_in(node.partition("::")[0])]
    assert gone == []


def test_nothing_else_is_named():
    assert {int(row) for row in CATALOGUE} == set(REQUIRED)
    assert set(REGISTERS) == set(NAMED)


def test_every_test_of_bad_input_guards_a_row():
    named = {node for entry in (*CATALOGUE.values(), *REGISTERS.values()) for node in entry["tests"]}
    own = {
        f"tests/bad_input/{file.name}::{test}"
        for file in (ROOT / "tests" / "bad_input").glob("test_*.py")
        for test in known_in(f"tests/bad_input/{file.name}")
        if test.rpartition("::")[2].startswith("test_")
    }
    assert own - named == set()

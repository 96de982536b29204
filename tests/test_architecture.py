"""The house rules of docs/architecture.md, kept by machine: sizes, names, docstrings, borders, and one clock."""

import ast
import re
import statistics
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "officer_app"
MODULES = sorted(PACKAGE.rglob("*.py"))
LIMITS = {"ui/main_window.py": 250}
MODULE_LINES, FUNCTION_LINES, MEDIAN_LINES, NINE_IN_TEN_LINES = 300, 60, 8, 25
FORBIDDEN_NAMES = {"util", "utils", "helper", "helpers", "common", "manager", "managers", "misc"}
CLOCKS = {"bootstrap.py", "bootstrap/clock.py"}
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Place:
    """A function and where it stands."""

    module: Path
    node: Function

    @property
    def lines(self):
        return self.node.end_lineno - self.node.lineno + 1

    def __str__(self):
        return f"{name_of(self.module)}:{self.node.lineno} {self.node.name} ({self.lines} lines)"


def name_of(module):
    return module.relative_to(PACKAGE).as_posix()


@cache
def tree_of(module):
    return ast.parse(module.read_text("utf-8"))


@cache
def functions():
    return [Place(module, node) for module in MODULES for node in nodes_of(module) if isinstance(node, Function)]


@cache
def nodes_of(module):
    return tuple(ast.walk(tree_of(module)))


@cache
def calls_in(module):
    """Every call of a module as dotted text, with its node: `date.today`, `datetime.datetime.now`, `eval`."""
    calls = (node for node in nodes_of(module) if isinstance(node, ast.Call))
    return [(ast.unparse(node.func), node) for node in calls if isinstance(node.func, ast.Name | ast.Attribute)]


def imports_of(module):
    for node in nodes_of(module):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def importers_of(libraries):
    """Return the modules that import one of these libraries."""
    return [name_of(module) for module in MODULES if {each.split(".")[0] for each in imports_of(module)} & libraries]


def test_there_is_a_program_to_look_at():
    assert len(MODULES) > 30
    assert len(functions()) > 200


def test_no_module_is_too_long():
    lengths = {name_of(module): len(module.read_text("utf-8").splitlines()) for module in MODULES}
    assert {name: length for name, length in lengths.items() if length > LIMITS.get(name, MODULE_LINES)} == {}


def test_no_function_is_too_long():
    assert [str(place) for place in functions() if place.lines > FUNCTION_LINES] == []


def test_functions_are_short():
    lengths = sorted(place.lines for place in functions())
    short = sum(length <= NINE_IN_TEN_LINES for length in lengths)
    assert statistics.median(lengths) <= MEDIAN_LINES
    assert short / len(lengths) >= 0.9


def test_no_module_has_a_name_that_says_nothing():
    words = {part for module in MODULES for part in name_of(module).removesuffix(".py").replace("/", "_").split("_")}
    assert not words & FORBIDDEN_NAMES


def test_every_module_says_what_it_is():
    said = {name_of(module): ast.get_docstring(tree_of(module)) or "" for module in MODULES}
    assert [name for name, words in said.items() if not words.split("\n")[0].endswith((".", ":"))] == []


def test_every_public_function_and_class_says_what_it_does():
    silent = [
        f"{name_of(module)}:{node.lineno} {node.name}"
        for module in MODULES
        for node in tree_of(module).body
        if isinstance(node, Function | ast.ClassDef) and not node.name.startswith("_") and not ast.get_docstring(node)
    ]
    assert silent == []


def test_services_do_not_know_the_window():
    code = (
        "import pkgutil, importlib, sys, officer_app.services as services\n"
        "for each in pkgutil.iter_modules(services.__path__, 'officer_app.services.'):\n"
        "    importlib.import_module(each.name)\n"
        "print(sorted(name for name in sys.modules if name.split('.')[0] in {'PySide6', 'shiboken6'}))"
    )
    found = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (found.stdout.strip(), found.stderr) == ("[]", "")


def test_arrows_between_layers_point_down():
    code = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    found = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stdout
    assert "0 broken" in found.stdout


def test_only_the_clock_asks_the_machine_what_day_it_is():
    asks = {"today", "now", "utcnow"}
    found = [
        f"{name_of(module)}:{node.lineno} {called}"
        for module in MODULES
        if name_of(module) not in CLOCKS
        for called, node in calls_in(module)
        if called.split(".")[-1] in asks and set(called.split(".")[:-1]) & {"date", "datetime"}
    ]
    assert found == []


def test_nothing_from_outside_is_ever_run():
    calls = {"eval", "exec", "compile", "__import__", "os.system", "os.popen"}
    libraries = {"pickle", "cPickle", "shelve", "marshal", "dill"}
    found = [
        f"{name_of(module)}:{node.lineno} {name}"
        for module in MODULES
        for name, node in calls_in(module)
        if name in calls or any(each.arg == "shell" for each in node.keywords)
    ]
    assert found + importers_of(libraries) == []


def test_only_one_library_opens_registers():
    assert importers_of({"sqlite3"}) == []


@pytest.mark.parametrize("module", sorted((PACKAGE / "domain").glob("*.py")), ids=lambda module: module.stem)
def test_the_domain_opens_no_file_and_no_connection(module):
    allowed = {"places", "typed", "synced_folders"}
    outside = {"socket", "urllib", "http", "subprocess", "os", "shutil", "tempfile", "random", "time"}
    assert module.stem in allowed or not {name.split(".")[0] for name in imports_of(module)} & outside
    assert not {name.split(".")[-1] for name, _ in calls_in(module)} & {
        "open",
        "read_text",
        "write_text",
        "write_bytes",
    }


def test_all_of_the_domain_is_covered_by_its_own_tests():
    """The figure itself is enforced by `make test`: this keeps the command from being dropped."""
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert re.search(r"pytest tests/domain .*--cov=officer_app/domain --cov-branch --cov-fail-under=100", makefile)
    assert re.search(r"^test:.* domain", makefile, re.MULTILINE)

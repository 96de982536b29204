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
    return [
        Place(module, node) for module in MODULES for node in ast.walk(tree_of(module)) if isinstance(node, Function)
    ]


def calls_in(module):
    """Every call of a module as dotted text, with its line: `date.today`, `datetime.datetime.now`, `eval`."""
    for node in ast.walk(tree_of(module)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
            yield ast.unparse(node.func), node


def imports_of(module):
    for node in ast.walk(tree_of(module)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def test_there_is_a_program_to_look_at():
    assert len(MODULES) > 30
    assert len(functions()) > 200


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_no_module_is_too_long(module):
    length = len(module.read_text("utf-8").splitlines())
    assert length <= LIMITS.get(name_of(module), MODULE_LINES)


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


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_every_module_says_what_it_is(module):
    said = ast.get_docstring(tree_of(module))
    assert said
    assert said.split("\n")[0].endswith((".", ":"))


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


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_nothing_from_outside_is_ever_run(module):
    called = {name for name, _ in calls_in(module)}
    assert not called & {"eval", "exec", "compile", "__import__", "os.system", "os.popen"}
    assert not {name.split(".")[0] for name in imports_of(module)} & {"pickle", "cPickle", "shelve", "marshal", "dill"}
    with_shell = [node for _, node in calls_in(module) if any(each.arg == "shell" for each in node.keywords)]
    assert with_shell == []


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_only_one_library_opens_registers(module):
    assert "sqlite3" not in {name.split(".")[0] for name in imports_of(module)}


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

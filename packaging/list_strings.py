"""List every English text of the window as a Qt translation source: `python packaging/list_strings.py OUT.ts`."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

ROOT = Path(__file__).resolve().parents[1]
CONTEXT = "officer"
FIRST = frozenset({"t", "translate", "Sentence", "OfficerError"})
"""Calls whose first text is shown; the error classes of the domain are added by their base."""
EVERY = frozenset({"count", "Act", "PageSpec", "RecordType"})
"""Calls of which every text may be shown."""
LABELLED = frozenset({"LetterType", "ReportType"})
"""Calls whose second text is shown."""
NAMED = frozenset({"help", "group", "missing", "singular", "plural"})


def texts(tree: ast.AST, errors: frozenset[str]) -> Iterator[tuple[int, str]]:
    """Yield line and text of everything that goes through the translation in a module."""
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    spoken = {_name_of(node.args[0]) for node in calls if node.args and _called(node) in FIRST | errors} - {""}
    for node in calls:
        yield from _in_call(node, errors)
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign):
            yield from _in_table(node)
            if _name_of(node.targets[0]) in spoken:
                yield from _literals([node.value])


def _name_of(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else ""


def _called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else _name_of(node.func)


def _in_call(node: ast.Call, errors: frozenset[str]) -> Iterator[tuple[int, str]]:
    name = _called(node)
    from_fields = isinstance(node.func, ast.Attribute) and getattr(node.func.value, "id", "") == "fields"
    if name in EVERY:
        yield from _literals(node.args)
    elif name in LABELLED:
        yield from _literals(node.args[1:2])
    elif name in FIRST | errors or from_fields:
        yield from _literals(node.args[:1])
    for keyword in node.keywords:
        if keyword.arg in NAMED:
            yield from _literals([keyword.value])


def _in_table(node: ast.Assign) -> Iterator[tuple[int, str]]:
    """Yield the labels of choices, `NAME = "value", "Label"`, some with a weight, and of the tables of keys."""
    match node.value:
        case ast.Tuple(elts=[ast.Constant(value=str()), ast.Constant(value=str()) as label, *weight]) if all(
            isinstance(each, ast.Attribute) for each in weight
        ):
            yield from _literals([label])
        case ast.Tuple(elts=[ast.Tuple(), *_] as rows) if _name_of(node.targets[0]) == "KEYS_OF_LISTS":
            yield from _literals([cell for row in rows if isinstance(row, ast.Tuple) for cell in row.elts])


def _literals(nodes: list[ast.expr]) -> Iterator[tuple[int, str]]:
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.strip():
            yield node.lineno, node.value
        elif isinstance(node, ast.IfExp):
            yield from _literals([node.body, node.orelse])


def error_classes() -> frozenset[str]:
    """Return the names of the domain's errors: the first text of each is a sentence."""
    tree = ast.parse((ROOT / "officer_app/domain/errors.py").read_text("utf-8"))
    return frozenset(node.name for node in tree.body if isinstance(node, ast.ClassDef))


def collect() -> dict[str, list[tuple[str, int]]]:
    """Return every text with the places where it stands."""
    found: dict[str, list[tuple[str, int]]] = {}
    errors = error_classes()
    for path in sorted((ROOT / "officer_app").rglob("*.py")):
        for line, text in texts(ast.parse(path.read_text("utf-8")), errors):
            found.setdefault(text, []).append((path.relative_to(ROOT).as_posix(), line))
    return found


def translation_source(found: dict[str, list[tuple[str, int]]]) -> str:
    """Return the texts in the form that Qt Linguist reads."""
    root = ET.Element("TS", version="2.1", language="en_GB")
    context = ET.SubElement(root, "context")
    ET.SubElement(context, "name").text = CONTEXT
    for text in sorted(found):
        message = ET.SubElement(context, "message")
        for place, line in found[text]:
            ET.SubElement(message, "location", filename=place, line=str(line))
        ET.SubElement(message, "source").text = text
        ET.SubElement(message, "translation", type="unfinished")
    ET.indent(root)
    return '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n' + ET.tostring(root, "unicode") + "\n"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(translation_source(collect()), "utf-8")

"""The list of source texts holds what the window asks to be translated."""

import ast
import importlib.util
import re
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def lister():
    spec = importlib.util.spec_from_file_location("list_strings", ROOT / "packaging" / "list_strings.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def listed(lister):
    return lister.collect()


class Listening(QTranslator):
    """Remembers every text that was asked for."""

    def __init__(self):
        super().__init__()
        self.asked = set()

    def translate(self, _context, text, _disambiguation=None, _number=-1):
        if _context == "officer":
            self.asked.add(text)
        return text

    def isEmpty(self):  # noqa: N802 - Qt's name
        return False


@pytest.fixture
def listening(qapp):
    translator = Listening()
    qapp.installTranslator(translator)
    yield translator
    qapp.removeTranslator(translator)


def test_every_text_that_the_window_asks_for_is_listed(listening, lively, window, settled, listed):
    for page in ("today", "cases", "history", "organisation", "new_case", "reports"):
        window.show_page(page)
        settled()
    for tab in ("overview", "identity", "tasks", "messages", "history"):
        window.workplace.desk.open_case(lively[0].id, tab)
        settled()
    assert len(listening.asked) > 150
    assert sorted(listening.asked - set(listed)) == []


def test_texts_are_literals_so_that_they_can_be_listed():
    for path in (ROOT / "officer_app" / "ui").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "t" and path.name != "words.py":
                assert isinstance(node.args[0], ast.Constant | ast.IfExp), f"{path.name}:{node.lineno}"


def test_no_visible_text_shouts_or_pleads(listed):
    loud = [text for text in listed if "!" in text or re.search(r"please note", text, re.IGNORECASE)]
    assert loud == []


def test_the_list_is_in_the_form_of_qts_translator(lister, tmp_path):
    from xml.etree import ElementTree as ET  # noqa: PLC0415

    path = tmp_path / "officer_en.ts"
    path.write_text(lister.translation_source({"R&D <b>": [("a.py", 1)]}), "utf-8")
    assert ET.parse(path).find("context/message/source").text == "R&D <b>"  # noqa: S314 - our own file

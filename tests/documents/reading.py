"""Reads finished PDFs back, as a person's program would."""

import unicodedata
from collections import Counter
from io import BytesIO
from typing import Any

import pypdfium2
from pypdf import PdfReader


def pages_of(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()


def text_of(pdf: bytes) -> str:
    return "\n".join(pages_of(pdf))


def words_of(pdf: bytes) -> str:
    """Return the text on one line: where a line ends on the page does not matter."""
    return " ".join(text_of(pdf).replace("\ufffe", "-").split())


def letters(text: str) -> Counter[str]:
    """Count the letters of a text without regard to their order: lines from right to left are stored turned around."""
    plain = unicodedata.normalize("NFKC", text)
    return Counter(mark for mark in plain if not mark.isspace())


def embedded_fonts(pdf: bytes) -> dict[str, bool]:
    found: dict[str, bool] = {}
    for page in PdfReader(BytesIO(pdf)).pages:
        for font in (page.get("/Resources") or {}).get("/Font", {}).values():
            facts = font.get_object()
            descriptor = facts.get("/FontDescriptor")
            found[facts["/BaseFont"]] = descriptor is not None and "/FontFile2" in descriptor.get_object()
    return found


def drawings_in_words(pdf: bytes) -> list[str]:
    """Return what each figure of a PDF says to those who do not see it."""
    found: list[str] = []
    waiting: list[Any] = [PdfReader(BytesIO(pdf)).trailer["/Root"]["/StructTreeRoot"]]
    while waiting:
        element = waiting.pop(0)
        element = element.get_object() if hasattr(element, "get_object") else element
        if isinstance(element, list):
            waiting = [*element, *waiting]
        elif isinstance(element, dict):
            if element.get("/S") == "/Figure":
                found.append(element.get("/Alt"))
            waiting = [element["/K"], *waiting] if "/K" in element else waiting
    return found

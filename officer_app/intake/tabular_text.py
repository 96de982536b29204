"""Tables as text: encoding and separator found out, quoted line breaks kept, rows read one after the other."""

import codecs
import csv
import os
import re
import stat
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from itertools import chain, islice
from pathlib import Path
from typing import Final

from charset_normalizer import from_bytes

from officer_app.domain.errors import OfficerError
from officer_app.domain.inert import as_written
from officer_app.domain.words import Sentence

LARGEST: Final = 1_000_000_000
"""Bytes of a text that is read row by row."""
LONGEST_CELL: Final = 1_000_000
SEPARATORS: Final = (",", ";", "\t", "|")
ENCODINGS: Final = {
    "utf-8": Sentence("Unicode (UTF-8)"),
    "utf-16": Sentence("Unicode (UTF-16)"),
    "utf-16-le": Sentence("Unicode (UTF-16, little end first)"),
    "utf-16-be": Sentence("Unicode (UTF-16, big end first)"),
    "cp1252": Sentence("Western European (Windows-1252)"),
    "cp1250": Sentence("Central European (Windows-1250)"),
    "cp1253": Sentence("Greek (Windows-1253)"),
    "cp1251": Sentence("Cyrillic (Windows-1251)"),
    "cp1254": Sentence("Turkish (Windows-1254)"),
    "cp1257": Sentence("Baltic (Windows-1257)"),
    "iso8859-15": Sentence("Western European (ISO 8859-15)"),
    "cp850": Sentence("Western European (DOS 850)"),
    "mac-roman": Sentence("Western European (Macintosh)"),
}
"""The encodings that a person may choose, by the name that Python gives them."""

_GUESSED: Final = ["cp1252", "cp1250", "cp1253", "cp1251", "cp1254", "cp1257"]
_ANY: Final = "iso8859-15"
"""In this encoding every byte means something; signs that cannot be printed are then told row by row."""
_CHUNK: Final = 1 << 20
_SAMPLE_ROWS: Final = 200
_SAMPLE_BYTES: Final = 200_000
_TEXTS: Final = frozenset({"text/plain", "text/html", "text/xml", "message/rfc822"})
_UNKNOWN: Final = "application/octet-stream"
_END: Final = "\x00\ue000end"
"""A last line of our own: where it is part of a longer cell, a quotation mark was never closed."""
_HINT: Final = "sep="


def check_plain_file(path: Path) -> None:
    """Raise `OfficerError` where a path is no file that can be read: gone, a folder, a device, empty, too large."""
    try:
        facts = os.stat(path)  # noqa: PTH116 - a file that vanishes, a pipe and a folder are told apart by one look
    except FileNotFoundError:
        raise OfficerError("The file {name} is not there any more.", name=path.name) from None
    except (OSError, ValueError):
        raise OfficerError("The file {name} could not be read.", name=path.name) from None
    if stat.S_ISDIR(facts.st_mode):
        raise OfficerError("{name} is a folder; choose a file in it.", name=path.name)
    if not stat.S_ISREG(facts.st_mode):
        raise OfficerError("{name} is not a file but a device or a pipe.", name=path.name)
    if not facts.st_size:
        raise OfficerError("The file {name} is empty.", name=path.name)
    if facts.st_size > LARGEST:
        raise OfficerError(
            "{name} is larger than {limit} MB. Split it into several files.", name=path.name, limit=LARGEST // 10**6
        )


def detect_encoding(path: Path, head: bytes, media_type: str) -> str:
    """Return the encoding in which a text seems to be written; raises `OfficerError` where it is no text."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if wide := _wide_letters(head):
        return wide
    if media_type not in _TEXTS and not (media_type == _UNKNOWN and _is_text_with_nul(head)):
        raise OfficerError("{name} is no table. Tables are CSV files and Excel workbooks (.xlsx).", name=path.name)
    if _decodes(path, "utf-8"):
        return "utf-8"
    guessed = _guess(_strange_lines(path))
    return guessed if _decodes(path, guessed) else _ANY


def _decodes(path: Path, encoding: str) -> bool:
    """Tell whether every byte of a file means something in an encoding."""
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _wide_letters(head: bytes) -> str:
    """Return the kind of UTF-16 without a mark at its beginning: every second byte of plain letters is zero."""
    for name, zeros, others in (("utf-16-le", head[1::2], head[::2]), ("utf-16-be", head[::2], head[1::2])):
        if len(zeros) > 1 and zeros.count(0) * 2 > len(zeros) and not others.count(0):
            return name
    return ""


def _is_text_with_nul(head: bytes) -> bool:
    """Tell a text into which a NUL strayed from a file of another kind."""
    strange = sum(byte < 32 and byte not in b"\x00\t\r\n" for byte in head)  # noqa: PLR2004 - the control range
    return head.count(0) <= len(head) // 100 + 1 and strange * 50 <= len(head)


def _strange_lines(path: Path) -> bytes:
    """Return lines with letters beyond ASCII, as many as a guess needs."""
    with path.open("rb") as file:
        found = (line for line in file if not line.isascii())
        return b"".join(islice(found, _SAMPLE_ROWS))[:_SAMPLE_BYTES]


_WESTERN: Final = frozenset("äöüßáàâãåæçéèêëíìîïñóòôõøœúùûýÿÄÖÜÁÀÂÃÅÆÇÉÈÊËÍÎÏÑÓÔÕØŒÚÙÛŠšŽž€’‘“”„–—…«»°§©®™´\u00a0·²³&")
_SURE: Final = 0.98
_AS_GOOD: Final = 0.05
_GREEK_ENDS: Final = frozenset("αάεέηήιίοόυύωώςνρΑΕΗΙΟΥΩΣΝΡ")
_MOSTLY: Final = 0.8


def _guess(sample: bytes) -> str:
    """Return the encoding in which the strange letters make sense; those of Western Europe fit first."""
    strange = [letter for letter in sample.decode("cp1252", "ignore") if not letter.isascii()]
    if sum(letter in _WESTERN for letter in strange) >= _SURE * len(strange):
        return "cp1252"
    found = list(from_bytes(sample, cp_isolation=_GUESSED, threshold=1.0))
    near = {each.encoding: str(each) for each in found if each.chaos <= found[0].chaos + _AS_GOOD}
    if _ends_as_greek(near.get("cp1253", "")):
        return "cp1253"
    return found[0].encoding if found and found[0].encoding in _GUESSED else "cp1252"


def _ends_as_greek(text: str) -> bool:
    """Tell Greek from Cyrillic, whose letters lie in the same places: Greek words end in few letters."""
    words = re.findall(r"[Ͱ-Ͽ]+", text)
    return bool(words) and sum(word[-1] in _GREEK_ENDS for word in words) >= _MOSTLY * len(words)


def detect_separator(path: Path, encoding: str) -> str:
    """Return the sign between the cells: the one that gives most rows the same number of them."""
    with _opened(path, encoding) as lines:
        sample = list(islice(lines, _SAMPLE_ROWS))
    if sample and sample[0].casefold().startswith(_HINT) and sample[0][len(_HINT) :].rstrip("\r\n") in SEPARATORS:
        return sample[0][len(_HINT) :].rstrip("\r\n")
    text = "".join(sample)
    return max(SEPARATORS, key=lambda separator: _regularity(text, separator))


def _regularity(text: str, separator: str) -> tuple[float, int]:
    """Return the share of rows with the usual number of cells, and that number; a single column says nothing."""
    try:
        widths = Counter(len(row) for row in csv.reader(StringIO(text, newline=""), delimiter=separator) if row)
    except csv.Error:
        return 0, 0
    if not widths:
        return 0, 0
    usual, count = widths.most_common(1)[0]
    return (round(count / widths.total(), 1), usual) if usual > 1 else (0, 0)


@contextmanager
def _opened(path: Path, encoding: str) -> Iterator[Iterator[str]]:
    """Open a text for reading its lines; what is wrong with its letters or the disk becomes a sentence."""
    csv.field_size_limit(LONGEST_CELL)
    try:
        with path.open(encoding="utf-8-sig" if encoding == "utf-8" else encoding, newline="") as file:
            yield file
    except UnicodeError as problem:
        raise OfficerError(
            "{name} is not written in {encoding}. Choose another encoding.",
            name=path.name,
            encoding=ENCODINGS.get(encoding, encoding),
        ) from problem
    except LookupError as problem:
        raise OfficerError("There is no encoding called {encoding}.", encoding=encoding) from problem
    except OSError as problem:
        raise OfficerError("{name} could not be read: {why}.", name=path.name, why=problem.strerror) from problem


def text_rows(path: Path, encoding: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    """Yield each row with its number; a quoted line break stays inside its cell. Raises `OfficerError`."""
    number = 0
    with _opened(path, encoding) as lines:
        reader = csv.reader(chain(lines, (_END,)), delimiter=separator)
        try:
            for cells in reader:
                if cells == [_END]:
                    return
                number += 1
                if cells and cells[-1].endswith(_END):
                    raise OfficerError(
                        "Row {row}: a quotation mark is opened and not closed again. Nothing was read.", row=number
                    )
                if number > 1 or not _is_hint(cells, separator):
                    yield number, [as_written(cell) for cell in cells]
        except csv.Error as problem:
            raise OfficerError(
                "Row {row} cannot be read: a cell is longer than {most} characters, or a quotation mark is missing.",
                row=number + 1,
                most=f"{LONGEST_CELL:,}",
            ) from problem


def _is_hint(cells: list[str], separator: str) -> bool:
    """Tell the line with which Excel names the separator from a row."""
    return separator.join(cells).casefold() in {f"{_HINT}{each}" for each in SEPARATORS}

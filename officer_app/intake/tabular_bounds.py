"""What a workbook would unfold to, measured before anything of it is read: no bomb gets as far as the memory."""

import re
import zipfile
import zlib
from dataclasses import dataclass
from io import BytesIO
from typing import Final
from xml.parsers.expat import ExpatError, ParserCreate

from officer_app.domain.errors import OfficerError

LARGEST: Final = 50_000_000
"""Bytes of a workbook as it is packed."""
_UNPACKED: Final = 400_000_000
_MEMBERS: Final = 10_000
_RATIO: Final = 100
_SMALL: Final = 20_000_000
"""Bytes below which a member may be packed as tightly as it likes."""
_AREA: Final = 16_000_000
"""Cells of the rectangle from the first to the last: it is held as a whole."""
_LETTERS: Final = 1_000_000_000
"""Letters of all texts of a sheet together, the repeated ones counted each time."""
_CHUNK: Final = 1 << 20
_MACROS: Final = "vbaproject.bin"
_PLACE: Final = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})")
_PARTS: Final = ("/worksheet", "/sharedstrings", "/styles", "/chartsheet", "/dialogsheet", "/xlmacrosheet")
"""What the relations of a workbook call the parts that are read."""

_BROKEN: Final = (
    zipfile.BadZipFile, zlib.error, ExpatError, ValueError, OSError, NotImplementedError, EOFError, RuntimeError,
    LookupError,
)  # fmt: skip
"""What Python's readers of archives and of XML raise at damage."""


@dataclass(slots=True)
class Contents:
    """What stands in a workbook besides its values."""

    macros: bool = False
    formulas: bool = False
    errors: bool = False
    """Whether a formula has no result."""


def measure(name: str, data: bytes) -> Contents:
    """Look through a workbook without unfolding it; raises `OfficerError` where it is damaged or too large."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            members = _checked(name, archive)
            return _looked_through(name, archive, members)
    except _BROKEN as problem:
        raise damaged(name) from problem


def damaged(name: str) -> OfficerError:
    """Return the error of a workbook that is not whole."""
    return OfficerError("{name} is damaged or no Excel workbook. Save it anew as .xlsx or CSV.", name=name)


def _checked(name: str, archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    members = archive.infolist()
    names = {each.filename.casefold() for each in members}
    if any(each.flag_bits & 1 for each in members):
        raise locked(name)
    if "[content_types].xml" not in names or not any(each.startswith("xl/") for each in names):
        raise OfficerError("{name} is no Excel workbook. Save the table as .xlsx or CSV.", name=name)
    tight = any(each.file_size > max(_SMALL, _RATIO * each.compress_size) for each in members)
    if len(members) > _MEMBERS or sum(each.file_size for each in members) > _UNPACKED or tight:
        raise too_large(name)
    return members


def locked(name: str) -> OfficerError:
    """Return the error of a workbook behind a password."""
    return OfficerError(
        "{name} is protected by a password. Open it in your spreadsheet program and save it without one.", name=name
    )


def too_large(name: str) -> OfficerError:
    """Return the error of a workbook that would fill the memory."""
    return OfficerError(
        "{name} unfolds to more than this program reads from a workbook. Save the sheet as CSV, or split it.", name=name
    )


def _looked_through(name: str, archive: zipfile.ZipFile, members: list[zipfile.ZipInfo]) -> Contents:
    contents = Contents(macros=any(each.filename.casefold().endswith(_MACROS) for each in members))
    longest, shared = 0, 0
    for member in members:
        if member.filename.casefold().endswith((".xml", ".rels")):
            part = _Part(name)
            part.read(archive, member)
            longest, shared = max(longest, part.longest), max(shared, part.shared)
            contents.formulas |= part.formulas
            contents.errors |= part.errors
    if shared * longest > _LETTERS:
        raise too_large(name)
    return contents


class _Part:
    """Goes through one part as the reader of cells will: where cells stand, and how long texts are."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._row = self._column = self._rows = self._columns = self._cells = self._length = 0
        self.longest = self.shared = 0
        self.formulas = self.errors = False
        self._parser = ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._begin
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._count
        self._parser.StartDoctypeDeclHandler = self._refuse_entities

    def read(self, archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> None:
        """Read a part piece by piece; raises where it is not well-formed, too large, or not as large as it says."""
        size = 0
        with archive.open(member) as file:
            while chunk := file.read(_CHUNK):
                size += len(chunk)
                if size > member.file_size:
                    raise damaged(self._name)
                self._parser.Parse(chunk, False)
                if max(self._rows * self._columns, self._cells) > _AREA:
                    raise too_large(self._name)
        self._parser.Parse(b"", True)

    def _begin(self, tag: str, attributes: dict[str, str]) -> None:
        match tag.rpartition(":")[2]:
            case "c":
                self._cell(attributes)
            case "row":
                self._row = int(attributes["r"]) if "r" in attributes else self._row + 1
                self._column = 0
                self._rows = max(self._rows, self._row)
            case "f":
                self.formulas = True
            case "si":
                self._length = 0
            case "Relationship" if attributes.get("Type", "").casefold().endswith(_PARTS):
                if not attributes.get("Target", "").casefold().endswith(".xml"):
                    raise damaged(self._name)

    def _cell(self, attributes: dict[str, str]) -> None:
        self._cells += 1
        self._column += 1
        if place := attributes.get("r"):
            found = _PLACE.fullmatch(place)
            if not found:
                raise damaged(self._name)
            self._column, self._rows = _number(found[1]), max(self._rows, int(found[2]))
        self._columns = max(self._columns, self._column)
        self.shared += attributes.get("t") == "s"
        self.errors |= attributes.get("t") == "e"

    def _end(self, tag: str) -> None:
        if tag.rpartition(":")[2] == "si":
            self.longest = max(self.longest, self._length)

    def _count(self, text: str) -> None:
        self._length += len(text)

    def _refuse_entities(self, *_declared: object) -> None:
        raise OfficerError(
            "{name} declares entities, which no spreadsheet program writes. It was not read.", name=self._name
        )


def _number(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number

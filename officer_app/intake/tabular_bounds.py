"""What a workbook would unfold to, measured before anything of it is read: no bomb gets as far as the memory."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Final

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
_OVERLAP: Final = 64
_MACROS: Final = "vbaproject.bin"

_BROKEN: Final = (
    zipfile.BadZipFile, zlib.error, ValueError, OSError, NotImplementedError, EOFError, RuntimeError, LookupError,
)  # fmt: skip
"""What Python's reader of archives raises at damage."""

_CELL: Final = re.compile(rb'<(?:\w+:)?c\b[^<>]{0,200}?\br="([A-Za-z]{1,3})([0-9]{1,7})"')
_ROW: Final = re.compile(rb'<(?:\w+:)?row\b[^<>]{0,400}?\br="([0-9]{1,7})"')
_SHARED: Final = re.compile(rb"<(?:\w+:)?v>\s*([0-9]{1,9})\s*</")
_TEXT_END: Final = re.compile(rb"</(?:\w+:)?si\s*>|<(?:\w+:)?si\s*/>")


@dataclass(slots=True)
class Contents:
    """What stands in a workbook besides its values."""

    macros: bool = False
    formulas: set[str] = field(default_factory=set)
    """The parts of the workbook that hold formulas."""
    errors: set[str] = field(default_factory=set)
    """The parts in which a formula has no result."""


@dataclass(slots=True)
class _Sheet:
    columns: int = 0
    rows: int = 0
    shared: int = 0
    cells: int = 0


def measure(name: str, data: bytes) -> Contents:
    """Look through a workbook without unfolding it; raises `OfficerError` where it is damaged or too large."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            members = _checked(name, archive)
            return _looked_through(name, archive, members)
    except (
        zipfile.BadZipFile,
        ValueError,
        OSError,
        NotImplementedError,
        EOFError,
        RuntimeError,
        LookupError,
    ) as problem:
        raise damaged(name) from problem
    except zipfile.zlib.error as problem:  # type: ignore[attr-defined]
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
    contents = Contents(any(each.filename.casefold().endswith(_MACROS) for each in members))
    longest, sheets = 0, []
    for member in members:
        path = member.filename.casefold()
        if not path.endswith((".xml", ".rels")):
            continue
        if path.endswith("sharedstrings.xml"):
            longest = _longest_text(name, archive, member)
        elif "/worksheets/" in path and path.endswith(".xml"):
            sheets.append(_sheet(name, archive, member, contents))
        else:
            for _ in _chunks(name, archive, member):
                pass
    if any(each.rows * each.columns > _AREA or each.cells > _AREA or each.shared * longest > _LETTERS
           for each in sheets):  # fmt: skip
        raise too_large(name)
    return contents


def _chunks(name: str, archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[bytes]:
    """Yield a member piece by piece, each with the end of the one before; refuse declared entities and false sizes."""
    kept, size = b"", 0
    with archive.open(member) as file:
        while chunk := file.read(_CHUNK):
            size += len(chunk)
            piece = kept + chunk
            if size > member.file_size:
                raise damaged(name)
            if b"<!" in piece and re.search(rb"<!\s*(?:DOCTYPE|ENTITY)", piece, re.IGNORECASE):
                raise OfficerError(
                    "{name} declares entities, which no spreadsheet program writes. It was not read.", name=name
                )
            yield piece
            kept = piece[-_OVERLAP:]


def _longest_text(name: str, archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> int:
    """Return about how many bytes the longest text takes of those that several cells may share."""
    longest, begun = 0, 0
    for piece in _chunks(name, archive, member):
        ends = [found.end() for found in _TEXT_END.finditer(piece)]
        gaps = [after - before for before, after in zip([0, *ends], [*ends, len(piece)], strict=True)]
        gaps[0] += begun
        longest = max(longest, *gaps)
        begun = gaps[-1]
    return longest


def _sheet(name: str, archive: zipfile.ZipFile, member: zipfile.ZipInfo, contents: Contents) -> _Sheet:
    sheet = _Sheet()
    for piece in _chunks(name, archive, member):
        for column, row in _CELL.findall(piece):
            sheet.columns = max(sheet.columns, _number(column))
            sheet.rows = max(sheet.rows, int(row))
        sheet.rows = max([sheet.rows, *map(int, _ROW.findall(piece))])
        sheet.cells += piece.count(b"<v>") + piece.count(b"<is>")
        sheet.shared += piece.count(b't="s"')
        if b"<f>" in piece or b"<f " in piece:
            contents.formulas.add(member.filename)
        if b't="e"' in piece:
            contents.errors.add(member.filename)
    if sheet.rows * max(1, sheet.columns) > _AREA:
        raise too_large(name)
    return sheet


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - ord("A") + 1
    return number

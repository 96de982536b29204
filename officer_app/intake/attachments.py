"""Files that come in: a safe name, the type by contents, a warning where the name lies; never opened or unpacked."""

import os
import re
import stat
import unicodedata
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from officer_app.domain.errors import OfficerError
from officer_app.domain.words import Sentence
from officer_app.intake.content_types import is_program, media_type_of, type_named_by

LONGEST_NAME = 255
"""Bytes of a file name that every file system takes."""
_LONGEST_EXTENSION = 20
_MOST_LISTED = 200
_RESERVED = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?:\.|\Z)", re.IGNORECASE)
_FORBIDDEN = re.compile(r'[<>:"|?*%]')
_PLACEHOLDER = "attachment"
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class IncomingFile:
    """A file from outside, read once; `contents` lists the names inside an archive, which is never unpacked."""

    name: str
    data: bytes
    media_type: str
    warnings: tuple[Sentence, ...] = ()
    contents: tuple[str, ...] = ()


def safe_name(name: str) -> str:
    """Return a name that is a name everywhere: no path, no control marks, not reserved, at most 255 bytes."""
    name = unicodedata.normalize("NFC", name.encode("utf-8", "ignore").decode("utf-8"))
    name = re.split(r"[/\\\u2044\u2215\uff0f\uff3c]", name.rstrip("/\\ "))[-1]
    name = "".join(
        mark for mark in name if unicodedata.category(mark) not in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
    )
    name = _FORBIDDEN.sub("_", re.sub(r"\A[A-Za-z]:", "", name)).strip().rstrip(". ")
    if not name.strip("._ "):
        name = _PLACEHOLDER
    if _RESERVED.match(name):
        name = f"_{name}"
    return _shortened(name, LONGEST_NAME)


def _shortened(name: str, limit: int, addition: str = "") -> str:
    """Return the name with an addition before its extension, cut so that all of it has at most `limit` bytes."""
    stem, dot, extension = name.rpartition(".")
    if not stem or len(extension.encode()) > _LONGEST_EXTENSION:
        stem, dot, extension = name, "", ""
    room = limit - len(f"{addition}{dot}{extension}".encode())
    return f"{stem.encode()[:room].decode('utf-8', 'ignore').rstrip()}{addition}{dot}{extension}"


def numbered(name: str, taken: Iterable[str]) -> str:
    """Return the name, or `name (1)` and so on where a file of that name, in any case, is there already."""
    used = {each.casefold() for each in taken}
    proposed, count = name, 0
    while proposed.casefold() in used:
        count += 1
        proposed = _shortened(name, LONGEST_NAME, f" ({count})")
    return proposed


def incoming_file(name: str, data: bytes, taken: Iterable[str] = ()) -> IncomingFile:
    """Return a file with its safe name, its type by content, and what the officer should know before opening it."""
    kept = numbered(safe_name(name), taken)
    media_type = media_type_of(data)
    contents, notes = _listing(data) if media_type in _ARCHIVES else ((), ())
    return IncomingFile(
        name=kept,
        data=data,
        media_type=_in_archive(contents, media_type),
        warnings=(*_warnings(name, kept, data, media_type), *notes),
        contents=contents,
    )


_ARCHIVES = frozenset({"application/zip"})
_INSIDE = {
    "word/": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xl/": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ppt/": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}


def _in_archive(contents: tuple[str, ...], media_type: str) -> str:
    if "[Content_Types].xml" not in contents:
        return media_type
    return next(
        (kind for start, kind in _INSIDE.items() if any(each.startswith(start) for each in contents)), media_type
    )


def _listing(data: bytes) -> tuple[tuple[str, ...], tuple[Sentence, ...]]:
    """Return the first names inside an archive, read from its table alone."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError, IndexError, LookupError):
        return (), (Sentence("The list of files in this archive cannot be read."),)
    names = tuple(_printable(entry.filename) for entry in entries[:_MOST_LISTED])
    left = len(entries) - len(names)
    if not left:
        return names, ()
    return names, (Sentence("The archive holds {count} more files that are not listed.", {"count": left}),)


def _printable(name: str) -> str:
    return "".join(mark for mark in name[:LONGEST_NAME] if mark.isprintable() and unicodedata.category(mark) != "Cf")


def _warnings(name: str, kept: str, data: bytes, media_type: str) -> tuple[Sentence, ...]:
    if not data:
        return (Sentence("This file is empty."),)
    extension = kept.rpartition(".")[2].casefold() if "." in kept else ""
    named = type_named_by(extension)
    found = []
    if is_program(media_type, extension):
        found.append(Sentence("This file is a program; do not open it."))
    if named and media_type not in named:
        found.append(Sentence("The name ends in {extension}, but the contents are of another type: {type}.",
                              {"extension": f".{extension}", "type": media_type}))  # fmt: skip
    if any(unicodedata.category(mark) == "Cf" for mark in name):
        found.append(Sentence("The name held invisible marks that change how it reads; they were taken out."))
    return tuple(found)


def read_attachment(path: Path, limit: int) -> IncomingFile:
    """Read a file that was chosen or dropped; raises OfficerError where it is no plain file or above `limit` bytes."""
    return incoming_file(path.name, read_plain_file(path, limit))


def read_plain_file(path: Path, limit: int) -> bytes:
    """Return the bytes of a plain file; links, folders and devices are refused, and a file that changes while read."""
    try:
        _check_kind(path, os.lstat(path), limit)
        with os.fdopen(os.open(path, os.O_RDONLY | _NO_TRAPS), "rb") as file:
            before = os.fstat(file.fileno())
            _check_kind(path, before, limit)
            data = _read(path, file.fileno(), limit)
            after = os.fstat(file.fileno())
    except FileNotFoundError:
        raise OfficerError("The file {name} is not there any more.", name=path.name) from None
    except PermissionError:
        raise OfficerError("The file {name} may not be read, or another program holds it.", name=path.name) from None
    except (OSError, ValueError):
        raise OfficerError("The file {name} could not be read.", name=_printable(path.name)) from None
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns) or len(data) != after.st_size:
        raise OfficerError("The file {name} changed while it was read; try again.", name=path.name)
    return data


_NO_TRAPS = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def _check_kind(path: Path, facts: os.stat_result, limit: int) -> None:
    if stat.S_ISLNK(facts.st_mode):
        raise OfficerError("{name} is only a link to another file; choose the file itself.", name=path.name)
    if stat.S_ISDIR(facts.st_mode):
        raise OfficerError("{name} is a folder; choose the files in it.", name=path.name)
    if not stat.S_ISREG(facts.st_mode):
        raise OfficerError("{name} is not a file but a device or a pipe.", name=path.name)
    if not facts.st_size:
        raise OfficerError("The file {name} is empty.", name=path.name)
    if facts.st_size > limit:
        raise _too_large(path, limit)


def _too_large(path: Path, limit: int) -> OfficerError:
    return OfficerError("The file {name} is larger than {limit} MB.", name=path.name, limit=f"{limit / 1_000_000:g}")


def _read(path: Path, descriptor: int, limit: int) -> bytes:
    pieces, total = [], 0
    while piece := os.read(descriptor, _CHUNK):
        pieces.append(piece)
        total += len(piece)
        if total > limit:
            raise _too_large(path, limit)
    return b"".join(pieces)

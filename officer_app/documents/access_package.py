"""The access package of a person: letter, index, files and machine-readable copy, in one ZIP with AES-256."""

import json
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from io import BytesIO
from typing import Final

from pyzipper import WZ_AES, ZIP_DEFLATED, AESZipFile

from officer_app.documents.grid import Column, Grid
from officer_app.documents.letter_words import read_words
from officer_app.documents.pdf import Footer
from officer_app.documents.report import Report, Section
from officer_app.documents.report_forms import ReportForm, report_bytes
from officer_app.documents.report_words import ReportWords, report_words
from officer_app.documents.tabular import Sheet, csv_bytes
from officer_app.documents.wording import letter_language
from officer_app.domain.watch import UNWATCHED, Watch

LETTER, INDEX, INDEX_DATA, COPY, COPY_TABLE = "letter.pdf", "index.pdf", "index.json", "data.json", "data.csv"
FOLDER: Final = "files/"
_KEY_BITS: Final = 256
_PIECE: Final = 1 << 20
"""Bytes of a file that are packed between two looks at whether the person gave up."""
_FIRST_YEAR, _LAST_YEAR = 1980, 2107
"""The years that the date of an entry of a ZIP can hold."""


@dataclass(frozen=True, slots=True)
class PackedFile:
    """One file of the case under the name that it has in the package."""

    name: str
    media_type: str
    data: bytes

    @property
    def digest(self) -> str:
        """The SHA-256 of its contents."""
        return sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """Everything that goes into an access package; `told` are the data that the case holds as text, by field."""

    language: str
    organisation: str
    reference: str
    made_at: datetime
    letter: bytes
    files: tuple[PackedFile, ...]
    told: dict[str, str]


def pack(package: Package, passphrase: str, watch: Watch = UNWATCHED) -> bytes:
    """Return the package as a ZIP that opens with the passphrase only; each run salts it anew.

    `watch` hears how many files of how many are packed; raises its `GivenUp`, also within a large file.
    """
    files = entries(package, watch.silent())
    out = BytesIO()
    with AESZipFile(out, "w", compression=ZIP_DEFLATED) as archive:
        archive.setpassword(passphrase.encode())
        archive.setencryption(WZ_AES, nbits=_KEY_BITS)
        for done, (name, data) in enumerate(files.items()):
            entry = archive.zipinfo_cls(name, _stamp(package.made_at))
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            entry.file_size = len(data)
            with archive.open(entry, "w") as packed:
                for start in range(0, max(len(data), 1), _PIECE):
                    watch.look(done, len(files))
                    packed.write(data[start : start + _PIECE])
        watch.look(len(files), len(files))
    return out.getvalue()


def _stamp(at: datetime) -> tuple[int, int, int, int, int, int]:
    return (min(max(at.year, _FIRST_YEAR), _LAST_YEAR), at.month, at.day, at.hour, at.minute, at.second)


def entries(package: Package, watch: Watch = UNWATCHED) -> dict[str, bytes]:
    """Return what stands in the package, by name; the same package gives the same bytes. Raises `GivenUp`."""
    listed = _listed(package)
    index = index_of(package)
    return {
        LETTER: package.letter,
        INDEX: report_bytes(index, ReportForm.PDF, watch),
        INDEX_DATA: report_bytes(index, ReportForm.JSON, watch),
        **{each.name: each.data for each in listed[1:]},
    }


def index_of(package: Package) -> Report:
    """Return the index as a report: each file with what it is, its size in bytes and its SHA-256."""
    words = report_words(letter_language(package.language), "access_package")
    columns = (
        Column("name", words("access_package.name"), 3.0),
        Column("what", words("access_package.what"), 2.6),
        Column("size", words("access_package.size"), 1.1, right=True),
        Column("sha256", words("access_package.digest"), 3.4),
    )
    rows = tuple((each.name, _what(each, words), len(each.data), each.digest) for each in _listed(package))
    grid = Grid("files", words("access_package.files"), columns, rows)
    page = read_words(words.language)
    return Report(
        words=words,
        made_on=package.made_at.date(),
        office=words("report.office", organisation=package.organisation),
        title=words("access_package.title"),
        covers=words("access_package.covers", reference=package.reference, day=words.day(package.made_at.date())),
        lead=words("access_package.lead"),
        sections=(Section(words("access_package.files"), (grid,), words("access_package.note")),),
        footer=Footer(package.reference, page("letter.page"), ""),
    )


def _listed(package: Package) -> list[PackedFile]:
    """Return what the index lists: the letter, the machine-readable copy, and the files of the case."""
    return [
        PackedFile(LETTER, "application/pdf", package.letter),
        PackedFile(COPY, "application/json", _copy(package)),
        PackedFile(COPY_TABLE, "text/csv", _copy_table(package)),
        *(PackedFile(f"{FOLDER}{each.name}", each.media_type, each.data) for each in package.files),
    ]


def _what(file: PackedFile, words: ReportWords) -> str:
    own = {LETTER: "letter", COPY: "copy", COPY_TABLE: "copy_table"}.get(file.name)
    if own:
        return words(f"access_package.{own}")
    family = file.media_type.partition("/")[0]
    known = {"application/pdf": "pdf"}.get(file.media_type) or {"image": "image", "text": "text"}.get(family, "file")
    return words(f"access_package.{known}")


def _copy(package: Package) -> bytes:
    facts = {
        "reference": package.reference,
        "made_on": package.made_at.date().isoformat(),
        **{part: [{"name": name, "value": value} for name, value in _pairs(text)] for part, text in _parts(package)},
        "files": [
            {"name": each.name, "media_type": each.media_type, "size": len(each.data), "sha256": each.digest}
            for each in package.files
        ],
    }
    return (json.dumps(facts, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def _copy_table(package: Package) -> bytes:
    told = [(part, name, value) for part, text in _parts(package) for name, value in _pairs(text)]
    files = [("files", each.name, each.digest) for each in package.files]
    return csv_bytes(Sheet(("part", "name", "value"), [*told, *files]))


def _parts(package: Package) -> list[tuple[str, str]]:
    return [(part, text) for part, text in package.told.items() if text.strip()]


def _pairs(text: str) -> list[tuple[str, str]]:
    """Return the lines of a text as names and values; a line without a name is a value alone."""
    lines = (line.strip() for line in text.splitlines())
    cut = (line.partition(": ") for line in lines if line)
    return [(name, value.strip()) if sign else ("", name) for name, sign, value in cut]

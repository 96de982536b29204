"""Finished pages to a file that archives and screen readers accept: PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1).

What ReportLab drew is written here, with the structure of the document, its metadata, the meaning of its colours and
the files that travel inside it. The many small objects of a structure are packed in object streams as they come, so
that a register of 100,000 rows stays small on disk and in memory. The same document gives the same bytes.
"""

import struct
import zlib
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from hashlib import md5
from io import BytesIO
from typing import Final

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFStream
from reportlab.pdfbase.pdfdoc import format as in_pdf

from officer_app.documents.metadata import About, information, xmp
from officer_app.documents.pdf_syntax import midnight, text_string
from officer_app.documents.sheet import HEADING_SHOWN, Heading
from officer_app.documents.structure import Structure
from officer_app.domain.places import resource
from officer_app.domain.watch import UNWATCHED, Watch

_HEAD: Final = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_OBJECTS_IN_STREAM: Final = 200
_LONG: Final = 3
"""Headings from which a document has an outline."""
_ROW: Final = struct.Struct(">BIH")
_PLAIN, _PACKED = 1, 2
"""How an object stands in the file: by itself, or in an object stream."""


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that travels inside a document: its name, its media type, and what it is."""

    name: str
    media_type: str
    data: bytes
    description: str


@dataclass(slots=True)
class Drawn:
    """A document as ReportLab drew it; `links` are the names under which it knows the links, in their order."""

    document: PDFDocument
    structure: Structure
    links: list[str] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)


def archived(drawn: Drawn, about: About, attached: Sequence[Attached] = (), watch: Watch = UNWATCHED) -> bytes:
    """Return the finished file; raises `GivenUp` where nobody wants it any more."""
    file = _File()
    document = drawn.document
    for font in document.delayedFonts:
        font.addObjects(document)
    pages = document.Reference(document.Pages)
    for body in watch.over(_objects(document)):
        file.add(body)
    numbers = document.idToObjectNumberAndVersion
    page_numbers = [numbers[document.Reference(page).name][0] for page in document.Pages.pages]
    link_numbers = [numbers[name][0] for name in drawn.links]
    root = _add_structure(file, drawn.structure, page_numbers, link_numbers, watch)
    facts = {
        "Type": "/Catalog",
        "Pages": in_pdf(pages, document).decode(),
        "Lang": f"({about.language})",
        "MarkInfo": "<</Marked true>>",
        "StructTreeRoot": f"{root} 0 R",
        "ViewerPreferences": "<</DisplayDocTitle true>>",
        "OutputIntents": f"[{_add_colours(file)} 0 R]",
        "Metadata": f"{file.add_stream('/Type/Metadata/Subtype/XML', xmp(about), packed=False)} 0 R",
        **_add_outline(file, drawn.headings, page_numbers),
        **_add_attached(file, attached, about.made_on),
    }
    catalog = file.add("".join(f"/{name} {value}" for name, value in facts.items()).join(("<<", ">>")).encode())
    return file.finished(catalog, file.add(information(about)))


def _objects(document: PDFDocument) -> Iterator[bytes]:
    """Yield each object that ReportLab made, from number 1; writing one may bring forth others.

    The contents of a page are let go once they are written: of a long register they would stand in memory twice.
    """
    number = 1
    while (name := document.numberToId.get(number)) is not None:
        made = document.idToObject[name]
        yield in_pdf(made, document, toplevel=1)
        if isinstance(made, PDFStream):
            made.content = b""
        number += 1


def _add_structure(file: "_File", structure: Structure, pages: list[int], links: list[int], watch: Watch) -> int:
    """Write the tree of what the document says and return the number of its root (ISO 32000-1 section 14.7.2)."""
    root = file.reserve(1 + len(structure) + len(pages))
    first = root + 1
    owned = first + len(structure)
    entries = [f"{page} {owned + page} 0 R" for page in range(len(pages))]
    entries += [f"{len(pages) + link} {first + owner} 0 R" for link, owner in enumerate(structure.link_owners)]
    kept = f"/ParentTree<</Nums[{' '.join(entries)}]>>/ParentTreeNextKey {len(entries)}"
    file.fill(root, f"<</Type/StructTreeRoot/K {first} 0 R{kept}>>".encode())
    for number, body in enumerate(watch.over(structure.elements(first, pages, links)), first):
        file.fill(number, body)
    for page in range(len(pages)):
        names = " ".join(f"{first + owner} 0 R" for owner in structure.owners(page))
        file.fill(owned + page, f"[{names}]".encode())
    return root


def _add_outline(file: "_File", headings: list[Heading], pages: list[int]) -> dict[str, str]:
    """Write the outline, by which a reader finds her way in a long document (ISO 32000-1 section 12.3.3)."""
    if len(headings) < _LONG:
        return {}
    root = file.reserve(1 + len(headings))
    last = root + len(headings)
    file.fill(root, f"<</Type/Outlines/First {root + 1} 0 R/Last {last} 0 R/Count {len(headings)}>>".encode())
    for number, each in enumerate(headings, root + 1):
        beside = f"/Prev {number - 1} 0 R" if number > root + 1 else ""
        beside += f"/Next {number + 1} 0 R" if number < last else ""
        where = f"/Dest[{pages[each.page]} 0 R/XYZ 0 {each.top + HEADING_SHOWN:.2f} null]"
        file.fill(number, f"<</Title{text_string(each.title)}/Parent {root} 0 R{beside}{where}>>".encode())
    return {"Outlines": f"{root} 0 R", "PageMode": "/UseOutlines"}


@cache
def _profile() -> bytes:
    return resource("colour", "srgb.icc").read_bytes()


def _add_colours(file: "_File") -> int:
    """Say what red, green and blue are: those of sRGB (IEC 61966-2-1)."""
    profile = file.add_stream("/N 3", _profile())
    name = "(sRGB IEC61966-2.1)"
    intent = f"/S/GTS_PDFA1/OutputConditionIdentifier{name}/Info{name}/DestOutputProfile {profile} 0 R"
    return file.add(f"<</Type/OutputIntent{intent}>>".encode())


def _add_attached(file: "_File", attached: Sequence[Attached], made_on: date) -> dict[str, str]:
    if not attached:
        return {}
    named = [(text_string(each.name), _add_file(file, each, made_on)) for each in attached]
    references = " ".join(f"{number} 0 R" for _, number in named)
    listed = " ".join(f"{name} {number} 0 R" for name, number in sorted(named))
    return {"AF": f"[{references}]", "Names": f"<</EmbeddedFiles<</Names[{listed}]>>>>"}


def _add_file(file: "_File", each: Attached, made_on: date) -> int:
    kind = each.media_type.replace("/", "#2F")
    facts = f"/Type/EmbeddedFile/Subtype/{kind}/Params<</Size {len(each.data)}/ModDate{midnight(made_on)}>>"
    data = file.add_stream(facts, each.data)
    name, said = text_string(each.name), text_string(each.description)
    held = f"/EF<</F {data} 0 R/UF {data} 0 R>>"
    return file.add(f"<</Type/Filespec/F{name}/UF{name}/Desc{said}/AFRelationship/Data{held}>>".encode())


class _File:
    """A file in the making: its bytes so far, and where in them each object stands."""

    def __init__(self) -> None:
        self._out = BytesIO()
        self._out.write(_HEAD)
        self._kinds = bytearray(b"\0")
        self._places, self._orders = array("I", [0]), array("H", [0xFFFF])
        self._waiting: list[tuple[int, bytes]] = []

    def reserve(self, count: int) -> int:
        """Keep so many numbers free, one after the other, and return the first of them."""
        first = len(self._kinds)
        self._kinds.extend(bytes(count))
        self._places.extend([0] * count)
        self._orders.extend([0] * count)
        return first

    def fill(self, number: int, body: bytes) -> None:
        """Write an object under a number that was kept free; several of them are pressed together."""
        self._waiting.append((number, body))
        if len(self._waiting) >= _OBJECTS_IN_STREAM:
            self._flush()

    def add(self, body: bytes) -> int:
        """Write an object under the next number and return it; in a row of them these follow each other."""
        number = self.reserve(1)
        if body.endswith(b"endstream\n"):
            self._write(number, body.removesuffix(b"endstream\n") + b"\nendstream")
        else:
            self._waiting.append((number, body))
        return number

    def add_stream(self, facts: str, data: bytes, *, packed: bool = True) -> int:
        """Write a stream and return its number."""
        number = self.reserve(1)
        self._stream(number, facts, data, packed=packed)
        return number

    def finished(self, catalog: int, info: int) -> bytes:
        """Write where each object stands, and return the whole file."""
        self._flush()
        start, number = self._out.tell(), self.reserve(1)
        self._note(number, _PLAIN, start, 0)
        digest = md5(self._out.getbuffer(), usedforsecurity=False).hexdigest().upper()
        table = bytearray(_ROW.size * (number + 1))
        for at, row in enumerate(zip(self._kinds, self._places, self._orders, strict=True)):
            _ROW.pack_into(table, at * _ROW.size, *row)
        facts = f"/Type/XRef/Size {number + 1}/W[1 4 2]/Root {catalog} 0 R/Info {info} 0 R/ID[<{digest}><{digest}>]"
        self._stream(number, facts, table)
        self._out.write(b"startxref\n%d\n%%%%EOF\n" % start)
        return self._out.getvalue()

    def _note(self, number: int, kind: int, place: int, order: int) -> None:
        self._kinds[number], self._places[number], self._orders[number] = kind, place, order

    def _write(self, number: int, body: bytes) -> None:
        self._note(number, _PLAIN, self._out.tell(), 0)
        self._out.write(b"%d 0 obj\n%b\nendobj\n" % (number, body))

    def _stream(self, number: int, facts: str, data: bytes | bytearray, *, packed: bool = True) -> None:
        data, how = (zlib.compress(data), "/Filter/FlateDecode") if packed else (data, "")
        head = f"<<{facts}{how}/Length {len(data)}>>".encode()
        self._write(number, head + b"\nstream\n" + data + b"\nendstream")

    def _flush(self) -> None:
        """Write the waiting objects as object streams (ISO 32000-1 section 7.5.7)."""
        waiting, self._waiting = self._waiting, []
        for start in range(0, len(waiting), _OBJECTS_IN_STREAM):
            self._pack(waiting[start : start + _OBJECTS_IN_STREAM])

    def _pack(self, waiting: list[tuple[int, bytes]]) -> None:
        stream = self.reserve(1)
        offset, index = 0, []
        for order, (number, body) in enumerate(waiting):
            self._note(number, _PACKED, stream, order)
            index.append(f"{number} {offset}")
            offset += len(body) + 1
        head = " ".join(index).encode() + b"\n"
        facts = f"/Type/ObjStm/N {len(waiting)}/First {len(head)}"
        self._stream(stream, facts, head + b"\n".join(body for _, body in waiting))

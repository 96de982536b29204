"""The canvas of every document: it knows what each drawing says, and keeps pages until their number is known."""

import zlib
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

from reportlab.pdfbase.pdfdoc import PDFObject, PDFPage, PDFStream
from reportlab.pdfbase.pdfdoc import format as in_pdf
from reportlab.pdfgen.canvas import Canvas

from officer_app.documents.line_drawing import Alphabet
from officer_app.documents.pdf_syntax import text_string
from officer_app.documents.structure import ADORNMENT, Place, Structure
from officer_app.domain.watch import UNWATCHED, Watch

EndOfPage = Callable[["Sheet", int, int], None]
"""Draws what stands at the foot of a page, given its number from 1 and the number of all pages."""

HEADING_SHOWN: Final = 20.0
"""Points above the foot of a heading at which a page is shown that one is led to."""
_QUICK: Final = 1
"""How hard a page is pressed while it waits for its foot."""
_PAGE_FACTS: Final = [*PDFPage.__NoDefault__, "StructParents", "Tabs"]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading on a page, counted from 0, with its height above the foot of the page in points."""

    title: str
    key: str
    page: int
    top: float


class Sheet(Canvas):  # type: ignore[misc]
    """A page in the making, with the pages before it."""

    def __init__(self, *args: Any, end_of_page: EndOfPage, watch: Watch = UNWATCHED, **settings: Any) -> None:
        super().__init__(*args, **settings)
        self.structure = Structure()
        self.links: list[str] = []
        self.headings: list[Heading] = []
        self.alphabets: dict[str, Alphabet] = {}
        self.stamps: dict[tuple[object, ...], list[str]] = {}
        """What was drawn once and comes again and again, by what it is."""
        self.page = 0
        """The number of the page that is being drawn, from 0."""
        self._end_of_page, self._watch = end_of_page, watch
        self._kept: list[dict[str, Any]] = []
        self._later: defaultdict[int, list[Callable[[], None]]] = defaultdict(list)

    @contextmanager
    def says(self, place: Place) -> Iterator[None]:
        """Draw within this what a place of the document says; nothing may be drawn outside of one."""
        self.begin(place)
        yield
        self._code.append("EMC")

    def begin(self, place: Place) -> None:
        """Begin what a place says; `end` ends it."""
        if place is ADORNMENT:
            self._code.append("/Artifact BMC")
        else:
            self._code.append(f"/{place.role}<</MCID {self.structure.mark(place, self.page)}>>BDC")

    def end(self) -> None:
        """End what was begun last."""
        self._code.append("EMC")

    def head(self, title: str, key: str) -> None:
        """Note that a heading stands here, for the outline of the document and its table of contents."""
        _, top = self.absolutePosition(0, 0)
        self.headings.append(Heading(title, key, self.page, top))

    def later(self, draw: Callable[[], None]) -> None:
        """Draw something on this page when all others are there; `headings` are known then."""
        self._later[self.page].append(draw)

    def lead(self, place: Place, box: tuple[float, float, float, float], to: "Heading", words: str) -> None:
        """Make a box on the page, in its absolute points, a link to a heading."""
        number = self.structure.link(place)
        link = _Link(box, to, words, number, len(self._kept))
        self._annotationrefs.append(self._doc.Reference(link, name := f"link.{number}"))
        self.links.append(name)

    def showPage(self) -> None:  # noqa: N802 - as ReportLab calls it
        """Put the page aside until its foot can be drawn; raises `GivenUp` where nobody wants it any more."""
        kept = dict(self.__dict__)
        kept["_code"] = zlib.compress("\n".join(self._code).encode(), _QUICK)
        self._kept.append(kept)
        self.page += 1
        self._startPage()
        self._watch.look(self.page)

    def save(self) -> None:
        """Finish every page; the file is written elsewhere. Raises `GivenUp` like `showPage`."""
        mine = {name: self.__dict__[name] for name in ("_kept", "_doc", "structure", "links", "headings", "_later")}
        pages = self._kept
        for number, kept in enumerate(pages, 1):
            self.__dict__.update(kept, **mine)
            self._code = [zlib.decompress(kept["_code"]).decode()]
            for draw in self._later[self.page]:
                draw()
            self._end_of_page(self, number, len(pages))
            pages[number - 1] = {}
            super().showPage()
            self._finish(number - 1)
            self._watch.look(number, len(pages))

    def _finish(self, number: int) -> None:
        page = self._doc.Pages.pages[-1]
        page.__NoDefault__ = _PAGE_FACTS
        page.StructParents, page.Tabs = number, _Raw(b"/S")
        stream, page.stream = page.stream, None
        page.Contents = PDFStream(content=zlib.compress(stream.encode("latin-1")))
        page.Contents.dictionary["Filter"] = _Raw(b"/FlateDecode")


class _Raw(PDFObject):  # type: ignore[misc]
    """A few signs of PDF as they are."""

    def __init__(self, body: bytes) -> None:
        self.body = body

    def format(self, _document: object) -> bytes:
        return self.body


class _Link(PDFObject):  # type: ignore[misc]
    """A box on a page that leads to a heading (ISO 32000-1 section 12.5.6.5)."""

    __RefOnly__ = 1

    def __init__(self, box: tuple[float, ...], to: Heading, words: str, number: int, pages: int) -> None:
        self._box, self._to, self._words, self._number, self._pages = box, to, words, number, pages

    def format(self, document: Any) -> bytes:
        page = in_pdf(document.Reference(document.Pages.pages[self._to.page]), document).decode()
        box = " ".join(f"{edge:.2f}" for edge in self._box)
        facts = f"/Rect[{box}]/Border[0 0 0]/F 4/StructParent {self._pages + self._number}"
        where = f"/Dest[{page}/XYZ 0 {self._to.top + HEADING_SHOWN:.2f} null]/Contents{text_string(self._words)}"
        return f"<</Type/Annot/Subtype/Link{facts}{where}>>".encode()

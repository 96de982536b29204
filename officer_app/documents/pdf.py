"""Pages to bytes: numbered pages, footer, draft mark, and a file that is the same for the same facts."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from io import BytesIO
from threading import Lock
from typing import Any

from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, NextPageTemplate, PageTemplate

from officer_app.documents import house_style as style
from officer_app.documents.archive import Attached, Drawn, archived
from officer_app.documents.fonts import SANS, Face, ready
from officer_app.documents.metadata import About
from officer_app.documents.paragraphs import draw_text, fitting, text_width
from officer_app.documents.sheet import Sheet
from officer_app.documents.structure import ADORNMENT, Place
from officer_app.documents.table_cells import forget_texts
from officer_app.documents.text_runs import printable
from officer_app.domain.watch import UNWATCHED, Watch

DIGEST_SHOWN = 12
FOOTER_SIZE, FOOTER_GAP = 7.0, 14.0
SMALL = Face(SANS)
UPRIGHT, ACROSS = "later", "across"
"""The pages after the first: as tall as A4 is long, and turned for what is wide."""

Decoration = Callable[[Sheet], None]

_ONE_AT_A_TIME = Lock()
"""ReportLab keeps its fonts in one place for the whole process, and previews are made in other threads."""


@dataclass(frozen=True, slots=True)
class Footer:
    """The three texts at the foot of each page; `pages` has the places `{page}` and `{pages}`."""

    left: str
    pages: str
    right: str


@dataclass(frozen=True, slots=True)
class Sheets:
    """What all pages of one document share; `first_top` and `side` in points from the page's edge."""

    title: str
    author: str
    language: str
    made_on: date
    footer: Footer
    draft_word: str = ""
    first_top: float = style.TOP_LATER
    later_top: float = style.TOP_LATER
    left: float = style.LEFT
    right: float = style.RIGHT
    first_page: Decoration | None = None
    later_pages: Decoration | None = None


def short_digest(digest: str) -> str:
    """Return the first twelve digits of a digest in groups of four, as printed at the foot of a page."""
    shown = digest[:DIGEST_SHOWN]
    return " ".join(shown[start : start + 4] for start in range(0, len(shown), 4))


def write_pdf(
    sheets: Sheets, story: Iterable[Flowable], attached: Sequence[Attached] = (), watch: Watch = UNWATCHED
) -> bytes:
    """Return the finished document with the files that travel in it; the same facts give the same bytes.

    `watch` hears of each page that is drawn, and at the end how many of all are finished; raises its `GivenUp`.
    """
    about = About(printable(sheets.title), printable(sheets.author), sheets.language, sheets.made_on)
    with _ONE_AT_A_TIME:
        watch.look()
        try:
            sheet = _drawn(sheets, story, watch)
        finally:
            forget_texts()
        drawn = Drawn(sheet._doc, sheet.structure, sheet.links, sheet.headings)  # noqa: SLF001
        return archived(drawn, about, attached, watch.silent())


def _drawn(sheets: Sheets, story: Iterable[Flowable], watch: Watch) -> Sheet:
    document = BaseDocTemplate(BytesIO(), pagesize=A4, invariant=1, initialFontName=ready(Face(SANS).font))
    document.addPageTemplates(
        [
            _page("first", sheets, sheets.first_top),
            _page(UPRIGHT, sheets, sheets.later_top),
            _page(ACROSS, sheets, sheets.later_top, landscape(A4)),
        ]
    )

    def end_of_page(sheet: Sheet, number: int, count: int) -> None:
        with sheet.says(ADORNMENT):
            _draw_footer(sheet, sheets, number, count)

    canvas = partial(Sheet, end_of_page=end_of_page, watch=watch)
    document.build([NextPageTemplate(UPRIGHT), *story], canvasmaker=canvas)
    sheet: Sheet = document.canv
    return sheet


def _page(name: str, sheets: Sheets, top: float, size: tuple[float, float] = A4) -> PageTemplate:
    width, height = size
    room = width - sheets.left - sheets.right, height - top - style.BOTTOM
    frame = Frame(sheets.left, style.BOTTOM, *room, 0, 0, 0, 0)
    is_first = name == "first"
    decoration = sheets.first_page if is_first else sheets.later_pages

    def begin(sheet: Sheet, _document: BaseDocTemplate) -> None:
        if sheets.draft_word:
            with sheet.says(ADORNMENT):
                _draw_watermark(sheet, sheets.draft_word)
            with sheet.says(Place("P") if is_first else ADORNMENT):
                _draw_draft_label(sheet, sheets.draft_word)
        if decoration:
            decoration(sheet)

    return PageTemplate(name, [frame], onPage=begin, pagesize=size)


def _draw_footer(canvas: Canvas, sheets: Sheets, number: int, count: int) -> None:
    left, right = sheets.left, _size(canvas)[0] - sheets.right
    canvas.setStrokeColor(style.LINE)
    canvas.setLineWidth(0.5)
    canvas.line(left, style.FOOTER_LINE, right, style.FOOTER_LINE)
    pages = sheets.footer.pages.format(page=number, pages=count)
    page_width, right_width = _footer_width(pages), _footer_width(sheets.footer.right)
    shown = fitting(sheets.footer.left, right - left - page_width - right_width - 2 * FOOTER_GAP, SMALL, FOOTER_SIZE)
    free_from = left + _footer_width(shown) + FOOTER_GAP
    middle = max((left + right) / 2, free_from + page_width / 2)
    for text, place, align in ((shown, left, 0.0), (pages, middle, 0.5), (sheets.footer.right, right, 1.0)):
        draw_text(
            canvas, text, x=place, y=style.FOOTER_TEXT, align=align, face=SMALL, size=FOOTER_SIZE, colour=style.MUTED
        )


def _size(canvas: Canvas) -> tuple[float, float]:
    """Return the width and the height of the page that is being drawn, in points."""
    width, height = canvas._pagesize  # noqa: SLF001 - ReportLab tells it in no other way
    return width, height


def _footer_width(text: str) -> float:
    return text_width(text, SMALL, FOOTER_SIZE)


def _draw_draft_label(canvas: Canvas, word: str) -> None:
    width = stringWidth(word, ready(Face(SANS, bold=True).font), 8) + 12
    page_width, page_height = _size(canvas)
    top = page_height - 9 * mm
    canvas.setFillColor(style.WARN_SOFT)
    canvas.roundRect((page_width - width) / 2, top - 9, width, 14, 3, stroke=0, fill=1)
    look: dict[str, Any] = {"face": Face(SANS, bold=True), "size": 8, "colour": style.WARN_INK}
    draw_text(canvas, word, x=page_width / 2, y=top - 4.9, align=0.5, **look)


def _draw_watermark(canvas: Canvas, word: str) -> None:
    width, height = _size(canvas)
    canvas.saveState()
    canvas.translate(width / 2, height / 2)
    canvas.rotate(52 if height > width else 28)
    draw_text(canvas, word, x=0, y=-40, face=Face(SANS, bold=True), size=120, colour=style.WATERMARK, align=0.5)
    canvas.restoreState()

"""Pages to bytes: numbered pages, footer, draft mark, and a file that is the same for the same facts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from threading import Lock
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, NextPageTemplate, PageTemplate

from officer_app.documents import house_style as style
from officer_app.documents.fonts import SANS, Face, ready
from officer_app.documents.paragraphs import draw_text, fitting, text_width
from officer_app.documents.text_runs import printable

MAKER = "Officer"
DIGEST_SHOWN = 12
FOOTER_SIZE, FOOTER_GAP = 7.0, 14.0
SMALL = Face(SANS)

Decoration = Callable[[Canvas], None]

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


def write_pdf(sheets: Sheets, story: Sequence[Flowable]) -> bytes:
    """Return the finished document; the same sheets and story give the same bytes."""
    with _ONE_AT_A_TIME:
        return _write(sheets, story)


def _write(sheets: Sheets, story: Sequence[Flowable]) -> bytes:
    target = BytesIO()
    document = BaseDocTemplate(
        target,
        pagesize=A4,
        title=printable(sheets.title),
        author=printable(sheets.author),
        creator=MAKER,
        producer=MAKER,
        lang=sheets.language,
        displayDocTitle=1,
        invariant=1,
        initialFontName=ready(Face(SANS).font),
    )
    document.addPageTemplates([_page("first", sheets, sheets.first_top), _page("later", sheets, sheets.later_top)])
    document.build([NextPageTemplate("later"), *story], canvasmaker=_canvas_for(sheets))
    return target.getvalue()


def _page(name: str, sheets: Sheets, top: float) -> PageTemplate:
    width = style.PAGE_WIDTH - sheets.left - sheets.right
    height = style.PAGE_HEIGHT - top - style.BOTTOM
    frame = Frame(sheets.left, style.BOTTOM, width, height, 0, 0, 0, 0)
    decoration = sheets.first_page if name == "first" else sheets.later_pages

    def begin(canvas: Canvas, _document: BaseDocTemplate) -> None:
        if sheets.draft_word:
            _draw_watermark(canvas, sheets.draft_word)
        if decoration:
            decoration(canvas)

    return PageTemplate(name, [frame], onPage=begin)


def _canvas_for(sheets: Sheets) -> type[Canvas]:
    class Sheet(Canvas):  # type: ignore[misc]
        """Keeps each page until the number of pages is known."""

        def __init__(self, *args: Any, **settings: Any) -> None:
            super().__init__(*args, **settings)
            self._doc._timeStamp = _Midnight(sheets.made_on)  # noqa: SLF001
            self._kept: list[dict[str, Any]] = []

        def showPage(self) -> None:  # noqa: N802
            self._kept.append(dict(self.__dict__))
            self._startPage()

        def save(self) -> None:
            for number, page in enumerate(self._kept, 1):
                self.__dict__.update(page)
                _draw_footer(self, sheets, number, len(self._kept))
                super().showPage()
            super().save()

    return Sheet


class _Midnight:
    """The instant that a document bears: the beginning of its day."""

    tzname = "UTC"
    dhh = dmm = 0

    def __init__(self, day: date) -> None:
        self.YMDhms = (day.year, day.month, day.day, 0, 0, 0)


def _draw_footer(canvas: Canvas, sheets: Sheets, number: int, count: int) -> None:
    left, right = sheets.left, style.PAGE_WIDTH - sheets.right
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
    if sheets.draft_word:
        _draw_draft_label(canvas, sheets)


def _footer_width(text: str) -> float:
    return text_width(text, SMALL, FOOTER_SIZE)


def _draw_draft_label(canvas: Canvas, sheets: Sheets) -> None:
    width = stringWidth(sheets.draft_word, ready(Face(SANS, bold=True).font), 8) + 12
    left = (style.PAGE_WIDTH - width) / 2
    top = style.PAGE_HEIGHT - 9 * mm
    canvas.setFillColor(style.WARN_SOFT)
    canvas.roundRect(left, top - 9, width, 14, 3, stroke=0, fill=1)
    look: dict[str, Any] = {"face": Face(SANS, bold=True), "size": 8, "colour": style.WARN_INK}
    draw_text(canvas, sheets.draft_word, x=style.PAGE_WIDTH / 2, y=top - 4.9, align=0.5, **look)


def _draw_watermark(canvas: Canvas, word: str) -> None:
    canvas.saveState()
    canvas.translate(style.PAGE_WIDTH / 2, style.PAGE_HEIGHT / 2)
    canvas.rotate(52)
    draw_text(canvas, word, x=0, y=-40, face=Face(SANS, bold=True), size=120, colour=style.WATERMARK, align=0.5)
    canvas.restoreState()

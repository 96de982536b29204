"""A report as a pure structure, and its drawing: cover, contents, figures, words, charts, tables, signature, footer."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from reportlab.lib.colors import Color
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, NextPageTemplate, PageBreak, Spacer
from reportlab.platypus import Table as Columns

from officer_app.documents import house_style as style
from officer_app.documents.archive import Attached
from officer_app.documents.blocks import Bullets, Span, Text
from officer_app.documents.chart_drawings import drawings
from officer_app.documents.charts import BarChart, Chart, CourseChart, PanelsChart, PartsChart, SharesChart
from officer_app.documents.contents import Contents, Entry, heading
from officer_app.documents.fonts import SANS, Face
from officer_app.documents.grid import Grid
from officer_app.documents.keeping import listed, under_heading, with_note
from officer_app.documents.painting import PaintedDrawing
from officer_app.documents.paragraphs import Rule, paragraph, paragraphs, text_width
from officer_app.documents.pdf import ACROSS, UPRIGHT, Footer, Sheets, write_pdf
from officer_app.documents.report_words import ReportWords
from officer_app.documents.structure import Place
from officer_app.documents.tables import paged
from officer_app.documents.world_map import WorldMap, map_drawing
from officer_app.domain.watch import UNWATCHED, Watch

WIDTH = style.PAGE_WIDTH - 2 * style.REPORT_SIDE
WIDE = style.PAGE_HEIGHT - 2 * style.REPORT_SIDE


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that matters and what it counts."""

    value: str
    label: str


Figures = tuple[Figure, ...]
Content = Text | Bullets | Grid | Chart | WorldMap | Figures


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a report under its own heading; level 2 stands within the section before it.

    `note` stands small below the contents. A landscape one stands on turned pages, where a wide table has its room.
    """

    heading: str
    content: tuple[Content, ...]
    note: str = ""
    level: int = 1
    new_page: bool = False
    landscape: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Everything that stands in a report, and the words of its language.

    A formal one has a cover and a table of contents; `signature` are the lines under which it is signed.
    """

    words: ReportWords
    made_on: date
    office: str
    title: str
    covers: str
    figures: Figures = ()
    lead: str = ""
    sections: tuple[Section, ...] = field(default=())
    footer: Footer
    formal: bool = False
    draft: bool = False
    signature: tuple[str, ...] = ()

    @property
    def grids(self) -> tuple[Grid, ...]:
        """The tables of the report, in its order: what it gives out as data."""
        return tuple(each for section in self.sections for each in section.content if isinstance(each, Grid))


def render_report(report: Report, attached: tuple[Attached, ...] = (), watch: Watch = UNWATCHED) -> bytes:
    """Return the report as a PDF with the files that travel in it; the same report gives the same bytes.

    Raises `GivenUp` where `watch` says so, at the latest when the page is full that is being drawn.
    """
    sheets = Sheets(
        title=f"{report.title}, {report.covers}",
        author=report.office,
        language=report.words.language,
        made_on=report.made_on,
        footer=report.footer,
        draft_word=report.words("report.draft") if report.draft else "",
        first_top=20 * mm,
        later_top=20 * mm,
        left=style.REPORT_SIDE,
        right=style.REPORT_SIDE,
    )
    return write_pdf(sheets, list(_story(report)), attached, watch)


def _story(report: Report) -> Iterator[Flowable]:
    if report.formal:
        yield Spacer(1, 70 * mm)
    yield paragraph(report.office, style.SMALL)
    yield paragraph(report.title, style.COVER_TITLE if report.formal else style.TITLE, Place("H1"))
    yield paragraph(report.covers, style.COVERS)
    if report.formal:
        yield from _contents(report)
    else:
        yield Spacer(1, 16)
    if report.figures:
        yield from _figures(report.figures, WIDTH)
    if report.lead:
        yield from paragraphs((Span(report.lead),), style.REPORT_TEXT, style.REPORT_LINE)
    is_turned = False
    for number, section in enumerate(report.sections):
        if section.landscape is not is_turned:
            is_turned = section.landscape
            yield from _turned(to_landscape=is_turned)
        elif section.new_page:
            yield PageBreak()
        yield from _section(section, number, report.words)
    if report.signature:
        if is_turned:
            yield from _turned(to_landscape=False)
        yield from _signature(report)


def _turned(*, to_landscape: bool) -> Iterator[Flowable]:
    yield NextPageTemplate(ACROSS if to_landscape else UPRIGHT)
    yield PageBreak()


def _contents(report: Report) -> Iterator[Flowable]:
    yield PageBreak()
    yield paragraph(report.words("report.contents"), style.REPORT_HEADING, Place("H2"))
    yield Contents([Entry(each.heading, _key(at)) for at, each in enumerate(report.sections) if each.level == 1])
    yield PageBreak()


def _key(number: int) -> str:
    return f"section.{number}"


def _figures(figures: Figures, width: float) -> Iterator[Flowable]:
    yield _rule(style.INK, 0.9)
    look = _figure_style(figures, width / len(figures) - _FIGURES_APART)
    cells = [[paragraph(each.value, look), paragraph(each.label, style.COVERS)] for each in figures]
    grid = Columns([cells], colWidths=[width / len(figures)] * len(figures))
    grid.setStyle(_FIGURES_STYLE)
    yield grid
    yield _rule(style.LINE, 0.5)
    yield Spacer(1, 12)


def _figure_style(figures: Figures, room: float) -> ParagraphStyle:
    """Return the style in which no word of a figure breaks: some say a state instead of a number."""
    look = style.FIGURE
    words = (word for each in figures for word in each.value.split())
    widest = max((text_width(word, style.BOLD_FACE, look.fontSize) for word in words), default=0.0)
    return look if widest <= room else look.clone("narrow_figure", fontSize=look.fontSize * room / widest)


_ALL = ((0, 0), (-1, -1))
_FIGURES_APART: Final = 6.0
"""Points."""
_FIGURES_STYLE = (
    ("FONTNAME", *_ALL, Face(SANS).font),
    ("VALIGN", *_ALL, "TOP"),
    ("LEFTPADDING", *_ALL, 0),
    ("RIGHTPADDING", *_ALL, _FIGURES_APART),
    ("TOPPADDING", *_ALL, 5),
)


def _section(section: Section, number: int, words: ReportWords) -> Iterator[Flowable]:
    width = WIDE if section.landscape else WIDTH
    shown = [each for each in section.content if not isinstance(each, Grid) or each.on_paper]
    drawn = [part for each in shown for part in _content(each, words, width)]
    if section.note:
        drawn = with_note(drawn, paragraph(section.note, style.SMALL), width)
    yield from under_heading(_heading(section, number), drawn, width)


def _heading(section: Section, number: int) -> Flowable:
    if section.level == 1:
        return heading(section.heading, _key(number), style.REPORT_HEADING, "H2")
    return paragraph(section.heading, style.REPORT_SUBHEADING, Place("H3"))


def _content(content: Content, words: ReportWords, width: float) -> Iterator[Flowable]:
    match content:
        case Text():
            yield from paragraphs(content.spans, style.REPORT_TEXT, style.REPORT_LINE)
        case Bullets():
            yield from listed(content, style.REPORT_BULLET, width)
        case BarChart() | PartsChart() | SharesChart() | CourseChart() | PanelsChart():
            yield from map(PaintedDrawing, drawings(content, width))
        case WorldMap():
            yield PaintedDrawing(map_drawing(content, width * content.share))
        case Grid() if not content.rows:
            yield paragraph(words("report.nothing"), style.REPORT_TEXT)
        case Grid():
            yield paged(content.table(words), width)
        case _:
            yield from _figures(content, width)


def _signature(report: Report) -> Iterator[Flowable]:
    words = report.words
    lines = [paragraph(line, style.COVERS) for line in report.signature]
    yield CondPageBreak(60 * mm)
    yield Spacer(1, 12 * mm)
    yield paragraph(words("report.signature"), style.REPORT_SUBHEADING, Place("H3" if report.sections else "H2"))
    yield from lines
    for key in ("signed_at", "signed_by"):
        yield Spacer(1, 12 * mm)
        yield Rule(width="45%", thickness=0.5, color=style.INK, spaceBefore=0, spaceAfter=3, hAlign="LEFT")
        yield paragraph(words(f"report.{key}"), style.SMALL)


def _rule(colour: Color, thickness: float) -> Flowable:
    return Rule(width="100%", thickness=thickness, color=colour, spaceBefore=0, spaceAfter=3)

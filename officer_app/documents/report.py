"""A report as a pure structure, and its drawing: title, what it covers, figures, words, charts, tables, footer."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from reportlab.lib.colors import Color
from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, HRFlowable, Spacer
from reportlab.platypus import Table as Grid

from officer_app.documents import house_style as style
from officer_app.documents.blocks import Span, Table
from officer_app.documents.charts import HEIGHT as CHART_HEIGHT
from officer_app.documents.charts import BarChart, BarDrawing
from officer_app.documents.fonts import SANS, Face
from officer_app.documents.letter_words import LetterWords
from officer_app.documents.paragraphs import paragraph
from officer_app.documents.pdf import Footer, Sheets, short_digest, write_pdf
from officer_app.documents.tables import paged

WIDTH = style.PAGE_WIDTH - 2 * style.REPORT_SIDE
HEADING_HEIGHT = 40.0


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that matters and what it counts."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a report under its own heading."""

    heading: str
    content: BarChart | Table | None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Everything that stands in a report."""

    language: str
    made_on: date
    office: str
    title: str
    covers: str
    figures: tuple[Figure, ...]
    words: str
    sections: tuple[Section, ...] = field(default=())
    footer: Footer


def report_footer(
    words: LetterWords, page: LetterWords, *, today: date, shown: int, total: int, filter_words: str, head: str
) -> Footer:
    """Return the foot of a report: when it was made, how many of how many, which filter, and the register's head."""
    chosen = filter_words or words("report.no_filter")
    made = words("report.made", day=words.day(today), shown=shown, total=total, filter=chosen)
    digest = page("letter.register", digest=short_digest(head)) if head else ""
    return Footer(made, page("letter.page"), digest)


def render_report(report: Report) -> bytes:
    """Return the report as a PDF; the same report gives the same bytes."""
    sheets = Sheets(
        title=f"{report.title}, {report.covers}",
        author=report.office,
        language=report.language,
        made_on=report.made_on,
        footer=report.footer,
        first_top=20 * mm,
        later_top=20 * mm,
        left=style.REPORT_SIDE,
        right=style.REPORT_SIDE,
    )
    return write_pdf(sheets, list(_story(report)))


def _story(report: Report) -> Iterator[Flowable]:
    yield paragraph(report.office, style.SMALL)
    yield paragraph(report.title, style.TITLE)
    yield paragraph(report.covers, style.COVERS)
    yield Spacer(1, 16)
    yield _rule(style.INK, 0.9)
    yield _figures(report.figures)
    yield _rule(style.LINE, 0.5)
    yield Spacer(1, 12)
    yield paragraph(report.words, style.REPORT_TEXT)
    for section in report.sections:
        yield from _section(section)


def _figures(figures: tuple[Figure, ...]) -> Flowable:
    values = [paragraph(figure.value, style.FIGURE) for figure in figures]
    labels = [paragraph(figure.label, style.COVERS) for figure in figures]
    grid = Grid([values, labels], colWidths=[WIDTH / len(figures)] * len(figures))
    grid.setStyle(_FIGURES_STYLE)
    return grid


_ALL = ((0, 0), (-1, -1))
_FIGURES_STYLE = (
    ("FONTNAME", *_ALL, Face(SANS).font),
    ("VALIGN", *_ALL, "TOP"),
    ("LEFTPADDING", *_ALL, 0),
    ("TOPPADDING", (0, 0), (-1, 0), 5),
    ("BOTTOMPADDING", (0, 0), (-1, 0), 0),
    ("TOPPADDING", (0, 1), (-1, 1), 1),
)


def _section(section: Section) -> Iterator[Flowable]:
    table = paged(section.content, WIDTH) if isinstance(section.content, Table) else None
    below = table.least_height if table else CHART_HEIGHT
    yield CondPageBreak(HEADING_HEIGHT + below)
    yield paragraph((Span(section.heading),), style.REPORT_HEADING)
    if table:
        yield table
    elif isinstance(section.content, BarChart):
        yield BarDrawing(section.content, WIDTH)
    if section.note:
        yield paragraph(section.note, style.SMALL)


def _rule(colour: Color, thickness: float) -> Flowable:
    return HRFlowable(width="100%", thickness=thickness, color=colour, spaceBefore=0, spaceAfter=3)

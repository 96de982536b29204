"""Measures, colours and type of everything on paper: A4, DIN 5008 form B, a serif to read and a sans to find."""

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_LEFT, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

from officer_app.documents.fonts import SANS, SERIF, Face, ready

PAGE_WIDTH, PAGE_HEIGHT = A4
LEFT, RIGHT = 25 * mm, 20 * mm
TOP_LATER, BOTTOM = 27 * mm, 20.5 * mm
TEXT_WIDTH = PAGE_WIDTH - LEFT - RIGHT

LETTERHEAD_TOP = 15 * mm
WINDOW_TOP, WINDOW_HEIGHT, WINDOW_WIDTH = 45 * mm, 45 * mm, 80 * mm
REFERENCE_LEFT, REFERENCE_WIDTH = 125 * mm, 65 * mm
REFERENCE_TOP = 50 * mm
TEXT_TOP = 98.5 * mm
FOLD_MARKS, PUNCH_MARK = (105 * mm, 210 * mm), 148.5 * mm
FOOTER_LINE, FOOTER_TEXT = 16.5 * mm, 12.2 * mm
"""Distances from the page's edges in points; DIN 5008 form B for the window, the reference block and the marks."""

REPORT_SIDE = 20 * mm

INK = HexColor("#18212C")
MUTED = HexColor("#566273")
LINE = HexColor("#CBD2DB")
ACCENT = HexColor("#1F5FBF")
LATE = HexColor("#E8894A")
WARN_INK, WARN_SOFT = HexColor("#8A5300"), HexColor("#FFF2D9")
WATERMARK = HexColor("#EEF0F3")

BODY_FACE = Face(SERIF)
TABLE_FACE = Face(SANS)
BOLD_FACE = Face(SANS, bold=True)


def style(face: Face, size: float, leading: float, **more: object) -> ParagraphStyle:
    """Return a paragraph style in one of the embedded fonts; sizes in points."""
    settings = {"textColor": INK, "alignment": TA_LEFT, "splitLongWords": 1, "allowWidows": 0, "allowOrphans": 0}
    return ParagraphStyle(
        "text",
        fontName=ready(face.font),
        bulletFontName=face.font,
        fontSize=size,
        leading=leading,
        **{**settings, **more},
    )


BODY = style(BODY_FACE, 10, 14, spaceAfter=6)
CONTINUED = style(BODY_FACE, 10, 14)
BULLET = style(BODY_FACE, 10, 14, leftIndent=14, bulletIndent=3, spaceAfter=2.5)
SUBJECT = style(BOLD_FACE, 13, 18, spaceAfter=9)
HEADING = style(BOLD_FACE, 10.5, 14, spaceBefore=7, spaceAfter=2.5)
SIGNATURE = style(BODY_FACE, 10, 13.5)
ANNEX = style(TABLE_FACE, 8.5, 12, textColor=MUTED)
LETTERHEAD = style(BOLD_FACE, 16, 20)
OFFICE = style(TABLE_FACE, 8.5, 12.8, textColor=MUTED, alignment=TA_RIGHT)
SENDER_LINE = style(TABLE_FACE, 6.5, 8, textColor=MUTED)
ADDRESS = style(TABLE_FACE, 10, 14)
LABEL = style(TABLE_FACE, 8.5, 12, textColor=MUTED)
VALUE = style(TABLE_FACE, 9, 12.5, spaceAfter=2.5)
TITLE = style(BOLD_FACE, 19, 25, spaceAfter=2)
SMALL = style(TABLE_FACE, 8, 11, textColor=MUTED)
COVERS = style(TABLE_FACE, 9.5, 13, textColor=MUTED)
FIGURE = style(BOLD_FACE, 18, 23)
REPORT_TEXT = style(TABLE_FACE, 9.5, 14.5, spaceAfter=8)
REPORT_LINE = style(TABLE_FACE, 9.5, 14.5)
REPORT_HEADING = style(BOLD_FACE, 12, 16, spaceBefore=14, spaceAfter=6)
REPORT_SUBHEADING = style(BOLD_FACE, 10, 14, spaceBefore=9, spaceAfter=4)
REPORT_BULLET = style(TABLE_FACE, 9.5, 14.5, leftIndent=14, bulletIndent=3, spaceAfter=2.5)
COVER_TITLE = style(BOLD_FACE, 28, 36, spaceBefore=6, spaceAfter=6)

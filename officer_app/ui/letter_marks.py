"""Places in the text of a letter, each drawn as one chip: it moves and goes as a whole, and nobody can break it."""

from PySide6.QtCore import QPointF, QRectF, Qt, QUrl
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QPainter, QPen, QTextCharFormat, QTextDocument, QTextImageFormat

from officer_app.services.letter_text import Tag, words_of_tag
from officer_app.ui.theme import NOTE, THEME, font
from officer_app.ui.words import say_here, t

OBJECT = "\N{OBJECT REPLACEMENT CHARACTER}"
_KINDS = {"": "place", "#": "where", "^": "unless", "/": "end", "!": "law"}
_SIGNS = {kind: sign for sign, kind in _KINDS.items()}
_HEIGHT, _PADDING, _WIDEST = 20.0, 7.0, 460.0
_SCALE = 2.0
"""The chips are drawn so many times as sharp as their size, for screens of every scale."""

_COLOURS = {"place": ("accent", "accent_soft"), "law": ("muted", "page")}
_OF_CONDITION = ("warn", "warn_soft")


def tag_words(tag: Tag) -> str:
    """Return what a chip says."""
    words = "; ".join(say_here(each) for each in words_of_tag(tag))
    return t("Needed by law: {duty}", duty=words) if tag.sign == "!" else words


def mark_format(tag: Tag, document: QTextDocument) -> QTextImageFormat:
    """Return the format of the sign that stands for a tag, and see that the document has its picture."""
    made = QTextImageFormat()
    made.setName(f"{_KINDS[tag.sign]}:{tag.name.replace(' ', '+')}")
    made.setWidth(_width(tag))
    made.setHeight(_HEIGHT)
    made.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignMiddle)
    made.setToolTip(tag_words(tag).replace("<", ""))
    made.setFontWeight(QFont.Weight.Bold if tag.bold else QFont.Weight.Normal)
    made.setFontItalic(tag.italic)
    document.addResource(QTextDocument.ResourceType.ImageResource, QUrl(made.name()), _drawn(tag))
    return made


def tag_of(look: QTextCharFormat) -> Tag | None:
    """Return the tag for which a sign stands."""
    if not look.isImageFormat():
        return None
    kind, _, name = look.toImageFormat().name().partition(":")
    if kind not in _SIGNS:
        return None
    bold = look.fontWeight() >= QFont.Weight.Bold
    return Tag(_SIGNS[kind], name.replace("+", " "), bold=bold, italic=look.fontItalic())


def draw_again(document: QTextDocument, tags: set[Tag]) -> None:
    """Draw the chips of these tags in the colours of the theme in force."""
    for tag in tags:
        mark_format(tag, document)
    document.markContentsDirty(0, document.characterCount())


def _type() -> QFont:
    return font(NOTE, QFont.Weight.Medium)


def _width(tag: Tag) -> float:
    return min(_WIDEST, QFontMetricsF(_type()).horizontalAdvance(tag_words(tag)) + 2 * _PADDING)


def _drawn(tag: Tag) -> QImage:
    width = _width(tag)
    image = QImage(int(width * _SCALE), int(_HEIGHT * _SCALE), QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(_SCALE)
    image.fill(Qt.GlobalColor.transparent)
    ink, ground = (THEME.colour(name) for name in _COLOURS.get(_KINDS[tag.sign], _OF_CONDITION))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(ink if tag.sign != "!" else THEME.colour("line"), 1))
    painter.setBrush(ground)
    rect = QRectF(QPointF(0.5, 0.5), QPointF(width - 0.5, _HEIGHT - 0.5))
    painter.drawRoundedRect(rect, 5, 5)
    painter.setPen(ink)
    painter.setFont(_type())
    words = QFontMetricsF(_type()).elidedText(tag_words(tag), Qt.TextElideMode.ElideRight, width - 2 * _PADDING + 1)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, words)
    painter.end()
    return image

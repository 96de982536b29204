"""A paragraph of plain text in several looks, with links to the rules that it rests on; markup has no meaning here."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QDesktopServices,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from officer_app.ui.theme import BODY, THEME, font

RULES = (
    ("GDPR", "https://eur-lex.europa.eu/eli/reg/2016/679/oj"),
    ("Reg. 1182/71", "https://eur-lex.europa.eu/eli/reg/1971/1182/oj"),
    ("EDPB", "https://www.edpb.europa.eu/our-work-tools/our-documents_en"),
)
"""Where the sources stand in public, by the beginning of their names."""

_LINE = 18.0
_USUAL_WIDTH = 480


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of the paragraph: strong, muted, faint, or a link to a rule."""

    words: str
    look: str = "muted"


def address_of(rule: str) -> str:
    """Return where a rule can be read; nothing where that is not known."""
    return next((address for name, address in RULES if rule.strip().startswith(name)), "")


class Paragraph(QWidget):
    """Draws runs as one paragraph; links are pressed with the mouse, or chosen by arrow keys and opened by Enter."""

    opened = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMouseTracking(True)
        self.runs: tuple[Run, ...] = ()
        self._chosen = 0
        self.opened.connect(lambda address: QDesktopServices.openUrl(QUrl(address)))
        THEME.changed.connect(self.update)

    def show_runs(self, runs: Sequence[Run]) -> None:
        """Show these pieces, a blank between them."""
        self.runs = tuple(run for run in runs if run.words)
        self._chosen = 0
        self.setAccessibleName(self.text())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if self.links() else Qt.FocusPolicy.NoFocus)
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """Return the whole as one text."""
        return " ".join(run.words for run in self.runs)

    def links(self) -> list[Run]:
        """Return the pieces that lead to a rule."""
        return [run for run in self.runs if run.look == "link"]

    def _spans(self) -> list[tuple[int, Run]]:
        spans, at = [], 0
        for run in self.runs:
            spans.append((at, run))
            at += len(run.words) + 1
        return spans

    def _laid_out(self, width: float) -> tuple[QTextLayout, float]:
        layout = QTextLayout(self.text(), font(BODY))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats([self._format(start, run) for start, run in self._spans()])
        layout.beginLayout()
        y = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, y))
            y += _LINE
        layout.endLayout()
        return layout, y

    def _format(self, start: int, run: Run) -> QTextLayout.FormatRange:
        made = QTextLayout.FormatRange()
        made.start, made.length = start, len(run.words)
        look = QTextCharFormat()
        look.setForeground(self._colour(run))
        if run.look == "strong":
            look.setFontWeight(QFont.Weight.DemiBold)
        if run.look == "link" and self.hasFocus() and self.links()[self._chosen] is run:
            look.setFontUnderline(True)
        made.format = look
        return made

    def _colour(self, run: Run) -> QColor:
        return THEME.colour({"strong": "text", "link": "accent", "faint": "faint"}.get(run.look, "muted"))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(self._laid_out(max(80.0, float(width)))[1])

    def sizeHint(self) -> QSize:
        return QSize(_USUAL_WIDTH, self.heightForWidth(_USUAL_WIDTH))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, round(_LINE))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        layout, _height = self._laid_out(float(self.width()))
        layout.draw(painter, QPointF(0, (_LINE - QFontMetricsF(font(BODY)).height()) / 2))

    def link_at(self, at: QPoint) -> str:
        """Return the address of the link under a point, nothing where there is none."""
        layout, _height = self._laid_out(float(self.width()))
        index = int(at.y() // _LINE)
        if not 0 <= index < layout.lineCount():
            return ""
        line = layout.lineAt(index)
        if at.x() > line.naturalTextWidth():
            return ""
        cursor = int(line.xToCursor(at.x(), QTextLine.CursorPosition.CursorOnCharacter))
        return next(
            (
                address_of(run.words)
                for start, run in self._spans()
                if run.look == "link" and start <= cursor < start + len(run.words)
            ),
            "",
        )

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        address = self.link_at(event.position().toPoint())
        self.setCursor(Qt.CursorShape.PointingHandCursor if address else Qt.CursorShape.ArrowCursor)
        self.setToolTip(address)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        address = self.link_at(event.position().toPoint())
        if address:
            self.opened.emit(address)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()))
        links = self.links()
        if step and links:
            self._chosen = (self._chosen + step) % len(links)
            self.update()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and links:
            address = address_of(links[self._chosen].words)
            if address:
                self.opened.emit(address)
        else:
            super().keyPressEvent(event)

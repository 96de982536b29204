"""Texts on the window: always plain, never interpreted as markup, whatever the data hold."""

from html import escape

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLabel, QSizePolicy

from officer_app.ui.stylesheet import dress

_NARROWEST = 40


class Text(QLabel):
    """A plain text in one of the looks of the theme: body, muted, faint, note, title, panel, strong, link, bad."""

    def __init__(self, text: str = "", look: str = "body", *, wrap: bool = False, name: str = "") -> None:
        super().__init__()
        self._heights: dict[int, int] = {}
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("look", look)
        self.setWordWrap(wrap)
        self.setText(text)
        if name:
            self.setObjectName(name)

    def setText(self, text: str) -> None:
        self._heights.clear()
        super().setText(text)
        self.setAccessibleName(text)

    def heightForWidth(self, width: int) -> int:
        # a column of rows asks each of its texts dozens of times, and Qt breaks the lines anew each time
        if width not in self._heights:
            self._heights[width] = super().heightForWidth(width)
        return self._heights[width]

    def changeEvent(self, event: QEvent) -> None:
        self._heights.clear()
        super().changeEvent(event)

    def minimumSizeHint(self) -> QSize:
        if self.wordWrap():  # its height follows from its width, never from an older one
            return QSize(_NARROWEST, self.fontMetrics().height())
        return super().minimumSizeHint()

    def set_look(self, look: str) -> None:
        """Change the look; the theme's sheet is asked again."""
        dress(self, "look", look)


class Elided(Text):
    """A text of one line that ends in an ellipsis where there is no room, and shows the whole as its tooltip."""

    def __init__(self, text: str = "", look: str = "body", *, name: str = "") -> None:
        super().__init__(text, look, name=name)
        self.setMinimumWidth(24)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setToolTip(plain_tip(text))

    def paintEvent(self, _event: object) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().windowText().color())
        shown = isolated(self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width()))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)


def isolated(text: str) -> str:
    """Return data that are written in their own direction, so that an Arabic name ends in its ellipsis at the left."""
    return f"\N{FIRST STRONG ISOLATE}{text}\N{POP DIRECTIONAL ISOLATE}"


def plain_tip(text: str) -> str:
    """Return data as a tooltip that Qt cannot take for markup."""
    return f"<span>{escape(text)}</span>" if text else ""

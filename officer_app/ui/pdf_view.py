"""Pages of a PDF on the screen: drawn off the window's thread, crisp at any scale, each on its own sheet of paper."""

from collections.abc import Callable
from itertools import islice
from threading import Lock

import pypdfium2
from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from officer_app.ui.jobs import Jobs
from officer_app.ui.theme import THEME
from officer_app.ui.words import t

_ONE_AT_A_TIME = Lock()  # PDFium knows no threads
_SHADOW = 6
_GAP = 14
_WIDEST = 620
_REST_MS = 120
_POINTS_PER_INCH = 72.0


def page_images(
    pdf: bytes, width: int | None = None, dots_per_inch: float = 144.0, most: int | None = None
) -> list[QImage]:
    """Return each page, or the first so many, as an image: so many pixels wide, or in a resolution; in any thread."""
    with _ONE_AT_A_TIME:
        document = pypdfium2.PdfDocument(pdf)
        try:
            return [_image(page, width, dots_per_inch) for page in islice(document, most)]
        finally:
            document.close()


def page_image(pdf: bytes, number: int, dots_per_inch: float) -> QImage:
    """Return one page, counted from 0, as an image: a printer takes them one by one, for many do not fit in memory."""
    with _ONE_AT_A_TIME:
        document = pypdfium2.PdfDocument(pdf)
        try:
            return _image(document[number], None, dots_per_inch)
        finally:
            document.close()


def page_count(pdf: bytes) -> int:
    """Return how many pages a PDF has."""
    with _ONE_AT_A_TIME:
        document = pypdfium2.PdfDocument(pdf)
        try:
            return len(document)
        finally:
            document.close()


def _image(page: pypdfium2.PdfPage, width: int | None, dots_per_inch: float) -> QImage:
    scale = width / page.get_width() if width else dots_per_inch / _POINTS_PER_INCH
    bitmap = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=True)
    shape = (bitmap.width, bitmap.height, bitmap.stride)
    return QImage(bytes(bitmap.buffer), *shape, QImage.Format.Format_RGBX8888).copy()


class Sheet(QWidget):
    """One page with its shadow."""

    def __init__(self, image: QImage, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.image = image

    def fit(self, width: int) -> None:
        """Take a width in pixels that do not depend on the screen; the height follows from the page."""
        height = round(width * self.image.height() / max(1, self.image.width()))
        self.setFixedSize(width + 2 * _SHADOW, height + 2 * _SHADOW)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paper = QRectF(self.rect()).adjusted(_SHADOW, _SHADOW, -_SHADOW, -_SHADOW)
        painter.setPen(Qt.PenStyle.NoPen)
        for step in range(_SHADOW, 0, -1):
            painter.setBrush(QColor(0, 0, 0, 8))
            painter.drawRoundedRect(paper.adjusted(-step, -step + 2, step, step), 3, 3)
        painter.fillRect(paper, Qt.GlobalColor.white)
        painter.drawImage(paper, self.image)


class PdfView(QScrollArea):
    """The pages of a PDF below one another, as wide as there is room; `most` of them where there are very many."""

    def __init__(self, jobs: Jobs, most: int | None = None) -> None:
        super().__init__()
        self._most = most
        self.setObjectName("pdf_view")
        self.setAccessibleName(t("Preview"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # else the pages change their width
        self.setMinimumWidth(260)
        self._jobs = jobs
        self._pdf = b""
        self._drawn_for = (b"", 0)
        self._turn = 0
        self.sheets: list[Sheet] = []
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._draw)
        self.setWidget(self._desk())
        THEME.changed.connect(self.update)

    def _desk(self) -> QWidget:
        desk = QWidget()
        desk.setProperty("box", "clear")
        desk.setMinimumWidth(1)  # pages of an earlier width must not hold the desk wide
        self._column = QVBoxLayout(desk)
        self._column.setContentsMargins(0, 0, 0, _GAP)
        self._column.setSpacing(_GAP - _SHADOW)
        self._column.addStretch(1)
        return desk

    def sizeHint(self) -> QSize:
        return QSize(420, 560)

    def show_pdf(self, pdf: bytes) -> None:
        """Show a document; where it is redrawn in place, the view stays where it was."""
        self._pdf = pdf
        self._draw()

    def clear(self) -> None:
        """Show nothing."""
        self._pdf = b""
        self._drawn_for = (b"", 0)
        self._turn += 1
        self._show([], 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for sheet in self.sheets:
            sheet.fit(self._page_width())
        self._rest.start()

    def _page_width(self) -> int:
        return max(160, min(_WIDEST, self.viewport().width() - 2 * _SHADOW - 4))

    def _draw(self) -> None:
        pixels = round(self._page_width() * self.devicePixelRatioF())
        if not self._pdf or self._drawn_for == (self._pdf, pixels):
            return
        self._drawn_for = (self._pdf, pixels)
        self._turn += 1
        pdf, turn, most = self._pdf, self._turn, self._most

        def work(*_: object) -> tuple[list[QImage], int]:
            return page_images(pdf, pixels, most=most), page_count(pdf)

        self._jobs.start(t("Drawing the pages"), work, self._unless_late(turn))

    def _unless_late(self, turn: int) -> Callable[[tuple[list[QImage], int]], None]:
        return lambda drawn: self._show(*drawn) if turn == self._turn else None

    def _show(self, images: list[QImage], pages: int) -> None:
        place = self.verticalScrollBar().value()
        while len(self.sheets) > len(images):
            gone = self.sheets.pop()
            gone.hide()
            gone.deleteLater()
        for number, image in enumerate(images):
            self._show_page(number, image, pages)
        self.verticalScrollBar().setValue(place)

    def _show_page(self, number: int, image: QImage, pages: int) -> None:
        name = t("Page {n} of {pages}", n=number + 1, pages=pages)
        if number == len(self.sheets):
            sheet = Sheet(image, name)
            self.sheets.append(sheet)
            self._column.insertWidget(number, sheet, 0, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        sheet = self.sheets[number]
        sheet.image = image
        sheet.setAccessibleName(name)
        sheet.fit(self._page_width())

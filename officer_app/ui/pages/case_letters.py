"""The letters about a record, and in their place those about a task or a notice that hangs on it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from officer_app.services.matters import is_there
from officer_app.ui.buttons import button
from officer_app.ui.desk import Desk
from officer_app.ui.pages.letter import LetterPanel
from officer_app.ui.words import t


class LetterPlace(QWidget):
    """Holds one letter page at a time, made when it is looked at; a way leads back to the usual one.

    A page in which a fact is half filled in is put aside and comes again with it, unless its record was deleted.
    """

    def __init__(self, desk: Desk, name: str, about: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(t("Letters"))
        self._desk, self._about = desk, about
        self.panel: LetterPanel | None = None
        self.about: tuple[str, int] | None = None
        self._usual: tuple[str, int] | None = None
        self._half_filled: dict[tuple[str, int], LetterPanel] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 4, 0, 0)
        self.back = button(
            t("All letters of the case"), f"{name}_back", self.show_usual, look="quiet", icon_name="back"
        )
        self.back.hide()
        desk.changed.connect(self.forget_gone)
        self._column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)

    def show_record(self, record_id: int) -> None:
        """Show the letters about a record, unless one of them, or one about what hangs on it, stands here already."""
        if self._usual != (self._about, record_id):
            self._usual = (self._about, record_id)
            self.show_usual()
        elif self.panel is None:
            self.show_usual()

    def show_usual(self) -> None:
        """Show the letters about the record itself."""
        if self._usual and self._is_there(self._usual):
            self._show(*self._usual)

    def show_other(self, about: str, record_id: int, of: int) -> None:
        """Show the letters about what hangs on a record."""
        self._usual = (self._about, of)
        self._show(about, record_id)

    def _show(self, about: str, record_id: int) -> None:
        self.drop()
        self.about = (about, record_id)
        self.panel = self._half_filled.pop(self.about, None) or LetterPanel(self._desk, record_id, about)
        self._column.addWidget(self.panel, 1)
        self.panel.show()
        self.back.setVisible(self.about != self._usual)

    def forget_gone(self) -> None:
        """Let go for good of the letters about records that are in the register no longer."""
        if self.panel and self.about and not self._is_there(self.about):
            self.drop()
        for about in [each for each in self._half_filled if not self._is_there(each)]:
            self._half_filled.pop(about).deleteLater()

    def _is_there(self, about: tuple[str, int]) -> bool:
        return is_there(self._desk.register, *about)

    def drop(self) -> None:
        """Let go of the letter page: what it is about is shown no more."""
        if self.panel is not None:
            self.panel.hide()
            self._column.removeWidget(self.panel)
            if self.about and self.panel.is_dirty() and self._is_there(self.about):
                self._half_filled[self.about] = self.panel
            else:
                self.panel.deleteLater()
            self.panel = None

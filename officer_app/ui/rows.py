"""Rows of a short list: a state, what it is about, what is known of it, and what can be done with it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from officer_app.ui.buttons import button
from officer_app.ui.chips import Chip, Face
from officer_app.ui.labels import Text


@dataclass(frozen=True, slots=True)
class Offered:
    """Something that can be done with a row."""

    title: str
    name: str
    do: Callable[[], object]
    icon: str = ""


class Row(QFrame):
    """One row; the words wrap, the offers stay at the right."""

    def __init__(self, name: str, title: str, face: Face | None = None, offers: Sequence[Offered] = ()) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(title)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(14, 10, 12, 10)
        outer.setSpacing(12)
        self.column = QVBoxLayout()
        self.column.setSpacing(3)
        words = selectable(Text(title, "strong", wrap=True, name=f"{name}_title"))
        if face:
            head = QHBoxLayout()
            head.setSpacing(8)
            head.addWidget(Chip(face, f"{name}_state"))
            head.addWidget(words, 1)
            self.column.addLayout(head)
        else:  # each layout within a layout multiplies how often Qt asks for heights
            self.column.addWidget(words)
        outer.addLayout(self.column, 1)
        for offer in offers:
            made = button(offer.title, offer.name, offer.do, icon_name=offer.icon)
            outer.addWidget(made, 0, Qt.AlignmentFlag.AlignTop)

    def say(self, words: str, look: str = "muted") -> None:
        """Add a line below the title; nothing where there is nothing to say."""
        if words:
            self.column.addWidget(selectable(Text(words, look, wrap=True)))

    def add(self, widget: QWidget) -> None:
        """Add a widget below what is said."""
        self.column.addWidget(widget)


def selectable(label: QLabel) -> QLabel:
    """Let the person copy a text with the mouse."""
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setCursor(Qt.CursorShape.IBeamCursor)
    return label

"""The head of a page: its name, what it holds in one sentence, what it offers, and the figures below them."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TypeVar

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from officer_app.domain.words import Choice
from officer_app.ui.cards import Figure, Turning
from officer_app.ui.chips import Face
from officer_app.ui.labels import Text

_Kind = TypeVar("_Kind", bound=Choice)
_GAP = 12


class PageHead(QWidget):
    """The name of a page at the left, its button at the right; `summary` between them tells what the page holds."""

    def __init__(self, key: str, title: str, offered: QPushButton) -> None:
        super().__init__()
        self.setObjectName(f"{key}_top")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        row.addWidget(Text(title, "title", name=f"{key}_title"))
        self.summary = Text("", "muted", wrap=True, name=f"{key}_summary")
        row.addWidget(self.summary, 1)
        row.addWidget(offered)


def figures_of(
    kinds: Iterable[_Kind], name: str, face_of: Callable[[_Kind], Face], chosen: Callable[[_Kind], None]
) -> dict[_Kind, Figure]:
    """Return a figure for each kind, with what its chip says; pressing it chooses that kind."""
    faces = {kind: face_of(kind) for kind in kinds}
    return {
        kind: Figure(f"{name}_{kind}", face.words, face.icon, face.tone, partial(chosen, kind))
        for kind, face in faces.items()
    }


def figures_row(name: str, figures: Sequence[Figure], *, needs: int, abreast: int = 1) -> Turning:
    """Return the figures side by side; under a width in pixels only so many of them stay `abreast`."""
    row = Turning(name, needs, _GAP)
    for first in range(0, len(figures), abreast):
        together = QHBoxLayout()
        together.setSpacing(_GAP)
        for figure in figures[first : first + abreast]:
            together.addWidget(figure)
        row.box.addLayout(together)
    return row

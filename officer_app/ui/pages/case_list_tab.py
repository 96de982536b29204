"""A tab of a case that lists what hangs on it, with what can be added above."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from officer_app.ui.buttons import button
from officer_app.ui.cards import Card, EmptyPlace, clear, rule
from officer_app.ui.chips import Chip, Face
from officer_app.ui.flow import FlowLayout
from officer_app.ui.labels import Text
from officer_app.ui.rows import Row
from officer_app.ui.scrolling import scrolled


class CaseListTab(QWidget):
    """Offers and a state above, rows with lines between them below."""

    def __init__(self, name: str, title: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(title)
        self._name = name
        inside = QWidget()
        inside.setObjectName(f"{name}_inside")
        self._page = QVBoxLayout(inside)
        self._page.setContentsMargins(0, 4, 10, 12)
        self._page.setSpacing(10)
        self._offers_holder = QWidget()
        self._offers_holder.setObjectName(f"{name}_offers")
        self._offers = FlowLayout(self._offers_holder, 8)
        self._page.addWidget(self._offers_holder)
        self._state = QHBoxLayout()
        self._state.setSpacing(8)
        self._page.addLayout(self._state)
        self.card = Card(f"{name}_card", padding=0)
        self.card.column.setContentsMargins(0, 0, 0, 0)
        self.card.column.setSpacing(0)
        self._page.addWidget(self.card)
        self._page.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(inside, f"{name}_area"))

    def offer(self, title: str, name: str, do: Callable[[], object], *, icon: str = "") -> None:
        """Put a button above the list."""
        self._offers.addWidget(button(title, name, do, icon_name=icon))

    def say_state(self, state: tuple[Face, str] | None) -> None:
        """Say above the list where things stand."""
        clear(self._state)
        if state:
            self._state.addWidget(Chip(state[0], f"{self._name}_state"))
            self._state.addWidget(Text(state[1], "muted", wrap=True, name=f"{self._name}_state_words"), 1)

    def show_rows(self, rows: Sequence[Row], empty: str, sign: str) -> None:
        """Show rows, or what belongs here where there are none."""
        clear(self.card.column)
        for number, row in enumerate(rows):
            if number:
                self.card.column.addWidget(rule())
            self.card.column.addWidget(row)
        if not rows:
            self.card.column.addWidget(EmptyPlace(f"{self._name}_empty", sign, empty))

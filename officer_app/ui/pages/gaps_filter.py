"""The row above the list of gaps: a line to type in, and menus for weight, register and kind."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QMenu, QPushButton, QWidget

from officer_app.domain.folding import fold
from officer_app.domain.gap import GapKind, Severity
from officer_app.ui.buttons import button
from officer_app.ui.flow import FlowLayout
from officer_app.ui.gap_book import GapLine
from officer_app.ui.register_words import page_words
from officer_app.ui.stylesheet import dress
from officer_app.ui.words import t, translate, without_mnemonic

_SEARCH_WIDTH = 220
_LABELS = {each.value: each.label for each in (*Severity, *GapKind)}


@dataclass(frozen=True, slots=True)
class GapFilter:
    """What the person chose; nothing chosen leaves everything in."""

    severity: str = ""
    register: str = ""
    kind: str = ""
    query: str = ""

    def chosen(self, lines: Iterable[GapLine]) -> list[GapLine]:
        """Return the gaps that are shown."""
        words = fold(self.query).split()
        return [line for line in self.among(lines) if all(word in line.folded for word in words)]

    def among(self, lines: Iterable[GapLine]) -> Iterable[GapLine]:
        """Return the gaps of the weight, the register and the kind that were chosen."""
        return (
            line
            for line in lines
            if (not self.severity or line.gap.severity == self.severity)
            and (not self.register or line.gap.key == self.register)
            and (not self.kind or line.gap.kind == self.kind)
        )


def _severity(line: GapLine) -> str:
    return line.gap.severity.value


def _register(line: GapLine) -> str:
    return line.gap.key


def _kind(line: GapLine) -> str:
    return line.gap.kind.value


@dataclass(frozen=True, slots=True)
class _Way:
    """One way of narrowing: the field of the filter, its label, the value of a gap, and how a value is called."""

    name: str
    label: Callable[[], str]
    value: Callable[[GapLine], str]
    words: Callable[[str], str]


_WAYS = (
    _Way("severity", lambda: t("Severity"), _severity, lambda value: translate(_LABELS[value])),
    _Way("register", lambda: t("Register"), _register, page_words),
    _Way("kind", lambda: t("Kind"), _kind, lambda value: translate(_LABELS[value])),
)


class GapFilterBar(QWidget):
    """Offers only what occurs, with how often; `changed` tells that the filter is another."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("gap_filter")
        self.setAccessibleName(t("Which gaps are shown"))
        self.filter = GapFilter()
        self._lines: Sequence[GapLine] = ()
        row = FlowLayout(self, 8)
        self.line = QLineEdit()
        self.line.setObjectName("gap_query")
        self.line.setPlaceholderText(t("Find among the gaps"))
        self.line.setAccessibleName(t("Find among the gaps"))
        self.line.setProperty("look", "pill")
        self.line.setFixedWidth(_SEARCH_WIDTH)
        self.line.setClearButtonEnabled(True)
        self.line.textChanged.connect(lambda words: self._take(replace(self.filter, query=words)))
        row.addWidget(self.line)
        self._chips = {way.name: self._chip(way) for way in _WAYS}
        for chip in self._chips.values():
            row.addWidget(chip)
        self.all = button(t("Show all"), "gap_filter_clear", self.clear, look="link")
        row.addWidget(self.all)
        self._show_state()

    def _chip(self, way: _Way) -> QPushButton:
        chip = button("", f"gap_filter_{way.name}", look="chip")
        menu = QMenu(chip)
        menu.setObjectName(f"gap_filter_{way.name}_menu")
        menu.aboutToShow.connect(partial(self._fill, way, menu))
        chip.setMenu(menu)
        return chip

    def _fill(self, way: _Way, menu: QMenu) -> None:
        """Offer what occurs among the gaps that the other choices leave."""
        menu.clear()
        menu.addAction(t("Any"), partial(self.narrow, way.name, ""))
        others = replace(self.filter, **{way.name: "", "query": ""})
        numbers = Counter(map(way.value, others.among(self._lines)))
        values = list(numbers) if way.name == "severity" else sorted(numbers, key=lambda value: fold(way.words(value)))
        for value in values:
            words = t("{value} ({n})", value=way.words(value), n=numbers[value])
            menu.addAction(without_mnemonic(words), partial(self.narrow, way.name, value))

    def show_lines(self, lines: Sequence[GapLine]) -> None:
        """Offer what occurs among these gaps; a kind of which none is left stays chosen and shows none."""
        self._lines = lines

    def narrow(self, name: str, value: str) -> None:
        """Show the gaps of one weight, register or kind; none shows all again."""
        self._take(replace(self.filter, **{name: value}))

    def clear(self) -> None:
        """Show every gap again."""
        self._take(GapFilter())
        self.line.clear()

    def words(self) -> str:
        """Return what was chosen, for the foot of a report; nothing where everything is shown."""
        chosen = [
            t("{label}: {value}", label=way.label(), value=way.words(value))
            for way in _WAYS
            if (value := getattr(self.filter, way.name))
        ]
        query = self.filter.query.strip()
        return ", ".join([*chosen, *([t("with the words {query}", query=query)] if query else [])])

    def _take(self, wanted: GapFilter) -> None:
        if wanted != self.filter:
            self.filter = wanted
            self._show_state()
            self.changed.emit()

    def _show_state(self) -> None:
        for way in _WAYS:
            chip, value = self._chips[way.name], getattr(self.filter, way.name)
            words = t("{label}: {value}", label=way.label(), value=way.words(value) if value else t("any"))
            chip.setText(without_mnemonic(words))
            chip.setAccessibleName(words)
            dress(chip, "set", bool(value))
            menu = chip.menu()
            if menu:
                menu.setAccessibleName(words)
        self.all.setVisible(self.filter != GapFilter())

"""The legal tables that the rules read: when they were last checked, and what stands in them, with the sources."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from officer_app.domain.deadlines import after_months
from officer_app.domain.law import Adequacy, ClauseSetLaw, LawTables, MechanismLaw, law_tables
from officer_app.domain.transfer import Mechanism
from officer_app.ui.buttons import button, filled
from officer_app.ui.cards import Card
from officer_app.ui.chips import Chip, Face
from officer_app.ui.flow import FlowLayout
from officer_app.ui.labels import Text
from officer_app.ui.rows import selectable
from officer_app.ui.tables import Column, RecordModel, RecordTable
from officer_app.ui.theme import Tone
from officer_app.ui.words import count, country_name, full_day, t, translate

OLD_MONTHS = 6
"""After so many months the window says that the tables are old (our policy)."""
_WIDTH, _HEIGHT = 1040, 640
_WEIGHTS = (9, 7, 5, 6, 8)
"""Which columns are kept longest where the window is narrow: what it is about, then the last."""


@dataclass(frozen=True, slots=True)
class LawRow:
    """One row of a table: its key, whether it may be relied on, its cells, and all that there is to say of it."""

    key: str
    face: Face
    cells: tuple[str, ...]
    whole: str
    source: str


@dataclass(frozen=True, slots=True)
class LawTable:
    """One table: its title, the titles of its cells, its rows, and where it was taken from."""

    name: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[LawRow, ...]
    source: str


def is_old(checked_on: date, today: date) -> bool:
    """Tell whether the tables were last checked so long ago that the law may say something else by now."""
    return after_months(checked_on, OLD_MONTHS) < today


def checked_words(tables: LawTables) -> str:
    """Return when the tables were last checked, and against how many sources."""
    return count(len(tables.sources), "Law tables last checked on {day} (1 source)",
                 "Law tables last checked on {day} ({n} sources)", day=full_day(tables.checked_on))  # fmt: skip


def old_words() -> str:
    """Return what to do about tables that are old."""
    return t("That is more than six months ago. The law may have moved on: look for a newer version of the program.")


class LawLine(QWidget):
    """One quiet line: when the tables were checked, louder where that is long ago; a click shows the tables."""

    def __init__(self, today: date, tables: LawTables | None = None) -> None:
        super().__init__()
        self.setObjectName("law_line")
        self._tables = tables or law_tables()
        row = FlowLayout(self, 10)
        self.old = Chip(Face(t("Long ago"), Tone.WARN, "warning"), "law_old")
        row.addWidget(self.old)
        self.checked = button(checked_words(self._tables), "law_tables", self.show_tables, look="status")
        row.addWidget(self.checked)
        self.advice = Text(old_words(), "note", name="law_advice")
        self.advice.setMinimumHeight(self.checked.sizeHint().height())
        row.addWidget(self.advice)
        self.show_day(today)

    def show_day(self, today: date) -> None:
        """Say whether the tables are old on a day."""
        self._today = today
        self._show_advice()

    def _show_advice(self) -> None:
        """Say what to do where there is room for it; the tables themselves say it too."""
        old = is_old(self._tables.checked_on, self._today)
        self.old.setVisible(old)
        self.advice.setVisible(old and self.width() >= self.advice.sizeHint().width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_advice()

    def show_tables(self) -> None:
        """Show what stands in the tables."""
        dialog = LawDialog(self.window(), self._tables, self._today)
        dialog.exec()
        dialog.deleteLater()


class LawDialog(QDialog):
    """Every table under its tab, each row with its dates; below it, all that there is to say of the chosen row."""

    def __init__(self, parent: QWidget | None, tables: LawTables, today: date) -> None:
        super().__init__(parent)
        self.setObjectName("law_dialog")
        self.setWindowTitle(t("Law tables"))
        self.tabs = QTabBar()
        self.tabs.setObjectName("law_tabs")
        self.tabs.setAccessibleName(t("Law tables"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.pages = QStackedWidget()
        self.pages.setObjectName("law_pages")
        parts = [TablePage(table) for table in law_contents(tables, today)]
        for part in parts:
            self.tabs.addTab(part.title)
            self.pages.addWidget(part)
        self.tabs.currentChanged.connect(self.pages.setCurrentIndex)
        self._lay_out(checked_words(tables), old=is_old(tables.checked_on, today))
        room = parent.window().size() if parent else None
        self.resize(min(_WIDTH, room.width() - 40) if room else _WIDTH,
                    min(_HEIGHT, room.height() - 40) if room else _HEIGHT)  # fmt: skip
        parts[0].setFocus()

    def _lay_out(self, checked: str, *, old: bool) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        column.addWidget(Text(t("Law tables"), "panel", name="law_title"))
        column.addWidget(Text(f"{checked}. {old_words() if old else ''}".strip(), "warn" if old else "note", wrap=True,
                              name="law_checked"))  # fmt: skip
        tabs = QVBoxLayout()
        tabs.setSpacing(0)
        line = QFrame()
        line.setObjectName("law_tabs_line")
        line.setProperty("box", "rule")
        tabs.addWidget(self.tabs)
        tabs.addWidget(line)
        column.addLayout(tabs)
        column.addWidget(self.pages, 1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(filled(t("Close"), "law_close", self.accept))
        column.addLayout(row)


class TablePage(QWidget):
    """One table, with its source above it."""

    def __init__(self, table: LawTable) -> None:
        super().__init__()
        self.setObjectName(f"law_{table.name}")
        self.title = table.title
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(selectable(Text(t("Source: {source}", source=table.source), "note", wrap=True)))
        card = Card(f"law_{table.name}_card", padding=0)
        card.column.setContentsMargins(1, 2, 1, 2)
        self.model = RecordModel(_columns(table), lambda row: row.key, self)
        self.table = RecordTable(self.model, f"law_{table.name}_list", table.title)
        self.table.chosen.connect(self._tell)
        self.model.show_rows(table.rows)
        card.column.addWidget(self.table)
        column.addWidget(card, 1)
        self.whole = selectable(Text("", wrap=True, name=f"law_{table.name}_whole"))
        self.source = selectable(Text("", "quiet", wrap=True, name=f"law_{table.name}_source"))
        for label in (self.whole, self.source):
            label.setAlignment(Qt.AlignmentFlag.AlignTop)
            column.addWidget(label)
        self.table.choose(0)
        self.setFocusProxy(self.table)

    def _tell(self, row: LawRow | None) -> None:
        self.whole.setText(row.whole if row else "")
        self.source.setText(row.source if row else "")


def _columns(table: LawTable) -> tuple[Column, ...]:
    order = {row.key: place for place, row in enumerate(table.rows)}
    state = Column(
        "state", t("State"), lambda _row: "", lambda row: order[row.key], face=lambda row: row.face, weight=9
    )
    cells = [
        Column(f"cell_{at}", title, partial(_cell, at), look="muted" if at else "strong", weight=weight, widest=300)
        for at, (title, weight) in enumerate(zip(table.columns, _WEIGHTS, strict=False))
    ]
    return (state, *cells)


def _cell(at: int, row: LawRow) -> str:
    return row.cells[at]


def law_contents(tables: LawTables, today: date) -> Iterator[LawTable]:
    """Yield the tables as they are shown on a day."""
    sources = tables.sources
    places = (t("For"), t("Decision"), t("In force from"), t("Until"), t("Scope"))
    by_name = sorted((_adequacy(each, today) for each in tables.adequacy), key=lambda row: row.cells[0].casefold())
    yield LawTable("adequacy", t("Adequacy decisions"), places, tuple(by_name), sources["adequacy"])
    columns = (t("Set"), t("In force from"), t("Repealed on"), t("Contracts counted until"))
    sets = tuple(_clause_set(each, today) for each in tables.clause_sets.values())
    yield LawTable("clauses", t("Standard clauses"), columns, sets, sources["clauses"])
    grounds = tuple(map(_mechanism, tables.mechanisms.values()))
    yield LawTable("mechanisms", t("Grounds of a transfer"), (t("Ground"), t("Needs besides")), grounds,
                   sources["mechanisms"])  # fmt: skip
    rows = tuple(
        LawRow(each.key.value, _listed(), (translate(each.key.label), each.source), translate(each.key.label),
               each.source)
        for each in tables.clauses.values()
    )  # fmt: skip
    yield LawTable("agreement", t("Agreements"), (t("Clause"), t("Source")), rows, sources["agreement"])
    inside = sorted(map(country_name, tables.inside))
    members = tuple(LawRow(name, Face(t("Inside"), Tone.OK, "check"), (name,), name, "") for name in inside)
    yield LawTable("eea", t("Inside the EEA"), (t("Country or territory"),), members, sources["eea"])


def _adequacy(decision: Adequacy, today: date) -> LawRow:
    who = country_name(decision.country) if decision.country else max(decision.organisation, key=len)
    scope = translate(decision.question) or t("No limit is named")
    if not decision.country:
        scope = translate(decision.question) or t("This organisation")
    if decision.listed_on:
        scope = t("Only who stands on the list of the {list}. {question}", list=decision.listed_on, question=scope)
    days = (full_day(decision.valid_from), full_day(decision.valid_to) if decision.valid_to else t("No end set"))
    whole = t("{who}, decision {decision}: {scope}", who=who, decision=decision.decision, scope=scope)
    face = _in_force(decision.valid_from, decision.valid_to, today)
    return LawRow(decision.key, face, (who, decision.decision, *days, scope), whole, decision.source)


def _clause_set(law: ClauseSetLaw, today: date) -> LawRow:
    days = tuple(full_day(day) if day else "" for day in (law.valid_from, law.repealed_on, law.valid_to))
    if not law.is_tool:
        face = Face(t("Not for transfers"), Tone.PLAIN, "stop")
    elif law.repealed_on and law.repealed_on <= today:
        face = Face(t("Repealed"), Tone.BAD, "close")
    else:
        face = _in_force(law.valid_from, law.valid_to, today)
    whole = t("Clauses {name}", name=law.name)
    if not law.is_tool:
        whole = t("Clauses {name}: for agreements of Art. 28 inside the EEA, no ground for a transfer", name=law.name)
    return LawRow(law.key.value, face, (law.name, *days), whole, law.source)


def _mechanism(law: MechanismLaw) -> LawRow:
    needs = [
        said
        for wanted, said in (
            (law.assessment, t("an impact assessment of the transfer")),
            (law.authorisation, t("the authorisation of an authority")),
            (law.occasional, t("only now and then, for few people")),
        )
        if wanted
    ]
    words = ", ".join(needs)
    face = Face(t("Exception"), Tone.WARN, "warning") if law.derogation else _listed()
    if law.key is Mechanism.NONE:
        face = Face(t("No ground"), Tone.BAD, "close")
    label = translate(law.key.label)
    whole = t("{ground}; needs besides: {needs}", ground=label, needs=words) if words else label
    return LawRow(law.key.value, face, (label, words), whole, law.source)


def _listed() -> Face:
    return Face(t("In force"), Tone.OK, "check")


def _in_force(begins: date, ends: date | None, today: date) -> Face:
    if ends and ends < today:
        return Face(t("Ended"), Tone.BAD, "close")
    if today < begins:
        return Face(t("Not yet"), Tone.PLAIN, "wait")
    return _listed()

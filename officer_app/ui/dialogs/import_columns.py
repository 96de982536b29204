"""The second step of an import: how the file is read, which column is which field, and how its days are meant."""

from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from officer_app.services.importing import ENCODINGS, SEPARATORS, DayOrder, day_questions, fields_for
from officer_app.ui.cards import Card, clear
from officer_app.ui.choosers import QuietCombo
from officer_app.ui.dialogs.import_work import ImportWork
from officer_app.ui.flow import FlowLayout
from officer_app.ui.form_rows import Note
from officer_app.ui.labels import Elided, Text
from officer_app.ui.scrolling import measure_round, scrolled
from officer_app.ui.words import count, say_here, t, translate, without_mnemonic

_WIDEST_EXAMPLE = 44


class ColumnsStep(QWidget):
    """Shows how the file was read and what its columns mean; everything can be changed."""

    reading_changed = Signal(dict)

    def __init__(self, work: ImportWork) -> None:
        super().__init__()
        self.setObjectName("import_columns")
        self._work = work
        self._combos: dict[int, QuietCombo] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self.about = Text("", "muted", wrap=True, name="import_about")
        column.addWidget(self.about)
        self._reading = QWidget()
        self._reading_row = FlowLayout(self._reading, 14)
        column.addWidget(self._reading)
        inner = QWidget()
        box = QVBoxLayout(inner)
        box.setContentsMargins(0, 0, 10, 0)
        box.setSpacing(10)
        self._card = Card("import_mapping", t("Columns"))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self._card.column.addLayout(self._grid)
        box.addWidget(self._card)
        self._days = Card("import_days", t("How the days are meant"))
        self._day_rows = QVBoxLayout()
        self._days.column.addLayout(self._day_rows)
        box.addWidget(self._days)
        self.clears = QCheckBox(without_mnemonic(t("An empty cell empties the field of a known record")))
        self.clears.setObjectName("import_empty_clears")
        self.clears.toggled.connect(self._clear_by_empty)
        box.addWidget(self.clears)
        box.addStretch(1)
        column.addWidget(scrolled(inner, "import_columns_scroll"), 1)
        self.remark = Note("", "bad", name="import_columns_problem")
        self.remark.hide()
        column.addWidget(self.remark)

    def show_survey(self) -> None:
        """Show what was found in the file."""
        work = self._work
        if work.file is None or work.survey is None:
            return
        rows = count(work.survey.rows, "1 row", "{n} rows")
        self.about.setText(t("{name}: {rows}", name=work.file.path.name, rows=rows))
        self._show_reading()
        self._show_columns()
        self._show_days()
        self.say("")

    def say(self, words: str) -> None:
        """Say what is still missing before the preview."""
        self.remark.say(words)

    def missing(self) -> str:
        """Return what has to be said before the preview, or nothing."""
        if not self._work.columns:
            return t("Say for at least one column which field it is.")
        if questions := self._questions():
            return t("Say how the days of the column {title} are meant.", title=questions[0].title)
        return ""

    def _questions(self) -> tuple[Any, ...]:
        work = self._work
        return day_questions(work.kind, work.survey, work.columns, work.orders) if work.survey else ()

    def _show_reading(self) -> None:
        clear(self._reading_row)
        file = self._work.file
        if file is None:
            return
        reading = file.reading
        if file.workbook:
            sheets = {each.name: t("{sheet} (hidden)", sheet=each.name) if each.is_hidden else each.name
                      for each in file.workbook.sheets}  # fmt: skip
            self._choice("sheet", t("Sheet"), sheets, reading.sheet)
        else:
            encodings = {name: say_here(words) for name, words in ENCODINGS.items()}
            self._choice("encoding", t("Encoding"), encodings, reading.encoding)
            signs = dict(zip(SEPARATORS, (t("Comma ,"), t("Semicolon ;"), t("Tab"), t("Bar |")), strict=True))
            self._choice("separator", t("Separator"), signs, reading.separator)
        titled = QCheckBox(without_mnemonic(t("The first row holds the titles")))
        titled.setObjectName("import_titled")
        titled.setChecked(reading.titled)
        titled.toggled.connect(lambda ticked: self.reading_changed.emit({"titled": ticked}))
        self._reading_row.addWidget(titled)

    def _choice(self, name: str, title: str, offered: dict[str, str], chosen: str) -> None:
        place = QWidget()
        row = QHBoxLayout(place)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(Text(title, "muted"))
        combo = QuietCombo()
        combo.setObjectName(f"import_{name}")
        combo.setAccessibleName(title)
        for value, words in offered.items():
            combo.addItem(words, value)
        combo.setCurrentIndex(combo.findData(chosen))
        combo.setMinimumContentsLength(min(30, max(map(len, offered.values()))))
        combo.activated.connect(lambda index: self.reading_changed.emit({name: combo.itemData(index)}))
        row.addWidget(combo)
        self._reading_row.addWidget(place)

    def _show_columns(self) -> None:
        clear(self._grid)
        self._combos = {}
        if self._work.survey is None:
            return
        for place, words in enumerate((t("In the file"), t("Such as"), t("Taken over as"))):
            self._grid.addWidget(Text(words, "note"), 0, place)
        taken = {place: name for name, place in self._work.columns.items()}
        for number, column in enumerate(self._work.survey.columns, start=1):
            title = Text(_short(column.title), "strong", name=f"import_title_{column.place}")
            self._grid.addWidget(title, number, 0)
            self._grid.addWidget(Elided(", ".join(column.examples), "muted"), number, 1)
            combo = self._field_combo(column.place, column.title, taken.get(column.place, ""))
            self._combos[column.place] = combo
            self._grid.addWidget(combo, number, 2)
        measure_round(self._card)

    def _field_combo(self, place: int, title: str, chosen: str) -> QuietCombo:
        combo = QuietCombo()
        combo.setObjectName(f"import_field_{place}")
        combo.setAccessibleName(t("Field for the column {title}", title=title))
        combo.setMinimumContentsLength(22)
        combo.addItem(t("Not taken over"), "")
        for spec in fields_for(self._work.kind):
            combo.addItem(translate(spec.label), spec.name)
        combo.setCurrentIndex(max(0, combo.findData(chosen)))
        combo.activated.connect(partial(self._map, place))
        return combo

    def _map(self, place: int, index: int) -> None:
        """Take a column over as a field; another column of that field is taken over no more."""
        name = self._combos[place].itemData(index)
        columns = {field: at for field, at in self._work.columns.items() if at != place and field != name}
        if name:
            columns[name] = place
        self._work.columns = columns
        taken = {at: field for field, at in columns.items()}
        for at, combo in self._combos.items():
            combo.setCurrentIndex(max(0, combo.findData(taken.get(at, ""))))
        self._show_days()
        self.say("")

    def _show_days(self) -> None:
        clear(self._day_rows)
        work = self._work
        asked = day_questions(work.kind, work.survey, work.columns, {}) if work.survey else ()
        self._days.setVisible(bool(asked))
        for question in asked:
            self._day_rows.addWidget(self._day_row(question))
        measure_round(self._card)

    def _day_row(self, question: Any) -> QWidget:
        place = QWidget()
        row = QHBoxLayout(place)
        row.setContentsMargins(0, 0, 0, 0)
        words = t("{title}: {example} (row {row}) is", title=question.title, example=question.example, row=question.row)
        row.addWidget(Text(words, wrap=True), 1)
        combo = QuietCombo()
        combo.setObjectName(f"import_order_{question.spec.name}")
        combo.setAccessibleName(words)
        combo.setMinimumContentsLength(26)
        combo.addItem(t("Not chosen"), DayOrder.UNKNOWN)
        combo.addItem(t("The day, then the month"), DayOrder.DAY_FIRST)
        combo.addItem(t("The month, then the day"), DayOrder.MONTH_FIRST)
        combo.setCurrentIndex(combo.findData(self._work.orders.get(question.spec.name, DayOrder.UNKNOWN)))
        combo.activated.connect(lambda index: self._settle(question.spec.name, combo.itemData(index)))
        row.addWidget(combo)
        return place

    def _settle(self, name: str, order: DayOrder) -> None:
        self._work.orders = {**self._work.orders, name: order}
        self.say("")

    def _clear_by_empty(self, ticked: bool) -> None:
        self._work.empty_clears = ticked


def _short(title: str) -> str:
    return title if len(title) <= _WIDEST_EXAMPLE else f"{title[:_WIDEST_EXAMPLE]}…"

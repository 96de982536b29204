"""What single kinds of reports ask besides the period: a case, a number, a seed, a right; each field by its name."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Final

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QCompleter, QLineEdit, QVBoxLayout, QWidget

from officer_app.domain.case import Case
from officer_app.domain.errors import OfficerError
from officer_app.domain.vocabulary import Channel, Right
from officer_app.ui.choosers import QuietCombo
from officer_app.ui.form_rows import Note
from officer_app.ui.labels import Text
from officer_app.ui.words import t, translate

_FIRST_YEAR: Final = 2018
"""The year from which the regulation applies."""
_LONGEST: Final = 80
_MOST_CASES, _MOST_DAYS = 10_000, 3_650
_WIDE_LIST = 360
"""Pixels that let a reference, a name and a remark be read in one line."""


class Field(QWidget):
    """A labelled input whose value is a text; `changed` comes when the person is done with it."""

    changed = Signal()

    def __init__(self, name: str, label: str, help_: str = "") -> None:
        super().__init__()
        self.setObjectName(f"report_{name}_row")
        self.name, self.label, self._help = f"report_{name}", label, help_
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(4)

    def _hold(self, widget: QWidget, *, with_label: bool = True) -> None:
        if with_label:
            self.column.addWidget(Text(self.label, "strong"))
        self.column.addWidget(widget)
        if self._help:
            self.column.addWidget(Note(self._help))
        widget.setAccessibleName(self.label)
        widget.setAccessibleDescription(self._help)
        widget.setObjectName(self.name)
        self.setFocusProxy(widget)

    def value(self) -> str:
        """Return what was chosen; nothing for the usual."""
        return ""


class ListField(Field):
    """One of a list."""

    def __init__(self, name: str, label: str, entries: Iterable[tuple[str, str]]) -> None:
        super().__init__(name, label)
        self.combo = QuietCombo()
        self._hold(self.combo)
        self.combo.call_it(self.name, label)
        for value, words in entries:
            self.combo.addItem(words, value)
        self.combo.currentIndexChanged.connect(self.changed)

    def value(self) -> str:
        return str(self.combo.currentData())


class LineField(Field):
    """A line that is typed; with `most` a whole number from 1 to it."""

    def __init__(self, name: str, label: str, usual: str, help_: str = "", most: int = 0) -> None:
        super().__init__(name, label, help_)
        self._most = most
        self.line = QLineEdit()
        self.line.setMaxLength(_LONGEST)
        self.line.setPlaceholderText(usual)
        self._hold(self.line)
        self.line.editingFinished.connect(self._tell)
        self._told = ""

    def _tell(self) -> None:
        if self.line.text() != self._told:
            self._told = self.line.text()
            self.changed.emit()

    def value(self) -> str:
        """Return what was typed; raises `OfficerError` where it is not the number that is wanted."""
        typed = self.line.text().strip()
        is_number = typed.isascii() and typed.isdigit() and len(typed) < len(str(self._most)) + 1
        if typed and self._most and not (is_number and 1 <= int(typed) <= self._most):
            raise OfficerError("{label}: write a whole number from 1 to {most}.", label=self.label, most=self._most)
        return typed


class CaseField(LineField):
    """A case by its reference; typing a part of it or of the person's name finds it."""

    def __init__(self) -> None:
        super().__init__("case", t("Case"), t("The newest"), t("Type a part of the reference or of the name."))
        self._references: dict[str, str] = {}
        self._titles = QStringListModel(self)
        completer = QCompleter(self._titles, self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        if popup := completer.popup():
            popup.setObjectName("report_case_list")
            popup.setAccessibleName(self.label)
            popup.setMinimumWidth(_WIDE_LIST)
        completer.activated.connect(self._tell)
        self.line.setCompleter(completer)

    def offer(self, cases: Iterable[Case], retired: Iterable[Case] = ()) -> None:
        """Offer the cases that there are, and after them those that were taken out of the list."""
        self._references = {_title(each): each.reference for each in cases}
        self._references |= {t("{title} (taken out)", title=_title(each)): each.reference for each in retired}
        self._titles.setStringList(list(self._references))

    def value(self) -> str:
        typed = super().value()
        return self._references.get(typed, typed)


def _title(case: Case) -> str:
    return ", ".join(filter(None, (case.reference, case.subject_name)))


class TickField(Field):
    """Yes or no."""

    def __init__(self, name: str, label: str, help_: str) -> None:
        super().__init__(name, label, help_)
        self.box = QCheckBox(label)
        self._hold(self.box, with_label=False)
        self.box.toggled.connect(self.changed)

    def value(self) -> str:
        return "yes" if self.box.isChecked() else "no"


def _right(_today: date) -> Field:
    words = ((each.value, translate(each.label)) for each in Right)
    return ListField("right", t("Right"), (("", t("Any right")), *words))


def _channel(_today: date) -> Field:
    words = ((each.value, translate(each.label)) for each in Channel)
    return ListField("channel", t("Channel"), (("", t("Any channel")), *words))


def _year(today: date) -> Field:
    years = (str(each) for each in range(today.year, _FIRST_YEAR - 1, -1))
    return ListField("year", t("Year"), (("", t("As the period says")), *((each, each) for each in years)))


def _seed(_today: date) -> Field:
    help_ = t("Any word or number. Whoever knows it can draw the same cases again.")
    return LineField("seed", t("Seed"), t("The day of today"), help_)


def _values(_today: date) -> Field:
    return TickField(
        "values", t("Show old and new values"), t("Without them only the names of the fields that changed are shown.")
    )


FIELDS: Mapping[str, Callable[[date], Field]] = {
    "right": _right,
    "channel": _channel,
    "year": _year,
    "case": lambda _today: CaseField(),
    "days": lambda _today: LineField("days", t("Days ahead"), "30", most=_MOST_DAYS),
    "count": lambda _today: LineField("count", t("Number of cases"), "20", most=_MOST_CASES),
    "seed": _seed,
    "values": _values,
}
"""The field of each choice that a report knows, made on a day."""

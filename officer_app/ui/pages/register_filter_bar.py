"""The row above a register's list: a line to type in, chips for the state, menus for the rest."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QMenu, QPushButton, QWidget

from officer_app.domain.fields import FieldSpec, Kind
from officer_app.domain.words import Choice
from officer_app.ui.buttons import button
from officer_app.ui.flow import FlowLayout
from officer_app.ui.pages.register_filter import ALL, RETIRED, RegisterFilter, narrowing_specs, occurring
from officer_app.ui.register_book import Shelf
from officer_app.ui.register_faces import state_spec
from officer_app.ui.words import country_name, t, translate, without_mnemonic

_SEARCH_WIDTH = 170
Offers = dict[str, tuple[str, ...]]


class RegisterFilterBar(QWidget):
    """Offers only what occurs in the register; `changed` carries the new filter."""

    changed = Signal(object)

    def __init__(self, key: str) -> None:
        super().__init__()
        self.setObjectName(f"{key}_filter")
        self.setAccessibleName(t("Which records are shown"))
        self.filter = RegisterFilter()
        self._key = key
        self._offers: Offers = {}
        self._row = FlowLayout(self, 8)
        self._states = QButtonGroup(self)
        self.line = QLineEdit()
        self.line.setObjectName(f"{key}_query")
        self.line.setPlaceholderText(t("Find in this list"))
        self.line.setAccessibleName(t("Find in this list"))
        self.line.setProperty("look", "pill")
        self.line.setFixedWidth(_SEARCH_WIDTH)
        self.line.setClearButtonEnabled(True)
        self.line.textChanged.connect(self.search)
        self._row.addWidget(self.line)

    def show_shelf(self, shelf: Shelf) -> None:
        """Offer what occurs among these records."""
        offers = offers_of(self._key, shelf)
        if offers != self._offers:
            self._offers = offers
            self._fill()

    def _fill(self) -> None:
        self._empty()
        spec = state_spec(self._key)
        for value in self._offers.get(ALL, ()):
            known = {ALL: t("All"), RETIRED: t("Taken out")}
            self._add_state(value, known.get(value) or _label(spec, value))
        for each in narrowing_specs(self._key):
            if each.name in self._offers:
                self._row.addWidget(self._menu(each))

    def _empty(self) -> None:
        while self._row.count() > 1:
            item = self._row.takeAt(1)
            widget = item.widget() if item else None
            if widget:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()
        self._states = QButtonGroup(self)

    def _add_state(self, value: str, title: str) -> None:
        chip = button(title, f"{self._key}_filter_{value}", look="chip")
        chip.setCheckable(True)
        chip.setChecked(value == self.filter.state)
        chip.clicked.connect(lambda _checked=False: self.choose_state(value))
        self._states.addButton(chip)
        self._row.addWidget(chip)

    def _menu(self, spec: FieldSpec) -> QPushButton:
        chosen = self.filter.chosen.get(spec.name, "")
        words = t("{label}: {value}", label=translate(spec.label), value=_label(spec, chosen) if chosen else t("any"))
        chip = button(words, f"{self._key}_filter_{spec.name}", look="chip")
        chip.setProperty("set", bool(chosen))
        menu = QMenu(chip)
        menu.setObjectName(f"{self._key}_filter_{spec.name}_menu")
        menu.setAccessibleName(words)
        menu.addAction(t("Any"), partial(self.narrow, spec.name, ""))
        named = [(_label(spec, each), each) for each in self._offers[spec.name]]
        for label, value in sorted(named) if spec.kind is Kind.COUNTRY else named:
            menu.addAction(without_mnemonic(label), partial(self.narrow, spec.name, str(value)))
        chip.setMenu(menu)
        return chip

    def choose_state(self, state: str) -> None:
        """Show the records of one state."""
        chip = self.findChild(QPushButton, f"{self._key}_filter_{state}")
        if isinstance(chip, QPushButton):
            chip.setChecked(True)
        self._take(replace(self.filter, state=state))

    def narrow(self, name: str, value: str) -> None:
        """Show the records with one value in a field; none shows all again."""
        chosen = {**self.filter.chosen, name: value}
        self._take(replace(self.filter, chosen={each: wanted for each, wanted in chosen.items() if wanted}))

    def turn(self, name: str, value: str) -> None:
        """Show the records with one value in a field, or all again where that is chosen already."""
        self.narrow(name, "" if self.filter.chosen.get(name) == value else value)

    def search(self, query: str) -> None:
        """Show the records in which these words stand."""
        if self.line.text() != query:
            self.line.setText(query)
        self._take(replace(self.filter, query=query))

    def clear(self) -> None:
        """Show every record again."""
        self.line.clear()
        self._take(RegisterFilter())
        self.choose_state(ALL)

    def _take(self, wanted: RegisterFilter) -> None:
        if wanted == self.filter:
            return
        redraw = wanted.chosen != self.filter.chosen
        self.filter = wanted
        if redraw:
            self._fill()
        self.changed.emit(wanted)


def offers_of(key: str, shelf: Shelf) -> Offers:
    """Return by what a list can be narrowed: values that occur, by field; the states stand under `all`."""
    kept = [each for each in shelf.records if each.retired_on is None]
    offers = {each.name: values for each in narrowing_specs(key) if len(values := occurring(kept, each)) > 1}
    spec = state_spec(key)
    states = occurring(kept, spec) if spec else ()
    shown = (*(states if len(states) > 1 else ()), *((RETIRED,) if len(kept) < len(shelf.records) else ()))
    return offers | ({ALL: (ALL, *map(str, shown))} if shown else {})


def _label(spec: FieldSpec | None, value: str) -> str:
    """Return a value in words: a closed list by its label, a country by its name."""
    if spec is not None and spec.choices:
        found = next((each for each in spec.choices if each == value), None)
        return translate(found.label) if isinstance(found, Choice) else str(value)
    return country_name(value)

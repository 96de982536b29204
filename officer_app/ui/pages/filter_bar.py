"""The row of chips above the list of cases."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QMenu, QPushButton, QWidget

from officer_app.domain.vocabulary import Right
from officer_app.ui.buttons import button
from officer_app.ui.flow import FlowLayout
from officer_app.ui.pages.case_filter import STATES, CaseFilter
from officer_app.ui.stylesheet import dress
from officer_app.ui.words import language_name, t, translate, without_mnemonic


class FilterBar(QWidget):
    """Chips for the state, menus for right and language; `changed` carries the new filter."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("filter_bar")
        self.setAccessibleName(t("Which cases are shown"))
        self.filter = CaseFilter()
        self._languages: tuple[str, ...] = ()
        row = FlowLayout(self, 8)
        self._states = QButtonGroup(self)
        titles = {
            "open": t("Open"),
            "all": t("All"),
            "late": t("Late"),
            "soon": t("Due this week"),
            "waiting": t("Waiting"),
            "closed": t("Closed"),
        }
        for state in STATES:
            chip = button(titles[state], f"filter_{state}", look="chip")
            chip.setCheckable(True)
            chip.setChecked(state == self.filter.state)
            chip.clicked.connect(lambda _checked=False, state=state: self.choose_state(state))
            self._states.addButton(chip)
            row.addWidget(chip)
        self.right = self._menu_chip("filter_right")
        self.language = self._menu_chip("filter_language")
        row.addWidget(self.right)
        row.addWidget(self.language)
        self._fill()

    def _menu_chip(self, name: str) -> QPushButton:
        chip = button("", name, look="chip")
        chip.setMenu(QMenu(chip))
        return chip

    def offer_languages(self, languages: Sequence[str]) -> None:
        """Offer the languages that occur in the register."""
        if self._languages != tuple(languages):
            self._languages = tuple(languages)
            self._fill()

    def choose_state(self, state: str) -> None:
        """Show the cases of one state."""
        chip = self.findChild(QPushButton, f"filter_{state}")
        if isinstance(chip, QPushButton):
            chip.setChecked(True)
        self._take(replace(self.filter, state=state))

    def search(self, query: str) -> None:
        """Show the cases in which these words stand."""
        self._take(replace(self.filter, query=query))

    def clear(self) -> None:
        """Show every case again."""
        self._take(CaseFilter(state="all"))
        self.choose_state("all")

    def _choose(self, **values: Any) -> None:
        self._take(replace(self.filter, **values))

    def _take(self, wanted: CaseFilter) -> None:
        if wanted != self.filter:
            self.filter = wanted
            self._fill()
            self.changed.emit(wanted)

    def _fill(self) -> None:
        right = translate(self.filter.right.label) if self.filter.right else t("any")
        spoken = language_name(self.filter.language) if self.filter.language else t("any")
        self._show(self.right, t("Right: {right}", right=right), is_set=self.filter.right is not None)
        self._show(self.language, t("Language: {language}", language=spoken), is_set=bool(self.filter.language))
        menu = _emptied(self.right)
        menu.addAction(t("Any right"), partial(self._choose, right=None))
        for each in Right:
            menu.addAction(translate(each.label), partial(self._choose, right=each))
        menu = _emptied(self.language)
        menu.addAction(t("Any language"), partial(self._choose, language=""))
        for code in self._languages:
            menu.addAction(language_name(code), partial(self._choose, language=code))

    def _show(self, chip: QPushButton, words: str, *, is_set: bool) -> None:
        chip.setText(without_mnemonic(words))
        chip.setAccessibleName(words)
        dress(chip, "set", is_set)


def _emptied(chip: QPushButton) -> QMenu:
    menu = chip.menu()
    menu.clear()
    menu.setObjectName(f"{chip.objectName()}_menu")
    menu.setAccessibleName(chip.text())
    return menu

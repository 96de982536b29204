"""The transfers on a map of the world, above their list: a country that is pressed narrows the list to it."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from officer_app.domain.codes import read_country
from officer_app.domain.law import law_tables
from officer_app.domain.transfer import TransferStatus
from officer_app.domain.transfer_rules import Verdict
from officer_app.services.drawings import CountryMark, Standing, WorldMap, map_drawing, standing_by_law
from officer_app.ui.buttons import button
from officer_app.ui.cards import Card
from officer_app.ui.desk import Desk
from officer_app.ui.drawing import DrawingView
from officer_app.ui.icons import wear
from officer_app.ui.labels import plain_tip
from officer_app.ui.pages.register_filter_bar import RegisterFilterBar
from officer_app.ui.register_book import Shelf
from officer_app.ui.words import count, country_name, t

_WIDEST: Final = 620
_SHARE: Final = 0.7
"""Of the height of the page, as the map's width: it is less than half as high as wide."""
_LOW: Final = 560
"""Pixels: on a lower page the map is folded away, and takes the place of the list while it is asked for."""
_AROUND: Final = 180
_WIDE_AS_HIGH: Final = 2.05
"""Pixels that a low page needs besides the map, and how much wider than high it is with its legend."""
_OF_VERDICT: Final = {Verdict.COVERED: Standing.COVERED, Verdict.GAP: Standing.GAP, None: Standing.NOT_ASSESSED}


def counted(shelf: Shelf) -> dict[str, list[Standing]]:
    """Return the verdicts on what flows or will, by country; what is no transfer is left out."""
    found: dict[str, list[Standing]] = defaultdict(list)
    for each in shelf.records:
        standing = _OF_VERDICT.get(shelf.verdicts.get(each.id))
        code = read_country(each.country)
        if standing and code and each.retired_on is None and each.status is not TransferStatus.ENDED:
            found[code].append(standing)
    return found


def world_of(shelf: Shelf, today: date) -> WorldMap:
    """Return the map of the transfers; of several to one country the worst verdict gives the colour."""
    marks = {code: _mark(code, standings) for code, standings in sorted(counted(shelf).items())}
    return WorldMap({**standing_by_law(law_tables(), today), **marks}, _legend(), t("Number of transfers"))


def _mark(code: str, standings: list[Standing]) -> CountryMark:
    worst = next(each for each in (Standing.GAP, Standing.NOT_ASSESSED, Standing.COVERED) if each in standings)
    words = t("{country}: {said}", country=country_name(code), said=in_words(standings))
    return CountryMark(worst, len(standings), words)


def in_words(standings: Iterable[Standing]) -> str:
    """Return how many transfers have which verdict: `3 covered, 1 without a ground that holds`."""
    told = list(standings)
    lost, unknown, covered = map(told.count, (Standing.GAP, Standing.NOT_ASSESSED, Standing.COVERED))
    said = (
        count(lost, "1 without a ground that holds", "{n} without a ground that holds") if lost else "",
        count(unknown, "1 not assessed", "{n} not assessed") if unknown else "",
        count(covered, "1 covered", "{n} covered") if covered else "",
    )
    return ", ".join(filter(None, said))


def _legend() -> dict[Standing, str]:
    return {
        Standing.COVERED: t("Covered"),
        Standing.NOT_ASSESSED: t("Not assessed"),
        Standing.GAP: t("No ground that holds"),
        Standing.ADEQUATE: t("Adequacy decision"),
        Standing.EEA: t("European Economic Area"),
    }


class TransferMap(Card):
    """A card that can be folded; where there is room for the list too, the person's choice is kept."""

    pressed = Signal(str)
    """Carries the country as the register writes it."""
    covers = Signal(bool)
    """Tells whether the map takes the place of the list."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("transfer_map_card", t("Where data go"), " ")
        self._desk = desk
        self._written: dict[str, str] = {}
        self._is_low, self._is_asked_for = True, False
        self.view = DrawingView("transfer_map", widest=_WIDEST, leads_on=True)
        self.view.chosen.connect(self._lead_on)
        self.fold = button(
            "", "transfer_map_fold", self._turn, look="quiet", icon_name="chevron", tip=t("Fold the map")
        )
        self.head.insertWidget(0, self.fold)
        self.column.addWidget(self.view)
        self.hide()

    @property
    def is_folded(self) -> bool:
        """Whether only the head of the card is shown."""
        return not self._is_asked_for if self._is_low else self._desk.settings.values.is_map_folded

    def show_shelf(self, shelf: Shelf) -> None:
        """Show the transfers that were read; the card is not there where none flows."""
        found = counted(shelf)
        self._written = {read_country(each.country): each.country for each in shelf.records}
        world = world_of(shelf, self._desk.today())
        self.view.show_drawing(lambda width, _height: map_drawing(world, width))
        self.remark.setText(in_words(each for standings in found.values() for each in standings))
        self.setVisible(bool(found))
        self._lay_out()

    def fit(self, height: int) -> None:
        """Take the map as large as a page of this height, in pixels, allows."""
        self._is_low = height < _LOW
        room = (height - _AROUND) * _WIDE_AS_HIGH if self._is_low else height * _SHARE
        self.view.limit_width(max(1.0, min(_WIDEST, room)))
        self._lay_out()

    def _lead_on(self, code: str) -> None:
        self._is_asked_for = False
        self._lay_out()
        self.pressed.emit(self._written.get(code, code))

    def _turn(self) -> None:
        if self._is_low:
            self._is_asked_for = self.is_folded
        else:
            self._desk.settings.keep(is_map_folded=not self.is_folded)
        self._lay_out()

    def _lay_out(self) -> None:
        folded = self.is_folded
        self.view.setVisible(not folded)
        wear(self.fold, "folded" if folded else "chevron", "muted")
        self.fold.setAccessibleName(t("Show the map") if folded else t("Fold the map"))
        self.fold.setToolTip(plain_tip(self.fold.accessibleName()))
        self.covers.emit(self._is_low and not folded and not self.isHidden())


def overview_of(key: str, desk: Desk, filters: RegisterFilterBar, listed: QWidget) -> TransferMap | None:
    """Return what stands above the list of a register: the map, where it holds transfers."""
    if key != "transfer":
        return None
    made = TransferMap(desk)

    def narrow(country: str) -> None:
        filters.turn("country", country)
        if made.is_folded:
            listed.setFocus()

    made.pressed.connect(narrow)
    made.covers.connect(listed.setHidden)
    return made

"""Gaps: all that is missing, expired or contradictory in the registers, the worst first, one click from mended."""

from PySide6.QtGui import QGuiApplication, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from officer_app.domain.gap import Gap, Severity
from officer_app.ui.buttons import button
from officer_app.ui.cards import EDGE, Card, EmptyPlace, rule
from officer_app.ui.chips import Face
from officer_app.ui.desk import Desk
from officer_app.ui.dialogs.starter import offer_starter_set
from officer_app.ui.gap_book import GapLine, GapListing
from officer_app.ui.gap_exporting import GapExport
from officer_app.ui.gap_law import LawLine
from officer_app.ui.gap_mending import GapMending
from officer_app.ui.gap_table import GapModel, GapTable
from officer_app.ui.gap_words import due_face, severity_face, summary_words
from officer_app.ui.labels import Text
from officer_app.ui.page_head import PageHead, figures_of, figures_row
from officer_app.ui.pages.gaps_filter import GapFilter, GapFilterBar
from officer_app.ui.rows import selectable
from officer_app.ui.words import count, full_day, t

_FOUR_FIGURES = 720
_LOW, _FIGURE = 430, 78
"""Height in pixels below which the figures are left out, and what a second row of them takes."""


class GapsPage(QWidget):
    """The list with its figures above; it stays where it is while one gap after the other is mended."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("gaps")
        self.setAccessibleName(t("Gaps"))
        self._desk = desk
        self._listing: GapListing | None = None
        self._is_stale = False
        self.mending = GapMending(desk)
        self.filters = GapFilterBar()
        self.filters.changed.connect(self._narrow)
        self.export = GapExport(desk, self.shown_gaps, self._number, self._meaning, self._filter_words)
        self.law = LawLine(desk.today())
        self.export_button = button(t("Export"), "gaps_export", icon_name="save")
        self.export_button.setMenu(self.export.menu(self.export_button))
        head = PageHead("gaps", t("Gaps"), self.export_button)
        self.summary = head.summary
        self.figures = figures_of(Severity, "gap_figure", severity_face, self._turn_to)
        self._row = figures_row("gap_figures", list(self.figures.values()), needs=_FOUR_FIGURES, abreast=2)
        self._lay_out(head)
        desk.gaps.read.connect(self._take)
        if desk.gaps.listing:
            self._take(desk.gaps.listing)

    def _lay_out(self, head: PageHead) -> None:
        page = QVBoxLayout(self)
        page.setContentsMargins(EDGE, 18, EDGE, 12)
        page.setSpacing(12)
        page.addWidget(head)
        page.addWidget(self._row)
        page.addWidget(self.filters)
        page.addWidget(self._list(), 1)
        page.addWidget(self.law)
        self.setFocusProxy(self.table)

    def _list(self) -> Card:
        card = Card("gap_card", padding=0)
        card.column.setContentsMargins(1, 2, 1, 2)
        self.model = GapModel(self._due, self)
        self.table = GapTable(self.model)
        self.table.opened.connect(lambda line: self.mending.mend(line.gap))
        self.table.offer(t("Mend"), "gap_mend", lambda line: self.mending.mend(line.gap))
        self.table.offer(t("Show the record"), "gap_show", lambda line: self.mending.show(line.gap))
        self.table.offer(t("Copy"), "gap_copy", _copy, "Ctrl+C")
        self._nothing = EmptyPlace("gap_no_match", "search", "", t("Show all"), self.filters.clear)
        self._well = EmptyPlace("gap_none", "check", "")
        self._empty = EmptyPlace(
            "gap_empty", "shield",
            t("Here stands what your registers lack, as soon as there is something in them. Nothing is recorded yet."),
            t("Begin with the starter set"), lambda: offer_starter_set(self._desk),
        )  # fmt: skip
        self._stack = QStackedLayout()
        card.column.addLayout(self._stack, 1)  # first, or the table would be shown as a window of its own
        card.column.addWidget(self._strip())
        for part in (self.table, self._nothing, self._well, self._empty):
            self._stack.addWidget(part)
        return card

    def _strip(self) -> QWidget:
        """Return the strip below the list that tells the chosen gap whole."""
        self._chosen = QWidget()
        self._chosen.setObjectName("gap_chosen")
        outer = QVBoxLayout(self._chosen)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(rule())
        column = QVBoxLayout()
        column.setContentsMargins(38, 4, 16, 8)
        column.setSpacing(2)
        self.whole = selectable(Text("", wrap=True, name="gap_chosen_words"))
        self.source = selectable(Text("", "quiet", wrap=True, name="gap_chosen_source"))
        column.addWidget(self.whole)
        column.addWidget(self.source)
        outer.addLayout(column)
        self._chosen.hide()
        self.table.chosen.connect(self._tell)
        return self._chosen

    def _tell(self, line: GapLine | None) -> None:
        self._chosen.setVisible(line is not None)
        if line is not None:
            self.whole.setText(line.said)
            self.source.setText(t("{kind}. {source}", kind=line.gap.kind, source=line.gap.source))

    def _due(self, line: GapLine) -> Face:
        return due_face(line.gap, self._desk.today(), self._desk.register.clock.now())

    # What is shown

    def reload(self) -> None:
        """Look for gaps again, in the background."""
        self._desk.gaps.reload()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._desk.gaps.look_again_on_a_new_day()
        if self._is_stale:
            self._narrow()

    def _take(self, listing: GapListing) -> None:
        self._listing = listing
        self.filters.show_lines(listing.lines)
        self._is_stale = True
        if self.isVisible():
            self._narrow()

    def _narrow(self) -> None:
        listing = self._listing
        if listing is None:
            return
        self._is_stale = False
        lines = self.filters.filter.chosen(listing.lines)
        self.table.show_lines(lines)
        self._tell(self.table.chosen_record())
        for severity, figure in self.figures.items():
            figure.show_number(listing.numbers.get(severity, 0))
        self.summary.setText(self._said(listing, len(lines)))
        self.law.show_day(listing.day)
        for part in (self.filters, self.export_button):
            part.setVisible(bool(listing.lines))
        self._make_room()
        self._stack.setCurrentWidget(self._place(listing, shows_some=bool(lines)))

    def _make_room(self) -> None:
        """In a low window the list matters more than the figures; the menu of severities counts as they do."""
        has_gaps = bool(self._listing and self._listing.lines)
        needed = _LOW if self.width() >= _FOUR_FIGURES else _LOW + _FIGURE
        self._row.setVisible(has_gaps and self.height() >= needed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _place(self, listing: GapListing, *, shows_some: bool) -> QWidget:
        if shows_some:
            return self.table
        if listing.lines:
            query = self.filters.filter.query.strip()
            nothing = t("No gap matches {query}.", query=query) if query else t("No gap is of the kind you chose.")
            self._nothing.say(nothing)
            return self._nothing
        self._well.say(_found_nothing(listing))
        return self._well if listing.looked_through else self._empty

    def _said(self, listing: GapListing, shown: int) -> str:
        said = summary_words(listing.numbers)
        if self.filters.filter != GapFilter():
            return t("{shown} of {all} shown. {meaning}", shown=shown, all=len(listing.lines), meaning=said)
        return said

    def _turn_to(self, severity: Severity) -> None:
        """Show the gaps of one weight only, or all again where they are shown already."""
        chosen = self.filters.filter.severity
        self.filters.narrow("severity", "" if chosen == severity else severity.value)

    def go_back(self) -> bool:
        """Show all gaps again where only some are shown; False where there is no way back."""
        if self.filters.filter == GapFilter():
            return False
        self.filters.clear()
        return True

    # What goes out

    def shown_gaps(self) -> list[Gap]:
        """Return the gaps that are shown, the worst first."""
        return [line.gap for line in self.filters.filter.chosen(self._listing.lines)] if self._listing else []

    def _number(self) -> int:
        return len(self._listing.lines) if self._listing else 0

    def _meaning(self) -> str:
        return summary_words(self._listing.numbers) if self._listing else ""

    def _filter_words(self) -> str:
        return self.filters.words()


def _found_nothing(listing: GapListing) -> str:
    looked = count(listing.looked_through, "1 record was looked through", "{n} records were looked through")
    return t(
        "The rules found nothing missing, expired or contradictory.\n"
        "{looked} on {day}, by the law tables named below.\n"
        "What is not recorded, they cannot see.",
        looked=looked, day=full_day(listing.day),
    )  # fmt: skip


def _copy(line: GapLine) -> None:
    words = (t("{title}: {sentence}", title=line.title, sentence=line.said), line.gap.source)
    QGuiApplication.clipboard().setText("\n".join(words))

"""Promises: what the published policy says, and whether the register proves it, promise by promise."""

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from officer_app.domain.promise import Lapse, PromiseVerdict
from officer_app.ui.buttons import button
from officer_app.ui.cards import EDGE, EmptyPlace
from officer_app.ui.desk import Desk
from officer_app.ui.dialogs.starter import offer_starter_set
from officer_app.ui.page_head import PageHead, figures_of, figures_row
from officer_app.ui.pages.promises_card import PromiseCard
from officer_app.ui.promise_book import PromiseBook, PromiseListing
from officer_app.ui.promise_report import PromiseReport
from officer_app.ui.promise_words import summary_words, verdict_face
from officer_app.ui.scrolling import measure_round, scrolled
from officer_app.ui.words import t

_THREE_FIGURES = 560


class PromisesPage(QWidget):
    """Three figures, and a card for each promise; a figure narrows the cards to its verdict."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("promises")
        self.setAccessibleName(t("Promises"))
        self._desk = desk
        self._chosen: PromiseVerdict | None = None
        self.cards: dict[str, PromiseCard] = {}
        self.book = PromiseBook(desk, self)
        self.report = PromiseReport(desk)
        self.report_button = button(t("Report"), "promises_report", icon_name="document")
        self.report_button.setMenu(self.report.menu(self.report_button))
        head = PageHead("promises", t("Promises"), self.report_button)
        self.summary = head.summary
        self.figures = figures_of(PromiseVerdict, "promises", verdict_face, self._turn_to)
        self._lay_out(head)
        self.book.read.connect(self._take)

    def _lay_out(self, head: PageHead) -> None:
        page = QVBoxLayout(self)
        page.setContentsMargins(EDGE, 18, EDGE, 12)
        page.setSpacing(12)
        page.addWidget(head)
        page.addWidget(figures_row("promises_figures", list(self.figures.values()), needs=_THREE_FIGURES))
        self._inside = QWidget()
        self._inside.setObjectName("promises_inside")
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, 8, 0)
        self._column.setSpacing(12)
        self._column.addStretch(1)
        self._area = scrolled(self._inside, "promises_area")
        self._empty = EmptyPlace(
            "promises_empty", "promise",
            t("Here each promise of your privacy policy is checked against the register. Nothing is recorded yet."),
            t("Begin with the starter set"), lambda: offer_starter_set(self._desk),
        )  # fmt: skip
        self._stack = QStackedLayout()
        page.addLayout(self._stack, 1)
        for part in (self._area, self._empty):
            self._stack.addWidget(part)

    def reload(self) -> None:
        """Audit again, in the background."""
        self.book.reload()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.book.want(wanted=True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.book.want(wanted=False)

    def _take(self, listing: PromiseListing) -> None:
        for audit in listing.audits:
            card = self.cards.get(audit.promise)
            if card is None:
                card = self.cards[audit.promise] = PromiseCard(audit, self.open)
                self._column.insertWidget(self._column.count() - 1, card)
            elif card.audit != audit:
                card.show_audit(audit)
        for verdict, figure in self.figures.items():
            figure.show_number(listing.number(verdict))
        self.summary.setText("" if listing.is_empty else summary_words(listing.audits))
        self.report_button.setEnabled(not listing.is_empty)
        self._stack.setCurrentWidget(self._empty if listing.is_empty else self._area)
        self._narrow()

    def _narrow(self) -> None:
        """Show the cards of the verdict that was chosen; all where no promise has it any more."""
        if all(card.audit.verdict is not self._chosen for card in self.cards.values()):
            self._chosen = None
        for card in self.cards.values():
            card.setVisible(self._chosen in {None, card.audit.verdict})
        measure_round(self._inside)

    def _turn_to(self, verdict: PromiseVerdict) -> None:
        """Show the promises of one verdict only, or all again where they are shown already."""
        self._chosen = None if self._chosen is verdict else verdict
        self._narrow()

    def go_back(self) -> bool:
        """Show all promises again where only some are shown; False where there is no way back."""
        if self._chosen is None:
            return False
        self._chosen = None
        self._narrow()
        return True

    def open(self, lapse: Lapse) -> None:
        """Show the record of an exception; one that is still to be made is shown as its list."""
        if lapse.key == "organisation" or lapse.record_id is None:
            self._desk.page_wanted.emit(lapse.key)
        else:
            self._desk.open_record(lapse.key, lapse.record_id, _tab_of(lapse))


def _tab_of(lapse: Lapse) -> str:
    return "identity" if lapse.kind.name.endswith("_IDENTITY") else ""

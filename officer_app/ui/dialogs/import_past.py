"""The imports of a register that can still be taken back, beside the place where the next one begins."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from officer_app.services.importing import Receipt, past_imports
from officer_app.ui.buttons import button
from officer_app.ui.cards import Card
from officer_app.ui.desk import Desk
from officer_app.ui.dialogs.question import confirm
from officer_app.ui.labels import Text
from officer_app.ui.words import moment, t

MOST_SHOWN = 4
"""Imports that are listed; the last ones are those that somebody regrets."""


class PastImports(Card):
    """Lists the last imports, each with a button that takes it back; hidden where there is none."""

    wanted = Signal(object)

    def __init__(self, desk: Desk, key: str) -> None:
        super().__init__("import_past", t("Imports so far"))
        found = () if desk.register.read_only else past_imports(desk.register, key)[:MOST_SHOWN]
        for receipt in found:
            self.column.addLayout(self._row(receipt))
        self.setVisible(bool(found))

    def _row(self, receipt: Receipt) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(Text(moment(receipt.at), "strong", name=f"import_past_{receipt.number}"))
        row.addWidget(Text(written(receipt), "muted", name=f"import_past_counts_{receipt.number}"), 1)
        name = f"import_take_back_{receipt.number}"
        offer = button(t("Take back"), name, partial(self._ask, receipt), icon_name="undo")
        offer.setAccessibleName(t("Take back the import of {when}", when=moment(receipt.at)))
        row.addWidget(offer)
        return row

    def _ask(self, receipt: Receipt) -> None:
        details = t(
            "What it added is deleted, and what it changed is as before. "
            "What was changed since, or is named by another record, stays."
        )
        question = t("Take back the import of {when}?", when=moment(receipt.at))
        if confirm(self, question, t("Take it back"), details=f"{written(receipt)} {details}"):
            self.wanted.emit(receipt)


def written(receipt: Receipt) -> str:
    """Return what an import wrote, in a sentence."""
    return t("{added} added, {changed} changed.", added=receipt.added, changed=receipt.changed)

"""All kinds of reports in four groups, each with the sentence that says what it is for, as a list to choose from."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from officer_app.services.reports import report_type
from officer_app.ui.form_rows import Note
from officer_app.ui.labels import Text
from officer_app.ui.words import t, translate

TIMELESS: Final = frozenset({
    "promise_audit", "processors", "sub_processors", "transfers", "art30_controller", "art30_processor", "trackers",
    "gaps", "case_file", "overdue", "retention", "notice_versions",
})  # fmt: skip
"""Reports that tell how things stand on the day of making, or of one case: they ask for no period."""

Purposes = Mapping[str, str]


def groups() -> tuple[tuple[str, Purposes], ...]:
    """Return each group's title with its reports: key, and what it is for in the window's language."""
    return (
        (t("Cases"), _of_cases()),
        (t("Registers"), _of_registers()),
        (t("Accountability"), _of_accountability()),
        (t("For the board"), _for_the_board()),
    )


def _of_cases() -> Purposes:
    return {
        "case_register": t("Every request of a period, with its dates and its outcome."),
        "case_file": t("Everything about one case, to hand over to a judge or an authority."),
        "timeliness": t("How fast requests are answered, and which ones were late."),
        "overdue": t("What is late now, and what falls due in the next days."),
        "case_sample": t("Cases drawn by chance for an audit, which anybody can draw again."),
        "retention": t("Which cases have been kept long enough and are to be destroyed."),
        "suppression": t("How many addresses are kept from marketing, without naming one."),
    }


def _of_registers() -> Purposes:
    return {
        "art30_controller": t("The record of what you do with personal data for yourself."),
        "art30_processor": t("The record of what you do with personal data for your clients."),
        "processors": t("Who works for you with personal data, and what each contract lacks."),
        "sub_processors": t("Who works for your processors, link by link."),
        "transfers": t("Where personal data leave Europe, and what protects them there."),
        "trackers": t("The cookies and other trackers of your sites, with consent and lifetime."),
        "disclosures": t("What was handed to police, courts and other authorities."),
    }


def _of_accountability() -> Purposes:
    return {
        "audit_log": t("Who changed what and when, with proof that nothing was altered since."),
        "breaches": t("The record of breaches that the authority may ask to see."),
        "notice_versions": t("Which privacy notice was in force when, and what changed in it."),
        "gaps": t("What the registers still lack, the most urgent first."),
    }


def _for_the_board() -> Purposes:
    return {
        "yearly": t("The year in a few pages for those who decide, beside the year before."),
        "promise_audit": t("Whether the register proves each promise of your privacy policy."),
    }


class KindButton(QPushButton):
    """One kind of report: its name, and what it is for."""

    def __init__(self, key: str, purpose: str) -> None:
        super().__init__()
        title = translate(report_type(key).label)
        self.setObjectName(f"report_kind_{key}")
        self.setAccessibleName(title)
        self.setAccessibleDescription(purpose)
        self.setProperty("look", "row")
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 6, 10, 6)
        column.setSpacing(1)
        column.addWidget(Note(title, "strong", name=f"{self.objectName()}_title"))
        column.addWidget(Note(purpose, name=f"{self.objectName()}_purpose"))


class KindList(QWidget):
    """The kinds of reports under the headings of their groups; the arrow keys go through them."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("report_kinds")
        self.setAccessibleName(t("Kinds of reports"))
        self.buttons: dict[str, KindButton] = {}
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 0, 8, 8)
        column.setSpacing(2)
        for title, purposes in groups():
            column.addWidget(Text(title, "quiet"))
            for key, purpose in purposes.items():
                column.addWidget(self._button(key, purpose))
            column.addSpacing(8)
        column.addStretch(1)
        next(iter(self.buttons.values())).setChecked(True)
        self._group.buttonToggled.connect(self._tell)

    def _button(self, key: str, purpose: str) -> KindButton:
        made = self.buttons[key] = KindButton(key, purpose)
        self._group.addButton(made)
        return made

    @property
    def key(self) -> str:
        """The kind that is chosen."""
        return next(key for key, button in self.buttons.items() if button.isChecked())

    def _tell(self, _button: object, is_on: bool) -> None:
        if is_on:
            self.chosen.emit(self.key)

"""The organisation: what letters say of it, how it reckons, and the key to the file."""

from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from officer_app.domain.errors import OfficerError
from officer_app.domain.organisation import Organisation
from officer_app.services.organisation import organisation_of, save_organisation
from officer_app.ui.buttons import filled
from officer_app.ui.cards import EDGE, Card
from officer_app.ui.desk import Desk
from officer_app.ui.dialogs.question import may_discard
from officer_app.ui.dialogs.starter import starter_button, what_it_brings
from officer_app.ui.forms import Form
from officer_app.ui.labels import Text
from officer_app.ui.pages.organisation_key import KeyPanel
from officer_app.ui.pages.wordings import WordingsPanel
from officer_app.ui.scrolling import scrolled
from officer_app.ui.words import t

PROFILE_GROUPS = ("Organisation", "Privacy officer", "Letters")
POLICY_GROUPS = ("Deadlines", "Files")
_WIDEST = 860


class ProfilePanel(QWidget):
    """Some groups of the profile in a form, saved together."""

    def __init__(self, desk: Desk, name: str, groups: tuple[str, ...]) -> None:
        super().__init__()
        self.setObjectName(name)
        self._desk = desk
        self.form = Form(Organisation, organisation_of(desk.register), groups=groups)
        self.form.setObjectName(f"{name}_form")
        self.form.saved.connect(self._save)
        self.form.given_up.connect(self._give_up)
        self.save_button = filled(t("Save"), f"{name}.save", self.form.save)
        card = Card(f"{name}_card", padding=20)
        card.setMaximumWidth(_WIDEST)
        card.column.addWidget(self.form)
        row = QHBoxLayout()
        row.addWidget(self.save_button)
        row.addStretch(1)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 4, 0)
        column.addWidget(card)
        if name == "profile":
            column.addWidget(_starter_card(desk))
        column.addStretch(1)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 12)
        page.setSpacing(10)
        page.addWidget(scrolled(inner, f"{name}_area"), 1)
        page.addLayout(row)

    def _save(self, values: dict[str, Any]) -> None:
        try:
            save_organisation(self._desk.register, **values)
        except OfficerError as error:
            self.form.refuse(error)
            return
        self._desk.notices.say(t("The profile is saved."))

    def _give_up(self) -> None:
        if self.form.is_dirty() and may_discard(self):
            self.form.load(organisation_of(self._desk.register))

    def refresh(self) -> None:
        """Show what the register holds, unless the person is typing."""
        if not self.form.is_dirty():
            self.form.load(organisation_of(self._desk.register))


def _starter_card(desk: Desk) -> Card:
    """Return what a new office needs once: the registers' usual entries."""
    card = Card("starter_card", t("Starter set"), padding=20)
    card.setMaximumWidth(_WIDEST)
    words = t("What you have written stays as it is.")
    card.column.addWidget(Text(f"{what_it_brings()} {words}", "muted", wrap=True, name="starter_card_words"))
    row = QHBoxLayout()
    row.addWidget(starter_button(desk, "organisation_starter", look=""))
    row.addStretch(1)
    card.column.addLayout(row)
    return card


class OrganisationPage(QWidget):
    """Four parts, one at a time."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("organisation")
        self.setAccessibleName(t("Organisation"))
        self.profile = ProfilePanel(desk, "profile", PROFILE_GROUPS)
        self.policy = ProfilePanel(desk, "policy", POLICY_GROUPS)
        self.wordings = WordingsPanel(desk)
        self.key = KeyPanel(desk)
        self.tabs = QTabBar()
        self.tabs.setObjectName("organisation_tabs")
        self.tabs.setAccessibleName(t("Parts of the organisation"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self._stack = QStackedWidget()
        for title, part in (
            (t("Profile"), self.profile),
            (t("Deadlines and files"), self.policy),
            (t("Wordings"), self.wordings),
            (t("Passphrase"), self.key),
        ):
            self.tabs.addTab(title)
            self._stack.addWidget(part)
        self.tabs.currentChanged.connect(self._stack.setCurrentIndex)
        self._lay_out()
        desk.changed.connect(self._touched)

    def _lay_out(self) -> None:
        page = QVBoxLayout(self)
        page.setContentsMargins(EDGE, 18, EDGE, 0)
        page.setSpacing(10)
        page.addWidget(Text(t("Organisation"), "title"))
        page.addWidget(self.tabs)
        page.addWidget(self._stack, 1)

    def show_part(self, index: int) -> None:
        """Turn to one of the parts, counted from 0."""
        self.tabs.setCurrentIndex(index)

    def show_key(self) -> None:
        """Turn to what opens the register."""
        self.show_part(self._stack.indexOf(self.key))

    def show_wording(self, letter: str, language: str) -> None:
        """Turn to the wording of a letter."""
        self.show_part(self._stack.indexOf(self.wordings))
        self.wordings.open(letter, language)

    def is_dirty(self) -> bool:
        """Tell whether leaving the page would lose something."""
        forms = self.profile.form.is_dirty() or self.policy.form.is_dirty()
        return forms or self.wordings.is_dirty() or self.key.is_busy()

    def _touched(self, names: frozenset[str]) -> None:
        if "wording" in names:
            self.wordings.reload()
        if "organisation" in names:
            self.profile.refresh()
            self.policy.refresh()

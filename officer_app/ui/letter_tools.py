"""The small row of tools above a letter's text: how a paragraph stands, bold, italic, undo, and what can be put in."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from officer_app.services.letter_text import Look, Tag
from officer_app.services.wording import Places
from officer_app.ui.actions import keys_in_words
from officer_app.ui.buttons import button
from officer_app.ui.choosers import QuietCombo
from officer_app.ui.flow import FlowLayout
from officer_app.ui.letter_marks import tag_words
from officer_app.ui.letter_paper import LetterPaper
from officer_app.ui.words import t, without_mnemonic

_KEYS = {
    Look.TEXT: "Ctrl+Alt+0",
    Look.HEADING: "Ctrl+Alt+2",
    Look.POINT: "Ctrl+Shift+8",
    Look.NUMBER: "Ctrl+Shift+7",
}


def look_words(look: Look) -> str:
    """Return what a look is called."""
    return {
        Look.SUBJECT: t("Subject"),
        Look.HEADING: t("Heading"),
        Look.TEXT: t("Paragraph"),
        Look.POINT: t("List"),
        Look.NUMBER: t("Numbered list"),
    }[look]


class LetterTools(QWidget):
    """Tools for one paper; with `places` also a list of what can be put into the text."""

    def __init__(self, paper: LetterPaper, places: Places | None = None) -> None:
        super().__init__()
        self.setObjectName("letter_tools")
        self.setAccessibleName(t("Tools for the text"))
        self._paper = paper
        self.looks = QuietCombo()
        self.looks.call_it("letter_look", t("Look of the paragraph"))
        for look in Look:
            self.looks.addItem(look_words(look), look.value)
        self.looks.activated.connect(lambda row: paper.choose_look(Look(self.looks.itemData(row))))
        row = FlowLayout(self)
        row.addWidget(self.looks)
        self.bold = self._tool("B", "letter_bold", t("Bold"), "Ctrl+B", paper.turn_bold, turns=True)
        self.italic = self._tool("I", "letter_italic", t("Italic"), "Ctrl+I", paper.turn_italic, turns=True)
        self.undo = self._tool("", "letter_undo", t("Undo"), "Ctrl+Z", paper.undo, icon="undo")
        for each in (self.bold, self.italic, self.undo):
            row.addWidget(each)
        self.places = button(t("Insert a place"), "letter_insert_place", icon_name="plus")
        self.conditions = button(t("Show only where"), "letter_set_condition", icon_name="question")
        if places:
            self._offer(places)
            row.addWidget(self.places)
            row.addWidget(self.conditions)
        for look, keys in _KEYS.items():
            self._shortcut(keys, partial(paper.choose_look, look))
        paper.moved.connect(self._follow)
        paper.undoAvailable.connect(self.undo.setEnabled)
        self.undo.setEnabled(False)
        self._follow()

    def _tool(
        self, text: str, name: str, label: str, keys: str, does: Callable[[], None], *, turns: bool = False,
        icon: str = "",
    ) -> QPushButton:  # fmt: skip
        made = button(text, name, does, look="chip" if turns else "quiet", icon_name=icon,
            tip=t("{what} ({keys})", what=label, keys=keys_in_words(keys)))  # fmt: skip
        made.setAccessibleName(label)
        made.setCheckable(turns)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if turns:
            self._shortcut(keys, does)
        return made

    def _shortcut(self, keys: str, does: Callable[[], None]) -> None:
        made = QShortcut(QKeySequence(keys), self._paper)
        made.setContext(Qt.ShortcutContext.WidgetShortcut)
        made.activated.connect(does)

    def _offer(self, places: Places) -> None:
        named = sorted(
            ((tag_words(Tag("", name)), name) for name in places.values), key=lambda each: each[0].casefold()
        )
        self.places.setMenu(self._menu("letter_places", named, self._paper.insert_place))
        asked = [
            (tag_words(Tag(sign, name)).rstrip(":"), f"{sign}{name}") for name in places.conditions for sign in "#^"
        ]
        self.conditions.setMenu(
            self._menu("letter_conditions", asked, lambda chosen: self._paper.set_condition(chosen[0], chosen[1:]))
        )
        self.conditions.setEnabled(bool(asked))

    def _menu(self, name: str, rows: list[tuple[str, str]], does: Callable[[str], None]) -> QMenu:
        menu = QMenu(self)
        menu.setObjectName(name)
        for words, value in rows:
            menu.addAction(without_mnemonic(words)).triggered.connect(lambda _on=False, value=value: does(value))
        return menu

    def _follow(self) -> None:
        self.looks.setCurrentIndex(self.looks.findData(self._paper.look().value))
        self.bold.setChecked(self._paper.is_bold())
        self.italic.setChecked(self._paper.is_italic())

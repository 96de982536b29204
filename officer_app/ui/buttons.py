"""Buttons: one filled on a page, the thing to do next; the others plain, quiet, links or chips."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from officer_app.ui.icons import wear
from officer_app.ui.labels import plain_tip
from officer_app.ui.words import without_mnemonic


def button(
    text: str,
    name: str,
    pressed: Callable[[], object] | None = None,
    *,
    look: str = "",
    icon_name: str = "",
    tip: str = "",
) -> QPushButton:
    """Return a button with its object name; look is "", filled, quiet, link, chip or nav."""
    made = QPushButton(without_mnemonic(text))
    made.setObjectName(name)
    made.setAccessibleName(text or tip)
    made.setProperty("look", look)
    made.setAutoDefault(False)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    if icon_name:
        tint = {"filled": "on_accent", "quiet": "muted"}.get(look, "text")
        wear(made, icon_name, tint, room=6 if look == "nav" else 3 if text else 0)
    if tip:
        made.setToolTip(plain_tip(tip))
    if pressed:
        made.clicked.connect(lambda: pressed())  # noqa: PLW0108 - Qt would pass the checked state
    return made


def filled(text: str, name: str, pressed: Callable[[], object] | None = None, *, icon_name: str = "") -> QPushButton:
    """Return the one filled button of a page: the thing to do next, also by Ctrl+Enter."""
    return button(text, name, pressed, look="filled", icon_name=icon_name)


def press_filled(page: QWidget) -> None:
    """Press the filled button of a page, where one can be pressed now."""
    for each in page.findChildren(QPushButton):
        if each.property("look") == "filled" and each.isVisible() and each.isEnabled():
            each.click()
            return

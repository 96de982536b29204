"""The theme: enough contrast in both, one type, icons that follow, and the system's wish."""

from dataclasses import fields
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFontInfo, QFontMetricsF, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from officer_app.domain.places import resource
from officer_app.ui import icons, theme
from officer_app.ui.buttons import button
from officer_app.ui.icons import icon
from officer_app.ui.stylesheet import stylesheet
from officer_app.ui.theme import DARK, FAMILY, LIGHT, THEME, Look, Tokens, Tone, font, palette

pytestmark = pytest.mark.usefixtures("qapp")

THEMES = (LIGHT, DARK)
GROUNDS = ("page", "surface", "raised")


def luminance(colour):
    parts = [part / 255 for part in QColor(colour).getRgb()[:3]]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize(
    ("tokens", "ground", "ink"), list(product(THEMES, GROUNDS, ("text", "muted", "accent", "bad")))
)
def test_text_can_be_read_on_every_ground(tokens, ground, ink):
    assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= 4.5


@pytest.mark.parametrize(("tokens", "tone"), list(product(THEMES, ("accent", "bad", "warn", "ok"))))
def test_a_chip_can_be_read(tokens, tone):
    assert contrast(getattr(tokens, tone), getattr(tokens, f"{tone}_soft")) >= 4.5


@pytest.mark.parametrize(("tokens", "ground"), list(product(THEMES, ("accent", "bar"))))
def test_the_filled_button_can_be_read_also_under_the_mouse(tokens, ground):
    assert contrast(tokens.on_accent, getattr(tokens, ground)) >= 4.5


@pytest.mark.parametrize(
    ("tokens", "ground", "ink"), list(product(THEMES, GROUNDS, ("control_line", "accent", "faint", "bar")))
)
def test_controls_focus_and_repeated_text_stand_out(tokens, ground, ink):
    assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= 3


@pytest.mark.parametrize("tokens", THEMES)
def test_a_selected_row_can_be_read(tokens):
    assert contrast(tokens.text, tokens.accent_soft) >= 4.5
    assert contrast(tokens.muted, tokens.accent_soft) >= 4.5


def test_the_window_speaks_in_its_own_type_with_figures_of_one_width(qapp):
    assert QFontInfo(qapp.font()).family() == FAMILY
    assert qapp.font().pixelSize() == 13
    widths = {round(QFontMetricsF(font(13)).horizontalAdvance(figure), 2) for figure in "0123456789"}
    assert len(widths) == 1


def test_choosing_dark_changes_palette_and_sheet_at_once(qapp, qtbot):
    with qtbot.waitSignal(THEME.changed):
        THEME.choose(Look.DARK)
    assert THEME.tokens is DARK
    assert qapp.palette().window().color() == QColor(DARK.page)
    assert DARK.page in qapp.styleSheet()
    THEME.choose(Look.LIGHT)
    assert qapp.palette().window().color() == QColor(LIGHT.page)


def test_the_system_is_followed_while_it_changes(monkeypatch):
    THEME.choose(Look.SYSTEM)
    for scheme, tokens in ((Qt.ColorScheme.Dark, DARK), (Qt.ColorScheme.Light, LIGHT)):
        monkeypatch.setattr(theme, "system_is_dark", lambda scheme=scheme: scheme is Qt.ColorScheme.Dark)
        QGuiApplication.styleHints().colorSchemeChanged.emit(scheme)
        assert THEME.tokens is tokens


def test_a_chosen_look_does_not_follow_the_system(monkeypatch):
    monkeypatch.setattr(theme, "system_is_dark", lambda: True)
    THEME.choose(Look.LIGHT)
    QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert THEME.tokens is LIGHT


def _inks(name):
    image = icon(name).pixmap(QSize(16, 16), 3.0).toImage()
    return {
        image.pixelColor(x, y).name()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }


@pytest.mark.parametrize(
    "name", sorted(path.stem for path in resource("icons").glob("*.svg") if "sheet" not in path.stem)
)
def test_every_icon_draws_something(name):
    assert _inks(name)


def test_an_icon_follows_the_theme():
    THEME.choose(Look.LIGHT)
    assert QColor(LIGHT.text).name() in _inks("plus")
    THEME.choose(Look.DARK)
    assert QColor(DARK.text).name() in _inks("plus")


def test_the_sheet_uses_only_known_colours():
    values = {each.name: "#000000" for each in fields(Tokens)} | {"chevron": "a.svg", "tick": "b.svg"}
    assert "$" not in stylesheet(values)


def test_a_tone_has_an_ink_and_a_ground():
    assert THEME.tone(Tone.BAD) == (QColor(LIGHT.bad), QColor(LIGHT.bad_soft))
    assert THEME.tone(Tone.PLAIN)[0] == QColor(LIGHT.muted)


def test_disabled_words_are_faint():
    assert palette(LIGHT).color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text) == QColor(LIGHT.faint)


def test_fusion_is_the_base(qapp):
    assert isinstance(QApplication.instance(), QApplication)
    assert "fusion" in (qapp.style().objectName() or "fusion").lower()


def test_an_icon_on_a_button_follows_the_theme(qtbot):
    worn = button("Save", "save", icon_name="save")
    qtbot.addWidget(worn)
    size = worn.iconSize()
    THEME.choose(Look.LIGHT)
    light = worn.icon().pixmap(size).toImage()
    THEME.choose(Look.DARK)
    assert worn.icon().pixmap(size).toImage() != light
    THEME.choose(Look.LIGHT)
    assert worn.icon().pixmap(size).toImage() == light


def test_no_icon_is_drawn_by_a_python_engine():
    """Qt keeps painting with an engine whose Python half is gone; the program then dies without a word."""
    sources = (path.read_text("utf-8") for path in Path(icons.__file__).parent.rglob("*.py"))
    assert not [text for text in sources if "QIconEngine" in text]

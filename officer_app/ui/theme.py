"""Colours, type and space of the window in one place, light and dark, following the system."""

from dataclasses import dataclass, fields
from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from officer_app.domain.places import resource
from officer_app.ui.stylesheet import stylesheet

FAMILY = "Inter"
BODY, NOTE = 13, 12
"""Sizes of type in pixels."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one theme; `soft` ones lie under their colour."""

    page: str
    surface: str
    raised: str
    line: str
    strong_line: str
    control_line: str
    text: str
    muted: str
    faint: str
    accent: str
    accent_soft: str
    on_accent: str
    bad: str
    bad_soft: str
    warn: str
    warn_soft: str
    ok: str
    ok_soft: str
    bar: str


LIGHT = Tokens(
    page="#F6F7F9",
    surface="#FFFFFF",
    raised="#FFFFFF",
    line="#E1E5EB",
    strong_line="#CBD2DB",
    control_line="#868F9B",
    text="#18212C",
    muted="#566273",
    faint="#7A8696",
    accent="#1F5FBF",
    accent_soft="#E6EFFC",
    on_accent="#FFFFFF",
    bad="#B42318",
    bad_soft="#FDECEA",
    warn="#8A5300",
    warn_soft="#FFF2D9",
    ok="#17693F",
    ok_soft="#E2F4E9",
    bar="#3E74C8",
)

DARK = Tokens(
    page="#11151B",
    surface="#181E26",
    raised="#1F2732",
    line="#2A333F",
    strong_line="#3B4654",
    control_line="#6B7787",
    text="#E8EDF3",
    muted="#A7B2C0",
    faint="#8591A1",
    accent="#82B1FF",
    accent_soft="#1B2E4D",
    on_accent="#11151B",
    bad="#FF9B91",
    bad_soft="#3A1C1A",
    warn="#F4C06A",
    warn_soft="#362914",
    ok="#7FD3A4",
    ok_soft="#15301F",
    bar="#6F99DE",
)


class Tone(StrEnum):
    """What a state means; its icon and its word say it too."""

    PLAIN = "plain"
    ACCENT = "accent"
    BAD = "bad"
    WARN = "warn"
    OK = "ok"


class Look(StrEnum):
    """Which theme the person chose."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Theme(QObject):
    """The theme in force; widgets that draw themselves read `tokens` and repaint on `changed`."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.look = Look.SYSTEM
        self.tokens = LIGHT
        self._follows = False

    def install(self, app: QApplication, look: Look = Look.SYSTEM) -> None:
        """Put the theme on the application and follow the system from now on."""
        app.setStyle("Fusion")
        app.setFont(_body_font())
        if not self._follows:
            QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow)
            self._follows = True
        self.choose(look)

    def choose(self, look: Look) -> None:
        """Take light, dark, or what the system says."""
        self.look = look
        schemes = {Look.LIGHT: Qt.ColorScheme.Light, Look.DARK: Qt.ColorScheme.Dark}
        QGuiApplication.styleHints().setColorScheme(schemes.get(look, Qt.ColorScheme.Unknown))
        self._follow()

    def colour(self, name: str) -> QColor:
        """Return a token as Qt's colour."""
        return QColor(getattr(self.tokens, name))

    def tone(self, tone: Tone) -> tuple[QColor, QColor]:
        """Return the ink and the soft ground of a tone."""
        if tone is Tone.PLAIN:
            return self.colour("muted"), self.colour("surface")
        return self.colour(tone.value), self.colour(f"{tone.value}_soft")

    def _follow(self) -> None:
        follows_dark = self.look is Look.SYSTEM and system_is_dark()
        self.tokens = DARK if self.look is Look.DARK or follows_dark else LIGHT
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.setPalette(palette(self.tokens))
            app.setStyleSheet(stylesheet(_sheet_values(self.tokens)))
        self.changed.emit()


def system_is_dark() -> bool:
    """Tell whether the system asks for dark windows."""
    return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark


THEME = Theme()
"""The one theme of the process."""


def _body_font() -> QFont:
    for path in sorted(resource("fonts").glob("Inter-*.otf")):
        QFontDatabase.addApplicationFont(str(path))
    return font(BODY)


def font(pixels: int = BODY, weight: QFont.Weight = QFont.Weight.Normal, *, tabular: bool = True) -> QFont:
    """Return the window's type in a size; figures are of one width, so that columns of them stand straight."""
    made = QFont(FAMILY)
    made.setPixelSize(pixels)
    made.setWeight(weight)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if tabular:
        made.setFeature(QFont.Tag("tnum"), 1)
    return made


def palette(tokens: Tokens) -> QPalette:
    """Return Qt's palette for these tokens, so that what the sheet does not reach matches it."""
    made = QPalette()
    roles = {
        QPalette.ColorRole.Window: tokens.page,
        QPalette.ColorRole.WindowText: tokens.text,
        QPalette.ColorRole.Base: tokens.surface,
        QPalette.ColorRole.AlternateBase: tokens.surface,
        QPalette.ColorRole.Text: tokens.text,
        QPalette.ColorRole.Button: tokens.raised,
        QPalette.ColorRole.ButtonText: tokens.text,
        QPalette.ColorRole.ToolTipBase: tokens.raised,
        QPalette.ColorRole.ToolTipText: tokens.text,
        QPalette.ColorRole.Highlight: tokens.accent,
        QPalette.ColorRole.HighlightedText: tokens.on_accent,
        QPalette.ColorRole.PlaceholderText: tokens.faint,
        QPalette.ColorRole.Link: tokens.accent,
        QPalette.ColorRole.Accent: tokens.accent,
        QPalette.ColorRole.Mid: tokens.line,
        QPalette.ColorRole.Dark: tokens.strong_line,
    }
    for role, colour in roles.items():
        made.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.faint))
    return made


def _sheet_values(tokens: Tokens) -> dict[str, str]:
    shade = "dark" if tokens is DARK else "light"
    marks = {mark: resource("icons", f"sheet-{mark}-{shade}.svg").as_posix() for mark in ("chevron", "tick")}
    return {each.name: getattr(tokens, each.name) for each in fields(Tokens)} | marks

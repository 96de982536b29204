"""Under a field whose text comes near its limit: how much there is, how much there may be, and what is too much."""

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from officer_app.domain.fields import FieldSpec, Kind
from officer_app.ui.labels import Text
from officer_app.ui.words import t

LIMITED = frozenset({Kind.TEXT, Kind.LONG_TEXT, Kind.EMAIL, Kind.LINES, Kind.WORDING})
_NEAR_SHARE = 10
_NEAR_LEAST = 20


class RoomLeft(Text):
    """A counter that shows itself near the limit only; a screen reader hears it when the limit nears or is passed."""

    def __init__(self, spec: FieldSpec, field: QWidget) -> None:
        super().__init__("", "note", name=f"{spec.name}.room")
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._spec = spec
        self._field = field
        self._state = ""
        self.hide()

    def measure(self, value: object, *, aloud: bool) -> None:
        """Count what stands in the field; `aloud` where the person is typing, not where a record is shown."""
        length, limit = longest(value), self._spec.limit
        over = length - limit
        state = "over" if over > 0 else "near" if -over <= max(_NEAR_LEAST, limit // _NEAR_SHARE) else ""
        self.setText(self._words(length, over) if state else "")
        self.set_look("bad" if state == "over" else "note")
        self.setVisible(bool(state))
        if aloud and state != self._state and state:
            announce(self._field, self.text())
        self._state = state

    def _words(self, length: int, over: int) -> str:
        counted = {"n": _figure(length), "limit": _figure(self._spec.limit)}
        if self._spec.kind is Kind.LINES:
            said = t("The longest line has {n} of {limit} characters", **counted)
        else:
            said = t("{n} of {limit} characters", **counted)
        return t("{counted}, {over} too many", counted=said, over=_figure(over)) if over > 0 else said


def longest(value: object) -> int:
    """Return the length of a text, or of the longest of several: each has the limit for itself."""
    if isinstance(value, str):
        return len(value)
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, tuple) else ()
    return max((len(each) for each in parts if isinstance(each, str)), default=0)


def announce(widget: QWidget, words: str) -> None:
    """Let a screen reader say something when it is done with what it is saying."""
    event = QAccessibleAnnouncementEvent(widget, words)
    event.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
    QAccessible.updateAccessibility(event)


def _figure(number: int) -> str:
    return QLocale().toString(number)

"""Watches the computer's clock: says when it was set back, and shows the new day when one begins."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from officer_app.domain.clock import clock_behind
from officer_app.ui.desk import Desk
from officer_app.ui.theme import Tone
from officer_app.ui.words import say_here

_EVERY_MS = 60_000
_ENTRIES = 100


class ClockWatch(QObject):
    """Looks at the clock now and once a minute; a clock that stays behind is told once."""

    def __init__(self, desk: Desk, on_new_day: Callable[[], None]) -> None:
        super().__init__(desk)
        self._desk = desk
        self._on_new_day = on_new_day
        self._today = desk.today()
        self._latest = max(
            (entry.at for entry in desk.register.history(newest=_ENTRIES)), default=desk.register.clock.now()
        )
        self._is_told = False
        timer = QTimer(self)
        timer.timeout.connect(self.look)
        timer.start(_EVERY_MS)
        self.look()

    def look(self) -> None:
        """Compare the clock with the latest moment that is known, and the day with the one that is shown."""
        now = self._desk.register.clock.now()
        behind = clock_behind(now, self._latest)
        if behind and not self._is_told:
            self._desk.notices.say(say_here(behind), Tone.BAD)
        self._is_told = behind is not None
        self._latest = max(self._latest, now)
        if self._today != self._desk.today():
            self._today = self._desk.today()
            self._on_new_day()

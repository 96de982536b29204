"""The window's tests: an offscreen screen, the real theme, and real registers in a temporary folder."""

import os
from datetime import UTC, date, datetime, timedelta

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ.setdefault("QT_SCALE_FACTOR", "1")

import pytest
from PySide6.QtCore import QEvent, QLocale
from PySide6.QtWidgets import QApplication

from officer_app.ui.theme import THEME, Look

TODAY = date(2026, 4, 2)


class StillClock:
    """A clock that stands still, on a day with a Belgian Easter Monday ahead."""

    zone_name = "Europe/Brussels"

    def __init__(self, day=TODAY):
        self.day = day

    def today(self):
        return self.day

    def now(self):
        return datetime(self.day.year, self.day.month, self.day.day, 9, 30, tzinfo=UTC)


@pytest.fixture(scope="session")
def qapp(qapp_args, qapp_cls):
    """Yield the application of the whole run, with the theme and the window's language on it."""
    app = qapp_cls.instance() or qapp_cls(qapp_args)
    QLocale.setDefault(QLocale("en_GB"))
    THEME.install(app, Look.LIGHT)
    yield app
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(autouse=True)
def _light_again():
    yield
    if QApplication.instance() is not None and THEME.look is not Look.LIGHT:
        THEME.choose(Look.LIGHT)


@pytest.fixture
def clock():
    return StillClock()


@pytest.fixture
def register(tmp_path, clock):
    """Open an empty plain register with an organisation."""
    from officer_app.services.register import create_register  # noqa: PLC0415

    from officer_app.domain.organisation import Organisation  # noqa: PLC0415

    organisation = Organisation(
        name="Selligent SA",
        address="avenue de Finlande 2\n1420 Braine-l'Alleud",
        country="BE",
        officer_email="privacy@selligent.example",
    )
    opened = create_register(
        tmp_path / "Privacy office.officer", None, clock=clock, actor="Anna", organisation=organisation
    )
    yield opened
    opened.close()


@pytest.fixture
def days(clock):
    """Days counted from today: `days(-3)` is three days ago."""
    return lambda number: clock.today() + timedelta(days=number)

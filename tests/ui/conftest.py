"""The window's tests: an offscreen screen, the real theme, and real registers in a temporary folder."""

import os
from datetime import UTC, date, datetime, timedelta
from functools import cache

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ.setdefault("QT_SCALE_FACTOR", "1")

import pytest
from PySide6.QtCore import QEvent, QLocale
from PySide6.QtWidgets import QApplication

from officer_app.domain.organisation import Organisation
from officer_app.domain.vocabulary import (
    Channel,
    Direction,
    IdentityMethod,
    IdentityResult,
    Outcome,
    Right,
    Stage,
    TaskAnswer,
)
from officer_app.services import case_work, cases
from officer_app.services.register import create_register, open_register
from officer_app.ui.jobs import Jobs
from officer_app.ui.main_window import MainWindow
from officer_app.ui.opening import Opener
from officer_app.ui.settings import Settings
from officer_app.ui.theme import THEME, Look
from tests.ui.registers_told import tell

TODAY = date(2026, 4, 2)
ORGANISATION = Organisation(
    name="Selligent SA",
    address="avenue de Finlande 2\n1420 Braine-l'Alleud",
    country="BE",
    officer_email="privacy@selligent.example",
)


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


@pytest.fixture(scope="session")
def founded(tmp_path_factory):
    """Return a function that gives the bytes of an empty plain register, made once for each day that is asked for."""

    @cache
    def of(day):
        path = tmp_path_factory.mktemp("founded") / "Privacy office.officer"
        create_register(path, None, clock=StillClock(day), actor="Anna", organisation=ORGANISATION).close()
        return path.read_bytes()

    return of


@pytest.fixture
def register(tmp_path, clock, founded):
    """Open an empty plain register with an organisation."""
    path = tmp_path / "Privacy office.officer"
    path.write_bytes(founded(clock.today()))
    opened = open_register(path, clock=clock, actor="Anna")
    opened.in_haste()
    yield opened
    opened.close()


@pytest.fixture
def days(clock):
    """Days counted from today: `days(-3)` is three days ago."""
    return lambda number: clock.today() + timedelta(days=number)


PEOPLE = (
    ("Hélène Lefèvre", ("access",), "fr", -33, "collecting", "email"),
    ("Wouter Van den Broeck", ("erasure",), "nl", -29, "review", "web_form"),
    ("Amira El Idrissi", ("access", "portability"), "fr", -27, "ready", "email"),
    ("Jörg Müßigmann", ("rectification",), "de", -27, "accepted", "post"),
    ("Niccolò D'Angelo", ("access",), "en", -21, "identity_pending", "email"),
    ("Παπαδόπουλος Γιώργος", ("objection",), "en", -14, "clarification_pending", "email"),
    ("Łukasz Woźniak", ("marketing_objection",), "en", -3, "received", "phone"),
    ("R&D <b>Ann</b>", ("erasure",), "nl", -9, "received", "in_person"),
    ("José Álvarez", ("question",), "en", -60, "closed", "email"),
)


def open_lively(register, today):
    """Open nine cases in all stages, late ones and coming ones, with checks, tasks and messages on them."""
    opened = [
        cases.open_case(
            register,
            subject_name=name,
            rights=tuple(Right(each) for each in rights),
            language=language,
            received_on=today + timedelta(days=ago),
            channel=Channel(channel),
            subject_email=f"person{number}@example.org",
            request_text="Good day,\nplease tell me what you know about me.",
        )
        for number, (name, rights, language, ago, _stage, channel) in enumerate(PEOPLE)
    ]
    _work_on(register, opened[0], today)
    for case, person in list(zip(opened, PEOPLE, strict=True))[1:]:
        _bring_to(register, case, Stage(person[4]))
    return opened


def _work_on(register, case, today):
    check = case_work.add_identity_check(
        register, case.id, doubt="She wrote from an address that we do not know.", method=IdentityMethod.CALL_BACK,
        asked_on=today + timedelta(days=-29), asked_for="A call back to the number in the contract.",
    )  # fmt: skip
    case_work.change_identity_check(
        register, check.id, obtained_on=today + timedelta(days=-25), result=IdentityResult.PASSED
    )
    for system, due in (("Mailing platform", -2), ("Customer records", 3)):
        case_work.add_task(
            register, case.id, system=system, instruction="Search for the e-mail address.",
            asked_on=today + timedelta(days=-18), due_on=today + timedelta(days=due),
        )  # fmt: skip
    done = case_work.add_task(register, case.id, system="Web analytics", asked_on=today + timedelta(days=-18))
    case_work.change_task(register, done.id, answer=TaskAnswer.NOT_FOUND)
    case_work.add_message(
        register, case.id, direction=Direction.IN, subject="Mes données", body="Que savez-vous de moi ?",
        sender="Hélène Lefèvre <helene@example.org>", received_on=today + timedelta(days=-33),
    )  # fmt: skip
    case_work.add_note(register, case.id, "She also called on Monday.")
    for stage in (Stage.ACCEPTED, Stage.COLLECTING):
        cases.move_case(register, case.id, stage)


def _bring_to(register, case, to):
    ways = {
        Stage.RECEIVED: (),
        Stage.IDENTITY_PENDING: (Stage.IDENTITY_PENDING,),
        Stage.CLARIFICATION_PENDING: (Stage.CLARIFICATION_PENDING,),
        Stage.ACCEPTED: (Stage.ACCEPTED,),
        Stage.REVIEW: (Stage.ACCEPTED, Stage.REVIEW),
        Stage.READY: (Stage.ACCEPTED, Stage.READY),
        Stage.CLOSED: (Stage.ACCEPTED, Stage.READY, Stage.ANSWERED, Stage.CLOSED),
    }
    if to is Stage.READY:
        case_work.add_identity_check(
            register, case.id, result=IdentityResult.WAIVED, reason="She wrote from the address that we know."
        )
    if to is Stage.IDENTITY_PENDING:
        case_work.add_identity_check(
            register, case.id, doubt="Another name in the contract.", asked_on=case.received_on + timedelta(days=2)
        )
    for stage in ways[to]:
        values = {"outcome": Outcome.GRANTED} if stage is Stage.ANSWERED else {}
        cases.move_case(register, case.id, stage, **values)


@pytest.fixture
def lively(register, clock):
    """Open the nine cases of `open_lively` in the register."""
    return open_lively(register, clock.today())


@pytest.fixture
def jobs(qapp):
    """Run background work; a fault in it fails the test."""
    made = Jobs(qapp)
    faults = []
    made.crashed.connect(faults.append)
    yield made
    made.stop()
    qapp.processEvents()
    assert not faults, faults


@pytest.fixture
def settings(tmp_path):
    return Settings(tmp_path / "state")


@pytest.fixture
def window(qtbot, register, jobs, settings, clock):
    """Open the whole window on the register, 1366 by 768, with everything read."""
    made = MainWindow(Opener(jobs, clock, "Anna"), settings)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show_register(register)
    made.show()
    settle(qtbot, jobs)
    yield made
    settle(qtbot, jobs)
    jobs.stop()


def settle(qtbot, jobs):
    """Wait until no work is under way."""
    qtbot.waitUntil(lambda: not jobs.under_way(), timeout=20_000)
    QApplication.processEvents()


@pytest.fixture
def settled(qtbot, jobs):
    return lambda: settle(qtbot, jobs)


@pytest.fixture
def told(register):
    """Fill the register with records that hang together."""
    return tell(register)


@pytest.fixture
def opened(told, window, settled):
    """Give a function that shows a record over the whole page."""
    assert told

    def show(key, number, tab=""):
        window.workplace.desk.open_record(key, number, tab)
        settled()
        return window.workplace.page(window.workplace.current.objectName())

    return show

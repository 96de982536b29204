"""The organisation's page: profile, lists with their texts, and what opens the register."""

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from officer_app.domain.organisation import Organisation
from officer_app.domain.recipient import Recipient
from officer_app.ui.desk import Desk
from officer_app.ui.dialogs.record import RecordDialog
from officer_app.ui.jobs import Jobs
from officer_app.ui.pages.organisation import POLICY_GROUPS, PROFILE_GROUPS, OrganisationPage
from officer_app.ui.settings import Settings
from officer_app.ui.wordings import lacking_languages


def make_page(qtbot, register, tmp_path):
    window = QWidget()
    qtbot.addWidget(window)
    desk = Desk(register, Jobs(window), Settings(tmp_path / "state"), window)
    page = OrganisationPage(desk)
    qtbot.addWidget(page)
    page.resize(1170, 725)
    page.show()
    return page, desk


@pytest.fixture
def page(qtbot, register, tmp_path):
    return make_page(qtbot, register, tmp_path)[0]


def press(page, name):
    page.findChild(QPushButton, name).click()


def in_dialog(fill):
    """Fill in the record dialog that is about to open, and save it."""

    def act():
        dialog = next(each for each in QGuiApplication.instance().topLevelWidgets() if isinstance(each, RecordDialog))
        fill(dialog)
        dialog.findChild(QPushButton, "record_save").click()

    QTimer.singleShot(0, act)


def test_profile_is_saved_once_and_told(page, register):
    told = []
    register.listen(told.append)
    page.findChild(QLineEdit, "enterprise_number").setText("BE 0123.456.789")
    assert page.is_dirty()
    press(page, "profile.save")
    press(page, "profile.save")
    assert register.all(Organisation)[0].enterprise_number == "BE 0123.456.789"
    assert told == [frozenset({"organisation"})]
    assert not page.is_dirty()


def test_parts_of_the_profile_do_not_overwrite_each_other(page, register):
    page.findChild(QLineEdit, "website").setText("selligent.example")
    page.findChild(QLineEdit, "target_days").setText("7")
    press(page, "policy.save")
    assert page.findChild(QLineEdit, "website").text() == "selligent.example"
    press(page, "profile.save")
    saved = register.all(Organisation)[0]
    assert (saved.website, saved.target_days) == ("selligent.example", 7)


def test_own_days_that_cannot_be_read_are_told_beside_them(page, register):
    page.show_part(1)
    page.findChild(QPlainTextEdit, "own_holidays").setPlainText("2027-13-01 Bridge day")
    press(page, "policy.save")
    assert page.findChild(QLabel, "own_holidays.problem").text()
    assert register.all(Organisation)[0].own_holidays == ()
    assert page.findChild(QPlainTextEdit, "own_holidays").toPlainText() == "2027-13-01 Bridge day"


def test_first_level_has_twelve_settings_at_most(page):
    assert len(page.profile.form.names()) <= 12
    assert len(page.policy.form.names()) <= 12
    assert set(PROFILE_GROUPS) & set(POLICY_GROUPS) == set()


@pytest.mark.parametrize(
    ("purpose", "lacking"),
    [({}, ()), ({"en": "a"}, ("fr", "nl", "de")), ({"en": "a", "fr": "b", "nl": "c", "de": "d"}, ())],
)
def test_languages_that_lack_a_begun_text_are_named(purpose, lacking):
    assert lacking_languages(Recipient(name="A", purpose=purpose)) == lacking

"""The access package in the window: what refuses is said, the passphrase is shown once, and closing asks."""

import pytest
import pyzipper
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from officer_app.domain.case import Case
from officer_app.domain.correspondence import Message
from officer_app.domain.vocabulary import Right
from officer_app.services import cases
from officer_app.ui.dialogs import access_package
from officer_app.ui.dialogs.access_package import AccessPackageDialog
from officer_app.ui.labels import Text
from tests.services.test_access_package import prepare


@pytest.fixture
def answered(register):
    prepare(register)
    return register.all(Case)[-1]


@pytest.fixture
def dialog(window, answered):
    made = AccessPackageDialog(window.workplace.desk, answered)
    made.show()
    yield made
    made._is_told = True
    made.reject()
    made.deleteLater()


def choose(monkeypatch, place):
    monkeypatch.setattr(access_package, "choose_new_file", lambda *_: place)


def packages(register):
    return [each for each in register.all(Message) if each.template == "access_package"]


def test_the_package_is_made_and_its_passphrase_opens_it(dialog, register, tmp_path, monkeypatch, settled):
    assert dialog.make_button.isEnabled()
    assert "Left out: lawyer.txt" in dialog.findChild(Text, "package.left_out").text()
    choose(monkeypatch, tmp_path / "answer")
    dialog.make_button.click()
    settled()
    assert dialog.passphrase.isVisible()
    with pyzipper.AESZipFile(tmp_path / "answer.zip") as archive:
        assert archive.read("files/orders.csv", pwd=dialog.passphrase.text().encode()) == b"a,b\r\n1,2\r\n"
    assert len(packages(register)) == 1
    dialog.copy_button.click()
    assert QGuiApplication.clipboard().text() == dialog.made.passphrase
    dialog.cancel_button.click()
    assert dialog.passphrase.text() == ""
    assert not dialog.isVisible()


def test_closing_before_the_passphrase_was_copied_asks(dialog, tmp_path, monkeypatch, settled):
    asked = []
    monkeypatch.setattr(access_package, "confirm", lambda *_, **_more: asked.append(1) or len(asked) > 1)
    choose(monkeypatch, tmp_path / "answer.zip")
    dialog.make_button.click()
    settled()
    dialog.close()
    assert (dialog.isVisible(), len(asked)) == (True, 1)
    dialog.cancel_button.click()
    assert (dialog.isVisible(), len(asked)) == (False, 2)


def test_a_place_that_is_taken_is_said_in_the_dialog(dialog, register, tmp_path, monkeypatch, settled):
    (tmp_path / "answer.zip").write_bytes(b"mine")
    for name in ("answer.zip", "no/such/folder.zip"):
        choose(monkeypatch, tmp_path / name)
        dialog.make_button.click()
        settled()
        assert dialog.problem.isVisible()
        assert dialog.make_button.isEnabled()
    assert (packages(register), (tmp_path / "answer.zip").read_bytes()) == ([], b"mine")
    choose(monkeypatch, None)
    dialog.make_button.click()
    assert dialog.made is None


def test_what_refuses_is_named_first_and_nothing_can_be_made(window, register, answered, settled):
    case = cases.edit_case(register, answered.id, outcome=None)
    dialog = AccessPackageDialog(window.workplace.desk, case)
    assert not dialog.make_button.isEnabled()
    assert "cannot be made" in dialog.said.text()
    assert "not decided" in dialog.findChild(Text, "package.not_decided").text()
    assert dialog.findChild(Text, "package.not_decided").textFormat() is Qt.TextFormat.PlainText
    dialog.deleteLater()
    settled()


@pytest.mark.parametrize(
    ("right", "is_offered"), [(Right.ACCESS, True), (Right.PORTABILITY, True), (Right.ERASURE, False)]
)
def test_the_menu_offers_it_where_data_are_asked(window, register, days, settled, monkeypatch, right, is_offered):
    case = cases.open_case(register, subject_name="Odile", rights=(right,), received_on=days(-1))
    window.workplace.desk.open_case(case.id)
    settled()
    menu = window.workplace.page("cases").panel.header.menu
    actions = {each.objectName(): each for each in menu.actions()}
    assert ("case.package" in actions) is is_offered
    if is_offered:
        shown = []
        monkeypatch.setattr(AccessPackageDialog, "exec", lambda self: shown.append(self._case.id))
        actions["case.package"].trigger()
        assert shown == [case.id]

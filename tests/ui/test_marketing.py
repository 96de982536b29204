"""Two clicks from a message to a stopped address; the list's own page; a mailing checked without being kept."""

from contextlib import contextmanager

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton

from officer_app.domain.case import Case
from officer_app.domain.correspondence import Message, SearchTask
from officer_app.domain.suppression import Suppression, SuppressionScope
from officer_app.domain.vocabulary import Outcome, Right, Stage
from officer_app.services import marketing, organisation
from officer_app.services.intake import read_text
from officer_app.ui.actions import ACTS, do
from officer_app.ui.dialogs.record import RecordDialog
from officer_app.ui.pages import marketing_check, marketing_result

MAIL = "Hello,\n\nplease stop sending me your newsletter.\n\nAnn O'Brien <Peeters>\nann.peeters@example.be"


@pytest.fixture(autouse=True)
def systems(register):
    organisation.save_organisation(register, marketing_systems=("Mailings", "Call centre"))


@contextmanager
def in_dialog(act, name="record_save"):
    """Do something in the dialog that opens next, and press one of its buttons."""
    seen = []

    def answer():
        shown = (each for each in QApplication.topLevelWidgets() if isinstance(each, RecordDialog))
        dialog = next((each for each in shown if each.isVisible()), None)
        if dialog is None:
            return
        timer.stop()
        seen.append(dialog)
        act(dialog.form)
        dialog.findChild(QPushButton, name).click()
        if dialog.isVisible():
            seen.append(
                dialog.form.summary.text() + " ".join(dialog.form.row(each).remark for each in dialog.form.names())
            )
            dialog.form.load(dialog.form.record_type())
            dialog.reject()

    timer = QTimer()
    timer.timeout.connect(answer)
    timer.start(5)
    yield seen
    timer.stop()
    assert seen


def as_it_is(_form):
    pass


@pytest.fixture
def new_case(window):
    window.new_case()
    return window.workplace.page("new_case")


def press(qtbot, parent, name):
    qtbot.mouseClick(parent.findChild(QPushButton, name), Qt.MouseButton.LeftButton)


def test_two_clicks_from_a_message_to_a_stopped_address(qtbot, window, new_case, register, settled):
    assert new_case.stop_button.isHidden()
    new_case.show_candidate(read_text(MAIL))
    assert new_case.stop_button.isVisible()
    with in_dialog(lambda form: addresses.append(form.value("address"))):
        addresses = []
        press(qtbot, new_case, "new_case.stop_marketing")
    settled()
    assert addresses == [("ann.peeters@example.be",)]
    [case] = register.all(Case)
    [entry] = register.all(Suppression)
    assert Right.MARKETING_OBJECTION in case.rights
    assert (entry.plain, entry.scope, entry.from_case) == ("ann.peeters@example.be", SuppressionScope.ALL, case.id)
    assert [task.system for task in register.all(SearchTask)] == ["Mailings", "Call centre"]
    assert [each.body for each in register.all(Message)] == [MAIL]
    panel = window.workplace.page("cases").panel
    assert panel.case_id == case.id
    letters = panel._letter_panel
    settled()
    assert letters.choice.key == "marketing_confirmation"
    letters.verbs.make()
    settled()
    assert register.all(Suppression)[0].plain == ""
    assert (register.get(Case, case.id).outcome, register.get(Case, case.id).stage) == (Outcome.GRANTED, Stage.READY)


def test_what_the_officer_typed_goes_with_it_and_what_fails_keeps_the_form(qtbot, new_case, register, settled):
    new_case.show_candidate(read_text(MAIL))
    new_case.form.show_values(
        {"subject_name": "Ann P.", "rights": (Right.ERASURE,), "subject_email": "ann@home.example"}
    )
    with in_dialog(lambda form: form.show_values({"address": ("not an address",)})) as seen:
        press(qtbot, new_case, "new_case.stop_marketing")
    assert "neither an e-mail address nor a telephone number" in seen[1]
    assert register.all(Case) == []
    assert new_case.form.value("subject_name") == "Ann P."
    with in_dialog(as_it_is):
        press(qtbot, new_case, "new_case.stop_marketing")
    settled()
    [case] = register.all(Case)
    assert case.subject_name == "Ann P."
    assert set(case.rights) == {Right.ERASURE, Right.MARKETING_OBJECTION}
    assert register.all(Suppression)[0].plain == "ann@home.example"


def test_one_topic_is_asked_for_only_where_one_topic_is_stopped(window, register, settled):
    seen = {}

    def narrow(form):
        form.show_values({"address": ("ann@example.be",)})
        seen["before"] = form.row("topic").isVisible(), form.row("client").isVisible()
        combo = form.editor("scope").combo
        combo.setCurrentIndex(combo.findText("One topic"))
        seen["after"] = form.row("topic").isVisible(), form.row("client").isVisible()
        form.show_values({"topic": "Events"})

    with in_dialog(narrow):
        do(window, next(act for act in ACTS if act.id == "marketing.stop"))
    settled()
    assert seen == {"before": (False, False), "after": (True, False)}
    [entry] = register.all(Suppression)
    assert (entry.scope, entry.topic) == (SuppressionScope.TOPIC, "Events")
    assert register.all(Case)[0].subject_name == "ann@example.be"


def test_a_case_that_asks_for_it_offers_to_stop_and_then_to_confirm(window, lively, register, settled):
    case = lively[6]
    assert case.rights == (Right.MARKETING_OBJECTION,)
    window.workplace.desk.open_case(case.id)
    settled()
    panel = window.workplace.page("cases").panel
    assert panel.header.next.text() == "Next: stop marketing"
    with in_dialog(as_it_is):
        panel.header.next.click()
    settled()
    assert panel.header.next.text() == "Next: confirm the stop"
    assert register.all(Suppression)[0].plain == case.subject_email
    panel._letter_panel.verbs.make()
    settled()
    assert panel.header.next.text() == "Next: record the answer"


def test_the_list_has_its_own_verbs_on_its_page(window, register, settled):
    window.show_page("suppression")
    settled()
    page = window.workplace.page("suppression")
    assert page.new_button.isVisibleTo(page)
    with in_dialog(lambda form: form.show_values({"address": ("bob@example.be",)})):
        page.new()
    settled()
    [entry] = register.all(Suppression)
    assert entry.plain == "bob@example.be"
    assert register.all(Case) == []
    header = page.panel.header
    assert [each.text() for each in header.menu.actions()] == ["Take out of the list"]
    with in_dialog(lambda form: form.show_values({"note": "By telephone."})):
        header.change.click()
    settled()
    assert register.get(Suppression, entry.id).note == "By telephone."
    with in_dialog(lambda form: form.show_values({"address": ("BOB@example.be",)})) as seen:
        page.new()
    assert "on the list already" in seen[1]


class TestAMailing:
    @pytest.fixture
    def page(self, window, register, settled):
        marketing.stop_marketing(register, ["ann@example.be"])
        window.show_page("mailing")
        settled()
        return window.workplace.page("mailing")

    @pytest.fixture
    def saved(self, monkeypatch, tmp_path):
        place = tmp_path / "result"
        monkeypatch.setattr(marketing_result, "choose_new_file", lambda *_: place)
        return place.with_suffix(".csv")

    def shown(self, page):
        return [page.result.lines.item(row).text() for row in range(page.result.lines.count())]

    def test_pasted_addresses_are_answered_and_saved(self, qtbot, page, register, saved, settled):
        entries = len(register.history(newest=10_000))
        page.text.setPlainText("bob@example.be\nANN@example.be\n<b>nobody</b>")
        press(qtbot, page, "mailing.check")
        settled()
        assert page.result.summary.text() == "1 of 3 must not be mailed. 1 line is no address."
        assert self.shown(page) == [
            "Line 2: ANN@example.be, Objection (Art. 21(2)), since 2 April 2026",
            "Line 3: <b>nobody</b> is no address",
        ]
        press(qtbot, page, "mailing.cleaned")
        settled()
        assert saved.read_text("utf-8-sig").splitlines() == ["E-mail", "bob@example.be"]
        saved.unlink()
        press(qtbot, page, "mailing.stopped")
        settled()
        assert "ANN@example.be" in saved.read_text("utf-8-sig")
        assert len(register.history(newest=10_000)) == entries
        press(qtbot, page, "mailing.clear")
        assert page.result.checked is None
        assert page.text.toPlainText() == ""

    def test_a_table_with_one_column_of_addresses_is_checked_at_once(self, page, tmp_path, saved, qtbot, settled):
        path = tmp_path / "list.csv"
        path.write_text("Name;Mail\nAnn;ann@example.be\nZoë;zoe@example.be\n", "cp1252")
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path))])
        drop = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier)  # fmt: skip
        page.dropEvent(drop)
        qtbot.waitUntil(lambda: page.result.checked is not None, timeout=20_000)
        assert page.result.summary.text() == "1 of 2 must not be mailed."
        press(qtbot, page, "mailing.cleaned")
        settled()
        assert saved.read_text("utf-8-sig").splitlines() == ["Name,Mail", "Zoë,zoe@example.be"]

    def test_with_two_columns_the_person_chooses(self, page, tmp_path, qtbot, settled):
        path = tmp_path / "list.csv"
        path.write_text("Work,Private\na@work.be,ann@example.be\n")
        page.read_table(path)
        settled()
        assert page.result.checked is None
        assert page.which.isVisibleTo(page)
        press(qtbot, page, "mailing.check")
        assert page.result.checked is None
        page.column.setCurrentIndex(1)
        qtbot.waitUntil(lambda: page.result.checked is not None, timeout=20_000)
        assert [hit.line for hit in page.result.checked.stopped] == [2]

    def test_what_is_no_table_is_said_and_the_page_goes_on(self, page, tmp_path, window, settled):
        path = tmp_path / "empty.csv"
        path.write_bytes(b"")
        page.read_table(path)
        settled()
        assert page.check_button.isEnabled()
        assert page.text.isVisibleTo(page)
        assert window.workplace.desk.notices.findChildren(QComboBox) == []

    def test_a_check_can_be_given_up(self, page, monkeypatch, qtbot, settled):
        def endless(_stops, _lines, *, progress, cancelled):
            progress(1)
            while not cancelled():
                pass
            return marketing_check.ListCheck((), (), ())

        monkeypatch.setattr(marketing_check, "check_against", endless)
        page.text.setPlainText("bob@example.be")
        press(qtbot, page, "mailing.check")
        assert not page.check_button.isEnabled()
        page.begin()
        settled()
        assert page.result.checked is None
        assert page.check_button.isEnabled()

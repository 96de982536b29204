"""Reports and packages given up half-way: the work stops there, nothing is left, and it can be asked for again."""

from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication
from pyzipper import AESZipFile

from officer_app.documents.sheet import Sheet
from officer_app.domain.case import Case
from officer_app.domain.correspondence import Message
from officer_app.services.reports import ReportForm
from officer_app.ui import promise_report, report_writing
from officer_app.ui.dialogs import access_package
from officer_app.ui.dialogs.access_package import AccessPackageDialog
from officer_app.ui.pages import reports_saving
from officer_app.ui.promise_report import PromiseReport
from tests.services.test_access_package import prepare
from tests.ui.reports_page import opened


class Gate:
    """Holds some work in another thread at its third step until it is let go."""

    def __init__(self, monkeypatch, kind, step):
        self.steps, self._reached, self._go = 0, Event(), Event()
        real = getattr(kind, step)

        def stepped(*given, **more):
            self.steps += 1
            if self.steps == 3:
                self._reached.set()
                assert self._go.wait(20)
            return real(*given, **more)

        monkeypatch.setattr(kind, step, stepped)

    def reached(self):
        QApplication.processEvents()
        return self._reached.is_set()

    def let_go(self):
        self._go.set()


@pytest.fixture
def gate(monkeypatch):
    made = []

    def put(kind, step):
        made.append(Gate(monkeypatch, kind, step))
        return made[0]

    yield put
    for each in made:
        each.let_go()


@pytest.fixture
def page(qtbot, lively, window, settled):
    """Show the Reports page with the yearly report, which has more than three pages."""
    assert lively
    shown = opened(qtbot, window, settled)
    shown.kinds.buttons["yearly"].setChecked(True)
    shown.drawn_again()
    return shown


def test_a_drawing_that_is_given_up_ends_at_that_page_and_can_be_asked_again(qtbot, page, jobs, settled, gate):
    pages = page.shown.pages
    assert pages > 4
    drawing = gate(Sheet, "showPage")
    page.options.draft.click()
    qtbot.waitUntil(drawing.reached, timeout=20_000)
    qtbot.waitUntil(lambda: page.state.words.text() == "Drawing page 2")
    assert page.state.bar.maximum() == 0
    qtbot.mouseClick(page.state.cancel, Qt.MouseButton.LeftButton)
    drawing.let_go()
    qtbot.waitUntil(lambda: not jobs.under_way())
    settled()
    assert (drawing.steps, page.shown) == (3, None)
    assert page.state.words.text() == "The drawing was given up. The pages below may be older."
    assert not page.save_button.isEnabled()
    qtbot.mouseClick(page.state.again, Qt.MouseButton.LeftButton)
    page.drawn_again()
    assert (page.shown.request.draft, page.shown.pages) == (True, pages)


@pytest.mark.parametrize("form", ReportForm)
def test_a_saving_that_is_given_up_leaves_no_file_and_can_be_asked_again(
    page, window, jobs, settled, tmp_path, monkeypatch, form
):
    to = tmp_path / f"report.{form.value}"
    monkeypatch.setattr(reports_saving, "choose_new_file", lambda *_: to)
    listening = jobs.started.connect(lambda job: job.cancel())
    page.save(form)
    settled()
    notice = window.workplace.desk.notices.shown()[-1]
    assert notice.accessibleName() == "The saving was given up. No file was written."
    assert [each for each in tmp_path.iterdir() if each.suffix in {to.suffix, ".part"}] == []
    jobs.started.disconnect(listening)
    notice.findChild(QAbstractButton, "notice_offer").click()
    settled()
    assert to.exists()


def test_a_saving_that_ended_before_it_heard_says_where_the_file_is(page, window, jobs, settled, tmp_path, monkeypatch):
    real = report_writing.write_whole

    def written(to, data):
        real(to, data)
        for job in jobs.under_way():
            job.cancel()

    to = tmp_path / "report.csv"
    monkeypatch.setattr(reports_saving, "choose_new_file", lambda *_: to)
    monkeypatch.setattr(report_writing, "write_whole", written)
    monkeypatch.setattr(promise_report, "choose_new_file", lambda *_: to.with_name("promises.csv"))
    page.save(ReportForm.CSV)
    settled()
    PromiseReport(window.workplace.desk).save(ReportForm.CSV)
    settled()
    told = [each.accessibleName() for each in window.workplace.desk.notices.shown()]
    assert {"The report is in report.csv.", "The report is in promises.csv."} <= set(told)
    assert to.exists()


def test_a_package_that_is_given_up_leaves_neither_file_nor_message(
    qtbot, window, register, settled, tmp_path, monkeypatch, gate
):
    prepare(register)
    dialog = AccessPackageDialog(window.workplace.desk, register.all(Case)[-1])
    dialog.show()
    packing = gate(AESZipFile, "open")
    before = sorted(tmp_path.iterdir()), register.head()
    monkeypatch.setattr(access_package, "choose_new_file", lambda *_: tmp_path / "answer.zip")
    dialog.make_button.click()
    qtbot.waitUntil(packing.reached, timeout=20_000)
    qtbot.waitUntil(lambda: dialog.bar.value() == 1)
    assert (dialog.bar.isVisible(), dialog.bar.maximum()) == (True, 7)
    assert not dialog.make_button.isEnabled()
    qtbot.mouseClick(dialog.cancel_button, Qt.MouseButton.LeftButton)
    packing.let_go()
    settled()
    assert (packing.steps, dialog.isVisible(), dialog.bar.isVisible()) == (3, True, False)
    assert dialog.problem.text() == "Given up. No file was written, and nothing was noted with the case."
    assert (sorted(tmp_path.iterdir()), register.head()) == before
    dialog.make_button.click()
    settled()
    assert (dialog.made.path.exists(), dialog.problem.isVisible()) == (True, False)
    assert [each.template for each in register.all(Message)].count("access_package") == 1
    dialog._is_told = True
    dialog.reject()
    dialog.deleteLater()

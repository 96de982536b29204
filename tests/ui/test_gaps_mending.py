"""From a gap to where it is mended: a click opens the field, and what is mended goes from the list."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QDialog, QLineEdit

from officer_app.domain.activity import Purpose
from officer_app.domain.agreement import Agreement, AgreementStatus, Clause, OurRole, Presence
from officer_app.domain.breach import BreachNature
from officer_app.domain.fields import specs
from officer_app.domain.gap import GapKind
from officer_app.domain.impact_assessment import Conclusion
from officer_app.domain.notice import NoticeState
from officer_app.domain.processor import Processor
from officer_app.domain.registry import RECORD_TYPES
from officer_app.domain.suppression import Suppression
from officer_app.domain.transfer import ClauseSet, Transfer
from officer_app.services.checklist import check_clause
from officer_app.services.registers import add_record, change_record, delete_record
from officer_app.ui.gap_book import GapLine


@pytest.fixture
def page(told, window, settled):
    assert told
    window.show_page("gaps")
    settled()
    return window.workplace.page("gaps")


def lines(page):
    found = (page.model.record(page.model.index(row, 0)) for row in range(page.model.rowCount()))
    return [each for each in found if isinstance(each, GapLine)]


def line_of(page, kind, title=""):
    return next(each for each in lines(page) if each.gap.kind is kind and title in each.title)


def dialog_now():
    dialogs = [each for each in QGuiApplication.instance().topLevelWidgets() if isinstance(each, QDialog)]
    return next(each for each in reversed(dialogs) if each.isVisible())


def in_dialog(fill, save="record_save"):
    """Do something in the dialog that is about to open, when it stands in its field, then press a button of it."""

    def act():
        dialog = dialog_now()
        fill(dialog)
        dialog.findChild(QAbstractButton, save).click()

    QTimer.singleShot(0, lambda: QTimer.singleShot(0, act))


def what_opens(page, line):
    """Open what mends a gap and give it up; return the title and the form's field in which the cursor stood."""
    seen = []

    def look(dialog):
        focus = dialog.focusWidget()
        names = [name for name in dialog.form.names() if dialog.form.row(name).isAncestorOf(focus)]
        seen.extend((dialog.windowTitle(), *names))

    in_dialog(look, "record_cancel")
    page.mending.mend(line.gap)
    return tuple(seen)


def test_enter_opens_the_field_and_what_is_mended_goes_from_the_list(qtbot, page, register, told, settled):
    line = line_of(page, GapKind.PROCESSOR_NOT_ASSESSED, "Nordlys")
    row = page.model.row_of(line.key)
    following = page.model.record(page.model.index(row + 1, 0))
    page.table.choose(row)
    stood = []

    def fill(dialog):
        stood.append(dialog.focusWidget().objectName())
        dialog.findChild(QLineEdit, "assessed_on").setText("2026-03-01")

    in_dialog(fill)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    settled()
    assert stood == ["assessed_on"]
    assert register.get(Processor, told["Nordlys"]).assessed_on.isoformat() == "2026-03-01"
    assert line.key not in {each.key for each in lines(page)}
    assert page.table.chosen_record().key == following.key


def test_a_click_on_a_row_opens_it_too(qtbot, page):
    row = page.model.row_of(line_of(page, GapKind.BREACH_CLOCK).key)
    titles = []
    in_dialog(lambda dialog: titles.append(dialog.windowTitle()), "record_cancel")
    at = QPoint(60, page.table.rowViewportPosition(row) + 20)
    qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert titles == ["Laptop on a train"]


@pytest.mark.parametrize(
    ("kind", "opens"),
    [
        (GapKind.BREACH_CLOCK, ("Laptop on a train", "notified_at")),
        (GapKind.TRANSFER_CLAUSES, ("Deliveries", "clause_set")),
        (GapKind.PURPOSE_WITHOUT_BASIS, ("Send news", "legal_basis")),
        (GapKind.PURPOSE_NOT_PUBLISHED, ("Send news", "published")),
        (GapKind.ACTIVITY_WITHOUT_RETENTION, ("Newsletter", "retention_period")),
        (GapKind.CLIENT_INCOMPLETE, ("Heron Group", "address")),
    ],
)
def test_each_gap_opens_the_field_that_mends_it(page, register, clock, settled, kind, opens):
    add_record(
        register, "notice_version", notice="Privacy notice", number="5", state=NoticeState.PUBLISHED,
        effective_from=clock.day, languages=("en",),
    )  # fmt: skip
    settled()
    assert what_opens(page, line_of(page, kind)) == opens


def test_a_missing_agreement_is_begun_with_its_processor(page, register, told, settled):
    line = line_of(page, GapKind.PROCESSOR_UNUSED, "Mailstream")
    in_dialog(lambda dialog: dialog.findChild(QLineEdit, "title").setText("Mail terms"))
    page.mending.mend(line.gap)
    settled()
    made = next(each for each in register.all(Agreement) if each.title == "Mail terms")
    assert (made.processor, made.our_role) == (told["Mailstream"], OurRole.CONTROLLER)
    assert what_opens(page, line) == ("Mail terms", "status")
    change_record(register, "agreement", made.id, status=AgreementStatus.NEGOTIATION)
    settled()
    assert line.key not in {each.key for each in lines(page)}


def test_a_clients_agreement_is_begun_with_us_as_the_processor(page, register, told):
    in_dialog(lambda dialog: dialog.findChild(QLineEdit, "title").setText("Heron terms"))
    page.mending.mend(line_of(page, GapKind.CLIENT_WITHOUT_AGREEMENT).gap)
    made = next(each for each in register.all(Agreement) if each.title == "Heron terms")
    assert (made.client, made.our_role) == (told["client"], OurRole.PROCESSOR)


def test_a_missing_transfer_is_begun_with_whom_and_where(page, register, told, settled):
    line = line_of(page, GapKind.PROCESSOR_ABROAD, "Zürich")
    in_dialog(lambda dialog: dialog.findChild(QLineEdit, "name").setText("Analysis"))
    page.mending.mend(line.gap)
    settled()
    made = next(each for each in register.all(Transfer) if each.name == "Analysis")
    assert (made.processor, made.country, made.importer) == (told["Zürich"], "CH", "Zürich Analytik")
    assert line.key not in {each.key for each in lines(page)}


def test_clauses_are_mended_in_the_checklist_and_back_leads_to_the_gaps(page, window, settled):
    page.mending.mend(line_of(page, GapKind.AGREEMENT_CLAUSES).gap)
    settled()
    agreements = window.workplace.current
    assert agreements.objectName() == "agreement"
    assert agreements.panel.parts["clause_check"].isVisible()
    assert agreements.panel.header.way_back.text() == "Gaps"
    checklist = agreements.panel.parts["clause_check"]
    assert checklist.row(Clause.CB).hasFocus()
    shown = checklist.row(Clause.CB).mapTo(checklist.area, checklist.row(Clause.CB).rect().topLeft()).y()
    assert 0 <= shown < checklist.area.height()
    window.go_back()
    assert window.workplace.current is page


def test_clauses_that_nobody_checked_open_the_first_of_them(page, window, register, told, settled):
    for clause in list(Clause)[:3]:
        check_clause(register, told["agreement"], clause, presence=Presence.YES)
    settled()
    page.mending.mend(line_of(page, GapKind.AGREEMENT_NOT_CHECKED).gap)
    settled()
    row = window.workplace.current.panel.parts["clause_check"].row(list(Clause)[3])
    assert row.hasFocus()


def test_the_record_itself_is_shown_from_the_menu(page, window, settled):
    page.table.choose(page.model.row_of(line_of(page, GapKind.BREACH_CLOCK).key))
    next(each for each in page.table.actions() if each.objectName() == "gap_show").trigger()
    settled()
    assert window.workplace.current.objectName() == "breach"
    assert window.workplace.current.panel.header.title.text() == "Laptop on a train"


def test_an_assessment_is_made_for_its_transfer_and_one_that_is_due_is_opened(page, register, told, settled):
    change_record(
        register, "transfer", told["transfer"], clause_set=ClauseSet.SCC_2021_914, clauses_signed_on=page._desk.today()
    )
    settled()
    line = line_of(page, GapKind.TRANSFER_ASSESSMENT)
    assert what_opens(page, line)[:1] == ("New assessment",)
    done = add_record(
        register, "impact_assessment", transfer=told["transfer"], version="2", is_needed=True,
        conclusion=Conclusion.PROCEED,
        done_on=page._desk.today(), review_on=page._desk.today(),
    )  # fmt: skip
    settled()
    due = line_of(page, GapKind.TRANSFER_ASSESSMENT_DUE)
    assert what_opens(page, due) == (f"Version {done.version}", "review_on")


def test_an_opt_out_is_confirmed_by_its_own_verb_and_its_address_forgotten(page, register, clock, settled):
    with register.change("test.stop") as work:
        entry = work.insert(Suppression(digest="ab" * 32, since=clock.day.replace(month=1), plain="ann@example.org"))
    settled()
    line = line_of(page, GapKind.SUPPRESSION_UNCONFIRMED)
    in_dialog(lambda dialog: dialog.findChild(QLineEdit, "confirmed_on").setText("2026-04-01"))
    page.mending.mend(line.gap)
    settled()
    kept = register.get(Suppression, entry.id)
    assert kept.confirmed_on.isoformat() == "2026-04-01"
    assert kept.plain == ""
    assert line.key not in {each.key for each in lines(page)}


def test_a_notice_that_is_still_to_be_made_is_begun(register, window, settled):
    add_record(register, "activity", name="Newsletter", purpose={"en": "News."})
    window.show_page("gaps")
    settled()
    page = window.workplace.page("gaps")
    line = line_of(page, GapKind.NOTICE_NONE)
    assert (line.gap.record_id, line.title) == (None, "Notice versions")
    assert what_opens(page, line)[0] == "New version"


def test_a_record_that_is_gone_meanwhile_is_told(page, register, told, window):
    line = line_of(page, GapKind.PURPOSE_WITHOUT_BASIS)
    delete_record(register, "purpose", register.all(Purpose)[0].id)
    page.mending.mend(line.gap)
    assert "is not in the register" in window.workplace.desk.notices.shown()[-1].accessibleName()
    assert told


def test_every_gap_names_a_field_of_its_form_or_records_that_mend_it(page, register, told, settled):
    add_record(
        register, "breach", title="List sent", nature=(BreachNature.CONFIDENTIALITY,), client=told["client"],
        aware_at=datetime(2026, 1, 1, tzinfo=UTC), we_are_processor=True,
    )  # fmt: skip
    settled()
    for line in lines(page):
        gap = line.gap
        names = {spec.name for spec in specs(RECORD_TYPES[gap.key].record) if spec.in_form}
        assert gap.field in names | set(RECORD_TYPES), (gap.kind, gap.field)
    assert told

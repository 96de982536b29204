"""A client's request in the window: by when it is forwarded, the letter to the client first, and nothing to answer."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from officer_app.domain.case import Case
from officer_app.domain.correspondence import Message
from officer_app.domain.suppression import Suppression, SuppressionScope
from officer_app.domain.vocabulary import Outcome, Right, Role, Stage
from officer_app.services import cases, registers
from officer_app.services.intake import read_text
from officer_app.ui.chips import Chip
from officer_app.ui.dialogs.record import RecordDialog


@pytest.fixture
def client(register):
    return registers.add_record(register, "client", name="Bräu & Söhne", address="Gasse 1\n1010 Wien", country="AT",
        language="de", forward_days=3)  # fmt: skip


@pytest.fixture
def case(register, client, days):
    return cases.open_case(register, subject_name="Odile <b>", rights=(Right.ERASURE,), received_on=days(-1),
        role=Role.PROCESSOR, client_record=client.id, language="fr", request_text="Effacez-moi.",
        subject_email="odile@example.org")  # fmt: skip


@pytest.fixture
def panel(window, case, settled):
    window.workplace.desk.open_case(case.id)
    settled()
    return window.workplace.page("cases").panel


def chips(panel):
    return [each.accessibleName() for each in panel.header.chips.findChildren(Chip)]


def answer(values, seen):
    def act():
        shown = (each for each in QApplication.topLevelWidgets() if isinstance(each, RecordDialog))
        dialog = next((each for each in shown if each.isVisible()), None)
        if dialog is None:
            return
        timer.stop()
        dialog.form.show_values(values)
        seen.append(dialog.form)
        dialog.findChild(QPushButton, "record_save").click()

    timer = QTimer()
    timer.timeout.connect(act)
    timer.start(5)
    return timer


def test_the_head_says_for_whom_and_by_when_it_is_forwarded(panel, days):
    words = " ".join(chips(panel))
    assert "for Bräu & Söhne" in words
    assert "Forward by" in words
    assert "Answer by" not in words
    said = panel.header.why.text()
    assert "The register of clients has it forwarded within 3 days" in said
    assert "The month of Bräu & Söhne begins when the request reaches it" in said
    assert panel.header.extend.isHidden()
    assert cases.case_file(panel._desk.register, panel.case_id, days(0)).deadlines.due_on == days(2)


def test_forwarding_is_the_next_step_and_its_letter_is_in_the_clients_language(panel, register, case, settled):
    assert panel.header.next.text() == "Next: forward to the client"
    panel.header.next.click()
    settled()
    letters = panel._letter_panel
    kinds = [letters.choice.kind.itemData(row) for row in range(letters.choice.kind.count())]
    assert kinds == ["forward_to_client", "forwarded_notice"]
    assert (letters.choice.key, letters.choice.code) == ("forward_to_client", "de")
    assert not letters.reading.written.draft
    letters.verbs.make()
    settled()
    kept = register.get(Case, case.id)
    assert (kept.outcome, kept.forwarded_on) == (Outcome.FORWARDED, register.clock.today())
    assert panel.header.next.text() == "Next: close the case"
    letters.choice.show_letter("forwarded_notice")
    settled()
    assert letters.choice.code == "fr"


def test_nothing_in_the_menu_answers_for_the_client(panel):
    names = {each.objectName() for each in panel.header.menu.actions()}
    assert not {"move.ready", "move.answered", "case.extend"} & names
    assert {"case.forward", "move.closed"} <= names


def test_what_was_passed_on_by_another_way_is_recorded(panel, register, case, settled):
    seen = []
    waiting = answer({"body": "By their portal.", "close": True}, seen)
    next(each for each in panel.header.menu.actions() if each.objectName() == "case.forward").trigger()
    settled()
    assert not waiting.isActive()
    kept = register.get(Case, case.id)
    assert (kept.stage, kept.outcome) == (Stage.CLOSED, Outcome.FORWARDED)
    assert [each.recipient for each in register.all(Message, case_id=case.id)] == ["Bräu & Söhne"]


def test_only_outcomes_without_an_answer_are_offered(panel, case):
    seen = []

    def look():
        shown = (each for each in QApplication.topLevelWidgets() if isinstance(each, RecordDialog))
        dialog = next((each for each in shown if each.isVisible()), None)
        if dialog:
            timer.stop()
            combo = dialog.form.editor("outcome").combo
            seen.extend(combo.itemText(row) for row in range(combo.count()))
            dialog.reject()

    timer = QTimer()
    timer.timeout.connect(look)
    timer.start(5)
    panel.moves.decide(case)
    assert seen == ["Not chosen", "Withdrawn", "Forwarded", "Duplicate", "Not ours"]


def test_a_case_that_becomes_ours_offers_our_letters(panel, register, case, settled):
    panel.show_tab("letters")
    settled()
    cases.edit_case(register, case.id, role=Role.CONTROLLER, client="", client_record=None)
    panel.show_tab("overview")
    panel.show_tab("letters")
    settled()
    choice = panel._letter_panel.choice
    kinds = [choice.kind.itemData(row) for row in range(choice.kind.count())]
    assert "acknowledgement" in kinds
    assert "forward_to_client" not in kinds


def test_a_new_case_of_a_client_shows_the_day_of_forwarding(window, client, days):
    window.new_case()
    page = window.workplace.page("new_case")
    page.form.show_values({"received_on": days(0), "role": Role.PROCESSOR, "client_record": client.id})
    page._on_edit("role")
    title = page.dates.findChild(QLabel, "dates_card_title")
    assert title.text() == "Forward by"
    assert str((days(0) + timedelta(days=3)).day) in page.dates.due.text()
    page.form.show_values({"role": Role.CONTROLLER})
    page._on_edit("role")
    assert title.text() == "Answer by"
    page.begin()


def test_marketing_of_a_client_is_stopped_for_that_client_only(window, register, client, settled):
    window.new_case()
    page = window.workplace.page("new_case")
    page.show_candidate(read_text("Please stop sending me your newsletter.\n\nAnn Peeters\nann@example.be"))
    page.form.show_values({"role": Role.PROCESSOR, "client_record": client.id})
    seen = []
    waiting = answer({}, seen)
    page.stop_button.click()
    settled()
    assert not waiting.isActive()
    [entry] = register.all(Suppression)
    assert (entry.scope, entry.client) == (SuppressionScope.CLIENT, client.id)
    assert register.all(Case)[0].client == client.name
    assert window.workplace.page("cases").panel._letter_panel.choice.key == "forward_to_client"

"""One record of a register: its facts, its links and the way back, its verbs, what the rules say."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPlainTextEdit, QTreeWidgetItemIterator

from officer_app.domain.client import Instruction
from officer_app.domain.processor import Processor
from officer_app.domain.transfer import Transfer
from officer_app.services.documents import attach_document
from officer_app.services.registers import add_record
from tests.ui.record_page import current, in_dialog, press, words


def test_the_head_says_how_it_stands_and_the_cards_what_is_known(opened, told):
    page = opened("processor", told["Nordlys"])
    chips = [chip.face.words for chip in page.panel.header._chips_holder.children() if hasattr(chip, "face")]
    assert chips == ["Active", "E-mail and mailings", "Sweden", "Low"]
    said = words(page.panel.facts)
    assert "p0@example.org" in said
    assert "Nordlys AB" not in said
    assert page.findChild(QAbstractButton, "begin_End") is not None


def test_links_are_followed_from_both_ends_and_back_leads_to_where_one_was(qtbot, opened, window, told, settled):
    page = opened("processor", told["Nordlys"])
    press(page, f"from_agreement_processor_{told['agreement']}")
    settled()
    assert current(window) == "agreement"
    agreement = window.workplace.page("agreement")
    assert agreement.panel.header.way_back.text() == "Nordlys AB"
    press(agreement, f"to_activities_{told['activity']}")
    settled()
    assert current(window) == "activity"
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    settled()
    assert current(window) == "agreement"
    press(agreement, "agreement_way_back")
    settled()
    assert (current(window), page.open_id) == ("processor", told["Nordlys"])
    assert page.panel.header.way_back.isHidden()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert page.table.isVisible()


def test_going_on_by_the_navigation_forgets_the_way(opened, window, told, settled):
    opened("processor", told["Nordlys"])
    opened("measure", told["measure"])
    press(window, "nav_agreement")
    settled()
    window.workplace.go_back()
    assert current(window) == "today"


def test_a_case_a_child_and_a_file_are_shown_where_they_belong(opened, lively, register, window, told, tmp_path):
    opened("case", lively[0].id)
    assert current(window) == "cases"
    page = opened("instruction", register.all(Instruction)[0].id)
    assert (current(window), page.open_id) == ("client", told["client"])
    assert page.panel.parts["instruction"].isVisible()
    path = tmp_path / "signed.pdf"
    path.write_bytes(b"%PDF-1.7\n%%EOF\n")
    kept = attach_document(register, "agreement", told["agreement"], path).document
    page = opened("document", kept.id)
    assert (current(window), page.open_id) == ("agreement", told["agreement"])
    assert page.panel.parts["papers"].isVisible()


def test_a_record_that_is_gone_is_told(opened, window):
    opened("processor", 999)
    opened("document", 999)
    assert any("999" in each.accessibleName() for each in window.workplace.desk.notices.shown())


def test_a_group_is_changed_and_only_what_was_typed_is_written(opened, register, told, settled):
    page = opened("processor", told["Nordlys"])
    in_dialog(lambda dialog: dialog.findChild(QLineEdit, "phone").setText("+46 8 123"))
    press(page, "edit_Contact")
    settled()
    assert register.get(Processor, told["Nordlys"]).phone == "+46 8 123"
    assert register.history("processor", told["Nordlys"], newest=1)[0].after == {"phone": "+46 8 123"}
    assert "+46 8 123" in words(page.panel.facts)


def test_what_cannot_be_kept_is_said_beside_its_field(opened, register, told):
    page = opened("processor", told["Nordlys"])
    said = []

    def fill(dialog):
        dialog.findChild(QLineEdit, "active_from").setText("2026-03-01")
        dialog.findChild(QLineEdit, "active_to").setText("2026-02-01")
        press(dialog, "record_save")
        said.append(dialog.findChild(QLabel, "active_to.problem").text())
        dialog.findChild(QLineEdit, "active_to").setText("2026-03-02")

    in_dialog(fill)
    page.panel.header.change.click()
    assert said == ["The work for us cannot end before it began."]
    assert register.get(Processor, told["Nordlys"]).active_to.day == 2


def test_taking_out_asks_why_and_bringing_back_undoes_it(opened, register, told, settled):
    page = opened("processor", told["Mailstream"])
    said = []

    def fill(dialog):
        press(dialog, "record_save")
        said.append(dialog.findChild(QLabel, "retired_reason.problem").text())
        dialog.findChild(QLineEdit, "retired_reason").setText("Contract ended")

    in_dialog(fill)
    action(page, "Take out of the list").trigger()
    settled()
    assert said == ["Say why it is taken out of the list."]
    assert register.get(Processor, told["Mailstream"]).retired_on is not None
    assert "Contract ended" in words(page.panel.facts)
    action(page, "Bring back into the list").trigger()
    settled()
    assert register.get(Processor, told["Mailstream"]).retired_on is None


def action(page, title):
    return next(each for each in page.panel.header.menu.actions() if each.text() == title)


def test_what_is_named_is_not_deleted_and_the_notice_says_by_whom(opened, register, told, window, settled):
    page = opened("processor", told["Nordlys"])
    in_dialog(lambda _dialog: None, "question.verb")
    action(page, "Delete").trigger()
    notice = window.workplace.desk.notices.shown()[-1]
    assert "Agreement Hosting agreement" in notice.accessibleName()
    assert register.get(Processor, told["Nordlys"])
    notice.put_away()
    loose = add_record(register, "processor", name="Loose")
    settled()
    page = opened("processor", loose.id)
    in_dialog(lambda _dialog: None, "question.verb")
    action(page, "Delete").trigger()
    settled()
    assert register.all(Processor, id=loose.id) == []
    assert page.open_id is None
    assert page.table.isVisible()


def test_a_linked_record_is_added_from_here_with_its_link_filled_in(opened, register, told, window, settled):
    page = opened("processor", told["Mailstream"])
    in_dialog(lambda dialog: dialog.findChild(QLineEdit, "name").setText("New flow") or _country(dialog))
    menu = page.findChild(QAbstractButton, "processor_links_add").menu()
    next(each for each in menu.actions() if each.text() == "New transfer").trigger()
    settled()
    made = register.all(Transfer, name="New flow")[0]
    assert made.processor == told["Mailstream"]
    assert (current(window), window.workplace.page("transfer").open_id) == ("transfer", made.id)


def _country(dialog):
    dialog.findChild(QLineEdit, "country").setText("United States")


def test_what_hangs_on_a_record_is_added_changed_and_deleted(opened, register, told, settled):
    page = opened("client", told["client"], "instruction")
    assert any(each.startswith("Delete the spring list.") for each in words(page.panel.parts["instruction"]))

    def fill(dialog):
        dialog.findChild(QLineEdit, "given_on").setText("2026-03-30")
        dialog.findChild(QPlainTextEdit, "text").setPlainText("Add the autumn list.")

    in_dialog(fill)
    press(page, "instruction_add")
    settled()
    made = register.all(Instruction)[-1]
    assert (made.client_id, made.text) == (told["client"], "Add the autumn list.")
    in_dialog(lambda _dialog: None, "question.verb")
    press(page, f"instruction.{made.id}.delete")
    settled()
    assert len(register.all(Instruction)) == 1
    assert page.panel.tabs.tabText(1) == "Instructions 1"


def test_the_chain_is_a_tree_of_any_depth_and_enter_opens_a_link(qtbot, opened, told, window, settled):
    page = opened("processor", told["Nordlys"], "chain")
    tree = page.panel.parts["chain"].tree
    depths = {}
    walk = QTreeWidgetItemIterator(tree)
    while walk.value():
        item, depth = walk.value(), 0
        while item.parent():
            item, depth = item.parent(), depth + 1
        depths[walk.value().text(0)] = depth
        walk += 1
    assert depths == {"Nordlys AB": 0, "Fjord Data": 1, "Cloudbase": 2}
    tree.setCurrentItem(tree.topLevelItem(0).child(0))
    qtbot.keyClick(tree, Qt.Key.Key_Return)
    settled()
    assert (current(window), window.workplace.page("sub_processor").open_id) == ("sub_processor", told["Fjord"])


def test_a_finding_has_its_source_and_opens_the_form_at_the_field_that_mends_it(qtbot, opened, told):
    page = opened("transfer", told["transfer"])
    said = words(page.panel.facts.findings)
    assert "This transfer has no ground that holds." in said
    assert any("2010/87/EU" in each for each in said)
    assert "Implementing Decision (EU) 2021/914, Art. 4(3) and (4)" in said
    finding = next(each for each in page.panel.file.findings.findings if each.field == "clause_set")
    held = []

    def look():
        dialog = QApplication.activeModalWidget()
        qtbot.waitUntil(dialog.form.editor("clause_set").field.hasFocus)
        held.append(dialog.index.currentItem().text())
        dialog.reject()

    QTimer.singleShot(0, look)
    number = page.panel.file.findings.findings.index(finding)
    press(page, f"finding_{number}_mend")
    assert held == ["Ground"]


def test_the_history_of_a_record_tells_its_children_too(opened, told):
    page = opened("agreement", told["agreement"], "history")
    shown = words(page.panel.history)
    assert any("Missing" in each for each in shown)
    assert any(each.startswith("Agreement added") for each in shown)


def test_enter_opens_and_escape_goes_back_step_by_step(qtbot, window, told, settled):
    assert told
    window.show_page("processor")
    settled()
    page = window.workplace.page("processor")
    page.table.choose(1)
    settled()
    assert page.panel.isVisible()
    assert page.table.isVisible()
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert not page.table.isVisible()
    for seen in (True, True):
        qtbot.keyClick(window, Qt.Key.Key_Escape)
        assert page.table.isVisible() is seen
    assert not page.panel.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert current(window) == "today"

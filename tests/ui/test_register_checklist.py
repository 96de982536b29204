"""The checklist of an agreement: one click or key a clause, where it stands and a note, and how far it has come."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from officer_app.domain.agreement import Clause, ClauseCheck, Presence
from tests.ui.registers_told import tell


@pytest.fixture
def checklist(register, window, settled):
    told = tell(register)
    settled()
    window.workplace.desk.open_record("agreement", told["agreement"], "clause_check")
    settled()
    return window.workplace.page("agreement").panel.parts["clause_check"]


def found(register, clause):
    return register.all(ClauseCheck, clause=clause)[0]


def test_every_clause_has_its_row_with_its_source(checklist):
    assert set(checklist._rows) == set(Clause)
    assert checklist.row(Clause.CG)._source.text() == "GDPR Art. 28(3)(g)"
    assert checklist.progress.text() == "2 of 25 checked"
    assert checklist._missing.face.words == "1 missing"


def test_one_click_says_what_was_found_and_a_second_takes_it_back(qtbot, checklist, register, settled, clock):
    chip = checklist.findChild(QAbstractButton, "clause_Cg_no")
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    settled()
    row = found(register, Clause.CG)
    assert (row.presence, row.checked_by, row.checked_on) == (Presence.NO, "Anna", clock.today())
    assert chip.isChecked()
    assert checklist.progress.text() == "3 of 25 checked"
    assert checklist._missing.face.words == "2 missing"
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    settled()
    assert found(register, Clause.CG).presence is Presence.OPEN
    assert not chip.isChecked()


def test_keys_set_and_the_arrows_go_on(qtbot, checklist, register, settled):
    checklist.row(Clause.C0_SUBJECT).setFocus()
    for key, clause, presence in (
        (Qt.Key.Key_1, Clause.C0_SUBJECT, Presence.YES),
        (Qt.Key.Key_2, Clause.C0_DURATION, Presence.PARTLY),
        (Qt.Key.Key_3, Clause.C0_NATURE, Presence.NO),
        (Qt.Key.Key_4, Clause.C0_PURPOSE, Presence.NA),
    ):
        row = checklist.row(clause)
        assert row.hasFocus()
        qtbot.keyClick(row, key)
        settled()
        assert found(register, clause).presence is presence
        assert row.hasFocus()
        qtbot.keyClick(row, Qt.Key.Key_Down)
    qtbot.keyClick(checklist.row(Clause.C0_DATA), Qt.Key.Key_Up)
    qtbot.keyClick(checklist.row(Clause.C0_PURPOSE), Qt.Key.Key_0)
    settled()
    assert found(register, Clause.C0_PURPOSE).presence is Presence.OPEN


def test_place_and_note_are_written_when_the_line_is_left_and_figures_stay_figures(qtbot, checklist, register, settled):
    row = checklist.row(Clause.CD)
    row.place.setFocus()
    qtbot.keyClicks(row.place, "7.2")
    row.note.setFocus()
    settled()
    assert (found(register, Clause.CD).place, found(register, Clause.CD).presence) == ("7.2", Presence.OPEN)
    qtbot.keyClicks(row.note, "Only by e-mail")
    qtbot.keyClick(row.note, Qt.Key.Key_Return)
    settled()
    assert found(register, Clause.CD).note == "Only by e-mail"
    assert row.note.text() == "Only by e-mail"


def test_a_finding_of_a_clause_leads_to_its_row(checklist, window, settled):
    panel = window.workplace.page("agreement").panel
    panel.show_tab("facts")
    settled()
    finding = next(each for each in panel.file.findings.findings if each.sentence.values.get("clause") is Clause.CB)
    panel.mend(finding)
    assert panel.parts["clause_check"].isVisible()
    assert checklist.row(Clause.CB).hasFocus()


def test_no_clause_is_cut_however_long_and_the_answers_stand_below_one_another(checklist):
    left = set()
    for clause, row in checklist._rows.items():
        assert row._title.height() >= row._title.heightForWidth(row._title.width()), clause
        chip = row._chips[Presence.YES]
        left.add(chip.mapTo(row, chip.rect().topLeft()).x())
    assert len(left) == 1


def test_rows_stand_on_one_line_where_there_is_room_and_on_two_beside_the_list(checklist, window, settled):
    row = checklist.row(Clause.C0_DURATION)
    assert row.place.y() < row._title.geometry().bottom()
    window.workplace.page("agreement").go_back()
    settled()
    assert row.place.mapTo(row, row.place.rect().topLeft()).y() > row._source.geometry().bottom()
    for row in checklist._rows.values():
        right = row.note.mapTo(checklist, row.note.rect().topRight()).x()
        assert right <= checklist.width()

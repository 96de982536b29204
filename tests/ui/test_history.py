"""The history page: entries in words, page by page, searched by reference or words, and the check of the chain."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QLabel

from officer_app.domain.words import Sentence
from officer_app.services import cases
from officer_app.ui.history_list import PAGE, HistoryList
from officer_app.ui.history_words import changes, deed, subject


@pytest.fixture
def page(lively, window, settled):
    assert lively
    window.show_page("history")
    settled()
    return window.workplace.page("history")


def rows(page):
    return rows_of(page.list)


def rows_of(entries):
    labels = entries.findChildren(QLabel)
    return [each.text() for each in labels if each.objectName().endswith("_title") and each.isVisibleTo(entries)]


def test_the_newest_entry_stands_first_and_older_ones_follow_on_demand(request, register, lively, settled):
    for number in range(PAGE):
        cases.edit_case(register, lively[1].id, owner=f"Officer {number}")
    page = request.getfixturevalue("page")
    newest = register.history(newest=1)[0]
    assert page.list.findChild(QLabel, f"entry_{newest.seq}_title") is not None
    assert len(rows(page)) == PAGE
    assert newest.seq > PAGE
    page.list.more.click()
    settled()
    assert len(rows(page)) > PAGE
    assert page.summary.text() == f"{newest.seq} entries"


def test_a_reference_shows_everything_about_that_case(qtbot, page, settled):
    qtbot.keyClicks(page.query, "dsr-2026-0001")
    qtbot.waitUntil(lambda: [each for each in rows(page) if "DSR-2026-0001" not in each] == [] != rows(page))
    settled()
    assert any(each.startswith("Task added") for each in rows(page))


def test_words_are_searched_without_accents(qtbot, page):
    qtbot.keyClicks(page.query, "lefevre")
    qtbot.waitUntil(lambda: 0 < len(rows(page)) < PAGE)
    page.query.setText('"%_*')
    qtbot.waitUntil(lambda: "No entry matches." in [each.text() for each in page.list.findChildren(QLabel)])


def test_older_entries_are_searched_too_and_follow_what_was_found(qtbot, register, lively):
    for number in range(2 * PAGE):
        cases.edit_case(register, lively[1].id, owner=f"Otter{number:02}")
    found = HistoryList("found", register, tells_subject=True)
    qtbot.addWidget(found)
    found.older = lambda before: register.history(newest=PAGE, before=before)
    found.show_entries(register.history(newest=PAGE), "otter20")
    assert [each.text() for each in found.findChildren(QLabel)] == ["No entry matches."]
    found.show_more()
    qtbot.waitUntil(lambda: "No entry matches." not in [each.text() for each in found.findChildren(QLabel)])
    assert len(rows_of(found)) == 2
    found.show_entries(register.history(newest=PAGE))
    found.show_more()
    qtbot.waitUntil(lambda: len(rows_of(found)) == 2 * PAGE)


def test_verifying_says_that_the_chain_holds(page, register, settled):
    page.verify.click()
    assert not page.verify.isEnabled()
    settled()
    assert page.verify.isEnabled()
    assert page.state.face.words == "Verified"
    assert f"{register.history(newest=1)[0].seq} entries" in page.words.text()


def test_a_finding_is_said_loudly_here_and_at_the_foot(page, window):
    class Found:
        findings = (cases.MoveNotAllowed("Entry {n} was changed.", n=7).sentence,)
        entries = 9
        stopped = Sentence("The check stopped after entry {held}.", {"held": 6})

    window.workplace.desk.verifier.verified.emit(Found())
    assert page.state.face.words == "Does not hold"
    assert page.words.text() == "Entry 7 was changed.\nThe check stopped after entry 6."
    assert "does not hold" in window.workplace.status.history.text()


def test_the_head_can_be_copied_whole(qtbot, page, register):
    qtbot.mouseClick(page.findChild(QAbstractButton, "chain_copy"), Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == register.head()
    assert page.head.text().replace(" ", "") == register.head()


def test_a_change_appears_while_the_page_is_open(page, register, lively, settled):
    cases.edit_case(register, lively[0].id, owner="Bea")
    settled()
    assert "Handled by: Bea" in [label.text() for label in page.list.findChildren(QLabel)]


def test_an_entry_that_cannot_be_read_says_so(register, lively):
    forged = replace(register.history("case", lively[0].id)[0], before=None, after=None, is_readable=False)
    assert changes(forged, register) == ["What this entry says cannot be read: it is not as the program wrote it."]


def test_every_entry_has_words_without_keys(register, lively):
    assert lively
    for entry in register.history(newest=500):
        said = "\n".join((deed(entry), subject(entry, register), *changes(entry, register)))
        assert entry.verb not in said
        assert "_" not in said


def test_rows_filled_out_of_sight_have_their_height_when_the_page_is_shown(qtbot, lively, window, settled):
    assert lively
    settled()
    window.show_page("history")
    listed = window.workplace.page("history").list
    qtbot.waitUntil(lambda: listed.height() >= listed.heightForWidth(listed.width()) > window.height())

"""The wording of letters changed for good, in the real window: places, conditions, duties, earlier texts."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QPushButton

from officer_app.domain.errors import OfficerError
from officer_app.domain.wording import Wording
from officer_app.services import wording as verbs
from officer_app.services.letter_text import Line, Look, Span, Tag, read_template
from officer_app.ui import main_window
from officer_app.ui.pages import wording as page_of_wording
from officer_app.ui.pages.wording_history import WordingHistory
from officer_app.ui.theme import THEME
from officer_app.ui.theme import Look as Colours


@pytest.fixture
def organisation(window, settled, monkeypatch):
    monkeypatch.setattr(main_window, "may_discard", lambda _parent: True)
    window.show_page("organisation")
    settled()
    return window.workplace.page("organisation")


@pytest.fixture
def opened(qtbot, organisation, settled):
    """Open the English refusal from its row, and wait for its pages."""
    organisation.show_part(2)
    press(organisation, "wording.refusal.en")
    made = organisation.wordings.open_wording
    qtbot.waitUntil(lambda: bool(made.view.sheets), timeout=20_000)
    settled()
    return made


def press(widget, name):
    widget.findChild(QPushButton, name).click()


def put_cursor(paper, words):
    """Put the cursor behind the first place where these words stand."""
    paper.moveCursor(QTextCursor.MoveOperation.Start)
    assert paper.find(words)
    cursor = paper.textCursor()
    cursor.setPosition(cursor.selectionEnd())
    paper.setTextCursor(cursor)


def tags(paper):
    return [tag for tag, _at in paper.tags()]


def select(paper, tag):
    at = next(position for each, position in paper.tags() if each == tag)
    cursor = paper.textCursor()
    cursor.setPosition(at)
    cursor.setPosition(at + 1, QTextCursor.MoveMode.KeepAnchor)
    paper.setTextCursor(cursor)


def choose(menu_button, words):
    next(each for each in menu_button.menu().actions() if each.text() == words).trigger()


def answer(monkeypatch, *, sure):
    asked = []

    def told(_parent, question, _verb, *, details="", safe=""):
        asked.append((question, details, safe))
        return sure

    monkeypatch.setattr(page_of_wording, "confirm", told)
    return asked


def test_every_letter_and_language_is_listed_with_its_state(organisation, register):
    verbs.keep_wording(register, "refusal", "fr", "# Refus\n\n{{reasons}}\n")
    organisation.wordings.reload()
    own = organisation.findChildren(QPushButton, "wording.refusal.fr")[-1]
    other = organisation.findChildren(QPushButton, "wording.refusal.en")[-1]
    assert own.accessibleName() == "Refusal, French: your own text"
    assert other.accessibleName() == "Refusal, English: the program's text"


def test_text_opens_with_places_and_conditions_in_plain_words(opened):
    assert not opened.is_dirty()
    assert opened.state.text() == "the program's text"
    assert Tag("", "reasons") in tags(opened.paper)
    assert "{{" not in opened.paper.toPlainText()
    opened.paper.selectAll()
    opened.paper.copy()
    copied = QApplication.clipboard().text()
    assert "[Day of receipt]" in copied
    assert "[Only where the refusal is partial:]" in copied
    assert "[Needed by law: the way to a court]" in copied


def test_typed_words_are_kept_and_letters_are_written_with_them(qtbot, opened, register):
    put_cursor(opened.paper, "We examined it carefully.")
    qtbot.keyClicks(opened.paper, " Truly {{x}} *so*.")
    assert opened.is_dirty()
    press(opened, "wording_keep")
    assert not opened.is_dirty()
    (kept,) = register.all(Wording)
    assert "Truly \\{\\{x\\}\\} \\*so\\*." in kept.text
    assert opened.state.text().startswith("your own text, changed ")


def test_places_are_inserted_moved_and_deleted_but_never_broken(qtbot, opened):
    paper = opened.paper
    put_cursor(paper, "The law that allows this:")
    before = len(tags(paper))
    choose(opened.tools.places, "Due date")
    qtbot.keyClicks(paper, " then")
    assert tags(paper).count(Tag("", "due_on")) == 1
    select(paper, Tag("", "due_on"))
    paper.cut()
    assert Tag("", "due_on") not in tags(paper)
    put_cursor(paper, "We examined it carefully.")
    paper.paste()
    line = next(each for each in read_template(opened.text()) if Tag("", "due_on") in each.parts)
    assert "We examined it carefully." in line.parts[2].text
    assert len(tags(paper)) == before + 1
    qtbot.keyClick(paper, Qt.Key.Key_Backspace)
    assert len(tags(paper)) == before


def test_one_edge_of_a_part_takes_the_other_along_and_undo_brings_both_back(qtbot, opened):
    paper = opened.paper
    before = tags(paper)
    select(paper, Tag("#", "partial"))
    qtbot.keyClick(paper, Qt.Key.Key_Delete)
    after = tags(paper)
    assert len(after) == len(before) - 2
    verbs.check_wording("refusal", "en", opened.text())
    qtbot.keyClick(paper, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert tags(paper) == before


def test_a_part_can_be_shown_only_where_something_is_so(opened):
    put_cursor(opened.paper, "The law that allows this:")
    choose(opened.tools.conditions, "Unless the refusal is partial")
    lines = read_template(opened.text())
    at = next(number for number, each in enumerate(lines) if "The law that allows" in str(each.parts))
    assert lines[at - 1].parts == (Tag("^", "partial"),)
    assert lines[at + 1].parts == (Tag("/", "partial"),)
    verbs.check_wording("refusal", "en", opened.text())


@pytest.mark.parametrize("sure", [True, False])
def test_a_duty_that_is_no_longer_met_is_named_before_the_text_is_kept(qtbot, opened, register, monkeypatch, sure):
    asked = answer(monkeypatch, sure=sure)
    select(opened.paper, Tag("", "reasons"))
    qtbot.keyClick(opened.paper, Qt.Key.Key_Delete)
    press(opened, "wording_keep")
    assert "the reasons, with the law that allows the refusal" in asked[0][1]
    assert "the way to a court" not in asked[0][1]
    assert bool(register.all(Wording)) is sure
    assert opened.is_dirty() is not sure


def test_a_text_that_cannot_be_used_says_why_and_stays(qtbot, opened, register, monkeypatch):
    answer(monkeypatch, sure=True)
    opened.paper.selectAll()
    qtbot.keyClicks(opened.paper, "x")
    opened.paper.choose_look(Look.TEXT)
    press(opened, "wording_keep")
    assert "does not begin with its subject" in opened.remark.text()
    assert register.all(Wording) == []
    assert opened.is_dirty()


def test_a_write_that_fails_loses_nothing(qtbot, opened, monkeypatch):
    def full(*_args):
        raise OfficerError("The disk is full.")

    monkeypatch.setattr(page_of_wording, "keep_wording", full)
    put_cursor(opened.paper, "We examined it carefully.")
    qtbot.keyClicks(opened.paper, " Truly.")
    press(opened, "wording_keep")
    assert opened.remark.text() == "The disk is full."
    assert "Truly." in opened.text()
    assert opened.is_dirty()


def test_back_to_the_original(qtbot, opened, register, monkeypatch):
    put_cursor(opened.paper, "We examined it carefully.")
    qtbot.keyClicks(opened.paper, " Truly.")
    press(opened, "wording_keep")
    answer(monkeypatch, sure=True)
    press(opened, "wording_original")
    assert verbs.wordings_of(register) == {}
    assert "Truly." not in opened.text()
    assert opened.state.text() == "the program's text"
    assert not opened.is_dirty()


def test_earlier_texts_are_seen_and_taken_up(qtbot, opened, register, monkeypatch):
    for words in (" One.", " Two."):
        put_cursor(opened.paper, "We examined it carefully.")
        qtbot.keyClicks(opened.paper, words)
        press(opened, "wording_keep")

    def take_first(dialog):
        assert dialog.choice.count() == 3
        dialog.choice.setCurrentIndex(1)
        assert "One." in dialog.paper.toPlainText()
        assert "Two." not in dialog.paper.toPlainText()
        return WordingHistory.DialogCode.Accepted

    monkeypatch.setattr(WordingHistory, "exec", take_first)
    press(opened, "wording_history")
    assert "Two." not in opened.text()
    assert opened.is_dirty()
    press(opened, "wording_keep")
    assert "Two." not in verbs.text_in_use(register, "refusal", "en")


def test_a_newer_text_of_the_program_is_told(qtbot, organisation, register, monkeypatch):
    verbs.keep_wording(register, "refusal", "fr", "# Refus\n\n{{reasons}}\n")
    monkeypatch.setattr(verbs, "_version", lambda _letter, _language: "newer")
    organisation.show_wording("refusal", "fr")
    made = organisation.wordings.open_wording
    assert "has changed since you made yours" in made.newer.text()
    press(made, "wording_settle")
    assert made.newer.text() == ""
    qtbot.waitUntil(lambda: bool(made.view.sheets), timeout=20_000)


@pytest.mark.parametrize("leave", [True, False])
def test_what_is_typed_is_asked_about_before_it_is_left(qtbot, window, organisation, opened, monkeypatch, leave):
    monkeypatch.setattr(page_of_wording, "may_discard", lambda _parent: leave)
    put_cursor(opened.paper, "We examined it carefully.")
    qtbot.keyClicks(opened.paper, " Truly.")
    assert not window.workplace.may_leave()
    press(opened, "wording_back")
    assert (organisation.wordings.open_wording is None) is leave


def test_pasted_words_bring_no_markup(opened):
    QApplication.clipboard().setText("one {{contact}}\n# two\n<b>three</b>")
    opened.paper.moveCursor(QTextCursor.MoveOperation.End)
    opened.paper.paste()
    lines = read_template(opened.text())[-3:]
    assert [line.parts[-1].text.rpartition(".")[2] for line in lines[1:]] == ["# two", "<b>three</b>"]
    assert lines[0].parts[-1].text.endswith("one {{contact}}")
    assert not any(isinstance(part, Tag) and part.name == "contact" for part in lines[0].parts[-1:])


def test_chips_follow_the_colours_and_change_nothing(opened):
    before = opened.text()
    THEME.choose(Colours.DARK)
    assert opened.text() == before
    assert not opened.is_dirty()


def test_lines_are_the_same_after_the_paper(opened):
    lines = (Line(Look.SUBJECT, (Span("A"),)), Line(Look.POINT, (Span("b", bold=True), Tag("", "reasons"))))
    opened.paper.show_text(lines)
    assert opened.paper.lines() == lines

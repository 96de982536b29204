"""The text of a letter that is not made yet outlives a lock, and the window does not close over it without asking."""

import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit

from officer_app.domain.case import Case
from officer_app.domain.refusal import RefusalGround
from officer_app.domain.vocabulary import Outcome, Right
from officer_app.services.cases import edit_case, open_case
from officer_app.services.register import Effort, create_register
from officer_app.ui import main_window
from officer_app.ui.dialogs import question
from officer_app.ui.main_window import MainWindow
from officer_app.ui.opening import Opener
from officer_app.ui.pages.letter import LetterPanel
from tests.ui.conftest import ORGANISATION

SECRET = "four quiet otters sing at noon"
WORDS = " Written before the lock."


@pytest.fixture
def locked_file(tmp_path, clock):
    quick = Effort(memory_log2=12, passes=1, lanes=1)
    made = create_register(
        tmp_path / "Office.officer", SECRET, clock=clock, actor="Anna", organisation=ORGANISATION, effort=quick
    )
    case = open_case(
        made, subject_name="Ann Peeters", subject_address="Rue Neuve 12\n1000 Bruxelles", rights=(Right.ACCESS,),
        received_on=clock.today(), language="en",
    )  # fmt: skip
    return made, case.id, case.reference


@pytest.fixture
def window(qtbot, jobs, settings, clock, locked_file, settled):
    made = MainWindow(Opener(jobs, clock, "Anna"), settings)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show_register(locked_file[0])
    made.show()
    settled()
    yield made
    settled()
    jobs.stop()


@pytest.fixture
def asked(monkeypatch):
    """Answer with no, and gather what the window asks before something is lost."""
    told = []
    monkeypatch.setattr(main_window, "may_discard_letter", lambda _parent, unmade: told.append(unmade))
    monkeypatch.setattr(main_window, "may_discard", lambda _parent: told.append("a form"))
    return told


def letter_of(qtbot, window, case_id, settled):
    window.workplace.desk.open_case(case_id, "letters")
    settled()
    panel = window.findChild(LetterPanel)
    qtbot.waitUntil(lambda: panel.reading is not None, timeout=20_000)
    panel.show_text(is_wanted=True)
    return panel.editing.paper


def unlock(window, settled):
    window.unlock.passphrase.line.setText(SECRET)
    window.unlock.try_to_open()
    settled()


def test_a_text_is_there_again_after_lock_and_unlock(qtbot, window, locked_file, settled, asked, tmp_path, clock):
    paper = letter_of(qtbot, window, locked_file[1], settled)
    paper.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(paper, WORDS)
    window.lock()
    assert (window.workplace, asked) == (None, [])
    assert not window.close()
    assert asked == [[("Office.officer", locked_file[2])]]
    window.show_register(create_register(tmp_path / "Other.officer", None, clock=clock, actor="Anna"))
    settled()
    assert not window.workplace.desk.letter_drafts.has_unmade()
    assert not window.close()
    window.open_path(locked_file[0].path)
    unlock(window, settled)
    assert WORDS in letter_of(qtbot, window, locked_file[1], settled).toPlainText()
    assert not window.close()
    assert len(asked) == 3


@pytest.mark.parametrize(
    ("unmade", "told"),
    [
        ([("Office.officer", "DSR-1")], "the text of a letter about DSR-1 in Office.officer and"),
        ([("B.officer", "DSR-1"), ("A.officer", "Leak")], "the texts of 2 letters in A.officer, B.officer and"),
    ],
)
def test_the_question_says_which_text_would_be_lost(monkeypatch, unmade, told):
    details = []
    monkeypatch.setattr(question, "confirm", lambda *_, **said: details.append(said["details"]))
    question.may_discard_letter(None, unmade)
    assert told in details[0]


def test_once_the_letter_is_made_the_window_closes_unasked(qtbot, window, locked_file, settled, asked, monkeypatch):
    monkeypatch.setattr("officer_app.ui.pages.letter.may_make", lambda *_: True)
    paper = letter_of(qtbot, window, locked_file[1], settled)
    paper.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(paper, WORDS)
    window.findChild(LetterPanel).verbs.make()
    settled()
    drafts = window.workplace.desk.letter_drafts
    assert drafts.get(("case", locked_file[1], "acknowledgement", "en")).is_made
    assert window.close()
    assert asked == []
    assert drafts.get(("case", locked_file[1], "acknowledgement", "en")) is None


def test_a_half_filled_fact_stays_while_another_case_is_shown(qtbot, window, locked_file, settled, asked, clock):
    register, first, _ = locked_file
    second = open_case(
        register, subject_name="Bo Claes", rights=(Right.ERASURE,), received_on=clock.today(), language="en"
    ).id
    letter_of(qtbot, window, first, settled)
    panel = window.findChild(LetterPanel)
    panel.show_text(is_wanted=False)
    next(row for row in panel.facts.rows if row.fact.key == "contact").mend.click()
    panel.findChild(QLineEdit, "officer_email").setText("half")
    window.workplace.desk.open_case(second, "letters")
    settled()
    assert not panel.isVisible()
    window.lock()
    assert asked == ["a form"]
    window.workplace.desk.open_case(first, "letters")
    settled()
    assert panel.isVisible()
    assert panel.findChild(QLineEdit, "officer_email").text() == "half"
    panel.findChild(QLineEdit, "officer_email").setText(ORGANISATION.officer_email)
    assert window.workplace.may_leave()


def test_a_fact_that_was_put_aside_takes_no_later_decision_back(qtbot, window, locked_file, settled, clock):
    register, first, _ = locked_file
    second = open_case(register, subject_name="Bo Claes", rights=(Right.ERASURE,), received_on=clock.today()).id
    letter_of(qtbot, window, first, settled)
    panel = window.findChild(LetterPanel)
    panel.choice.show_letter("refusal")
    qtbot.waitUntil(lambda: "reasons" in {row.fact.key for row in panel.facts.rows}, timeout=20_000)
    next(row for row in panel.facts.rows if row.fact.key == "reasons").mend.click()
    panel.mending.form.show_values({"outcome_reason": "It is the fifth request this month."})
    window.workplace.desk.open_case(second, "letters")
    grounds = (RefusalGround.UNFOUNDED_OR_EXCESSIVE,)
    edit_case(register, first, outcome=Outcome.REFUSED, refusal_grounds=grounds, outcome_reason="Too often.")
    window.workplace.desk.open_case(first, "letters")
    panel.mending.form.save()
    case = register.get(Case, first)
    assert (case.outcome, case.refusal_grounds) == (Outcome.REFUSED, grounds)
    assert case.outcome_reason == "It is the fifth request this month."
    assert not panel.is_dirty()

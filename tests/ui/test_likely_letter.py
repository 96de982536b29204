"""Which letter the page opens on: the one that the case needs next, and none rather than a wrong one."""

from datetime import date

import pytest
from PySide6.QtWidgets import QPushButton

from officer_app.domain.case import Case
from officer_app.domain.vocabulary import Outcome, Right, Stage
from officer_app.services.cases import move_case
from officer_app.ui.pages.letter import LetterPanel
from officer_app.ui.pages.likely_letter import likely_letter


@pytest.mark.parametrize(
    ("facts", "key"),
    [
        ({}, "acknowledgement"),
        ({"stage": Stage.IDENTITY_PENDING}, "identity_request"),
        ({"stage": Stage.CLARIFICATION_PENDING}, "clarification_request"),
        ({"stage": Stage.READY}, "access_response"),
        ({"outcome": Outcome.GRANTED}, ""),
        ({"acknowledged_on": date(2026, 4, 1)}, ""),
        ({"stage": Stage.ACCEPTED, "rights": (Right.ERASURE,)}, "acknowledgement"),
        ({"stage": Stage.REVIEW, "outcome": Outcome.NOTHING_HELD}, "access_response"),
        ({"stage": Stage.READY, "rights": (Right.ERASURE,)}, ""),
        ({"stage": Stage.READY, "rights": (Right.ERASURE,), "outcome": Outcome.GRANTED}, ""),
        ({"stage": Stage.REVIEW, "rights": (Right.RECTIFICATION,), "outcome": Outcome.GRANTED}, ""),
        ({"stage": Stage.READY, "outcome": Outcome.WITHDRAWN}, ""),
        ({"stage": Stage.READY, "outcome": Outcome.PARTLY}, "refusal"),
        ({"stage": Stage.READY, "outcome": Outcome.REFUSED}, "refusal"),
    ],
)
def test_likely_letter_follows_the_case(facts, key):
    assert likely_letter(Case(**({"rights": (Right.ACCESS,)} | facts))) == key


def test_where_no_letter_is_the_answer_the_page_asks_which(qtbot, register, lively, window, settled):
    erasure = lively[1]
    move_case(register, erasure.id, Stage.READY, outcome=Outcome.GRANTED)
    window.workplace.desk.open_case(erasure.id, "letters")
    settled()
    panel = window.findChild(LetterPanel)
    buttons = [panel.findChild(QPushButton, f"letter.{verb}") for verb in ("make", "save", "print")]
    assert (panel.choice.key, panel.choice.kind.placeholderText()) == ("", "Choose a letter")
    assert "None of the letters is the usual answer" in panel.which.text()
    assert (panel.which.isVisible(), panel.view.isVisible()) == (True, False)
    assert not any(each.isEnabled() for each in buttons)
    for _again in range(2):
        panel.choice.show_letter("acknowledgement")
        qtbot.waitUntil(lambda: bool(panel.view.sheets), timeout=20_000)
        assert (panel.which.isVisible(), panel.view.isVisible()) == (False, True)
        assert all(each.isEnabled() for each in buttons)
        panel.choice.show_letter("")
        qtbot.waitUntil(lambda: not panel.view.sheets, timeout=20_000)

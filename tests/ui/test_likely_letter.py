"""Which letter the page opens on: the one that the case needs next, and none rather than a wrong one."""

from datetime import date

import pytest
from PySide6.QtWidgets import QPushButton

from officer_app.domain.case import Case
from officer_app.domain.refusal import RefusalGround
from officer_app.domain.vocabulary import Outcome, Right, Stage
from officer_app.services.cases import edit_case, move_case
from officer_app.ui.pages.letter import LetterPanel
from officer_app.ui.pages.likely_letter import likely_letter

DAY = date(2026, 4, 1)
LIFTING = {"restricted_on": DAY, "restriction_lift_on": date(2026, 5, 4)}


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
        ({"stage": Stage.REVIEW, "outcome": Outcome.NOTHING_HELD}, "nothing_held"),
        ({"stage": Stage.REVIEW, "rights": (Right.QUESTION,), "outcome": Outcome.NOTHING_HELD}, ""),
        ({"stage": Stage.READY, "rights": (Right.ERASURE,)}, ""),
        ({"stage": Stage.READY, "rights": (Right.ERASURE,), "erasure_done_on": DAY}, "erasure_done"),
        ({"stage": Stage.READY, "rights": (Right.ERASURE,), "outcome": Outcome.GRANTED}, "erasure_done"),
        ({"stage": Stage.READY, "rights": (Right.ERASURE,), "outcome": Outcome.PARTLY}, "refusal"),
        ({"stage": Stage.READY, "rights": (Right.ERASURE,), "outcome": Outcome.PARTLY, "erasure_done_on": DAY},
         "erasure_done"),
        ({"stage": Stage.READY, "rights": (Right.ERASURE, Right.RECTIFICATION), "outcome": Outcome.GRANTED}, ""),
        ({"stage": Stage.REVIEW, "rights": (Right.RECTIFICATION,), "outcome": Outcome.GRANTED}, "rectification_done"),
        ({"stage": Stage.READY, "rights": (Right.RESTRICTION,), "restricted_on": DAY}, "restriction_imposed"),
        ({"stage": Stage.CLOSED, "rights": (Right.RESTRICTION,), "outcome": Outcome.GRANTED, **LIFTING},
         "restriction_lift"),
        ({"stage": Stage.CLOSED, "rights": (Right.OTHER,), **LIFTING, "restriction_told_on": DAY}, ""),
        ({"stage": Stage.READY, "rights": (Right.PORTABILITY,), "outcome": Outcome.GRANTED}, "portability_cover"),
        ({"outcome": Outcome.REFUSED, "refusal_grounds": (RefusalGround.NOT_IDENTIFIABLE,)}, "not_identifiable"),
        ({"rights": (Right.OBJECTION,), "outcome": Outcome.GRANTED}, "objection_upheld"),
        ({"rights": (Right.OBJECTION,), "outcome": Outcome.REFUSED}, "objection_rejected"),
        ({"rights": (Right.OBJECTION, Right.ACCESS), "outcome": Outcome.REFUSED}, "refusal"),
        ({"rights": (Right.WITHDRAW_CONSENT,), "stage": Stage.READY, "consent_ended_on": DAY}, "consent_withdrawal"),
        ({"rights": (Right.AUTOMATED_DECISION,), "outcome": Outcome.GRANTED}, "automated_decision"),
        ({"rights": (Right.QUESTION,), "stage": Stage.READY, "answer_text": "It is so."}, "question_answered"),
        ({"rights": (Right.QUESTION,), "stage": Stage.READY}, ""),
        ({"outcome": Outcome.NOT_OURS}, "not_ours"),
        ({"stage": Stage.ACCEPTED, "rights": (Right.ERASURE,), "is_excessive": True, "fee_proposed": "EUR 9"},
         "fee_notice"),
        ({"stage": Stage.READY, "outcome": Outcome.WITHDRAWN}, ""),
        ({"stage": Stage.READY, "outcome": Outcome.PARTLY}, "refusal"),
        ({"stage": Stage.READY, "outcome": Outcome.REFUSED}, "refusal"),
    ],
)  # fmt: skip
def test_likely_letter_follows_the_case(facts, key):
    assert likely_letter(Case(**({"rights": (Right.ACCESS,)} | facts))) == key


def test_where_no_letter_is_the_answer_the_page_asks_which(qtbot, register, lively, window, settled):
    both = lively[1]
    edit_case(register, both.id, rights=(Right.ERASURE, Right.RECTIFICATION))
    move_case(register, both.id, Stage.READY, outcome=Outcome.GRANTED)
    window.workplace.desk.open_case(both.id, "letters")
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


def test_letters_that_fit_come_and_go_with_what_is_asked(register, lively, window, settled):
    erasure = lively[1]
    window.workplace.desk.open_case(erasure.id, "letters")
    settled()
    choice = window.findChild(LetterPanel).choice
    choice.show_letter("erasure_done")

    def offered():
        return {choice.kind.itemData(row) for row in range(choice.kind.count())}

    assert {"erasure_done", "nothing_held", "not_identifiable"} <= offered()
    assert not {"rectification_done", "restriction_imposed", "restriction_lift", "portability_cover"} & offered()
    choice.follow(edit_case(register, erasure.id, rights=(Right.ERASURE, Right.RECTIFICATION)))
    assert choice.key == "erasure_done"
    assert "rectification_done" in offered()
    choice.follow(edit_case(register, erasure.id, rights=(Right.RECTIFICATION,)))
    assert "erasure_done" not in offered()
    assert choice.key != "erasure_done"


def test_what_was_erased_is_written_beside_the_letter_that_says_it(qtbot, register, lively, window, settled):
    erasure = lively[1]
    window.workplace.desk.open_case(erasure.id, "letters")
    settled()
    panel = window.findChild(LetterPanel)
    panel.choice.show_letter("erasure_done")
    qtbot.waitUntil(lambda: any(row.fact.key == "erased_data" for row in panel.facts.rows), timeout=20_000)
    next(row for row in panel.facts.rows if row.fact.key == "erased_data").mend.click()
    form = panel.mending.form
    assert form.names() == ("erased_data", "erasure_done_on", "erasure_ground", "erasure_backups", "erasure_kept")
    for name, value in (("erased_data", "Het profiel"), ("erasure_done_on", erasure.received_on)):
        form.editor(name).load(value)
    panel.findChild(QPushButton, "mend.save").click()
    kept = register.get(Case, erasure.id)
    assert (kept.erased_data, kept.erasure_done_on) == ("Het profiel", erasure.received_on)
    qtbot.waitUntil(lambda: "Het profiel" in panel.reading.written.text, timeout=20_000)
    lacking = {row.fact.key for row in panel.facts.rows if row.fact.is_missing}
    assert {"erasure_ground", "backups"} <= lacking
    assert "erased_on" not in lacking

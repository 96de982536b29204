"""What somebody should look at again before a letter leaves stands beside its facts."""

import pytest
from PySide6.QtWidgets import QWidget

from officer_app.domain.words import Sentence
from officer_app.services.cases import case_file
from officer_app.services.output import TextRemark, facts_for
from officer_app.ui.pages.letter_facts import FactList
from officer_app.ui.pages.letter_remarks import WarningRow

WARNING = Sentence("This seems to ask for a signature: “{text}”.", {"text": "<b>Sign</b> it."}, "EDPB 01/2022 para 52")


@pytest.fixture
def shown(qtbot, register, lively):
    """Return a list of facts with a warning, and the facts."""
    facts = facts_for(
        case_file(register, lively[0].id, register.clock.today()), "extension", "en", register.clock.today()
    )
    listed = FactList()
    qtbot.addWidget(listed)
    listed.resize(420, 700)
    listed.show_facts(facts, lambda _fact: False, (TextRemark(WARNING),))
    listed.show()
    return listed


def test_a_warning_stands_after_what_is_missing_with_its_source(shown):
    (row,) = shown.warnings
    assert row.accessibleName() == "Look at this again: This seems to ask for a signature: “<b>Sign</b> it.”."
    assert row.findChild(QWidget, "letter_warning.source").text() == "Source: EDPB 01/2022 para 52"
    order = sorted((*shown.rows, row), key=lambda each: each.y())
    place = order.index(row)
    assert place > 0
    assert all(each.fact.is_missing for each in order[:place])
    assert not any(each.fact.is_missing for each in order[place + 1 :])


def test_a_long_warning_is_whole_where_there_is_little_room(qtbot, shown):
    (row,) = shown.warnings
    text = row.findChild(QWidget, "letter_warning.text")
    shown.resize(300, 700)
    qtbot.waitUntil(lambda: text.height() >= text.heightForWidth(text.width()))
    assert text.heightForWidth(text.width()) > text.fontMetrics().height()


def test_a_letter_without_a_fault_shows_none(shown):
    shown.show_facts((), lambda _fact: False)
    assert shown.warnings == []
    assert shown.findChildren(WarningRow) == [] or not any(each.isVisible() for each in shown.findChildren(WarningRow))

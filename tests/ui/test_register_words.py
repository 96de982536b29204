"""What the pages of the registers say: whole titles, names in place of codes, nothing twice."""

import itertools
from datetime import UTC, date, datetime

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from officer_app.domain.breach import BreachNature
from officer_app.domain.impact_assessment import ImpactAssessment
from officer_app.domain.notice import NoticeVersion
from officer_app.services.registers import add_record, change_record
from officer_app.ui.register_words import assessment_words, new_words
from officer_app.ui.settings import Settings
from tests.ui.registers_told import tell


@pytest.fixture
def told(register):
    return tell(register)


def opened(window, settled, key, record_id):
    window.workplace.desk.open_record(key, record_id)
    settled()
    return window.workplace.page(key)


@pytest.mark.parametrize(
    ("facts", "transfer", "said"),
    [
        ({"version": "2"}, "Hosting", "Hosting, version 2"),
        ({"version": "2", "done_on": date(2026, 3, 3)}, "", "Version 2"),
        ({"done_on": date(2026, 3, 3)}, "Hosting", "Hosting, 3 March 2026"),
        ({}, "Hosting", "Hosting"),
        ({}, "", ""),
    ],
)
def test_an_assessment_is_called_after_its_transfer(facts, transfer, said):
    assert assessment_words(ImpactAssessment(**facts), transfer) == said


def test_an_assessment_is_found_by_its_transfer_in_its_list_and_is_no_bare_number_elsewhere(told, window, settled):
    page = opened(window, settled, "impact_assessment", 1)
    assert page.panel.header.title.text() == "Deliveries, version 1"
    column = [each.key for each in page.model.columns].index("title")
    assert page.model.index(0, column).data() == "Deliveries, version 1"
    transfer = opened(window, settled, "transfer", told["transfer"])
    link = transfer.panel.findChild(QAbstractButton, "from_impact_assessment_transfer_1")
    assert link.text() == "Assessment 1"


def test_the_languages_of_a_notice_are_names(register, window, settled):
    made = add_record(register, "notice_version", notice="Cookie notice", number="2", languages=("en", "fr"))
    page = opened(window, settled, "notice_version", made.id)
    assert page.panel.findChild(QLabel, "fact_languages").text() == "English, French"
    assert register.get(NoticeVersion, made.id).languages == ("en", "fr")


def test_what_the_verdict_says_no_finding_says_again(register, window, settled):
    breach = add_record(
        register, "breach", title="Laptop", nature=(BreachNature.CONFIDENTIALITY,),
        aware_at=datetime(2026, 4, 1, 9, tzinfo=UTC),
    )  # fmt: skip
    page = opened(window, settled, "breach", breach.id)
    findings = page.panel.facts.findings
    said = [each.text() for each in findings.findChildren(QLabel) if each.text().startswith("The authority must")]
    assert len(said) == 1
    change_record(
        register, "breach", breach.id, notified_at=datetime(2026, 4, 1, 12, tzinfo=UTC), occurred_at=breach.aware_at
    )
    settled()
    assert findings.findChild(QLabel, "findings_verdict_words").text().startswith("The authority was told")


def test_links_that_need_two_lines_stand_close(register, told, window, settled):
    numbers = tuple(add_record(register, "measure", name=f"Measure of a long name {n}").id for n in range(8))
    change_record(register, "processor", told["Nordlys"], measures=numbers)
    page = opened(window, settled, "processor", told["Nordlys"])
    holder = page.panel.findChild(QWidget, "fact_measures")
    tops = sorted({each.y() for each in holder.findChildren(QAbstractButton)})
    height = holder.findChild(QAbstractButton).height()
    assert len(tops) > 1
    assert {after - before for before, after in itertools.pairwise(tops)} == {height}


def test_beside_a_record_no_list_scrolls_sideways(told, window, settled):
    assert told
    window.show_page("impact_assessment")
    settled()
    page = window.workplace.page("impact_assessment")
    page.table.choose(0)
    settled()
    assert page.table.horizontalScrollBar().maximum() == 0


def test_a_new_address_is_called_so():
    assert new_words("suppression") == "New address"


def test_the_memory_tells_nothing_folded_from_never_asked(tmp_path):
    Settings(tmp_path).keep(look="dark")
    assert Settings(tmp_path).values.folded_groups is None
    Settings(tmp_path).keep(folded_groups=())
    assert Settings(tmp_path).values.folded_groups == ()

"""Letters about tasks, notices and records: the way to them, their facts mended in place, what making them leaves."""

import pytest
from PySide6.QtWidgets import QAbstractButton

from officer_app.domain.breach import Breach, SubjectsTold
from officer_app.domain.correspondence import Message, SearchTask
from officer_app.domain.disclosure import Disclosure
from officer_app.domain.processor import Processor
from officer_app.domain.recipient_notice import RecipientNotice
from officer_app.domain.sub_processor import ChangeNotice, ChangeOutcome
from officer_app.services.case_work import add_task
from officer_app.services.documents import documents_of
from officer_app.services.registers import change_record, delete_record
from officer_app.ui import main_window
from tests.services.matters_told import tell_matters
from tests.ui.record_page import press


@pytest.fixture
def matters(register):
    told = tell_matters(register)
    change_record(register, "breach", told["breach"], delay_reason="The facts came late.")
    return told


@pytest.fixture
def of_case(matters, window, settled):
    """Return a function that opens a tab of the case."""

    def opened(tab):
        window.workplace.desk.open_case(matters["case"], tab)
        settled()
        return window.workplace.page("cases").panel

    return opened


@pytest.fixture
def of_record(matters, window, settled):
    """Return a function that opens the letters of a record, and gives its panel and the letter page."""

    def opened(key):
        window.workplace.desk.open_record(key, matters[key])
        settled()
        panel = window.workplace.page(key).panel
        panel.show_tab("letters")
        settled()
        return panel, panel.parts["letters"].panel

    return opened


def drawn(qtbot, letters):
    """Wait until the pages of the letter are there."""
    qtbot.waitUntil(lambda: bool(letters.view.sheets) and letters.reading is not None, timeout=20_000)
    return letters


def kinds(letters):
    return [letters.choice.kind.itemData(place) for place in range(letters.choice.kind.count())]


def test_a_task_leads_to_the_letters_to_its_processor_and_back(qtbot, of_case, matters, register):
    panel = of_case("tasks")
    press(panel, f"task_letter_{matters['search_task']}")
    letters = drawn(qtbot, panel.letters.panel)
    assert kinds(letters) == ["instruction_search", "instruction_erase", "instruction_chase"]
    assert letters.choice.key == "instruction_search"
    assert letters.missing.text() == "Nothing is missing"
    press(letters, "letter.make")
    (message,) = register.all(Message, case_id=matters["case"])
    assert message.template == "instruction_search"
    assert register.get(SearchTask, matters["search_task"]).asked_on == register.clock.today()
    press(panel, "letters_back")
    assert drawn(qtbot, panel.letters.panel).choice.key == "acknowledgement"
    assert not panel.letters.back.isVisible()


def test_a_task_that_waits_is_reminded_of_and_its_facts_are_mended_here(qtbot, of_case, matters, register, settled):
    change_record(register, "processor", 2, address="", email="")
    panel = of_case("tasks")
    press(panel, f"task_letter_{matters['asked_task']}")
    letters = drawn(qtbot, panel.letters.panel)
    assert letters.choice.key == "instruction_chase"
    assert letters.missing.text() == "1 fact missing"
    before = letters.reading
    press(letters, "fact.address.mend")
    letters.mending.form.editor("address").paper.setPlainText("Kade 5\n1011 AB Amsterdam")
    press(letters.mending, "mend.save")
    qtbot.waitUntil(lambda: letters.reading is not before, timeout=20_000)
    settled()
    assert register.get(Processor, 2).address == "Kade 5\n1011 AB Amsterdam"
    assert letters.missing.text() == "Nothing is missing"


def test_a_task_for_no_processor_has_no_letter(of_case, matters, register, settled):
    task = add_task(register, matters["case"], system="The cellar")
    panel = of_case("tasks")
    settled()
    assert panel.findChild(QAbstractButton, f"task_letter_{task.id}") is None


def test_a_notice_leads_to_its_letter_and_is_told_once_that_is_made(qtbot, of_case, matters, register, settled):
    panel = of_case("notices")
    assert panel.tabs.tabText(3) == "Recipients 1"
    press(panel, f"notice_{matters['recipient_notice']}_letter")
    letters = drawn(qtbot, panel.letters.panel)
    assert kinds(letters) == ["recipient_notice"]
    press(letters, "letter.make")
    settled()
    assert register.get(RecipientNotice, matters["recipient_notice"]).told_on == register.clock.today()
    assert panel.tabs.tabText(3) == "Recipients"


def test_a_letter_about_a_notice_that_was_deleted_is_let_go(qtbot, of_case, matters, register, settled):
    panel = of_case("notices")
    press(panel, f"notice_{matters['recipient_notice']}_letter")
    drawn(qtbot, panel.letters.panel)
    panel.show_tab("notices")
    delete_record(register, "recipient_notice", matters["recipient_notice"])
    settled()
    panel.show_tab("letters")
    assert drawn(qtbot, panel.letters.panel).choice.key == "acknowledgement"


def test_nothing_is_asked_about_a_letter_whose_record_was_deleted(
    qtbot, window, of_case, of_record, matters, register, settled, monkeypatch
):
    for question in ("may_discard", "may_discard_letter"):
        monkeypatch.setattr(main_window, question, lambda *_: True)
    panel = of_case("notices")
    press(panel, f"notice_{matters['recipient_notice']}_letter")
    letters = drawn(qtbot, panel.letters.panel)
    letters.editing.paper.insertPlainText("Dear partner, ")
    press(letters, "fact.addressee.mend")
    letters.mending.form.show_values({"name": "half"})
    panel.letters.show_usual()
    _, letters = of_record("disclosure")
    press(drawn(qtbot, letters), "fact.addressee.mend")
    letters.mending.form.show_values({letters.mending.form.names()[0]: "half"})
    assert window.workplace.desk.letter_drafts.has_unmade()
    assert not window.workplace.may_leave()
    window.show_page("today")
    delete_record(register, "recipient_notice", matters["recipient_notice"])
    delete_record(register, "disclosure", matters["disclosure"])
    settled()
    assert window.workplace.may_leave()
    assert not window.workplace.desk.letter_drafts.has_unmade()


@pytest.mark.parametrize(
    ("key", "letters_of_it"),
    [
        ("breach", ["breach_letter", "breach_notification"]),
        ("disclosure", ["disclosure_reply"]),
        ("change_notice", ["sub_processor_objection"]),
    ],
)
def test_a_record_has_its_letters_as_a_part_of_its_page(qtbot, of_record, matters, register, key, letters_of_it):
    panel, letters = of_record(key)
    drawn(qtbot, letters)
    assert kinds(letters) == letters_of_it
    assert letters.missing.text() == "Nothing is missing"
    press(letters, "letter.make")
    record = register.get(type(panel.file.record), matters[key])
    assert len(documents_of(register, record)) == 1


def test_what_follows_from_a_letter_stands_in_the_record(qtbot, of_record, matters, register):
    _, letters = of_record("change_notice")
    press(drawn(qtbot, letters), "letter.make")
    assert register.get(ChangeNotice, matters["change_notice"]).outcome is ChangeOutcome.OBJECTED
    _, letters = of_record("breach")
    drawn(qtbot, letters)
    before = letters.reading
    letters.choice.show_letter("breach_letter")
    qtbot.waitUntil(lambda: letters.reading is not before, timeout=20_000)
    press(letters, "letter.make")
    assert register.get(Breach, matters["breach"]).subjects_told is SubjectsTold.YES


def test_a_fact_of_a_record_is_mended_beside_the_preview(qtbot, of_record, matters, register):
    change_record(register, "disclosure", matters["disclosure"], verified_how="")
    _, letters = of_record("disclosure")
    drawn(qtbot, letters)
    assert letters.missing.text() == "1 fact missing"
    before = letters.reading
    press(letters, "fact.verified_how.mend")
    letters.mending.form.editor("verified_how").paper.setPlainText("Called back over the switchboard.")
    press(letters.mending, "mend.save")
    qtbot.waitUntil(lambda: letters.reading is not before, timeout=20_000)
    assert register.get(Disclosure, matters["disclosure"]).verified_how == "Called back over the switchboard."
    assert letters.missing.text() == "Nothing is missing"


def test_a_record_that_was_deleted_leaves_no_letter_behind(qtbot, of_record, matters, register, settled):
    panel, letters = of_record("breach")
    drawn(qtbot, letters)
    delete_record(register, "breach", matters["breach"])
    settled()
    qtbot.wait(200)
    settled()
    assert panel.parts["letters"].panel is None

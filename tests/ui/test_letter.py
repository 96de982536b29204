"""The letter page: facts with a way to mend each, a live preview, and letters that are made, saved and printed."""

import io

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QWidget

from officer_app.domain.activity import Activity
from officer_app.domain.case import Case
from officer_app.domain.correspondence import Attachment, Message
from officer_app.domain.identity import IdentityCheck
from officer_app.domain.organisation import Organisation
from officer_app.domain.vocabulary import ExtensionReason, Outcome, Right, Stage
from officer_app.services import case_work
from officer_app.services.cases import edit_case, move_case, open_case
from officer_app.services.output import letter_types_for
from officer_app.services.registers import add_record
from officer_app.ui.desk import Desk
from officer_app.ui.jobs import Jobs
from officer_app.ui.pages import letter_facts, letter_verbs
from officer_app.ui.pdf_view import page_count
from officer_app.ui.printing import print_pages
from officer_app.ui.settings import Settings
from tests.ui.letter_page import press, shown


@pytest.fixture
def desk(qtbot, register, tmp_path):
    window = QWidget()
    qtbot.addWidget(window)
    jobs = Jobs(window)
    made = Desk(register, jobs, Settings(tmp_path / "state"), window)
    made.faults = []
    jobs.failed.connect(made.faults.append)
    jobs.crashed.connect(made.faults.append)
    yield made
    jobs.stop()
    assert made.faults == []


@pytest.fixture
def case(register, days):
    return open_case(
        register, subject_name="Hélène <b>Lefèvre</b>", subject_address="Rue Neuve 12\n1000 Bruxelles",
        subject_email="helene@example.org", rights=(Right.ACCESS, Right.ERASURE), received_on=days(-10), language="fr",
    )  # fmt: skip


@pytest.fixture
def panel(qtbot, desk, case):
    made = shown(qtbot, desk, case, height=600)
    yield made
    made.hide()


def choose(qtbot, panel, key):
    before = panel.reading
    panel.choice.show_letter(key)
    qtbot.waitUntil(lambda: panel.reading is not before, timeout=20_000)


def wait_for_news(qtbot, panel):
    before = panel.reading
    qtbot.waitUntil(lambda: panel.reading is not before, timeout=20_000)


def row(panel, key):
    return next(each for each in panel.facts.rows if each.fact.key == key)


def text_of(pdf):
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)


def notices(desk):
    return [notice.accessibleName() for notice in desk.notices.shown()]


def test_letter_and_language_that_the_case_needs_are_chosen(panel):
    assert (panel.choice.key, panel.choice.code) == ("acknowledgement", "fr")
    assert panel.missing.text() == "Nothing is missing"
    assert panel.verbs.draft_note.text() == ""
    assert any("Hélène <b>Lefèvre</b>" in each.accessibleName() for each in panel.facts.rows)


def test_letter_page_follows_the_case_to_its_next_step(qtbot, panel, register, case):
    panel.hide()
    case_work.add_identity_check(register, case.id, doubt="Another address.")
    move_case(register, case.id, Stage.IDENTITY_PENDING)
    panel.show()
    wait_for_news(qtbot, panel)
    assert panel.choice.key == "identity_request"
    panel.choice.show_letter("extension")
    panel.hide()
    edit_case(register, case.id, owner="Anna")
    panel.show()
    assert panel.choice.key == "extension"
    wait_for_news(qtbot, panel)


def test_preview_shows_the_pages_of_the_letter(panel):
    pdf = panel.reading.written.pdf
    assert len(panel.view.sheets) == page_count(pdf)
    assert "12" in text_of(pdf)
    image = panel.view.sheets[0].image
    assert {image.pixelColor(x, image.height() // 2).lightness() for x in range(image.width())} != {255}


@pytest.mark.parametrize("key", [each.key for each in letter_types_for(Case(rights=(Right.ACCESS, Right.ERASURE)))])
def test_every_letter_can_be_looked_at_in_every_language(qtbot, panel, key):
    if key != panel.choice.key:
        choose(qtbot, panel, key)
    for index in range(panel.choice.language.count()):
        if panel.choice.language.currentIndex() != index:
            panel.choice.language.setCurrentIndex(index)
            wait_for_news(qtbot, panel)
        assert panel.reading.written.language == panel.choice.language.itemData(index)
        assert panel.view.sheets


def test_missing_facts_stand_first_and_make_it_a_draft(qtbot, panel):
    choose(qtbot, panel, "extension")
    lacking = [each.fact.is_missing for each in panel.facts.rows]
    assert lacking == sorted(lacking, reverse=True)
    assert panel.missing.text() == f"{sum(lacking)} facts missing"
    assert panel.verbs.draft_note.text() == "will be marked draft"
    assert row(panel, "extension_reason").accessibleName().startswith("Reason, missing: ")


def test_missing_fact_is_mended_in_place_and_the_preview_follows(qtbot, panel, register, case):
    choose(qtbot, panel, "extension")
    qtbot.mouseClick(row(panel, "extension_details"), Qt.MouseButton.LeftButton)
    form = panel.mending.form
    assert form.names() == ("extension_reason", "extension_details")
    form.editor("extension_reason").load(ExtensionReason.COMPLEXITY)
    panel.findChild(QPlainTextEdit, "extension_details").setPlainText("Douze systèmes sont à fouiller.")
    press(panel, "mend.save")
    assert register.get(Case, case.id).extension_reason is ExtensionReason.COMPLEXITY
    assert not panel.mending.isVisible()
    wait_for_news(qtbot, panel)
    assert "Douze systèmes" in text_of(panel.reading.written.pdf)
    assert panel.missing.text() == "Nothing is missing"


def test_refusal_offers_only_rights_and_grounds_that_fit(qtbot, panel, register, case):
    choose(qtbot, panel, "refusal")
    row(panel, "decision").mend.click()
    form = panel.mending.form
    assert panel.findChild(QWidget, "refused_rights.access").isVisible()
    assert not panel.findChild(QWidget, "refused_rights.portability").isVisible()
    assert panel.findChild(QWidget, "refusal_grounds.17(3)(e)").isVisible()
    assert not panel.findChild(QWidget, "refusal_grounds.20(1)").isVisible()
    form.editor("outcome").load(Outcome.REFUSED)
    press(panel, "mend.save")
    assert register.get(Case, case.id).outcome is None
    assert "reasons" in panel.findChild(QLabel, "outcome_reason.problem").text()
    assert form.editor("outcome").value() is Outcome.REFUSED


def test_doubt_is_written_on_a_new_check(qtbot, panel, register, case):
    choose(qtbot, panel, "identity_request")
    row(panel, "doubt").mend.click()
    panel.findChild(QPlainTextEdit, "doubt").setPlainText("L'adresse nous est inconnue.")
    panel.findChild(QPlainTextEdit, "asked_for").setPlainText("Votre numéro de client.")
    press(panel, "mend.save")
    assert register.all(IdentityCheck, case_id=case.id)[0].asked_for == "Votre numéro de client."
    wait_for_news(qtbot, panel)
    row(panel, "doubt").mend.click()
    assert panel.findChild(QPlainTextEdit, "doubt").toPlainText() == "L'adresse nous est inconnue."
    panel.mending.close_form()


def test_text_of_an_activity_is_mended_where_it_is_kept(qtbot, panel, register, case):
    activity = add_record(register, "activity", name="Newsletter", purpose={"en": "To send news."})
    edit_case(register, case.id, activities=(activity.id,), holds_data=True)
    choose(qtbot, panel, "access_response")
    row(panel, "purposes").mend.click()
    assert "Newsletter" in " ".join(label.text() for label in panel.mending.findChildren(QLabel))
    panel.findChild(QPlainTextEdit, "purpose.fr").setPlainText("Vous envoyer notre lettre.")
    press(panel, "mend.save")
    assert register.get(Activity, activity.id).purpose["fr"] == "Vous envoyer notre lettre."


def test_fact_of_the_profile_is_mended_in_the_profile(qtbot, panel, register):
    row(panel, "contact").mend.click()
    panel.findChild(QLineEdit, "officer_email").setText("dpo@selligent.example")
    press(panel, "mend.save")
    assert register.all(Organisation)[0].officer_email == "dpo@selligent.example"
    wait_for_news(qtbot, panel)


@pytest.mark.parametrize("answer", [True, False])
def test_half_typed_mending_is_not_lost_without_asking(panel, monkeypatch, answer):
    monkeypatch.setattr(letter_facts, "may_discard", lambda _parent: answer)
    row(panel, "contact").mend.click()
    panel.findChild(QLineEdit, "officer_email").setText("half")
    press(panel, "mend.cancel")
    assert panel.mending.isVisible() is not answer


def test_made_letter_is_recorded_once_with_what_follows(panel, desk, register, case, clock):
    press(panel, "letter.make")
    press(panel, "letter.make")
    (message,) = register.all(Message, case_id=case.id)
    assert (message.template, message.language) == ("acknowledgement", "fr")
    assert register.get(Case, case.id).acknowledged_on == clock.today()
    assert len(register.all(Attachment, case_id=case.id)) == 1
    assert "recorded with the case" in notices(desk)[0]


def test_draft_leaves_no_record(qtbot, panel, desk, register, case):
    choose(qtbot, panel, "extension")
    press(panel, "letter.make")
    assert register.all(Message, case_id=case.id) == []
    assert "draft" in notices(desk)[0]


def test_saved_letter_is_the_recorded_one(panel, monkeypatch, tmp_path, register, case):
    proposed = []

    def place(_parent, _title, path, _kinds):
        proposed.append(path.name)
        return tmp_path / "out.pdf"

    monkeypatch.setattr("officer_app.ui.saving.choose_new_file", place)
    opened = []
    monkeypatch.setattr(letter_verbs, "open_folder_of", opened.append)
    press(panel, "letter.save")
    (attachment,) = register.all(Attachment, case_id=case.id)
    assert (tmp_path / "out.pdf").read_bytes() == register.content(attachment.digest)
    assert proposed == [f"{case.reference} Acknowledgement fr.pdf"]
    press(panel, "letter.folder")
    assert opened == [tmp_path / "out.pdf"]


def test_place_that_cannot_be_written_has_a_sentence(panel, desk, monkeypatch, tmp_path):
    monkeypatch.setattr("officer_app.ui.saving.choose_new_file", lambda *_: tmp_path / "no" / "out.pdf")
    press(panel, "letter.save")
    assert "could not be written" in notices(desk)[0]


def test_printed_letter_has_its_pages(panel, monkeypatch, tmp_path):
    printed = tmp_path / "printed.pdf"

    def send(_parent, pdf):
        printer = QPrinter()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setResolution(96)
        printer.setOutputFileName(str(printed))
        print_pages(pdf, printer)
        return True

    monkeypatch.setattr(letter_verbs, "print_pdf", send)
    press(panel, "letter.print")
    assert len(pypdf.PdfReader(printed).pages) == len(panel.view.sheets)


def test_change_elsewhere_is_seen(qtbot, panel, register, case):
    case_work.add_note(register, case.id, "She called.")
    edit_case(register, case.id, subject_name="Hélène Martin")
    wait_for_news(qtbot, panel)
    assert "Hélène Martin" in text_of(panel.reading.written.pdf)


def test_change_while_the_page_is_hidden_is_seen_when_it_is_shown_again(qtbot, panel, register, case):
    before = panel.reading
    panel.hide()
    edit_case(register, case.id, subject_name="Hélène Martin")
    assert not panel._rest.isActive()
    assert panel.reading is before
    panel.show()
    wait_for_news(qtbot, panel)
    assert "Hélène Martin" in text_of(panel.reading.written.pdf)

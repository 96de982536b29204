"""The files beside a record: added, described, saved elsewhere, taken off."""

from PySide6.QtWidgets import QLineEdit

from officer_app.domain.document import Document
from officer_app.ui.pages import register_papers
from tests.ui.record_page import in_dialog, press, words


def test_files_are_added_described_saved_and_taken_off(opened, register, told, settled, monkeypatch, tmp_path):
    page = opened("agreement", told["agreement"], "papers")
    path = tmp_path / "signed.pdf"
    path.write_bytes(b"%PDF-1.7\n%%EOF\n")
    monkeypatch.setattr(register_papers, "choose_file", lambda *_: path)
    press(page, "agreement_papers_empty_offer")
    settled()
    (document,) = register.all(Document)
    in_dialog(lambda dialog: dialog.findChild(QLineEdit, "title").setText("As signed"))
    press(page, f"document.{document.id}.change")
    settled()
    assert "As signed" in words(page.panel.parts["papers"])
    monkeypatch.setattr(register_papers, "choose_new_file", lambda *_: tmp_path / "copy.pdf")
    press(page, f"document.{document.id}.save")
    assert (tmp_path / "copy.pdf").read_bytes() == path.read_bytes()
    in_dialog(lambda _dialog: None, "question.verb")
    press(page, f"document.{document.id}.remove")
    settled()
    assert register.all(Document) == []


def test_a_file_that_cannot_be_taken_is_told(opened, told, window, tmp_path):
    page = opened("agreement", told["agreement"], "papers")
    page.panel.parts["papers"].add(tmp_path / "missing.pdf")
    assert "missing.pdf" in window.workplace.desk.notices.shown()[-1].accessibleName()

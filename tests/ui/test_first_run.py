"""The first page: a register is made with real files, the sample opens, and every slip has its sentence."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from officer_app.domain.errors import OfficerError
from officer_app.services.cases import organisation_of
from officer_app.services.register import create_register, is_encrypted
from officer_app.services.sample import SampleRegister
from officer_app.ui.jobs import Jobs
from officer_app.ui.main_window import MainWindow
from officer_app.ui.opening import Opener
from officer_app.ui.pages import first_run, first_run_steps
from officer_app.ui.pages.first_run import FirstRunPage

PASSPHRASE = "purple otter under a canoe"


@pytest.fixture
def page(qtbot, clock, tmp_path):
    jobs = Jobs()
    made = FirstRunPage(Opener(jobs, clock, "Anna"), folder=tmp_path / "Papers")
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    yield made
    jobs.stop()


def press(page, name):
    page.findChild(QPushButton, name).click()


def fill_place(page, passphrase=PASSPHRASE):
    press(page, "welcome.create")
    page.place.passphrase.first.line.setText(passphrase)
    page.place.passphrase.again.line.setText(passphrase)


def fill_organisation(page):
    form = page.organisation.form
    form.show_values({"name": "Selligent SA", "address": "avenue de Finlande 2", "officer_email": "a@b.be",
        "country": "FR"})  # fmt: skip


def test_register_is_made_encrypted_with_its_organisation(qtbot, page, monkeypatch, tmp_path):
    fill_place(page)
    press(page, "place.continue")
    assert page.currentIndex() == 2
    fill_organisation(page)
    press(page, "organisation.create")
    assert not page.organisation.create_button.isEnabled()
    qtbot.waitUntil(lambda: page.currentIndex() == 3, timeout=30_000)
    assert page.place.passphrase.first.text() == ""
    sheet = tmp_path / "sheet.pdf"
    monkeypatch.setattr("officer_app.ui.saving.choose_new_file", lambda *_: sheet)
    press(page, "recovery.save")
    assert sheet.read_bytes().startswith(b"%PDF")
    assert sheet.stat().st_mode & 0o077 == 0
    with qtbot.waitSignal(page.register_ready) as ready:
        press(page, "recovery.done")
    register = ready.args[0]
    assert register.path == tmp_path / "Papers" / "Privacy office.officer"
    assert is_encrypted(register.path)
    assert organisation_of(register).name == "Selligent SA"
    assert organisation_of(register).holidays_country == "FR"
    assert page.currentIndex() == 0
    assert page.organisation.form.value("name") == ""
    register.close()


def test_plain_register_only_by_explicit_choice_and_with_a_warning(qtbot, page):
    press(page, "welcome.create")
    warning = page.findChild(QLabel, "plain_warning")
    assert not warning.isVisible()
    page.place.plain.setChecked(True)
    assert warning.isVisible()
    press(page, "place.continue")
    fill_organisation(page)
    with qtbot.waitSignal(page.register_ready, timeout=30_000) as ready:
        press(page, "organisation.create")
    assert not ready.args[0].encrypted
    ready.args[0].close()


@pytest.mark.parametrize(
    ("first", "again", "sentence"),
    [
        ("", "", "Enter a passphrase."),
        ("seven77", "seven77", "8 letters or more"),
        ("password1", "password1", "everybody tries"),
        (PASSPHRASE, PASSPHRASE + " ", "The two passphrases differ."),
    ],
)
def test_passphrase_that_cannot_be_used_is_told_beside_its_line(page, first, again, sentence):
    press(page, "welcome.create")
    page.place.passphrase.first.line.setText(first)
    page.place.passphrase.again.line.setText(again)
    press(page, "place.continue")
    told = [page.findChild(QLabel, f"{name}.problem").text() for name in ("passphrase", "passphrase_again")]
    assert sentence in " ".join(told)
    assert page.currentIndex() == 1
    assert page.place.passphrase.first.text() == first


def test_meter_is_honest(page):
    press(page, "welcome.create")
    page.place.passphrase.first.line.setText("aaaaaaaa")
    weak = page.place.passphrase.meter.score
    page.place.passphrase.first.line.setText(PASSPHRASE)
    assert weak < page.place.passphrase.meter.score == 4
    page.place.passphrase.first.line.setText("")
    assert page.place.passphrase.meter.words.text() == ""


@pytest.mark.parametrize("name", ["R&D / <b>x</b>", "../../CON", "nul", "a:b", "x.officer"])
def test_name_becomes_a_file_name_that_works_everywhere(page, name):
    press(page, "welcome.create")
    page.place.name.setText(name)
    made = page.place.path()
    assert not set(made.stem) & set('<>:"/\\|?*')
    assert made.stem.casefold() not in {"con", "nul"}
    assert made.parent.name == "Papers"
    assert made.name.count(".officer") == 1


@pytest.mark.parametrize("name", ["", "  ", "..", ".officer", "\N{ZERO WIDTH SPACE}"])
def test_name_of_nothing_is_refused(page, name):
    press(page, "welcome.create")
    page.place.name.setText(name)
    press(page, "place.continue")
    assert page.place.problem.text() == "Give the register a name."
    assert page.place.name.text() == name


def test_file_that_is_there_is_never_overwritten(page, tmp_path):
    (tmp_path / "Papers").mkdir()
    there = tmp_path / "Papers" / "Privacy office.officer"
    there.write_bytes(b"precious")
    fill_place(page)
    press(page, "place.continue")
    assert "already" in page.place.problem.text()
    assert there.read_bytes() == b"precious"


def test_folder_that_cannot_be_made_has_a_sentence_and_keeps_everything(qtbot, page, tmp_path):
    (tmp_path / "file").write_text("")
    fill_place(page)
    page.place.folder.setText(str(tmp_path / "file" / "below"))
    press(page, "place.continue")
    fill_organisation(page)
    press(page, "organisation.create")
    qtbot.waitUntil(page.organisation.create_button.isEnabled, timeout=30_000)
    assert "cannot be written" in page.organisation.form.summary.text()
    assert page.organisation.form.value("name") == "Selligent SA"


def test_synchronised_folder_is_warned_about_until_told_not_to(qtbot, clock, tmp_path):
    quiet = []
    page = FirstRunPage(
        Opener(Jobs(), clock, "Anna"), folder=tmp_path / "Dropbox", stop_warning=lambda: quiet.append(True)
    )
    qtbot.addWidget(page)
    page.show()
    press(page, "welcome.create")
    assert page.place.cloud.isVisible()
    assert "Dropbox" in page.place.cloud_words.text()
    press(page, "cloud_warning.off")
    page.place.folder.setText(str(tmp_path / "OneDrive"))
    assert not page.place.cloud.isVisible()
    assert quiet == [True]


def test_folder_comes_from_the_system_dialog(page, monkeypatch, tmp_path):
    monkeypatch.setattr(first_run_steps, "choose_folder", lambda *_: tmp_path)
    press(page, "welcome.create")
    press(page, "choose_folder")
    assert page.place.path().parent == tmp_path


def test_way_back_keeps_what_was_typed(page):
    fill_place(page)
    press(page, "place.continue")
    fill_organisation(page)
    press(page, "organisation.back")
    assert page.place.passphrase.first.text() == PASSPHRASE
    press(page, "place.back")
    assert page.currentIndex() == 0
    page.restart()
    assert page.place.passphrase.first.text() == ""


def test_sample_opens_and_tells_its_passphrase(qtbot, page, monkeypatch):
    def build(folder, *, clock, progress):
        folder.mkdir(parents=True)
        progress(1, 2)
        create_register(folder / "demo.officer", PASSPHRASE, clock=clock, actor="Claire").close()
        return SampleRegister(folder / "demo.officer", PASSPHRASE)

    monkeypatch.setattr(first_run, "build_sample", build)
    opened = []
    page.register_ready.connect(opened.append)
    with qtbot.waitSignal(page.told, timeout=30_000) as told:
        press(page, "welcome.sample")
    register, words = opened[0], told.args[0]
    assert register.path.parent.name == "Officer sample"
    assert PASSPHRASE in words
    assert not page.progress.isVisible()
    register.close()


def test_sample_that_cannot_be_made_says_why(qtbot, page, monkeypatch):
    def build(*_args, **_facts):
        raise OfficerError("The folder cannot be written.")

    monkeypatch.setattr(first_run, "build_sample", build)
    press(page, "welcome.sample")
    qtbot.waitUntil(lambda: page.remark.text() == "The folder cannot be written.")
    assert page.findChild(QPushButton, "welcome.sample").isEnabled()


def test_existing_registers_are_opened_or_handed_to_their_door(qtbot, page, register, monkeypatch, tmp_path, clock):
    register.close()
    monkeypatch.setattr(first_run, "choose_file", lambda *_: register.path)
    with qtbot.waitSignal(page.register_ready) as ready:
        press(page, "welcome.open")
    ready.args[0].close()
    create_register(tmp_path / "locked.officer", PASSPHRASE, clock=clock, actor="Anna").close()
    with qtbot.waitSignal(page.unlock_wanted) as wanted:
        page.open_path(tmp_path / "locked.officer")
    assert wanted.args[0] == tmp_path / "locked.officer"


@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n\x1a\n" * 200, b"SQLite format 3\0" * 300])
def test_file_that_is_no_register_has_a_sentence_and_stays_as_it_is(page, tmp_path, content):
    strange = tmp_path / "strange.officer"
    strange.write_bytes(content)
    page.open_path(strange)
    assert page.remark.text()
    assert strange.read_bytes() == content


def test_keys_lead_forward_and_back_before_a_register_is_open(qtbot, jobs, settings, clock):
    window = MainWindow(Opener(jobs, clock, "Anna"), settings)
    qtbot.addWidget(window)
    window.show_first_page()
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    door = window.first_run
    qtbot.keyClick(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert door.currentIndex() == 1
    door.place.plain.setChecked(True)
    qtbot.keyClick(door.place.name, Qt.Key.Key_Return)
    assert door.currentIndex() == 2
    for step in (1, 0, 0):
        qtbot.keyClick(window, Qt.Key.Key_Escape)
        assert door.currentIndex() == step

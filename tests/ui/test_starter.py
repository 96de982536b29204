"""The starter set in the window: offered with a new register and later, told in numbers, refused without a trace."""

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from officer_app.domain.activity import Activity
from officer_app.domain.data_category import DataCategory
from officer_app.domain.errors import OfficerError
from officer_app.services.starter import starter_counts
from officer_app.ui.desk import Desk
from officer_app.ui.dialogs import starter
from officer_app.ui.dialogs.question import Question
from officer_app.ui.jobs import Jobs
from officer_app.ui.main_window import MainWindow
from officer_app.ui.opening import Opener
from officer_app.ui.pages import first_run
from officer_app.ui.pages.first_run import FirstRunPage
from tests.ui.conftest import settle


@pytest.fixture
def page(qtbot, clock, tmp_path):
    jobs = Jobs()
    made = FirstRunPage(Opener(jobs, clock, "Anna"), folder=tmp_path / "Papers")
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    yield made
    jobs.stop()


def create(qtbot, page, *, starter_set):
    page.findChild(QPushButton, "welcome.create").click()
    page.place.plain.setChecked(True)
    page.findChild(QPushButton, "place.continue").click()
    page.organisation.form.show_values({"name": "Selligent SA", "address": "avenue de Finlande 2",
        "officer_email": "a@b.be", "country": "BE"})  # fmt: skip
    page.organisation.starter.setChecked(starter_set)
    with qtbot.waitSignal(page.register_ready, timeout=30_000) as ready:
        page.findChild(QPushButton, "organisation.create").click()
    return ready.args[0]


def test_a_new_register_begins_with_it_only_where_it_is_wanted(qtbot, page):
    assert not page.organisation.starter.isChecked()
    words = page.findChild(QLabel, "starter_words").text()
    assert "Measures (21)" in words
    assert "drafts" in words
    with create(qtbot, page, starter_set=True) as register:
        assert len(register.all(DataCategory)) == starter_counts()["data_category"]
    assert not page.organisation.starter.isChecked()
    page.place.name.setText("Another")
    with create(qtbot, page, starter_set=False) as register:
        assert register.all(DataCategory) == []


def test_the_way_back_keeps_the_choice(page):
    page.findChild(QPushButton, "welcome.create").click()
    page.place.plain.setChecked(True)
    page.findChild(QPushButton, "place.continue").click()
    page.organisation.starter.setChecked(True)
    page.go_back()
    page.findChild(QPushButton, "place.continue").click()
    assert page.organisation.starter.isChecked()


def test_a_register_without_it_is_opened_all_the_same_and_says_why(qtbot, page, monkeypatch):
    def refuse(_register, _language):
        raise OfficerError("The disk is full.")

    monkeypatch.setattr(first_run, "add_starter_set", refuse)
    told = []
    page.told.connect(told.append)
    create(qtbot, page, starter_set=True).close()
    assert told == ["The disk is full."]


@pytest.fixture
def desk(qtbot, register, jobs, settings, clock):
    window = MainWindow(Opener(jobs, clock, "Anna"), settings)
    qtbot.addWidget(window)
    return Desk(register, jobs, settings, window)


def answer(monkeypatch, *, wanted):
    """Answer the question as a person would, and return what it said."""
    said = []

    def run(question):
        said.append(question.findChild(QLabel, "question.details").text())
        return Question.DialogCode.Accepted if wanted else Question.DialogCode.Rejected

    monkeypatch.setattr(Question, "exec", run)
    return said


def test_it_is_offered_later_and_says_what_came(desk, register, monkeypatch):
    said = answer(monkeypatch, wanted=True)
    told = []
    monkeypatch.setattr(desk.notices, "say", lambda words, *_: told.append(words))
    starter.offer_starter_set(desk)
    starter.offer_starter_set(desk)
    assert "Trackers (12)" in said[0]
    assert told == [
        f"{sum(starter_counts().values())} records were added.",
        "Everything of the starter set was there already.",
    ]
    assert len(register.all(Activity)) == starter_counts()["activity"]


@pytest.mark.parametrize("key", ["activity", "data_category", "measure", "tracker", "published_purpose"])
def test_an_empty_list_of_what_it_brings_offers_it(qtbot, register, jobs, settings, clock, monkeypatch, key):
    window = opened(qtbot, register, jobs, settings, clock)
    answer(monkeypatch, wanted=True)
    window.show_page(key)
    settle(qtbot, jobs)
    offer = window.workplace.page(key).findChild(QPushButton, f"{key}_starter")
    assert offer.isVisible()
    offer.click()
    settle(qtbot, jobs)
    assert not offer.isVisible()
    assert window.workplace.page(key).model.rowCount() == starter_counts()[key]


def test_the_organisation_and_the_palette_offer_it_and_a_list_without_it_does_not(
    qtbot, register, jobs, settings, clock, monkeypatch
):
    window = opened(qtbot, register, jobs, settings, clock)
    said = answer(monkeypatch, wanted=False)
    window.show_page("organisation")
    window.findChild(QPushButton, "organisation_starter").click()
    window.qt_actions["starter"].trigger()
    assert len(said) == 2
    assert window.workplace.page("processor").findChild(QPushButton, "processor_starter") is None


def opened(qtbot, register, jobs, settings, clock):
    window = MainWindow(Opener(jobs, clock, "Anna"), settings)
    qtbot.addWidget(window)
    window.show_register(register)
    window.show()
    settle(qtbot, jobs)
    return window


def test_who_declines_gets_nothing(desk, register, monkeypatch):
    answer(monkeypatch, wanted=False)
    head = register.head()
    starter.offer_starter_set(desk)
    assert register.head() == head


def test_what_cannot_be_added_is_one_sentence(desk, monkeypatch):
    answer(monkeypatch, wanted=True)
    told = []
    monkeypatch.setattr(desk.notices, "say", lambda words, *_: told.append(words))
    desk.register.close()

    def refuse(_register, _language):
        raise OfficerError("This register can only be read.")

    monkeypatch.setattr(starter, "add_starter_set", refuse)
    starter.offer_starter_set(desk)
    assert told == ["This register can only be read."]

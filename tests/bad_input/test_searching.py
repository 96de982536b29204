"""Whatever is typed into a search is a plain word; what a search has hidden can be shown again."""

from PySide6.QtWidgets import QLabel, QWidget

from officer_app.services.cases import edit_case
from officer_app.ui.main_window import MainWindow
from officer_app.ui.opening import Opener
from officer_app.ui.settings import Settings

SIGNS = (
    '"',
    "*",
    "(",
    "AND",
    "NEAR(",
    "%",
    "_",
    "\\",
    "name:x",
    "-a",
    "a OR",
    "NOT",
    "^",
    "'; --",
    "\0",
    "[",
    "{",
    "x" * 9_999,
)
FOUND = (
    ("jose", "José Álvarez"), ("παπαδοπουλος", "Παπαδόπουλος Γιώργος"), ("lodz", "Łódź"), ("strasse", "Straße"),
    ("o'brien", "O’Brien"), ("o’brien", "O'Brien"), ("100%", "100% Ltd"), ("a_b", "a_b"), ("STRASSE", "straße"),
)  # fmt: skip


def test_signs_and_words_of_other_searches_are_plain_words(hand, case_of):
    names = ("Ann Lee", "Bram Or And Near")
    for name in names:
        case_of(name)
    for typed in SIGNS:
        hand.search(typed)
        assert hand.listed() in ([], ["Bram Or And Near"]), typed
        assert hand.notices() == []
    hand.search("")
    assert set(hand.listed()) == set(names)


def test_signs_are_plain_words_in_the_history_too(hand, case_of, qtbot):
    case_of("Ann Lee")
    page = hand.page("history")
    for typed in SIGNS:
        if typed in {"AND", "NOT"}:
            continue  # words of entries
        page.query.setText(f"{typed} qqq")
        qtbot.waitUntil(lambda: "No entry matches." in [each.text() for each in page.list.findChildren(QLabel)])
    page.query.setText("ann")
    qtbot.waitUntil(lambda: "No entry matches." not in [each.text() for each in page.list.findChildren(QLabel)])


def test_a_name_is_found_as_people_type_it(hand, case_of):
    case_of("Somebody Else")
    for _typed, name in FOUND:
        case_of(name)
    for typed, name in FOUND:
        hand.search(typed)
        assert name in hand.listed()
        assert "Somebody Else" not in hand.listed()


def test_a_filter_that_names_what_is_gone_says_so_and_shows_all_on_demand(hand, case_of, register):
    first, second = case_of("Ann", language="nl"), case_of("Bram", language="fr")
    page = hand.page("cases")
    page.filters._choose(language="nl")
    assert hand.listed() == ["Ann"]
    edit_case(register, first.id, language="fr")
    hand.settled()
    assert hand.listed() == []
    assert page.findChild(QWidget, "cases_no_match").isVisible()
    page.filters.clear()
    hand.settled()
    assert set(hand.listed()) == {"Ann", "Bram"}
    assert second.id


def test_a_register_that_is_gone_leaves_the_first_page_and_the_other_settings(qtbot, tmp_path, jobs, clock):
    settings = Settings(tmp_path / "state")
    settings.keep(last_register=str(tmp_path / "gone.officer"), look="dark")
    window = MainWindow(Opener(jobs, clock, "Anna"), settings)
    qtbot.addWidget(window)
    window.open_path(tmp_path / "gone.officer")
    assert window.doors.currentWidget() is window.first_run
    assert "gone.officer" in window.notices.shown()[0].accessibleName()
    assert Settings(tmp_path / "state").look.value == "dark"


NUMBERS = (
    ("12-34 56", ("123456", "12-34", "12-34 56", "34 56")),
    ("00123", ("00123",)),
    ("1E5", ("1e5",)),
    ("2/3", ("2/3", "23")),
)


def test_a_number_is_found_with_and_without_its_signs(hand, case_of):
    case_of("Somebody Else", identifiers=("99",), subject_phone="+32 2 555 01 02")
    for number, _ways in NUMBERS:
        case_of(f"Owner of {number}", identifiers=(number,))
    for number, ways in NUMBERS:
        for typed in ways:
            hand.search(f"owner {typed}")
            assert f"Owner of {number}" in hand.listed()
    hand.search("+3225550102")
    assert hand.listed() == []
    hand.search("3225550102")
    assert hand.listed() == ["Somebody Else"]

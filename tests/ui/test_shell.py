"""The window round the pages: acts and keys, palette, navigation, search, lock, drop, and what it says."""

import time

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QRect, Qt, QUrl
from PySide6.QtGui import QDropEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QWidget,
)

from officer_app.domain.errors import OfficerError
from officer_app.domain.vocabulary import Right
from officer_app.services.cases import open_case
from officer_app.services.register import create_register
from officer_app.ui.actions import ACTS, can_do, title_of
from officer_app.ui.navigation import NUMBERED
from officer_app.ui.notices import STAYS_MS, Offer
from officer_app.ui.palette import Palette, ShortcutSheet
from officer_app.ui.theme import DARK, THEME, Look, Tone
from officer_app.ui.words import moment


def current(window):
    return window.workplace.current.objectName()


def test_every_act_names_a_method_and_no_key_is_used_twice(window):
    for act in window.acts:
        assert callable(getattr(window, act.does)), act.id
        assert not act.when or callable(getattr(window, act.when)), act.id
    keys = [act.keys for act in window.acts if act.keys]
    assert len(keys) == len(set(keys))
    assert all(QKeySequence(each).toString() for each in keys)


def test_control_and_a_number_go_to_a_page(qtbot, window, settled):
    for number, key in reversed(list(enumerate(NUMBERED, start=1))):
        qtbot.keyClick(window, Qt.Key(Qt.Key.Key_0 + number), Qt.KeyboardModifier.ControlModifier)
        settled()
        assert current(window) == key
        assert window.findChild(QAbstractButton, f"nav_{key}").isChecked()


def test_keys_reach_the_new_case_the_search_and_the_sheet(qtbot, window, settled):
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(window, Qt.Key.Key_N, control)
    settled()
    assert current(window) == "new_case"
    qtbot.keyClick(window, Qt.Key.Key_F, control)
    assert QApplication.focusWidget() is window.workplace.top.search
    qtbot.keyClick(window, Qt.Key.Key_F1)
    sheet = window.findChild(ShortcutSheet)
    shown = {label.text() for label in sheet.findChildren(QLabel)}
    assert {title_of(act) for act in window.acts if act.keys} <= shown
    sheet.close()


def test_escape_goes_back_to_today(qtbot, window, settled):
    window.show_page("history")
    settled()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert current(window) == "today"


def test_the_palette_finds_an_act_by_a_few_letters_and_does_it(qtbot, window, settled):
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = window.findChild(Palette)
    assert palette.list.count() == sum(can_do(window, act) for act in window.acts) - 1
    qtbot.keyClicks(palette.query, "hist go")
    assert palette.list.count() == 1
    qtbot.keyClick(palette.query, Qt.Key.Key_Return)
    settled()
    assert current(window) == "history"


def test_the_palette_says_when_nothing_is_called_so(qtbot, window):
    palette = Palette(window, ACTS)
    qtbot.addWidget(palette)
    palette.query.setText("%_*( AND")
    assert palette.list.count() == 0
    assert not palette.nothing.isHidden()


def test_the_look_can_be_chosen_and_is_remembered(window, settings):
    window.choose_look("dark")
    assert THEME.tokens is DARK
    assert settings.look is Look.DARK


@pytest.mark.usefixtures("lively")
def test_searching_shows_the_cases_while_typing_and_enter_goes_into_the_list(qtbot, window, settled):
    search = window.workplace.top.search
    qtbot.keyClicks(search, "muessigmann")
    qtbot.keyClick(search, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(search, "mussigmann")
    qtbot.keyClick(search, Qt.Key.Key_Return)
    settled()
    page = window.workplace.page("cases")
    assert current(window) == "cases"
    assert [page.model.record(page.model.index(0, 0)).case.subject_name] == ["Jörg Müßigmann"]
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert search.text() == ""


def test_the_filled_button_is_pressed_by_control_and_enter(qtbot, window, settled):
    window.show_page("history")
    settled()
    entries = []
    window.workplace.desk.verifier.verified.connect(entries.append)
    qtbot.keyClick(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settled()
    assert len(entries) == 1


def test_the_foot_tells_the_file_and_that_the_history_was_verified(window, register):
    status = window.workplace.status
    assert status.file.text() == "Privacy office.officer, not encrypted"
    entries = register.history(newest=1)[0].seq
    verified = f"History verified at {register.clock.now().astimezone():%H:%M}, {entries}"
    assert status.history.text() == f"{verified} entries"


def test_what_was_verified_stays_true_when_entries_come_and_days_go(window, register, clock, days, settled):
    status = window.workplace.status
    verified = f"History verified at {clock.now().astimezone():%H:%M}, {register.history(newest=1)[0].seq} entries"
    moment_of_it = moment(clock.now())
    facts = {"rights": (Right.ERASURE,), "received_on": clock.today()}
    for number, words in ((1, "1 new since"), (2, "2 new since")):
        open_case(register, subject_name=f"Ann {number}", **facts)
        assert status.history.text() == f"{verified}, {words}"
    clock.day = days(1)
    window.workplace.clock_watch.look()
    assert status.history.text().startswith(f"History verified on {moment_of_it}, ")
    assert status.history.accessibleName() == status.history.text()
    window.verify_now()
    settled()
    assert "new since" not in status.history.text()
    assert f"at {clock.now().astimezone():%H:%M}" in status.history.text()


def test_the_navigation_counts_the_open_cases(lively, window, settled):
    settled()
    assert window.findChild(QLabel, "nav_cases_count").text() == str(len(lively) - 1)


def test_a_narrow_window_keeps_icons_with_their_titles_as_tooltips(window, settled):
    window.resize(683, 384)
    settled()
    entry = window.findChild(QAbstractButton, "nav_today")
    assert entry.text() == ""
    assert "Today" in entry.toolTip()
    for name in ("new_case_button", "search"):
        widget = window.findChild(QWidget, name)
        right = widget.mapTo(window, widget.rect().topRight()).x()
        assert right <= window.width()


def test_a_plain_register_has_no_lock(window):
    assert window.workplace.top.lock.isHidden()
    assert not window.can_lock()


def test_locking_closes_the_register_and_asks_for_its_passphrase(qtbot, window, settled, tmp_path, clock):
    path = tmp_path / "locked.officer"
    secret = "four quiet otters sing at noon"
    window.show_register(create_register(path, secret, clock=clock, actor="Anna"))
    settled()
    assert window.windowTitle().startswith("locked")
    qtbot.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert window.workplace is None
    assert window.doors.currentWidget() is window.unlock
    assert window.windowTitle() == "Officer"
    window.unlock.passphrase.line.setText(secret)
    window.unlock.try_to_open()
    settled()
    assert window.workplace is not None


def test_a_message_dropped_anywhere_begins_a_case(window, settled, tmp_path):
    letter = tmp_path / "letter.txt"
    letter.write_text("Bonjour, je voudrais savoir quelles données vous avez sur moi. Marie Dupont", "utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(letter))])
    window.dropEvent(
        QDropEvent(
            QPointF(20, 300),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    settled()
    page = window.workplace.page("new_case")
    assert current(window) == "new_case"
    assert page.form.value("language") == "fr"
    page.begin()


def test_a_notice_goes_after_ten_seconds_and_an_error_stays(window):
    assert STAYS_MS >= 10_000
    notices = window.workplace.desk.notices
    error = notices.say_error(OfficerError("{name} is a folder.", name="Mail"))
    assert error.findChild(QLabel, "notice_words").text() == "Mail is a folder."
    assert notices.isVisible()
    error.put_away()


def test_a_notice_has_room_for_all_its_words(window, settled):
    notices = window.workplace.desk.notices
    shown = [notices.say("Short"), notices.say("It is not settled who asks. " * 6, Tone.BAD)]
    settled()
    for notice in shown:
        words = notice.findChild(QLabel, "notice_words")
        assert words.height() >= words.heightForWidth(words.width())
        assert notice.mapTo(window, notice.rect().bottomRight()).y() < window.height()
    for notice in shown:
        notice.put_away()


def test_a_notice_offers_one_thing_and_goes_when_it_is_taken(qtbot, window):
    done = []
    notice = window.workplace.desk.notices.say("Saved", Tone.OK, Offer("Open", lambda: done.append(1)))
    qtbot.mouseClick(notice.findChild(QAbstractButton, "notice_offer"), Qt.MouseButton.LeftButton)
    assert done == [1]
    assert notice not in window.workplace.desk.notices.shown()


def test_at_most_two_notices_are_shown_and_the_older_go_first(window):
    notices = window.workplace.desk.notices
    for number in range(4):
        notices.say(str(number))
    assert [each.accessibleName() for each in notices.shown()] == ["2", "3"]
    notices.say("3")
    assert [each.accessibleName() for each in notices.shown()] == ["2", "3"]
    error = notices.say("It failed.", Tone.BAD)
    notices.say("Done.")
    notices.say("Done again.")
    assert [each.accessibleName() for each in notices.shown()] == ["It failed.", "Done again."]
    error.put_away()


def test_notices_cover_neither_the_pages_of_a_letter_nor_its_buttons(lively, window, settled):
    window.workplace.desk.open_case(lively[0].id, "letters")
    settled()
    notices = window.workplace.desk.notices
    for words in ("The letter is made, and recorded with the case. " * 3, "Saved as letter.pdf"):
        notices.say(words, Tone.BAD)
    settled()
    place = QRect(notices.mapTo(window, QPoint(0, 0)), notices.size())
    assert place.height() > 60
    panel = window.workplace.page("cases").panel
    parts = [panel.findChild(QWidget, name) for name in ("pdf_view", "letter.make", "letter.save", "letter_area")]
    for part in (*parts, window.workplace.status, window.workplace.stack):
        assert part.isVisible()
        assert not place.intersects(QRect(part.mapTo(window, QPoint(0, 0)), part.size())), part.objectName()
    for notice in notices.shown():
        notice.put_away()
    settled()
    assert notices.isHidden()


def test_opening_another_file_by_mistake_says_so_and_offers_the_first_page(window, tmp_path):
    stranger = tmp_path / "notes.officer"
    stranger.write_text("not a register at all, only some text that is long enough to be read", "utf-8")
    window.open_path(stranger)
    assert window.doors.currentWidget() is window.first_run
    assert stranger.read_text("utf-8").startswith("not a register")


def test_closing_the_window_keeps_its_place_and_lets_the_register_go(window, settings, register):
    window.close()
    assert settings.values.place[2:] == (1366, 768)
    assert settings.values.last_register == str(register.path)
    assert window.workplace is None


def test_long_work_shows_its_name_and_can_be_given_up(qtbot, window, jobs):
    line = window.findChild(QWidget, "job_line")
    assert line.isHidden()

    def work(progress, cancelled):
        while not cancelled():
            progress(1, 3)
            time.sleep(0.01)

    jobs.start("Reading everything", work)
    qtbot.waitUntil(line.isVisible)
    assert line.title.text() == "Reading everything"
    qtbot.waitUntil(lambda: line.progress.maximum() == 3)
    qtbot.mouseClick(line.cancel, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not jobs.under_way())
    assert line.isHidden()

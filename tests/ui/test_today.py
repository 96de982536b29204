"""Today: the figures, the order, the words, and where a click leads."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from officer_app.domain.vocabulary import Right, Role
from officer_app.domain.workload import workload
from officer_app.services import case_work, cases
from officer_app.services.drawings import Bar
from officer_app.services.listing import case_lines
from officer_app.ui.chart import ChartView
from officer_app.ui.chips import FACE_ROLE, Chip, Face
from officer_app.ui.pages.today import summary_of
from officer_app.ui.states import countdown, due_tone
from officer_app.ui.tables import RECORD_ROLE
from officer_app.ui.theme import Tone
from officer_app.ui.timeline import Course, Mark, Timeline, join_days, place, where


@pytest.fixture
def today(lively, window, settled):
    assert lively
    settled()
    return window.workplace.page("today")


def test_the_day_is_told_in_a_few_words(today):
    assert today.title.text() == "Thursday 2 April"
    assert today.summary.text() == "1 case is late"


def test_the_figures_count_the_open_cases(today):
    figures = {
        each: today.findChild(QAbstractButton, each) for each in ("figure_late", "figure_week", "figure_waiting")
    }
    assert {name: figure.number.text() for name, figure in figures.items()} == {
        "figure_late": "1",
        "figure_week": "3",
        "figure_waiting": "2",
    }
    assert figures["figure_late"].accessibleName() == "1 overdue"


def test_the_soonest_stands_first_with_icon_word_and_colour(today):
    faces = [today.model.index(row, 0).data(FACE_ROLE) for row in range(3)]
    assert faces[0].tone is Tone.BAD
    assert "late" in faces[0].words
    assert all(face.icon and face.words for face in faces)
    due = [today.model.index(row, 0).data(RECORD_ROLE).clock.due_on for row in range(today.model.rowCount())]
    assert due == sorted(due)


def test_what_was_passed_on_to_a_client_is_not_due_any_more(today, register, clock, settled):
    long_ago = clock.today() - timedelta(days=90)
    case = cases.open_case(
        register, rights=(Right.ACCESS,), received_on=long_ago, subject_name="Ann", role=Role.PROCESSOR, client="Bakery"
    )
    cases.edit_case(register, case.id, forwarded_on=long_ago)
    settled()
    model = today.model
    last = model.index(model.rowCount() - 1, 0).data(RECORD_ROLE)
    assert last.case.id == case.id
    assert last.clock.due_on < clock.today()


def test_enter_opens_the_case_over_the_page(qtbot, window, today, settled):
    today.table.choose(0)
    qtbot.keyClick(today.table, Qt.Key.Key_Return)
    settled()
    assert window.workplace.current.objectName() == "cases"
    assert window.findChild(QLabel, "case_title").text() == "Hélène Lefèvre"


def test_a_figure_leads_to_its_cases(qtbot, window, today, settled):
    qtbot.mouseClick(today.findChild(QAbstractButton, "figure_late"), Qt.MouseButton.LeftButton)
    settled()
    page = window.workplace.page("cases")
    assert page.filters.filter.state == "late"
    assert page.model.rowCount() == 1


def test_tasks_stand_overdue_first_and_lead_to_the_tasks_of_their_case(qtbot, window, today, settled):
    rows = [each for each in today.tasks.findChildren(QAbstractButton) if each.objectName().startswith("task_")]
    assert [row.accessibleName() for row in rows] == [
        "Mailing platform for DSR-2026-0001",
        "Customer records for DSR-2026-0001",
    ]
    assert rows[0].findChild(Chip).face.tone is Tone.BAD
    qtbot.mouseClick(rows[0], Qt.MouseButton.LeftButton)
    settled()
    assert window.workplace.page("cases").panel.tabs.currentIndex() == 2


def test_who_is_waited_for_is_named(today):
    names = today.waiting.findChild(QLabel, "waiting_person_names")
    assert "Niccolò D'Angelo" in names.text()


def test_a_change_shows_at_once(register, lively, today, settled):
    case_work.add_task(register, lively[1].id, system="Archive", due_on=date(2026, 3, 1))
    settled()
    assert today.tasks.findChildren(QAbstractButton)[0].accessibleName() == "Archive for DSR-2026-0002"


def test_an_empty_register_says_what_belongs_there_and_offers_one_button(qtbot, window, settled):
    page = window.workplace.page("today")
    empty = page.findChild(QWidget, "next_empty")
    assert empty.isVisible()
    assert page.summary.text() == "No request waits for an answer"
    offers = empty.findChildren(QAbstractButton)
    assert [offer.text() for offer in offers] == ["New case"]
    qtbot.mouseClick(offers[0], Qt.MouseButton.LeftButton)
    settled()
    assert window.workplace.current.objectName() == "new_case"


def test_the_summary_names_what_is_due_today_and_tomorrow(register, clock):
    for day in (date(2026, 3, 2), date(2026, 3, 3), date(2026, 3, 3), date(2026, 2, 1)):
        cases.open_case(register, subject_name="Ann", rights=("access",), received_on=day)
    work = workload(case_lines(register, clock.today()), (), clock.today())
    assert summary_of(work) == "1 case is late, 1 is due today, 2 are due tomorrow"


@pytest.mark.parametrize(
    ("days", "words", "tone"),
    [
        (-2, "2 days late", Tone.BAD),
        (-1, "1 day late", Tone.BAD),
        (0, "Today", Tone.BAD),
        (1, "Tomorrow", Tone.BAD),
        (3, "In 3 days", Tone.WARN),
        (9, "In 9 days", Tone.PLAIN),
    ],
)
def test_a_countdown_is_said_as_people_say_it(days, words, tone):
    assert (countdown(days), due_tone(days)) == (words, tone)


def _colours(widget):
    image = widget.grab().toImage()
    return {image.pixelColor(x, y).name() for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)}


def test_bars_are_drawn_and_told(qtbot):
    chart = ChartView("year")
    qtbot.addWidget(chart)
    chart.resize(300, 120)
    chart.show_bars([Bar("Jan", 4, 1, "Jan 2026: 4 received, 1 late"), Bar("Feb", 0, 0, "Feb 2026: none")], "late")
    assert {"#1f5fbf", "#e8894a"} <= _colours(chart)
    assert chart.accessibleName() == "Jan 2026: 4 received, 1 late; Feb 2026: none"


def test_a_chip_says_its_word_to_a_screen_reader(qtbot):
    chip = Chip(Face("2 days late", Tone.BAD, "alert"))
    qtbot.addWidget(chip)
    chip.resize(chip.sizeHint())
    assert chip.accessibleName() == "2 days late"
    assert "#fdecea" in _colours(chip)


DAYS = [date(2026, 3, 5), date(2026, 3, 6), date(2026, 4, 7), date(2026, 6, 5)]


def test_marks_keep_apart_and_stay_in_order():
    spots = place(DAYS, [60, 60, 60, 90], 600)
    assert spots == sorted(spots)
    assert all(after - before >= 60 for before, after in pairwise(spots))
    assert spots[0] >= 30
    assert spots[-1] <= 600 - 44
    assert spots[2] - spots[1] > spots[1] - spots[0]


def test_marks_that_have_no_room_still_stand_inside():
    spots = place(DAYS, [200, 200, 200, 200], 300)
    assert spots == sorted(spots)
    assert 0 <= spots[0] <= spots[-1] <= 300


def test_today_stands_between_the_days_around_it():
    spots = place(DAYS, [60, 60, 60, 90], 600)
    assert spots[1] < where(date(2026, 3, 20), DAYS, spots) < spots[2]
    assert where(date(2027, 1, 1), DAYS, spots) == spots[-1]


def test_what_happened_on_one_day_is_one_mark():
    joined = join_days([Mark(DAYS[1], "acknowledged"), Mark(DAYS[0], "received"), Mark(DAYS[0], "identity asked")])
    assert [(mark.day, mark.label) for mark in joined] == [
        (DAYS[0], "received, identity asked"),
        (DAYS[1], "acknowledged"),
    ]


def test_the_line_shows_waits_and_a_missed_date(qtbot):
    line = Timeline()
    qtbot.addWidget(line)
    line.resize(600, 54)
    marks = (
        Mark(DAYS[0], "received"),
        Mark(DAYS[2], "answer by", is_missed=True),
        Mark(DAYS[3], "latest", is_ahead=True),
    )
    line.show_course(Course(marks, ((date(2026, 3, 9), date(2026, 3, 13)),), date(2026, 4, 20)))
    assert {"#fff2d9", "#b42318", "#1f5fbf"} <= _colours(line)
    assert line.accessibleName() == "5 Mar received; 7 Apr answer by; 5 Jun latest"

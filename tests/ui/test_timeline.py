"""The course of a case on one line: every word that has its room is shown whole."""

from datetime import date

import pytest

from officer_app.ui.timeline import Course, Mark, Timeline

COURSES = (
    ("received", "acknowledged", "more time told", "answered", "answer by"),
    ("received", "acknowledged", "asked what is meant", "answered us", "answer by", "answered"),
    ("received", "answered"),
)


@pytest.mark.parametrize("labels", COURSES)
def test_no_word_is_shortened_where_there_is_room_for_all(qtbot, labels):
    line = Timeline()
    qtbot.addWidget(line)
    line.show_course(
        Course(tuple(Mark(date(2026, 3, 2 + 5 * n), label) for n, label in enumerate(labels)), (), date(2026, 4, 1))
    )
    for width in range(600, 700, 7):
        line.resize(width, line.height())
        assert tuple(label for _, label in line.shown()) == labels


def test_words_that_have_no_room_end_in_dots_and_touch_no_other(qtbot):
    line = Timeline()
    qtbot.addWidget(line)
    line.show_course(
        Course(tuple(Mark(date(2026, 3, 2 + n), f"a long word {n}") for n in range(6)), (), date(2026, 4, 1))
    )
    line.resize(line.minimumWidth(), line.height())
    shown = line.shown()
    assert all(label.endswith("…") for _, label in shown)
    ends = [x + room / 2 for x, (room, _) in zip(line.places(), shown, strict=True)]
    assert all(end < x - room / 2 for end, x, (room, _) in zip(ends, line.places()[1:], shown[1:], strict=False))
    assert "a long word 5" in line.accessibleName()

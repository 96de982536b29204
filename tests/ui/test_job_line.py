"""The name of work in the background, where there is little room for it."""

import time

from PySide6.QtWidgets import QWidget

from officer_app.ui.labels import Elided

NAME = "Comparing every row of a very long mailing list with the list of those who want none " * 3


def test_a_name_without_room_ends_in_an_ellipsis_and_leaves_cancel_in_the_window(qtbot, window, jobs):
    line = window.findChild(QWidget, "job_line")

    def work(_progress, cancelled):
        while not cancelled():
            time.sleep(0.01)

    jobs.start(NAME, work)
    qtbot.waitUntil(line.isVisible)
    assert isinstance(line.title, Elided)
    assert line.title.toolTip() == f"<span>{NAME}</span>"
    qtbot.waitUntil(lambda: line.title.width() < line.title.fontMetrics().horizontalAdvance(NAME))
    right = line.cancel.mapTo(window, line.cancel.rect().topRight()).x()
    assert right < window.width()
    line.cancel.click()


def test_a_short_name_stands_whole(qtbot, window, jobs):
    line = window.findChild(QWidget, "job_line")
    jobs.start("Reading", lambda _progress, cancelled: [time.sleep(0.01) for _ in iter(cancelled, True)])
    qtbot.waitUntil(line.isVisible)
    qtbot.waitUntil(lambda: line.title.width() >= line.title.fontMetrics().horizontalAdvance("Reading"))
    line.cancel.click()

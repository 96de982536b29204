"""The Reports page as the tests show it."""

from PySide6.QtWidgets import QApplication


def opened(qtbot, window, settled):
    """Show the page; its `drawn_again` waits until what was chosen is drawn."""
    window.show_page("reports")
    shown = window.workplace.page("reports")
    shown.drawn_again = lambda: (QApplication.processEvents(), qtbot.waitUntil(lambda: shown.shown is not None),
        settled())  # fmt: skip
    return shown

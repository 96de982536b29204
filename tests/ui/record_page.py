"""The page of one record: read and worked with as a person does."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel


def press(parent, name):
    """Press a button by its name."""
    parent.findChild(QAbstractButton, name).click()


def words(parent):
    """Return what the visible labels say."""
    return [label.text() for label in parent.findChildren(QLabel) if label.isVisible()]


def in_dialog(fill, save="record_save"):
    """Do something in the dialog that is about to open, then press its verb."""

    def act():
        dialog = QApplication.activeModalWidget()
        fill(dialog)
        press(dialog, save)

    QTimer.singleShot(0, act)


def current(window):
    """Return the key of the page that is shown."""
    return window.workplace.current.objectName()

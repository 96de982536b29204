"""A form on the screen, and the parts of it that tests look at."""

from PySide6.QtWidgets import QLabel, QLineEdit

from officer_app.domain.case import Case
from officer_app.ui.forms import Form

RECIPIENTS = [(1, "Nordlys AB"), (2, "R&D Inc.")]


def make(qtbot, record_type=Case, record=None, **facts):
    """Show a form of a record type, or of some of its fields."""
    form = Form(record_type, record, **facts)
    qtbot.addWidget(form)
    form.show()
    return form


def line(form, name):
    """Return the line in which a field is typed."""
    return form.findChild(QLineEdit, name)


def remark(form, name):
    """Return what stands under a field."""
    return form.findChild(QLabel, f"{name}.problem").text()


def records(_key):
    """Offer two recipients to every link."""
    return RECIPIENTS

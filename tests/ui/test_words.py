"""Every visible word goes through the translation; dates and counts are as people write them."""

import re
from datetime import UTC, date, datetime
from html import unescape
from textwrap import wrap

import pytest
from babel import Locale
from PySide6.QtCore import QCoreApplication, Qt, QTranslator
from PySide6.QtWidgets import (
    QAbstractButton,
    QLabel,
    QLineEdit,
    QMenu,
    QTabBar,
    QTableView,
    QWidget,
)

from officer_app.domain.fields import Kind, specs
from officer_app.domain.registry import RECORD_TYPES
from officer_app.domain.vocabulary import Right
from officer_app.domain.words import Sentence
from officer_app.ui.words import (
    count,
    country_name,
    language_name,
    long_day,
    moment,
    say_here,
    short_day,
    show_here,
    t,
    without_mnemonic,
)

DAY = date(2026, 11, 22)
FREE = {Kind.TEXT, Kind.LONG_TEXT, Kind.LINES, Kind.EMAIL}


class Brackets(QTranslator):
    """Puts brackets round every text that asks for a translation."""

    def translate(self, _context, text, _disambiguation=None, _number=-1):
        return f"[{text}]"

    def isEmpty(self):  # noqa: N802 - Qt's name
        return False


@pytest.fixture
def brackets(qapp):
    translator = Brackets()
    qapp.installTranslator(translator)
    yield
    QCoreApplication.removeTranslator(translator)


@pytest.mark.usefixtures("brackets")
def test_templates_choices_and_sentences_are_translated_and_data_is_not():
    assert t("Case {name}", name="Ann [x]") == "[Case Ann [x]]"
    assert show_here((Right.ACCESS, Right.ERASURE)) == "[Access], [Erasure]"
    assert (
        say_here(Sentence("This field is needed: {label}.", {"label": Sentence("Name")}))
        == "[This field is needed: [Name].]"
    )
    assert count(1, "1 day", "{n} days") == "[1 day]"
    assert count(3, "1 day", "{n} days") == "[3 days]"


def test_dates_are_as_people_write_them():
    assert long_day(DAY) == "Sunday 22 November"
    assert short_day(DAY, DAY) == "Sun 22 Nov"
    assert short_day(date(2027, 1, 5), DAY) == "5 Jan 2027"
    assert moment(datetime(2026, 11, 22, 12, tzinfo=UTC)).startswith("22 Nov 2026, ")


def test_languages_and_countries_have_names():
    assert language_name("fr") == "French"
    assert language_name("xx") == "Xx"
    assert country_name("BE") == "Belgium"
    assert (language_name(""), country_name("")) == ("", "")


def test_an_ampersand_of_data_is_no_shortcut():
    assert without_mnemonic("R&D && B") == "R&&D &&&& B"


def visible_texts(top):
    """Yield every text that the person can see or hear below a widget, with the widget."""
    for widget in [top, *top.findChildren(QWidget)]:
        yield widget, widget.toolTip()
        if isinstance(widget, QLabel | QAbstractButton):
            yield widget, widget.text()
        if isinstance(widget, QLineEdit):
            yield widget, widget.placeholderText()
        if isinstance(widget, QTabBar):
            yield from ((widget, widget.tabText(index)) for index in range(widget.count()))
        if isinstance(widget, QMenu):
            yield from ((widget, action.text()) for action in widget.actions())
        if isinstance(widget, QTableView):
            yield from _table_texts(widget)
        if isinstance(widget, QAbstractButton | QLineEdit | QTableView | QTabBar):
            yield widget, widget.accessibleName()


def _table_texts(table):
    model = table.model()
    for column in range(model.columnCount()):
        yield table, str(model.headerData(column, Qt.Orientation.Horizontal) or "")
        yield from ((table, str(model.index(row, column).data() or "")) for row in range(model.rowCount()))


def data_words(register):
    """Return every word that stands in the records, and the names of days, months, languages and countries."""
    english = Locale.parse("en_GB")
    known = [*english.languages.values(), *english.territories.values(), register.path.name, register.actor]
    for names in (*english.months.values(), *english.days.values()):
        known += [word for each in names.values() for word in each.values()]
    for kind in RECORD_TYPES.values():
        for record in register.all(kind.record):
            known += [str(getattr(record, spec.name)) for spec in specs(kind.record) if spec.kind in FREE]
    known += [
        "Ctrl F N K L O Q Return Esc",
        *(f"F{number}" for number in range(1, 13)),
        " ".join(wrap(register.head(), 8)),
    ]
    return {word.casefold() for text in known for word in re.findall(r"\w+", text)}


def untranslated_words(text, known):
    """Return the words of a text that are neither translated nor data."""
    plain = unescape(re.sub(r"<span>|</span>", "", text))
    while (shorter := re.sub(r"\[[^\[\]]*\]", " ", plain)) != plain:
        plain = shorter
    return [word for word in re.findall(r"\b[^\W\d_]\w+", plain) if word.casefold() not in known]


@pytest.mark.usefixtures("brackets")
def test_no_visible_word_of_any_page_has_missed_the_translation(lively, window, register, settled):
    work = window.workplace
    for page in ("today", "cases", "history", "organisation", "new_case"):
        work.show_page(page)
        settled()
    panel = work.page("cases").panel
    work.desk.open_case(lively[0].id)
    for tab in ("overview", "identity", "tasks", "messages", "history"):
        panel.show_tab(tab)
        settled()
    known = data_words(register)
    missed = {
        (widget.objectName(), text)
        for widget, text in visible_texts(window)
        if text and untranslated_words(text, known)
    }
    assert not missed


def test_the_walk_would_see_a_word_that_missed_the_translation(window, register):
    label = QLabel("Forgotten words", window)
    known = data_words(register)
    assert any(untranslated_words(text, known) for widget, text in visible_texts(window) if widget is label)

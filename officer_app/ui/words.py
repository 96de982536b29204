"""The one door through which every visible word goes: Qt's translation, dates and counts as people write them."""

from datetime import date, datetime

from babel import Locale
from babel.dates import format_date, format_datetime, get_month_names
from PySide6.QtCore import QCoreApplication, QLocale

from officer_app.domain.words import LOCALES, Sentence, date_in_words, filled, say, show

CONTEXT = "officer"


def translate(template: str) -> str:
    """Return an English template in the language of the window, its places still open."""
    return QCoreApplication.translate(CONTEXT, template) if template else ""


def t(text: str, **values: object) -> str:
    """Return a text of the program in the language of the window, its `{places}` filled with data."""
    return filled(translate(text), {name: show_here(value) for name, value in values.items()})


def count(number: int, one: str, many: str, **values: object) -> str:
    """Return the wording for one or for many; `{n}` is the number."""
    return t(one if number == 1 else many, n=number, **values)


def language() -> str:
    """Return the language of the window, one of those that the program speaks."""
    code = QLocale().name().partition("_")[0]
    return code if code in LOCALES else "en"


def say_here(sentence: Sentence) -> str:
    """Return a sentence of the domain in the language of the window."""
    return say(sentence, translate, language())


def show_here(value: object) -> str:
    """Return a value in words: labels of choices, dates, lists; nothing for none."""
    if isinstance(value, bool):
        return translate("Yes") if value else translate("No")
    return "" if value is None else show(value, translate, language())


def _dates(day: date, pattern: str) -> str:
    return format_date(day, pattern, locale=LOCALES[language()])


def long_day(day: date) -> str:
    """Return `Sunday 22 November`, as the title of a day."""
    return _dates(day, "EEEE d MMMM")


def full_day(day: date) -> str:
    """Return `22 November 2026`."""
    return date_in_words(day, language())


def short_day(day: date, today: date) -> str:
    """Return `Thu 19 Nov`, with the year where it is another than today's."""
    return _dates(day, "EEE d MMM" if day.year == today.year else "d MMM y")


def day_month(day: date) -> str:
    """Return `5 Mar`."""
    return _dates(day, "d MMM")


def day_and_month(day: date) -> str:
    """Return `7 April`."""
    return _dates(day, "d MMMM")


def moment(at: datetime) -> str:
    """Return `22 Nov 2026, 14:05` in the computer's own time zone."""
    return format_datetime(at.astimezone(), "d MMM y, HH:mm", locale=LOCALES[language()])


def month_name(month: int) -> str:
    """Return the short name of a month, 1 to 12, as it stands under a chart."""
    return str(get_month_names("abbreviated", "stand-alone", LOCALES[language()])[month])


def without_mnemonic(text: str) -> str:
    """Return data as a button, menu or tab shows it: an ampersand is a sign, not a shortcut."""
    return text.replace("&", "&&")


def language_name(code: str) -> str:
    """Return a language as people call it, `French`; an unknown code as it is."""
    known = Locale.parse(LOCALES[language()]).languages
    return known.get(code, code).capitalize() if code else ""


def country_name(code: str) -> str:
    """Return a country as people call it, `Belgium`; an unknown code as it is."""
    return Locale.parse(LOCALES[language()]).territories.get(code, code) if code else ""

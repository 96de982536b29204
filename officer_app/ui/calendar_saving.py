"""Deadlines as a calendar file: all of them or those of one case, without the names of people unless she wants them."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QMenu, QWidget

from officer_app.domain.errors import OfficerError
from officer_app.domain.watch import Cancelled, Progress
from officer_app.services.calendar import CalendarWish, calendar_of, read_dated, wish_for
from officer_app.services.case_work import write_whole
from officer_app.ui.desk import Desk
from officer_app.ui.dialogs.files import choose_new_file
from officer_app.ui.notices import Offer
from officer_app.ui.saving import documents_folder, file_name, open_folder_of, with_ending
from officer_app.ui.theme import Tone
from officer_app.ui.words import t


def calendar_menu(parent: QWidget, desk: Desk, case_id: int | None = None, title: str = "") -> QMenu:
    """Return a menu with the two ways: without names, and with them; `title` names the file of one case."""
    menu = QMenu(t("Deadlines as a calendar file"), parent)
    menu.setObjectName("calendar_menu")
    menu.setAccessibleName(t("Deadlines as a calendar file"))
    named = title or t("Deadlines")

    def way(*, names: bool) -> Callable[[], None]:
        return lambda: save_calendar_file(desk, named, names=names, case_id=case_id)

    menu.addAction(t("Without the names of people"), way(names=False)).setObjectName("calendar.plain")
    with_names = menu.addAction(t("With names, for a calendar that nobody else sees"), way(names=True))
    with_names.setObjectName("calendar.names")
    return menu


def save_calendar_file(desk: Desk, title: str, *, names: bool, case_id: int | None) -> None:
    """Ask for a place and write the calendar there in the background, whole or not at all."""
    proposed = documents_folder() / file_name(f"{title}.ics")
    place = choose_new_file(desk.window, t("Deadlines as a calendar file"), proposed, t("Calendars (*.ics)"))
    if place is None:
        return
    try:
        to = with_ending(place, ".ics")
    except OfficerError as error:
        desk.notices.say_error(error)
        return
    _write(desk, wish_for(desk.register, names=names, case_id=case_id), to)


def _write(desk: Desk, wish: CalendarWish, to: Path) -> None:
    def work(_progress: Progress, cancelled: Cancelled) -> Path | None:
        with desk.register.snapshot() as reader:
            dated = read_dated(reader)
        data = calendar_of(dated, wish)
        return None if cancelled() else write_whole(to, data)

    def done(written: Path) -> None:
        offer = Offer(t("Show the folder"), lambda: open_folder_of(written))
        desk.notices.say(t("The deadlines are in {name}.", name=written.name), Tone.OK, offer)

    desk.jobs.start(t("Writing the calendar"), work, done)

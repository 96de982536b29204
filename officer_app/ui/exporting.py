"""Lists as files: a menu with the kinds of file, and the writing in the background, whole or not at all."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QMenu, QWidget

from officer_app.domain.errors import OfficerError
from officer_app.domain.registry import RECORD_TYPES
from officer_app.domain.watch import Cancelled, Progress
from officer_app.services.case_work import write_whole
from officer_app.services.exporting import Form, export_bytes
from officer_app.ui.desk import Desk
from officer_app.ui.dialogs.files import choose_new_file
from officer_app.ui.jobs import Job
from officer_app.ui.notices import Offer
from officer_app.ui.saving import documents_folder, file_name, open_folder_of, with_ending
from officer_app.ui.theme import Tone
from officer_app.ui.words import count, t, translate

Records = Callable[[], Sequence[Any]]
"""Gives the records of a list as they are shown."""


def export_menu(parent: QWidget, desk: Desk, key: str, records: Records, columns: Sequence[str] | None = None) -> QMenu:
    """Return a menu with one entry for each kind of file; `columns` are the fields to write, all where None."""
    menu = QMenu(parent)
    menu.setObjectName("export_menu")
    menu.setAccessibleName(t("Export"))
    kinds = (
        (t("Excel workbook"), Form.XLSX, ","),
        (t("CSV with semicolons"), Form.CSV, ";"),
        (t("CSV with commas"), Form.CSV, ","),
        (t("JSON"), Form.JSON, ","),
    )
    for title, form, separator in kinds:
        action = menu.addAction(title)
        action.setObjectName(f"export_{form.value}_{'semicolon' if separator == ';' else 'usual'}")
        action.triggered.connect(
            lambda _checked=False, form=form, separator=separator: export_list(
                desk, key, records(), columns, form=form, separator=separator
            )
        )
    return menu


def export_list(
    desk: Desk,
    key: str,
    records: Sequence[Any],
    columns: Sequence[str] | None = None,
    *,
    form: Form = Form.XLSX,
    separator: str = ",",
) -> Job | None:
    """Ask for a place and write the records there in the background; None where the person gave it up."""

    def table() -> bytes:
        with desk.register.snapshot() as reader:
            return export_bytes(
                reader, key, records, form, today=desk.today(), columns=columns, separator=separator,
                translate=translate,
            )  # fmt: skip

    number = len(records)
    return save_table(
        desk, translate(RECORD_TYPES[key].plural), form, table,
        lambda name: count(number, "1 record is in {name}.", "{n} records are in {name}.", name=name),
    )  # fmt: skip


def save_table(
    desk: Desk, title: str, form: Form, table: Callable[[], bytes], said: Callable[[str], str]
) -> Job | None:
    """Ask for a place and write a table there in the background; None where the person gave it up.

    `table` makes the file in another thread; `said` tells of it by its name.
    """
    kinds = {Form.XLSX: t("Excel workbooks (*.xlsx)"), Form.CSV: t("CSV (*.csv)"), Form.JSON: t("JSON (*.json)")}
    proposed = documents_folder() / file_name(f"{title}.{form.value}")
    place = choose_new_file(desk.window, t("Export"), proposed, kinds[form])
    if place is None:
        return None
    try:
        to = with_ending(place, f".{form.value}")
    except OfficerError as error:
        desk.notices.say_error(error)
        return None

    def work(_progress: Progress, cancelled: Cancelled) -> Path | None:
        data = table()
        return None if cancelled() else write_whole(to, data)

    def done(written: Path) -> None:
        offer = Offer(t("Show the folder"), lambda: open_folder_of(written))
        desk.notices.say(said(written.name), Tone.OK, offer)

    return desk.jobs.start(t("Exporting the list"), work, done)

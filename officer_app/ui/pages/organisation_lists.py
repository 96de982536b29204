"""Processing activities and recipients: what access responses quote, in each of the letters' languages."""

from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from officer_app.domain.activity import Activity
from officer_app.domain.fields import WORDING_LANGUAGES, Kind, is_empty, specs
from officer_app.domain.recipient import Recipient
from officer_app.services import organisation
from officer_app.ui.buttons import button
from officer_app.ui.cards import Card, EmptyPlace, clear, rule
from officer_app.ui.chips import Face
from officer_app.ui.desk import Desk
from officer_app.ui.dialogs.record import edit_record
from officer_app.ui.form_rows import Note
from officer_app.ui.pages.record_names import record_names
from officer_app.ui.rows import Offered, Row
from officer_app.ui.scrolling import scrolled
from officer_app.ui.theme import Tone
from officer_app.ui.words import country_name, language, language_name, t, translate

_WIDEST = 860


def lacking_languages(record: Any) -> tuple[str, ...]:
    """Return the languages in which a text that letters quote is missing, by code."""
    wordings = [getattr(record, spec.name) for spec in specs(type(record)) if spec.kind is Kind.WORDING]
    begun = [wording for wording in wordings if not is_empty(wording)]
    return tuple(code for code in WORDING_LANGUAGES if any(is_empty(each.get(code, "")) for each in begun))


class _Records(QWidget):
    """A list of records of one type, with a dialog to add or change one."""

    def __init__(self, desk: Desk, name: str, intro: str, add: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.desk = desk
        self._card = Card(f"{name}_card", padding=0)
        self._card.setMaximumWidth(_WIDEST)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self._card.column.setContentsMargins(0, 2, 0, 2)
        self._card.column.addLayout(self._lines)
        head = QHBoxLayout()
        head.addWidget(Note(intro, "muted"), 1)
        self.add_button = button(add, f"{name}.add", self.add, icon_name="plus")
        head.addWidget(self.add_button)
        holder = QWidget()
        holder.setMaximumWidth(_WIDEST)
        holder.setLayout(head)
        head.setContentsMargins(0, 0, 0, 0)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 4, 4, 16)
        column.setSpacing(10)
        column.addWidget(holder)
        column.addWidget(self._card)
        column.addStretch(1)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(scrolled(inner, f"{name}_area"))
        self.reload()

    def records(self) -> list[Any]:
        """Return the records of the list."""
        raise NotImplementedError

    def row(self, record: Any) -> Row:
        """Return the row of one record."""
        raise NotImplementedError

    def add(self) -> None:
        """Let the person add a record."""
        raise NotImplementedError

    def reload(self) -> None:
        """Read the list again."""
        clear(self._lines)
        records = self.records()
        for number, record in enumerate(records):
            if number:
                self._lines.addWidget(rule())
            self._lines.addWidget(self.row(record))
        if not records:
            self._lines.addWidget(EmptyPlace(f"{self.objectName()}_empty", "list", t("There is none yet.")))


class Activities(_Records):
    """What the organisation does with personal data, as access responses tell it."""

    def __init__(self, desk: Desk) -> None:
        intro = t("What you do with personal data. Access responses quote these texts in the person's language.")
        super().__init__(desk, "activities", intro, t("Add processing"))

    def records(self) -> list[Any]:
        return self.desk.register.all(Activity)

    def row(self, record: Any) -> Row:
        offer = Offered(t("Change"), f"activity.{record.id}.change", lambda: self.change(record), "edit")
        row = Row(f"activity.{record.id}", record.name, _face(record), (offer,))
        row.say(_first_text(record.purpose))
        return row

    def add(self) -> None:
        edit_record(
            self.desk.window,
            Activity,
            title=t("Add processing"),
            records=record_names(self.desk.register),
            keep=lambda values: organisation.add_activity(self.desk.register, **values),
        )

    def change(self, record: Activity) -> None:
        """Let the person change how an activity is told."""
        edit_record(
            self.desk.window,
            Activity,
            record,
            title=record.name,
            records=record_names(self.desk.register),
            keep=lambda values: organisation.change_activity(self.desk.register, record.id or 0, **values),
        )


class Recipients(_Records):
    """To whom personal data are given, by name."""

    def __init__(self, desk: Desk) -> None:
        intro = t("To whom you give personal data. Access responses name them, with the ground for each transfer.")
        super().__init__(desk, "recipients", intro, t("Add a recipient"))

    def records(self) -> list[Any]:
        return self.desk.register.all(Recipient)

    def row(self, record: Any) -> Row:
        offer = Offered(t("Change"), f"recipient.{record.id}.change", lambda: self.change(record), "edit")
        row = Row(f"recipient.{record.id}", record.name, _face(record), (offer,))
        row.say(f"{country_name(record.country)}, {translate(record.safeguard.label)}")
        row.say(_first_text(record.purpose))
        return row

    def add(self) -> None:
        edit_record(
            self.desk.window,
            Recipient,
            title=t("Add a recipient"),
            keep=lambda values: organisation.add_recipient(self.desk.register, **values),
        )

    def change(self, record: Recipient) -> None:
        """Let the person change a recipient."""
        edit_record(
            self.desk.window,
            Recipient,
            record,
            title=record.name,
            keep=lambda values: organisation.change_recipient(self.desk.register, record.id or 0, **values),
        )


def _face(record: Any) -> Face:
    lacking = lacking_languages(record)
    if is_empty(record.purpose):
        return Face(t("No text yet"), Tone.WARN, "warning")
    if lacking:
        names = ", ".join(language_name(code) for code in lacking)
        return Face(t("Missing in {languages}", languages=names), Tone.WARN, "warning")
    return Face(t("In four languages"), Tone.OK, "check")


def _first_text(wording: dict[str, str]) -> str:
    texts = (wording.get(language(), ""), *wording.values())
    return next((text for text in texts if not is_empty(text)), "")

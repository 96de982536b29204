"""What can be done with the records of a register: new, change, take out, bring back, delete."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from officer_app.domain.errors import OfficerError
from officer_app.domain.fields import specs
from officer_app.domain.registry import RECORD_TYPES
from officer_app.services import registers
from officer_app.services.own_verbs import verbs_of
from officer_app.services.registers import StillLinked
from officer_app.ui.desk import Desk
from officer_app.ui.dialogs.question import confirm
from officer_app.ui.dialogs.record import edit_record
from officer_app.ui.dialogs.register_record import edit_whole
from officer_app.ui.dialogs.stop_marketing import add_in_dialog
from officer_app.ui.forms import Form
from officer_app.ui.notices import Offer
from officer_app.ui.record_source import Named, RecordSource
from officer_app.ui.register_words import new_words, title_words
from officer_app.ui.theme import Tone
from officer_app.ui.words import t, translate


class RegisterVerbs:
    """The verbs of every register, each with its dialog."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def new(self, key: str, over: QWidget | None = None, **begun: Any) -> int | None:
        """Let the person add a record, some fields filled in already; return its number."""
        if verbs_of(key).asks:
            return add_in_dialog(self._desk, over)
        kind = RECORD_TYPES[key]
        made: list[Any] = []
        hidden = {name: value for name, value in begun.items() if not _is_in_form(key, name)}
        shown = {name: value for name, value in begun.items() if name not in hidden}
        source = self.source()
        edit_whole(
            over or self._desk.window,
            kind.record,
            title=new_words(key),
            records=source,
            prepare=lambda form: _begin(form, shown),
            keep=lambda values: made.append(verbs_of(key).add(self._desk.register, **hidden, **values)),
        )
        source.drop_unused()
        return made[0].id if made else None

    def change(self, key: str, record: Any, field: str = "") -> None:
        """Let the person change a record, beginning in a field."""
        source = self.source((key, record.id))
        edit_whole(
            self._desk.window,
            RECORD_TYPES[key].record,
            record,
            title=title_words(RECORD_TYPES[key], record),
            records=source,
            begin_in=field,
            keep=self._keeping(key, record),
        )
        source.drop_unused()

    def change_group(self, key: str, record: Any, group: str) -> None:
        """Let the person change one group of a record's fields."""
        names = [each.name for each in specs(RECORD_TYPES[key].record) if each.in_form and each.group == group]
        title = title_words(RECORD_TYPES[key], record)
        source = self.source((key, record.id))
        edit_whole(
            self._desk.window,
            RECORD_TYPES[key].record,
            record,
            fields=names,
            title=t("{title}: {group}", title=title, group=translate(group)) if group else title,
            records=source,
            keep=self._keeping(key, record),
        )
        source.drop_unused()

    def _keeping(self, key: str, record: Any) -> Callable[[dict[str, Any]], object]:
        """Keep only what the person changed: what somebody else changed meanwhile stays."""

        def keep(values: dict[str, Any]) -> object:
            changed = {name: value for name, value in values.items() if value != getattr(record, name)}
            return verbs_of(key).change(self._desk.register, record.id, **changed)

        return keep

    def retire(self, key: str, record: Any) -> None:
        """Ask why a record is taken out of its list, and take it out."""
        kind, title = RECORD_TYPES[key], title_words(RECORD_TYPES[key], record)
        kept = edit_record(
            self._desk.window,
            kind.record,
            record,
            ["retired_reason"],
            t("Take {title} out of the list", title=title),
            verb=t("Take it out"),
            intro=t("It stays in the register, and what names it goes on naming it. You can bring it back."),
            keep=lambda values: verbs_of(key).retire(self._desk.register, record.id, str(values["retired_reason"])),
        )
        if kept is not None:
            again = Offer(t("Bring it back"), lambda: self.bring_back(key, record))
            self._desk.notices.say(t("Taken out: {title}", title=title), Tone.OK, again)

    def bring_back(self, key: str, record: Any) -> None:
        """Put a record into its list again."""
        title = title_words(RECORD_TYPES[key], record)
        self._desk.attempt(
            lambda: verbs_of(key).bring_back(self._desk.register, record.id),
            t("Back in the list: {title}", title=title),
        )

    def delete(self, key: str, record: Any) -> bool:
        """Delete a record that nothing names, after asking; else say what names it, and offer to take it out."""
        title = title_words(RECORD_TYPES[key], record)
        if not confirm(
            self._desk.window,
            t("Delete {title}?", title=title),
            t("Delete"),
            details=t("What the history says of it stays. A record that others name is not deleted."),
            safe=t("Keep it"),
        ):
            return False
        try:
            registers.delete_record(self._desk.register, key, record.id)
        except StillLinked as error:
            offer = Offer(t("Take it out of the list"), lambda: self.retire(key, record))
            self._desk.notices.say_error(error, offer if hasattr(record, "retired_on") else None)
            return False
        except OfficerError as error:
            self._desk.notices.say_error(error)
            return False
        self._desk.notices.say(t("Deleted: {title}", title=title))
        return True

    def source(self, leaving_out: tuple[str, int] | None = None) -> RecordSource:
        """Return the records to which a form can link, and the way to add one."""
        return RecordSource(self._desk.register, self._make, leaving_out)

    def _make(self, key: str, typed: str, over: QWidget | None) -> Named | None:
        kind = RECORD_TYPES[key]
        begun = {kind.known_by[0]: typed} if typed and _is_in_form(key, kind.known_by[0]) else {}
        number = self.new(key, over, **begun)
        return (number, title_words(kind, self._desk.register.get(kind.record, number))) if number else None


def _is_in_form(key: str, name: str) -> bool:
    return any(spec.name == name and spec.in_form for spec in specs(RECORD_TYPES[key].record))


def _begin(form: Form, begun: dict[str, Any]) -> None:
    form.load(form.record_type(**begun))

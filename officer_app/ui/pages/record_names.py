"""The titles of records, for the fields that link to them."""

from collections.abc import Callable

from officer_app.domain.case import Case
from officer_app.domain.case_file import CaseFile
from officer_app.domain.correspondence import Attachment, Message
from officer_app.domain.registry import RECORD_TYPES
from officer_app.domain.vocabulary import Direction
from officer_app.services.register import Register
from officer_app.ui.words import full_day, t, translate

Named = list[tuple[int, str]]


def record_names(register: Register, leaving_out: Case | None = None) -> Callable[[str], list[tuple[int, str]]]:
    """Return what a form asks for the records of a kind; a case is told by its reference and its person."""

    def names(key: str) -> list[tuple[int, str]]:
        kind = RECORD_TYPES[key]
        records = register.all(kind.record)
        if kind.record is Case:
            others = (each for each in records if leaving_out is None or each.id != leaving_out.id)
            return [(each.id, f"{each.reference} {each.subject_name}") for each in others]
        return [(each.id, kind.title(each)) for each in records]

    return names


def names_within(file: CaseFile, leaving_out: Message | Attachment | None = None) -> Callable[[str], Named]:
    """Return what a form asks for the messages and the files of one case; notes answer nobody and are left out."""

    def names(key: str) -> Named:
        if key == "message":
            named = ((each, message_name(each)) for each in reversed(file.messages) if answerable(each, leaving_out))
            return _told_apart([(each.id or 0, name) for each, name in named])
        return [(each.id or 0, each.name) for each in file.attachments if each is not leaving_out]

    return names


def answerable(message: Message, by: object = None) -> bool:
    """Tell whether a message can be answered by another one: it came in or went out, and not later."""
    if message.direction is Direction.NOTE or message is by:
        return False
    answered_on = by.received_on if isinstance(by, Message) else None
    return not (answered_on and message.received_on and message.received_on > answered_on)


def message_name(message: Message) -> str:
    """Return what a message is called where another one refers to it: its subject, its direction and its day."""
    title = message.subject or t("Message without a subject")
    if message.received_on is None:
        return t("{title} ({way})", title=title, way=_lowered(message))
    return t("{title} ({way}, {day})", title=title, way=_lowered(message), day=full_day(message.received_on))


def _lowered(message: Message) -> str:
    words = translate(message.direction.label)
    return words[:1].lower() + words[1:]


def _told_apart(named: Named) -> Named:
    """Put a number behind names that stand there already, so that each can be chosen."""
    seen: dict[str, int] = {}
    told = []
    for key, name in named:
        seen[name] = seen.get(name, 0) + 1
        told.append((key, f"{name} {seen[name]}" if seen[name] > 1 else name))
    return told

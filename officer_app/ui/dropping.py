"""What is dropped on the window or pasted into it: messages are taken, everything else is refused with a reason."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMimeData

from officer_app.domain.errors import OfficerError

KINDS = frozenset({".eml", ".txt"})
MOST_AT_ONCE = 20
LONGEST_TEXT = 1_000_000


@dataclass(frozen=True, slots=True)
class Dropped:
    """Messages to be read one after another: files, or one text."""

    paths: tuple[Path, ...] = ()
    text: str = ""


def takes(data: QMimeData) -> bool:
    """Tell whether a drop could be a message; the reasons against it are said when it is let go."""
    return data.hasUrls() or data.hasText()


def messages_in(data: QMimeData) -> Dropped:
    """Return the messages in a drop; raises `OfficerError` where one of its parts cannot be taken."""
    if data.hasUrls():
        paths = [Path(url.toLocalFile()) if url.isLocalFile() else None for url in data.urls()]
        return Dropped(paths=check_messages(paths))
    text = data.text()
    if not text.strip():
        raise OfficerError("There is no text in what was dropped. Drop an e-mail file, a text file or a text.")
    if len(text) > LONGEST_TEXT:
        raise OfficerError("This text is longer than any letter. Drop the part in which the person asks something.")
    return Dropped(text=text)


def check_messages(paths: list[Path | None]) -> tuple[Path, ...]:
    """Return the files where all of them are messages; raises `OfficerError` naming the first that is none."""
    if len(paths) > MOST_AT_ONCE:
        raise OfficerError(
            "{count} files are too many at once; drop {most} or fewer.", count=len(paths), most=MOST_AT_ONCE
        )
    for path in paths:
        if path is None:
            raise OfficerError("This is a web address. Save the message as a file first, and drop the file.")
        if path.is_dir():
            raise OfficerError("{name} is a folder. Drop the messages in it, not the folder.", name=path.name)
        if path.suffix.casefold() == ".msg":
            raise OfficerError("{name} is in Outlook's own form. Save it as .eml or as text first.", name=path.name)
        if path.suffix.casefold() not in KINDS:
            raise OfficerError("{name} is no message. Messages are .eml and .txt files.", name=path.name)
    return tuple(path for path in paths if path is not None)

"""What leaves in an access package, and the check before it is made: the letter, the responses, nothing internal."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath
from typing import Final

from officer_app.domain.case_file import CaseFile
from officer_app.domain.case_rules import refused_rights
from officer_app.domain.correspondence import Attachment, Message
from officer_app.domain.done_rules import is_machine_readable
from officer_app.domain.fields import is_empty
from officer_app.domain.findings import Finding
from officer_app.domain.identity import is_settled
from officer_app.domain.vocabulary import AttachmentKind, Direction, Outcome, Right
from officer_app.domain.words import Sentence

COVER_LETTERS: Final = frozenset({"access_response", "portability_cover"})
"""The letters that bring a person her data, by key."""

PACKAGE: Final = "access_package"
"""Under this key a case remembers that a package was made."""

_GIVING: Final = frozenset({Outcome.GRANTED, Outcome.PARTLY})
_FOR_EYES: Final = ("application/pdf", "image/", "audio/", "video/")
_MOST_NAMES: Final = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageContents:
    """What of a case goes into its package, and what of it stays."""

    letter: Message | None
    pages: Attachment | None
    files: tuple[Attachment, ...]
    replaced: tuple[tuple[Attachment, Attachment], ...]
    left_out: tuple[Attachment, ...]


def contents_of(file: CaseFile) -> PackageContents:
    """Sort the files of a case: its newest letter with data, its responses, and all that stays.

    A file of which there is a redacted version never leaves; a letter of ours leaves as the cover letter only.
    """
    letter = _cover_letter(file)
    pages = next((each for each in file.attachments if letter and each.message_id == letter.id), None)
    files = collected(file)
    gone = {each.id for each in files} | ({pages.id} if pages else set())
    return PackageContents(
        letter=letter if pages else None,
        pages=pages,
        files=files,
        replaced=tuple(_replaced(file, files)),
        left_out=tuple(each for each in file.attachments if each.id not in gone),
    )


def _cover_letter(file: CaseFile) -> Message | None:
    made = [each for each in file.messages if each.direction is Direction.OUT and each.template in COVER_LETTERS]
    return max(made, key=lambda each: (each.received_on or date.min, each.id or 0), default=None)


def collected(file: CaseFile) -> tuple[Attachment, ...]:
    """Return the files that are the copy of the data: responses, no letters of ours, the redacted version of each."""
    letters = {each.id for each in file.messages if each.template}
    whole = {each.redacts for each in file.attachments}
    return tuple(
        each
        for each in file.attachments
        if each.kind is AttachmentKind.RESPONSE
        and (each.message_id is None or each.message_id not in letters)
        and each.id not in whole
    )


def _replaced(file: CaseFile, files: Iterable[Attachment]) -> Iterable[tuple[Attachment, Attachment]]:
    by_id = {each.id: each for each in file.attachments}
    for each in files:
        if each.redacts in by_id:
            yield by_id[each.redacts], each


def check_package(file: CaseFile) -> tuple[Finding, ...]:
    """Return what the check before making a package finds; what takes its ground away refuses it."""
    inside = contents_of(file)
    return (*_about_case(file), *_about_contents(file, inside), *_to_look_at(inside), *_staying(inside))


def is_answered(file: CaseFile, right: Right) -> bool:
    """Tell whether a right was asked and is not refused."""
    return right in file.case.rights and right not in refused_rights(file.case)


def _about_case(file: CaseFile) -> Iterable[Finding]:
    outcome = file.case.outcome
    if not is_settled(file.checks):
        yield Finding("identity_open", Sentence(
            "It is not settled who asks. Record a check that was passed, or say why none is needed.",
            source="GDPR Art. 12(6)"))  # fmt: skip
    if outcome is None:
        yield Finding("not_decided", Sentence("The outcome of the case is not decided yet.", source="GDPR Art. 12(3)"))
    elif outcome not in _GIVING:
        yield Finding("nothing_given", Sentence("The outcome is {outcome}: no data leave in this case.",
            {"outcome": outcome}, "GDPR Art. 12(4)"))  # fmt: skip


def _about_contents(file: CaseFile, inside: PackageContents) -> Iterable[Finding]:
    if inside.letter is None:
        yield Finding("letter_missing", Sentence(
            "No letter goes with the files yet. Make the access response, or the letter to data handed over, first.",
            source="GDPR Art. 12(1)"))  # fmt: skip
    if not inside.files:
        yield Finding("file_missing", Sentence("There is no file to send. Attach the copy of the data as a response.",
            source="GDPR Art. 15(3)"))  # fmt: skip
    empty = [each.name for each in inside.files if not each.size]
    if empty:
        yield Finding("file_empty", Sentence("These files are empty: {names}. Attach them anew, or correct their kind.",
            {"names": empty[:_MOST_NAMES]}, "GDPR Art. 15(3)"))  # fmt: skip
    if is_answered(file, Right.PORTABILITY) and not any(map(_can_be_read, inside.files)):
        yield Finding("not_machine_readable", Sentence(
            "No file among them can be read by a machine. Attach the data as CSV, JSON or XML.",
            source="GDPR Art. 20(1)"))  # fmt: skip


def _can_be_read(attachment: Attachment) -> bool:
    """Tell whether a machine can read a file: its name says so, and its contents are no page and no picture."""
    ending = PurePath(attachment.name).suffix
    return bool(ending) and is_machine_readable(ending) and not attachment.media_type.startswith(_FOR_EYES)


def _to_look_at(inside: PackageContents) -> Iterable[Finding]:
    for each in inside.files:
        if not is_empty(each.warning):
            yield _told("file_warning", Sentence("Look at {name} again: {warning}",
                {"name": each.name, "warning": each.warning}, "GDPR Art. 32"))  # fmt: skip
    made_at = inside.pages.added_at if inside.pages else None
    later = [each.name for each in inside.files if made_at and each.added_at and each.added_at > made_at]
    if later:
        yield _told("letter_older", Sentence("Added after the letter was made, which does not name them: {names}.",
            {"names": later[:_MOST_NAMES]}, "GDPR Art. 12(1)"))  # fmt: skip
    if inside.files:
        names = [each.name for each in inside.files[:_MOST_NAMES]]
        yield _told("names_seen", Sentence("The names of the files can be read without the passphrase: {names}.",
            {"names": names}, "GDPR Art. 32"))  # fmt: skip


def _staying(inside: PackageContents) -> Iterable[Finding]:
    for whole, redacted in inside.replaced:
        yield _told("redacted", Sentence("{redacted} goes in place of {whole}.",
            {"redacted": redacted.name, "whole": whole.name}, "GDPR Art. 15(4)"))  # fmt: skip
    names = [each.name for each in inside.left_out]
    if len(names) > _MOST_NAMES:
        yield _told("left_out", Sentence("{count} files of the case are left out, among them: {names}.",
            {"names": names[:_MOST_NAMES], "count": len(names)}, "GDPR Art. 15(3)"))  # fmt: skip
    elif names:
        yield _told("left_out", Sentence("Left out: {names}.", {"names": names}, "GDPR Art. 15(3)"))
    yield _told("notes_stay", Sentence(
        "Notes and messages of the case are not in the package. Where they hold data of the person, put that part into "
        "a file that is marked as a response.", source="GDPR Art. 15(3)"))  # fmt: skip


def _told(code: str, sentence: Sentence) -> Finding:
    return Finding(code, sentence, takes_ground_away=False)

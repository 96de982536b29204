"""The access package of a case: checked, packed under a passphrase that is told once, and remembered by the case."""

import os
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from officer_app.documents.access_package import LETTER, Package, PackedFile, pack
from officer_app.domain.access_package import PACKAGE, PackageContents, check_package, contents_of, is_answered
from officer_app.domain.case_file import CaseFile
from officer_app.domain.clock import Clock
from officer_app.domain.correspondence import Attachment, Message
from officer_app.domain.errors import NotFound, OfficerError, refuse
from officer_app.domain.findings import Finding
from officer_app.domain.vocabulary import Channel, Delivery, Direction, Right
from officer_app.domain.watch import UNWATCHED, Watch
from officer_app.intake.attachments import numbered, safe_name
from officer_app.services.case_work import insert_message, write_whole
from officer_app.services.cases import Records, case_file
from officer_app.services.register import Register
from officer_app.services.reports import ZONE
from officer_app.storage.passphrase import pronounceable_passphrase

ENDING: Final = ".zip"


@dataclass(frozen=True, slots=True)
class MadePackage:
    """A package as it was made: where it lies, the passphrase that nothing else remembers, and its message."""

    path: Path
    passphrase: str
    message: Message
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class ReadyPackage:
    """What goes into a package, read from the register; nothing more is needed of it until the package is kept."""

    package: Package
    message: Message
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class PackedPackage:
    """A package as bytes, under its passphrase."""

    ready: ReadyPackage
    passphrase: str
    data: bytes


def look_over_package(reader: Records, case_id: int, clock: Clock) -> tuple[Finding, ...]:
    """Return what the check before making a package finds; nothing is changed. Raises `NotFound`."""
    return check_package(case_file(reader, case_id, clock.today()))


def ready_package(reader: Records, case_id: int, clock: Clock, watch: Watch = UNWATCHED) -> ReadyPackage:
    """Read what goes into the package of a case; raises `ProblemsFound` where the check refuses, and `GivenUp`."""
    file = case_file(reader, case_id, clock.today())
    findings = check_package(file)
    refuse({each.code: each.sentence for each in findings if each.takes_ground_away})
    package = _package(reader, file, contents_of(file), clock, watch)
    return ReadyPackage(package, _message(file, package, clock), findings)


def pack_package(
    ready: ReadyPackage, entropy: Callable[[int], bytes] = os.urandom, watch: Watch = UNWATCHED
) -> PackedPackage:
    """Draw the index and encrypt everything under a new passphrase; in any thread.

    `watch` hears how many files of how many are packed; raises its `GivenUp`, and then nothing of it is left.
    """
    passphrase = pronounceable_passphrase(entropy)
    return PackedPackage(ready, passphrase, pack(ready.package, passphrase, watch))


def keep_package(register: Register, packed: PackedPackage, to: Path) -> MadePackage:
    """Write a package, whole or not at all, and remember its names and digests with the case, never its passphrase.

    Raises `OfficerError` where the place is taken or cannot be written; then nothing was changed.
    """
    check_package_place(to)
    with ExitStack() as undo:
        with register.change("package.make") as work:
            kept = insert_message(work, packed.ready.message)
            write_whole(to, packed.data)
            undo.callback(to.unlink, missing_ok=True)
        undo.pop_all()
    return MadePackage(to, packed.passphrase, kept, packed.ready.findings)


def make_package(
    register: Register, case_id: int, to: Path, *, entropy: Callable[[int], bytes] = os.urandom
) -> MadePackage:
    """Make the package of a case as a ZIP with AES-256, and keep it; raises what its three steps raise."""
    check_package_place(to)
    return keep_package(register, pack_package(ready_package(register, case_id, register.clock), entropy), to)


def check_package_place(to: Path) -> None:
    """Refuse a place that is taken, so that a package that is not kept takes no other file with it."""
    if "\0" in str(to) or to.suffix.casefold() != ENDING:
        raise OfficerError("An access package is a ZIP file: give it a name that ends in .zip.")
    try:
        taken = to.exists()
    except OSError as problem:
        raise OfficerError(
            "{path} could not be written: {reason}. Choose another place; nothing was changed there.",
            path=to,
            reason=problem.strerror or problem,
        ) from problem
    if taken:
        raise OfficerError("There is a file at {path} already. Choose another name.", path=to)


def _package(reader: Records, file: CaseFile, inside: PackageContents, clock: Clock, watch: Watch) -> Package:
    case = file.case
    if inside.letter is None or inside.pages is None:
        raise NotFound("The letter of this package is not in the register.")
    told = {
        "data_summary": case.data_summary if is_answered(file, Right.ACCESS) else "",
        "portable_data": case.portable_data if is_answered(file, Right.PORTABILITY) else "",
    }
    return Package(
        language=inside.letter.language,
        organisation=file.organisation.name,
        reference=case.reference,
        made_at=clock.now().astimezone(ZONE),
        letter=reader.content(inside.pages.digest),
        files=tuple(_packed(reader, inside.files, watch)),
        told=told,
    )


def _packed(reader: Records, files: Iterable[Attachment], watch: Watch) -> Iterable[PackedFile]:
    """Yield the files under names that every system takes, no two alike."""
    taken: list[str] = []
    for each in files:
        watch.look()
        taken.append(numbered(safe_name(each.name), taken))
        yield PackedFile(taken[-1], each.media_type, reader.content(each.digest))


def _message(file: CaseFile, package: Package, clock: Clock) -> Message:
    letter = PackedFile(LETTER, "application/pdf", package.letter)
    lines = [f"{each.name}  {len(each.data)}  {each.digest}" for each in (letter, *package.files)]
    return Message(
        case_id=file.case.id,
        direction=Direction.OUT,
        channel=file.case.answer_channel or Channel.EMAIL,
        written_at=clock.now(),
        received_on=clock.today(),
        sender=file.organisation.officer_email,
        subject="Access package made",
        body="\n".join(("Name, bytes, SHA-256:", *lines)),
        template=PACKAGE,
        language=package.language,
        delivery=Delivery.PENDING,
    )

"""The sample register: a Belgian marketing-technology company with lively cases, as they would stand today."""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from heapq import merge
from operator import attrgetter
from pathlib import Path
from typing import Final

from officer_app.domain.calendars import Calendar
from officer_app.domain.case import Case
from officer_app.domain.clock import Clock, FixedClock
from officer_app.domain.errors import NotFound, OfficerError
from officer_app.domain.fields import WORDING_LANGUAGES
from officer_app.domain.vocabulary import Outcome, Right, Stage
from officer_app.domain.watch import Cancelled, Progress
from officer_app.services import sample_marketing
from officer_app.services.register import Effort, Register, create_register
from officer_app.services.sample_registers import Sitting, sittings, tell_sitting
from officer_app.services.sample_stories import Event, events, stories
from officer_app.services.sample_teller import OfficeDays, RehearsedDays, Teller, fill_organisation
from officer_app.storage.files import put_in_place
from officer_app.storage.passphrase import pronounceable_passphrase

Entropy = Callable[[int], bytes]

FILE_NAME: Final = "demo.officer"
OFFICER: Final = "Claire Exemple"
MOST_CASES: Final = 100_000

_FIRST_DAY_BEFORE: Final = timedelta(days=440)


@dataclass(frozen=True, slots=True)
class SampleRegister:
    """Where the sample was built, and the passphrase that opens it."""

    path: Path
    passphrase: str


def build_sample(
    folder: Path,
    *,
    clock: Clock,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
    cases: int = 60,
    language: str = "en",
    passphrase: str | None = None,
    entropy: Entropy | None = None,
    effort: Effort | None = None,
) -> SampleRegister:
    """Build `demo.officer` in the folder, whole or not at all, and close it.

    With a `FixedClock` everything but the file's random bytes follows from the date, the passphrase too: it guards
    invented people only. `language` (en, fr, nl or de) is that of the profile, and of the first case that is ready
    for its response letter. Raises `OfficerError` where the file is there already, the folder cannot be written or
    the work was cancelled.
    """
    _check_wishes(cases, language)
    path = folder / FILE_NAME
    source = entropy or (_from_date(clock) if isinstance(clock, FixedClock) else os.urandom)
    sample = SampleRegister(path, passphrase or pronounceable_passphrase(source))
    _refuse_existing(path)
    workshop = _workshop(folder)
    try:
        days = OfficeDays(clock, clock.today() - _FIRST_DAY_BEFORE)
        told_clock = RehearsedDays(clock.day, days) if isinstance(clock, FixedClock) else days
        with create_register(
            workshop / FILE_NAME, sample.passphrase,
            clock=told_clock, actor=OFFICER, entropy=source, effort=effort or Effort(),
        ) as register:  # fmt: skip
            register.in_haste()
            _tell(register, days, cases, language, progress or _unheard, cancelled or _never)
        _refuse_existing(path)
        put_in_place(workshop / FILE_NAME, path)
    finally:
        shutil.rmtree(workshop, ignore_errors=True)
    return sample


def sample_case_for_letter(register: Register, language: str = "fr") -> Case:
    """Return an access case in that language with everything for its response letter; raises `NotFound`."""
    ready = register.all(Case, stage=Stage.READY, outcome=Outcome.GRANTED, language=language)
    case = next((each for each in ready if each.rights == (Right.ACCESS,)), None)
    if case is None:
        raise NotFound("This register has no sample case that is ready for its response letter.")
    return case


def _tell(
    register: Register, days: OfficeDays, count: int, language: str, progress: Progress, cancelled: Cancelled
) -> None:
    calendar, today = Calendar(), days.clock.today()
    parts: tuple[Sequence[Event | Sitting], ...] = (
        sittings(today, calendar),
        events(stories(today, calendar, count, language), today, calendar),
    )
    story = list(merge(*parts, key=attrgetter("day")))
    teller = Teller(register, fill_organisation(register, language))
    for done, step in enumerate(story):
        if cancelled():
            raise OfficerError("The sample register was not built: it was cancelled. Nothing was left behind.")
        days.turn_to(step.day)
        _tell_step(teller, step, language, days.clock)
        progress(done + 1, len(story))
    sample_marketing.add_by_hand(register, teller.numbers)


def _tell_step(teller: Teller, step: Event | Sitting, language: str, clock: Clock) -> None:
    match step:
        case Event():
            teller.tell(step)
        case Sitting():
            tell_sitting(teller.register, step, teller.numbers, teller.cases, language, clock)


def _check_wishes(cases: int, language: str) -> None:
    if not 0 <= cases <= MOST_CASES:
        raise OfficerError("A sample register has between 0 and {most} cases.", most=MOST_CASES)
    if language not in WORDING_LANGUAGES:
        raise OfficerError("The sample speaks {languages}; not {language}.",
            languages=", ".join(WORDING_LANGUAGES), language=language)  # fmt: skip


def _refuse_existing(path: Path) -> None:
    if os.path.lexists(path):
        raise OfficerError("There is a sample register already: {path}. Open it, or choose another folder.", path=path)


def _workshop(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return Path(tempfile.mkdtemp(prefix=".sample-", dir=folder))
    except OSError as problem:
        raise OfficerError(
            "The folder {folder} cannot be written: {reason}. Choose another one.",
            folder=folder,
            reason=problem.strerror or problem,
        ) from problem


def _from_date(clock: FixedClock) -> Entropy:
    return lambda size: hashlib.shake_256(f"sample register of {clock.day.isoformat()}".encode()).digest(size)


def _unheard(_done: int, _total: int) -> None:
    """Tell nobody."""


def _never() -> bool:
    return False

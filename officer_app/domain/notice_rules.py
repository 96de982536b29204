"""Which notices are in force, and where their versions leave a hole or overlap (GDPR Art. 12 to 14)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise

from officer_app.domain.activity import ActivityRole
from officer_app.domain.folding import fold
from officer_app.domain.gap import Gap, GapKind, GapRecords, gap_of
from officer_app.domain.notice import NoticeState, NoticeVersion, notice_in_force
from officer_app.domain.registry import RECORD_TYPES
from officer_app.domain.words import Sentence


def by_notice(versions: Iterable[NoticeVersion]) -> list[list[NoticeVersion]]:
    """Return the versions of each notice, by its name as people write it."""
    found: defaultdict[str, list[NoticeVersion]] = defaultdict(list)
    for each in versions:
        found[fold(each.notice)].append(each)
    return list(found.values())


def notices_in_force(versions: Iterable[NoticeVersion], today: date) -> list[NoticeVersion]:
    """Return the version in force of each notice that has one."""
    found = (notice_in_force(those, today) for those in by_notice(versions))
    return [each for each in found if each]


def notice_gaps(records: GapRecords, today: date) -> Iterator[Gap]:
    """Tell of notices without a version in force, and of versions at the same time."""
    if not records.notices and any(each.role is not ActivityRole.PROCESSOR for each in records.activities):
        yield _no_notice()
    for versions in by_notice(records.notices):
        yield from none_in_force(versions, today)
        yield from overlapping(versions)


def _no_notice() -> Gap:
    sentence = Sentence(
        "Data are processed, but no notice is recorded that tells people.", source="GDPR Art. 13 and 14"
    )
    kind, its_type = GapKind.NOTICE_NONE, RECORD_TYPES["notice_version"]
    return Gap(kind=kind, severity=kind.severity, key=its_type.key, record_id=None, title=its_type.plural,
               sentence=sentence)  # fmt: skip


def none_in_force(versions: Iterable[NoticeVersion], today: date) -> Iterator[Gap]:
    """Tell of a notice of which no version is in force today, at its newest version."""
    versions = tuple(versions)
    if notice_in_force(versions, today) is None:
        newest = max(versions, key=lambda each: (each.effective_from or date.min, each.id or 0))
        sentence = Sentence("No version of this notice is in force today.", source="GDPR Art. 13 and 14")
        field = "state" if newest.state is NoticeState.DRAFT else "effective_to"
        yield gap_of(GapKind.NOTICE_NONE, newest, sentence, field)


def overlapping(versions: Iterable[NoticeVersion]) -> Iterator[Gap]:
    """Tell of a published version that has not ended when the next one comes into force."""
    published = [each for each in versions if each.state is NoticeState.PUBLISHED and each.effective_from]
    published.sort(key=lambda each: (each.effective_from or date.min, each.id or 0))
    for before, after in pairwise(published):
        start = after.effective_from
        if start and (before.effective_to is None or start <= before.effective_to):
            text = "It has not ended, though version {number} is in force from {day}."
            sentence = Sentence(text, {"number": after.number, "day": start}, "GDPR Art. 5(1)(a) and 12(1)")
            yield gap_of(GapKind.NOTICE_OVERLAP, before, sentence, "effective_to")

"""The gaps of the registers: read in one short look at the file, reckoned afterwards; and what one record lacks."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final
from zoneinfo import ZoneInfo

from officer_app.domain.agreement import Agreement
from officer_app.domain.agreement_rules import AgreementCode, agreement_facts, assess_agreement
from officer_app.domain.breach import Breach, is_notified
from officer_app.domain.breach_rules import clock_of
from officer_app.domain.findings import Finding
from officer_app.domain.gap import GAP_RECORDS, Gap, GapKind, GapRecords, Severity
from officer_app.domain.gaps import find_gaps
from officer_app.domain.law import law_tables
from officer_app.domain.registry import BY_RECORD, RECORD_TYPES
from officer_app.domain.transfer import Transfer
from officer_app.domain.transfer_facts import facts_of
from officer_app.domain.transfer_rules import Verdict, assess_transfer
from officer_app.domain.words import Sentence
from officer_app.services.cases import Records
from officer_app.services.register import Register

ZONE: Final = ZoneInfo("Europe/Brussels")
"""The zone in which the 72 hours of a breach are told; the profile of the organisation names no other."""

GAP_TYPES: Final = frozenset(BY_RECORD[record].key for record in GAP_RECORDS.values())
"""The types of which a change may open or close a gap."""

_AT_A_TIME = 40
"""Of so many records what hangs on them is read in one look at the file: some 1,000 rows of checklists."""
_ALL = ("", "")
_BESIDE: Final[Mapping[str, Mapping[str, tuple[str, str]]]] = {
    "processor": {"agreements": ("processor", "id"), "transfers": ("processor", "id"), "activities": _ALL},
    "sub_processor": {"processors": ("id", "processor"), "transfers": ("sub_processor", "id")},
    "change_notice": {"agreements": ("id", "agreement")},
    "client": {"agreements": ("client", "id")},
    "agreement": {
        "agreements": _ALL,
        "processors": ("id", "processor"),
        "clients": ("id", "client"),
        "sub_processors": ("processor", "processor"),
        "clauses": ("agreement_id", "id"),
    },
    "transfer": {"assessments": ("transfer", "id")},
    "recipient": {"transfers": _ALL},
    "activity": {"purposes": ("activity_id", "id"), "categories": _ALL, "notices": _ALL, "published": _ALL},
    "notice_version": {"notices": _ALL},
}
"""What else must be known to judge one record: which records, by which field of theirs, equal to which of its own."""


@dataclass(frozen=True, slots=True)
class RecordFindings:
    """What is found of one record: a verdict in one sentence, where its type has one, and what is to be mended."""

    verdict: Sentence | None
    is_good: bool
    findings: tuple[Finding, ...]


def read_gap_records(reader: Records) -> GapRecords:
    """Read everything in which gaps are looked for; what was taken out of the lists has none."""
    return GapRecords(**{name: _live(reader, record) for name, record in GAP_RECORDS.items()})


def reread_gap_records(register: Register, known: GapRecords, keys: Iterable[str]) -> GapRecords:
    """Return what is known with the records of some types read anew, from any thread.

    Each type is a short look of its own at the file, so that a change never waits long; one that comes in between is
    told to those who listen, and read again then.
    """
    wanted = {RECORD_TYPES[key].record for key in keys}
    for name, record in GAP_RECORDS.items():
        if record in wanted:
            known = replace(known, **{name: tuple(_in_short_looks(register, record, known))})
    return known


def _in_short_looks(register: Register, record: type[Any], known: GapRecords) -> Iterator[Any]:
    """Yield the records of a type; what hangs on others, as a checklist on its agreement, comes in several looks."""
    kind = BY_RECORD[record]
    if not kind.parent:
        with register.snapshot() as reader:
            yield from _live(reader, record)
        return
    above = next(name for name, parent in GAP_RECORDS.items() if parent is RECORD_TYPES[kind.parent].record)
    numbers = [each.id for each in getattr(known, above)]
    for start in range(0, len(numbers), _AT_A_TIME):
        with register.snapshot() as reader:
            for number in numbers[start : start + _AT_A_TIME]:
                yield from _live(reader, record, **{kind.parent_field: number})


def gaps_of(records: GapRecords, today: date, zone: ZoneInfo) -> list[Gap]:
    """Return every gap on a day, the worst first; `zone` is the organisation's, for the 72 hours of a breach."""
    return find_gaps(records, today, zone)


def findings_for(reader: Records, key: str, record_id: int, today: date, zone: ZoneInfo) -> RecordFindings:
    """Return what is found of one record of any type, nothing where it was taken out of its list; raises `NotFound`."""
    record: Any = reader.get(RECORD_TYPES[key].record, record_id)
    if getattr(record, "retired_on", None):
        return RecordFindings(None, is_good=True, findings=())
    beside = _records_beside(reader, key, record)
    gaps = [each for each in find_gaps(beside, today, zone) if (each.key, each.record_id) == (key, record_id)]
    judge = _JUDGES.get(key)
    if judge:
        return judge(record, beside, gaps, today, zone)
    return RecordFindings(None, not gaps, tuple(map(_finding, gaps)))


def _live(reader: Records, record: type[Any], **equals: Any) -> tuple[Any, ...]:
    return tuple(each for each in reader.all(record, **equals) if getattr(each, "retired_on", None) is None)


def _records_beside(reader: Records, key: str, record: Any) -> GapRecords:
    found: dict[str, tuple[Any, ...]] = {name: (record,) for name, kind in GAP_RECORDS.items() if kind is type(record)}
    for name, (field, own) in _BESIDE.get(key, {}).items():
        value = getattr(record, own) if own else None
        if not own:
            found[name] = _live(reader, GAP_RECORDS[name])
        elif value is not None:
            found[name] = _live(reader, GAP_RECORDS[name], **{field: value})
    return GapRecords(**found)


def _finding(gap: Gap) -> Finding:
    is_heavy = gap.severity in {Severity.URGENT, Severity.SERIOUS}
    return Finding(gap.kind, gap.sentence, gap.field, takes_ground_away=is_heavy)


_OF_THE_GROUND = frozenset(
    {
        GapKind.TRANSFER_GROUND,
        GapKind.TRANSFER_CLAUSES,
        GapKind.TRANSFER_ASSESSMENT,
        GapKind.TRANSFER_SUSPEND,
        GapKind.AGREEMENT_CLAUSES,
        GapKind.AGREEMENT_NOT_CHECKED,
        GapKind.AGREEMENT_PROMISES,
        GapKind.AGREEMENT_NOTICE,
        GapKind.AGREEMENT_BARE,
        GapKind.AGREEMENT_UNSIGNED,
    }
)
"""Gaps that the assessment of the record tells one by one."""


def _with_gaps(findings: tuple[Finding, ...], gaps: list[Gap]) -> tuple[Finding, ...]:
    said = {GapKind.AGREEMENT_EXPIRED} if any(each.code == AgreementCode.EXPIRED for each in findings) else set()
    return (*findings, *(_finding(each) for each in gaps if each.kind not in _OF_THE_GROUND | said))


_VERDICTS: Final = {
    Verdict.COVERED: "The ground of this transfer holds.",
    Verdict.GAP: "This transfer has no ground that holds.",
    Verdict.NOT_A_TRANSFER: "This is no transfer in the sense of the GDPR.",
}


def _judge_transfer(
    record: Transfer, beside: GapRecords, gaps: list[Gap], today: date, _zone: ZoneInfo
) -> RecordFindings:
    found = assess_transfer(facts_of(record, beside.assessments, today), law_tables())
    verdict = Sentence(_VERDICTS[found.verdict], source="GDPR Art. 44")
    return RecordFindings(verdict, found.verdict is not Verdict.GAP, _with_gaps(found.findings, gaps))


def _judge_agreement(
    record: Agreement, beside: GapRecords, gaps: list[Gap], today: date, _zone: ZoneInfo
) -> RecordFindings:
    found = assess_agreement(agreement_facts(record, beside.clauses, today), law_tables())
    unchecked = sum(each.code == AgreementCode.CLAUSE_NOT_CHECKED for each in found.findings)
    values = {"missing": len(found.missing) - unchecked, "unchecked": unchecked}
    text = "Clauses missing or only partly there: {missing}; not checked yet: {unchecked}."
    if found.complete:
        text = "Every clause of Art. 28 is there."
    findings = tuple(each for each in found.findings if each.code != AgreementCode.CLAUSE_NOT_CHECKED)
    return RecordFindings(
        Sentence(text, values, "GDPR Art. 28"),
        found.complete and not any(each.takes_ground_away for each in findings),
        _with_gaps(findings, gaps),
    )


def _judge_breach(record: Breach, _beside: GapRecords, gaps: list[Gap], today: date, zone: ZoneInfo) -> RecordFindings:
    clock = clock_of(record, zone)
    findings = tuple(map(_finding, gaps))
    if clock is None or record.we_are_processor:
        return RecordFindings(None, not gaps, findings)
    until = clock.notify_by
    text = "The authority must be told by {until}, unless the breach is unlikely to result in a risk to people."
    if is_notified(record):
        text = "The authority was told; the 72 hours ended at {until}."
    elif until.date() < today:
        text = "The 72 hours ended at {until}."
    return RecordFindings(Sentence(text, {"until": until}, "GDPR Art. 33(1)"), not gaps, findings)


_JUDGES: Final[Mapping[str, Callable[[Any, GapRecords, list[Gap], date, ZoneInfo], RecordFindings]]] = {
    "transfer": _judge_transfer,
    "agreement": _judge_agreement,
    "breach": _judge_breach,
}

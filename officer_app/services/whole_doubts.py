"""What the verbs would not accept today of an export that is brought in: told by name, and taken over as it is.

An export was valid under the rules of its day; a rule that came later is no reason to lose a record.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from officer_app.domain.case import Case, check_outcome
from officer_app.domain.case_rules import check_case
from officer_app.domain.correspondence import (
    Attachment,
    Message,
    check_attachment,
    check_pause,
    check_reply,
    check_task,
)
from officer_app.domain.errors import OfficerError
from officer_app.domain.fields import check_record, is_empty, specs
from officer_app.domain.identity import check_identity_record, check_question
from officer_app.domain.registry import BY_RECORD, RECORD_TYPES, RecordType
from officer_app.domain.words import Sentence
from officer_app.services.cases import DECIDED
from officer_app.services.importing_rows import about
from officer_app.services.whole_checks import Listed
from officer_app.services.wording import check_wording

Problems = Mapping[str, Sentence]
_SHOWN: Final = 80


@dataclass(frozen=True, slots=True)
class Doubt:
    """A record that would not be accepted today: which one, how it is called, and each thing that is wrong with it."""

    kind: RecordType
    id: int
    title: str
    sentences: tuple[Sentence, ...]

    @property
    def name(self) -> Sentence:
        """The record by its kind, its number and its title."""
        values = {"kind": Sentence(self.kind.singular), "number": self.id, "title": self.title}
        return Sentence("{kind} {number}, {title}" if self.title else "{kind} {number}", values)


def doubts_in(records: Listed, today: date) -> tuple[Doubt, ...]:
    """Return the records of an export, nothing in which is lost, that the verbs would refuse today."""
    beside = _Beside(records, today)
    return tuple(
        Doubt(kind, record.id, " ".join(kind.title(record).split())[:_SHOWN], tuple(_told(kind, problems)))
        for key, kind in RECORD_TYPES.items()
        for record in records[key]
        if (problems := {**_RULES.get(key, _of_its_type)(record, beside), **check_record(record)})
    )


def _told(kind: RecordType, problems: Problems) -> Iterator[Sentence]:
    known = {spec.name: spec for spec in specs(kind.record)}
    for name, problem in problems.items():
        yield about(known[name], problem) if name in known else problem


class _Beside:
    """What stands beside a record in the export: its case, what hangs on that, and the others of its type."""

    def __init__(self, records: Listed, today: date) -> None:
        self.records, self.today = records, today
        self._cases: dict[int | None, Case] = {case.id: case for case in records["case"]}
        self._of_case: dict[tuple[str, int | None], list[Any]] = defaultdict(list)
        for key in ("message", "attachment"):
            for each in records[key]:
                self._of_case[key, each.case_id].append(each)

    def received_on(self, record: Any) -> date | None:
        return self._cases[record.case_id].received_on

    def messages(self, message: Message) -> list[Message]:
        return self._of_case["message", message.case_id]

    def files(self, file: Attachment) -> list[Attachment]:
        return self._of_case["attachment", file.case_id]


def _of_its_type(record: Any, beside: _Beside) -> Problems:
    kind = BY_RECORD[type(record)]
    among = kind.check_among(record, beside.records[kind.key]) if kind.checks_among else {}
    return {**among, **kind.check(record)}


def _case(case: Case, beside: _Beside) -> Problems:
    problems: Problems = check_case(case, beside.today)
    try:
        if case.stage in DECIDED:
            check_outcome(case, case.stage)
    except OfficerError as error:
        return {"outcome": error.sentence, **problems}
    return problems


def _wording(wording: Any, _beside: _Beside) -> Problems:
    try:
        if not is_empty(wording.text):
            check_wording(wording.letter, wording.language, wording.text)
    except OfficerError as error:
        return {"text": error.sentence}
    return {}


_RULES: Final[Mapping[str, Callable[[Any, _Beside], Problems]]] = {
    "case": _case,
    "identity_check": lambda check, beside: {
        **check_question(check, beside.received_on(check)), **check_identity_record(check),
    },
    "search_task": lambda task, _: check_task(task),
    "message": lambda message, beside: check_reply(message, beside.messages(message)),
    "attachment": lambda file, beside: check_attachment(file, beside.files(file)),
    "pause": lambda pause, beside: check_pause(pause, beside.received_on(pause)),
    "wording": _wording,
}  # fmt: skip
"""What holds for the types whose verbs have rules of their own; for all others the registry says it."""

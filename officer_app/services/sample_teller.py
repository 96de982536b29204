"""Tells the stories of the sample register: each step goes through the same verb that the officer uses."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any, TypeVar

from officer_app.domain.activity import Activity
from officer_app.domain.case import Case
from officer_app.domain.clock import Clock, FixedClock
from officer_app.domain.correspondence import Attachment, Message, Pause, SearchTask
from officer_app.domain.fields import WORDING_LANGUAGES
from officer_app.domain.identity import IdentityCheck
from officer_app.domain.organisation import Organisation
from officer_app.domain.places import resource
from officer_app.domain.plain import from_plain
from officer_app.domain.recipient import Recipient
from officer_app.domain.vocabulary import AttachmentKind, Channel, Direction, Stage
from officer_app.domain.words import Choice
from officer_app.services import case_work, cases, organisation, output, sample_marketing
from officer_app.services.record_files import Numbers
from officer_app.services.register import Register
from officer_app.services.registers import add_record, change_record
from officer_app.services.sample_stories import Event, read_sample
from officer_app.services.starter import place_starter_set

_OPENS_AT, _CLOSES_AT = time(7, 30), time(16, 30)
"""In UTC: an office day in Belgium, in summer and in winter."""

Word = TypeVar("Word", bound=Choice)

_PLAN = frozenset({"on", "do", "with", "name", "phrase"})


@dataclass(slots=True)
class OfficeDays:
    """A clock that is set to one day after the other; a moment is never later than the real clock's."""

    clock: Clock
    day: date
    at: datetime = field(init=False)

    def __post_init__(self) -> None:
        """Begin the first day."""
        self.turn_to(self.day)

    def turn_to(self, day: date) -> None:
        """Begin a day at the hour at which the office opens, or go on with the same day."""
        if day != self.day or not hasattr(self, "at"):
            self.day, self.at = day, datetime.combine(day, _OPENS_AT, UTC)

    def today(self) -> date:
        """Return the day to which the clock is set."""
        return self.day

    def now(self) -> datetime:
        """Return the next moment of that day: some two minutes after the one before, or now where that is earlier."""
        left = datetime.combine(self.day, _CLOSES_AT, UTC) - self.at
        self.at += min(timedelta(minutes=2), left / 60)
        return min(self.at, self.clock.now())


@dataclass(frozen=True, slots=True)
class RehearsedDays(FixedClock):
    """The same for a fixed clock: two runs on one date then write the same history."""

    days: OfficeDays

    def today(self) -> date:
        """Return the day to which the clock is set."""
        return self.days.today()

    def now(self) -> datetime:
        """Return the next moment of that day."""
        return self.days.now()


def fill_organisation(register: Register, language: str) -> Numbers:
    """Write the profile, the starter set and the recipients; return the numbers of the records by type and key."""
    data = read_sample("organisation.toml")
    profile = from_plain(Organisation, data["organisation"])
    organisation.save_organisation(register, **profile, letter_language=language)
    with register.change("starter.add") as work:
        numbers = place_starter_set(work, register, language).numbers
    for key, table in data["recipient"].items():
        numbers["recipient", key] = add_record(register, "recipient", **from_plain(Recipient, table)).id
    for key, table in data["activity"].items():
        named = {"recipients": [numbers["recipient", each] for each in table["recipients"]]}
        change_record(register, "activity", numbers["activity", key], **from_plain(Activity, {**table, **named}))
    return numbers


@dataclass(slots=True)
class Teller:
    """Knows what the stories have come to: the numbers that their records got in the register."""

    register: Register
    numbers: Numbers
    phrases: Mapping[str, Mapping[str, str]] = field(default_factory=lambda: read_sample("phrases.toml"))
    cases: dict[str, int] = field(default_factory=dict)
    tasks: dict[tuple[str, str], int] = field(default_factory=dict)

    def tell(self, event: Event) -> None:
        """Do one step of a story on the register's day."""
        _STEPS[event.step["do"]](self, event)

    def case_id(self, event: Event) -> int:
        """Return the number of the event's case."""
        return self.cases[event.story.key]

    def values(self, event: Event, record: Any) -> dict[str, Any]:
        """Return what the step writes into a record, typed: its own values and those of its table."""
        own = {name: value for name, value in event.step.items() if name not in _PLAN}
        written = {**own, **event.story.tables.get(event.step.get("with", ""), {})}
        return from_plain(record, {name: self.resolved(name, value, event.day) for name, value in written.items()})

    def resolved(self, name: str, value: Any, day: date) -> Any:
        """Return a written value as JSON: "@7" is the date a week after the day, a key the number of its record."""
        match value:
            case date():
                return value.isoformat()
            case str() if value.startswith("@"):
                return (day + timedelta(days=int(value[1:]))).isoformat()
            case str() if name in {"duplicate_of", "reminder_of"}:
                return self.cases[value]
            case str() if name == "client_record":
                return self.numbers.get(("client", value))
            case list() if name == "activities":
                return [self.numbers["activity", key] for key in value]
            case _:
                return value

    def task_id(self, event: Event) -> int:
        """Return the number of the task that the step names."""
        return self.tasks[event.story.key, event.step["name"]]

    def latest(self, event: Event, record: type[Any]) -> int:
        """Return the number of the latest check or pause of the event's case."""
        return max(int(each.id) for each in self.register.all(record, case_id=self.case_id(event)))


def _open(teller: Teller, event: Event) -> None:
    story = event.story
    facts = {name: teller.resolved(name, value, event.day) for name, value in story.facts.items()}
    values = from_plain(Case, facts | {"request_text": facts["request_text"].strip()})
    case = cases.open_case(teller.register, **values, received_on=story.received_on, owner="Claire Exemple")
    teller.cases[story.key] = case.id or 0
    case_work.add_message(
        teller.register,
        case.id or 0,
        direction=Direction.IN,
        channel=case.channel,
        received_on=case.received_on,
        sender=_sender(case),
        recipient=_office(teller),
        subject=case.title,
        body=case.request_text,
        language=case.language,
    )


def _sender(case: Case) -> str:
    name, address = case.requester_name or case.subject_name, case.requester_email or case.subject_email
    return f"{name} <{address}>" if address else name


def _office(teller: Teller) -> str:
    return cases.organisation_of(teller.register).officer_email


def _edit(teller: Teller, event: Event) -> None:
    cases.edit_case(teller.register, teller.case_id(event), **teller.values(event, Case))


def _move(teller: Teller, event: Event) -> None:
    step = {name: value for name, value in event.step.items() if name != "to"}
    values = teller.values(Event(event.day, event.story, step), Case)
    cases.move_case(teller.register, teller.case_id(event), _named(Stage, event.step["to"]), **values)


def _named(choices: type[Word], value: str) -> Word:
    return next(each for each in choices if each.value == value)


def _letter(teller: Teller, event: Event) -> None:
    language = event.story.facts["language"]
    known = language if language in WORDING_LANGUAGES else ""
    fallback = cases.organisation_of(teller.register).letter_language
    output.make_letter(teller.register, teller.case_id(event), event.step["key"], known or fallback)


def _identity(teller: Teller, event: Event) -> None:
    case_work.add_identity_check(teller.register, teller.case_id(event), **teller.values(event, IdentityCheck))


def _identity_result(teller: Teller, event: Event) -> None:
    check_id = teller.latest(event, IdentityCheck)
    case_work.change_identity_check(teller.register, check_id, **teller.values(event, IdentityCheck))


def _task(teller: Teller, event: Event) -> None:
    task = case_work.add_task(teller.register, teller.case_id(event), **teller.values(event, SearchTask))
    teller.tasks[event.story.key, event.step["name"]] = task.id or 0


def _task_answer(teller: Teller, event: Event) -> None:
    case_work.change_task(teller.register, teller.task_id(event), **teller.values(event, SearchTask))


def _chase(teller: Teller, event: Event) -> None:
    case_work.chase_task(teller.register, teller.task_id(event))


def _message(teller: Teller, event: Event) -> None:
    values = teller.values(event, Message)
    case = teller.register.get(Case, teller.case_id(event))
    written: dict[str, Any] = {"language": case.language}
    if values["direction"] is not Direction.NOTE:
        written |= _envelope(teller, case, values["direction"]) | _answered(teller, case, values["direction"])
    wordings = teller.phrases.get(event.step.get("phrase", ""), {})
    if wordings:
        written["language"] = case.language if case.language in wordings else "en"
        written["body"] = wordings[written["language"]]
    case_work.add_message(teller.register, case.id or 0, **(written | values))


def _answered(teller: Teller, case: Case, direction: Direction) -> dict[str, Any]:
    """Name the latest message of the other side: in the sample everybody answers what was written last."""
    other = Direction.IN if direction is Direction.OUT else Direction.OUT
    written = teller.register.all(Message, case_id=case.id, direction=other)
    return {"in_reply_to": written[-1].id} if written else {}


def _envelope(teller: Teller, case: Case, direction: Direction) -> dict[str, Any]:
    ends = {"sender": _sender(case), "recipient": _office(teller)}
    if direction is Direction.OUT:
        ends = {"sender": ends["recipient"], "recipient": ends["sender"]}
    channel = Channel.POST if case.channel is Channel.POST else Channel.EMAIL
    return {"subject": f"Re: {case.title}", "channel": channel, **ends}


def _note(teller: Teller, event: Event) -> None:
    case_work.add_note(teller.register, teller.case_id(event), event.step["body"])


def _pause(teller: Teller, event: Event) -> None:
    case_work.add_pause(teller.register, teller.case_id(event), **teller.values(event, Pause))


def _end_pause(teller: Teller, event: Event) -> None:
    case_work.change_pause(teller.register, teller.latest(event, Pause), **teller.values(event, Pause))


def _attach(teller: Teller, event: Event) -> None:
    path: Path = resource("sample", "files", event.step["file"])
    case_id, whole = teller.case_id(event), event.step.get("redacts")
    others = teller.register.all(Attachment, case_id=case_id)
    redacts = next((each.id for each in others if each.name == whole), None)
    kind = _named(AttachmentKind, event.step["kind"])
    case_work.attach_file(teller.register, case_id, path, kind, redacts=redacts)


def _stop(teller: Teller, event: Event) -> None:
    days = event.step.get("since")
    since = None if days is None else event.story.received_on + timedelta(days=days)
    sample_marketing.stop(teller.register, teller.case_id(event), since)


_STEPS: dict[str, Callable[[Teller, Event], None]] = {
    "open": _open,
    "edit": _edit,
    "move": _move,
    "letter": _letter,
    "identity": _identity,
    "identity_result": _identity_result,
    "task": _task,
    "task_answer": _task_answer,
    "chase": _chase,
    "message": _message,
    "note": _note,
    "pause": _pause,
    "end_pause": _end_pause,
    "attach": _attach,
    "stop": _stop,
    "tell_stop": lambda teller, event: sample_marketing.tell(teller.register, teller.case_id(event)),
}
"""The verbs of the sample's data files."""

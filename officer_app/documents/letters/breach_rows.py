"""The rows of the form that notifies a breach: a question and its answer, what is not known yet said so."""

from collections.abc import Iterator
from datetime import datetime

from officer_app.documents.blocks import Table
from officer_app.documents.letters.breach_letter import BreachWriting
from officer_app.documents.report_words import ReportWords, report_words
from officer_app.domain.breach import NotificationStage, SubjectsTold
from officer_app.domain.breach_phase import is_late, phase_of
from officer_app.domain.breach_rules import clock_of
from officer_app.domain.fields import is_empty
from officer_app.domain.words import Choice

Row = tuple[str, str]


class Rows:
    """Makes rows of a breach in the words of one language."""

    def __init__(self, writing: BreachWriting) -> None:
        self.writing = writing
        self.breach = writing.file.breach
        self.short: ReportWords = report_words(writing.words.language)

    def ask(self, key: str, answer: object) -> Row:
        """Return a question of Art. 33(3) with its answer; an empty one follows later."""
        said = self._said(answer)
        return self._label(key), self.writing.words("notification.follows") if is_empty(said) else said

    def tell(self, key: str, answer: object) -> Iterator[Row]:
        """Yield a question where it has an answer."""
        said = self._said(answer)
        if not is_empty(said):
            yield self._label(key), said

    def _label(self, key: str) -> str:
        return self.writing.words(f"notification.{key}")

    def _said(self, answer: object) -> str:
        match answer:
            case None:
                return ""
            case bool():
                return self.short("report.yes" if answer else "report.no")
            case datetime():
                return self.short.moment(answer.astimezone(self.writing.file.zone))
            case Choice():
                return self.short.choice(answer)
            case tuple():
                return ", ".join(map(self._said, answer))
            case _:
                return str(answer)


def tables(rows: Rows) -> dict[str, Table]:
    """Return the parts of the form, each a table of two columns, by their names in the wording."""
    parts = {
        "who": _who(rows),
        "times": _times(rows),
        "what": _what(rows),
        "people_and_data": _people_and_data(rows),
        "consequences": _consequences(rows),
        "measures": _measures(rows),
        "told": _told(rows),
    }
    head = (rows.writing.words("notification.question"), rows.writing.words("notification.answer"))
    return {name: Table(head, tuple(part), shares=(0.36, 0.64)) for name, part in parts.items()}


def _who(rows: Rows) -> Iterator[Row]:
    """Yield who notifies and whom to ask: GDPR Art. 33(3)(b)."""
    organisation, breach = rows.writing.file.organisation, rows.breach
    phase = phase_of(rows.writing.file)
    yield rows.ask("phase", rows.writing.words(f"notification.{phase.value}"))
    yield from rows.tell("their_reference", breach.authority_reference)
    yield rows.ask("controller", organisation.name)
    yield rows.ask("address", ", ".join(organisation.address.splitlines()))
    yield from rows.tell("enterprise_number", organisation.enterprise_number)
    yield from rows.tell("officer", organisation.officer_name)
    yield rows.ask("email", organisation.officer_email)
    yield from rows.tell("phone", organisation.officer_phone)


def _times(rows: Rows) -> Iterator[Row]:
    """Yield the times, and why it is late where it is: GDPR Art. 33(1)."""
    file, breach = rows.writing.file, rows.breach
    clock = clock_of(breach, file.zone)
    yield from rows.tell("occurred_at", breach.occurred_at)
    yield from rows.tell("ended_at", breach.ended_at)
    yield rows.ask("goes_on", breach.goes_on)
    yield from rows.tell("discovered_at", breach.discovered_at)
    yield rows.ask("aware_at", breach.aware_at)
    yield from rows.tell("notify_by", clock.notify_by if clock else None)
    if phase_of(file) is not NotificationStage.INITIAL:
        yield from rows.tell("first_notified_at", breach.notified_at)
    yield rows.ask("in_time", not is_late(file))
    if is_late(file):
        yield rows.ask("delay_reason", breach.delay_reason)


def _what(rows: Rows) -> Iterator[Row]:
    """Yield the nature of the breach: GDPR Art. 33(3)(a)."""
    breach = rows.breach
    yield rows.ask("title", breach.title)
    yield rows.ask("nature", breach.nature)
    yield rows.ask("cause", breach.cause)
    yield rows.ask("description", breach.description)
    yield from rows.tell("system", breach.system)
    yield from rows.tell("location", breach.location)
    yield from rows.tell("noticed_how", breach.noticed_how)
    yield from rows.tell("processors", ", ".join(each.name for each in rows.writing.file.processors))


def _people_and_data(rows: Rows) -> Iterator[Row]:
    """Yield whom and which data it concerns, and how many: GDPR Art. 33(3)(a)."""
    breach, words = rows.breach, rows.writing.words
    yield rows.ask("subject_categories", breach.subject_categories)
    yield rows.ask("subject_count", breach.subject_count)
    yield rows.ask("categories", ", ".join(each.name for each in rows.writing.file.categories) or breach.data_concerned)
    if rows.writing.file.categories:
        yield from rows.tell("data_concerned", breach.data_concerned)
    yield rows.ask("record_count", breach.record_count)
    yield from rows.tell("countries", ", ".join(words.country(code) for code in breach.countries))


def _consequences(rows: Rows) -> Iterator[Row]:
    """Yield the likely consequences: GDPR Art. 33(3)(c)."""
    breach = rows.breach
    yield rows.ask("effects", breach.effects)
    yield rows.ask("severity", breach.severity)
    yield rows.ask("risk", breach.risk)
    yield from rows.tell("risk_reason", breach.risk_reason)


def _measures(rows: Rows) -> Iterator[Row]:
    """Yield what was done and what is planned: GDPR Art. 33(3)(d)."""
    yield rows.ask("measures_taken", rows.breach.measures_taken)
    yield rows.ask("measures_planned", rows.breach.measures_planned)


def _told(rows: Rows) -> Iterator[Row]:
    """Yield whether the people concerned were told, and which other authorities: GDPR Art. 34."""
    breach = rows.breach
    yield rows.ask("subjects_told", breach.subjects_told)
    if breach.subjects_told is SubjectsTold.NO:
        yield from rows.tell("not_told_reason", breach.not_told_reason)
    if breach.subjects_told_on:
        yield rows.ask("subjects_told_on", rows.writing.words.day(breach.subjects_told_on))
    yield from rows.tell("subjects_told_how", breach.subjects_told_how)
    yield from rows.tell("other_authorities", breach.other_authorities)

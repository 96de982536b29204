"""The request on its way to our client: word for word, how it came, who asks, what we hold (Art. 28(3)(e))."""

from collections.abc import Iterator

from officer_app.documents.letters import letterhead
from officer_app.documents.letters.writing import Fact, LetterType, Writing, text_fact
from officer_app.documents.report_words import report_words
from officer_app.documents.wording import Value
from officer_app.domain.correspondence import Attachment
from officer_app.domain.fields import is_empty
from officer_app.domain.forwarding import CLIENT_LETTER, SOURCE, may_tell_person
from officer_app.domain.identity import is_settled
from officer_app.domain.vocabulary import AttachmentKind, IdentityResult, TaskAnswer
from officer_app.domain.words import Sentence

_SEEN = frozenset({IdentityResult.PASSED, IdentityResult.FAILED})


def facts(writing: Writing) -> tuple[Fact, ...]:
    """Return what the client needs: the request verbatim, when and how it came, who asks, what we hold."""
    case = writing.file.case
    name = text_fact("subject", "Who it concerns", case.subject_name, lacks="The person has no name yet.",
        mends="case.subject_name", checklist=("FWD-1",))  # fmt: skip
    came = Sentence("{way}", {"way": case.channel}) if case.channel else Sentence("It is not recorded.")
    return (
        *letterhead.plain_facts(writing),
        name,
        _verbatim_fact(writing),
        Fact("channel", "How it came", case.channel is not None, came, "case.channel", checklist=("FWD-1",)),
        _identity_fact(writing),
        _located_fact(writing),
        _in_time(writing),
    )


def values(writing: Writing) -> dict[str, Value]:
    """Return the values for the wording of the letter to the client."""
    case, words = writing.file.case, writing.words
    may_tell = may_tell_person(case, writing.file.client)
    return {
        **letterhead.values(writing),
        "client": writing.or_missing("client", writing.to.name),
        "subject_name": writing.or_missing("subject", case.subject_name),
        "channel": words(f"channels.{case.channel.value}"),
        "person": tuple(_person(writing)),
        "rights": _rights(writing) or writing.missing("rights"),
        "verbatim": case.request_text if _written(writing) else "",
        "has_text": not is_empty(case.request_text),
        "has_files": bool(_files(writing)),
        "files": annexes(writing),
        "request_lacks": not _written(writing),
        "request_missing": writing.missing("request"),
        "identity": tuple(_identity(writing)) or words("identity_seen.none"),
        "located": tuple(_located(writing)) or words("located.none"),
        "may_tell": may_tell,
        "asks_to_tell": not may_tell,
    }


def annexes(writing: Writing) -> tuple[str, ...]:
    """Return the lines under the signature: the files that came with the request."""
    names = (each.name for each in _files(writing))
    return tuple(writing.words("letter.annex", number=place, name=name) for place, name in enumerate(names, 1))


def _rights(writing: Writing) -> tuple[str, ...]:
    """Return what is asked in the short words of the reports: the long ones speak to the person."""
    short = report_words(writing.words.language)
    return tuple(short.choice(right) for right in writing.file.case.rights)


def _files(writing: Writing) -> list[Attachment]:
    return [each for each in writing.file.attachments if each.kind is AttachmentKind.REQUEST]


def _written(writing: Writing) -> bool:
    return not is_empty(writing.file.case.request_text) or bool(_files(writing))


def _person(writing: Writing) -> Iterator[str]:
    """Yield what tells the client who asks, and for whom."""
    case, words = writing.file.case, writing.words
    lines = {
        "name": case.subject_name,
        "aliases": ", ".join(case.subject_aliases),
        "email": ", ".join(each for each in (case.subject_email, *case.subject_other_emails) if not is_empty(each)),
        "phone": case.subject_phone,
        "address": ", ".join(case.subject_address.splitlines()),
        "identifiers": ", ".join(case.identifiers),
        "requester": ", ".join(
            each for each in (case.requester_name, case.requester_organisation, case.requester_email)
            if not is_empty(each)
        ),
        "language": words.language_name(case.language) if case.language else "",
    }  # fmt: skip
    yield from (words(f"person.{key}", value=value) for key, value in lines.items() if not is_empty(value))


def _identity(writing: Writing) -> Iterator[str]:
    """Yield what we know of who asks: that a check was made, never its evidence."""
    for check in writing.file.checks:
        if check.result not in _SEEN or check.method is None:
            continue
        how = writing.words(f"identity_seen.{check.method.value}")
        day = check.obtained_on
        place = f"identity_seen.{check.result.value}"
        yield (
            writing.words(place, how=how)
            if day is None
            else writing.words(f"{place}_on", how=how, day=writing.words.day(day))
        )


def _located(writing: Writing) -> Iterator[str]:
    """Yield what was found of the person in the systems that we run for the client."""
    case, words = writing.file.case, writing.words
    for task in writing.file.tasks:
        if task.answer is not TaskAnswer.NOT_NEEDED:
            yield words(f"located.{task.answer.value}", system=task.system)
    if not is_empty(case.data_summary):
        yield case.data_summary
    elif case.holds_data is False:
        yield words("located.nothing")


def _verbatim_fact(writing: Writing) -> Fact:
    names = [each.name for each in _files(writing)]
    fact = text_fact("request", "The request, word for word", writing.file.case.request_text,
        lacks="Write down what was asked, or attach the request.", mends="case.request_text", checklist=("FWD-1",),
        source=SOURCE)  # fmt: skip
    if fact.present or not names:
        return fact
    note = Sentence("Attached: {names}.", {"names": names}, SOURCE)
    return Fact("request", "The request, word for word", True, note, "case.request_text", checklist=("FWD-1",))


def _identity_fact(writing: Writing) -> Fact:
    settled = is_settled(writing.file.checks)
    note = (
        Sentence("It is settled who asks; the letter says how, and brings no evidence.")
        if settled
        else Sentence("Nobody was checked: the letter leaves that to the client.")
    )
    return Fact("identity", "Identity", settled, note, "", required=False, checklist=("FWD-1",))


def _located_fact(writing: Writing) -> Fact:
    known = bool(tuple(_located(writing)))
    note = (
        Sentence("The letter says what was found in which system.")
        if known
        else Sentence("Not searched yet: the letter says so. Forwarding does not wait for it.")
    )
    return Fact("located", "Data located", known, note, "case.data_summary", required=False, checklist=("FWD-1",))


def _in_time(writing: Writing) -> Fact:
    last = writing.file.deadlines.due_on
    in_time = writing.today <= last
    text = "In time until {day}." if in_time else "It was to be forwarded by {day}: send it today."
    return Fact("in_time", "Forward by", in_time, Sentence(text, {"day": last}, SOURCE), "", required=False,
        checklist=("FWD-1",))  # fmt: skip


TYPE = LetterType(CLIENT_LETTER, "Forward to the client", facts, values, annexes, to_client=True)

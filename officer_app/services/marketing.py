"""Stopping marketing at once: the fast path of an objection, the suppression list, the check of a mailing list."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from officer_app.domain.case import Case
from officer_app.domain.correspondence import SearchTask
from officer_app.domain.errors import OfficerError, ProblemsFound, refuse
from officer_app.domain.fields import check_record, is_empty
from officer_app.domain.organisation import Organisation
from officer_app.domain.suppression import (
    Suppression,
    SuppressionChannel,
    SuppressionReason,
    SuppressionScope,
    dialling_prefix,
    fingerprint,
    normal_email,
    normal_phone,
)
from officer_app.domain.vocabulary import Right
from officer_app.domain.words import Sentence
from officer_app.services.cases import Records, insert_case, organisation_of
from officer_app.services.intake import Candidate, file_message, proposed_values
from officer_app.services.register import Register, Work

INSTRUCTION: Final = "Stop all marketing to this person, and all profiling for it; say the day on which it stopped."
_UNREADABLE: Final = "{address} is neither an e-mail address nor a telephone number."


@dataclass(frozen=True, slots=True)
class Stopped:
    """What the fast path did: the case, the entries of the list that are new, and the tasks for the systems."""

    case: Case
    entries: tuple[Suppression, ...]
    tasks: tuple[SearchTask, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """An address of a mailing list that must not be mailed: its line, counted from 1, and the entry that says so."""

    line: int
    address: str
    entry: Suppression


@dataclass(frozen=True, slots=True)
class ListCheck:
    """What the check of a mailing list found; of the list itself nothing is kept."""

    stopped: tuple[Hit, ...]
    unreadable: tuple[tuple[int, str], ...]
    free: tuple[tuple[int, str], ...]


def stop_marketing(
    register: Register,
    addresses: Iterable[str],
    *,
    candidate: Candidate | None = None,
    case_id: int | None = None,
    scope: SuppressionScope = SuppressionScope.ALL,
    reason: SuppressionReason = SuppressionReason.OBJECTION,
    **values: Any,
) -> Stopped:
    """Stop marketing to these addresses: case, entries of the list and tasks in one transaction (GDPR Art. 21(3)).

    The case is the one given, or a new one with what a message says of it; `values` win over the message.
    Raises `ProblemsFound` where an address cannot be read, and then saves nothing.
    """
    written = tuple(each for each in addresses if not is_empty(each))
    if not written:
        raise ProblemsFound({"address": Sentence("Enter the e-mail address or the telephone number to stop.")})
    with register.change("marketing.stop") as work:
        case = _objecting(work, register, candidate, case_id, written[0], values)
        entries = tuple(_suppress(work, register, each, case, scope, reason) for each in written)
        tasks = tuple(_tasks_for_systems(work, register, case))
        return Stopped(case, tuple(each for each in entries if each is not None), tasks)


def _objecting(
    work: Work,
    register: Register,
    candidate: Candidate | None,
    case_id: int | None,
    fallback: str,
    values: dict[str, Any],
) -> Case:
    """Return the case of an objection; a person who only left an address goes by it."""
    if case_id is not None:
        case = work.get(Case, case_id)
        if Right.MARKETING_OBJECTION in case.rights:
            return case
        return work.update(replace(case, rights=(*case.rights, Right.MARKETING_OBJECTION)))
    known: dict[str, Any] = (
        proposed_values(candidate, register) if candidate else {"received_on": register.clock.today()}
    )
    rights = tuple(each for each in known.get("rights", ()) if each is not Right.QUESTION)
    known["rights"] = rights if Right.MARKETING_OBJECTION in rights else (*rights, Right.MARKETING_OBJECTION)
    known.setdefault("subject_name", known.get("subject_email") or fallback)
    case = insert_case(work, register, **(known | values))
    if candidate:
        file_message(work, register, candidate, case)
    return case


def add_suppression(register: Register, address: str, **facts: Any) -> Suppression:
    """Put an address on the list by hand, without a case; raises `ProblemsFound` where it is there already."""
    with register.change("suppression.add") as work:
        entry = _entry(work, register, address, **facts)
        if _same(work, entry):
            raise ProblemsFound({"address": Sentence("This address is on the list already.")})
        refuse(check_record(entry))
        return work.insert(entry)


def change_suppression(register: Register, entry_id: int, **values: Any) -> Suppression:
    """Change what an entry says beside its address; once the person was told, the address itself is forgotten."""
    if values.keys() & {"digest", "channel", "plain"}:
        raise ProblemsFound({"digest": Sentence("The address of an entry stays; make a new one for another address.")})
    with register.change("suppression.edit") as work:
        entry = replace(work.get(Suppression, entry_id), **values)
        refuse(check_record(entry))
        return work.update(replace(entry, plain="") if entry.confirmed_on else entry)


def confirm_within(work: Work, case: Case, told_on: date) -> None:
    """Note that the person was told, and forget the plain addresses of a case; only their fingerprints stay."""
    for entry in work.all(Suppression, from_case=case.id):
        if entry.confirmed_on is None or entry.plain:
            work.update(replace(entry, confirmed_on=entry.confirmed_on or told_on, plain=""))


def check_mailing(
    reader: Records,
    addresses: Iterable[str],
    *,
    client: int | None = None,
    topic: str = "",
    progress: Callable[[int], None] = lambda _: None,
) -> ListCheck:
    """Say which addresses of a mailing must not be mailed, for a client or a topic; nothing of the list is kept."""
    organisation = organisation_of(reader)
    stopped = {each.digest: each for each in reader.all(Suppression) if _applies(each, client, topic)}
    hits: list[Hit] = []
    unreadable: list[tuple[int, str]] = []
    free: list[tuple[int, str]] = []
    for line, address in enumerate(addresses, start=1):
        progress(line)
        if is_empty(address):
            continue
        digests = list(_digests(organisation, address))
        found = next((stopped[each] for each in digests if each in stopped), None)
        if found:
            hits.append(Hit(line, address, found))
        else:
            (free if digests or _is_readable(organisation, address) else unreadable).append((line, address))
    return ListCheck(tuple(hits), tuple(unreadable), tuple(free))


def _applies(entry: Suppression, client: int | None, topic: str) -> bool:
    if entry.retired_on:
        return False
    match entry.scope:
        case SuppressionScope.CLIENT:
            return client is not None and entry.client == client
        case SuppressionScope.TOPIC:
            return bool(topic) and entry.topic.strip().casefold() == topic.strip().casefold()
        case _:
            return entry.client is None or client in {None, entry.client}


def _digests(organisation: Organisation, address: str) -> Iterator[str]:
    if organisation.suppression_key:
        key = bytes.fromhex(organisation.suppression_key)
        yield from (fingerprint(key, normal) for _, normal in _normals(organisation, address))


def _is_readable(organisation: Organisation, address: str) -> bool:
    return any(_normals(organisation, address))


def _normals(organisation: Organisation, address: str) -> Iterator[tuple[SuppressionChannel, str]]:
    """Yield an address in the form in which it is compared, with the way it belongs to."""
    mail = normal_email(address)
    phone = "" if mail else normal_phone(address, dialling_prefix(organisation.country))
    if mail:
        yield SuppressionChannel.EMAIL, mail
    if phone:
        yield SuppressionChannel.PHONE, phone


def _entry(work: Work, register: Register, address: str, **facts: Any) -> Suppression:
    organisation = _with_key(work)
    normal = next(_normals(organisation, address), None)
    if normal is None:
        raise ProblemsFound({"address": Sentence(_UNREADABLE, {"address": address})})
    channel, text = normal
    digest = fingerprint(bytes.fromhex(organisation.suppression_key), text)
    known: dict[str, Any] = {"since": register.clock.today(), "plain": text} | facts
    return Suppression(**known, digest=digest, channel=channel)


def _with_key(work: Work) -> Organisation:
    """Return the organisation with the key of its list; the first entry makes it, and it never changes."""
    organisation = organisation_of(work)
    if organisation.suppression_key:
        return organisation
    if organisation.id is None:
        raise OfficerError("Fill in the organisation's profile first; the suppression list belongs to it.")
    return work.update(replace(organisation, suppression_key=work.secret().hex()))


def _suppress(
    work: Work, register: Register, address: str, case: Case, scope: SuppressionScope, reason: SuppressionReason
) -> Suppression | None:
    source = case.channel.label if case.channel else ""
    entry = _entry(
        work, register, address, scope=scope, reason=reason, from_case=case.id, source=source, since=case.received_on
    )
    if _same(work, entry):
        return None
    refuse(check_record(entry))
    return work.insert(entry)


def _same(work: Work, entry: Suppression) -> bool:
    known = work.all(Suppression, digest=entry.digest, retired_on=None)
    return any((each.scope, each.topic, each.client) == (entry.scope, entry.topic, entry.client) for each in known)


def _tasks_for_systems(work: Work, register: Register, case: Case) -> Iterator[SearchTask]:
    today = register.clock.today()
    asked = {task.system for task in work.all(SearchTask, case_id=case.id)}
    for system in organisation_of(work).marketing_systems:
        if system not in asked and not is_empty(system):
            yield work.insert(
                SearchTask(
                    case_id=case.id,
                    system=system[:200],
                    right=Right.MARKETING_OBJECTION,
                    instruction=INSTRUCTION,
                    asked_on=today,
                    due_on=today,
                )
            )

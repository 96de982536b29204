"""Stopping marketing at once: the fast path of an objection, and the verbs of the suppression list."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any, Final

from officer_app.domain.case import Case
from officer_app.domain.correspondence import SearchTask
from officer_app.domain.errors import OfficerError, ProblemsFound, refuse
from officer_app.domain.fields import check_record, is_empty
from officer_app.domain.organisation import Organisation
from officer_app.domain.suppression import (
    Suppression,
    SuppressionReason,
    SuppressionScope,
    check_suppression,
    fingerprint,
    normals,
)
from officer_app.domain.vocabulary import Right
from officer_app.domain.words import Sentence
from officer_app.services.case_parties import suppressions_of
from officer_app.services.cases import insert_case, organisation_of
from officer_app.services.intake import Candidate, file_message, proposed_values
from officer_app.services.mailing import Hit, ListCheck, check_mailing
from officer_app.services.named_records import lost_links
from officer_app.services.register import Register, Work
from officer_app.services.registers import without_course

__all__ = [
    "Extent", "Hit", "ListCheck", "Stopped", "add_suppression", "bring_back_suppression", "change_suppression",
    "check_mailing", "confirm_within", "stop_marketing",
]  # fmt: skip

INSTRUCTION: Final = "Stop all marketing to this person, and all profiling for it; say the day on which it stopped."
_UNREADABLE: Final = "{address} is neither an e-mail address nor a telephone number."


@dataclass(frozen=True, slots=True)
class Stopped:
    """What the fast path did: the case, the entries of the list that are new, and the tasks for the systems."""

    case: Case
    entries: tuple[Suppression, ...]
    tasks: tuple[SearchTask, ...]


@dataclass(frozen=True, slots=True)
class Extent:
    """How much marketing is stopped, and why."""

    scope: SuppressionScope = SuppressionScope.ALL
    topic: str = ""
    client: int | None = None
    reason: SuppressionReason = SuppressionReason.OBJECTION


def stop_marketing(
    register: Register,
    addresses: Iterable[str],
    *,
    candidate: Candidate | None = None,
    case_id: int | None = None,
    extent: Extent | None = None,
    **values: Any,
) -> Stopped:
    """Stop marketing to these addresses: case, entries of the list and tasks in one transaction (GDPR Art. 21(3)).

    The case is the one given, or a new one with what a message says of it; `values` win over the message.
    Without an `extent` all marketing is stopped, as objected. Raises `ProblemsFound` where an address cannot be read,
    and then saves nothing.
    """
    written = tuple(each for each in addresses if not is_empty(each))
    if not written:
        raise ProblemsFound({"address": Sentence("Enter the e-mail address or the telephone number to stop.")})
    with register.change("marketing.stop") as work:
        case = _objecting(work, register, candidate, case_id, written[0], values)
        entries = tuple(_suppress(work, register, each, case, extent or Extent()) for each in written)
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
    known: dict[str, Any] = proposed_values(candidate, register) if candidate else {}
    known = {"received_on": register.clock.today()} | known | values
    asked = tuple(each for each in known.get("rights", ()) if each is not Right.QUESTION)
    known["rights"] = asked if Right.MARKETING_OBJECTION in asked else (*asked, Right.MARKETING_OBJECTION)
    known.setdefault("subject_name", known.get("subject_email") or fallback)
    case = insert_case(work, register, **known)
    if candidate:
        file_message(work, register, candidate, case)
    return case


def add_suppression(register: Register, address: str, **facts: Any) -> Suppression:
    """Put an address on the list by hand, without a case; raises `ProblemsFound` where it is there already.

    Where the person was told already, the address itself is not kept at all.
    """
    with register.change("suppression.add") as work:
        entry = _entry(work, register, address, **_written(facts))
        entry = replace(entry, plain="") if entry.confirmed_on else entry
        _refuse_entry(work, entry)
        return work.insert(entry)


def change_suppression(register: Register, entry_id: int, **values: Any) -> Suppression:
    """Change what an entry says beside its address; once the person was told, the address itself is forgotten."""
    with register.change("suppression.edit") as work:
        entry = replace(work.get(Suppression, entry_id), **_written(values))
        _refuse_entry(work, entry)
        return _forgotten(work, work.update(entry))


def bring_back_suppression(register: Register, entry_id: int) -> Suppression:
    """Put an entry on the list again; raises `ProblemsFound` where another one says the same."""
    with register.change("suppression.bring_back") as work:
        entry = replace(work.get(Suppression, entry_id), retired_on=None, retired_reason="")
        _refuse_entry(work, entry)
        return work.update(entry)


def _written(values: dict[str, Any]) -> dict[str, Any]:
    """Return the values; refuse those that follow from the address, or from taking the entry out of the list."""
    if values.keys() & {"digest", "channel", "plain"}:
        raise ProblemsFound({"digest": Sentence("The address of an entry stays; make a new one for another address.")})
    return without_course(values)


def _refuse_entry(work: Work, entry: Suppression) -> None:
    refuse(lost_links(work, entry) | check_record(entry) | check_suppression(entry))
    if _same(work, entry):
        raise ProblemsFound({"address": Sentence("This address is on the list already.")})


def confirm_within(work: Work, case: Case, told_on: date) -> None:
    """Note that the person was told, and forget the plain addresses of a case; only their fingerprints stay."""
    for entry in suppressions_of(work, organisation_of(work), case):
        _forgotten(work, work.update(replace(entry, confirmed_on=entry.confirmed_on or told_on)))


def _forgotten(work: Work, entry: Suppression) -> Suppression:
    """Forget the address of somebody who was told, in the history of the entry too (GDPR Art. 5(1)(c))."""
    return work.forget(entry, "plain") if entry.confirmed_on and entry.plain else entry


def _entry(work: Work, register: Register, address: str, **facts: Any) -> Suppression:
    organisation = _with_key(work)
    normal = next(normals(address, organisation.country), None)
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


def _suppress(work: Work, register: Register, address: str, case: Case, extent: Extent) -> Suppression | None:
    source = case.channel.label if case.channel else ""
    entry = _entry(work, register, address, from_case=case.id, source=source, **asdict(extent))
    refuse(lost_links(work, entry) | check_suppression(entry))
    if _same(work, entry):
        return None
    refuse(check_record(entry))
    return work.insert(entry)


def _same(work: Work, entry: Suppression) -> bool:
    known = work.all(Suppression, digest=entry.digest, retired_on=None)
    alike = [each for each in known if each.id != entry.id]
    return any((each.scope, each.topic, each.client) == (entry.scope, entry.topic, entry.client) for each in alike)


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

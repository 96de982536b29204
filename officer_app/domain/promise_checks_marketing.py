"""The promise that marketing stops at once when somebody refuses it (GDPR Art. 21(2) and (3))."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from officer_app.domain.case import WITHOUT_ANSWER, Case
from officer_app.domain.case_rules import refused_rights
from officer_app.domain.gap import grouped
from officer_app.domain.promise import Facts, Lapse, LapseKind, Look, Looked, lapse_of, look_at
from officer_app.domain.suppression import Suppression, digests_of
from officer_app.domain.vocabulary import Right, Role

STOP_DAYS: Final = 5
"""So many days from receipt until the address is on the list still count as at once (our policy)."""


def marketing_stopped(facts: Facts) -> tuple[Look, ...]:
    """Look at each objection to marketing: the days from its receipt until the address stood on the list."""
    entries = [each for each in facts.book.all(Suppression) if each.since]
    by_case = grouped(entries, "from_case")
    by_digest: dict[str, list[Suppression]] = {}
    for each in entries:
        by_digest.setdefault(each.digest, []).append(each)

    def stopped_on(case: Case) -> date | None:
        found = list(by_case.get(case.id, ()))
        for address in (case.subject_email, *case.subject_other_emails, case.subject_phone):
            for digest in digests_of(facts.organisation, address):
                found += by_digest.get(digest, ())
        return min((each.since for each in found if each.since), default=None)

    known = [(case, stopped_on(case)) for case in facts.cases if _objects(case)]
    ripe = [each for each in known if each[1] or _days_since(each[0], facts.today) > STOP_DAYS or _refuses(each[0])]
    return (look_at(Looked.OBJECTIONS, ripe, lambda each: not_at_once(*each, facts.today)),)


def _objects(case: Case) -> bool:
    """Tell whether somebody objects to us; the list holds addresses and numbers, a letter alone leaves none."""
    is_ours = case.role is Role.CONTROLLER and case.outcome not in WITHOUT_ANSWER
    has_address = any((case.subject_email, case.subject_other_emails, case.subject_phone))
    return is_ours and Right.MARKETING_OBJECTION in case.rights and has_address


def _refuses(case: Case) -> bool:
    return Right.MARKETING_OBJECTION in refused_rights(case)


def _days_since(case: Case, day: date) -> int:
    return (day - (case.received_on or day)).days


def not_at_once(case: Case, stopped_on: date | None, today: date) -> Iterator[Lapse]:
    """Tell of an objection that was refused, though no ground allows it, or that stopped marketing late or never."""
    if _refuses(case):
        yield lapse_of(LapseKind.OBJECTION_REFUSED, case, on=case.answered_on or case.received_on)
        return
    days = _days_since(case, stopped_on or today)
    if days > STOP_DAYS:
        kind = LapseKind.STOPPED_LATE if stopped_on else LapseKind.NOT_STOPPED
        yield lapse_of(kind, case, on=case.received_on, until=stopped_on, days=days)

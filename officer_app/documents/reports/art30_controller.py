"""The record of processing of a controller, in the points of GDPR Art. 30(1): each activity told, all in a table."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from officer_app.documents.grid import Grid
from officer_app.documents.report import Figure, Report, Section
from officer_app.documents.reports.art30 import CARE, Teller, Told, columns_by_point
from officer_app.documents.reports.art30 import NEEDS as SHARED
from officer_app.documents.reports.asked import Asked
from officer_app.documents.reports.standing import across, by_name, standing
from officer_app.domain.activity import Activity, ActivityRole, ActivityState
from officer_app.domain.data_category import DataCategory

__all__ = ["NEEDS", "build"]

NEEDS: Final = SHARED
POINTS: Final = {
    "joint": "a", "purposes": "b", "subjects": "c", "data": "c", "recipients": "d", "transfers": "e", "erasure": "f",
    "measures": "g",
}  # fmt: skip
"""The point of Art. 30(1) that asks for each fact; what no point asks for is told as beyond Art. 30."""
SHARES: Final = {
    "activity": 2.4, "state": 1.6, "joint": 1.8, "purposes": 3.0, "subjects": 2.2, "data": 2.8, "recipients": 3.2,
    "transfers": 3.0, "erasure": 2.4, "measures": 2.8, "legal_basis": 3.0,
}  # fmt: skip
Entry = tuple[Activity, Mapping[str, Told]]
"""An activity and what the record tells of it, by the key of each fact."""
OWN_ROLES: Final = frozenset({ActivityRole.CONTROLLER, ActivityRole.JOINT})


def build(asked: Asked) -> Report:
    """Build the record of processing as controller, as it stands today."""
    words = asked.words("art30")
    teller = Teller(asked.book, words)
    activities = by_name(each for each in asked.book.live(Activity) if each.role in OWN_ROLES)
    told = [(each, _facts(each, teller)) for each in activities]
    own = teller.block(teller.organisation(asked.organisation), {})
    return standing(
        asked,
        words,
        "controller",
        formal=True,
        figures=_figures(told, teller),
        lead=words("controller.lead") if activities else words("controller.nothing"),
        sections=(
            Section(words("controller.who"), (own,)),
            *(_section(each, facts, teller) for each, facts in told),
            across(words("controller.table"), _grid(told, teller), note=words("controller.beyond_note")),
        ),
    )


def _figures(told: Sequence[Entry], teller: Teller) -> tuple[Figure, ...]:
    words, book = teller.words, teller.book
    care = {each.id for each in book.all(DataCategory) if each.sensitivity in CARE}
    activities = [each for each, _ in told]
    nowhere = (words("told.no_transfer"),)
    return (
        Figure(str(len(activities)), words("controller.activities")),
        Figure(str(sum(each.state is ActivityState.APPROVED for each in activities)), words("controller.approved")),
        Figure(str(sum(not care.isdisjoint(each.data_categories) for each in activities)), words("controller.special")),
        Figure(str(sum(facts["transfers"] != nowhere for _, facts in told)), words("controller.abroad")),
    )


def _section(activity: Activity, facts: Mapping[str, Told], teller: Teller) -> Section:
    is_joint = activity.role is ActivityRole.JOINT
    shown = {key: facts[key] for key in facts if is_joint or key != "joint"}
    heading = f"{activity.name} ({activity.reference})" if activity.reference else activity.name
    state = {"state": (teller.words.choice(activity.state),)}
    return Section(heading, (teller.block(state | shown, POINTS),))


def _facts(activity: Activity, teller: Teller) -> dict[str, Told]:
    return {
        "joint": tuple(filter(None, activity.joint_controller.splitlines())),
        "purposes": teller.purposes(activity),
        "subjects": teller.subjects(activity),
        "data": teller.data(activity.data_categories),
        "recipients": teller.recipients(activity),
        "transfers": _transfers(activity, teller) or (teller.words("told.no_transfer"),),
        "erasure": teller.erasure(activity),
        "measures": teller.measures(activity.measures),
        "legal_basis": _bases(activity, teller),
    }


def _transfers(activity: Activity, teller: Teller) -> Told:
    return teller.transfers(teller.transfers_of(activity))


def _bases(activity: Activity, teller: Teller) -> Told:
    """Return on what each purpose rests; Art. 30 does not ask for it, Art. 13 and 14 do."""
    words = teller.words
    return tuple(
        words("told.with_note", name=each.name, note=words.choice(each.legal_basis))
        for each in teller.purposes_of(activity)
        if each.legal_basis
    )


def _grid(told: Sequence[Entry], teller: Teller) -> Grid:
    """Return the table; the column of joint controllers is there where there are any."""
    any_joint = any(each.role is ActivityRole.JOINT for each, _ in told)
    shares = {key: share for key, share in SHARES.items() if any_joint or key != "joint"}
    heads = columns_by_point(teller.words, shares, POINTS)
    rows = [tuple(map(_row(each, teller.cells(facts)).__getitem__, shares)) for each, facts in told]
    return Grid("activities", teller.words("controller.table"), heads, rows)


def _row(activity: Activity, facts: Mapping[str, Any]) -> dict[str, Any]:
    return {"activity": activity.name, "state": activity.state, **facts}

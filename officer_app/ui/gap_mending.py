"""From a gap to where it is mended: a field of a form, a row that hangs on the record, or a record still to be made."""

from typing import Any, Final

from officer_app.domain.agreement import Agreement, Clause, ClauseCheck, OurRole, Presence
from officer_app.domain.errors import NotFound
from officer_app.domain.gap import Gap, GapKind
from officer_app.domain.impact_assessment import ImpactAssessment
from officer_app.domain.registry import RECORD_TYPES, children_of
from officer_app.domain.transfer_facts import last_assessment
from officer_app.ui.desk import Desk
from officer_app.ui.pages.register_verbs import RegisterVerbs

_IN_THE_ROW: Final = {
    GapKind.PURPOSE_WITHOUT_BASIS: "legal_basis",
    GapKind.PURPOSE_NOT_PUBLISHED: "published",
    GapKind.PURPOSE_SPECIAL: "special_condition",
}
"""Where the record is mended that hangs on the one that has the gap."""
_ELSEWHERE: Final = {GapKind.TRANSFER_SUSPEND: "status"}
"""Gaps that name the record which found them; they are mended in their own."""
_ABROAD: Final = frozenset({GapKind.PROCESSOR_ABROAD, GapKind.SUB_ABROAD, GapKind.RECIPIENT_ABROAD})
"""Gaps that a transfer mends: it is begun with what is known of it."""
_CHECKLIST: Final = "clause_check"


def transfer_begun(record: Any, gap: Gap) -> dict[str, Any]:
    """Return what is known of a transfer that nobody recorded: to whom, and the first country that has none."""
    countries = gap.sentence.values.get("countries")
    begun: dict[str, Any] = {gap.key: record.id, "importer": record.name}
    return begun | ({"country": str(countries[0])} if isinstance(countries, list) and countries else {})


class GapMending:
    """Opens what mends a gap; the list stays where it is, and the gap goes when it is mended."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._verbs = RegisterVerbs(desk)

    def mend(self, gap: Gap) -> None:
        """Open the field that mends a gap; a record that is gone meanwhile is told."""
        if gap.record_id is None:
            self._verbs.new(gap.key)
            return
        try:
            record = self._desk.register.get(RECORD_TYPES[gap.key].record, gap.record_id)
            self._mend_in(record, gap)
        except NotFound as error:
            self._desk.notices.say_error(error)

    def show(self, gap: Gap) -> None:
        """Show the record that has the gap; one still to be made is shown as its list."""
        if gap.record_id is None:
            self._desk.page_wanted.emit(gap.key)
        else:
            self._desk.open_record(gap.key, gap.record_id)

    def _mend_in(self, record: Any, gap: Gap) -> None:
        field = _ELSEWHERE.get(gap.kind, gap.field)
        if gap.kind in _ABROAD:
            self._verbs.new("transfer", **transfer_begun(record, gap))
        elif field == _CHECKLIST:
            self._desk.open_record(gap.key, record.id, f"{_CHECKLIST}/{self._clause(record, gap)}")
        elif field in {child.key for child in children_of(gap.key)}:
            self._mend_child(record, gap, field)
        elif field == "impact_assessment":
            self._assess(record, gap)
        elif field == "agreement":
            self._agree(record, gap)
        else:
            self._verbs.change(gap.key, record, field)

    def _clause(self, agreement: Any, gap: Gap) -> str:
        """Return the clause that is looked at first: the first that the gap names, else the first not checked."""
        named = gap.sentence.values.get("clauses") or [gap.sentence.values.get("clause")]
        clause = named[0] if isinstance(named, list) else None
        if not isinstance(clause, Clause):
            rows = self._desk.register.all(ClauseCheck, agreement_id=agreement.id)
            checked = {each.clause for each in rows if each.presence is not Presence.OPEN}
            clause = next((each for each in Clause if each not in checked), next(iter(Clause)))
        return clause.value

    def _mend_child(self, record: Any, gap: Gap, key: str) -> None:
        kind = RECORD_TYPES[key]
        if gap.row is None:
            begun: dict[str, Any] = {kind.parent_field: record.id}
            self._verbs.new(key, **begun)
        else:
            row = self._desk.register.get(kind.record, gap.row)
            self._verbs.change(key, row, _IN_THE_ROW.get(gap.kind, ""))

    def _agree(self, record: Any, gap: Gap) -> None:
        """Open the agreement that is not in force yet, or begin one."""
        begun = [each for each in self._desk.register.all(Agreement, **{gap.key: record.id}) if not each.retired_on]
        if begun:
            self._verbs.change("agreement", begun[-1], "status")
            return
        role = OurRole.PROCESSOR if gap.key == "client" else OurRole.CONTROLLER
        self._verbs.new("agreement", our_role=role, **{gap.key: record.id})

    def _assess(self, transfer: Any, gap: Gap) -> None:
        done = self._desk.register.all(ImpactAssessment, transfer=transfer.id)
        last = last_assessment(transfer, done, self._desk.today())
        if gap.kind is GapKind.TRANSFER_ASSESSMENT_DUE and last is not None:
            self._verbs.change("impact_assessment", last, "review_on")
        else:
            self._verbs.new("impact_assessment", transfer=transfer.id)

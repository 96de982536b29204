"""From a gap to where it is mended: a field of a form, a row that hangs on the record, or a record still to be made."""

from typing import Any, Final

from officer_app.domain.errors import NotFound
from officer_app.domain.gap import Gap, GapKind
from officer_app.domain.impact_assessment import ImpactAssessment
from officer_app.domain.registry import RECORD_TYPES, children_of
from officer_app.domain.transfer_facts import last_assessment
from officer_app.services.marketing import change_suppression
from officer_app.ui.desk import Desk
from officer_app.ui.dialogs.record import edit_record
from officer_app.ui.pages.register_verbs import RegisterVerbs
from officer_app.ui.register_words import title_words
from officer_app.ui.words import t

_IN_THE_ROW: Final = {
    GapKind.PURPOSE_WITHOUT_BASIS: "legal_basis",
    GapKind.PURPOSE_NOT_PUBLISHED: "published",
    GapKind.PURPOSE_SPECIAL: "special_condition",
}
"""Where the record is mended that hangs on the one that has the gap."""
_ELSEWHERE: Final = {GapKind.TRANSFER_SUSPEND: "status"}
"""Gaps that name the record which found them; they are mended in their own."""
_CHECKLIST: Final = "clause_check"


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
        if gap.key == "suppression":
            self._confirm(record)
        elif field == _CHECKLIST:
            self._desk.open_record(gap.key, record.id, _CHECKLIST)
        elif field in {child.key for child in children_of(gap.key)}:
            self._mend_child(record, gap, field)
        elif field == "impact_assessment":
            self._assess(record, gap)
        elif field in RECORD_TYPES and not hasattr(record, field):
            self._verbs.new(field, **{gap.key: record.id})
        else:
            self._verbs.change(gap.key, record, field)

    def _mend_child(self, record: Any, gap: Gap, key: str) -> None:
        kind = RECORD_TYPES[key]
        if gap.row is None:
            begun: dict[str, Any] = {kind.parent_field: record.id}
            self._verbs.new(key, **begun)
        else:
            row = self._desk.register.get(kind.record, gap.row)
            self._verbs.change(key, row, _IN_THE_ROW.get(gap.kind, ""))

    def _assess(self, transfer: Any, gap: Gap) -> None:
        done = self._desk.register.all(ImpactAssessment, transfer=transfer.id)
        last = last_assessment(transfer, done, self._desk.today())
        if gap.kind is GapKind.TRANSFER_ASSESSMENT_DUE and last is not None:
            self._verbs.change("impact_assessment", last, "review_on")
        else:
            self._verbs.new("impact_assessment", transfer=transfer.id)

    def _confirm(self, entry: Any) -> None:
        """Ask when the person was told; what the list says of an address is kept by its own verb."""
        kind = RECORD_TYPES["suppression"]
        edit_record(
            self._desk.window,
            kind.record,
            entry,
            ["confirmed_on"],
            title_words(kind, entry),
            verb=t("Keep the day"),
            intro=t("Since then only the fingerprint of the address is kept."),
            keep=lambda values: change_suppression(self._desk.register, entry.id, **values),
        )

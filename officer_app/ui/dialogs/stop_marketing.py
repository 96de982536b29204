"""Stopping marketing in one small dialog: addresses filled in, how much is stopped, and one button."""

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtWidgets import QWidget

from officer_app.domain.case import Case
from officer_app.domain.fields import is_empty, looks_like_email
from officer_app.domain.suppression import StopOrder, Suppression, SuppressionScope
from officer_app.domain.vocabulary import Role
from officer_app.services.cases import organisation_of
from officer_app.services.intake import Candidate
from officer_app.services.marketing import Extent, Stopped, stop_marketing
from officer_app.services.own_verbs import OWN_VERBS
from officer_app.ui.desk import Desk
from officer_app.ui.dialogs.record import edit_record
from officer_app.ui.forms import Form
from officer_app.ui.pages.record_names import record_names
from officer_app.ui.theme import Tone
from officer_app.ui.words import count, t

_NARROW = {"topic": SuppressionScope.TOPIC, "client": SuppressionScope.CLIENT}


def stop_in_dialog(
    desk: Desk,
    addresses: Iterable[str] = (),
    *,
    candidate: Candidate | None = None,
    case: Case | None = None,
    values: dict[str, Any] | None = None,
) -> Stopped | None:
    """Ask once, and stop marketing at once: case, list, tasks; None where the person gave it up.

    `values` are what the officer typed of a new case already; they win over the message.
    """
    done: list[Stopped] = []

    def stop(order: dict[str, Any]) -> None:
        written = order.pop("address")
        kept = stop_marketing(
            desk.register,
            written,
            candidate=candidate,
            case_id=case.id if case else None,
            extent=Extent(**order),
            **(values or {}),
        )
        done.append(kept)

    whose = values or ({"role": case.role, "client_record": case.client_record} if case else {})
    _ask(desk, _begun(addresses, whose), t("Stop now"), _consequences(desk, case), stop)
    if done:
        desk.notices.say(_said(done[0]), Tone.OK)
    return done[0] if done else None


def stop_from_form(desk: Desk, form: Form, candidate: Candidate | None) -> Stopped | None:
    """Ask once, and stop marketing to the person of a new case, as far as the officer filled it in."""
    typed = {name: form.value(name) for name in form.names()}
    values = {name: value for name, value in typed.items() if not is_empty(value)}
    return stop_in_dialog(desk, addresses_in(values, candidate), candidate=candidate, values=values)


def add_in_dialog(desk: Desk, parent: QWidget | None = None) -> int | None:
    """Put an address on the suppression list without a case; return its number, None where the person gave it up."""
    made: list[Suppression] = []

    def add(order: dict[str, Any]) -> None:
        written = order.pop("address")
        made.append(OWN_VERBS["suppression"].add(desk.register, address=" ".join(written), **order))

    intro = t("Without a case: for an address that was given in another way. Its fingerprint stays on the list.")
    _ask(desk, StopOrder(), t("Put on the list"), intro, add, parent=parent)
    return made[0].id if made else None


def _ask(
    desk: Desk,
    order: StopOrder,
    verb: str,
    intro: str,
    keep: Callable[[dict[str, Any]], object],
    *,
    parent: QWidget | None = None,
) -> None:
    edit_record(
        parent or desk.window,
        StopOrder,
        order,
        title=t("Stop marketing"),
        verb=verb,
        intro=intro,
        records=record_names(desk.register),
        keep=keep,
        prepare=_follow_scope,
    )


def _begun(addresses: Iterable[str], whose: dict[str, Any]) -> StopOrder:
    """Return what the dialog begins with: where the data are a client's, only its marketing is stopped."""
    known = tuple(dict.fromkeys(each.strip() for each in addresses if not is_empty(each)))
    client = whose.get("client_record") if whose.get("role") is Role.PROCESSOR else None
    scope = SuppressionScope.ALL if client is None else SuppressionScope.CLIENT
    return StopOrder(address=known, scope=scope, client=client)


def _follow_scope(form: Form) -> None:
    """Ask for the topic or the client only where that alone is stopped."""

    def show() -> None:
        for name, scope in _NARROW.items():
            wanted = form.value("scope") is scope
            form.row(name).setVisible(wanted)
            if not wanted:
                form.show_values({name: getattr(StopOrder(), name)})

    form.edited.connect(lambda name: show() if name == "scope" else None)
    show()


def _consequences(desk: Desk, case: Case | None) -> str:
    systems = organisation_of(desk.register).marketing_systems
    begins = t("{reference} gets", reference=case.reference) if case else t("This opens a case, with")
    if not systems:
        return t("{begins} an entry on the suppression list. No system is named under Organisation, so nobody else is "
            "asked to stop.", begins=begins)  # fmt: skip
    return t("{begins} an entry on the suppression list and a task for today for: {systems}.", begins=begins,
        systems=systems)  # fmt: skip


def _said(done: Stopped) -> str:
    if not done.entries:
        return t("The address was on the list already. {reference} says so.", reference=done.case.reference)
    stopped = count(len(done.entries), "Marketing to 1 address has stopped.", "Marketing to {n} addresses has stopped.")
    return t("{stopped} {reference} has the rest: write the confirmation.", stopped=stopped,
        reference=done.case.reference)  # fmt: skip


def addresses_of(case: Case) -> tuple[str, ...]:
    """Return the addresses under which a case knows its person."""
    phone = (case.subject_phone,) if case.subject_phone and not case.subject_email else ()
    return (case.subject_email, *case.subject_other_emails, *phone)


def addresses_in(values: dict[str, Any], candidate: Candidate | None) -> tuple[str, ...]:
    """Return the addresses that a message and what was typed about it give; else the one that it was sent from."""
    known = (values.get("subject_email", ""), *values.get("subject_other_emails", ()))
    named = tuple(each for each in known if not is_empty(each))
    if named or candidate is None:
        return named or tuple(each for each in (values.get("subject_phone", ""),) if not is_empty(each))
    sender = candidate.requester.email or candidate.sender.rpartition("<")[2].rstrip("> ")
    return (sender,) if looks_like_email(sender) else ()

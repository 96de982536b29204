"""The suppression list of the sample register: people of its stories who want no marketing, and two added by hand."""

from datetime import date, timedelta
from typing import Final

from officer_app.domain.case import Case
from officer_app.domain.suppression import SuppressionReason, SuppressionScope
from officer_app.services.marketing import add_suppression, change_suppression, confirm_within, stop_marketing
from officer_app.services.record_files import Numbers
from officer_app.services.register import Register

_CLIENT: Final = ("client", "brasserie")


def stop(register: Register, case_id: int, since: date | None = None) -> None:
    """Stop marketing to the person of a case, by mail and by telephone, or note since when it has been stopped."""
    case = register.get(Case, case_id)
    stopped = stop_marketing(register, (case.subject_email, case.subject_phone), case_id=case_id)
    for entry in stopped.entries if since else ():
        change_suppression(register, entry.id or 0, since=since)


def tell(register: Register, case_id: int) -> None:
    """Note that the person was told, by a message of the officer's own."""
    with register.change("suppression.edit") as work:
        confirm_within(work, work.get(Case, case_id), register.clock.today())


def add_by_hand(register: Register, numbers: Numbers) -> None:
    """Add what reached the officer without a case: one client's mailings, one topic; both were told on the spot."""
    today = register.clock.today()
    add_suppression(
        register, "marthe.voorbeeld@post.example", scope=SuppressionScope.CLIENT, client=numbers[_CLIENT],
        since=today - timedelta(days=40), confirmed_on=today - timedelta(days=40),
        source="Unsubscribed in a shop of the client", note="The client told us by telephone.",
    )  # fmt: skip
    add_suppression(
        register, "pavel.vzor@posta.example", scope=SuppressionScope.TOPIC, topic="Events",
        reason=SuppressionReason.WITHDRAWAL, since=today - timedelta(days=15), confirmed_on=today - timedelta(days=15),
        source="Said so at our stand",
    )  # fmt: skip

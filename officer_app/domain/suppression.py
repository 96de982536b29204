"""The list of addresses that marketing must leave alone: keyed hashes, never the addresses (GDPR Art. 21(3))."""

import hashlib
import hmac
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from officer_app.domain import fields
from officer_app.domain.fields import is_empty, looks_like_email
from officer_app.domain.organisation import Organisation
from officer_app.domain.words import Choice, Sentence


class SuppressionChannel(Choice):
    """By which way no marketing may go."""

    EMAIL = "email", "E-mail"
    PHONE = "phone", "Telephone"


class SuppressionScope(Choice):
    """How much is stopped."""

    ALL = "all", "All marketing"
    TOPIC = "topic", "One topic"
    CLIENT = "client", "One client's marketing"


class SuppressionReason(Choice):
    """Why it is stopped."""

    OBJECTION = "objection", "Objection (Art. 21(2))"
    WITHDRAWAL = "withdrawal", "Consent withdrawn (Art. 7(3))"
    ERASURE = "erasure", "Erasure (Art. 17)"
    COMPLAINT = "complaint", "Complaint"


# fmt: off
@dataclass(frozen=True, slots=True, kw_only=True)
class Suppression:
    """One address that must not be used for marketing; the plain value only while a confirmation is due."""

    id: int | None = None
    digest: str = fields.text("Fingerprint", in_form=False, help="A keyed hash of the address; it never expires.")
    channel: SuppressionChannel = fields.choice("Way", SuppressionChannel, SuppressionChannel.EMAIL, in_form=False)
    plain: str = fields.text("Address until confirmed", personal=True, in_form=False)
    scope: SuppressionScope = fields.choice("Scope", SuppressionScope, SuppressionScope.ALL)
    topic: str = fields.text("Topic", help="Where only one topic is stopped.")
    client: int | None = fields.link("Client", "client")
    reason: SuppressionReason = fields.choice("Reason", SuppressionReason, SuppressionReason.OBJECTION)
    from_case: int | None = fields.link("Case", "case")
    since: date | None = fields.day("Since", required=True,
        missing="Enter the day from which it holds.")
    source: str = fields.text("How we learned of it")
    systems: tuple[str, ...] = fields.lines("Stopped in", help="One a line: system and day.")
    confirmed_on: date | None = fields.day("Person told on")
    note: str = fields.text("Note", long=True, limit=5_000)
    retired_on: date | None = fields.day("Taken out of the list on", in_form=False)
    retired_reason: str = fields.text("Why taken out", in_form=False)
# fmt: on


# fmt: off
@dataclass(frozen=True, slots=True, kw_only=True)
class StopOrder:
    """What the officer says when marketing is to stop: to which addresses, how much of it, and why."""

    address: tuple[str, ...] = fields.lines("E-mail or telephone", required=True, personal=True,
        missing="Enter the e-mail address or the telephone number to stop.", help="One a line.")
    scope: SuppressionScope = fields.choice("Scope", SuppressionScope, SuppressionScope.ALL)
    reason: SuppressionReason = fields.choice("Reason", SuppressionReason, SuppressionReason.OBJECTION)
    topic: str = fields.text("Topic")
    client: int | None = fields.link("Client", "client")
# fmt: on


def check_suppression(entry: Suppression) -> dict[str, Sentence]:
    """Return what a narrow entry lacks: the topic, or the client, that alone is stopped."""
    if entry.scope is SuppressionScope.TOPIC and is_empty(entry.topic):
        return {"topic": Sentence("Say which topic is stopped, or stop all marketing.")}
    if entry.scope is SuppressionScope.CLIENT and entry.client is None:
        return {"client": Sentence("Choose the client whose marketing is stopped, or stop all marketing.")}
    return {}


_FEWEST_DIGITS = 6

_PREFIXES = {
    "AT": "+43", "BE": "+32", "BG": "+359", "CH": "+41", "CY": "+357", "CZ": "+420", "DE": "+49", "DK": "+45",
    "EE": "+372", "ES": "+34", "FI": "+358", "FR": "+33", "GB": "+44", "GR": "+30", "HR": "+385", "HU": "+36",
    "IE": "+353", "IS": "+354", "IT": "+39", "LI": "+423", "LT": "+370", "LU": "+352", "LV": "+371", "MT": "+356",
    "NL": "+31", "NO": "+47", "PL": "+48", "PT": "+351", "RO": "+40", "SE": "+46", "SI": "+386", "SK": "+421",
}  # fmt: skip


def dialling_prefix(country: str) -> str:
    """Return the prefix of a country's telephone numbers, Belgium's where we do not know it."""
    return _PREFIXES.get(country, _PREFIXES["BE"])


def normal_email(text: str) -> str:
    """Return an address as it is compared: alone, in small letters, composed; of `Ann <a@b.be>` the part in brackets.

    Returns an empty text where it is none.
    """
    address = unicodedata.normalize("NFKC", text).strip().removeprefix("mailto:")
    if address.endswith(">"):
        address = address.rpartition("<")[2]
    address = address.strip("<> ").casefold()
    return address if looks_like_email(address) else ""


def normal_phone(text: str, country_prefix: str = "+32") -> str:
    """Return a number as it is compared: `+32475123456`; a national number gets the prefix; "" if it is none."""
    text = unicodedata.normalize("NFKC", text).replace("(0)", "")
    digits = re.sub(r"\D", "", text)
    if len(digits) < _FEWEST_DIGITS or re.search(r"[^\d\s()+./-]", text):
        return ""
    if text.strip().startswith("+"):
        return "+" + digits
    return "+" + digits[2:] if digits.startswith("00") else country_prefix + digits.removeprefix("0")


def fingerprint(key: bytes, normal: str) -> str:
    """Return the keyed hash under which an address is kept: HMAC-SHA-256, in hex."""
    return hmac.new(key, normal.encode(), hashlib.sha256).hexdigest()


def normals(address: str, country: str) -> Iterator[tuple[SuppressionChannel, str]]:
    """Yield an address in the form in which it is compared, with the way it belongs to; nothing where it is neither."""
    mail = normal_email(address)
    phone = "" if mail else normal_phone(address, dialling_prefix(country))
    if mail:
        yield SuppressionChannel.EMAIL, mail
    if phone:
        yield SuppressionChannel.PHONE, phone


def digests_of(organisation: Organisation, address: str) -> Iterator[str]:
    """Yield the fingerprints under which an address would stand in the organisation's list; none before it has one."""
    if organisation.suppression_key:
        key = bytes.fromhex(organisation.suppression_key)
        yield from (fingerprint(key, normal) for _, normal in normals(address, organisation.country))

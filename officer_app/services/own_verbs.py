"""The verbs of the register pages whose records are not written like any other, in one list for window and commands."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from officer_app.domain.registry import RECORD_TYPES
from officer_app.services import marketing, wording
from officer_app.services.registers import add_record, bring_back, change_record, retire_record


@dataclass(frozen=True, slots=True)
class OwnVerbs:
    """How records of a type are written: each verb takes the register first; a new one may need more than its fields.

    `asks` names what a new one is told beside its fields: for the suppression list the address.
    """

    asks: tuple[str, ...]
    add: Callable[..., Any]
    change: Callable[..., Any]
    retire: Callable[..., Any]
    bring_back: Callable[..., Any]


OWN_VERBS: dict[str, OwnVerbs] = {
    "suppression": OwnVerbs(
        asks=("address",),
        add=lambda register, address="", **values: marketing.add_suppression(register, address, **values),
        change=marketing.change_suppression,
        retire=lambda register, entry_id, reason: retire_record(register, "suppression", entry_id, reason),
        bring_back=marketing.bring_back_suppression,
    ),
    "wording": OwnVerbs(
        asks=(),
        add=wording.add_wording,
        change=wording.change_wording,
        retire=wording.withdraw_wording,
        bring_back=wording.bring_back_wording,
    ),
}
"""By the key of the type; every other type with a page is written by `services.registers`."""


def verbs_of(key: str) -> OwnVerbs:
    """Return the verbs that write records of a type: its own, or those that all types share."""
    return OWN_VERBS.get(key) or OwnVerbs(
        asks=(),
        add=lambda register, **values: add_record(register, key, **values),
        change=lambda register, record_id, **values: change_record(register, key, record_id, **values),
        retire=lambda register, record_id, reason: retire_record(register, key, record_id, reason),
        bring_back=lambda register, record_id: bring_back(register, key, record_id),
    )


def can_be_written(key: str) -> bool:
    """Tell whether the page of a type can add and change its records."""
    return key in OWN_VERBS or not RECORD_TYPES[key].has_own_verbs

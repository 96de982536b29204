"""The verbs of the register pages whose records are not written like any other, in one list for window and commands."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from officer_app.services import marketing
from officer_app.services.registers import retire_record


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
}
"""By the key of the type; every other type with a page is written by `services.registers`."""

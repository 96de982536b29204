"""The titles of records, for the fields that link to them."""

from collections.abc import Callable

from officer_app.domain.case import Case
from officer_app.domain.registry import RECORD_TYPES
from officer_app.services.register import Register


def record_names(register: Register, leaving_out: Case | None = None) -> Callable[[str], list[tuple[int, str]]]:
    """Return what a form asks for the records of a kind; a case is told by its reference and its person."""

    def names(key: str) -> list[tuple[int, str]]:
        kind = RECORD_TYPES[key]
        records = register.all(kind.record)
        if kind.record is Case:
            others = (each for each in records if leaving_out is None or each.id != leaving_out.id)
            return [(each.id, f"{each.reference} {each.subject_name}") for each in others]
        return [(each.id, kind.title(each)) for each in records]

    return names

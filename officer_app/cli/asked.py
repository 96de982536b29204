"""The parts of one question to `officer assess`: each is read, or refused with a sentence that names it."""

from datetime import date
from typing import Any, TypeVar

from officer_app.domain.errors import OfficerError
from officer_app.domain.fields import FIRST_YEAR, LAST_YEAR, far_day
from officer_app.domain.words import Choice

Answer = dict[str, Any]
Word = TypeVar("Word", bound=Choice)


def day(given: Answer, name: str) -> date:
    """Return the date that must be there."""
    try:
        return date.fromisoformat(given[name])
    except KeyError:
        raise OfficerError("{name} is missing.", name=name) from None
    except (ValueError, TypeError):
        raise OfficerError("{name}: {value} is not a date such as 2026-03-05.", name=name, value=given[name]) from None


def near_day(given: Answer, name: str) -> date | None:
    """Return a date that may be left out; one with which no calendar reckons is refused."""
    if given.get(name) is None:
        return None
    read = day(given, name)
    if not FIRST_YEAR <= read.year <= LAST_YEAR:
        raise OfficerError("{name}: {problem}", name=name, problem=far_day(read))
    return read


def listed(given: Answer, name: str) -> list[Any]:
    """Return the list of that name; an empty one where there is none."""
    value = [] if given.get(name) is None else given[name]
    if not isinstance(value, list):
        raise OfficerError("{name} must be a list.", name=name)
    return value


def part(given: Answer, name: str) -> Answer:
    """Return the object of that name; an empty one where there is none."""
    value = {} if given.get(name) is None else given[name]
    if not isinstance(value, dict):
        raise OfficerError("{name} must be one JSON object.", name=name)
    return value


def flag(given: Answer, name: str, *, default: bool = False) -> bool:
    """Return a yes or no, or what is taken for granted where it is not said."""
    value = maybe(given, name)
    return default if value is None else value


def maybe(given: Answer, name: str) -> bool | None:
    """Return a yes, a no, or None where it is not said."""
    value = given.get(name)
    if value is None or isinstance(value, bool):
        return value
    raise OfficerError("{name} must be true or false.", name=name)


def text(given: Answer, name: str) -> str:
    """Return a text without blanks around it; "" where there is none."""
    value = given.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise OfficerError("{name} must be a text.", name=name)
    return value.strip()


def word(given: Answer, name: str, kind: type[Word]) -> Word | None:
    """Return one of a closed list by its stored word (a whole number counts as its digits); None where not said."""
    value = given.get(name)
    if value is None or value == "":
        return None
    written = str(value) if type(value) in {int, str} else ""
    found = next((each for each in kind if each.value == written), None)
    if found is None:
        raise OfficerError("{name}: {value} is not one of {known}.", name=name, value=str(value), known=", ".join(kind))
    return found

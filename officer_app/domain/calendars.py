"""Working days: the public holidays of the country in which the answer is given, and the organisation's own."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache

import holidays

from officer_app.domain.errors import OfficerError
from officer_app.domain.words import Sentence

SATURDAY = 5


@cache
def _public_holidays(country: str, language: str) -> holidays.HolidayBase:
    code, _, part = country.partition("-")
    if code not in _known_countries():
        raise _unknown(country)
    try:
        known = holidays.list_localized_countries().get(code, [])
        spoken = next((each for each in known if each.split("_")[0] == language), None)
        return holidays.country_holidays(code, subdiv=part or None, language=spoken)
    except NotImplementedError:
        raise _unknown(country) from None


@cache
def _known_countries() -> frozenset[str]:
    return frozenset(holidays.list_supported_countries())


def _unknown(country: str) -> OfficerError:
    return OfficerError("No public holidays are known for {country}.", country=country)


@dataclass(frozen=True, slots=True)
class Calendar:
    """The days without work of one country (`BE`, or a part of one: `GB-ENG`), and extra ones by date.

    Belgium's are the ten of the Act of 4 January 1974, and one on a weekend has no substitute day; where a
    country's law gives a substitute day, as in the United Kingdom, that day is a holiday too.
    Raises `OfficerError` where the country is not known.
    """

    country: str = "BE"
    own_days: Mapping[date, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse an unknown country at once."""
        _public_holidays(self.country, "en")

    def name_of(self, day: date, language: str = "en") -> str | None:
        """Return the name of a holiday, or None on any other day."""
        return self.own_days.get(day) or _public_holidays(self.country, language).get(day)

    def is_working_day(self, day: date) -> bool:
        """Tell whether a period may end on this day (Reg. 1182/71 Art. 2(2))."""
        return day.weekday() < SATURDAY and self.name_of(day) is None

    def next_working_day(self, day: date) -> date:
        """Return the day itself or the first working day after it (Reg. 1182/71 Art. 3(4))."""
        while not self.is_working_day(day):
            day += timedelta(days=1)
        return day

    def reasons_after(self, day: date) -> tuple[Sentence, ...]:
        """Say, day by day, why the period does not end before the next working day."""
        end = self.next_working_day(day)
        skipped = (day + timedelta(days=offset) for offset in range((end - day).days))
        return tuple(self._reason(each) for each in skipped)

    def knows(self, year: int) -> bool:
        """Tell whether the country's holidays of that year are known."""
        return any(day.year == year for day in _holidays_in(self.country, year))

    def _reason(self, day: date) -> Sentence:
        if day.weekday() >= SATURDAY:
            weekday = "{day} is a Saturday" if day.weekday() == SATURDAY else "{day} is a Sunday"
            return Sentence(weekday, {"day": day})
        return Sentence("{day} is a holiday: {name}", {"day": day, "name": self.name_of(day)})


def _holidays_in(country: str, year: int) -> list[date]:
    _public_holidays(country, "en").get(date(year, 1, 1))
    return list(_public_holidays(country, "en"))


def own_days_from(lines: Iterable[str]) -> dict[date, str]:
    """Read the organisation's own days, one a line: `2027-05-07 Bridge day`; raises `OfficerError` with the line."""
    days: dict[date, str] = {}
    for line in filter(str.strip, lines):
        written, _, name = line.strip().partition(" ")
        try:
            days[date.fromisoformat(written)] = name.strip() or written
        except ValueError:
            raise OfficerError(
                "This is not a day: {line}. Write the date first, as in 2027-05-07 Bridge day.", line=line
            ) from None
    return days

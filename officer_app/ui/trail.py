"""The way that links were followed: from where one came, so that Back leads there."""

from dataclasses import dataclass

LONGEST = 50


@dataclass(frozen=True, slots=True)
class Place:
    """A record that was shown: its page, its number, and what it is called."""

    page: str
    record_id: int
    title: str


class Trail:
    """Places behind the one that is shown; leaving by another way forgets them."""

    def __init__(self) -> None:
        self._places: list[Place] = []

    def went_on(self, left: Place | None, to: tuple[str, int]) -> None:
        """Remember the place from which a link was followed; following it back is the same as going back."""
        if self._places and (self._places[-1].page, self._places[-1].record_id) == to:
            self._places.pop()
        elif left is not None and (left.page, left.record_id) != to:
            self._places = [*self._places[-LONGEST + 1 :], left]

    def back(self) -> Place | None:
        """Return the last place and take it off the way; None where there is none."""
        return self._places.pop() if self._places else None

    @property
    def behind(self) -> str:
        """What the last place is called, nothing where there is none."""
        return self._places[-1].title if self._places else ""

    def forget(self) -> None:
        """Forget the way."""
        self._places.clear()

"""Long work lets itself be watched: it tells how far it is, and breaks off where the person gave it up."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final, TypeVar

from officer_app.domain.errors import OfficerError
from officer_app.domain.words import Sentence

Progress = Callable[[int, int], None]
"""Hears how many of how many steps are done; of 0 where nobody knows yet."""
Cancelled = Callable[[], bool]
"""Tells whether the person gave the work up; long work asks now and then."""
Item = TypeVar("Item")

ROWS: Final = 500
"""Rows between two looks at whether the person gave up."""
_GIVEN_UP: Final = Sentence("Given up. Nothing was changed.")


class GivenUp(OfficerError):
    """The person gave the work up; nothing was changed."""

    def __init__(self) -> None:
        super().__init__(_GIVEN_UP.text)


def unheard(_done: int, _whole: int) -> None:
    """Let the progress pass: nobody looks."""


def never() -> bool:
    """Tell that nobody gives up."""
    return False


@dataclass(frozen=True, slots=True)
class Watch:
    """Who watches a piece of work: one that hears how far it is, and one that may give it up."""

    progress: Progress = unheard
    cancelled: Cancelled = never

    def look(self, done: int = 0, whole: int = 0) -> None:
        """Tell how many steps of how many are done; raises `GivenUp` where the person gave the work up."""
        self.progress(done, whole)
        if self.cancelled():
            raise GivenUp

    def over(self, rows: Iterable[Item]) -> Iterator[Item]:
        """Yield the rows, and look up now and then; raises `GivenUp`."""
        for done, row in enumerate(rows):
            if done % ROWS == 0:
                self.look(done)
            yield row

    def part(self, before: int, whole: int) -> "Watch":
        """Return who watches a part of this work, which begins when so many steps of the whole are done."""
        return Watch(lambda done, _whole: self.progress(before + done, whole), self.cancelled)

    def silent(self) -> "Watch":
        """Return who watches work of which nobody hears how far it is; it can be given up all the same."""
        return Watch(cancelled=self.cancelled)


UNWATCHED: Final = Watch()
"""Nobody looks: the work goes on to its end."""

"""Room for a million records beside a window that goes on moving: neither collected nor let go of in one breath."""

import gc
from collections.abc import Callable
from typing import Any, Final, TypeVar

from officer_app.services.importing import Progress

Made = TypeVar("Made")

AT_ONCE: Final = 10_000
"""So many records are let go of in some milliseconds."""
_STEP: Final = 500


def kept_still(make: Callable[[Progress], Made], progress: Progress) -> Made:
    """Make something of many objects, and have Python look for garbage among them no more.

    Whenever progress is told, all objects are set aside for good. Otherwise each search for garbage would go over all
    of them, and while it lasts, a second for a million rows, no thread does anything else.
    """

    def heard(done: int, total: int) -> None:
        gc.freeze()
        progress(done, total)

    try:
        return make(heard)
    except BaseException:
        gc.unfreeze()
        raise


def let_go(records: list[Any]) -> None:
    """Empty a list little by little, so that other threads come between; then look for garbage as ever."""
    while records:
        del records[-_STEP:]
    gc.unfreeze()

"""The verdict on a transfer as a chip, beside its record and in the list."""

from collections.abc import Callable
from typing import Any

from officer_app.domain.transfer import TransferStatus
from officer_app.domain.transfer_rules import Verdict
from officer_app.ui.chips import Face
from officer_app.ui.register_book import RegisterBook
from officer_app.ui.register_faces import Waiting
from officer_app.ui.theme import Tone
from officer_app.ui.words import t

TRANSFER = "transfer"
FaceOf = Callable[[Any], Face]


def verdict_face(verdict: Verdict | None) -> Face | None:
    """Return what the rules conclude of a transfer; nothing where there is no verdict."""
    known = {
        Verdict.COVERED: Face(t("Covered"), Tone.OK, "check"),
        Verdict.GAP: Face(t("Gap"), Tone.BAD, "alert"),
        Verdict.NOT_A_TRANSFER: Face(t("Not a transfer"), Tone.PLAIN, "stop"),
    }
    return known[verdict] if verdict else None


def verdict_column(key: str, book: RegisterBook) -> FaceOf | None:
    """Return what the list of transfers shows first; nothing for another register."""
    if key != TRANSFER:
        return None
    return lambda record: verdict_face(_verdict(book, record)) or Face("")


def verdict_gaps(book: RegisterBook, key: str) -> int:
    """Return how many transfers of a register flow without a ground that holds."""
    shelf = book.shelf(key) if key == TRANSFER else None
    return sum(is_gap(book, each) for each in shelf.records) if shelf else 0


def is_gap(book: RegisterBook, transfer: Any) -> bool:
    """Tell whether data flow, or will, without a ground that holds."""
    flows = transfer.retired_on is None and transfer.status is not TransferStatus.ENDED
    return flows and _verdict(book, transfer) is Verdict.GAP


def waiting_in(book: RegisterBook, key: str) -> int:
    """Return how many records of a register wait for the officer; the navigation shows the number."""
    shelf = book.shelf(key)
    if shelf is None:
        return 0
    return verdict_gaps(book, key) if key == TRANSFER else sum(map(Waiting(key), shelf.records))


def _verdict(book: RegisterBook, transfer: Any) -> Verdict | None:
    shelf = book.shelf(TRANSFER)
    return shelf.verdicts.get(transfer.id) if shelf else None

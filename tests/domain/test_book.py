"""A book finds the records that belong to another, also where a field holds several."""

import pytest

from officer_app.domain.book import Book
from officer_app.domain.correspondence import Message
from officer_app.domain.processor import Processor

MESSAGES = tuple(Message(id=number, case_id=1 + number % 2) for number in range(1, 6))
PROCESSORS = (Processor(id=1, measures=(7, 8, 7)), Processor(id=2, measures=(8,)), Processor(id=3))
BOOK = Book({Message: MESSAGES, Processor: PROCESSORS})


@pytest.mark.parametrize(
    ("kind", "field", "value", "found"),
    [
        (Message, "case_id", 1, (2, 4)),
        (Message, "case_id", 3, ()),
        (Processor, "measures", 7, (1,)),
        (Processor, "measures", 8, (1, 2)),
        (Processor, "measures", (8,), (2,)),
        (Processor, "measures", (), (3,)),
    ],
)
def test_records_are_found_by_a_value_of_their_field(kind, field, value, found):
    for _ in range(2):
        assert tuple(each.id for each in BOOK.of(kind, field, value)) == found
    assert Book().of(kind, field, value) == ()

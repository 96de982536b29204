"""The records in which gaps are looked for, taken from a book: all of their classes, none that was taken out."""

from dataclasses import fields
from datetime import date

from officer_app.domain.book import Book
from officer_app.domain.gap import GAP_RECORDS, GapRecords
from officer_app.domain.gaps import gap_records
from officer_app.domain.processor import Processor
from officer_app.domain.tracker import Tracker


def test_every_field_of_the_records_has_its_class():
    assert list(GAP_RECORDS) == [each.name for each in fields(GapRecords)]


def test_a_book_gives_what_stands_in_the_lists():
    here, gone = Processor(id=1, name="Here"), Processor(id=2, name="Gone", retired_on=date(2026, 1, 1))
    found = gap_records(Book({Processor: (here, gone), Tracker: (Tracker(id=1, name="_ga"),)}))
    assert found.processors == (here,)
    assert len(found.trackers) == 1
    assert found.agreements == ()

"""Words in narrow columns: they break at a good place or not at all, and read as they were."""

import pytest

from officer_app.documents.blocks import Table
from officer_app.documents.fonts import SANS, Face, ready
from officer_app.documents.long_words import pieces, word_width
from officer_app.documents.tables import CELL_SIZE, GUTTER, column_widths, paged

FONT = ready(Face(SANS).font)


def broken(word, letters):
    """Break a word over the width of so many of its letters."""
    return [each.replace("\u00ad", "=") for each in pieces(word, FONT, 8, word_width(word[:letters], FONT, 8) + 0.1)]


@pytest.mark.parametrize(
    ("word", "letters", "parts"),
    [
        ("Werbewiderspruch,", 15, ["Werbewider=", "spruch,"]),
        ("(Auftragsverarbeiter", 18, ["(Auftragsverar=", "beiter"]),
        ("Standaardcontractbepalingen", 25, ["Standaardcontractbepa=", "lingen"]),
        ("Mitgliedschaftsprogramm", 18, ["Mitgliedschafts=", "programm"]),
        ("Vandermeulen-Noël", 16, ["Vandermeulen-", "Noël"]),
        ("privacy@selligent.example", 20, ["privacy@selligent.", "example"]),
        ("Verarbeiter", 10, ["Verar=", "beiter"]),
        ("DSR20260001234", 8, ["DSR20260", "001234"]),
        ("ab" * 32, 50, [("ab" * 32)[:50], ("ab" * 32)[50:]]),
        ("Kürze", 9, ["Kürze"]),
    ],
)
def test_a_word_breaks_between_syllables_with_a_hyphen_and_an_address_after_a_sign(word, letters, parts):
    assert broken(word, letters) == parts
    assert "".join(parts).replace("=", "") == word


def test_columns_are_as_wide_as_their_longest_words_where_the_page_has_room():
    long = ("Standaardcontractbepalingen", "Mitgliedschaftsprogramm")
    widths = column_widths(Table(("A", "B", "C"), [(*long, "yes")]), 482, CELL_SIZE, GUTTER)
    assert all(word_width(word, FONT, CELL_SIZE) <= width - GUTTER for word, width in zip(long, widths, strict=False))


def test_each_line_of_a_text_that_is_set_in_begins_as_far_in():
    indent = "\u00a0" * 4
    row = paged(Table(("Name",), [(f"{indent}Cheviot Deliverability of Great Names Limited",)]), 110)._plan.row(0)
    assert len(row.cells[0].lines) > 1
    assert all(line.startswith(indent) for line in row.cells[0].lines)

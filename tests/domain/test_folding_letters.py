"""Folding treats every form of a letter alike: composed or apart, wide or narrow, small or capital."""

import sys
import unicodedata

from officer_app.domain.folding import fold

LETTERS = [
    letter
    for letter in map(chr, range(sys.maxunicode + 1))
    if unicodedata.decomposition(letter) or letter.lower() != letter.upper()
]


def test_every_letter_is_one_in_all_its_forms():
    assert len(LETTERS) > 5_000
    for letter in LETTERS:
        folded = fold(letter)
        apart, whole = unicodedata.normalize("NFD", letter), unicodedata.normalize("NFC", letter)
        assert fold(apart) == fold(whole) == folded, letter
        assert fold(letter.upper()) == fold(folded) == folded, letter

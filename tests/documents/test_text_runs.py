"""Text to runs: the right font for each sign, every blank kept, lines from right to left turned around."""

import pytest

from officer_app.documents.fonts import Face, draws
from officer_app.documents.text_runs import LINE_BREAK, bound, line_in_order, printable, runs, whole

FACES = [Face("NotoSerif"), Face("NotoSans"), Face("NotoSerif", bold=True), Face("NotoSans", bold=True, italic=True)]


def fonts_of(text, face=FACES[0]):
    return [run.font for run in runs(text, face)]


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize(
    "text", ["Łódź", "Παπαδόπουλος", "Жук", "עברית", "محمد", "李小龍", "한국어", "Հայկ", "→ ✓", "😀"]
)
def test_every_sign_of_a_run_has_an_outline_in_its_font(text, face):
    for run in runs(text, face):
        assert all(draws(run.font, mark) for mark in run.text), run


def test_own_letters_keep_the_face():
    assert fonts_of("Ann Łódź Жук") == ["NotoSerif-Regular"]
    assert fonts_of("Ann", Face("NotoSans", bold=True, italic=True)) == ["NotoSans-BoldItalic"]


def test_other_scripts_get_their_own_font():
    assert fonts_of("李") == ["DroidSansFallbackFull"]
    assert fonts_of("한") == ["NanumSquareR"]
    assert fonts_of("א", Face("NotoSans", bold=True)) == ["NotoSansHebrew-Bold"]


def test_blanks_between_arabic_words_stay_with_them():
    assert fonts_of("محمد علي x") == ["NotoSansArabic-Regular", "NotoSerif-Regular"]


def test_tabs_and_double_blanks_cannot_be_folded():
    assert runs("a\tb  c", FACES[0])[0].text == "a" + "\u00a0" * 4 + "b\u00a0 c"


def test_lines_end_where_they_ended():
    assert [run.text for run in runs("a\r\nb\rc\n\nd", FACES[0])] == ["a", "\n", "b", "\n", "c", "\n", "\n", "d"]
    assert LINE_BREAK == "\n"


def test_composed_and_decomposed_letters_are_drawn_alike():
    assert runs("e\u0301", FACES[0]) == runs("é", FACES[0])


@pytest.mark.parametrize(
    ("sign", "shown"),
    [
        ("😀", "[U+1F600 GRINNING FACE]"),
        ("\x07", "[U+0007 CONTROL CHARACTER]"),
        ("\ud800", "[U+D800 LONE SURROGATE]"),
        ("\ue000", "[U+E000 PRIVATE USE]"),
        ("\uffff", "[U+FFFF UNASSIGNED]"),
        ("\u200b", ""),
        ("\u202e", ""),
        ("\ufe0f", ""),
    ],
)
def test_signs_without_a_glyph_are_named_and_invisible_ones_left_out(sign, shown):
    assert printable(f"a{sign}b") == f"a{shown}b"


def test_hebrew_is_turned_around_but_not_its_numbers():
    assert line_in_order("אב 12.5 (ג)", "NotoSansHebrew-Regular") == "(ג) 12.5 בא"
    assert line_in_order("ab (c)", "NotoSerif-Regular") == "ab (c)"


def test_marks_stay_behind_their_letter():
    assert line_in_order("ש\u05c1ל", "NotoSansHebrew-Regular") == "לש\u05c1"


@pytest.mark.parametrize(
    "cited",
    ["art. 28, §_3", "Art._46 Abs._2 Buchst._c", "art._46, lid_2, punt_c)", "Clauses_14 and 15", "Klausel_14, Art._6",
        "GDPR Art._6(1), point_(a)", "overweging_111", "a point in time, no article"],
)  # fmt: skip
def test_a_citation_does_not_break_before_its_number(cited):
    cited = cited.replace("art. 28", "art._28")
    assert runs(cited.replace("_", " "), FACES[0])[0].text == cited.replace("_", "\u00a0")


def test_arabic_letters_join():
    assert runs("محمد", FACES[0])[0].text == "\ufee3\ufea4\ufee4\ufeaa"


def test_blanks_can_be_bound():
    assert whole("+32 2 274") == "+32\u00a02\u00a0274"
    assert bound("Est-ce vous ? « oui » : non") == "Est-ce vous\u00a0? «\u00a0oui\u00a0»\u00a0: non"
    assert bound("{{name}} :x") == "{{name}}\u00a0:x"

"""Light Markdown with places, read into lines and written back: nothing is lost, and nothing typed becomes markup."""

from datetime import date

import pytest
from case_files import LANGUAGES, complete_file
from hypothesis import example, given
from hypothesis import strategies as st

from officer_app.documents.blocks import Bullets, Heading, Span, Table, Text, plain
from officer_app.documents.letters import LETTERS, write_letter
from officer_app.documents.markdown_blocks import (
    Line,
    Look,
    Tag,
    blocks_of,
    lines_of,
    merged,
    read_markdown,
    read_template,
)
from officer_app.documents.markdown_writing import escaped, write_template
from officer_app.documents.wording import read_wording

EACH = [(key, language) for key in LETTERS for language in LANGUAGES]
TYPED = st.text(st.characters(exclude_categories=("Cc", "Cs", "Co")), max_size=40)


def line(text, look=Look.TEXT):
    return Line(look, (Span(text),))


@pytest.mark.parametrize(("key", "language"), EACH)
def test_every_wording_of_the_program_survives_the_way_there_and_back(key, language):
    lines = read_template(read_wording(language, key).text)
    written = write_template(lines)
    assert read_template(written) == lines
    assert write_template(read_template(written)) == written


@pytest.mark.parametrize(("key", "language"), EACH)
def test_a_letter_in_a_wording_that_went_through_the_editor_says_the_same(key, language):
    if LETTERS[key].about != "case":
        pytest.skip("not written from a case")
    file, day = complete_file(key, language), date(2026, 4, 2)
    own = write_template(read_template(read_wording(language, key).text))
    letters = [
        write_letter(key, file, language=language, today=day, wordings=each) for each in ({}, {(key, language): own})
    ]
    assert letters[0].text == letters[1].text
    assert letters[0].template_version != letters[1].template_version


@given(TYPED)
@example("# no heading")
@example("- no point")
@example("1. no number")
@example("12) no number")
@example("**not bold** *nor slanted* _nor this_")
@example("{{reasons}} {{#partial}} {{{x}}} {{! REF-1 }}")
@example("a\\b \\* \\\\")
@example("---")
@example("> `code` [a](b) ![c](d) <b>e</b> &amp; | x | y |")
def test_what_is_typed_stays_words(typed):
    shown = "".join(typed.split("\n")).strip()
    for look in Look:
        found = read_template(write_template([line("Subject", Look.SUBJECT), line(typed, look)]))
        words = [plain(each.parts) for each in found]
        assert words == (["Subject", shown] if shown else ["Subject"])
        assert found[-1].look is (look if shown else Look.SUBJECT)
        assert not any(isinstance(part, Tag) for each in found for part in each.parts)


SPANS = st.lists(
    st.one_of(
        st.builds(Span, st.text("ab.(*_ {", min_size=1, max_size=5), st.booleans(), st.booleans()),
        st.builds(Tag, st.just(""), st.sampled_from(["due_on", "contact"]), st.booleans(), st.booleans()),
        st.builds(Tag, st.sampled_from("#^/!"), st.sampled_from(["partial", "prompt"])),
    ),
    min_size=1,
    max_size=6,
)


@given(SPANS)
def test_words_and_places_survive_in_any_look(parts):
    told = Line(Look.TEXT, merged(parts))
    found = read_template(write_template([told]))
    assert _words(found) == _words([told])


def _words(lines):
    """Return the words without blanks, and each tag: blanks beside emphasis may move, words may not."""
    parts = [part for each in lines for part in each.parts]
    return "".join(part.source.replace(" ", "") if isinstance(part, Tag) else part.text for part in parts).replace(
        " ", ""
    )


@pytest.mark.parametrize(
    "parts",
    [
        (Span("a "), Span("bold", bold=True), Span(" b")),
        (Span("in"), Span("side", bold=True), Span("word")),
        (Span("one", bold=True), Span("two", italic=True)),
        (Span("both", bold=True, italic=True), Span(" then "), Span("slanted", italic=True)),
        (Span("until "), Tag("", "due_on", bold=True), Span(".")),
        (Span("first\nsecond"), Span(" third", bold=False)),
    ],
)
def test_emphasis_is_kept(parts):
    (found,) = read_template(write_template([Line(Look.TEXT, parts)]))
    assert found.parts == merged(parts)


def test_emphasis_that_markdown_cannot_say_costs_its_look_and_no_word():
    (found,) = read_template(write_template([Line(Look.TEXT, (Span("a"), Span("(b)", bold=True), Span("c")))]))
    assert plain(found.parts) == "a(b)c"


def test_lists_and_their_kinds_are_kept():
    lines = (
        line("Subject", Look.SUBJECT),
        line("one", Look.POINT),
        line("two\nmore", Look.POINT),
        line("first", Look.NUMBER),
        line("second", Look.NUMBER),
        line("Text"),
        line("again", Look.NUMBER),
    )
    assert read_template(write_template(lines)) == lines


def test_blocks_and_lines_are_the_same_text():
    blocks = (
        Heading((Span("Subject"),), 1),
        Text((Span("a"), Span("b", bold=True))),
        Bullets(((Span("one"),), (Span("two"),))),
        Bullets(((Span("1"),),), numbered=True),
        Table(("Head",), (("cell",),)),
        Heading((Span("More"),)),
    )
    assert tuple(blocks_of(lines_of(blocks))) == blocks


def test_marks_are_lines_that_print_nothing():
    assert Line(Look.TEXT, (Tag("#", "partial"), Span(" "), Tag("!", "REF-1"))).marks
    assert not Line(Look.TEXT, (Tag("#", "partial"), Tag("", "reasons"))).marks
    assert not line("words").marks


def test_escaped_text_reads_as_plain_markdown():
    for typed in ("# a", "+ b", "3) c", "a_b_c", "{{x}}"):
        (found,) = read_markdown(escaped(typed))
        assert plain(found.parts) == typed

"""What a letter changed by hand no longer tells: found in what was taken out, not in what was only said otherwise."""

from dataclasses import replace

import pytest
from case_files import LANGUAGES, TODAY, complete_file, make_file
from matter_files import OF_MATTERS, complete_matter

from officer_app.documents.blocks import Bullets, Span, Table, Text, plain
from officer_app.documents.letters import LETTERS, _begun, look_over_text
from officer_app.documents.letters.duties import DUTIES
from officer_app.documents.letters.own_wording import wording_for
from officer_app.documents.wording import Worded, fill
from officer_app.domain.words import say
from officer_app.services.letter_text import letter_of_lines, lines_of_letter

EACH = [(key, language) for key in LETTERS for language in LANGUAGES]


def file_of(key, language):
    return complete_matter(key, language) if key in OF_MATTERS else complete_file(key, language)


def worded_of(key, language="en", file=None, wordings=None):
    kind = LETTERS[key]
    begun = _begun(kind, file or file_of(key, language), language, TODAY)
    return fill(wording_for(kind, language, wordings or {}), kind.values(begun))


def remarks(key, edited, language="en", **named):
    named.setdefault("file", file_of(key, language))
    return look_over_text(key, language=language, today=TODAY, edited=edited, **named)


def said(found):
    return [say(each.sentence) for each in found if each.by_hand]


def block_with(worded, words):
    return next(
        number
        for number, block in enumerate(worded.blocks)
        if words in str(block).replace("\N{NO-BREAK SPACE}", " ").replace("\\xa0", " ")
    )


def without(worded, words):
    number = block_with(worded, words)
    return Worded(worded.subject, worded.blocks[:number] + worded.blocks[number + 1 :])


def rewritten(worded, words, text):
    number = block_with(worded, words)
    return Worded(worded.subject, (*worded.blocks[:number], Text((Span(text),)), *worded.blocks[number + 1 :]))


@pytest.mark.parametrize(("key", "language"), EACH)
def test_a_letter_as_the_facts_make_it_tells_all(key, language):
    file = file_of(key, language)
    as_in_window = letter_of_lines(lines_of_letter(worded_of(key, language)))
    assert said(remarks(key, as_in_window, language, file=file)) == []


@pytest.mark.parametrize("key", LETTERS)
def test_of_an_empty_letter_every_duty_is_missed_and_can_be_put_back(key):
    nothing_left = Worded((Span("Re"),), (Text((Span("-"),)),))
    lost = [each for each in remarks(key, nothing_left) if each.lines]
    assert bool(lost) is (key != "disclosure_reply")  # the law leaves its words to us
    assert all(each.sentence.source and each.near == "Re" for each in lost)


@pytest.mark.parametrize("key", [key for key in LETTERS if key not in OF_MATTERS])
def test_what_a_draft_lacks_is_not_said_twice(key):
    file = make_file()
    assert said(remarks(key, worded_of(key, file=file), file=file)) == []


def test_a_paragraph_taken_out_is_named_with_its_law_its_place_and_its_lines():
    worded = worded_of("acknowledgement")
    (found,) = remarks("acknowledgement", without(worded, "We answer as soon as we can"))
    assert say(found.sentence) == (
        "The letter no longer says, or not in full: the period for the answer, with its last day."
    )
    assert found.sentence.source == DUTIES["ACK-2"].source
    assert found.near == "When you will have our answer"
    (line,) = found.lines
    assert plain(line.parts).startswith("We answer as soon as we can, and by 7")
    assert any(part.bold for part in line.parts)
    assert "\ue001" not in str(found)


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("Our answer comes as soon as we can, on 7 April 2026 at the latest: the law gives us so long a period.", True),
        ("We answer as soon as we can, and by 17 April 2026 at the latest. The period runs to 17 April 2026.", False),
        ("We answer as soon as we can.", False),
    ],
)
def test_said_in_other_words_it_is_told_but_not_with_another_day(text, is_told):
    edited = rewritten(worded_of("acknowledgement"), "We answer as soon", text)
    if "soon as we can, on 7" in text:
        edited = replace(edited, blocks=(*edited.blocks, Text((Span("It runs from 5 March 2026."),))))
    assert (said(remarks("acknowledgement", edited)) == []) is is_told


def test_a_part_that_is_left_in_pieces_leads_to_its_line_and_offers_nothing_to_put_back():
    edited = rewritten(worded_of("acknowledgement"), "We answer as soon", "We answer as soon as we can, at the latest.")
    (found,) = remarks("acknowledgement", edited)
    assert found.near == "We answer as soon as we can, at the latest."
    assert found.lines == ()


def test_a_point_taken_out_of_a_list_and_a_row_of_a_table_are_missed():
    worded = worded_of("access_response")
    number = next(at for at, block in enumerate(worded.blocks) if isinstance(block, Table) and len(block.rows) > 1)
    table = worded.blocks[number]
    cut = replace(table, rows=tuple(table.rows)[:1])
    edited = Worded(worded.subject, (*worded.blocks[:number], cut, *worded.blocks[number + 1 :]))
    assert ["the recipients" in each for each in said(remarks("access_response", edited))] == [True]
    at = next(at for at, block in enumerate(worded.blocks) if isinstance(block, Bullets) and len(block.items) > 1)
    fewer = replace(worded.blocks[at], items=worded.blocks[at].items[:1])
    edited = Worded(worded.subject, (*worded.blocks[:at], fewer, *worded.blocks[at + 1 :]))
    assert len(said(remarks("access_response", edited))) == 1


def test_a_duty_and_a_warning_that_say_the_same_are_one_remark():
    worded = worded_of("refusal")
    bare = Worded(worded.subject, worded.blocks[: block_with(worded, "you can tell us")])
    found = [each for each in said(remarks("refusal", bare)) if "complain" in each or "court" in each]
    assert len(found) == 2
    assert all(each.startswith("The letter no longer says") for each in found)


def test_what_she_wrote_and_what_was_there_before_are_told_apart():
    worded = worded_of("acknowledgement")
    asks = "Please send us a copy of your passport."
    edited = replace(worded, blocks=(*worded.blocks, Text((Span(asks),))))
    (found,) = remarks("acknowledgement", edited)
    assert (found.near, found.by_hand) == (asks, True)
    own = {("acknowledgement", "en"): f"# Your request\n\n{asks}\n"}
    before = worded_of("acknowledgement", wordings=own)
    (kept,) = remarks("acknowledgement", replace(before, subject=(Span("Re"),)), wordings=own)
    assert (kept.near, kept.by_hand) == (asks, False)


def test_the_officers_own_wording_says_what_is_expected():
    own = {("acknowledgement", "en"): "# Yours\n\nGood day.\n\n- {{! ACK-2 }} By {{due_on}} at the latest.\n"}
    worded = worded_of("acknowledgement", wordings=own)
    assert said(remarks("acknowledgement", worded, wordings=own)) == []
    greeted = Worded(worded.subject, (Text((Span("Good day."),)),))
    (found,) = remarks("acknowledgement", greeted, wordings=own)
    assert (found.sentence.source, found.near) == (DUTIES["ACK-2"].source, "Good day.")
    assert [plain(line.parts).split()[0] for line in found.lines] == ["By"]


def test_a_value_that_looks_like_a_remark_is_text():
    file = complete_file("refusal", "en")
    tricky = replace(file, case=replace(file.case, outcome_reason="{{! REF-9 }} \ue003REF-9 We looked, and it is so."))
    worded = worded_of("refusal", file=tricky)
    assert said(remarks("refusal", worded, file=tricky)) == []
    lost = remarks("refusal", without(worded, "We looked, and it is so."), file=tricky)
    assert "line REF-9" not in str([say(each.sentence) for each in lost])

"""Texts that are long, strange or made to be slow are read to the end; a pattern that exploded would hang here."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from officer_app.intake.phrases import PhraseBook, words_of
from officer_app.intake.plain_text import clean, text_of_html
from officer_app.intake.triage import assess, candidate_json

REQUEST = "Please delete my account. "

STRANGE = {
    "200 KB of words": REQUEST + "and then the next thing happened to us " * 5_200,
    "200 KB without a stop": REQUEST + "word " * 40_000,
    "200 KB of lines": REQUEST + "\nline" * 40_000,
    "a word of 10,000 letters": REQUEST + "a" * 10_000,
    "a word of 200,000 letters": REQUEST + "é" * 200_000,
    "repeated beginnings": REQUEST + "what what what you you you data data data " * 2_000,
    "repeated verbs": REQUEST + "send me my " * 20_000,
    "repeated header lines": REQUEST + "\nFrom: a\n" * 5_000,
    "repeated attributions": REQUEST + "\nOn 3 Nov 2026 at 10:21 x wrote\n" * 5_000,
    "repeated quotes": REQUEST + "\n> " * 50_000,
    "spaces": REQUEST + " " * 200_000,
    "empty lines": REQUEST + "\n" * 200_000,
    "stops": REQUEST + "." * 200_000,
    "commas": REQUEST + ", " * 100_000,
    "digits": REQUEST + "1." * 50_000,
    "articles": REQUEST + "Art. 5 " * 20_000,
    "addresses": REQUEST + "a@b." * 40_000,
    "dashes": REQUEST + "-" * 200_000,
    "brackets": REQUEST + "(" * 100_000,
    "colons": REQUEST + ":" * 100_000,
    "combining marks": REQUEST + "e" + "\u0301" * 20_000,
    "families": REQUEST + "👩‍👩‍👧‍👦" * 5_000,
    "right to left marks": REQUEST + "\u202e\u200f" * 20_000,
}


@pytest.mark.parametrize("text", STRANGE.values(), ids=STRANGE.keys())
def test_the_request_is_found_in_front_of_anything(text):
    found = assess(text)
    assert [right.value for right in found.rights] == ["erasure"]
    assert found.language == "en"


@pytest.mark.parametrize(
    "html",
    [
        "<" * 100_000, "<div>" * 20_000 + "x", "<!--" * 50_000, "<a " + "b=c " * 50_000, "&" * 100_000,
        "<script>" * 9_000, "<blockquote>" * 5_000 + "x",
        "<p" * 50_000, "<script>" + "</" * 50_000, "<p " * 50_000 + ">", "<?" * 50_000,
        "<!" * 50_000, "<style>" + "a{}" * 50_000, "<![CDATA[" * 20_000,
    ],
    ids=lambda html: html[:12],
)  # fmt: skip
def test_a_page_made_to_be_slow_is_read_to_its_end(html):
    assert isinstance(text_of_html(html), str)


@settings(deadline=None)
@given(st.text(max_size=300))
def test_any_text_gives_a_candidate_that_can_be_written_down(text):
    found = assess(text)
    assert set(candidate_json(found)) >= {"language", "rights", "requester", "evidence"}
    assert all(each.quote in unicodedata.normalize("NFC", clean(text)) for each in found.evidence)


@settings(deadline=None)
@given(st.text(alphabet="Pleas dtmycounfwhkv.,\n>:@-!?1", max_size=400))
def test_any_play_of_letters_is_read(text):
    assert assess(text).full_text == clean(text)


@settings(deadline=None)
@given(st.text(max_size=500))
def test_any_page_becomes_plain_text(html):
    plain = text_of_html(html)
    assert not any(mark in plain for mark in "\x00\ud800\ufeff")


def matches(phrase, text, lists=None):
    book = PhraseBook()
    book.add("x", [phrase], lists or {})
    return [(match.first, match.after) for match in book.find(words_of(text))]


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("delete my data", "please Delete MY data", [(1, 4)]),
        ("delet*", "deleted", [(0, 1)]),
        ("*daten", "Kundendaten", [(0, 1)]),
        ("(give|send) me", "send me", [(0, 2)]),
        ("(kind)? regards", "regards", [(0, 1)]),
        ("(kind)? regards", "kind regards", [(0, 2), (1, 2)]),
        ("many? kind? regards", "regards", [(0, 1)]),
        ("a .. b", "a 1 2 3 4 b", [(0, 6)]),
        ("a .. b", "a 1 2 3 4 5 b", []),
        ("a ... b", "a 1 2 3 4 5 6 7 8 9 b", [(0, 11)]),
        ("a ... b", "a 1 2 3 4 5 6 7 8 9 10 b", []),
        ("don't call", "don’t call", [(0, 3)]),
        ("état", "ETAT", [(0, 1)]),
        ("strasse", "Straße", [(0, 1)]),
    ],
)
def test_a_phrase_is_found_word_by_word(phrase, text, found):
    assert matches(phrase, text) == found


def test_a_word_list_stands_for_each_of_its_entries():
    lists = {"ads": ["(mail|mails)", "junk post"]}
    assert matches("stop {ads}", "stop mails, stop junk post", lists) == [(0, 2), (2, 5)]


def test_an_unknown_word_list_is_an_error_of_ours():
    with pytest.raises(KeyError):
        matches("stop {nothing}", "stop")

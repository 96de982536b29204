"""Every letter in every language, with names that break naive programs, read back from the PDF."""

import unicodedata
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date

import pytest
from case_files import HEAD, LANGUAGES, OF_CASES, TODAY, complete_file, empty_file
from reading import embedded_fonts, letters, pages_of, text_of, words_of

from officer_app.documents.letters import letter_types, write_letter

NAMES = {
    "latin": "O'Brien d’Arc Nguyễn Thị Łódź Ðorđević Ţuţu",
    "greek and cyrillic": "Παπαδόπουλος Ἀθηνᾶ Жуковский Ђорђе",
    "hebrew and arabic": "עברית שלום محمد علي الحسن",
    "asia": "李小龍 한국어 김철수 あゆみ サトウ",
    "others": "Հայկ Վարդանյան გიორგი",
    "sql and mail": "Robert'); DROP TABLE requests;-- John <john@example.com>",
    "markup": '<b>Ann</b> <a href="http://evil">x</a> <img src="/etc/hostname"> <b>open a<br>b </para><para>x',
    "code": '<font color="[[[getattr(pow,Word)]]]">x</font> <onDraw name="x"/> <index item="x"/>',
    "entities": "<!-- x --> <![CDATA[y]]> &lt;b&gt; &nbsp; &#0; R&D A && B",
    "wording": "{{due_on}} {{#x}} {{> remedies}} {0} **bold** # x [a](b) `c` \\",
}
DRAFT_WORDS = {"en": "DRAFT", "fr": "PROJET", "nl": "CONCEPT", "de": "ENTWURF"}
EACH = [(key, language) for key in OF_CASES for language in LANGUAGES]


def test_the_list_has_the_letters_in_the_order_in_which_a_case_needs_them():
    assert [kind.key for kind in letter_types()] == [
        "acknowledgement",
        "identity_request",
        "not_identifiable",
        "clarification_request",
        "extension",
        "access_response",
        "nothing_held",
        "rectification_done",
        "erasure_done",
        "restriction_imposed",
        "restriction_lift",
        "portability_cover",
        "refusal",
        "marketing_confirmation",
        "objection_upheld",
        "objection_rejected",
        "consent_withdrawal",
        "automated_decision",
        "fee_notice",
        "not_ours",
        "question_answered",
        "forward_to_client",
        "forwarded_notice",
        "recipient_notice",
        "instruction_search",
        "instruction_erase",
        "instruction_chase",
        "sub_processor_objection",
        "disclosure_reply",
        "breach_letter",
        "breach_notification",
    ]


@pytest.mark.parametrize(("key", "language"), EACH)
def test_a_complete_case_gives_a_finished_letter(key, language):
    written = write_letter(key, complete_file(key, language), language=language, today=TODAY, head=HEAD)
    text = text_of(written.pdf)
    assert not written.draft, [fact.key for fact in written.missing]
    assert DRAFT_WORDS[language] not in text
    assert "3f9c a1e2 77b0" in text
    assert "DSR-2026-0112" in text
    assert all(embedded_fonts(written.pdf).values())


@pytest.mark.parametrize(("key", "language"), EACH)
def test_every_letter_of_every_name_is_on_the_page(key, language):
    assert_whole(key, language, " / ".join(NAMES.values()))


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_every_letter_of_each_name_is_on_the_page_where_it_stands_alone(name):
    assert_whole("access_response", "fr", name)


def assert_whole(key, language, name):
    file = complete_file(key, language, subject_name=name)
    written = write_letter(key, file, language=language, today=TODAY, head=HEAD)
    lost = letters(name) - letters(text_of(written.pdf))
    assert not lost, (name, lost)
    assert name in written.text


@pytest.mark.parametrize("name", [NAMES[each] for each in ("latin", "sql and mail", "markup", "code", "wording")])
def test_names_from_left_to_right_stand_literally(name):
    file = complete_file("acknowledgement", "en", subject_name=name)
    written = write_letter("acknowledgement", file, language="en", today=TODAY)
    assert name.replace(" ", "") in words_of(written.pdf).replace(" ", "")


@pytest.mark.parametrize("sign", ["😀", "👩‍👩‍👧", "नमस्ते", "\U00020000"])
def test_what_no_font_draws_is_named_in_words(sign):
    file = complete_file("acknowledgement", "fr", subject_name=f"Ann {sign}")
    words = words_of(write_letter("acknowledgement", file, language="fr", today=TODAY).pdf).replace(" ", "")
    expected = f"[U+{ord(sign[0]):04X} {unicodedata.name(sign[0])}]"
    assert expected.replace(" ", "") in words


@pytest.mark.parametrize(("key", "language"), EACH)
def test_an_empty_register_gives_a_draft_marked_on_every_page(key, language):
    written = write_letter(key, empty_file(), language=language, today=TODAY)
    assert written.draft
    pages = pages_of(written.pdf)
    assert all(DRAFT_WORDS[language] in page for page in pages)


def test_a_long_draft_is_marked_on_each_of_its_pages():
    file = complete_file("access_response", "fr", data_summary="Une ligne de données.\n" * 400, holds_data=None)
    pages = pages_of(write_letter("access_response", file, language="fr", today=TODAY).pdf)
    assert len(pages) > 5
    assert all("PROJET" in page for page in pages)
    assert f"page {len(pages)} sur {len(pages)}" in pages[-1]


def test_a_draft_can_be_asked_for_but_not_talked_away():
    complete, empty = complete_file("acknowledgement", "en"), empty_file()
    assert write_letter("acknowledgement", complete, language="en", today=TODAY, draft=True).draft
    assert write_letter("acknowledgement", empty, language="en", today=TODAY, draft=False).draft


@pytest.mark.parametrize(("key", "language"), EACH)
def test_the_same_facts_give_the_same_bytes(key, language):
    first, second = (
        write_letter(key, complete_file(key, language), language=language, today=TODAY, head=HEAD) for _ in range(2)
    )
    assert first == second


def test_letters_made_at_the_same_time_do_not_disturb_each_other():
    alone = {each: write_letter(each[0], complete_file(*each), language=each[1], today=TODAY).pdf for each in EACH}
    with ThreadPoolExecutor(4) as threads:
        together = threads.map(
            lambda each: write_letter(each[0], complete_file(*each), language=each[1], today=TODAY).pdf, EACH
        )
        assert dict(zip(EACH, together, strict=True)) == alone


def test_other_words_give_another_digest():
    here, there = (
        write_letter("refusal", complete_file("refusal", language), language=language, today=TODAY)
        for language in ("fr", "nl")
    )
    assert here.template_version != there.template_version
    assert len(here.template_version) == 12


@pytest.mark.parametrize("key", ["identity_request", "clarification_request"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_late_question_does_not_claim_to_come_at_once_nor_that_waiting_counts(key, language):
    """EDPB 01/2022 para 159; received on 5 March, five days are allowed."""
    waiting = {
        "en": "added to that period", "fr": "être ajouté à ce délai", "nl": "bij die termijn", "de": "zu dieser Frist",
    }  # fmt: skip
    at_once = {"en": "without delay", "fr": "sans tarder", "nl": "zonder uitstel", "de": "ohne Verzögerung"}
    for day, claims in ((date(2026, 3, 10), True), (date(2026, 3, 11), False)):
        text = write_letter(key, complete_file(key, language), language=language, today=day).text
        assert (waiting[language] in text) is claims
        assert (at_once[language] in text) is claims
        assert "  " not in text


def test_a_second_letter_about_identity_goes_by_the_day_of_the_first():
    file = complete_file("identity_request", "en")
    asked = replace(file, checks=(replace(file.checks[0], asked_on=date(2026, 3, 6)),))
    assert "added to that period" in write_letter("identity_request", asked, language="en", today=TODAY).text

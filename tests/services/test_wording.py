"""The officer's own wordings: checked as files are, used by every letter, kept with their history, given back."""

import json

import pytest

from officer_app.documents.letters import LETTERS
from officer_app.documents.letters.duties import DUTIES
from officer_app.documents.letters.own_wording import places_of
from officer_app.documents.letters.place_words import CONDITIONS, PLACES
from officer_app.documents.markdown_blocks import read_template
from officer_app.documents.wording import LETTER_LANGUAGES
from officer_app.domain.clock import FixedClock
from officer_app.domain.correspondence import Message
from officer_app.domain.errors import NotFound, OfficerError, ProblemsFound
from officer_app.domain.vocabulary import Right
from officer_app.domain.wording import Wording
from officer_app.services import wording
from officer_app.services.cases import case_file, open_case
from officer_app.services.exporting_whole import export_whole, import_whole, read_whole
from officer_app.services.letter_text import letter_of_lines, lines_of_letter
from officer_app.services.output import make_letter, preview_letter
from officer_app.services.own_verbs import verbs_of
from officer_app.services.register import create_register, verify_register
from tests.services.conftest import TODAY

KEY, LANGUAGE = "acknowledgement", "en"


@pytest.fixture
def case(register):
    return open_case(
        register, subject_name="Ann Lee", subject_address="1 Weir\n1000 Brussels", rights=(Right.ACCESS,),
        received_on=TODAY, language=LANGUAGE,
    )  # fmt: skip


def own(words="Welcome."):
    return wording.program_text(KEY, LANGUAGE) + f"\n\n{words}\n"


def preview(register, case, **more):
    file = case_file(register, case.id, TODAY)
    return preview_letter(file, KEY, LANGUAGE, TODAY, wordings=wording.wordings_of(register), **more)


def test_every_letter_is_written_with_her_wording_from_now_on(register, case):
    before = preview(register, case)
    kept = wording.keep_wording(register, KEY, LANGUAGE, own("Ask us by {{due_on}}."))
    assert (kept.letter, kept.language, kept.changed_at) == (KEY, LANGUAGE, register.clock.now())
    after = preview(register, case)
    assert "Ask us by" in after.text
    assert after.template_version != before.template_version
    message = make_letter(register, case.id, KEY).message
    assert "Ask us by" in message.body
    assert message.template_version == after.template_version


def test_text_of_one_letter_says_in_the_record_that_it_was_edited(register, case):
    subject, *lines = lines_of_letter(preview(register, case).worded)
    edited = letter_of_lines((subject, lines[0]))
    made = make_letter(register, case.id, KEY, edited=edited)
    assert made.message.template_version == f"{preview(register, case).template_version} edited"
    assert "You need not do anything" not in made.message.body
    assert make_letter(register, case.id, KEY, edited=edited).message == made.message
    plain = make_letter(register, case.id, KEY)
    assert plain.message != made.message
    assert make_letter(register, case.id, KEY, edited=edited).message == made.message
    assert len([each for each in register.all(Message, case_id=case.id) if each.template == KEY]) == 2


def test_a_letter_whose_text_is_edited_and_lacks_a_fact_stays_a_draft(register, case):
    written = preview_letter(case_file(register, case.id, TODAY), "refusal", LANGUAGE, TODAY)
    made = make_letter(register, case.id, "refusal", edited=letter_of_lines(lines_of_letter(written.worded)))
    assert made.written.draft
    assert made.message is None


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("# A\n\n{{deu_on}}\n", "line 3, cannot be used: no value has the name deu_on"),
        ("# A\n\n{{#marketing}}\n", "{{#marketing}} is never closed"),
        ("# A\n\n{{> remedies}}\n", "only {{name}}"),
        ("# A\n\n{{{contact}}}\n", "only {{name}}"),
        ("# A\n\n{{=<% %>=}}\n", "only {{name}}"),
        ("Text\n", "it does not begin with its subject"),
        ("{{#marketing}}\n# A\n{{/marketing}}\n\nText\n", "it does not begin with its subject"),
        ("", "it does not begin with its subject"),
        ("# A\n\n\ue000\ue100\uf8ff", "a sign of private use"),
        ("# A\n\n" + "x" * 64_000, "larger than 64000 bytes"),
        ("# A\n\n" + "é" * 40_000, "larger than 64000 bytes"),
    ],
)
def test_a_text_that_cannot_be_used_is_refused_and_nothing_is_kept(register, text, says):
    head = register.head()
    with pytest.raises(OfficerError, match=r".") as caught:
        wording.keep_wording(register, KEY, LANGUAGE, text)
    assert says in str(caught.value)
    assert register.all(Wording) == []
    assert register.head() == head


@pytest.mark.parametrize(("letter", "language"), [("poem", "en"), (KEY, "pl"), (KEY, ""), ("../x", "en")])
def test_letters_and_languages_that_do_not_exist_are_named(register, letter, language):
    with pytest.raises(NotFound):
        wording.keep_wording(register, letter, language, own())


def test_her_text_is_words_never_code(register, case):
    hostile = "{% import os %} ${x} %(x)s {0} <script> ![a](file:///etc/passwd) \\{\\{contact\\}\\}"
    wording.keep_wording(register, KEY, LANGUAGE, own(hostile))
    assert (
        "{% import os %} ${x} %(x)s {0} <script> ![a](file:///etc/passwd) {{contact}}" in preview(register, case).text
    )


def test_emphasis_on_an_empty_place_leaves_no_sign_on_the_page(register, case):
    wording.keep_wording(
        register, KEY, LANGUAGE, own("Call **{{authority_phone}}**{{^marketing}} or *write*{{/marketing}}.")
    )
    assert "*" not in preview(register, case).text


def test_back_to_the_original_and_forth_again(register, case):
    before = preview(register, case)
    kept = wording.keep_wording(register, KEY, LANGUAGE, own("One."))
    wording.keep_wording(register, KEY, LANGUAGE, own("Two."))
    wording.use_program_wording(register, KEY, LANGUAGE)
    assert preview(register, case) == before
    assert wording.use_program_wording(register, "refusal", "fr") is None
    versions = wording.versions_of(register, KEY, LANGUAGE)
    assert [each.text.strip()[-4:] for each in versions] == ["", "Two.", "One."]
    assert {each.actor for each in versions} == {register.actor}
    assert wording.bring_back_wording(register, kept.id).text == own("Two.")
    assert verify_register(register.path).findings == ()


def test_a_text_that_is_the_programs_is_not_kept_as_hers(register):
    wording.keep_wording(register, KEY, LANGUAGE, wording.program_text(KEY, LANGUAGE) + "\n\n")
    assert wording.wordings_of(register) == {}


def test_a_newer_text_of_the_program_is_told_until_she_settles_it(register, monkeypatch):
    wording.keep_wording(register, KEY, LANGUAGE, own())
    assert not wording.wording_state(register, KEY, LANGUAGE).is_behind
    monkeypatch.setattr(wording, "_version", lambda _letter, _language: "another")
    assert wording.wording_state(register, KEY, LANGUAGE).is_behind
    wording.keep_wording(register, KEY, LANGUAGE, own("More."))
    assert wording.wording_state(register, KEY, LANGUAGE).is_behind
    wording.settle_wording(register, KEY, LANGUAGE)
    assert not wording.wording_state(register, KEY, LANGUAGE).is_behind
    with pytest.raises(NotFound):
        wording.settle_wording(register, "refusal", "fr")


@pytest.mark.parametrize(
    ("cut", "duty"),
    [
        ("{{! REF-4 }}\n", "the way to a court"),
        ("{{reasons}}", "the reasons, with the law that allows the refusal"),
        ("**{{authority_name}}**", "the right to complain to a supervisory authority"),
    ],
)
def test_duties_that_her_text_leaves_open_are_named(cut, duty):
    text = wording.program_text("refusal", "en")
    assert cut in text
    assert wording.open_duties("refusal", "en", text) == ()
    assert duty in [str(each) for each in wording.open_duties("refusal", "en", text.replace(cut, ""))]


@pytest.mark.parametrize("key", LETTERS)
@pytest.mark.parametrize("language", LETTER_LANGUAGES)
def test_the_programs_own_texts_pass_their_own_checks(key, language):
    text = wording.program_text(key, language)
    wording.check_wording(key, language, text)
    assert wording.open_duties(key, language, text) == ()


@pytest.mark.parametrize("key", LETTERS)
def test_places_conditions_and_duties_have_words(key):
    places = places_of(LETTERS[key])
    assert [name for name in places.values if name not in PLACES] == []
    assert [name for name in places.conditions if name not in CONDITIONS and name not in PLACES] == []
    tags = [part for line in read_template(wording.program_text(key, "en")) for part in line.parts]
    codes = {code for tag in tags if getattr(tag, "sign", "") == "!" for code in tag.name.split()}
    assert sorted(codes - DUTIES.keys()) == []


def test_commands_go_through_the_same_checks(register):
    verbs = verbs_of("wording")
    with pytest.raises(OfficerError, match="no value has the name foo"):
        verbs.add(register, letter=KEY, language=LANGUAGE, text="# A\n\n{{foo}}")
    with pytest.raises(ProblemsFound, match="sets this itself"):
        verbs.add(register, letter=KEY, language=LANGUAGE, text=own(), original="x")
    kept = verbs.add(register, letter=KEY, language=LANGUAGE, text=own())
    assert verbs.add(register, letter=KEY, language=LANGUAGE, text=own("Again.")).id == kept.id
    with pytest.raises(ProblemsFound, match="only the text"):
        verbs.change(register, kept.id, language="fr")
    assert verbs.change(register, kept.id, text=own("Changed.")).text == own("Changed.")
    assert verbs.retire(register, kept.id, "Not good").text == ""
    assert verbs.bring_back(register, kept.id).text == own("Changed.")
    assert verbs.add(register, letter=KEY, language=LANGUAGE, text="").text == ""


def test_the_whole_register_carries_them_and_never_two_for_one_letter(register, tmp_path):
    wording.keep_wording(register, KEY, LANGUAGE, own())
    data = export_whole(register)
    with create_register(tmp_path / "other.officer", None, clock=FixedClock(TODAY), actor="Bea") as other:
        import_whole(other, read_whole(data))
        assert wording.wordings_of(other) == wording.wordings_of(register)
    found = json.loads(data)
    found["records"]["wording"].append(found["records"]["wording"][0] | {"id": 9})
    with pytest.raises(ProblemsFound):
        read_whole(json.dumps(found).encode())


def test_a_letter_without_a_case_is_looked_at_with_its_places_named(register):
    organisation = case_file(register, open_case(register, received_on=TODAY, subject_name="A",
        rights=(Right.ACCESS,)).id, TODAY).organisation  # fmt: skip
    for key in LETTERS:
        pages = wording.preview_wording(organisation, key, "en", TODAY, wording.program_text(key, "en"))
        assert pages.startswith(b"%PDF")

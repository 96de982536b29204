"""A wording file that the officer broke: one sentence that names the file and the place, and nothing evaluated."""

import shutil

import pytest
from case_files import TODAY, complete_file

from officer_app.documents import letter_words, wording
from officer_app.documents.letters import write_letter
from officer_app.documents.wording import WordingProblem
from officer_app.domain.errors import NotFound
from officer_app.domain.places import resource


@pytest.fixture
def folder(tmp_path, monkeypatch):
    shutil.copytree(resource("letters", "en"), tmp_path / "letters" / "en")

    def own(*parts):
        return tmp_path.joinpath(*parts)

    monkeypatch.setattr(wording, "resource", own)
    monkeypatch.setattr(letter_words, "resource", own)
    letter_words.read_words.cache_clear()
    yield tmp_path / "letters" / "en"
    letter_words.read_words.cache_clear()


def write(key="acknowledgement"):
    return write_letter(key, complete_file(key, "en"), language="en", today=TODAY)


def told(folder, content, name="acknowledgement.md"):
    file = folder / name
    if isinstance(content, bytes):
        file.write_bytes(content)
    else:
        file.write_text(content, "utf-8")
    with pytest.raises(WordingProblem) as caught:
        write()
    sentence = str(caught.value)
    assert f"letters/en/{name}" in sentence
    return sentence


def test_an_officer_can_change_the_words(folder):
    file = folder / "acknowledgement.md"
    before = write()
    file.write_text(file.read_text("utf-8").replace("Thank you", "Many **thanks** to you"), "utf-8")
    after = write()
    assert "Many thanks to you for" in after.text
    assert after.template_version != before.template_version


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("# A\n\n{{x}}\n", "line 3, cannot be used: no value has the name x"),
        ("# A\n\n{{#marketing}}\n{{nme}}\n{{/marketing}}\n", "line 4, cannot be used: no value has the name nme"),
        ("# A\n\n{{#marketing}}\ntext\n", "line 3, cannot be used: {{#marketing}} is never closed"),
        ("# A\n\n{{/marketing}}\n", "{{/marketing}} closes what was not opened"),
        ("# A\n\n{{#marketing}}{{^for_other}}{{/marketing}}{{/for_other}}\n", "closes what was not opened"),
        ("# A\n\n{{=<% %>=}}\n", "only {{name}}, {{#name}}, {{^name}} and {{/name}} are known"),
        ("# A\n\n{{{reference}}}\n", "only {{name}}"),
        ("# A\n\n{{&reference}}\n", "only {{name}}"),
        ("# A\n\n{{reference\n", "a placeholder is not closed"),
        ("text without a subject\n", "it does not begin with its subject"),
        ("", "it does not begin with its subject"),
        ("# A\n\n\ue000\ue100\uf8ff\n", "line 3, cannot be used: a sign of private use"),
        (b"# \xff\xfe\n", "is not text in UTF-8"),
        ("# A\n\n" + "x" * 1_000_000, "is larger than 64000 bytes"),
    ],
)
def test_a_broken_wording_names_its_place(folder, content, says):
    assert says in told(folder, content)


def test_a_wording_that_includes_itself_is_refused(folder):
    (folder / "again.md").write_text("{{> again}}", "utf-8")
    assert "again includes another file" in told(folder, "# A\n\n{{> again}}\n")


@pytest.mark.parametrize("name", ["nothing_there", "../../../etc/passwd", "/etc/passwd", "..", "C:\\x"])
def test_an_included_file_that_is_not_there_or_elsewhere_is_refused(folder, name):
    (folder / "acknowledgement.md").write_text(f"# A\n\n{{{{> {name}}}}}\n", "utf-8")
    with pytest.raises(WordingProblem):
        write()


def test_a_missing_wording_is_named(folder):
    (folder / "acknowledgement.md").unlink()
    with pytest.raises(WordingProblem, match=r"There is no wording file letters/en/acknowledgement\.md"):
        write()


def test_links_pictures_and_markup_stay_words(folder):
    (folder / "acknowledgement.md").write_text(
        "# A\n\n![x](/etc/hostname) [y](http://z) <b>b</b> `c` > q\n\n1. one\n2. two\n\nline  \nend\\\nmore *i*\n",
        "utf-8",
    )
    text = write().text
    assert "![x](/etc/hostname) [y](http://z) <b>b</b> `c` > q" in text
    assert "- one\n- two" in text
    assert "end\nmore i" in text


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("[letter]\npage = ", "cannot be read"),
        ("[letter]\n", "has no words for"),
        (b"\xff", "cannot be read"),
    ],
)
def test_broken_words_are_named(folder, content, says):
    assert says in told(folder, content, "words.toml")


def test_a_place_that_does_not_exist_is_named(folder):
    file = folder / "words.toml"
    text = file.read_text("utf-8").replace('madam = "Dear Ms {name},"', 'madam = "Dear {title.__class__},"')
    assert "the places of salutation.madam can only be: {name}" in told(folder, text, "words.toml")


def test_missing_words_are_named(folder):
    (folder / "words.toml").unlink()
    with pytest.raises(WordingProblem, match=r"letters/en/words\.toml"):
        write()


def test_a_letter_that_does_not_exist_is_named():
    with pytest.raises(NotFound, match="poem"):
        write_letter("poem", complete_file("refusal", "en"), language="en", today=TODAY)

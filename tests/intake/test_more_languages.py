"""Letters and everyday messages in the further languages of the Union: language, rights and people."""

import json
import textwrap
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from officer_app.intake.language import language_of
from officer_app.intake.rules import languages, rules_folder
from officer_app.intake.triage import assess

HERE = Path(__file__).parent
KINDS = {
    "access": ["access"],
    "portability": ["access", "portability"],
    "tracking": ["access"],
    "erasure": ["erasure"],
    "rectification": ["rectification"],
    "objection": ["marketing_objection"],
}
"""What a letter of each kind asks; `portability` and `tracking` are paragraphs that come after an access request."""
FULL = {"es", "it", "pt", "pl", "cs", "sk", "hr", "sv", "fi", "da", "ro", "hu", "el"}


def parts_of_letters() -> dict[str, dict[str, Any]]:
    files = sorted((HERE / "standard_letters").glob("*.json"))
    return {file.stem: json.loads(file.read_text("utf-8")) for file in files}


def letter(parts: dict[str, Any], kind: str) -> str:
    """Put a letter together: the request, the duty to answer, who writes, what follows else, and the closing."""
    body = parts["access"] + [parts[kind]] if isinstance(parts[kind], str) else parts[kind]
    who = f"{parts['name']}\n{parts['email']}"
    end = [parts["duty"], f"{parts['identify']}\n{who}", parts["threat"], parts["closing"], parts["name"]]
    return "\n\n".join([parts["greeting"], *body, *end]) + "\n"


def letters() -> Iterator[tuple[str, str]]:
    for language, parts in parts_of_letters().items():
        yield from ((language, kind) for kind in KINDS if kind in parts)


def messages() -> list[dict[str, Any]]:
    lines = (HERE / "messages" / "more.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.mark.parametrize(("language", "kind"), list(letters()))
def test_a_letter_in_standard_form_is_read_exactly(language, kind):
    parts = parts_of_letters()[language]
    found = assess(letter(parts, kind))
    assert found.language == language
    assert [right.value for right in found.rights] == KINDS[kind]
    assert (found.requester.name, found.requester.email) == (parts["name"], parts["email"])
    assert not found.requester.on_behalf_by
    assert not found.is_reminder


def wrapped(text: str) -> str:
    return "\n".join(textwrap.fill(line, 72) if len(line) > 80 else line for line in text.split("\n"))


def without_accents(text: str) -> str:
    return "".join(mark for mark in unicodedata.normalize("NFKD", text) if not unicodedata.combining(mark))


@pytest.mark.parametrize("written", [wrapped, without_accents, str.upper])
@pytest.mark.parametrize("language", [each for each, parts in parts_of_letters().items() if "objection" in parts])
def test_an_objection_is_read_however_it_is_written(language, written):
    found = assess(written(letter(parts_of_letters()[language], "objection")))
    assert found.language == language
    assert [right.value for right in found.rights] == ["marketing_objection"]


@pytest.mark.parametrize(
    ("language", "text", "header"),
    [
        ("es", "Borren mi cuenta, por favor.", "El vie, 3 oct 2026 a las 10:12, Tienda <t@x.example> escribió:"),
        (
            "it",
            "Cancellate il mio account.",
            "Il giorno ven 3 ott 2026 alle ore 10:12 Negozio <t@x.example> ha scritto:",
        ),
        ("pt", "Apaguem a minha conta.", "Loja <t@x.example> escreveu no dia sexta, 3/10/2026 à(s) 10:12:"),
        ("pl", "Proszę usunąć moje konto.", "W dniu 3.10.2026 o 10:12, Sklep pisze:"),
        ("cs", "Smažte prosím můj účet.", "Dne 3. 10. 2026 v 10:12 Obchod napsal(a):"),
        ("hr", "Izbrišite moj račun.", "pet, 3. lis 2026. u 10:12 Trgovina <t@x.example> napisao je:"),
        ("sv", "Radera mitt konto, tack.", "Den fre 3 okt. 2026 kl 10:12 skrev Butik <t@x.example>:"),
        ("da", "Slet venligst min konto.", "Den fre. 3. okt. 2026 kl. 10.12 skrev Butik <t@x.example>:"),
        ("fi", "Poistakaa tilini.", "pe 3. lokak. 2026 klo 10.12 Kauppa (t@x.example) kirjoitti:"),
        ("hu", "Kérem, töröljék a fiókomat.", "Bolt <t@x.example> ezt írta (időpont: 2026. okt. 3., P, 10:12):"),
        ("ro", "Vă rog să ștergeți contul meu.", "În vin., 3 oct. 2026 la 10:12, Magazin <t@x.example> a scris:"),
        ("el", "Διαγράψτε τον λογαριασμό μου.", "Στις 3 Οκτ 2026 στις 10:12, ο χρήστης Shop <t@x.example> έγραψε:"),
        ("bg", "Изтрийте профила ми.", "На пт, 3.10.2026 г. в 10:12 Магазин <t@x.example> написа:"),
    ],
)
def test_what_a_mail_program_quotes_is_no_part_of_the_request(language, text, header):
    found = assess(f"{text}\n\n{header}\n> This is our newsletter\n> Unsubscribe here\n")
    assert (found.language, found.text) == (language, text)
    assert [right.value for right in found.rights] == ["erasure"]


@pytest.mark.parametrize("language", sorted(FULL))
def test_the_common_languages_have_all_six_kinds(language):
    assert set(KINDS) <= set(parts_of_letters()[language])


@pytest.mark.parametrize("language", [each for each, parts in parts_of_letters().items() if "reminder" in parts])
def test_a_letter_chased_is_a_reminder_of_the_same_request(language):
    parts = parts_of_letters()[language]
    found = assess(letter({**parts, "erasure": [parts["reminder"], *parts["erasure"]]}, "erasure"))
    assert found.is_reminder
    assert [right.value for right in found.rights] == ["erasure"]


@pytest.mark.parametrize("message", [each for each in messages() if not each["held_out"]], ids=lambda each: each["id"])
def test_an_everyday_message_is_read_exactly(message):
    found = assess(message["text"])
    assert found.language == message["language"]
    assert [right.value for right in found.rights] == message["rights"]
    assert found.is_reminder is message["is_reminder"]


@pytest.mark.parametrize("language", sorted(parts_of_letters()))
def test_every_sentence_of_a_letter_is_known_beside_its_neighbour(language):
    parts = parts_of_letters()[language]
    sentences = [*parts["erasure"], parts["duty"], parts["threat"]]
    found = [language_of(sentence, rules_folder()) for sentence in sentences]
    assert found == [language] * len(sentences)


def test_there_are_rules_for_every_language_of_the_messages():
    assert {each["language"] for each in messages()} == set(parts_of_letters()) <= set(languages(rules_folder()))

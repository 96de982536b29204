"""What a message asks, in whose name, and whether it is the first: on everyday messages in four languages and more."""

import pytest

from officer_app.intake.email import IncomingMessage
from officer_app.intake.triage import assess
from tests.intake.conftest import Example, messages, misses

MAIN = ("en", "fr", "nl", "de")
GOAL = 0.9
EVERYDAY = messages(*MAIN, "everyday", "everyday_two", "everyday_three", "everyday_four")
BLIND = messages("blind")
"""Written by somebody who did not know the rules, and since then looked at: both parts were tuned to."""
BLIND_GOAL = 0.95
FRESH = messages("fresh")
"""Written later, again by somebody who did not know the rules; `held_out` messages were never tuned to."""
FRESH_GOAL = {False: 0.95, True: 0.73}
"""What to expect of a message that nobody had seen: three in four are read exactly."""
ALL = [*EVERYDAY, *messages("more")]


def exactness(chosen: list[Example]) -> float:
    return 1 - len(misses(chosen)) / len(chosen)


@pytest.mark.parametrize("language", MAIN)
@pytest.mark.parametrize("held_out", [False, True], ids=["tuned", "held-out"])
def test_nine_in_ten_everyday_messages_are_read_exactly(language, held_out):
    chosen = [each for each in EVERYDAY if each["language"] == language and each["held_out"] is held_out]
    assert len(chosen) >= 14
    assert exactness(chosen) >= GOAL, misses(chosen)


def test_nine_in_ten_are_read_exactly_over_all_languages_with_rules():
    assert exactness(EVERYDAY) >= GOAL, misses(EVERYDAY)


@pytest.mark.parametrize("held_out", [False, True], ids=["tuned", "held-out"])
def test_messages_written_without_sight_of_the_rules_are_read(held_out):
    chosen = [each for each in BLIND if each["held_out"] is held_out]
    assert len(chosen) >= 80
    assert exactness(chosen) >= BLIND_GOAL, misses(chosen)


@pytest.mark.parametrize("language", MAIN)
def test_each_main_language_reaches_the_goal_on_what_it_was_tuned_to(language):
    chosen = [each for each in BLIND if each["language"] == language and not each["held_out"]]
    assert exactness(chosen) >= GOAL, misses(chosen)


@pytest.mark.parametrize(
    "closing", ["Cordialement,", "Mit freundlichen Grüßen", "Met vriendelijke groet,", "Pozdrawiam,"]
)
def test_people_close_a_letter_in_their_own_language(closing):
    found = assess(f"Please delete my account.\n\n{closing}\nAnne Petit\nStop sending spam to me Ltd")
    assert (found.language, found.requester.name) == ("en", "Anne Petit")
    assert [right.value for right in found.rights] == ["erasure"]


@pytest.mark.parametrize("language", MAIN)
def test_a_reminder_is_told_from_a_first_request(language):
    chosen = [each for each in EVERYDAY if each["language"] == language]
    wrong = [each["id"] for each in chosen if assess(each["text"]).is_reminder is not each["is_reminder"]]
    assert any(each["is_reminder"] for each in chosen)
    assert not wrong


def test_every_quote_stands_in_its_message_word_for_word():
    quotes = [(each, found.quote) for each in ALL for found in assess(each["text"]).evidence]
    assert len(quotes) > len(EVERYDAY) / 2
    assert [each["id"] for each, quote in quotes if quote not in each["text"]] == []


def test_each_right_is_told_once_in_the_order_of_the_law():
    for each in EVERYDAY:
        rights = assess(each["text"]).rights
        assert len(set(rights)) == len(rights)
        assert list(rights) == sorted(rights, key=lambda right: list(type(right)).index(right))


def test_the_person_and_who_writes_for_her_are_found():
    named = [each for each in EVERYDAY if "name" in each]
    read = [(each, assess(each["text"]).requester) for each in named]
    wrong = [(each["id"], found.name, found.on_behalf_by) for each, found in read
             if (found.name, found.on_behalf_by) != (each["name"], each.get("on_behalf_by", ""))]  # fmt: skip
    assert sum("on_behalf_by" in each for each in named) >= 10
    assert len(wrong) <= (1 - GOAL) * len(named), wrong


def test_what_is_nothing_for_the_officer_asks_for_nothing():
    silent = [each for each in EVERYDAY if not each["rights"]]
    assert len(silent) >= 15
    assert [each["id"] for each in silent if assess(each["text"]).rights] == []


@pytest.mark.parametrize(
    ("text", "rights"),
    [
        ("I ordered a kettle, order number 2231. Please delete my account and my data.", ["erasure"]),
        ("Stop sending me your special offers.", ["marketing_objection"]),
        ("Thanks for deleting my account so quickly.", []),
        ("Can you correct the price on page two and send me a copy of the offer?", []),
        ("Können Sie den Liefertermin im Vertrag auf Freitag ändern?", []),
        ("Under Article 15 GDPR I want access. Tell me about:\n- erasure of my data\n- profiling", ["access"]),
        (
            "I request erasure under Art. 17 GDPR. Under Art. 12(3) GDPR you must confirm the correction of my name.",
            ["erasure"],
        ),
        ("Do not delete my account. Just send me a copy of my data.", ["access"]),
        ("If you do not delete my data I will complain to the authority.", ["erasure"]),
        ("Please delete everything you know about me.", ["erasure"]),
        ("I object to the use of my data for direct marketing.", ["marketing_objection"]),
        ("Bitte löschen Sie alles, was Sie über mich wissen.", ["erasure"]),
        ("", []),
        ("?", []),
        ("12345 !!! ---", []),
    ],
)
def test_a_turn_of_phrase_is_read_for_what_it_asks(text, rights):
    assert [right.value for right in assess(text).rights] == rights


def test_two_rights_in_one_letter_are_both_found_with_their_own_words():
    found = assess("Please send me a copy of my data. After that, delete my account.")
    assert [(each.right.value, each.quote) for each in found.evidence] == [
        ("access", "Please send me a copy of my data."),
        ("erasure", "After that, delete my account."),
    ]


def test_the_subject_counts_where_the_text_says_nothing():
    mail = IncomingMessage(sender_email="ann@x.example", subject="Please delete my account", text="See subject. Ann")
    assert [right.value for right in assess(mail).rights] == ["erasure"]


def test_pasted_headers_are_read_as_those_of_a_mail():
    pasted = "From: Ann Lee <ann@x.example>\nTo: privacy@y.example\nSubject: My data\n\nPlease delete my account."
    found = assess(pasted)
    assert (found.requester.name, found.requester.email) == ("Ann Lee", "ann@x.example")
    assert found.subject == "My data"
    assert found.text == "Please delete my account."
    assert found.full_text == pasted


def test_a_sender_stands_for_the_name_where_nobody_signs():
    mail = IncomingMessage(sender_name="Lee, Ann", sender_email="ann@x.example", text="please delete my account")
    assert assess(mail).requester.name == "Ann Lee"
    assert assess(mail).requester.email == "ann@x.example"


@pytest.mark.parametrize(
    ("text", "person", "writer"),
    [
        ("I act for my client, Ms Emily Foster. She requests access to her data.\n\nYours faithfully,\nJohn Grey",
         "Emily Foster", "John Grey"),
        ("Ma fille Léa Petit, 9 ans, a un compte chez vous. Supprimez son compte.\n\nCordialement,\nAnne Petit",
         "Léa Petit", "Anne Petit"),
        ("Namens mijn cliënt, de heer Tom Maes, vraag ik inzage in zijn gegevens.\n\nHoogachtend,\nmr. Els Vos",
         "Tom Maes", "Els Vos"),
        ("Namens meiner Mandantin Eva Kurz bitte ich um Auskunft.\n\nMit freundlichen Grüßen\nDr. Max Hahn",
         "Eva Kurz", "Max Hahn"),
    ],
)  # fmt: skip
def test_a_lawyer_or_a_parent_writes_for_somebody(text, person, writer):
    requester = assess(text).requester
    assert (requester.name, requester.on_behalf_by) == (person, writer)


def test_a_client_passes_on_what_a_person_wrote_to_him():
    text = (
        "Hi, this is for you.\n\n---------- Forwarded message ---------\nFrom: Ann Lee <ann@x.example>\n"
        "Date: Mon, 2 Nov 2026 at 09:14\nSubject: my data\nTo: <shop@y.example>\n\nPlease delete my account.\nAnn Lee"
    )
    mail = IncomingMessage(sender_name="The Shop", sender_email="shop@y.example", subject="Fwd: my data", text=text)
    found = assess(mail)
    assert [right.value for right in found.rights] == ["erasure"]
    assert (found.requester.name, found.requester.email) == ("Ann Lee", "ann@x.example")
    assert found.full_text == text
    assert "The Shop" in str(found.notes[-1])


@pytest.mark.parametrize("held_out", [False, True], ids=["tuned", "never seen"])
def test_fresh_messages_are_read_as_well_as_the_manual_says(held_out):
    chosen = [each for each in FRESH if each["held_out"] is held_out]
    assert len(chosen) == 120
    assert exactness(chosen) >= FRESH_GOAL[held_out], len(misses(chosen))

"""Only what is new in a message counts: not the quoted thread, the telephone's line, the disclaimer, the signature."""

import pytest

from officer_app.intake.mail_words import mail_words
from officer_app.intake.newpart import new_part
from officer_app.intake.rules import rules_folder
from officer_app.intake.triage import assess

WORDS = mail_words(rules_folder())
NEW = "Please delete my account.\n\nAnn Lee"
OLD = "We can stop sending you our newsletter, correct your name or send a copy of your data."

ATTRIBUTIONS = [
    "On Tue, 3 Nov 2026 at 10:21, Shop <privacy@shop.example> wrote:",
    "Le mar. 3 nov. 2026 à 10:21, Boutique <privacy@shop.example> a écrit :",
    "Op di 3 nov 2026 om 10:21 schreef Winkel <privacy@shop.example>:",
    "Am Di., 3. Nov. 2026 um 10:21 Uhr schrieb Laden <privacy@shop.example>:",
    "El mar, 3 nov 2026 a las 10:21, Tienda (<privacy@shop.example>) escribió:",
    "Il giorno mar 3 nov 2026 alle ore 10:21 Negozio <privacy@shop.example> ha scritto:",
    "wt., 3 lis 2026 o 10:21 Sklep <privacy@shop.example> napisał(a):",
    "Den tis 3 nov. 2026 kl 10:21 skrev Butik <privacy@shop.example>:",
    "On Tue, 3 Nov 2026 at 10:21, The Privacy Team of the Shop\n<privacy@shop.example> wrote:",
]
HEADERS = [
    ("From", "Sent", "To", "Subject"),
    ("De", "Envoyé", "À", "Objet"),
    ("Van", "Verzonden", "Aan", "Onderwerp"),
    ("Von", "Gesendet", "An", "Betreff"),
    ("De", "Enviado el", "Para", "Asunto"),
    ("Da", "Inviato", "A", "Oggetto"),
    ("Od", "Wysłano", "Do", "Temat"),
    ("Från", "Skickat", "Till", "Ämne"),
]
RULES = [
    "",
    "-----Original Message-----\n",
    "________________________________\n",
    "-----Ursprüngliche Nachricht-----\n",
]


def quoted(text):
    return "\n".join(f"> {line}" for line in text.split("\n"))


def block(labels, mark=""):
    values = ("Shop <privacy@shop.example>", "Tuesday, 3 November 2026 10:21", "Ann Lee <ann@x.example>", "Re: account")
    return "\n".join(f"{mark}{label}:{mark} {value}" for label, value in zip(labels, values, strict=True))


def assert_only_new(text, subject="Re: account"):
    assert new_part(text, subject, WORDS).text.strip() == NEW
    assert [right.value for right in assess(text).rights] == ["erasure"]


@pytest.mark.parametrize("line", ATTRIBUTIONS, ids=lambda line: line[:12])
@pytest.mark.parametrize("marked", [True, False], ids=["with >", "bare"])
def test_a_quoted_thread_below_the_answer_is_left_out(line, marked):
    assert_only_new(f"{NEW}\n\n{line}\n{quoted(OLD) if marked else OLD}\n")


@pytest.mark.parametrize("line", ATTRIBUTIONS, ids=lambda line: line[:12])
def test_an_answer_below_the_quote_is_kept(line):
    assert_only_new(f"{line}\n{quoted(OLD)}\n\n{NEW}")


@pytest.mark.parametrize("labels", HEADERS, ids=lambda labels: labels[3])
@pytest.mark.parametrize("rule", RULES, ids=["no rule", "original", "line", "german"])
@pytest.mark.parametrize("mark", ["", "*"], ids=["plain", "bold"])
def test_a_block_of_header_lines_begins_the_older_message(labels, rule, mark):
    assert_only_new(f"{NEW}\n\n{rule}{block(labels, mark)}\n\n{OLD}\n")


@pytest.mark.parametrize(
    "line", ["Sent from my iPhone", "Envoyé de mon iPhone", "Verzonden vanaf mijn iPhone", "Von meinem iPhone gesendet"]
)
def test_the_line_of_the_telephone_is_left_out(line):
    assert_only_new(f"{NEW}\n\n{line}\n\nOn 3 Nov 2026, at 10:21, Shop <p@shop.example> wrote:\n{quoted(OLD)}")


@pytest.mark.parametrize(
    "line",
    [
        "This e-mail and any attachments are confidential. Please delete the newsletter if you are not the recipient.",
        "Ce message et ses pièces jointes sont confidentiels ; merci de corriger mes données si vous le recevez.",
        "Dit bericht en de bijlagen zijn vertrouwelijk.",
        "Diese E-Mail und ihre Anlagen sind vertraulich.",
    ],
)
def test_the_disclaimer_is_left_out(line):
    assert_only_new(f"{NEW}\n\n{line}")


@pytest.mark.parametrize(
    "marker",
    [
        "---------- Forwarded message ---------", "---------- Message transféré ---------",
        "---------- Doorgestuurd bericht ---------", "---------- Weitergeleitete Nachricht ---------",
    ],
)  # fmt: skip
def test_a_message_that_was_passed_on_is_kept_apart_with_its_sender(marker):
    head = "From: Ann Lee <ann@x.example>\nDate: Tue, 3 Nov 2026\nSubject: my account\nTo: shop@y.example"
    part = new_part(f"For you\n\n{marker}\n{head}\n\n{NEW}", "Fwd: my account", WORDS)
    assert part.text == "For you"
    assert part.forwarded.text == NEW
    assert (part.forwarded.name, part.forwarded.email) == ("Ann Lee", "ann@x.example")
    assert part.forwarded.subject == "my account"


@pytest.mark.parametrize(
    ("request_text", "closing", "slogan"),
    [
        ("Please delete my account.", "Kind regards,", "Stop sending spam to me: SpamStop Ltd"),
        ("Please delete my account.", "-- ", "Stop sending spam to me: SpamStop Ltd"),
        ("Supprimez mon compte.", "Cordialement,", "Ne plus recevoir de publicité : AntiPub sa"),
        ("Verwijder mijn account.", "Met vriendelijke groet,", "Nooit meer reclame ontvangen: Stop bv"),
        ("Löschen Sie mein Konto.", "Mit freundlichen Grüßen", "Keine Werbung mehr erhalten: Stopp GmbH"),
    ],
)
def test_a_signature_asks_nothing(request_text, closing, slogan):
    text = f"{request_text}\n\n{closing}\nAnn Lee\n{slogan}"
    assert assess(text.replace(closing, "")).rights != assess(request_text).rights
    assert [right.value for right in assess(text).rights] == ["erasure"]


def test_a_postscript_still_asks():
    text = "Please send me a copy of my data.\n\nKind regards,\nAnn Lee\n\nPS: stop sending me your newsletter."
    assert [right.value for right in assess(text).rights] == ["access", "marketing_objection"]


@pytest.mark.parametrize("text", ["", "\n\n", "> only\n> quotes", "From: me", "wrote:", "On 3 Nov 2026 he wrote:"])
def test_a_text_with_little_in_it_is_taken_apart_without_complaint(text):
    assert isinstance(new_part(text, "", WORDS).text, str)

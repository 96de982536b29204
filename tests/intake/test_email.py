"""E-mail files of every kind, whole and broken: facts and notes, or one clear sentence; nothing is fetched or run."""

import sys
from datetime import UTC, date, datetime
from email.message import EmailMessage
from pathlib import Path

import pytest

from officer_app.domain.errors import OfficerError
from officer_app.intake.email import MOST_PARTS, read_message, read_message_file, read_text_bytes
from officer_app.intake.reading import read_bytes, read_candidate
from officer_app.intake.triage import assess

PLAIN = b"""From: "Lee, Ann" <ann@x.example>
To: privacy@shop.example
Subject: =?utf-8?q?Mes_donn=C3=A9es?=
Date: Mon, 2 Nov 2026 09:14:00 +0100
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

Bonjour, supprimez mon compte svp.
"""


def notes(message):
    return " ".join(map(str, message.notes))


def mail(body=b"Please delete my account.\n", *, sender=b"ann@x.example", extra=b"", kind=b"text/plain; charset=utf-8"):
    dated = b"From: " + sender + b"\nSubject: x\nDate: Mon, 2 Nov 2026 09:14:00 +0100\n"
    return dated + b"MIME-Version: 1.0\n" + extra + b"Content-Type: " + kind + b"\n\n" + body


def test_a_plain_mail_gives_its_facts():
    message = read_message(PLAIN)
    assert (message.sender_name, message.sender_email) == ("Lee, Ann", "ann@x.example")
    assert message.subject == "Mes données"
    assert message.sent_at == datetime(2026, 11, 2, 8, 14, tzinfo=UTC)
    assert message.received_on == date(2026, 11, 2)
    assert message.text == "Bonjour, supprimez mon compte svp."
    assert message.notes == ()


@pytest.mark.parametrize(
    ("received", "day"),
    [
        ([b"Mon, 2 Nov 2026 23:30:00 +0000"], date(2026, 11, 3)),
        ([b"Tue, 3 Nov 2026 00:30:00 +0900"], date(2026, 11, 2)),
        ([b"Wed, 4 Nov 2026 10:00:00 +0100", b"Mon, 2 Nov 2026 09:15:00 +0100"], date(2026, 11, 4)),
        ([b"not a date", b"Thu, 5 Nov 2026 09:15:00 +0100"], date(2026, 11, 5)),
        ([b"nonsense"], date(2026, 11, 2)),
        ([], date(2026, 11, 2)),
    ],
)
def test_the_day_of_receipt_is_the_own_servers_as_brussels_counts_it(received, day):
    extra = b"".join(b"Received: from a.example by b.example; " + stamp + b"\n" for stamp in received)
    assert read_message(extra + mail()).received_on == day
    assert assess(read_message(extra + mail())).received_on == day


def test_a_mail_without_date_is_read_with_a_note():
    message = read_message(PLAIN.replace(b"Date: Mon, 2 Nov 2026 09:14:00 +0100\n", b""))
    assert (message.sent_at, message.received_on) == (None, None)
    assert "no date" in notes(message)


@pytest.mark.parametrize("stamp", [b"yesterday", b"Mon, 99 Nov 2026 25:61:00", b"",
                                   b"31 Feb 2026 09:14:00 +0100", b"Fri, 31 Dec 9999 23:59:59 -2359",
                                   b"Mon, 2 Nov 2026 09:14:00 +99999999"])  # fmt: skip
def test_a_date_that_is_none_becomes_a_note(stamp):
    message = read_message(PLAIN.replace(b"Mon, 2 Nov 2026 09:14:00 +0100", stamp))
    assert message.sent_at is None
    assert message.text == "Bonjour, supprimez mon compte svp."


@pytest.mark.parametrize(
    ("charset", "body"),
    [
        (b"no-such-charset", "Löschen Sie mein Konto".encode()),
        (b"us-ascii", "Löschen Sie mein Konto".encode()),
        (b"utf-8", "Löschen Sie bitte möglichst schnell mein Konto, das ich früher eröffnet habe".encode("cp1252")),
        (b"base64_codec", "Löschen Sie mein Konto".encode()),
    ],
)  # fmt: skip
def test_a_character_set_that_is_not_the_mails_own_is_repaired_and_told(charset, body):
    message = read_message(mail(body, kind=b"text/plain; charset=" + charset))
    assert message.text.startswith("Löschen Sie")
    assert "character set" in notes(message)


def test_a_header_of_ten_megabytes_is_cut():
    message = read_message(b"X-Long: " + b"a" * 10_000_000 + b"\n" + mail())
    assert message.text == "Please delete my account."
    folded = read_message(b"X-Long: " + b"a\n " * 3_000_000 + b"\n" + mail())
    assert folded.text == "Please delete my account."
    named = read_message(mail(sender=b'"' + b"n" * 10_000_000 + b'" <ann@x.example>'))
    assert named.text == "Please delete my account."
    assert len(named.sender_name) <= 10_000


def nested(depth):
    mail_in = EmailMessage()
    mail_in.set_content("the innermost text")
    data = mail_in.as_bytes()
    for level in range(depth):
        mark = b"b%d" % level
        data = (
            b"Content-Type: multipart/mixed; boundary="
            + mark
            + b"\n\n--"
            + mark
            + b"\n"
            + data
            + b"\n--"
            + mark
            + b"--\n"
        )
    return b"From: ann@x.example\nDate: Mon, 2 Nov 2026 09:14:00 +0100\nSubject: deep\n" + data


@pytest.mark.parametrize("depth", [1, 5, 15])
def test_parts_inside_parts_are_read(depth):
    assert read_message(nested(depth)).text == "the innermost text"


def test_a_hundred_multiparts_inside_each_other_become_a_note():
    message = read_message(nested(100))
    assert message.subject == "deep"
    assert "too deeply" in notes(message)


def test_five_hundred_are_refused_in_one_sentence():
    with pytest.raises(OfficerError, match="too many parts"):
        read_message(nested(500))


def test_more_parts_than_anybody_sends_are_cut_with_a_note():
    part = b"--b\nContent-Type: text/plain\n\nx\n"
    message = read_message(mail(part * (MOST_PARTS + 50) + b"--b--\n", kind=b"multipart/mixed; boundary=b"))
    assert "more than 1000 parts" in notes(message).replace(",", "").replace("\u00a0", "")


@pytest.mark.parametrize("body", [b"", b"\n\n  \n"])
def test_a_mail_without_a_body_says_so(body):
    message = read_message(mail(body))
    assert message.text.strip() == ""
    assert "no text" in notes(message)


@pytest.mark.parametrize("data", [b"", b"   \n"])
def test_an_empty_file_is_refused_in_one_sentence(data):
    with pytest.raises(OfficerError, match="empty"):
        read_message(data)


def attached(disposition, data=b"JVBERi0xLjQ=", kind=b"application/pdf"):
    part = b"Content-Type: " + kind + b"\nContent-Transfer-Encoding: base64\nContent-Disposition: " + disposition
    body = b"--b\nContent-Type: text/plain\n\nHello\n--b\n" + part + b"\n\n" + data + b"\n--b--\n"
    return read_message(mail(body, kind=b"multipart/mixed; boundary=b"))


@pytest.mark.parametrize(
    ("disposition", "name"),
    [
        (b"attachment; filename=id.pdf", "id.pdf"),
        (b"attachment; filename*=utf-8''..%2F..%2Fx", "x"),
        (b"attachment; filename*=utf-8''%2Fetc%2Fpasswd", "passwd"),
        (b'attachment; filename="..\\\\..\\\\evil.bat"', "evil.bat"),
        (b'attachment; filename="C:\\\\x"', "x"),
        (b"attachment; filename=one.pdf; filename*=utf-8''two.pdf", "one.pdf"),
        (b'attachment; filename="a\x00b.pdf"', "ab.pdf"),
        (b"attachment; filename*=utf-8''a%00b.pdf", "ab.pdf"),
        (b"attachment; filename*=utf-8''CON.pdf", "_CON.pdf"),
        (b"attachment", "attachment.pdf"),
        (b"inline; filename=scan.pdf", "scan.pdf"),
    ],
)
def test_an_attachment_keeps_a_safe_name(disposition, name):
    message = attached(disposition)
    assert [file.name for file in message.files] == [name]
    assert message.files[0].data == b"%PDF-1.4"
    assert message.text == "Hello"


def test_two_parameters_of_one_name_give_one_safe_name():
    message = attached(b"attachment; filename=one.pdf; filename=../two.pdf")
    assert len(message.files) == 1
    assert not set("/\\") & set(message.files[0].name)


def test_nul_bytes_anywhere_leave_plain_text():
    message = read_message(mail(b"Please\x00 delete my\x00 account.\n"))
    assert message.text == "Please delete my account."


HOSTILE_PAGE = b"""<html><head><title>t</title><style>@import url(http://127.0.0.1:9/a.css);</style>
<script src="http://127.0.0.1:9/a.js">steal()</script></head><body background="http://127.0.0.1:9/b.png"
onload="steal()"><p>Please delete my account.</p><img src="http://127.0.0.1:9/pixel.png"><img src="file:///etc/hostname">
<iframe src="http://127.0.0.1:9/"></iframe><object data="http://127.0.0.1:9/o">plugin</object>
<form action="http://127.0.0.1:9/f"><input name="password"><textarea>typed</textarea><button>Send</button></form>
<link rel="stylesheet" href="http://127.0.0.1:9/c.css"><svg><script>steal()</script></svg></body></html>"""

WATCHED = ("open", "socket.connect", "socket.getaddrinfo", "urllib.Request", "subprocess.Popen", "os.system")
_seen: list[tuple[str, object]] = []
_watching: list[bool] = []


def _watch(event, arguments):
    if _watching and event in WATCHED:
        _seen.append((event, arguments[0] if arguments else None))


def test_a_page_is_read_as_text_and_nothing_in_it_is_fetched_or_run():
    data = mail(HOSTILE_PAGE, kind=b"text/html; charset=utf-8")
    assess(read_message(data))  # the rules and the language model are read from disk once
    sys.addaudithook(_watch)
    _watching.append(True)
    try:
        Path(__file__).read_bytes()
        control, seen_before = len(_seen), list(_seen)
        found = assess(read_message(data))
        after = _seen[control:]
    finally:
        _watching.clear()
    assert any(event == "open" for event, _ in seen_before)
    assert after == []
    assert found.text.split("\n")[0] == "Please delete my account."
    assert not any(word in found.full_text for word in ("steal", "import", "127.0.0.1", "plugin", "typed", "password"))
    assert [right.value for right in found.rights] == ["erasure"]


def test_the_plain_text_is_preferred_to_the_page():
    both = EmailMessage()
    both["From"], both["Date"] = "ann@x.example", "Mon, 2 Nov 2026 09:14:00 +0100"
    both.set_content("the plain words")
    both.add_alternative("<p>the page</p>", subtype="html")
    assert read_message(both.as_bytes()).text == "the plain words"


@pytest.mark.parametrize(
    "line",
    [
        b"Subject: hello\r\nBcc: z@w.example",
        b"Subject: =?utf-8?q?hello=0D=0ABcc=3A_z@w.example?=",
        b"Subject: =?utf-8?b?aGVsbG8NCkJjYzogekB3LmV4YW1wbGU=?=",
        b"Subject: hello\r\n Bcc: z@w.example",
    ],
)
def test_a_subject_with_a_line_break_stays_one_line(line):
    message = read_message(mail().replace(b"Subject: x", line))
    assert message.subject.startswith("hello")
    assert "\n" not in message.subject
    assert "\r" not in message.subject


@pytest.mark.parametrize("sender", [b"x@y.gr\r\nBcc: z@w.gr", b"=?utf-8?q?x=0D=0ABcc=3A?= <x@y.gr>", b"<x@y.gr\n>",
                                    b"x@@y", b"", b"\xff\xfe <x@y.gr>", b"undisclosed:;", b"a" * 9_000])  # fmt: skip
def test_a_sender_is_one_line_and_one_address_or_none(sender):
    message = read_message(mail(sender=sender))
    assert message.sender_email in {"", "x@y.gr"}
    assert not set("\r\n") & set(message.sender)


def test_a_mail_that_only_carries_another_is_read_as_that_one():
    outer = EmailMessage()
    outer["From"], outer["Date"], outer["Subject"] = "shop@y.example", "Tue, 3 Nov 2026 10:00:00 +0100", "Fwd"
    inner = EmailMessage()
    inner["From"], inner["Date"], inner["Subject"] = "Ann Lee <ann@x.example>", "Mon, 2 Nov 2026 09:14:00 +0100", "data"
    inner.set_content("Please delete my account.")
    outer.set_content("")
    outer.add_attachment(inner)
    message = read_message(outer.as_bytes())
    assert (message.sender_name, message.subject, message.text) == ("Ann Lee", "data", "Please delete my account.")
    assert message.received_on == date(2026, 11, 3)
    assert "shop@y.example" in notes(message)
    assert message.files[0].name.endswith(".eml")


def test_files_are_read_from_disk_by_their_kind(tmp_path):
    (tmp_path / "mail.eml").write_bytes(PLAIN)
    (tmp_path / "note.txt").write_bytes("Löschen Sie mein Konto: bitte".encode("utf-16"))
    assert read_candidate(tmp_path / "mail.eml").is_email
    assert read_message_file(tmp_path / "note.txt").text.lstrip("\ufeff") == "Löschen Sie mein Konto: bitte"
    with pytest.raises(OfficerError, match="not there"):
        read_candidate(tmp_path / "gone.eml")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_text_of_any_usual_encoding_is_read(encoding):
    text = "Bitte löschen Sie möglichst bald mein Konto und alle Daten, die Sie über mich gespeichert haben. Grüße"
    assert read_text_bytes(text.encode(encoding)).text == text


def test_a_mail_through_a_pipe_is_told_from_a_text():
    assert read_bytes(PLAIN).sender == "Lee, Ann <ann@x.example>"
    assert read_bytes(b"Please delete my account.").sender == ""

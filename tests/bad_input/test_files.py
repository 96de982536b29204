"""Files that come in by the window or the command line: safe names, honest warnings, refusals that leave no record."""

import io
import os
import zipfile
from email.message import EmailMessage
from email.policy import SMTP

import pytest
from PySide6.QtWidgets import QLabel

from officer_app.domain.case import Case
from officer_app.domain.correspondence import Attachment, Message
from officer_app.services.intake import open_case_from, read_candidate
from officer_app.ui.labels import Elided

EXE = b"MZ\x90\x00\x03\x00\x00\x00"
NAMES = {
    "../../evil.sh": "evil.sh", "..\\..\\evil.bat": "evil.bat", "C:\\x": "x", "/etc/passwd": "passwd",
    "\\\\srv\\s": "s", "CON.txt": "_CON.txt", "aux": "_aux", "nul.pdf": "_nul.pdf", "a?.pdf": "a_.pdf",
    ".hidden": ".hidden", "Αίτηση " * 50 + ".pdf": None, "photo\u202egpj.exe": "photogpj.exe", "invoice.pdf.exe": None,
}  # fmt: skip


def mail_with(*files):
    message = EmailMessage(policy=SMTP)
    message["From"] = "Ann Lee <ann@example.org>"
    message["Date"] = "Mon, 30 Mar 2026 10:12:00 +0200"
    message.set_content("Please delete all my data.\n\nAnn Lee")
    for name, data in files:
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def test_attachments_of_a_dropped_mail_keep_safe_names_and_their_contents(hand, register, tmp_path):
    (tmp_path / "request.eml").write_bytes(mail_with(*((name, b"%PDF-1.7 " + name.encode()[:9]) for name in NAMES)))
    hand.drop(tmp_path / "request.eml")
    hand.press("new_case.save")
    kept = {each.name: register.content(each.digest) for each in register.all(Attachment)}
    assert len(kept) == len(NAMES)
    for given, name in NAMES.items():
        assert name is None or kept[name] == b"%PDF-1.7 " + given.encode()[:9]
    assert all(len(name.encode()) <= 255 and not set(name) & set('/\\:*?"<>|') for name in kept)
    panel = hand.case(register.all(Case)[0].id, "messages")
    shown = [each.text() for each in panel.findChildren(Elided, "attachment_name")]
    assert set(shown) == set(kept)
    assert any("is a program" in label.text() for label in panel.findChildren(QLabel))


def bomb():
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("../../climb.txt", b"0" * 20_000_000)
    return data.getvalue()


def test_files_that_lie_about_themselves_are_kept_with_a_warning_in_the_window(hand, case_of, register, tmp_path):
    panel = hand.case(case_of().id, "messages")
    lies = {"invoice.pdf": EXE, "invoice.pdf.exe": EXE, "photo.png": b"%PDF-1.7", "bomb.zip": bomb()}
    for name, data in lies.items():
        (tmp_path / name).write_bytes(data)
        panel.messages.attach(tmp_path / name)
    hand.settled()
    warnings = {each.name: each.warning for each in register.all(Attachment)}
    assert "is a program" in warnings["invoice.pdf"]
    assert "is a program" in warnings["invoice.pdf.exe"]
    assert "another type" in warnings["photo.png"]
    assert register.all(Attachment)[-1].size < 100_000
    words = [label.text() for label in panel.messages.findChildren(QLabel)]
    assert all(warning in words for warning in warnings.values() if warning)


def refused_files(tmp_path):
    (tmp_path / "real.pdf").write_bytes(b"%PDF")
    (tmp_path / "link.pdf").symlink_to(tmp_path / "real.pdf")
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "empty.pdf").touch()
    with (tmp_path / "huge.bin").open("wb") as file:
        file.truncate(5_000_000_000)
    return {
        tmp_path / "link.pdf": "only a link", tmp_path / "folder": "is a folder", tmp_path / "pipe": "device or a pipe",
        tmp_path / "empty.pdf": "is empty", tmp_path / "huge.bin": "larger than 25 MB",
        tmp_path / "gone.pdf": "not there any more",
    }  # fmt: skip


def test_what_is_no_file_is_refused_in_the_window_and_leaves_no_record(hand, case_of, register, tmp_path):
    panel = hand.case(case_of().id, "messages")
    head = register.head()
    for path, words in refused_files(tmp_path).items():
        panel.messages.attach(path)
        assert words in hand.notices()[-1]
    assert register.head() == head
    assert register.all(Attachment) == []


def test_messages_that_are_no_files_are_refused_when_dropped(hand, register, tmp_path):
    os.mkfifo(tmp_path / "pipe.eml")
    (tmp_path / "empty.eml").touch()
    (tmp_path / "real.txt").write_text("x")
    (tmp_path / "link.eml").symlink_to(tmp_path / "real.txt")
    (tmp_path / "folder.eml").mkdir()
    with (tmp_path / "huge.eml").open("wb") as file:
        file.truncate(5_000_000_000)
    for name in ("pipe.eml", "empty.eml", "link.eml", "folder.eml", "huge.eml", "gone.eml", "photo.png"):
        hand.drop(tmp_path / name)
        assert name in hand.notices()[-1]
    assert register.all(Case) == []
    assert not hand.page("new_case").is_dirty()


ODD_MAILS = {
    "no date": b"From: a@b.example\nSubject: x\n\nPlease delete my data.",
    "bad charset": b"From: a@b.example\nContent-Type: text/plain; charset=klingon\n\nPlease delete my data \xff\xfe.",
    "long header": b"From: a@b.example\nX-Long: " + b"x" * 200_000 + b"\n\nPlease delete my data.",
    "no body": b"From: a@b.example\nSubject: Please delete my data\n\n",
    "remote": b"From: a@b.example\nContent-Type: text/html\n\n<img src='http://127.0.0.1:9/x'><script>alert(1)</script>"
    b"<form action='http://127.0.0.1:9/'>Please delete my data.</form>",
    "two names": b"From: a@b.example\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=q\n\n--q\n\nPlease "
    b"delete my data.\n--q\nContent-Disposition: attachment; filename*=utf-8''..%2F..%2Fx; filename=\"a\0b.txt\"\n\n"
    b"hello\n--q--",
}  # fmt: skip


@pytest.mark.usefixtures("nothing_foreign_opened")
def test_odd_mails_become_cases_in_the_window(hand, register, tmp_path):
    for name, data in ODD_MAILS.items():
        (tmp_path / f"{name}.eml").write_bytes(data)
        hand.drop(tmp_path / f"{name}.eml")
        page = hand.page("new_case")
        page.form.show_values({"subject_name": f"Writer of {name}"})
        hand.press("new_case.save")
        assert register.all(Case)[-1].subject_name == f"Writer of {name}"
    assert len(register.all(Message)) == len(ODD_MAILS)
    assert not any("alert(1)" in each.body or "<" in each.body for each in register.all(Message))
    assert [each.name for each in register.all(Attachment)] in (["x"], ["ab.txt"])


def test_a_mail_that_cannot_be_filed_leaves_nothing_behind(register, tmp_path):
    (tmp_path / "request.eml").write_bytes(mail_with(("a.pdf", b"%PDF")))
    head = register.head()
    with pytest.raises(Exception, match="Enter the name of the person"):
        open_case_from(register, read_candidate(tmp_path / "request.eml"), subject_name="")
    assert register.head() == head
    assert register.all(Attachment) == register.all(Message) == []


def test_odd_mails_become_cases_on_the_command_line(officer, plain_register, tmp_path):
    for number, data in enumerate(ODD_MAILS.values()):
        path = tmp_path / f"{number}.eml"
        path.write_bytes(data)
        result = officer("--today", "2026-04-02", "case", "add", plain_register, "--from", path,
                         "--json", '{"subject_name": "Ann", "rights": ["erasure"]}')  # fmt: skip
        assert (result.code, result.err) == (0, "")
    assert officer("verify", plain_register).code == 0

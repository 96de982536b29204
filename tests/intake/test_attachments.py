"""Files that come in: names safe under every system's rules, types by content, refusals with their reason."""

import os
import re
import shutil
import stat
import tempfile
import tracemalloc
import unicodedata
from pathlib import Path, PureWindowsPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from officer_app.domain.errors import OfficerError
from officer_app.intake import attachments
from officer_app.intake.attachments import LONGEST_NAME, incoming_file, numbered, read_attachment, safe_name
from officer_app.intake.content_types import media_type_of

LIMIT = 1_000_000
PDF = b"%PDF-1.7\n"
EXE = b"MZ\x90\x00\x03\x00\x00\x00"
NOBODY = 65_534
GREEK = "Αίτηση πρόσβασης " * 10 + ".pdf"


def assert_safe_everywhere(name):
    """Linux and macOS: no slash, no NUL, at most 255 bytes, no dot names; Windows: also no reserved name or sign."""
    assert name not in {"", ".", ".."}
    assert len(name.encode()) <= LONGEST_NAME
    assert not re.search(r'[/\\<>:"|?*\x00-\x1f\x7f]', name)
    assert name == name.rstrip(". ")
    assert not PureWindowsPath(name).is_reserved()
    assert unicodedata.normalize("NFC", name) == name
    assert not any(unicodedata.category(mark) in {"Cc", "Cf", "Cs"} for mark in name)
    assert Path(name).name == name == PureWindowsPath(name).name


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("../../evil.sh", "evil.sh"), ("..\\..\\evil.bat", "evil.bat"), ("C:\\x", "x"), ("/etc/passwd", "passwd"),
        ("\\\\srv\\s", "s"), ("C:evil.exe", "evil.exe"), ("CON.txt", "_CON.txt"), ("aux", "_aux"),
        ("nul.pdf", "_nul.pdf"),
        ("com1.log", "_com1.log"), ("LPT9", "_LPT9"), ("console.txt", "console.txt"), ("a.", "a"), ("a ", "a"),
        ("a?.pdf", "a_.pdf"), ("ab:c", "ab_c"), ("", "attachment"), (".", "attachment"), ("..", "attachment"),
        ("...", "attachment"), (" ", "attachment"), ("/", "attachment"), (".hidden", ".hidden"), ("a/b.txt", "b.txt"),
        ("a\u2215b.txt", "b.txt"), ("a\uff0fb.txt", "b.txt"), ("invoice.pdf.exe", "invoice.pdf.exe"),
        ("a\nb.txt", "ab.txt"),
        ("gpj\u202e.exe", "gpj.exe"), ("\ud800a.txt", "a.txt"), ("100%.pdf", "100_.pdf"), ("e\u0301.pdf", "é.pdf"),
    ],
)  # fmt: skip
def test_a_name_becomes_a_name_on_every_system(given_name, kept):
    assert safe_name(given_name) == kept
    assert_safe_everywhere(safe_name(given_name))


@pytest.mark.parametrize("name", [GREEK, "x" * 300, "x" * 300 + ".pdf", "." + "y" * 400, "字" * 200 + ".docx"])
def test_a_long_name_is_cut_to_255_bytes_and_keeps_its_ending(name):
    kept = safe_name(name)
    assert len(kept.encode()) <= LONGEST_NAME
    assert kept.endswith(name.rpartition(".")[2] if name.endswith(("pdf", "docx")) else name[-1])
    assert_safe_everywhere(kept)


@settings(deadline=None)
@given(st.text(max_size=300))
def test_any_name_becomes_a_safe_one(name):
    assert_safe_everywhere(safe_name(name))


def test_the_same_name_twice_is_numbered_in_any_case():
    assert numbered("a.pdf", ["b.pdf"]) == "a.pdf"
    assert numbered("a.pdf", ["A.PDF"]) == "a (1).pdf"
    assert numbered("a.pdf", ["a.pdf", "a (1).pdf"]) == "a (2).pdf"
    long = safe_name("x" * 300 + ".pdf")
    assert len(numbered(long, [long]).encode()) <= LONGEST_NAME
    assert numbered(long, [long]).endswith(" (1).pdf")


def warnings(name, data):
    return " ".join(map(str, incoming_file(name, data).warnings))


@pytest.mark.parametrize(
    ("name", "data", "warning"),
    [
        ("invoice.pdf.exe", EXE, "is a program"), ("invoice.pdf", EXE, "is a program"),
        ("run.sh", b"#!/bin/sh\n", "is a program"),
        ("invoice.pdf", EXE, "ends in .pdf, but"), ("photo.png", PDF, "ends in .png, but"),
        ("note.txt", PDF, "ends in .txt, but"),
        ("photo\u202egpj.exe", EXE, "invisible marks"), ("empty.pdf", b"", "empty"),
        ("link.url", b"[x]\n", "is a program"),
    ],
)  # fmt: skip
def test_a_file_that_is_not_what_it_says_brings_a_warning(name, data, warning):
    assert warning in warnings(name, data)


@pytest.mark.parametrize(
    ("name", "data"),
    [("id.pdf", PDF), ("a.txt", b"hello"), ("a.csv", b"a;b\n1;2\n"), ("p.jpg", b"\xff\xd8\xff\xe0"), ("x", b"hello"),
     ("mail.eml", b"From: a@b.example\nTo: c@d.example\nSubject: x\n\nhello")],
)  # fmt: skip
def test_an_honest_file_brings_none(name, data):
    assert incoming_file(name, data).warnings == ()


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_have_a_type(data):
    assert "/" in media_type_of(data)


def refusal(path):
    """Return the sentence with which a file is refused; it names the file."""
    with pytest.raises(OfficerError) as caught:
        read_attachment(path, LIMIT)
    assert path.name in str(caught.value.sentence)
    return str(caught.value.sentence)


def test_a_plain_file_is_read_as_it_is(tmp_path):
    (tmp_path / "id.pdf").write_bytes(PDF)
    file = read_attachment(tmp_path / "id.pdf", LIMIT)
    assert (file.name, file.data, file.media_type, file.warnings) == ("id.pdf", PDF, "application/pdf", ())


def test_links_folders_pipes_and_devices_are_refused(tmp_path):
    (tmp_path / "real.txt").write_text("x")
    (tmp_path / "link.txt").symlink_to(tmp_path / "real.txt")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    assert "only a link" in refusal(tmp_path / "link.txt")
    assert "only a link" in refusal(tmp_path / "loop")
    assert "is a folder" in refusal(tmp_path / "folder")
    assert "device or a pipe" in refusal(tmp_path / "pipe")
    assert "device or a pipe" in refusal(Path("/dev/zero"))
    assert "device or a pipe" in refusal(Path("/dev/null"))


def test_a_file_that_is_gone_is_told(tmp_path):
    assert "not there any more" in refusal(tmp_path / "gone.pdf")


def test_a_file_above_the_limit_is_refused_before_it_is_read(tmp_path):
    big = tmp_path / "big.bin"
    with big.open("wb") as file:
        file.truncate(5_000_000_000)
    tracemalloc.start()
    assert "larger than 1 MB" in refusal(big)
    assert tracemalloc.get_traced_memory()[1] < 10 * LIMIT
    tracemalloc.stop()


def test_the_limit_itself_is_allowed(tmp_path):
    (tmp_path / "a.bin").write_bytes(b"x" * LIMIT)
    assert len(read_attachment(tmp_path / "a.bin", LIMIT).data) == LIMIT
    (tmp_path / "a.bin").write_bytes(b"x" * (LIMIT + 1))
    assert "larger than 1 MB" in refusal(tmp_path / "a.bin")


def while_read(monkeypatch, act):
    """Do something to the file after its first piece was read."""
    read, calls = os.read, []

    def reading(descriptor, count):
        data = read(descriptor, count)
        if not calls:
            calls.append(act())
        return data

    monkeypatch.setattr(attachments.os, "read", reading)


@pytest.mark.parametrize("addition", [b"more", b"x" * (2 * LIMIT)], ids=["a little", "beyond the limit"])
def test_a_file_that_grows_while_it_is_read_is_refused(tmp_path, monkeypatch, addition):
    path = tmp_path / "growing.txt"
    path.write_bytes(b"beginning")

    def grow():
        with path.open("ab") as file:
            file.write(addition)

    while_read(monkeypatch, grow)
    told = refusal(path)
    assert "changed while it was read" in told or "larger than" in told


def test_a_file_that_shrinks_while_it_is_read_is_refused(tmp_path, monkeypatch):
    path = tmp_path / "shrinking.txt"
    path.write_bytes(b"beginning")
    while_read(monkeypatch, lambda: os.truncate(path, 3))
    assert "changed while it was read" in refusal(path)


def test_a_file_that_vanishes_while_it_is_read_was_read_whole(tmp_path, monkeypatch):
    path = tmp_path / "vanishing.txt"
    path.write_bytes(b"all of it")
    while_read(monkeypatch, path.unlink)
    assert read_attachment(path, LIMIT).data == b"all of it"


def test_a_file_swapped_for_a_link_between_look_and_read_is_refused(tmp_path, monkeypatch):
    path, secret = tmp_path / "swapped.txt", tmp_path / "secret"
    path.write_text("x")
    secret.write_text("secret")
    look = os.lstat

    def looking(seen, **options):
        found = look(seen, **options)
        if Path(seen) == path and stat.S_ISREG(found.st_mode):
            path.unlink()
            path.symlink_to(secret)
        return found

    monkeypatch.setattr(attachments.os, "lstat", looking)
    told = refusal(path)
    assert "could not be read" in told or "only a link" in told


@pytest.fixture
def locked_file():
    """Return a file that nobody may read, in a folder that everybody may enter."""
    folder = Path(tempfile.mkdtemp(prefix="officer-intake-"))
    folder.chmod(0o755)
    path = folder / "locked.pdf"
    path.write_bytes(PDF)
    path.chmod(0)
    yield path
    shutil.rmtree(folder)


@pytest.fixture
def without_rights(locked_file):
    """Let the test run without the rights of root, who may read everything."""
    assert locked_file.exists()
    if os.geteuid() != 0:
        yield
        return
    try:
        os.seteuid(NOBODY)
    except PermissionError:
        pytest.skip("root reads everything, and this system does not let the rights be dropped for a while")
    yield
    os.seteuid(0)


@pytest.mark.usefixtures("without_rights")
def test_a_file_that_may_not_be_read_is_told(locked_file):
    assert "may not be read" in refusal(locked_file)


def test_an_empty_file_is_refused(tmp_path):
    (tmp_path / "empty.pdf").touch()
    assert "is empty" in refusal(tmp_path / "empty.pdf")

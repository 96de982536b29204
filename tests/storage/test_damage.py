"""A cut or altered file is told and left as it is, never mended by writing over it (R7, catalogue row 77)."""

import random
import shutil
from contextlib import nullcontext

import pytest

from officer_app.domain.document import Document
from officer_app.domain.errors import DamagedRegister, NewerRegister, NotARegister, OfficerError, WrongPassphrase
from officer_app.services.register import verify_register

PASSPHRASE = "the heron waits by the weir"
FLIPS = 500
CUTS = 40


@pytest.fixture(params=["plain", "encrypted"])
def path(request):
    return request.getfixturevalue(request.param)


def _opens_whole(path, reopen):
    """Tell whether the file opens without complaint and has nothing to report."""
    try:
        reopen(path).close()
        return verify_register(path, passphrase=PASSPHRASE).findings == ()
    except OfficerError:
        return False


def test_a_file_cut_anywhere_is_told_and_left_as_it_is(path, reopen, sha256, beside):
    whole = path.read_bytes()
    chance = random.Random(77)  # noqa: S311 - the same cuts on every run
    cuts = {1, 2, 15, 16, 99, 100, 511, 512, 4_095, 4_096, 8_192, len(whole) - 4_096, len(whole) - 1}
    for size in sorted(cuts | {chance.randrange(1, len(whole)) for _ in range(CUTS)}):
        path.write_bytes(whole[:size])
        before = sha256(path)
        with pytest.raises((DamagedRegister, NotARegister)):
            reopen(path)
        assert sha256(path) == before, size
        assert beside(path) == []


def test_a_cut_file_says_to_restore_a_copy(path, reopen):
    path.write_bytes(path.read_bytes()[:-4_096])
    with pytest.raises(DamagedRegister, match="Restore the latest copy"):
        reopen(path)
    assert "Restore the latest copy" in str(verify_register(path, passphrase=PASSPHRASE).findings[0])


def test_every_flipped_bit_of_an_encrypted_file_is_found(encrypted, reopen, sha256):
    whole = encrypted.read_bytes()
    chance = random.Random(7)  # noqa: S311 - the same bits on every run
    bits = {*range(0, 16 * 8, 7), *(chance.randrange(len(whole) * 8) for _ in range(FLIPS))}
    for bit in sorted(bits):
        _flip(encrypted, whole, bit)
        before = sha256(encrypted)
        assert not _opens_whole(encrypted, reopen), bit
        assert sha256(encrypted) == before, bit


def test_a_flipped_bit_in_a_record_of_a_plain_file_is_found(plain, reopen, sha256):
    whole = plain.read_bytes()
    for name in (b"Zo\xc3\xa9 Lambrechts", b"Bram Peeters", b"the letter as it came", b"Wat weet u over mij?"):
        start = -1
        places = 0
        while (start := whole.find(name, start + 1)) >= 0:
            places += 1
            _flip(plain, whole, (start + 2) * 8)
            before = sha256(plain)
            assert not _opens_whole(plain, reopen), (name, start)
            assert sha256(plain) == before
        assert places >= 1


def _flip(path, whole, bit):
    altered = bytearray(whole)
    altered[bit // 8] ^= 1 << bit % 8
    path.write_bytes(altered)


@pytest.mark.parametrize("place", range(16))
def test_an_altered_salt_is_told_from_a_wrong_passphrase(encrypted, reopen, place):
    altered = bytearray(encrypted.read_bytes())
    altered[place] ^= 0x41
    encrypted.write_bytes(altered)
    with pytest.raises((NotARegister, NewerRegister, DamagedRegister)):
        reopen(encrypted)


def test_a_damaged_first_page_does_not_pass_for_a_good_passphrase(encrypted, reopen):
    _flip(encrypted, encrypted.read_bytes(), 2_000 * 8)
    with pytest.raises(WrongPassphrase, match="or the file is not whole"):
        reopen(encrypted)


def _half_changed(path, reopen):
    """Return file and journal as a power cut in the middle of a change leaves them."""
    with reopen(path) as register:
        connection = register._file.connection
        connection.run("PRAGMA cache_size = 1")
        connection.run("BEGIN IMMEDIATE")
        connection.run('UPDATE "case" SET request_text = hex(zeroblob(50000))')
        found = path.read_bytes(), path.with_name(f"{path.name}-journal").read_bytes()
        connection.run("ROLLBACK")
    return found


def test_a_file_that_a_change_has_half_reached_is_taken_back_first(path, reopen, tmp_path):
    """The journal of a change that was cut off: every way of opening sees the state before, also read-only."""
    half, undo = _half_changed(path, reopen)
    for number, read_only in enumerate((True, False)):
        copy = tmp_path / f"copy {number}.officer"
        shutil.copyfile(path, copy)
        copy.write_bytes(half)
        copy.with_name(f"{copy.name}-journal").write_bytes(undo)
        with pytest.raises(WrongPassphrase) if path.stem == "encrypted" else nullcontext():
            reopen(copy, passphrase="not this one", read_only=True).close()
        reopen(copy, read_only=read_only).close()
        assert verify_register(copy, passphrase=PASSPHRASE).findings == ()
        assert not copy.with_name(f"{copy.name}-journal").exists()


def test_a_half_reached_file_that_cannot_be_written_says_what_to_do(encrypted, reopen, as_nobody):
    journal = encrypted.with_name(f"{encrypted.name}-journal")
    half, undo = _half_changed(encrypted, reopen)
    encrypted.write_bytes(half)
    journal.write_bytes(undo)
    encrypted.chmod(0o444)
    journal.chmod(0o444)
    encrypted.parent.chmod(0o555)

    def attempt():
        try:
            reopen(encrypted)
        except OfficerError as problem:
            return str(problem)
        return "opened"

    told = as_nobody(attempt)
    encrypted.parent.chmod(0o755)
    assert "Copy encrypted.officer together with encrypted.officer-journal" in told


@pytest.mark.parametrize("statement", ["DROP TABLE measure", "DROP TABLE content", "ALTER TABLE agreement DROP title"])
def test_a_table_that_is_gone_or_built_otherwise_is_named(plain, raw, statement):
    raw(plain, "PRAGMA foreign_keys = 0", statement)
    table = statement.split()[2]
    [finding] = verify_register(plain).findings
    assert str(finding).startswith("Tables or triggers are not as this program makes them:")
    assert table in str(finding)


def test_a_document_without_its_contents_is_named(plain, reopen, raw):
    with reopen(plain) as register, register.change("test") as work:
        digest = work.store_content(b"signed")
        work.insert(Document(name="agreement.pdf", digest=digest, size=6))
    raw(plain, f"DELETE FROM content WHERE digest = '{digest}'")
    assert "The contents of the document agreement.pdf (number 1) are missing." in map(
        str, verify_register(plain).findings
    )

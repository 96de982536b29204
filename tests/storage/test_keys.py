"""Passphrases, keys and recovery keys (catalogue rows 71 to 74)."""

import os

import pytest

from officer_app.domain.errors import DamagedRegister, ProblemsFound, WrongPassphrase
from officer_app.services.register import create_register
from officer_app.storage.keys import (
    SALT_SIZE,
    Effort,
    FileKey,
    effort_of,
    key_from_passphrase,
    key_from_recovery,
    new_salt,
    parse_recovery_key,
    recovery_key,
)
from officer_app.storage.passphrase import check_passphrase, passphrase_strength, unlock_delay

CHEAP = Effort(6, 1, 1)
SALT = new_salt(CHEAP, lambda size: bytes(range(size)))
SEED = bytes(range(200, 220))

SEED_OF_THE_HERON = "fbe86622abd1af85cc289fa79faa27f588b07547"
KEY_OF_THE_HERON = "19f7daddfad05f4301a77234aced79d7ae93e1be80edcd3a0abf1ff5ddb73496"

ODD_PASSPHRASES = {
    "eight letters": "vrtzkqpw",
    "64 letters": "stork-" * 10 + "wxyz",
    "1,000 letters": "heron and weir, " * 62 + "12345678",
    "blank at both ends": "  the heron waits  ",
    "emoji": "🦊🦊🦊 in the snow 🦊",
    "quotes": 'it\'s "quoted"; DROP TABLE case; --',
    "NUL": "before\x00after it",
    "Greek": "Παπαδόπουλος και σία",
    "lone surrogate": "broken \ud800 letter",
}


@pytest.mark.parametrize("passphrase", ODD_PASSPHRASES.values(), ids=ODD_PASSPHRASES.keys())
def test_a_passphrase_is_taken_exactly_as_it_is(tmp_path, clock, reopen, passphrase):
    path = tmp_path / "r.officer"
    create_register(path, passphrase, clock=clock, actor="Anna", effort=CHEAP).close()
    reopen(path, passphrase=passphrase).close()
    for near in (passphrase + " ", " " + passphrase, passphrase[:-1], passphrase.swapcase() + "x"):
        with pytest.raises(WrongPassphrase):
            reopen(path, passphrase=near)


def test_composed_and_decomposed_letters_are_one_passphrase(tmp_path, clock, reopen):
    path = tmp_path / "r.officer"
    create_register(path, "cafe\u0301 au lait", clock=clock, actor="Anna", effort=CHEAP).close()
    with reopen(path, passphrase="caf\u00e9 au lait") as register:
        assert register.encrypted


@pytest.mark.parametrize("passphrase", ["", "        ", "\u200b" * 9, "1234567", "e\u0301" * 7, "Password", "12345678"])
def test_an_empty_a_short_or_a_common_passphrase_is_refused_and_nothing_is_made(tmp_path, clock, passphrase):
    with pytest.raises(ProblemsFound) as refused:
        create_register(tmp_path / "r.officer", passphrase, clock=clock, actor="Anna")
    assert "passphrase" in refused.value.problems
    assert list(tmp_path.iterdir()) == []


def test_no_kind_of_letter_is_required():
    assert check_passphrase("onlysmallletters") is None


def test_the_meter_tells_weak_from_strong():
    scores = [
        passphrase_strength(text).score
        for text in ("", "short", "password", "heron weir", "four herons wait by a weir")
    ]
    assert scores[:3] == [0, 0, 0]
    assert scores[3] < scores[4] == 4
    assert str(passphrase_strength("xK9#qLm2!").sentence).startswith("Good")
    assert str(passphrase_strength("four herons wait by a weir").sentence) == "Strong."


def test_the_meter_looks_at_the_first_letters_of_a_long_text_only():
    assert passphrase_strength("a heron " * 10_000).score == passphrase_strength("a heron " * 9).score


def test_the_delay_grows_and_ends():
    assert [unlock_delay(count) for count in range(9)] == [0, 0, 0, 1, 2, 4, 8, 16, 30]
    assert unlock_delay(5_000) == 30


def test_the_salt_names_its_effort_and_shows_every_flipped_bit():
    assert len(SALT) == SALT_SIZE
    assert effort_of(SALT) == CHEAP
    for bit in range(32, SALT_SIZE * 8):
        flipped = bytearray(SALT)
        flipped[bit // 8] ^= 1 << bit % 8
        with pytest.raises(DamagedRegister):
            effort_of(bytes(flipped))


def test_an_effort_out_of_reason_is_refused_before_it_takes_the_memory():
    with pytest.raises(DamagedRegister):
        effort_of(new_salt(Effort(40, 1, 1), os.urandom))


def test_key_and_seed_are_the_same_on_every_machine():
    key = key_from_passphrase("the heron", SALT)
    assert key.seed.hex() == SEED_OF_THE_HERON
    assert key.database_key().hex() == KEY_OF_THE_HERON


def test_another_salt_gives_another_key():
    other = new_salt(CHEAP, bytes)
    assert key_from_passphrase("the heron", other).seed != key_from_passphrase("the heron", SALT).seed
    assert FileKey(SEED, other).database_key() != FileKey(SEED, SALT).database_key()


def test_a_recovery_key_is_read_back_however_it_is_typed():
    written = recovery_key(SEED)
    assert len(written.split("-")) == 9
    loose = written.lower().replace("-", " ", 3).replace("-", "").replace("1", "l", 1).replace("0", "o", 1)
    for typed in (written, loose, f"  {written}\n", written.replace("-", "–")):
        assert parse_recovery_key(typed) == SEED


def test_every_single_slip_in_a_recovery_key_is_told_from_another_files_key():
    digits = recovery_key(SEED).replace("-", "")
    for place, digit in enumerate(digits):
        wrong = digits[:place] + ("7" if digit != "7" else "8") + digits[place + 1 :]
        with pytest.raises(WrongPassphrase, match="slip"):
            parse_recovery_key(wrong)


@pytest.mark.parametrize("typed", ["", "ABCD", "?" * 36, "A" * 35, "A" * 37])
def test_what_is_no_recovery_key_is_told(typed):
    with pytest.raises(WrongPassphrase, match="nine groups"):
        parse_recovery_key(typed)


def test_the_recovery_key_opens_and_that_of_another_file_is_named_as_such(tmp_path, clock, encrypted, reopen):
    with reopen(encrypted) as register:
        mine = register.recovery_key()
    with reopen(encrypted, recovery_key=mine.lower()) as register:
        assert register.recovery_key() == mine
    other = create_register(tmp_path / "other.officer", "another passphrase", clock=clock, actor="Anna", effort=CHEAP)
    with other, pytest.raises(WrongPassphrase, match="another register"):
        reopen(encrypted, recovery_key=other.recovery_key())
    assert key_from_recovery(mine, SALT).salt == SALT

"""From a passphrase to the key of the file, by Argon2id; and the recovery key that stands for the passphrase."""

import hashlib
import hmac
import unicodedata
from collections.abc import Callable
from dataclasses import astuple, dataclass
from functools import reduce
from operator import xor

from argon2.low_level import Type, hash_secret_raw

from officer_app.domain.errors import DamagedRegister, WrongPassphrase

Entropy = Callable[[int], bytes]

MAGIC = b"OFC1"
SALT_SIZE = 16
SEED_SIZE = 20
"""160 bits: what the recovery key writes down."""

_PURPOSE = b"officer register key 1"
_DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LOOKALIKES = str.maketrans({"I": "1", "L": "1", "O": "0", "U": "V"})
_GROUP = 4
_POSSIBLE = (range(6, 23), range(1, 33), range(1, 17))


@dataclass(frozen=True, slots=True)
class Effort:
    """What one guess at a passphrase costs: memory as a power of two in KiB, passes over it, lanes."""

    memory_log2: int = 17
    passes: int = 3
    lanes: int = 4

    def is_possible(self) -> bool:
        """Tell whether the figures can be ours: at most 4 GiB of memory, 32 passes, 16 lanes."""
        return all(figure in possible for figure, possible in zip(astuple(self), _POSSIBLE, strict=True))

    def raised_to(self, standard: "Effort") -> "Effort":
        """Return at least the standard's figures, and nothing less than these."""
        return Effort(*map(max, astuple(self), astuple(standard)))


@dataclass(frozen=True, slots=True)
class FileKey:
    """The key of one register: the seed that people can write down, and the salt at the head of the file."""

    seed: bytes
    salt: bytes

    def database_key(self) -> bytes:
        """Return the 32 bytes that SQLCipher uses (HKDF with SHA-256, RFC 5869)."""
        extracted = hmac.digest(self.salt, self.seed, "sha256")
        return hmac.digest(extracted, _PURPOSE + b"\x01", "sha256")


def new_salt(effort: Effort, entropy: Entropy) -> bytes:
    """Return the first 16 bytes of a new file: our mark, the effort, random bytes, and a check of all these."""
    body = MAGIC + bytes((effort.memory_log2, effort.passes, effort.lanes)) + entropy(SALT_SIZE - len(MAGIC) - 4)
    return body + bytes((_check_byte(body),))


def effort_of(salt: bytes) -> Effort:
    """Return the effort written in a file's salt; raises `DamagedRegister` where the salt is not whole."""
    effort = Effort(*salt[len(MAGIC) : len(MAGIC) + 3])
    if not effort.is_possible() or salt[-1] != _check_byte(salt[:-1]):
        raise DamagedRegister("The first bytes of this register are damaged. Restore the latest copy.")
    return effort


def key_from_passphrase(passphrase: str, salt: bytes) -> FileKey:
    """Return the key for a passphrase: exactly its letters, composed (NFC), with the effort that the salt names."""
    effort = effort_of(salt)
    secret = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    memory = 2**effort.memory_log2
    seed = hash_secret_raw(secret, salt, effort.passes, memory, effort.lanes, SEED_SIZE, Type.ID)
    return FileKey(seed, salt)


def key_from_recovery(written: str, salt: bytes) -> FileKey:
    """Return the key for a recovery key as somebody typed it; raises `WrongPassphrase` for a typing mistake."""
    effort_of(salt)
    return FileKey(parse_recovery_key(written), salt)


def recovery_key(seed: bytes) -> str:
    """Return the seed as people write it down: nine groups of four, the last one to catch slips of the pen."""
    digits = _base32(seed) + _checksum(seed)
    return "-".join(digits[start : start + _GROUP] for start in range(0, len(digits), _GROUP))


def parse_recovery_key(written: str) -> bytes:
    """Return the seed of a recovery key; case, blanks and dashes do not matter, I and L are 1, O is 0."""
    digits = "".join(mark for mark in written.upper() if mark.isalnum()).translate(_LOOKALIKES)
    length = SEED_SIZE * 8 // 5
    if len(digits) != length + _GROUP or not set(digits) <= set(_DIGITS):
        raise WrongPassphrase("A recovery key has nine groups of four letters and digits. Compare it with the paper.")
    seed = reduce(lambda number, digit: number * 32 + _DIGITS.index(digit), digits[:length], 0).to_bytes(SEED_SIZE)
    if digits[length:] != _checksum(seed):
        raise WrongPassphrase("There is a slip in this recovery key. Compare it with the paper, group by group.")
    return seed


def _base32(value: bytes) -> str:
    number = int.from_bytes(value)
    return "".join(_DIGITS[number >> shift & 31] for shift in range(len(value) * 8 - 5, -1, -5))


def _checksum(seed: bytes) -> str:
    return _base32(hashlib.sha256(_PURPOSE + seed).digest()[:5])[:_GROUP]


def _check_byte(body: bytes) -> int:
    return reduce(xor, body, 0xA5)

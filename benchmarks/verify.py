"""How long 100,000 history entries take to verify, beside hashing the same bytes, which no checker can do without.

Run: python benchmarks/verify.py [ENTRIES]. Limit: 60 times the hashing alone, and 10 seconds for 100,000 entries.
Also: reading 20,000 cases, limit 2 seconds; and how long somebody who changes the register all the time has to wait for
a second verification beside it, limit 1 second. Seconds are the processor's own, but for the waiting.
"""

import hashlib
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from officer_app.domain.case import Case
from officer_app.domain.clock import FixedClock
from officer_app.services.register import Register, create_register, open_register, verify_register

Result = TypeVar("Result")

PASSPHRASE = "the heron waits by the weir"  # noqa: S105 - guards nothing
CLOCK = FixedClock(date(2026, 3, 5))
LIMIT_SECONDS = 10.0
LIMIT_RATIO = 60.0
LIMIT_READING = 2.0
LIMIT_WAITING = 1.0
CASES = 20_000
PAUSES = (0.05, 0.7)


def timed(act: Callable[[], Result]) -> tuple[float, Result]:
    """Return how many seconds of the processor something takes, and its result; other programs do not count."""
    start = time.process_time()
    result = act()
    return time.process_time() - start, result


def build(path: Path, entries: int) -> Register:
    """Make an encrypted register: 20,000 cases at most, edited in turn until the history is that long."""
    register = create_register(path, PASSPHRASE, clock=CLOCK, actor="Anna")
    with register.change("benchmark") as work:
        cases = [
            work.insert(Case(reference=f"DSR-2026-{number:05}", subject_name=f"Person {number}"))
            for number in range(min(CASES, entries - 1))
        ]
        for number in range(entries - 1 - len(cases)):
            place = number % len(cases)
            cases[place] = work.update(replace(cases[place], title=f"edit {number}"))
    return register


def hash_the_same(register: Register) -> None:
    """Hash every entry and every payload once: the least that any verification has to do."""
    connection = register._file.connection  # noqa: SLF001 - the peer works on the bare rows
    sql = "SELECT digest, payload_digest, salt, content FROM audit_entry JOIN audit_payload USING (seq)"
    for digest, payload, salt, content in connection.each(sql):
        hashlib.sha256(salt + content.encode()).digest()
        hashlib.sha256(f"{digest}{payload}".encode()).digest()


def longest_change(register: Register, pause: float, *, until: Callable[[], bool]) -> tuple[float, int]:
    """Change a case again and again; return how long the longest change took, and how many there were."""
    case = register.get(Case, 1)
    longest, changes = 0.0, 0
    while not until():
        start = time.perf_counter()
        with register.change("benchmark") as work:
            case = work.update(replace(case, notes=f"change {start}"))
        longest, changes = max(longest, time.perf_counter() - start), changes + 1
        time.sleep(pause)
    return longest, changes


def wait_beside(path: Path, pause: float) -> bool:
    """Print how long the longest change took beside a verification; tell whether that was long, or was a finding."""
    findings: list[object] = []

    def check() -> None:
        findings.extend(verify_register(path, passphrase=PASSPHRASE).findings)

    checking = threading.Thread(target=check)
    with open_register(path, passphrase=PASSPHRASE, clock=CLOCK, actor="Anna") as register:
        start = time.perf_counter()
        checking.start()
        longest, changes = longest_change(register, pause, until=lambda: not checking.is_alive())
        checking.join()
    print(
        f"changed   {changes:>7} times beside a verification of {time.perf_counter() - start:.1f} s,"
        f" each {pause} s: waited {longest:.3f} s at most (limit {LIMIT_WAITING} s)"
    )
    return longest > LIMIT_WAITING or bool(findings)


def main(entries: int) -> int:
    """Print the figures and return 1 where a limit is passed."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "benchmark.officer"
        building, register = timed(lambda: build(path, entries))
        reading, cases = timed(lambda: register.all(Case))
        hashing, _ = timed(lambda: hash_the_same(register))
        register.close()
        verifying, found = timed(lambda: verify_register(path, passphrase=PASSPHRASE))
        megabytes = path.stat().st_size / 1e6
        waited = [wait_beside(path, pause) for pause in PAUSES]
    print(f"built     {found.entries:>7} entries in {building:6.2f} s, {megabytes:.0f} MB, encrypted")
    print(f"read      {len(cases):>7} cases   in {reading:6.2f} s (limit {LIMIT_READING} s)")
    print(f"hashed    {found.entries:>7} entries in {hashing:6.2f} s (peer: the same rows, SHA-256 only)")
    print(f"verified  {found.entries:>7} entries in {verifying:6.2f} s = {verifying / hashing:.1f} times the peer")
    slow = verifying > LIMIT_SECONDS * entries / 100_000 + 1 or verifying > hashing * LIMIT_RATIO
    return int(slow or reading > LIMIT_READING or any(waited) or bool(found.findings))


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000))

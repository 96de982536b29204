"""How long a table of processors takes to come in, beside reading the same file with Python's own reader of CSV.

Run: python benchmarks/importing.py [ROWS]. Limits for each 100,000 rows, in seconds of the processor: 4 to look over,
25 to compare with the register, 40 to write, each record with its entry in the history. While it writes, the window
has its turn at least every 100 milliseconds; giving up half-way leaves nothing. A preview needs 2 kB a row at most.
"""

import csv
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Final, TypeVar

from officer_app.domain.clock import FixedClock
from officer_app.domain.processor import Processor
from officer_app.domain.registry import RECORD_TYPES
from officer_app.services import importing
from officer_app.services.register import Register, create_register

Result = TypeVar("Result")

CLOCK = FixedClock(date(2026, 3, 5))
HEAD = "name,address,email,website,country,phone\n"
LIMITS: Final = {"look over": 4.0, "compare": 25.0, "write": 40.0}
LIMIT_STEP = 0.1
LIMIT_BYTES = 2_000


def timed(act: Callable[[], Result]) -> tuple[float, Result]:
    """Return how many seconds of the processor something takes, and its result; other programs do not count."""
    start = time.process_time()
    result = act()
    return time.process_time() - start, result


def write_table(path: Path, rows: int) -> None:
    """Write a table of companies that do not exist."""
    with path.open("w", encoding="utf-8") as file:
        file.write(HEAD)
        for number in range(rows):
            file.write(
                f"Vendor {number},Street {number % 977},a{number}@v.example,https://v{number}.example,BE,+32 2\n"
            )


def plain(path: Path) -> int:
    """Read the file with Python's own reader: the least that any import has to do."""
    with path.open(encoding="utf-8", newline="") as file:
        return sum(1 for _ in csv.reader(file))


def planned(register: Register, file: importing.TableFile, survey: importing.Survey) -> importing.Plan:
    """Compare the table with the register."""
    meanings = importing.Meanings()
    columns = importing.proposed_columns(RECORD_TYPES["processor"], survey, meanings)
    with register.snapshot() as reader:
        return importing.plan_import(reader, "processor", file, survey, importing.Wish(columns=columns))


def given_up(register: Register, plan: importing.Plan) -> int:
    """Write half of the plan, give up, and return how many records are there."""
    steps = importing.carrying_out(register, plan)
    for done in steps:
        if done >= plan.writes // 2:
            steps.close()
    return len(register.all(Processor))


def longest_step(register: Register, plan: importing.Plan) -> float:
    """Write the whole plan and return the longest time of the processor between two turns of the window."""
    longest, last = 0.0, time.process_time()
    for _ in importing.carrying_out(register, plan):
        now = time.process_time()
        longest, last = max(longest, now - last), now
    return longest


def main(rows: int) -> int:
    """Measure, print and return 1 where a limit is broken."""
    folder = Path(tempfile.mkdtemp())
    path = folder / "vendors.csv"
    write_table(path, rows)
    print(f"{rows:,} rows; the file alone is read in {timed(lambda: plain(path))[0]:.2f} s")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with create_register(folder / "a.officer", None, clock=CLOCK, actor="Anna") as register:
        file = importing.open_table(path)
        looking, survey = timed(lambda: importing.look_over(file))
        comparing, plan = timed(lambda: planned(register, file, survey))
        each = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1_024 / rows
        left = given_up(register, plan)
        writing, longest = timed(lambda: longest_step(register, plan))
    broken = left > 0 or longest > LIMIT_STEP or each > LIMIT_BYTES
    for name, seconds in zip(LIMITS, (looking, comparing, writing), strict=True):
        limit = LIMITS[name] * rows / 100_000
        print(f"{name:10} {seconds:7.2f} s, limit {limit:.2f} s")
        broken = broken or seconds > limit
    print(f"longest step {longest * 1_000:.0f} ms, {each:.0f} bytes a row, {left} records left after giving up")
    return int(broken)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000))

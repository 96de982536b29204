"""How fast letters and messages are read, beside telling their language alone with py3langid, in the same run.

Run: python benchmarks/intake.py. Limit: 5 times the peer for standard letters whose every sentence is new, twice the
peer for copies of letters, as they come by the hundred. Seconds are the processor's own.
"""

import json
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from officer_app.intake.triage import assess_line

FILES = Path(__file__).parents[1] / "tests" / "intake"
ROUNDS = 4
LIMIT_NEW = 5.0
LIMIT_COPIES = 2.0


def texts(folder: str) -> list[str]:
    """Return the texts of all messages in the files of a folder."""
    files = sorted((FILES / folder).glob("*.jsonl"))
    return [json.loads(line)["text"] for file in files for line in file.read_text("utf-8").splitlines()]


def with_new_sentences(letters: Sequence[str], number: int) -> list[str]:
    """Return the letters with a number in each sentence, so that none was ever seen before."""
    return [letter.replace(". ", f" {number}00{at}. ").replace(".\n", f" {number}00{at}.\n")
            for at, letter in enumerate(letters)]  # fmt: skip


def per_second(read: Callable[[str], object], rounds: Sequence[Sequence[str]]) -> float:
    """Return how many texts are read in a second, in the best of the rounds."""
    best = 0.0
    for each in rounds:
        start = time.process_time()
        for text in each:
            read(text)
        best = max(best, len(each) / (time.process_time() - start))
    return best


def compare(what: str, rounds: Sequence[Sequence[str]], peer: LanguageIdentifier) -> float:
    """Print the figures for some texts and return how many times the peer's time reading them takes."""
    ours = per_second(lambda text: assess_line({"text": text}), rounds)
    theirs = per_second(peer.rank, rounds)
    print(f"{what:<44} {ours:7,.0f} lines a second = {theirs / ours:.2f} times the peer ({theirs:,.0f} a second)")
    return theirs / ours


def main() -> int:
    """Print the figures and return 1 where a limit is passed."""
    peer = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    letters, messages = texts("standard_letters"), texts("messages")
    copies = compare("copies of standard letters", [letters] * ROUNDS, peer)
    new = compare("standard letters, each sentence new", [with_new_sentences(letters, n) for n in range(ROUNDS)], peer)
    compare("everyday messages", [messages] * ROUNDS, peer)
    return int(new > LIMIT_NEW or copies > LIMIT_COPIES)


if __name__ == "__main__":
    sys.exit(main())

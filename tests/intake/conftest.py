"""Messages of ordinary people and standard letters, with what each asks, for the tests of reading them."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from officer_app.intake.triage import Candidate, assess

HERE = Path(__file__).parent
Example = Mapping[str, Any]


def examples(path: Path) -> list[Example]:
    """Return the messages of one file, one JSON object a line."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def messages(*stems: str) -> list[Example]:
    """Return the everyday messages of these files."""
    return [each for stem in stems for each in examples(HERE / "messages" / f"{stem}.jsonl")]


def is_exact(example: Example, candidate: Candidate) -> bool:
    """Tell whether the language and the rights are exactly those that the message was written for."""
    found = {right.value for right in candidate.rights}
    return candidate.language == example["language"] and found == set(example["rights"])


def misses(chosen: list[Example]) -> list[str]:
    """Return the messages that are not read exactly, each with what was found instead."""
    read = [(each, assess(each["text"])) for each in chosen]
    return [f"{each['id']}: {found.language} {[*found.rights]}" for each, found in read if not is_exact(each, found)]

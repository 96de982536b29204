"""What the services use: a candidate from a file on disk or from a text."""

from pathlib import Path

from officer_app.intake.email import read_message_file
from officer_app.intake.triage import Candidate, assess

__all__ = ["Candidate", "read_candidate", "read_text"]


def read_candidate(path: Path) -> Candidate:
    """Read an e-mail or text file as a case candidate; raises OfficerError where it cannot be read."""
    return assess(read_message_file(path))


def read_text(text: str) -> Candidate:
    """Read a pasted or typed text as a case candidate."""
    return assess(text)

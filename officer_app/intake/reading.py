"""What the services use: a candidate from a file on disk or from a text."""

import re
from pathlib import Path

from officer_app.intake.email import read_message, read_message_file, read_text_bytes
from officer_app.intake.triage import Candidate, assess

__all__ = ["Candidate", "read_bytes", "read_candidate", "read_text"]

_MAIL_HEADER = re.compile(
    rb"\A\s*(from|to|date|subject|received|return-path|delivered-to|mime-version)\s*:", re.IGNORECASE
)


def read_candidate(path: Path) -> Candidate:
    """Read an e-mail or text file as a case candidate; raises OfficerError where it cannot be read."""
    return assess(read_message_file(path))


def read_text(text: str) -> Candidate:
    """Read a pasted or typed text as a case candidate."""
    return assess(text)


def read_bytes(data: bytes) -> Candidate:
    """Read what came through a pipe: an e-mail where it begins with one of its headers, else a text."""
    return assess(read_message(data) if _MAIL_HEADER.match(data) else read_text_bytes(data))

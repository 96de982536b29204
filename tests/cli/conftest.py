"""The command line as a person calls it: arguments in, two streams and an exit code out."""

import io
import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from officer_app.bootstrap import main

PASSPHRASE = "a lantern by the river"


@dataclass(frozen=True)
class Result:
    code: int
    out: str
    err: str

    @property
    def json(self):
        return json.loads(self.out)

    @property
    def lines(self):
        return [json.loads(line) for line in self.out.splitlines()]


class _Input(io.TextIOWrapper):
    def isatty(self):
        return False


@pytest.fixture
def officer(capsys, monkeypatch):
    """Run one command in this process; `stdin` is text or bytes."""
    monkeypatch.setenv("OFFICER_PASSPHRASE", PASSPHRASE)

    def call(*words, stdin=b""):
        data = stdin.encode() if isinstance(stdin, str) else stdin
        monkeypatch.setattr("sys.stdin", _Input(io.BytesIO(data), encoding="utf-8"))
        code = main([str(word) for word in words])
        out, err = capsys.readouterr()
        return Result(code, out, err)

    return call


@pytest.fixture
def plain_register(tmp_path, officer) -> Path:
    path = tmp_path / "plain.officer"
    assert officer("--today", "2026-03-05", "new", path, "--no-encryption").code == 0
    return path

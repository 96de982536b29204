"""The command line as a person calls it: arguments in, two streams and an exit code out."""

import io
import json
from contextlib import redirect_stdout
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
def bad_lines(officer):
    """Return a function that asks bad questions, each followed by a good one; the answers to the good ones."""

    def ask(subject, bad, good):
        result = officer("assess", subject, stdin="\n".join(line for each in bad for line in (each, good)))
        answers = result.lines
        assert (result.code, result.err, len(answers)) == (0, "", 2 * len(bad))
        for line, answer in zip(bad, answers[::2], strict=True):
            assert list(answer) == ["error"], line
            assert answer["error"].endswith("."), line
        return answers[1::2]

    return ask


@pytest.fixture(scope="session")
def made_by_the_program(tmp_path_factory):
    """Return the bytes of a plain register that the program made, once: each test begins with a copy of it."""
    path = tmp_path_factory.mktemp("founded") / "plain.officer"
    with redirect_stdout(io.StringIO()):
        assert main(["--today", "2026-03-05", "new", str(path), "--no-encryption"]) == 0
    return path.read_bytes()


@pytest.fixture
def plain_register(tmp_path, made_by_the_program) -> Path:
    path = tmp_path / "plain.officer"
    path.write_bytes(made_by_the_program)
    return path

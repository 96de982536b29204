"""A report that is broken off, with Ctrl-C or by the machine, leaves no file under its name, or the older one."""

import os
import signal
import subprocess
import sys

import pytest

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals the Unix way")

HIT = """
import os, signal, sys
from pathlib import Path
signal.signal(signal.SIGINT, signal.default_int_handler)  # what runs in the background begins without it
from officer_app.bootstrap import main
from officer_app.documents.sheet import Sheet

moment, number = sys.argv[1], int(sys.argv[2])
show, write = Sheet.showPage, Path.write_bytes

def hit_at_second_page(sheet):
    if sheet.page == 1:
        os.kill(os.getpid(), number)
    show(sheet)

def hit_in_the_middle(path, data):
    write(path, data[: len(data) // 2])
    os.kill(os.getpid(), number)

if moment == "drawing":
    Sheet.showPage = hit_at_second_page
else:
    Path.write_bytes = hit_in_the_middle
sys.exit(main(sys.argv[3:]))
"""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL])
@pytest.mark.parametrize(("moment", "name"), [("drawing", "new.pdf"), ("writing", "old.pdf")])
def test_what_is_broken_off_leaves_no_half_report(plain_register, tmp_path, number, moment, name):
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "old.pdf").write_bytes(b"the last report")
    words = ["--today", "2026-03-06", "report", plain_register, "art30_controller", "--out", folder / name]
    script = [sys.executable, "-c", HIT, moment, str(int(number)), *map(str, words)]
    ended = subprocess.run(script, capture_output=True, text=True, check=False)
    assert (folder / "old.pdf").read_bytes() == b"the last report"
    assert not (folder / "new.pdf").exists()
    if number == signal.SIGINT:
        assert (ended.returncode, ended.stderr) == (2, "Stopped. Nothing half-done was kept.\n")
        assert len(list(folder.iterdir())) == 1
    else:
        assert ended.returncode == -number

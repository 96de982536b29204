"""Text that wants to be followed, and a watch over all that Python opens, runs or connects to (PEP 578)."""

import sys
from contextlib import contextmanager

from officer_app.domain.places import resources_folder

HOSTILE = (
    '=HYPERLINK("http://127.0.0.1:9/x") <img src="/etc/hostname"/> <img src="http://127.0.0.1:9/x"> '
    "<a href=\"file:///etc/passwd\">x</a> <font color=\"[[[__import__('os').system('id')]]]\">x</font> "
    '<onDraw name="x"/> {{> /etc/passwd}} {{#x}} ![x](/etc/passwd)'
)
_WATCHED = ("open", "os.", "socket.", "subprocess.", "urllib.", "http.", "ftplib.", "smtplib.", "webbrowser.",
    "shutil.", "tempfile.", "glob.", "pty.", "sqlite3.", "ctypes.dlopen", "exec", "compile")  # fmt: skip
_listening: list[list[tuple[str, str]]] = []


def _note(event, arguments):
    if _listening and event.startswith(_WATCHED):
        for seen in _listening:
            seen.append((event, str(arguments[0]) if arguments else ""))


sys.addaudithook(_note)


@contextmanager
def nothing_foreign_opened():
    """Fail where anything but a file of the program was opened, or anything was run or connected to.

    What libraries load late counts too: draw the same of harmless text before.
    """
    seen, own = [], str(resources_folder())
    _listening.append(seen)
    try:
        yield
    finally:
        _listening.remove(seen)
    foreign = [(event, named) for event, named in seen if event != "open" or not named.startswith(own)]
    assert not foreign, foreign

"""One window for each register: a second start raises the first and ends."""

import getpass
import hashlib
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_PATIENCE_MS = 500
_RAISE = b"raise"


def user_name() -> str:
    """Return the name under which the person is logged in, or the program's own where the system tells none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "officer"


def channel_name(register: Path) -> str:
    """Return the name under which the window of a register listens; the path itself is not told."""
    facts = f"{user_name()}\n{register.expanduser().resolve()}"
    return f"officer-{hashlib.sha256(facts.encode()).hexdigest()[:32]}"


def raise_first_window(register: Path) -> bool:
    """Ask the window that has this register open to come forward; False where there is none."""
    socket = QLocalSocket()
    socket.connectToServer(channel_name(register))
    if not socket.waitForConnected(_PATIENCE_MS):
        return False
    socket.write(_RAISE)
    socket.flush()
    socket.waitForBytesWritten(_PATIENCE_MS)
    socket.disconnectFromServer()
    return True


class Doorbell(QObject):
    """Listens for second starts of a register, as long as its window is open."""

    def __init__(self, register: Path, on_ring: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._on_ring = on_ring
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        name = channel_name(register)
        if not self._server.listen(name):
            QLocalServer.removeServer(name)  # left behind by a program that was killed
            self._server.listen(name)

    @property
    def is_listening(self) -> bool:
        return self._server.isListening()

    def close(self) -> None:
        """Stop listening: the register is closed."""
        self._server.close()

    def _answer(self) -> None:
        while self._server.hasPendingConnections():
            caller = self._server.nextPendingConnection()
            caller.disconnected.connect(caller.deleteLater)
            self._on_ring()

"""Opening and making registers off the window's thread: the key is worked out there, the file opened here."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from officer_app.domain.clock import Clock
from officer_app.domain.organisation import Organisation
from officer_app.services.register import Register, create_register, is_encrypted, open_register
from officer_app.ui.jobs import Job, Jobs
from officer_app.ui.words import t

Opened = Callable[[Register], None]
Failed = Callable[[Exception], None]


class Opener:
    """Opens registers for one officer; a register belongs to the thread that opened it."""

    def __init__(self, jobs: Jobs, clock: Clock, actor: str) -> None:
        self.jobs = jobs
        self.clock = clock
        self.actor = actor

    def unlock(self, path: Path, passphrase: str, done: Opened, failed: Failed) -> Job:
        """Open an encrypted register by its passphrase."""

        def work(_progress: object, _cancelled: object) -> str:
            with_key = open_register(path, passphrase=passphrase, clock=self.clock, actor=self.actor)
            try:
                return with_key.recovery_key()
            finally:
                with_key.close()

        return self.jobs.start(t("Opening the register"), work, self._then(path, done, failed), failed)

    def open_now(self, path: Path, recovery_key: str | None = None) -> Register:
        """Open a plain register, or any by its recovery key; that takes no time. Raises the `RegisterError`s."""
        return open_register(path, recovery_key=recovery_key, clock=self.clock, actor=self.actor)

    def create(
        self, path: Path, passphrase: str | None, organisation: Organisation, done: Opened, failed: Failed
    ) -> Job:
        """Make a register with its organisation and open it; nothing is overwritten."""

        def work(_progress: object, _cancelled: object) -> str | None:
            path.parent.mkdir(parents=True, exist_ok=True)
            made = create_register(path, passphrase, clock=self.clock, actor=self.actor, organisation=organisation)
            try:
                return made.recovery_key() if made.encrypted else None
            finally:
                made.close()

        return self.jobs.start(t("Making the register"), work, self._then(path, done, failed), failed)

    def _then(self, path: Path, done: Opened, failed: Failed) -> Callable[[Any], None]:
        def open_here(key: str | None) -> None:
            try:
                register = self.open_now(path, key)
            except Exception as error:  # noqa: BLE001 - told like any other failure of the job
                failed(error)
                return
            done(register)

        return open_here


def asks_passphrase(path: Path) -> bool:
    """Tell whether a register is locked; raises the `RegisterError`s where it is none of ours."""
    return is_encrypted(path)

"""Encrypting the register anew beside the work of the day: in a job with progress, put in place at its end."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from officer_app.domain.errors import OfficerError, ProblemsFound, WrongPassphrase
from officer_app.services.register import Renewal
from officer_app.ui.desk import Desk
from officer_app.ui.jobs import Job
from officer_app.ui.notices import Offer, words_of
from officer_app.ui.passphrase import SecretField
from officer_app.ui.theme import Tone
from officer_app.ui.words import t

MOST_OFFERED = 20
"""Registers of which it is remembered that the offer was made."""


class Renewing(QObject):
    """One renewal of the register's key at a time; it can be given up until the new file is put in place."""

    began = Signal()
    ended = Signal()
    done = Signal(str)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._renewal: Renewal | None = None
        self._job: Job | None = None

    @property
    def is_under_way(self) -> bool:
        """Whether the register is being encrypted anew."""
        return self._renewal is not None

    def begin(self, title: str, verb: Callable[[], Renewal], field: SecretField) -> None:
        """Start what the verb begins; a wrong passphrase is told beside the field, anything else in a notice."""
        if self.is_under_way:
            return
        try:
            renewal = verb()
        except OfficerError as error:
            _refuse(self._desk, field, error)
            return
        self._renewal = renewal
        self._job = self._desk.jobs.start(
            title, renewal.write, lambda _: self._finish(renewal), lambda error: self._fail(error, field)
        )
        self._job.finished.connect(self._give_up_if_cancelled)
        self.began.emit()

    def _give_up_if_cancelled(self) -> None:
        if self._job and self._job.is_cancelled:
            self._end()
            self._desk.notices.say(t("Given up. The register is as it was, and so is its passphrase."), Tone.PLAIN)

    def _end(self) -> None:
        if self._renewal:
            self._renewal.give_up()
        self._renewal, self._job = None, None
        self.ended.emit()

    def _finish(self, renewal: Renewal) -> None:
        was_encrypted = self._desk.register.encrypted
        try:
            renewal.finish()
        except OfficerError as error:
            self._desk.notices.say_error(error)
            self._end()
            return
        self._end()
        said = t("The register is encrypted anew.") if was_encrypted else t("The register is encrypted now.")
        self.done.emit(t("{done} Print a new recovery sheet now: an older one does not open it.", done=said))
        self._desk.verifier.verify()

    def _fail(self, error: Exception, field: SecretField) -> None:
        self._end()
        if isinstance(error, OfficerError):
            _refuse(self._desk, field, error)
        else:
            self._desk.jobs.crashed.emit(error)


def _refuse(desk: Desk, field: SecretField, error: OfficerError) -> None:
    if isinstance(error, (WrongPassphrase, ProblemsFound)):
        field.say(words_of(error))
        field.setFocus()
    else:
        desk.notices.say_error(error)


def offer_stronger_key(desk: Desk, show: Callable[[], None]) -> None:
    """Offer once for each register whose encryption could be stronger to make it so; nothing happens by itself."""
    register, settings = desk.register, desk.settings
    name = str(register.path)
    if register.read_only or not register.could_be_stronger or name in settings.values.offered_stronger:
        return
    settings.keep(offered_stronger=(*settings.values.offered_stronger, name)[-MOST_OFFERED:])
    words = t("The encryption of this register can be made stronger now. Your passphrase stays the same.")
    desk.notices.say(words, Tone.PLAIN, Offer(t("Look at it"), show))

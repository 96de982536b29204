"""A report on its way into a file: made in the background, whole or not at all, and always told of."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from officer_app.domain.errors import OfficerError
from officer_app.domain.watch import Cancelled, Progress, Watch
from officer_app.services.case_work import write_whole
from officer_app.ui.desk import Desk
from officer_app.ui.notices import Offer
from officer_app.ui.saving import open_folder_of, with_ending
from officer_app.ui.theme import Tone
from officer_app.ui.words import t


@dataclass(slots=True)
class ReportWriting:
    """What is written where: `make` gives the bytes in another thread, `again` asks for a place once more."""

    desk: Desk
    make: Callable[[Watch], bytes]
    again: Callable[[], None]
    to: Path = field(default_factory=Path)
    is_written: bool = False

    def start(self, title: str, place: Path, ending: str) -> None:
        """Begin to write at a place under its ending, and say how it ended."""
        try:
            self.to = with_ending(place, ending)
        except OfficerError as error:
            self._fail(error)
            return
        job = self.desk.jobs.start(title, self._write, lambda _written: self._tell(), self._fail)
        job.finished.connect(lambda: self._give_up() if job.is_cancelled else None)

    def _write(self, progress: Progress, cancelled: Cancelled) -> Path:
        watch = Watch(progress, cancelled)
        data = self.make(watch)
        watch.look()
        write_whole(self.to, data)
        self.is_written = True
        return self.to

    def _give_up(self) -> None:
        if self.is_written:  # it came to its end before it heard of it
            self._tell()
            return
        offer = Offer(t("Save it after all"), self.again)
        self.desk.notices.say(t("The saving was given up. No file was written."), Tone.PLAIN, offer)

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, OfficerError):
            self.desk.jobs.crashed.emit(error)
            return
        self.desk.notices.say_error(error, Offer(t("Choose another place"), self.again))

    def _tell(self) -> None:
        offer = Offer(t("Show the folder"), lambda: open_folder_of(self.to))
        self.desk.notices.say(t("The report is in {name}.", name=self.to.name), Tone.OK, offer)

"""The starter set offered to a register that is open: what it brings, and that nothing there is changed."""

from PySide6.QtWidgets import QPushButton

from officer_app.domain.errors import OfficerError
from officer_app.domain.registry import RECORD_TYPES
from officer_app.services.starter import add_starter_set, starter_counts
from officer_app.ui.buttons import button
from officer_app.ui.desk import Desk
from officer_app.ui.dialogs.question import confirm
from officer_app.ui.notices import words_of
from officer_app.ui.theme import Tone
from officer_app.ui.words import count, language, t, translate


def offer_starter_set(desk: Desk) -> None:
    """Ask whether the starter set is wanted, and add what of it is not there yet."""
    if not confirm(
        desk.window,
        t("Begin with what a marketing-technology company usually has?"),
        t("Add the starter set"),
        details=" ".join((what_it_brings(), t("What you have written stays as it is."))),
    ):
        return
    try:
        added = sum(add_starter_set(desk.register, language()).values())
    except OfficerError as error:
        desk.notices.say(words_of(error), Tone.BAD)
        return
    desk.notices.say(_outcome(added), Tone.OK)


def starter_button(desk: Desk, name: str, look: str = "link") -> QPushButton:
    """Return the button that offers the starter set."""
    words = t("Begin with the usual entries of a marketing-technology company")
    return button(words, name, lambda: offer_starter_set(desk), look=look)


def what_it_brings() -> str:
    """Return how many records of which kind the set has, and that they are only a beginning."""
    kinds = [f"{translate(RECORD_TYPES[key].plural)} ({number})" for key, number in starter_counts().items()]
    return t("It brings: {kinds}. They are drafts to make your own.", kinds=", ".join(kinds))


def _outcome(added: int) -> str:
    if not added:
        return t("Everything of the starter set was there already.")
    return count(added, "{n} record was added.", "{n} records were added.")

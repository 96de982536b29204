"""The letter as an e-mail draft: saved where the officer says, and opened in her own mail program, which sends it."""

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton

from officer_app.domain.errors import OfficerError
from officer_app.services.mail import mail_draft_of
from officer_app.services.output import MadeLetter
from officer_app.ui.buttons import button
from officer_app.ui.desk import Desk
from officer_app.ui.notices import Offer
from officer_app.ui.saving import open_file, open_folder_of, save_mail
from officer_app.ui.theme import Tone
from officer_app.ui.words import t


def mail_button(desk: Desk, made: Callable[[], MadeLetter | None], title: Callable[[], str]) -> QPushButton:
    """Return the button; `made` makes the letter, or says why not and returns None, `title` names its file."""

    def press() -> None:
        letter = made()
        if letter:
            draft_mail(desk, letter, title(), press)

    tip = t("Save the letter as an e-mail with the PDF attached, and open it in your mail program. Nothing is sent.")
    return button(t("E-mail draft"), "letter.mail", press, icon_name="mail", tip=tip)


def draft_mail(desk: Desk, made: MadeLetter, title: str, again: Callable[[], None]) -> None:
    """Save the draft and open it; what cannot be done is said, and nothing is lost."""
    try:
        data = mail_draft_of(desk.register, made.written)
    except OfficerError as error:
        desk.notices.say_error(error)
        return
    try:
        saved = save_mail(desk.window, data, title)
    except OfficerError as error:
        desk.notices.say_error(error, Offer(t("Choose another place"), again))
        return
    if saved is None:
        return
    folder = Offer(t("Show the folder"), lambda: open_folder_of(saved))
    if open_file(saved):
        words = t("The e-mail draft is saved as {path} and opens in your mail program. You send it there.", path=saved)
        desk.notices.say(words, Tone.OK, folder)
    else:
        words = t("The e-mail draft is saved as {path}, but no program opened it. Open it from its folder.", path=saved)
        desk.notices.say(words, Tone.WARN, folder)

"""How one comes to a record of any type, and back to where one was."""

from typing import Any, Protocol

from officer_app.domain.errors import NotFound
from officer_app.domain.registry import RECORD_TYPES, RecordType
from officer_app.services.registers import LinkedRecord, links_of
from officer_app.ui.desk import Desk
from officer_app.ui.pages.cases import CasesPage
from officer_app.ui.pages.gaps import GapsPage
from officer_app.ui.pages.promises import PromisesPage
from officer_app.ui.pages.register_page import RegisterPage
from officer_app.ui.register_book import REGISTERS
from officer_app.ui.register_words import title_words
from officer_app.ui.theme import Tone
from officer_app.ui.trail import Place, Trail
from officer_app.ui.words import t


class Shows(Protocol):
    """What the ways know of the workplace."""

    desk: Desk

    @property
    def current(self) -> Any: ...

    def show_page(self, key: str) -> None: ...

    def page(self, key: str) -> Any: ...


class RecordWays:
    """Opens records on the pages where they are shown; what has no page is shown with what it belongs to."""

    def __init__(self, workplace: Shows) -> None:
        self._workplace = workplace
        self._register = workplace.desk.register
        self._trail = Trail()

    def forget(self) -> None:
        """Forget the way: one went on by another."""
        self._trail.forget()

    def open(self, key: str, record_id: int, tab: str = "") -> None:
        """Show a record over the whole page, and remember from where one came."""
        kind = RECORD_TYPES[key]
        if key in REGISTERS or key == "case":
            self._go(key, record_id, tab)
        elif kind.parent:
            self._open_with_parent(kind, record_id)
        else:
            self._open_with_namer(kind, record_id)

    def _open_with_parent(self, kind: RecordType, record_id: int) -> None:
        try:
            record = self._register.get(kind.record, record_id)
        except NotFound as error:
            self._workplace.desk.notices.say_error(error)
            return
        tabs = {"identity_check": "identity", "search_task": "tasks"}
        tab = tabs.get(kind.key, "messages") if kind.parent == "case" else kind.key
        self._go(kind.parent, getattr(record, kind.parent_field), tab)

    def _open_with_namer(self, kind: RecordType, record_id: int) -> None:
        """Show a file with the first record that names it."""
        try:
            namers = links_of(self._register, kind.key, record_id).back
        except NotFound as error:
            self._workplace.desk.notices.say_error(error)
            return
        shown: LinkedRecord | None = next((each for each in namers if each.kind.key in REGISTERS), None)
        if shown:
            self._go(shown.kind.key, shown.id, "papers")
        else:
            self._workplace.desk.notices.say(t("No record of a register names this one."), Tone.WARN)

    def _go(self, key: str, record_id: int, tab: str) -> None:
        self._trail.went_on(self._here(), (_page_of(key), record_id))
        self._show(_page_of(key), record_id, tab)

    def _here(self) -> Place | None:
        """Return the record that is shown now, or the list of gaps or promises."""
        page = self._workplace.current
        if isinstance(page, RegisterPage) and page.open_id is not None:
            file = page.panel.file
            title = title_words(file.kind, file.record) if file and file.record.id == page.open_id else ""
            return Place(page.key, page.open_id, title or t("the last record"))
        if isinstance(page, CasesPage) and page.panel.case_id is not None and not page.panel.isHidden():
            return Place("cases", page.panel.case_id, page.panel.header.title.text())
        if isinstance(page, GapsPage):
            return Place("gaps", 0, t("Gaps"))
        if isinstance(page, PromisesPage):
            return Place("promises", 0, t("Promises"))
        return None

    def _show(self, page_key: str, record_id: int, tab: str = "") -> None:
        self._workplace.show_page(page_key)
        page = self._workplace.page(page_key)
        if isinstance(page, GapsPage | PromisesPage):
            return
        if isinstance(page, CasesPage):
            page.open_case(record_id, tab)
        else:
            page.open_record(record_id, tab)
            page.panel.header.show_way_back(self._trail.behind)

    def back(self) -> bool:
        """Go back to where a link was followed from; False where none was."""
        place = self._trail.back()
        if place is None:
            return False
        self._show(place.page, place.record_id)
        return True


def _page_of(key: str) -> str:
    return "cases" if key == "case" else key

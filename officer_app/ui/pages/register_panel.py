"""One record of a register: its head, and below it what is known, what hangs on it, its files and its history."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from officer_app.domain.agreement import Clause, Presence
from officer_app.domain.audit import HistoryEntry
from officer_app.domain.errors import NotFound
from officer_app.domain.findings import Finding
from officer_app.domain.registry import RECORD_TYPES, children_of
from officer_app.services import registers
from officer_app.services.output import letter_types_about
from officer_app.ui.desk import Desk
from officer_app.ui.dialogs.question import confirm
from officer_app.ui.history_list import HistoryList
from officer_app.ui.pages.register_chain import Chain
from officer_app.ui.pages.register_checklist import Checklist
from officer_app.ui.pages.register_children import Children
from officer_app.ui.pages.register_facts import Facts
from officer_app.ui.pages.register_header import RegisterHeader
from officer_app.ui.pages.register_letters import RecordLetters
from officer_app.ui.pages.register_links import LinksCard
from officer_app.ui.pages.register_papers import Papers
from officer_app.ui.pages.register_verbs import RegisterVerbs
from officer_app.ui.register_file import RegisterFile, papers_spec, read_file
from officer_app.ui.register_words import title_words
from officer_app.ui.scrolling import scrolled
from officer_app.ui.words import t, translate

_LOWEST_PART = 260
"""Height in pixels that a part keeps; in a lower window the whole record scrolls."""
_ALL = 10_000
_CHAINED = frozenset({"processor", "sub_processor"})


class _Parts(QStackedWidget):
    """Asks for little room, so that a part scrolls within itself before the whole record does."""

    def sizeHint(self) -> QSize:
        return QSize(400, _LOWEST_PART)

    def hasHeightForWidth(self) -> bool:
        return False


class RegisterPanel(QWidget):
    """Shows a record, read in the background, and again where a change concerns it; the tab stays."""

    closed = Signal()
    gone = Signal()
    widened = Signal()

    def __init__(self, desk: Desk, key: str, verbs: RegisterVerbs) -> None:
        super().__init__()
        self.setObjectName(f"{key}_panel")
        self.setAccessibleName(translate(RECORD_TYPES[key].singular))
        self.setMinimumWidth(320)
        self._desk, self._key, self._verbs = desk, key, verbs
        self.record_id: int | None = None
        self.file: RegisterFile | None = None
        self._asked = 0
        self._is_stale = False
        self.header = RegisterHeader(key)
        self._listen()
        self.tabs = QTabBar()
        self.tabs.setObjectName(f"{key}_tabs")
        self.tabs.setAccessibleName(t("Parts of the record"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(True)
        self.parts: dict[str, QWidget] = {}
        self._pages = _Parts()
        self._pages.setObjectName(f"{key}_parts")
        self._make_parts()
        self.tabs.currentChanged.connect(self._turn)
        self._lay_out()
        self.header.set_wide(wide=False)

    def _listen(self) -> None:
        header = self.header
        header.back.connect(self.closed)
        header.widened.connect(self.widened)
        header.returned.connect(self._desk.back_wanted)
        header.change_wanted.connect(lambda: self._do(self._verbs.change))
        header.retire_wanted.connect(lambda: self._do(self._verbs.retire))
        header.return_wanted.connect(lambda: self._do(self._verbs.bring_back))
        header.delete_wanted.connect(lambda: self._do(self._verbs.delete))

    def _do(self, verb: Callable[[str, Any], object]) -> None:
        if self.file:
            verb(self._key, self.file.record)

    def _make_parts(self) -> None:
        links = LinksCard(self._key, self._desk.open_record, self._add_linked)
        self.facts = Facts(self._key, self._desk.open_record, links)
        self.facts.edit_wanted.connect(self._edit)
        self.facts.mend_wanted.connect(self.mend)
        self._add_part("facts", t("Overview"), self.facts)
        for kind in children_of(self._key):
            is_checklist = kind.key == "clause_check"
            part = Checklist(self._desk) if is_checklist else self._children(kind)
            self._add_part(kind.key, t("Checklist") if is_checklist else translate(kind.plural), part)
        if self._key in _CHAINED:
            self._add_part("chain", t("Chain"), Chain(self._desk.open_record, self._verbs.new))
        if letter_types_about(self._key):
            self._add_part("letters", t("Letters"), RecordLetters(self._desk, self._key))
        if papers_spec(self._key):
            self._add_part("papers", t("Documents"), Papers(self._desk, self._key))
        self.history = HistoryList(f"{self._key}_history", self._desk.register, tells_subject=False)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 4, 10, 12)
        column.addWidget(self.history)
        self._add_part("history", t("History"), scrolled(holder, f"{self._key}_history_area"))

    def _children(self, kind: Any) -> Children:
        return Children(
            kind,
            lambda: self._add_child(kind),
            lambda record: self._verbs.change(kind.key, record),
            lambda record: self._remove_child(kind, record),
        )

    def _add_child(self, kind: Any) -> None:
        begun: dict[str, Any] = {kind.parent_field: self.record_id}
        self._verbs.new(kind.key, **begun)

    def _remove_child(self, kind: Any, record: Any) -> None:
        title = title_words(kind, record)
        if confirm(self._desk.window, t("Delete {title}?", title=title), t("Delete"), safe=t("Keep it")):
            self._desk.attempt(lambda: registers.delete_record(self._desk.register, kind.key, record.id))

    def _add_part(self, name: str, title: str, part: QWidget) -> None:
        self.parts[name] = part
        self.tabs.addTab(title)
        self._pages.addWidget(part)

    def _lay_out(self) -> None:
        line = QFrame()
        line.setObjectName("tabs_line")
        line.setProperty("box", "rule")
        self._pages.setMinimumHeight(_LOWEST_PART)
        inside = QWidget()
        inside.setObjectName(f"{self._key}_inside")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(inside, f"{self._key}_panel_area"))
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addSpacing(6)
        column.addWidget(self.tabs)
        column.addWidget(line)
        column.addSpacing(10)
        column.addWidget(self._pages, 1)

    def show_record(self, record_id: int | None) -> None:
        """Show another record; the tab stays."""
        if record_id != self.record_id:
            self.record_id = record_id
            self.reload()

    def forget(self) -> None:
        """Show no record."""
        self.record_id, self.file = None, None
        letters = self.parts.get("letters")
        if isinstance(letters, RecordLetters):
            letters.drop()

    def touched(self, names: frozenset[str]) -> None:
        """Read the record again after any change; one out of sight is read when it is shown again."""
        if names and self.isVisible():
            self.reload()
        elif names:
            self._is_stale = True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self.reload()

    def reload(self) -> None:
        """Read the record again, in the background."""
        if self.record_id is None:
            return
        self._asked += 1
        self._is_stale = False
        wanted, asked, today = self.record_id, self._asked, self._desk.today()

        def question(reader: Any) -> RegisterFile | None:
            try:
                return read_file(reader, self._key, wanted, today)
            except NotFound:
                return None

        self._desk.read(t("Reading the record"), question, lambda file: self._show(file, asked))

    def _show(self, file: RegisterFile | None, asked: int) -> None:
        if asked != self._asked or self.record_id is None:
            return
        if file is None:
            self.gone.emit()
            return
        self.file = file
        self.header.show_file(file)
        self._count(file)
        self._turn(self.tabs.currentIndex())

    def _count(self, file: RegisterFile) -> None:
        names = list(self.parts)
        for kind in children_of(self._key):
            records = file.children.get(kind.key, ())
            if kind.key == "clause_check":
                checked = sum(each.presence is not Presence.OPEN for each in records)
                title = t("Checklist {n}/{all}", n=checked, all=len(records))
            else:
                title = _counted(translate(kind.plural), len(records))
            self.tabs.setTabText(names.index(kind.key), title)
        if "chain" in self.parts:
            self.tabs.setTabText(names.index("chain"), _counted(t("Chain"), len(file.chain)))
        if "papers" in self.parts:
            self.tabs.setTabText(names.index("papers"), _counted(t("Documents"), len(file.documents)))

    def show_tab(self, name: str) -> None:
        """Turn to a part of the record by its name; one that it has not leaves the tab.

        After a stroke may stand which clause of the checklist is looked at: `clause_check/C0_PURPOSE`.
        """
        part, _, clause = name.partition("/")
        if part not in self.parts:
            return
        self.tabs.setCurrentIndex(list(self.parts).index(part))
        checklist = self.parts[part]
        if clause and isinstance(checklist, Checklist):
            checklist.go_to(next((each for each in Clause if each.value == clause), None))

    def _turn(self, index: int) -> None:
        name = list(self.parts)[index]
        part: Any = self.parts[name]
        self._pages.setCurrentWidget(part)
        if self.file is None:
            return
        if name == "history":
            self.history.show_entries(self._entries(self.file))
        else:
            part.show_file(self.file)

    def _entries(self, file: RegisterFile) -> list[HistoryEntry]:
        told = [(self._key, file.record.id)]
        told += [(key, each.id) for key, records in file.children.items() for each in records]
        entries = [entry for key, number in told for entry in self._desk.register.history(key, number, newest=_ALL)]
        return sorted(entries, key=lambda entry: entry.seq, reverse=True)

    def _edit(self, group: str) -> None:
        if self.file:
            self._verbs.change_group(self._key, self.file.record, group)

    def mend(self, finding: Finding) -> None:
        """Go where a finding is mended: a row of the checklist, another part of the record, or a field of its form."""
        checklist = self.parts.get("clause_check")
        if finding.field in self.parts:
            self.show_tab(finding.field)
            if isinstance(checklist, Checklist):
                checklist.go_to(finding.sentence.values.get("clause"))
        elif self.file:
            self._verbs.change(self._key, self.file.record, finding.field)

    def _add_linked(self, key: str, field: str) -> None:
        if self.file is None:
            return
        made = self._verbs.new(key, **{field: self.file.record.id})
        if made is not None:
            self._desk.open_record(key, made)


def _counted(title: str, number: int) -> str:
    return t("{title} {n}", title=title, n=number) if number else title

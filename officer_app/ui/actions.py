"""Everything that the window can do, as data: title, keys, the method that does it, and when it can be done."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtGui import QAction, QKeySequence

from officer_app.ui.words import t, translate


@dataclass(frozen=True, slots=True)
class Act:
    """One thing to do; `does` names a method of the window, `when` a method that says whether it can be done now."""

    id: str
    title: str
    does: str
    keys: str = ""
    icon: str = ""
    when: str = ""
    argument: str = ""


ACTS = (
    Act("case.new", "New case", "new_case", "Ctrl+N", "plus", when="is_open"),
    Act("case.from_file", "New case from a file", "new_case_from_file", "Ctrl+O", "mail", when="is_open"),
    Act("marketing.stop", "Stop marketing to an address", "stop_marketing", "Ctrl+Shift+M", "stop", when="is_open"),
    Act("search", "Search", "go_to_search", "Ctrl+F", "search", when="is_open"),
    Act("palette", "Find anything to do", "show_palette", "Ctrl+K", "list"),
    Act("next", "Do the next thing on this page", "do_next", "Ctrl+Return", "forward"),
    Act("back", "Back", "go_back", "Esc", "back"),
    Act("reload", "Read again", "reload", "F5", "reload", when="is_open"),
    Act("verify", "Verify the history", "verify_now", "", "shield", when="is_open"),
    Act(
        "starter",
        "Begin with the usual entries of a marketing-technology company",
        "offer_starter_set",
        "",
        "list",
        when="is_open",
    ),
    Act("lock", "Lock", "lock", "Ctrl+L", "lock", when="can_lock"),
    Act("look.system", "Colours: as the system", "choose_look", "", "sun", argument="system"),
    Act("look.light", "Colours: light", "choose_look", "", "sun", argument="light"),
    Act("look.dark", "Colours: dark", "choose_look", "", "moon", argument="dark"),
    Act("shortcuts", "Keyboard shortcuts", "show_shortcuts", "F1", "keyboard"),
    Act("quit", "Quit", "close", "Ctrl+Q", "close"),
)

KEYS_OF_LISTS = (
    ("Open the selected row", "Return"),
    ("Next or previous row", "Up, Down"),
    ("Save a form", "Ctrl+Return"),
    ("Give a form up", "Esc"),
    ("Next or previous field", "Tab, Shift+Tab"),
    ("Context menu", "Menu"),
)
"""Keys that belong to lists and forms, for the sheet of shortcuts."""


def page_acts(titles: Iterable[tuple[str, str, str]], numbered: Sequence[str]) -> tuple[Act, ...]:
    """Return an act for each page of the navigation: Ctrl+1 goes to the first of those that have a number."""
    return tuple(
        Act(f"page.{key}", title, "show_page", f"Ctrl+{numbered.index(key) + 1}" if key in numbered else "", icon,
            argument=key)
        for key, title, icon in titles
    )  # fmt: skip


def record_acts(singulars: Iterable[tuple[str, str]]) -> tuple[Act, ...]:
    """Return an act for each register that adds a record to it."""
    return tuple(
        Act(f"record.{key}", title, "new_record", icon="plus", when="is_open", argument=key) for key, title in singulars
    )


if len({act.id for act in ACTS}) != len(ACTS):
    raise AssertionError("two acts share a name")


def title_of(act: Act) -> str:
    """Return what an act is called, in the window's language."""
    if act.id.startswith("record."):
        return t("New: {kind}", kind=translate(act.title))
    return t("Go to {page}", page=translate(act.title)) if act.id.startswith("page.") else translate(act.title)


def can_do(window: Any, act: Act) -> bool:
    """Tell whether an act can be done now."""
    return bool(getattr(window, act.when)()) if act.when else True


def do(window: Any, act: Act) -> None:
    """Do an act, unless it cannot be done now."""
    if can_do(window, act):
        method = getattr(window, act.does)
        method(act.argument) if act.argument else method()


def install(window: Any, acts: Iterable[Act]) -> dict[str, QAction]:
    """Give a window its shortcuts; the same list feeds the palette and the sheet."""
    made: dict[str, QAction] = {}
    for act in acts:
        action = QAction(title_of(act), window)
        action.setObjectName(f"act.{act.id}")
        if act.keys:
            action.setShortcuts([QKeySequence(act.keys), *_twins(act.keys)])
        action.triggered.connect(lambda _checked=False, act=act: do(window, act))
        window.addAction(action)
        made[act.id] = action
    return made


def _twins(keys: str) -> list[QKeySequence]:
    return [QKeySequence(keys.replace("Return", "Enter"))] if "Return" in keys else []


def keys_in_words(keys: str) -> str:
    """Return keys as they are printed on the keyboard of this system."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)

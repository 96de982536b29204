"""The window's own memory between two starts: place, theme, last register; never a name from a case."""

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication

from officer_app.ui.theme import Look

FILE_NAME = "window.json"
LARGEST = 100_000
"""Letters beyond which the file cannot be ours."""
SMALLEST_WINDOW = (640, 420)


@dataclass(frozen=True, slots=True)
class Remembered:
    """What is kept; `place` is left, top, width and height, empty where nothing was kept."""

    look: str = Look.SYSTEM.value
    last_register: str = ""
    place: tuple[int, ...] = ()
    is_maximized: bool = False
    list_width: int = 0
    warns_of_synced: bool = True
    offered_stronger: tuple[str, ...] = ()
    """Registers whose owner was offered a stronger key; nobody is asked twice."""
    folded_groups: tuple[str, ...] | None = None
    """Headings of the navigation whose pages are folded away; None where the person never folded any herself."""
    is_map_folded: bool = False
    """Whether the map of the transfers is folded away."""


class Settings:
    """Reads and writes the memory; rubbish is set aside as a copy and the defaults are taken."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE_NAME
        self.values = self._read()

    def keep(self, **values: Any) -> None:
        """Change some values and write the file; a folder that cannot be written costs nothing but the memory."""
        self.values = replace(self.values, **values)
        part = self.path.with_suffix(".part")
        with suppress(OSError):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            part.write_text(json.dumps(asdict(self.values), indent=1), "utf-8")
            part.replace(self.path)

    @property
    def look(self) -> Look:
        return Look(self.values.look)

    def _read(self) -> Remembered:
        try:
            with self.path.open(encoding="utf-8") as file:
                return _remembered(json.loads(file.read(LARGEST)))  # a longer one ends in the middle and is rubbish
        except FileNotFoundError:
            return Remembered()
        except (OSError, ValueError, TypeError, RecursionError):
            self._set_aside()
            return Remembered()

    def _set_aside(self) -> None:
        with suppress(OSError):
            self.path.replace(self.path.with_suffix(".unreadable.json"))


def _remembered(found: Any) -> Remembered:
    if not isinstance(found, Mapping):
        raise TypeError("not a mapping")
    known = {each.name: found[each.name] for each in fields(Remembered) if each.name in found}
    made = Remembered(**known)
    place, offered, folded = tuple(made.place), tuple(made.offered_stronger), _names(made.folded_groups)
    fits = (
        made.look in set(Look)
        and isinstance(made.last_register, str)
        and isinstance(made.is_maximized, bool)
        and isinstance(made.warns_of_synced, bool)
        and isinstance(made.is_map_folded, bool)
        and type(made.list_width) is int
        and all(type(each) is int for each in place)
        and len(place) in {0, 4}
        and all(isinstance(each, str) for each in (*offered, *(folded or ())))
    )
    if not fits:
        raise ValueError("not ours")
    return replace(made, place=place, offered_stronger=offered, folded_groups=folded)


def _names(found: Sequence[str] | None) -> tuple[str, ...] | None:
    return None if found is None else tuple(found)


def visible_place(place: tuple[int, ...], wanted: tuple[int, int] = (1366, 768)) -> QRect:
    """Return a rectangle of which the person can see and grasp all, whatever screens there were before."""
    screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
    rect = QRect(*place) if place else QRect(0, 0, *wanted)
    home = max(screens, key=lambda screen: _shared(screen, rect))
    width = max(min(rect.width(), home.width()), min(SMALLEST_WINDOW[0], home.width()))
    height = max(min(rect.height(), home.height()), min(SMALLEST_WINDOW[1], home.height()))
    if not place or _shared(home, rect) == 0:
        left, top = home.x() + (home.width() - width) // 2, home.y() + (home.height() - height) // 2
    else:
        left = min(max(rect.x(), home.left()), home.right() + 1 - width)
        top = min(max(rect.y(), home.top()), home.bottom() + 1 - height)
    return QRect(left, top, width, height)


def _shared(screen: QRect, rect: QRect) -> int:
    common = screen.intersected(rect)
    return max(0, common.width()) * max(0, common.height())

"""Larger text of the system, honoured: the whole window grows with it, so that no word is cut."""

import os
import sys
from collections.abc import Callable, MutableMapping

from PySide6.QtCore import QSettings

_LARGEST = 3.0
_WINDOWS_PLACE = r"HKEY_CURRENT_USER\Software\Microsoft\Accessibility"


def windows_text_percent() -> object:
    """Return what Windows keeps as the size of text, 100 to 225; nothing where it is not set."""
    return QSettings(_WINDOWS_PLACE, QSettings.Format.NativeFormat).value("TextScaleFactor")


def system_text_percent() -> object:
    """Return the size of text that Qt does not follow by itself: on other systems the dots per inch tell it."""
    return windows_text_percent() if sys.platform == "win32" else None


def honour_text_size(
    environ: MutableMapping[str, str] = os.environ, percent: Callable[[], object] = system_text_percent
) -> None:
    """Let Qt draw everything as much larger as text is wanted; to be called before there is an application."""
    scale = min(_number(percent()) / 100, _LARGEST)
    if scale > 1:
        environ["QT_SCALE_FACTOR"] = f"{scale * (_number(environ.get('QT_SCALE_FACTOR')) or 1):g}"


def _number(text: object) -> float:
    try:
        number = float(str(text))
    except ValueError:
        return 0.0
    return number if 0 < number < float("inf") else 0.0

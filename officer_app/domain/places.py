"""Where the program's own files lie: in the source tree, in an installed package, or in the frozen program."""

import sys
from functools import cache
from pathlib import Path


@cache
def resources_folder() -> Path:
    """Return the folder `resources`; raises `FileNotFoundError` where the program is not whole."""
    frozen = getattr(sys, "_MEIPASS", None)
    beside_package = Path(__file__).resolve().parents[2]
    places = (
        (Path(frozen),)
        if frozen
        else (beside_package, beside_package / "officer_app", Path(sys.prefix) / "share" / "officer")
    )
    for place in places:
        if (place / "resources" / "letters").is_dir():
            return place / "resources"
    raise FileNotFoundError("resources")


def resource(*parts: str) -> Path:
    """Return one of the program's own files, by its parts below `resources`."""
    return resources_folder().joinpath(*parts)

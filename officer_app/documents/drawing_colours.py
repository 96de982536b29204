"""The colours of drawings, on light and on dark ground: each step is clear in grey too, and to the colour blind.

What may stand in one drawing differs by at least `LEAST_STEP` of lightness; a test proves it, also for the three kinds
of colour blindness.
"""

from collections.abc import Mapping
from typing import Final

from officer_app.documents.drawing import Colour

LEAST_STEP: Final = 8.0
"""Steps of lightness (CIE L*, of 100) between any two fills that stand in one drawing."""
LEAST_STEP_ON_MAP, LEAST_STEP_ON_MAP_FOR_THE_COLOUR_BLIND = 15.0, 12.0
"""More on the map: there the fills lie apart, in small patches that no number stands beside."""

TOGETHER: Final = (
    (Colour.WHOLE, Colour.MARKED, Colour.GROUND),
    (Colour.FIRST, Colour.SECOND, Colour.THIRD, Colour.FOURTH, Colour.FIFTH),
    (Colour.ELSEWHERE, Colour.EEA, Colour.ADEQUATE, Colour.COVERED, Colour.NOT_ASSESSED, Colour.GAP),
)
"""The fills that stand in one drawing: bars with a marked part, series, the map."""

ON_LIGHT: Final[Mapping[Colour, str]] = {
    Colour.INK: "#18212C",
    Colour.MUTED: "#566273",
    Colour.LINE: "#CBD2DB",
    Colour.GROUND: "#FFFFFF",
    Colour.WARN: "#8A5300",
    Colour.WHOLE: "#1F5FBF",
    Colour.MARKED: "#E8894A",
    Colour.FIRST: "#123A70",
    Colour.SECOND: "#AD4417",
    Colour.THIRD: "#4F9FC0",
    Colour.FOURTH: "#E9B06E",
    Colour.FIFTH: "#CFE0F5",
    Colour.ELSEWHERE: "#EFF1F3",
    Colour.EEA: "#B0C5E5",
    Colour.ADEQUATE: "#769DCE",
    Colour.NOT_ASSESSED: "#966B20",
    Colour.COVERED: "#20478A",
    Colour.GAP: "#4E0500",
}

ON_DARK: Final[Mapping[Colour, str]] = {
    Colour.INK: "#E8EDF3",
    Colour.MUTED: "#A7B2C0",
    Colour.LINE: "#3B4654",
    Colour.GROUND: "#181E26",
    Colour.WARN: "#F4C06A",
    Colour.WHOLE: "#5E8FE0",
    Colour.MARKED: "#F6BE8B",
    Colour.FIRST: "#D6E6FF",
    Colour.SECOND: "#F8B77B",
    Colour.THIRD: "#599FC2",
    Colour.FOURTH: "#A65526",
    Colour.FIFTH: "#2B4267",
    Colour.ELSEWHERE: "#292F38",
    Colour.EEA: "#3A5273",
    Colour.ADEQUATE: "#4B78B1",
    Colour.COVERED: "#799EDD",
    Colour.NOT_ASSESSED: "#EFC470",
    Colour.GAP: "#FEF2F0",
}

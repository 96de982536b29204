"""The colours of drawings, on light and on dark ground: each step is clear in grey too, and to the colour blind.

What may stand in one drawing differs by at least `LEAST_STEP` of lightness; a test proves it, also for the three kinds
of colour blindness.
"""

from collections.abc import Mapping
from typing import Final

from officer_app.documents.drawing import Colour

LEAST_STEP: Final = 8.0
"""Steps of lightness (CIE L*, of 100) between any two fills that stand in one drawing."""

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
    Colour.ELSEWHERE: "#E9ECF0",
    Colour.EEA: "#C3D4EC",
    Colour.ADEQUATE: "#9AB8E2",
    Colour.NOT_ASSESSED: "#CC7F28",
    Colour.COVERED: "#2B66BE",
    Colour.GAP: "#861A10",
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
    Colour.ELSEWHERE: "#2A313B",
    Colour.EEA: "#3C4C63",
    Colour.ADEQUATE: "#516A8F",
    Colour.COVERED: "#6793DB",
    Colour.NOT_ASSESSED: "#F2B965",
    Colour.GAP: "#FFE1DC",
}

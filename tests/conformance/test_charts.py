"""Every chart and the map are figures that archives and screen readers accept, with much, nothing or awkward names."""

from tests.documents.charts_told import AWKWARDLY_NAMED, CHARTS, EMPTY, WORLD, write


def test_every_chart(checked):
    assert checked({
        "charts": write({**CHARTS, "map": WORLD}),
        "empty charts": write(EMPTY),
        "awkward charts": write(AWKWARDLY_NAMED),
    }) == []  # fmt: skip

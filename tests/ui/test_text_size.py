"""Text that the person has made larger in her system is larger here too."""

import pytest

from officer_app.ui.text_size import honour_text_size, windows_text_percent


@pytest.mark.parametrize(
    ("known", "percent", "factor"),
    [
        (None, None, None), (None, 100, None), (None, 150, "1.5"), (None, "225", "2.25"), ("1.5", 150, "2.25"),
        ("1.5", 100, "1.5"), ("big", 200, "2"), (None, 90, None), (None, 9_000, "3"), (None, "wide", None),
        (None, "nan", None), (None, "inf", None), (None, -150, None),
    ],
)  # fmt: skip
def test_the_window_grows_with_the_text(known, percent, factor):
    environ = {"QT_SCALE_FACTOR": known} if known else {}
    honour_text_size(environ, lambda: percent)
    assert environ.get("QT_SCALE_FACTOR") == factor


def test_a_system_without_that_setting_has_usual_text():
    environ = {}
    honour_text_size(environ)
    assert (environ, windows_text_percent()) == ({}, None)

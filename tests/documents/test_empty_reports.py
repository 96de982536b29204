"""Every report of an empty register: nothing is left standing alone, and a draft is marked."""

from itertools import pairwise

import pytest
from report_asked import built

from officer_app.documents.grid import Grid
from officer_app.documents.reports import REPORTS


@pytest.mark.parametrize("key", REPORTS)
def test_no_heading_stands_over_nothing(key):
    for section, following in pairwise([*built(key).sections, None]):
        on_paper = [each for each in section.content if not isinstance(each, Grid) or each.on_paper]
        assert on_paper or (following and following.level > section.level), section.heading


@pytest.mark.parametrize("key", REPORTS)
def test_each_says_that_it_is_a_draft_where_it_is_one(key):
    assert [built(key, draft=wanted).draft for wanted in (True, False)] == [True, False]

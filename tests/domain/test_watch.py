"""Work that is watched: it tells how far it is, and breaks off as soon as it hears that nobody wants it."""

import pytest

from officer_app.domain.watch import ROWS, UNWATCHED, GivenUp, Watch


def test_work_that_nobody_watches_goes_on_to_its_end():
    UNWATCHED.look(1, 2)
    assert list(UNWATCHED.over("abc")) == ["a", "b", "c"]


def test_rows_tell_now_and_then_how_far_they_are():
    heard = []
    watch = Watch(lambda *told: heard.append(told))
    assert len(list(watch.over(range(ROWS + 1)))) == ROWS + 1
    assert heard == [(0, 0), (ROWS, 0)]


def test_a_part_tells_how_much_of_the_whole_is_done():
    heard = []
    watch = Watch(lambda *told: heard.append(told))
    for before in (0, 3):
        list(watch.part(before, 5).over("abc"))
    assert heard == [(0, 5), (3, 5)]


@pytest.mark.parametrize("who", [Watch.silent, lambda watch: watch.part(0, 1), lambda watch: watch])
def test_what_is_given_up_goes_no_further(who):
    done = []
    rows = who(Watch(cancelled=lambda: len(done) > 1)).over(range(10 * ROWS))
    with pytest.raises(GivenUp, match=r"^Given up\. Nothing was changed\.$"):
        done.extend(rows)
    assert len(done) == ROWS


def test_silent_work_tells_nothing():
    heard = []
    Watch(lambda *told: heard.append(told)).silent().look(1, 2)
    assert heard == []

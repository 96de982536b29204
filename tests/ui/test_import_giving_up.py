"""Many rows, given up while they are read, compared and written: nothing is left, and nothing stands in the way."""

import gc

import pytest

from officer_app.domain.processor import Processor
from officer_app.ui.dialogs import import_room
from tests.ui.import_assistant import Assistant

ROWS = 3_000


@pytest.fixture
def assistant(window, qtbot, settled):
    return Assistant.opened(window.workplace.desk, qtbot, settled)


@pytest.fixture
def many(tmp_path):
    path = tmp_path / "many.csv"
    path.write_text("name,phone\n" + "".join(f"Vendor {number},{number}\n" for number in range(ROWS)), "utf-8")
    return path


def give_up_at(assistant, start, rows):
    """Start something, give it up once so many rows are told, and wait until it has ended."""
    heard = []

    def hear(done, _whole):
        heard.append(done)
        if done >= rows:
            assistant.work.cancel()

    assistant.work.progressed.connect(hear)
    start()
    assistant.qtbot.waitUntil(lambda: not assistant.work.is_under_way, timeout=30_000)
    assistant.settled()
    assistant.work.progressed.disconnect(hear)
    assert heard[-1] >= rows
    assert assistant.says("import_problem") == "Given up. Nothing was changed."


def test_given_up_while_it_is_read_no_table_is_taken(assistant, many):
    give_up_at(assistant, lambda: assistant.work.open(many), ROWS // 2)
    assert (assistant.step, assistant.work.file, assistant.work.survey) == (0, None, None)


@pytest.mark.parametrize("rows", [ROWS // 2, ROWS + ROWS // 2])
def test_given_up_while_it_is_compared_there_is_no_preview(assistant, many, register, rows):
    assistant.take(many)
    head = register.head()
    give_up_at(assistant, assistant.work.prepare, rows)
    assert (assistant.step, assistant.work.plan) == (1, None)
    assert (gc.get_freeze_count(), register.head()) == (0, head)


def test_given_up_when_it_was_compared_already_there_is_no_preview_either(assistant, many, window):
    assistant.take(many)
    assistant.work.prepare()
    window.workplace.desk.jobs._pool.waitForDone()
    assistant.work.cancel()
    assistant.settled()
    assert (assistant.step, assistant.work.plan, gc.get_freeze_count()) == (1, None, 0)
    assert assistant.says("import_problem") == "Given up. Nothing was changed."


def test_given_up_while_it_is_written_nothing_is_there_and_then_all_of_it(assistant, many, register):
    assistant.take(many)
    assistant.press("import_next")
    head = register.head()
    give_up_at(assistant, assistant.work.write, ROWS // 2)
    assert (register.all(Processor), register.head()) == ([], head)
    assert assistant.step == 2
    assistant.press("import_next")
    assert len(register.all(Processor)) == ROWS


@pytest.mark.parametrize("at_once", [ROWS - 1, ROWS])
def test_a_large_preview_is_put_away_beside_the_window(assistant, many, desk_jobs, monkeypatch, at_once):
    monkeypatch.setattr("officer_app.ui.dialogs.import_work.AT_ONCE", at_once)
    assistant.take(many)
    assistant.press("import_next")
    assert len(assistant.work.plan.additions) == ROWS
    assert gc.get_freeze_count() > ROWS
    assistant.press("import_close")
    assert assistant.work.plan is None
    assert ("Putting the preview away" in desk_jobs) == (at_once < ROWS)
    assert gc.get_freeze_count() == 0


@pytest.fixture
def desk_jobs(window):
    """Hear of the work beside the window, by title."""
    titles = []
    window.workplace.desk.jobs.started.connect(lambda job: titles.append(job.title))
    return titles


def test_a_list_is_let_go_of_to_its_last_record():
    records = list(range(import_room.AT_ONCE + 7))
    import_room.let_go(records)
    assert records == []


def test_what_breaks_off_leaves_nothing_set_aside():

    def break_off(heard):
        heard(1, 2)
        assert gc.get_freeze_count() > 0
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        import_room.kept_still(break_off, lambda _done, _whole: None)
    assert gc.get_freeze_count() == 0

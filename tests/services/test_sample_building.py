"""Building the sample register: whole or not at all, the same for the same date, in the language asked for."""

import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

import pytest

from officer_app.domain.activity import Activity
from officer_app.domain.calendars import Calendar
from officer_app.domain.case import Case
from officer_app.domain.clock import FixedClock
from officer_app.domain.errors import NotFound, OfficerError
from officer_app.domain.vocabulary import Stage
from officer_app.services import sample as sample_module
from officer_app.services.cases import organisation_of
from officer_app.services.listing import case_lines
from officer_app.services.register import Effort, open_register, verify_register
from officer_app.services.sample import build_sample, sample_case_for_letter
from officer_app.services.sample_stories import stories
from officer_app.storage import files

SUNDAY = date(2026, 11, 22)
CHEAP = Effort(memory_log2=10, passes=1, lanes=1)


@dataclass
class RunningClock:
    """A clock that goes on, as the machine's does."""

    at: datetime = field(default_factory=lambda: datetime(2026, 11, 23, 6, 50, tzinfo=UTC))

    def today(self):
        return self.at.date()

    def now(self):
        self.at += timedelta(seconds=1)
        return self.at


def small(folder, **wishes):
    return build_sample(folder, **({"clock": FixedClock(SUNDAY), "effort": CHEAP, "cases": 2} | wishes))


def files_in(folder):
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize(("language", "other"), [("fr", "nl"), ("de", "fr")])
def test_the_letter_s_case_is_there_even_in_a_small_register(tmp_path, language, other):
    built = small(tmp_path, cases=1, language=language)
    with open_register(built.path, passphrase=built.passphrase, clock=FixedClock(SUNDAY), actor="a test") as register:
        assert sample_case_for_letter(register, language).language == language
        with pytest.raises(NotFound, match="no sample case"):
            sample_case_for_letter(register, other)


def test_two_builds_on_one_date_write_the_same_history(tmp_path):
    heads = []
    for name in ("first", "second"):
        built = small(tmp_path / name, cases=9)
        heads.append(verify_register(built.path, passphrase=built.passphrase).head)
    assert heads[0] == heads[1]
    assert heads[0]


def test_another_date_writes_another_history(tmp_path):
    monday = small(tmp_path, clock=FixedClock(date(2026, 11, 23)))
    sunday = small(tmp_path / "sunday")
    assert monday.passphrase != sunday.passphrase


def test_a_running_clock_is_never_overtaken(tmp_path):
    clock = RunningClock()
    told = [story.key for story in stories(clock.today(), Calendar(), 60)]
    built = small(tmp_path, clock=clock, cases=told.index("today_nl") + 1)
    with open_register(built.path, passphrase=built.passphrase, clock=clock, actor="a test") as register:
        moments = [entry.at for entry in register.history(newest=10_000)][::-1]
    assert moments == sorted(moments)
    assert moments[-1] <= clock.at
    assert moments[-1].date() == clock.today()


def test_passphrase_is_pronounceable_and_new_each_time(tmp_path):
    first, second = (small(tmp_path / name, clock=RunningClock(), cases=0).passphrase for name in ("a", "b"))
    assert re.fullmatch(r"([a-z]{6}-){3}[a-z]{6}", first)
    assert first != second


def test_a_given_passphrase_opens_it(tmp_path):
    built = small(tmp_path, passphrase="un mot de passe à moi")
    assert built.passphrase == "un mot de passe à moi"
    assert verify_register(built.path, passphrase="un mot de passe à moi").findings == ()


def test_the_profile_speaks_the_language_asked_for(tmp_path):
    built = small(tmp_path, cases=0, language="de")
    with open_register(built.path, passphrase=built.passphrase, clock=FixedClock(SUNDAY), actor="a test") as register:
        assert organisation_of(register).letter_language == "de"
        assert "Bestellungen und Konten" in {activity.name for activity in register.all(Activity)}


def test_a_sample_that_is_there_is_left_alone(tmp_path):
    there = tmp_path / "demo.officer"
    there.write_bytes(b"mine")
    with pytest.raises(OfficerError, match="There is a sample register already"):
        small(tmp_path)
    assert there.read_bytes() == b"mine"
    assert files_in(tmp_path) == ["demo.officer"]


def test_only_the_register_is_left_and_progress_is_told(tmp_path):
    told = []
    small(tmp_path, progress=lambda done, total: told.append((done, total)))
    assert files_in(tmp_path) == ["demo.officer"]
    assert told == [(done, len(told)) for done in range(1, len(told) + 1)]
    assert len(told) > 20


def test_a_cancelled_build_leaves_nothing(tmp_path):
    asked = iter([False] * 10)
    with pytest.raises(OfficerError, match="cancelled"):
        small(tmp_path, cancelled=lambda: next(asked, True))
    assert files_in(tmp_path) == []


def test_a_register_in_the_making_waits_for_no_disk_and_a_whole_one_always_does(tmp_path, monkeypatch):
    waits, synced = [], []
    tell, sync = sample_module.Teller.tell, files.sync

    def noted(teller, event):
        waits.append(teller.register._file.connection.value("PRAGMA synchronous"))
        tell(teller, event)

    monkeypatch.setattr(sample_module.Teller, "tell", noted)
    monkeypatch.setattr(files, "sync", lambda path, flags: (synced.append(path.name), sync(path, flags)))
    built = small(tmp_path)
    assert set(waits) == {0}
    assert synced[-2:] == ["demo.officer", tmp_path.name]
    with open_register(built.path, passphrase=built.passphrase, clock=FixedClock(SUNDAY), actor="a test") as register:
        assert register._file.connection.value("PRAGMA synchronous") == 3


def test_a_build_that_breaks_leaves_nothing(tmp_path, monkeypatch):
    def broken(_teller, _event):
        raise ZeroDivisionError

    monkeypatch.setattr(sample_module.Teller, "tell", broken)
    with pytest.raises(ZeroDivisionError):
        small(tmp_path)
    assert files_in(tmp_path) == []


def test_a_folder_that_is_a_file_is_one_sentence(tmp_path):
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(OfficerError, match="cannot be written"):
        small(tmp_path / "file")


@pytest.mark.parametrize("wishes", [{"cases": -1}, {"cases": 10**9}, {"language": "it"}])
def test_impossible_wishes_are_refused(tmp_path, wishes):
    with pytest.raises(OfficerError):
        small(tmp_path, **wishes)
    assert files_in(tmp_path) == []


def test_more_cases_are_the_past_ones_again_with_new_names(tmp_path, monkeypatch):
    every = stories(SUNDAY, Calendar(), 500)
    assert len({story.key for story in every}) == 500
    assert len({story.facts["subject_name"] for story in every}) > 400
    monkeypatch.setattr(sample_module, "stories", lambda *_: every[60:67])
    built = small(tmp_path)
    with open_register(built.path, passphrase=built.passphrase, clock=FixedClock(SUNDAY), actor="a test") as register:
        assert len(register.all(Case)) == 7
        assert all(line.clock.is_late or line.case.stage is Stage.CLOSED for line in case_lines(register, SUNDAY))

"""`officer calendar`: every deadline of a register as one file, whole or not at all."""

from icalendar import Calendar

CASE = '{"rights": ["access"], "received_on": "2026-03-05", "subject_name": "Ann Peeters"}'
DAY = ("--today", "2026-03-06")


def test_the_deadlines_of_a_register(officer, plain_register, tmp_path):
    officer(*DAY, "case", "add", plain_register, "--json", CASE)
    path = tmp_path / "deadlines.ics"
    said = officer(*DAY, "calendar", plain_register, "--lang", "nl", "--out", path)
    assert (said.code, said.out.strip(), said.err) == (0, str(path), "")
    found = [str(event["summary"]) for event in Calendar.from_ical(path.read_bytes()).walk("VEVENT")]
    assert "Antwoord te geven: DSR-2026-0001" in found
    assert b"Peeters" not in path.read_bytes()
    first = path.read_bytes()
    officer(*DAY, "calendar", plain_register, "--lang", "nl", "--out", path)
    assert path.read_bytes() == first
    officer(*DAY, "calendar", plain_register, "--names", "--out", path)
    assert b"Ann Peeters" in path.read_bytes()


def test_a_folder_that_is_not_there_is_named(officer, plain_register, tmp_path):
    said = officer("calendar", plain_register, "--out", tmp_path / "nowhere" / "x.ics")
    assert said.code == 2
    assert "nowhere" in said.err
    assert "Traceback" not in said.err

"""The rules as a filter: worked dates, official examples, and lines that are no question."""

import json
from pathlib import Path

import pytest

WORKED = json.loads((Path(__file__).parents[1] / "domain" / "worked_dates.json").read_text(encoding="utf-8"))


def ask(officer, rule, *objects):
    result = officer("assess", rule, stdin="\n".join(json.dumps(each) for each in objects))
    assert result.code == 0
    return result.lines


def test_every_worked_date_passes_through_the_filter_in_its_order(officer):
    answers = ask(officer, "deadline", *({"received_on": row["received_on"]} for row in WORKED))
    assert [(each["first_due_on"], each["extended_due_on"]) for each in answers] == [
        (row["first_due_on"], row["extended_due_on"]) for row in WORKED
    ]


OFFICIAL = [
    ("EDPB 01/2022 example 32", {"received_on": "2024-03-05"}, "2024-04-05"),
    ("EDPB 01/2022 example 33", {"received_on": "2026-08-31"}, "2026-09-30"),
    ("ICO, 3 September", {"received_on": "2025-09-03", "holidays": "GB"}, "2025-10-03"),
    ("ICO, 25 November before Christmas", {"received_on": "2024-11-25", "holidays": "GB"}, "2024-12-27"),
    ("ICO, 31 March", {"received_on": "2026-03-31", "holidays": "GB"}, "2026-04-30"),
    ("ICO, 1 August, not the day after", {"received_on": "2025-08-01", "holidays": "GB"}, "2025-09-01"),
]


@pytest.mark.parametrize(("source", "asked", "due"), OFFICIAL, ids=[row[0] for row in OFFICIAL])
def test_official_examples(officer, source, asked, due):
    assert ask(officer, "deadline", asked)[0]["due_on"] == due, source


def test_a_clarification_adds_its_days_to_the_nominal_date_and_is_second(officer):
    pause = {"reason": "clarification", "asked_on": "2024-02-20", "answered_on": "2024-02-27"}
    (answer,) = ask(officer, "deadline", {"received_on": "2024-02-15", "holidays": "GB", "pauses": [pause]})
    assert (answer["due_on"], answer["paused_due_on"]) == ("2024-03-15", "2024-03-22")


def test_a_late_question_moves_nothing(officer):
    pause = {"reason": "identity", "asked_on": "2026-05-29", "answered_on": "2026-06-08", "without_undue_delay": False}
    (answer,) = ask(officer, "deadline", {"received_on": "2026-05-04", "pauses": [pause]})
    assert (answer["due_on"], answer["paused_due_on"]) == ("2026-06-04", None)
    assert any("without undue delay" in each for each in answer["explanation"])


@pytest.mark.parametrize(
    ("told", "reason", "valid", "due"),
    [
        ("2026-03-02", "complexity", True, "2026-04-30"),
        ("2026-03-03", "complexity", False, "2026-03-02"),
        ("2026-03-02", "", False, "2026-03-02"),
        ("2026-01-30", "number", False, "2026-03-02"),
        (None, "number", False, "2026-03-02"),
    ],
)
def test_more_time_counts_only_with_a_reason_and_within_the_first_month(officer, told, reason, valid, due):
    extension = {"notified_on": told, "reason": reason}
    (answer,) = ask(officer, "deadline", {"received_on": "2026-01-31", "extension": extension})
    assert (answer["extension_valid"], answer["due_on"]) == (valid, due)
    assert answer["refusal_due_on"] == answer["extension_notice_due_on"] == "2026-03-02"


def test_the_answer_has_exactly_the_keys_of_the_contract(officer):
    (answer,) = ask(officer, "deadline", {"received_on": "2026-03-05"})
    assert list(answer) == [
        "first_due_on", "extended_due_on", "due_on", "paused_due_on", "extension_valid",
        "extension_notice_due_on", "refusal_due_on", "explanation",
    ]  # fmt: skip
    assert all("Reg. 1182/71" in each for each in answer["explanation"][:2])


@pytest.mark.parametrize(
    ("aware", "until"),
    [
        ("2026-11-16T10:20:00+01:00", "2026-11-19T10:20:00+01:00"),
        ("2026-11-20T18:05:00+01:00", "2026-11-23T18:05:00+01:00"),
        ("2026-10-23T16:00:00+02:00", "2026-10-26T15:00:00+01:00"),
        ("2026-03-27T16:00:00+01:00", "2026-03-30T17:00:00+02:00"),
    ],
)
def test_seventy_two_hours_pass_as_hours(officer, aware, until):
    (answer,) = ask(officer, "breach", {"aware_at": aware, "zone": "Europe/Brussels"})
    assert answer["notify_by"] == until
    assert answer["explanation"]


BAD = [
    "not json",
    "[1]",
    "{}",
    '{"received_on": "2026-13-01"}',
    '{"received_on": 5}',
    '{"received_on": null}',
    '{"received_on": "9999-12-31"}',
    '{"received_on": "2026-03-05", "holidays": "XX"}',
    '{"received_on": "2026-03-05", "holidays": ["BE"]}',
    '{"received_on": "2026-03-05", "pauses": {}}',
    '{"received_on": "2026-03-05", "pauses": [7]}',
    '{"received_on": "2026-03-05", "pauses": [{"reason": "tea", "asked_on": "2026-03-06"}]}',
    '{"received_on": "2026-03-05", "pauses": [{"asked_on": "2026-03-06", "answered_on": "2026-03-05"}]}',
    '{"received_on": "2026-03-05", "pauses": [{"asked_on": "2026-03-06", "answered_on": "9999-12-31"}]}',
    '{"received_on": "2026-03-05", "pauses": [{"asked_on": "2026-03-06", "without_undue_delay": "yes"}]}',
    '{"received_on": "2026-03-05", "extension": "soon"}',
    '{"received_on": "2026-03-05", "extension": {"notified_on": "soon", "reason": "number"}}',
]


def test_a_bad_line_gets_a_sentence_and_the_rest_goes_on(officer):
    good = '{"received_on": "2026-03-05"}'
    result = officer("assess", "deadline", stdin="\n".join(line for bad in BAD for line in (bad, good)))
    answers = result.lines
    assert (result.code, result.err, len(answers)) == (0, "", 2 * len(BAD))
    for bad, answer, next_answer in zip(BAD, answers[::2], answers[1::2], strict=True):
        assert list(answer) == ["error"], bad
        assert answer["error"].endswith((".", "day.")), bad
        assert next_answer["due_on"] == "2026-04-07"


@pytest.mark.parametrize(
    "bad",
    [
        {"aware_at": "yesterday"},
        {"aware_at": None},
        {},
        {"aware_at": "2026-10-23T16:00:00+02:00", "zone": "Europe/Atlantis"},
        {"aware_at": "2026-10-23T16:00:00+02:00", "zone": "../../etc/passwd"},
        {"aware_at": "9999-12-31T23:00:00+00:00"},
    ],
)
def test_a_breach_that_cannot_be_read(officer, bad):
    answer = ask(officer, "breach", bad)[0]
    assert list(answer) == ["error"]
    assert answer["error"].startswith("zone: " if "zone" in bad else "aware_at: ") or "9999" in answer["error"]

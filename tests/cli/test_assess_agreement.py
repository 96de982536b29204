"""`officer assess agreement`: the checklist of facts C as JSON, and lines that are no question."""

import json

import pytest

IDS = ["C0", "Ca", "Cb", "Cc", "Cd", "Ce", "Cf", "Cg", "Ch1", "Ch2", "C2", "C4", "C9", "C1", "C10", "C29"]
CHAPEAU = {
    "subject_matter": "Support", "duration": "Three years", "nature": "Storing", "purpose": "Answering",
    "data_types": "Contact data", "data_subjects": "Customers", "our_rights": "As in clause 4",
}  # fmt: skip
WHOLE = {
    "clauses": dict.fromkeys(IDS[1:], "yes"),
    "chapeau": CHAPEAU,
    "signed_on": "2025-01-01",
    "ends_on": "2027-01-01",
    "on": "2026-11-22",
}


def ask(officer, *questions, today=()):
    result = officer(*today, "assess", "agreement", stdin="\n".join(json.dumps(each) for each in questions))
    assert (result.code, result.err) == (0, "")
    return result.lines


def codes(answer):
    return [each["code"] for each in answer["findings"]]


def test_an_agreement_that_says_everything(officer):
    assert ask(officer, WHOLE) == [{"complete": True, "missing": [], "findings": []}]


@pytest.mark.parametrize("clause", IDS[1:])
@pytest.mark.parametrize("said", ["no", "partly", "open", None])
def test_each_clause_that_is_not_wholly_there_is_missing(officer, clause, said):
    (answer,) = ask(officer, WHOLE | {"clauses": WHOLE["clauses"] | {clause: said}})
    assert (answer["complete"], answer["missing"]) == (False, [clause])
    (finding,) = answer["findings"]
    assert list(finding) == ["code", "text", "source"]
    assert "Art." in finding["source"]


def test_not_applicable_counts_only_where_it_may(officer):
    for clause in IDS[1:]:
        (answer,) = ask(officer, WHOLE | {"clauses": WHOLE["clauses"] | {clause: "na"}})
        assert answer["complete"] is (clause in {"C2", "C4", "C1", "C10", "C29"}), clause


@pytest.mark.parametrize("name", CHAPEAU)
@pytest.mark.parametrize("blank", ["", "  ", None, False, "no", []])
def test_the_seven_subjects_are_one_row(officer, name, blank):
    (answer,) = ask(officer, WHOLE | {"chapeau": CHAPEAU | {name: blank}})
    assert answer["missing"] == ["C0"]
    assert len(answer["findings"]) == 1


OTHER_WORDS = [
    "subject nature duration purpose type_of_data categories_of_data_subjects obligations_and_rights_of_controller",
    "subject_matter nature duration purpose type_of_personal_data data_subject_categories controller_rights",
    "subject-matter nature duration purposes data categories obligations",
    "C0_subject C0_nature C0_duration C0_purpose C0_data C0_subjects C0_rights",
]


@pytest.mark.parametrize("names", OTHER_WORDS)
def test_the_seven_subjects_go_by_many_names(officer, names):
    (texts, flags) = ask(
        officer,
        WHOLE | {"chapeau": dict.fromkeys(names.split(), "As annexed")},
        WHOLE | {"chapeau": dict.fromkeys(names.split(), True)},
    )
    assert texts["complete"]
    assert flags["complete"]


def test_the_seven_subjects_can_be_told_as_one_row(officer):
    without = {name: value for name, value in WHOLE.items() if name != "chapeau"}
    told = without | {"clauses": WHOLE["clauses"] | {"C0": "yes"}}
    assert [each["missing"] for each in ask(officer, without, told)] == [["C0"], []]
    written = told | {"chapeau": CHAPEAU | {"nature": ""}}
    assert ask(officer, written)[0]["missing"] == ["C0"]


def test_nothing_said_is_everything_missing_in_the_order_of_the_checklist(officer):
    (answer,) = ask(officer, {})
    assert answer["missing"] == IDS
    assert codes(answer)[-1] == "unsigned"


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"signed_on": None}, ["unsigned"]),
        ({"signed_on": "2026-11-23"}, ["not_signed_yet"]),
        ({"ends_on": "2026-11-21"}, ["expired"]),
        ({"ends_on": "2026-11-22"}, []),
        ({"ends_on": None}, []),
        ({"clauses": WHOLE["clauses"] | {"no_use": "no"}}, ["promise_missing"]),
    ],
)
def test_whether_it_binds_is_told_beside_its_clauses(officer, changed, expected):
    (answer,) = ask(officer, WHOLE | changed)
    assert (answer["complete"], codes(answer)) == (True, expected)


def test_the_day_is_today_where_none_is_named(officer):
    question = {name: value for name, value in WHOLE.items() if name != "on"}
    assert codes(ask(officer, question, today=("--today", "2027-01-01"))[0]) == []
    assert codes(ask(officer, question, today=("--today", "2027-01-02"))[0]) == ["expired"]


BAD = [
    "{",
    '{"clauses": []}',
    '{"clauses": {"Cz": "yes"}}',
    '{"clauses": {"Ca": "maybe"}}',
    '{"clauses": {"Ca": true}}',
    '{"clauses": {"Ca": {}}}',
    '{"chapeau": "all of it"}',
    '{"chapeau": {"colour": "blue"}}',
    '{"chapeau": {"nature": 7}}',
    '{"signed_on": "yesterday"}',
    '{"ends_on": 20270101}',
    '{"on": "0001-01-01"}',
]


def test_a_bad_line_gets_a_sentence_and_the_rest_goes_on(bad_lines):
    good = bad_lines("agreement", BAD, json.dumps(WHOLE))
    assert [each for each in good if each["complete"] is True] == good

"""`officer assess transfer`: the contract as it is written, its examples, and lines that are no question."""

import json

import pytest

from officer_app.domain.transfer_facts import TransferCode

WHOLE = {
    "on": "2026-11-22",
    "exporter": {"country": "BE", "role": "controller", "subject_to_gdpr": True},
    "importer": {"country": "US", "role": "processor", "same_legal_entity": False, "subject_to_gdpr": False,
                 "organisation": None},
    "direct_from_data_subject": False, "remote_access": False, "recurring": True, "hr_data": False,
    "mechanism": "scc", "scc": {"set": "2021/914", "module": 2}, "adequacy": {"scope_confirmed": True},
    "dpf": {"listed": True, "active": True, "covers_hr": False}, "authorised": False,
    "tia": {"done_on": "2026-01-10", "conclusion": "proceed"},
}  # fmt: skip
"""A question with every key of the contract: a Belgian controller, a processor in the United States."""


def ask(officer, *questions, today=()):
    result = officer(*today, "assess", "transfer", stdin="\n".join(json.dumps(each) for each in questions))
    assert (result.code, result.err) == (0, "")
    return result.lines


def codes(answer):
    return [each["code"] for each in answer["findings"]]


def importer(**facts):
    return {"importer": WHOLE["importer"] | facts}


def test_the_answer_has_exactly_the_keys_of_the_contract(officer):
    (covered, gap) = ask(officer, WHOLE, WHOLE | {"tia": None})
    assert covered == {"is_transfer": True, "verdict": "covered", "findings": []}
    assert list(gap) == ["is_transfer", "verdict", "findings"]
    (finding,) = gap["findings"]
    assert list(finding) == ["code", "text", "source"]
    assert finding["code"] == "tia_missing"
    assert finding["text"].endswith(".")
    assert "EDPB Recommendations 01/2020" in finding["source"]


CASES = [
    ("issue 3: not listed, repealed clauses", {"scc": {"set": "2010/87"}, "tia": None}, "gap", ["scc_repealed_set"]),
    ("issue 3: no assessment", {"tia": None}, "gap", ["tia_missing"]),
    ("issue 3: with an assessment", {}, "covered", []),
    ("issue 3: no cover for employees", {"mechanism": "adequacy", "hr_data": True}, "gap", ["dpf_no_hr_cover"]),
    ("issue 3: the clauses of Art. 28", {"scc": {"set": "2021/915"}}, "gap", ["scc_not_a_transfer_tool"]),
    ("D6 example 1", {"direct_from_data_subject": True}, "not_a_transfer", ["direct_collection"]),
    ("D6 example 8", importer(country="IN", role="employee"), "not_a_transfer", ["same_entity"]),
    ("D6 a branch", importer(same_legal_entity=True), "not_a_transfer", ["same_entity"]),
    ("D6 to the person", importer(role="data_subject"), "not_a_transfer", ["direct_collection"]),
    ("D6 outside the GDPR", {"exporter": {"subject_to_gdpr": False}}, "not_a_transfer", ["exporter_outside_gdpr"]),
    ("D2 EL is Greece", importer(country="EL"), "not_a_transfer", ["inside_eea"]),
    ("D2 French Guiana", importer(country="GF"), "not_a_transfer", ["inside_eea"]),
    ("D3 UK is the United Kingdom", importer(country="UK") | {"mechanism": "adequacy"}, "covered", []),
    ("D3 the day after", importer(country="GB") | {"mechanism": "adequacy", "on": "2031-12-28"}, "gap",
     ["adequacy_expired"]),
    ("D3 Greenland", importer(country="GL") | {"mechanism": "adequacy"}, "gap", ["no_adequacy_decision"]),
    ("D3 scope", importer(country="CA") | {"mechanism": "adequacy", "adequacy": {}}, "gap",
     ["adequacy_scope_unconfirmed"]),
    ("D3 the patent office", importer(country="DE", organisation="EPO") | {"mechanism": "adequacy"}, "covered", []),
    ("D3 not on the list", {"mechanism": "adequacy", "dpf": None}, "gap", ["dpf_not_listed"]),
    ("D4 module", {"scc": {"set": "2021/914", "module": "3"}}, "gap", ["scc_module_mismatch"]),
    ("D4 importer under the GDPR", importer(subject_to_gdpr=True), "gap", ["scc_importer_under_gdpr"]),
    ("D5 suspend", {"tia": {"done_on": "2026-01-10", "conclusion": "suspend"}}, "gap", ["tia_says_suspend"]),
    ("D1 nothing", {"mechanism": "none"}, "gap", ["no_mechanism"]),
    ("D1 binding rules", {"mechanism": "bcr"}, "covered", []),
    ("D1 ad hoc", {"mechanism": "adhoc"}, "gap", ["authorisation_missing"]),
    ("D1 ad hoc, allowed", {"mechanism": "adhoc", "authorised": True}, "covered", []),
    ("D1 contract", {"mechanism": "49(1)(b)"}, "gap", ["derogation_recurring"]),
    ("D1 contract, once", {"mechanism": "49(1)(b)", "recurring": False}, "covered", []),
    ("D1 compelling", {"mechanism": "49(1)2"}, "gap", ["derogation_recurring"]),
    ("no country", importer(country="Atlantis"), "gap", ["unknown_country"]),
]  # fmt: skip


@pytest.mark.parametrize(("source", "changed", "verdict", "expected"), CASES, ids=[row[0] for row in CASES])
def test_the_cases_of_the_facts(officer, source, changed, verdict, expected):
    (answer,) = ask(officer, WHOLE | changed)
    assert (answer["verdict"], codes(answer)) == (verdict, expected), source
    assert answer["is_transfer"] is (verdict != "not_a_transfer")
    assert all(each["source"] for each in answer["findings"])


def test_every_code_of_the_contract_can_be_found(officer):
    found = {code for answer in ask(officer, *(WHOLE | row[1] for row in CASES)) for code in codes(answer)}
    assert found == set(TransferCode)
    contract = (
        "inside_eea direct_collection same_entity exporter_outside_gdpr no_mechanism no_adequacy_decision"
        " adequacy_expired adequacy_scope_unconfirmed dpf_not_listed dpf_no_hr_cover scc_repealed_set"
        " scc_not_a_transfer_tool scc_module_mismatch scc_importer_under_gdpr tia_missing tia_says_suspend"
        " derogation_recurring authorisation_missing unknown_country"
    )
    assert found == set(contract.split())


def test_what_is_not_said_is_a_belgian_controller_and_a_processor_today(officer):
    question = {"importer": {"country": "gb"}, "mechanism": "adequacy"}
    assert ask(officer, question, today=("--today", "2031-12-27"))[0]["verdict"] == "covered"
    assert codes(ask(officer, question, today=("--today", "2031-12-28"))[0]) == ["adequacy_expired"]
    assert codes(ask(officer, {})[0]) == ["unknown_country", "no_mechanism"]


BAD = [
    "not json",
    "[]",
    '{"on": "soon"}',
    '{"on": 5}',
    '{"on": "9999-12-31"}',
    '{"importer": "US"}',
    '{"importer": {"country": 5}}',
    '{"importer": {"country": "US", "role": "friend"}}',
    '{"importer": {"country": "US", "same_legal_entity": "no"}}',
    '{"exporter": {"role": "employee"}}',
    '{"exporter": []}',
    '{"recurring": "often"}',
    '{"mechanism": "teleport"}',
    '{"mechanism": ["scc"]}',
    '{"mechanism": true}',
    '{"mechanism": "scc", "scc": {"set": "2021/916"}}',
    '{"mechanism": "scc", "scc": {"set": "2021/914", "module": 5}}',
    '{"mechanism": "scc", "scc": {"set": "2021/914", "module": true}}',
    '{"mechanism": "scc", "scc": {"set": "2021/914", "module": 2.0}}',
    '{"dpf": {"listed": 1}}',
    '{"tia": {"done_on": "2026-13-01", "conclusion": "proceed"}}',
    '{"tia": {"done_on": "2026-01-01", "conclusion": "fine"}}',
    '{"authorised": "yes"}',
]


def test_a_bad_line_gets_a_sentence_and_the_rest_goes_on(bad_lines):
    good = bad_lines("transfer", BAD, json.dumps(WHOLE))
    assert [each for each in good if each["verdict"] == "covered"] == good


def test_ten_thousand_lines_keep_their_order(officer):
    questions = [WHOLE | {"tia": None} if number % 3 else WHOLE for number in range(10_000)]
    answers = ask(officer, *questions)
    assert [each["verdict"] for each in answers] == ["gap" if number % 3 else "covered" for number in range(10_000)]


def test_hostile_text_comes_back_as_text(officer):
    strange = "=cmd|'/c calc'!A0 {on} <b>%s</b>"
    (answer,) = ask(officer, WHOLE | importer(country=strange))
    assert answer["findings"][0]["text"].startswith(strange)

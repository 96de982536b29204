"""Whatever JSON stands in a question, the answer is a verdict or one sentence, never a traceback."""

import json
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from officer_app.cli.assess import DATED_RULES
from officer_app.domain.errors import OfficerError

TODAY = date(2026, 11, 22)
WORDS = [
    "US",
    "GB",
    "scc",
    "adequacy",
    "2021/914",
    "controller",
    "yes",
    "na",
    "2026-01-01",
    "9999-01-01",
    "\ud800",
    "{x}",
]
KEYS = {
    "transfer": "on exporter importer recurring hr_data mechanism scc adequacy dpf authorised tia country role set"
    " module subject_to_gdpr same_legal_entity organisation scope_confirmed listed active covers_hr done_on conclusion",
    "agreement": "on clauses chapeau signed_on ends_on Ca Cb C0 C0_subject C29 no_use nature purpose data subject",
}


def questions(rule):
    single = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.sampled_from(WORDS)
    keys = st.sampled_from(KEYS[rule].split())
    return st.dictionaries(
        keys, st.recursive(single, lambda inner: st.lists(inner, max_size=2) | st.dictionaries(keys, inner, max_size=4))
    )


def check(rule, question):
    try:
        answer = DATED_RULES[rule](question, TODAY)
    except OfficerError as error:
        answer = {"error": str(error)}
    assert json.loads(json.dumps(answer)) == answer
    return answer


@settings(max_examples=100, deadline=None)
@given(questions("transfer"))
def test_any_question_about_a_transfer(question):
    answer = check("transfer", question)
    assert list(answer) in (["is_transfer", "verdict", "findings"], ["error"])


@settings(max_examples=100, deadline=None)
@given(questions("agreement"))
def test_any_question_about_an_agreement(question):
    answer = check("agreement", question)
    assert list(answer) in (["complete", "missing", "findings"], ["error"])

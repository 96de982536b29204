"""Every kind of letter in every language is PDF/A-3a and PDF/UA-1: whole, as a draft, and with awkward facts."""

from dataclasses import replace
from datetime import date

import pytest

from officer_app.documents.letters import write_letter
from tests.documents.case_files import LANGUAGES, OF_CASES, complete_file

TODAY = date(2026, 3, 20)
NAMES = "Zoë Ångström · Παπαδόπουλος · Дмитрий Щербаков · محمد الأمين · יעקב לוי · 王小明 김민준 さくら"
AWKWARD = {
    "subject_name": NAMES,
    "subject_address": "w" * 5_000 + "\n1000 Brussels",
    "request_text": "<b>What do you know about me?</b> & \\(x\\) %PDF " * 200,
    "data_summary": "One line of what we hold about you, with 1 < 2.\n" * 4_000,
    "outcome_reason": "Because. " * 2_000,
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_letter(checked, language):
    assert checked({
        f"{key} {language}": write_letter(key, complete_file(key, language), language=language, today=TODAY).pdf
        for key in OF_CASES
    }) == []  # fmt: skip


def test_every_draft_that_lacks_facts(checked):
    documents = {}
    for place, key in enumerate(OF_CASES):
        language = LANGUAGES[place % len(LANGUAGES)]
        file = complete_file(key, language)
        bare = replace(
            file, case=replace(file.case, subject_name="", subject_address="", subject_email="", activities=())
        )
        documents[f"{key} {language} draft"] = write_letter(key, bare, language=language, today=TODAY, draft=True).pdf
    assert checked(documents) == []


def test_every_letter_with_awkward_facts(checked):
    documents = {}
    for place, key in enumerate(OF_CASES):
        language = LANGUAGES[place % len(LANGUAGES)]
        file = complete_file(key, language)
        awkward = replace(file, case=replace(file.case, **AWKWARD))
        documents[f"{key} awkward"] = write_letter(key, awkward, language=language, today=TODAY).pdf
    assert checked(documents) == []

"""Letters that are not of a case are PDF/A-3a and PDF/UA-1: finished, and as drafts that lack everything."""

import pytest

from officer_app.documents.letters import write_letter
from tests.documents.case_files import LANGUAGES, TODAY
from tests.documents.matter_files import OF_MATTERS, complete_matter, empty_matter


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_letter(checked, language):
    documents = {}
    for key in OF_MATTERS:
        whole = write_letter(key, complete_matter(key, language), language=language, today=TODAY)
        documents[f"{key} {language}"] = whole.pdf
    assert checked(documents) == []


def test_every_draft_that_lacks_everything(checked):
    documents = {}
    for place, key in enumerate(OF_MATTERS):
        language = LANGUAGES[place % len(LANGUAGES)]
        documents[f"{key} draft"] = write_letter(key, empty_matter(key), language=language, today=TODAY).pdf
    assert checked(documents) == []

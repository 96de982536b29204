"""Letters that are not of a case: finished and as drafts, in four languages, each branch of what they say."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from case_files import LANGUAGES, TODAY
from matter_files import AGREEMENT, EACH, OF_MATTERS, complete_matter, empty_matter
from reading import letters, pages_of, text_of
from test_wording_files import FOREIGN, checklist_marks, placeholders

from officer_app.documents.letters import LETTERS, letter_facts, write_letter
from officer_app.documents.letters.writing import begin_about
from officer_app.documents.wording import read_wording
from officer_app.domain.breach import BreachRisk, NotificationStage, NotToldReason, SubjectsTold
from officer_app.domain.disclosure import DisclosureOutcome
from officer_app.domain.recipient_notice import Operation
from officer_app.domain.sub_processor import ChangeOutcome
from officer_app.domain.vocabulary import Role, TaskAnswer

REQUIRED = {
    "recipient_notice": {"A19-1", "A19-2"},
    "instruction_search": {"Ca", "Ce", "Ch2"},
    "instruction_erase": {"Ca", "Ce", "Ch2"},
    "instruction_chase": {"Ce"},
    "sub_processor_objection": {"C2", "C4"},
    "disclosure_reply": set(),
    "breach_letter": {"BRE-1"},
    "breach_notification": {"BRE-1"},
}
DRAFTS = {"en": "DRAFT", "fr": "PROJET", "nl": "CONCEPT", "de": "ENTWURF"}
NAMES = "Łódź Παπαδόπουλος Жуковский עברית محمد 李小龍 <b>x</b> {{reference}} **bold**"


def write(key, matter, language="en", today=TODAY):
    return write_letter(key, matter, language=language, today=today)


def missing(key, matter):
    return [fact.key for fact in letter_facts(key, matter, "en", TODAY) if fact.is_missing]


@pytest.mark.parametrize(("key", "language"), EACH)
def test_a_complete_matter_gives_a_finished_letter_in_its_language(key, language):
    written = write(key, complete_matter(key, language), language)
    assert not written.draft, [fact.key for fact in written.missing]
    body = re.sub(r"Autorité de protection des données|Gegevensbeschermingsautoriteit", "", written.text)
    assert [word for word in FOREIGN[language] if re.search(rf"\b{word}\b", body)] == []
    assert not {"!", "{{", "None"} & set(re.findall(r"!|\{\{|None", body))
    assert "  " not in body


@pytest.mark.parametrize(("key", "language"), EACH)
def test_an_empty_register_gives_a_draft_marked_on_every_page(key, language):
    written = write(key, empty_matter(key), language)
    assert written.draft
    assert all(DRAFTS[language] in page for page in pages_of(written.pdf))


@pytest.mark.parametrize(("key", "language"), EACH)
def test_places_and_requirements_are_the_same_in_each_language(key, language):
    source = read_wording(language, key)
    writing = begin_about(complete_matter(key, language), LETTERS[key].head, language=language, today=TODAY)
    assert placeholders(source) <= set(LETTERS[key].values(writing))
    assert placeholders(source) == placeholders(read_wording("en", key))
    assert checklist_marks(source) >= REQUIRED[key]


@pytest.mark.parametrize("key", OF_MATTERS)
def test_every_letter_of_awkward_facts_is_on_the_page_and_twice_the_same(key):
    text = {"search_task": "instruction", "recipient_notice": "details", "change_notice": "reason",
        "disclosure": "data_asked", "breach": "description"}[LETTERS[key].about]  # fmt: skip
    first, second = (write(key, complete_matter(key, "en", **{text: NAMES})) for _ in range(2))
    assert not letters(NAMES) - letters(text_of(first.pdf))
    assert first == second


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("operation", list(Operation))
def test_a_notice_says_what_was_done(operation, language):
    subjects = {
        write("recipient_notice", complete_matter("recipient_notice", language, operation=each), language).subject
        for each in Operation
    }
    written = write("recipient_notice", complete_matter("recipient_notice", language, operation=operation), language)
    assert len(subjects) == len(Operation)
    assert written.subject in subjects
    assert not written.draft


def test_a_recipient_that_cannot_be_told_or_is_not_ours_to_tell_gets_a_draft():
    assert missing("recipient_notice", complete_matter("recipient_notice", "en", not_told_reason="Gone")) == [
        "can_be_told"
    ]
    file = complete_matter("recipient_notice", "en")
    case = replace(file.case_file, case=replace(file.case_file.case, role=Role.PROCESSOR))
    assert missing("recipient_notice", replace(file, case_file=case)) == ["ours"]


def test_an_instruction_names_its_system_its_person_and_its_day():
    text = write("instruction_search", complete_matter("instruction_search", "en")).text
    assert "DSR-2026-0112/2" in text
    for said in ("Nordlys AB", "SWEDEN", "CRM", "Hélène Lefèvre", "by 23 March 2026"):
        assert said in text.replace("\u00a0", " ")
    free = complete_matter("instruction_erase", "en", due_on=None, contact="ops@nordlys.example")
    assert "without delay" in write("instruction_erase", free).text
    assert (
        "Only if this applies: no call was logged"
        in write("instruction_erase", complete_matter("instruction_erase", "en", condition="no call was logged")).text
    )


def test_a_reminder_needs_a_question_without_an_answer():
    assert missing("instruction_chase", complete_matter("instruction_chase", "en", asked_on=None)) == ["asked_on"]
    answered = complete_matter("instruction_chase", "en", answer=TaskAnswer.FOUND)
    assert missing("instruction_chase", answered) == ["answer"]


def test_an_objection_claims_to_be_in_time_only_where_it_is():
    key = "sub_processor_objection"
    assert "within that time" in write(key, complete_matter(key, "en")).text
    late = complete_matter(key, "en", objection_until=date(2026, 4, 1))
    assert "within that time" not in write(key, late).text
    assert "within that time" not in write(key, complete_matter(key, "en", objection_until=None)).text
    decided = {"outcome": ChangeOutcome.OBJECTED, "decided_on": date(2026, 4, 1)}
    assert (
        "within that time" in write(key, complete_matter(key, "en", objection_until=date(2026, 4, 1), **decided)).text
    )
    assert missing(key, complete_matter(key, "en", outcome=ChangeOutcome.ACCEPTED)) == ["open"]
    general = replace(complete_matter(key, "en"), agreement=replace(AGREEMENT, authorisation=None))
    assert "We do not give it" not in write(key, general).text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("outcome", list(DisclosureOutcome))
def test_a_reply_is_finished_once_it_is_decided(outcome, language):
    matter = complete_matter("disclosure_reply", language, outcome=outcome)
    assert write("disclosure_reply", matter, language).draft is (outcome is DisclosureOutcome.OPEN)


def test_a_reply_asks_for_the_legal_basis_where_none_is_named():
    key = "disclosure_reply"
    asked = write(key, complete_matter(key, "en", outcome=DisclosureOutcome.OPEN, instrument=""))
    assert not asked.draft
    assert "please name the legal basis" in asked.subject
    assert "What you receive" not in asked.text
    unfounded = complete_matter(key, "en", instrument="", ground=None, verified_how="", data_given="")
    assert missing(key, unfounded) == ["instrument", "ground", "verified_how", "data_given"]
    refused = write(key, complete_matter(key, "en", outcome=DisclosureOutcome.REFUSED, instrument=""))
    assert "names no legal basis" in refused.text


def test_a_third_country_needs_an_agreement_between_states():
    """GDPR Art. 48."""
    assert missing("disclosure_reply", complete_matter("disclosure_reply", "en", country="US")) == ["art_48"]
    given = complete_matter("disclosure_reply", "en", country="US", art_48="Treaty of 2003")
    assert "International agreement (Article 48 GDPR): Treaty of 2003" in write("disclosure_reply", given).text


def test_a_reply_says_what_the_persons_concerned_hear():
    key = "disclosure_reply"
    assert "We tell the persons concerned of your request" in write(key, complete_matter(key, "en")).text
    silent = complete_matter(key, "en", gag="Article 46bis", gag_until=date(2026, 9, 1))
    assert "We do not tell the persons concerned" in write(key, silent).text
    told = complete_matter(key, "en", subject_told_on=date(2026, 3, 30))
    assert "We told the persons concerned on" in write(key, told).text


def test_the_letter_to_people_names_nature_contact_consequences_and_measures():
    """GDPR Art. 34(2)."""
    text = write("breach_letter", complete_matter("breach_letter", "en")).text
    for said in ("sent to a wrong address", "Somebody may write in our name.", "Claire Dubois",
                 "privacy-dataprotection@selligent.com",
                 "is deleted", "Names, addresses and orders."):  # fmt: skip
        assert said in text
    assert missing("breach_letter", complete_matter("breach_letter", "en", we_are_processor=True)) == ["ours"]
    assert not write("breach_letter", complete_matter("breach_letter", "en", risk=BreachRisk.RISK)).draft


def test_the_form_has_each_answer_of_art_33_and_says_what_follows():
    key = "breach_notification"
    text = write(key, complete_matter(key, "en")).text
    for said in ("Confidentiality", "Customers", "240", "1200", "Names, addresses and orders", "Claire Dubois",
                 "Somebody may write in our name.", "Lists leave encrypted", "31/03/2026 10:20"):  # fmt: skip
        assert said in text
    assert "Dear" not in text
    thin = complete_matter(key, "en", effects="", subject_count=None)
    assert write(key, thin).text.count("Not known yet; follows") == 2
    assert not write(key, thin).draft, "it may follow in phases (Art. 33(4))"
    last = complete_matter(key, "en", effects="", subject_count=None, notification=NotificationStage.COMPLETE)
    assert missing(key, last) == ["subject_count", "effects"]


def test_a_late_form_gives_its_reasons_and_silence_its_ground():
    key = "breach_notification"
    late = {"now": datetime(2026, 4, 3, 9, tzinfo=UTC)}
    assert missing(key, complete_matter(key, "en", **late)) == ["delay_reason"]
    text = write(key, complete_matter(key, "en", delay_reason="The host was silent.", **late)).text
    assert "Reasons for the delay | The host was silent." in text
    silent = {"subjects_told": SubjectsTold.NO, "not_told_reason": NotToldReason.PROTECTED}
    assert "34(3)(a)" in write(key, complete_matter(key, "en", **silent)).text

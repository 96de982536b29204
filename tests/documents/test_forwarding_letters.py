"""What goes to the client and what to the person, and what the confirmation of a stop says, in four languages."""

from dataclasses import replace
from datetime import date

import pytest
from case_files import CLIENT, LANGUAGES, STOPPED, TODAY, complete_file, pending_check
from reading import words_of

from officer_app.documents.letters import letter_facts, write_letter
from officer_app.domain.correspondence import Attachment, SearchTask
from officer_app.domain.identity import IdentityCheck
from officer_app.domain.suppression import SuppressionChannel, SuppressionScope
from officer_app.domain.vocabulary import (
    AnswerTo,
    AttachmentKind,
    Channel,
    IdentityMethod,
    IdentityResult,
    Right,
    TaskAnswer,
)

AWKWARD = "O'Brien <b>&amp; Zoë</b> {{x}} Łukasz"


def write(key, file, language="en"):
    return write_letter(key, file, language=language, today=TODAY)


def facts_of(key, file, language="en"):
    return {fact.key: fact for fact in letter_facts(key, file, language, TODAY)}


def missing(key, file):
    return {name for name, fact in facts_of(key, file).items() if fact.is_missing}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_client_reads_everything_it_needs_and_no_evidence(language):
    passed = IdentityCheck(id=1, method=IdentityMethod.REDACTED_ID, result=IdentityResult.PASSED, asked_for="Secret",
        obtained_on=date(2026, 3, 20), doubt="Doubtful", reason="Number 590")  # fmt: skip
    text = f"Bonjour,\n{AWKWARD}\nEffacez tout."
    file = complete_file("forward_to_client", language, request_text=text, channel=Channel.POST,
        requester_name="Maître Roux", answer_to=AnswerTo.REQUESTER, identifiers=("card 4711",))  # fmt: skip
    tasks = (SearchTask(system="Loyalty", answer=TaskAnswer.FOUND), SearchTask(system="Till"))
    came = Attachment(id=3, kind=AttachmentKind.REQUEST, name="scan.pdf")
    written = write("forward_to_client", replace(file, checks=(passed,), tasks=tasks, attachments=(came,)), language)
    assert not written.draft
    page = words_of(written.pdf)
    for each in (AWKWARD, "Effacez tout.", "card 4711", "Maître Roux", "Loyalty", "Till", "scan.pdf", "Hélène"):
        assert each in page
    for evidence in ("Secret", "Doubtful", "590"):
        assert evidence not in page
    assert "Brasserie du Lac" in written.text.splitlines()[0]
    assert "Odile Marchand" in written.text.splitlines()[1]
    assert written.recipient == "Brasserie du Lac"


@pytest.mark.parametrize(
    ("language", "greeting"),
    [("en", "Dear Sir or Madam,"), ("fr", "Madame, Monsieur,"), ("nl", "Geachte heer of mevrouw,"),
     ("de", "Sehr geehrte Damen und Herren,")],
)  # fmt: skip
def test_an_organisation_is_greeted_as_one(language, greeting):
    file = complete_file("forward_to_client", language)
    assert greeting in write("forward_to_client", replace(file, client=replace(CLIENT, contact_name="")), language).text


def test_a_client_that_is_only_named_is_a_draft_until_it_is_chosen():
    file = replace(complete_file("forward_to_client", "en"), client=None)
    facts = facts_of("forward_to_client", file)
    assert missing("forward_to_client", file) == {"address"}
    assert facts["address"].mends == "case.client_record"
    assert "Brasserie du Lac" in write("forward_to_client", file).text


def test_a_client_elsewhere_and_without_an_address():
    abroad = replace(CLIENT, country="NL")
    file = complete_file("forward_to_client", "fr")
    assert "4000 Liège\nPAYS-BAS" in write("forward_to_client", replace(file, client=abroad), "fr").text
    mailed = replace(CLIENT, address="")
    assert "privacy@brasseriedulac.example" in write("forward_to_client", replace(file, client=mailed), "fr").text


def test_the_request_is_written_or_attached():
    file = complete_file("forward_to_client", "en", request_text=" ")
    assert missing("forward_to_client", file) == {"request"}
    assert "Missing: the request, word for word" in write("forward_to_client", file).text
    scan = Attachment(id=3, kind=AttachmentKind.REQUEST, name="scan.pdf")
    assert not write("forward_to_client", replace(file, attachments=(scan,))).draft


def test_forwarding_waits_neither_for_identity_nor_for_the_search():
    file = replace(complete_file("forward_to_client", "en"), checks=(pending_check("en"),))
    written = write("forward_to_client", file)
    assert not written.draft
    assert "We have not checked who asks." in written.text
    assert "We have not searched for the data of this person yet." in written.text
    late = facts_of("forward_to_client", replace(file, deadlines=replace(file.deadlines, due_on=date(2026, 3, 7))))
    assert "It was to be forwarded by 7 March 2026: send it today." in str(late["in_time"].note)


def test_leave_to_tell_the_person_is_asked_for_or_used():
    file = complete_file("forward_to_client", "en")
    assert "As you allow" in write("forward_to_client", file).text
    silent = replace(file, client=replace(CLIENT, tells_people=False))
    assert "whether we may write to the person" in write("forward_to_client", silent).text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_person_hears_for_whom_we_act_and_no_more(language):
    file = complete_file("forwarded_notice", language, request_text="Erase my card 4711.")
    tasks = (SearchTask(system="Loyalty", answer=TaskAnswer.FOUND),)
    written = write("forwarded_notice", replace(file, tasks=tasks), language)
    assert not written.draft
    assert "Brasserie du Lac" in written.text
    assert "Hélène Lefèvre" in written.text
    for each in ("4711", "Loyalty", "Odile", "brasseriedulac"):
        assert each not in written.text


def test_the_notice_needs_leave_and_a_request_that_was_passed_on():
    file = replace(complete_file("forwarded_notice", "en", forwarded_on=None), client=None)
    assert missing("forwarded_notice", file) == {"forwarded_on", "allowed"}
    told = replace(file, case=replace(file.case, client_instruction="Tell her.", forwarded_on=TODAY))
    assert missing("forwarded_notice", told) == set()
    assert "See that this allows it: Tell her." in str(facts_of("forwarded_notice", told)["allowed"].note)


PROFILING = {"en": "profile", "fr": "profilage", "nl": "profiel", "de": "Profiling"}
NARROW = {
    "en": "of this kind",
    "fr": "la prospection suivante",
    "nl": "de volgende marketing",
    "de": "folgende Werbung",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_stop_is_confirmed_with_its_day_profiling_and_the_list(language):
    file = complete_file("marketing_confirmation", language, subject_name=AWKWARD)
    phone = replace(STOPPED, id=2, channel=SuppressionChannel.PHONE, plain="+32475123456", since=date(2026, 4, 1))
    task = SearchTask(system="Mailings", right=Right.MARKETING_OBJECTION)
    written = write("marketing_confirmation", replace(file, suppressions=(STOPPED, phone), tasks=(task,)), language)
    assert not written.draft
    page = words_of(written.pdf)
    for each in (AWKWARD, PROFILING[language], "Mailings", "21"):
        assert each in page
    assert NARROW[language] not in page
    for plain in ("475123456", STOPPED.digest[:8]):
        assert plain not in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_narrow_stop_confirms_no_more_than_was_stopped(language):
    file = complete_file("marketing_confirmation", language)
    events = replace(STOPPED, scope=SuppressionScope.TOPIC, topic="Soirées & <Events>")
    text = write("marketing_confirmation", replace(file, suppressions=(events,)), language).text
    assert NARROW[language] in text
    assert "Soirées & <Events>" in text
    of_client = replace(STOPPED, scope=SuppressionScope.CLIENT, client=7)
    assert NARROW[language] in write("marketing_confirmation", replace(file, suppressions=(of_client,)), language).text
    both = replace(file, suppressions=(events, replace(STOPPED, id=2)))
    assert NARROW[language] not in write("marketing_confirmation", both, language).text


def test_a_system_that_did_not_answer_is_named_beside_the_letter():
    file = complete_file("marketing_confirmation", "en")
    waiting = SearchTask(system="Call centre", right=Right.MARKETING_OBJECTION)
    done = replace(waiting, system="Mailings", answer=TaskAnswer.DONE)
    fact = facts_of("marketing_confirmation", replace(file, tasks=(waiting, done)))["systems"]
    assert (fact.present, fact.is_missing) == (False, False)
    assert str(fact.note) == "Not confirmed yet in: Call centre. Send the letter when it has stopped there."
    assert facts_of("marketing_confirmation", replace(file, tasks=(done,)))["systems"].present


def test_without_an_entry_nothing_is_confirmed():
    file = replace(complete_file("marketing_confirmation", "en"), suppressions=())
    assert missing("marketing_confirmation", file) == {"stopped", "stopped_on"}
    assert "Missing: the day on which marketing stopped" in write("marketing_confirmation", file).text

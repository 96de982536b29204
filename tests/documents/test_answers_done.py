"""Letters that say what was done: each point of the checklist is on the page, and what is missing is said first."""

from dataclasses import replace
from datetime import date

import pytest
from case_files import LANGUAGES, TODAY, complete_file, pending_check
from case_files_done import STOPPED, in_words
from letters_written import facts_of, missing, write

from officer_app.domain.correspondence import Attachment, SearchTask
from officer_app.domain.refusal import RefusalGround
from officer_app.domain.suppression import SuppressionChannel
from officer_app.domain.vocabulary import (
    AnswerTo,
    AttachmentKind,
    ErasureGround,
    Outcome,
    RestrictionGround,
    Right,
    TaskAnswer,
)

DONE = ("rectification_done", "erasure_done", "restriction_imposed", "portability_cover")
OF_RIGHT = dict(zip(DONE, (Right.RECTIFICATION, Right.ERASURE, Right.RESTRICTION, Right.PORTABILITY), strict=True))
TOMORROW = date(2026, 4, 3)


@pytest.mark.parametrize(
    ("key", "change", "lacking"),
    [
        ("not_identifiable", {"unidentifiable": " "}, {"unidentifiable"}),
        ("not_identifiable", {"identifying_facts": ""}, set()),
        ("not_identifiable", {"rights": (Right.MARKETING_OBJECTION,)}, {"rights"}),
        ("not_identifiable", {"holds_data": True}, {"holds_data"}),
        ("nothing_held", {"holds_data": None}, {"holds_data"}),
        ("nothing_held", {"holds_data": True}, {"holds_data"}),
        ("rectification_done", {"corrections": ""}, set()),
        ("rectification_done", {"supplement": ""}, set()),
        ("rectification_done", {"corrections": "", "supplement": ""}, {"corrections"}),
        ("rectification_done", {"corrected_on": None}, {"corrected_on"}),
        ("rectification_done", {"corrected_on": TOMORROW}, {"corrected_on"}),
        ("erasure_done", {"erased_data": ""}, {"erased_data"}),
        ("erasure_done", {"erasure_done_on": None}, {"erased_on"}),
        ("erasure_done", {"erasure_done_on": TOMORROW}, {"erased_on"}),
        ("erasure_done", {"erasure_ground": None}, {"erasure_ground"}),
        ("erasure_done", {"erasure_backups": ""}, {"backups"}),
        ("erasure_done", {"erasure_kept": ""}, {"kept"}),
        ("erasure_done", {"outcome": Outcome.GRANTED}, {"partly"}),
        ("erasure_done", {"outcome": Outcome.GRANTED, "erasure_kept": ""}, set()),
        ("erasure_done", {"refusal_grounds": (RefusalGround.ACCURATE,)}, {"grounds"}),
        ("erasure_done", {"outcome_reason": ""}, {"reasons"}),
        ("restriction_imposed", {"restriction_ground": None}, {"restriction_ground"}),
        ("restriction_imposed", {"restricted_on": None}, {"restricted_on"}),
        ("restriction_imposed", {"restriction_scope": ""}, {"restriction_scope"}),
        ("restriction_lift", {"restriction_lift_on": None}, {"lift_on"}),
        ("restriction_lift", {"restriction_lift_on": TODAY}, {"lift_on"}),
        ("restriction_lift", {"restriction_lift_on": TOMORROW}, set()),
        ("restriction_lift", {"restriction_lift_reason": ""}, {"lift_reason"}),
        ("restriction_lift", {"restriction_lifted_on": TODAY}, {"not_lifted"}),
        ("restriction_lift", {"restriction_ground": None}, {"restriction_ground"}),
        ("portability_cover", {"portable_data": ""}, {"portable_data"}),
        ("portability_cover", {"portable_format": ""}, {"portable_format"}),
        ("portability_cover", {"portable_format": "a PDF"}, {"portable_format"}),
        ("portability_cover", {"transmitted_on": None}, {"handed_on"}),
        ("portability_cover", {"transmitted_on": TOMORROW}, {"handed_on"}),
        ("portability_cover", {"transmitted_to": "", "transmitted_on": None}, set()),
    ],
)  # fmt: skip
def test_what_is_missing_is_said_and_makes_a_draft(key, change, lacking):
    file = complete_file(key, "en", **change)
    assert missing(key, file) == lacking
    assert write(key, file).draft is bool(lacking)


@pytest.mark.parametrize(("key", "right"), OF_RIGHT.items())
@pytest.mark.parametrize(
    ("outcome", "note"),
    [(Outcome.REFUSED, "The refusal is the letter for that"), (Outcome.NOTHING_HELD, "The outcome is Nothing held")],
)
def test_what_is_refused_or_was_not_there_is_not_said_to_be_done(key, right, outcome, note):
    file = complete_file(key, "en", outcome=outcome, refused_rights=(), erasure_kept="")
    assert right in file.case.rights
    assert missing(key, file) == {"decision"}
    assert note in str(facts_of(key, file)["decision"].note)


@pytest.mark.parametrize("key", DONE)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_part_that_is_refused_brings_reasons_ground_complaint_and_court(key, language):
    facts = {
        "outcome": Outcome.PARTLY,
        "refused_rights": (OF_RIGHT[key],),
        "refusal_grounds": (RefusalGround.NATIONAL_LAW, RefusalGround.COMPELLING_GROUNDS),
        "outcome_reason": "Reason 4711.",
        "granted_part": "The rest.",
    }
    written = write(key, complete_file(key, language, **facts), language)
    assert not written.draft
    assert "Reason 4711." in written.text
    assert "contact@apd-gba.be" in written.text
    assert "79" in written.text
    assert "23" in written.text.split("Reason 4711.")[1].split("\n\n")[2]
    whole = write(key, complete_file(key, language, outcome=Outcome.GRANTED, erasure_kept=""), language)
    assert "contact@apd-gba.be" not in whole.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_erasure_says_what_went_and_what_stays_in_the_words_of_the_case(language):
    text = write("erasure_done", complete_file("erasure_done", language), language).text
    for name in ("erased_data", "erasure_backups", "erasure_kept", "outcome_reason"):
        assert all(line in text for line in in_words(name, language).splitlines()), name
    assert {"en": "12 March 2026", "fr": "12 mars 2026", "nl": "12 maart 2026", "de": "12. März 2026"}[language] in text


def test_erasure_names_its_ground_and_the_exception():
    text = write("erasure_done", complete_file("erasure_done", "en", erasure_ground=ErasureGround.UNLAWFUL)).text
    assert "Article 17(1)(d) GDPR" in text
    assert "Article 17(3)(b) GDPR" in text


def test_the_fingerprint_is_named_only_where_one_is_kept():
    file = complete_file("erasure_done", "en")
    phone = replace(STOPPED, id=2, channel=SuppressionChannel.PHONE)
    both = write("erasure_done", replace(file, suppressions=(STOPPED, phone))).text
    assert "- your e-mail address\n- your telephone number" in both
    assert "fingerprint" not in write("erasure_done", replace(file, suppressions=())).text


def test_nothing_is_held_only_after_every_search():
    file = complete_file("nothing_held", "en")
    tasks = {answer: SearchTask(system=answer.label, answer=answer) for answer in TaskAnswer}
    done = (tasks[TaskAnswer.NOT_FOUND], tasks[TaskAnswer.NOT_NEEDED])
    assert missing("nothing_held", replace(file, tasks=done)) == set()
    assert missing("nothing_held", replace(file, tasks=(*done, tasks[TaskAnswer.PENDING]))) == {"searched"}
    assert missing("nothing_held", replace(file, tasks=(*done, tasks[TaskAnswer.EXCEPTION]))) == {"found"}
    stop = replace(tasks[TaskAnswer.PENDING], right=Right.MARKETING_OBJECTION)
    assert missing("nothing_held", replace(file, tasks=(stop,))) == set()


@pytest.mark.parametrize("key", ["nothing_held", "portability_cover"])
def test_what_tells_of_data_waits_until_it_is_known_who_asks(key):
    file = replace(complete_file(key, "en"), checks=(pending_check("en"),))
    assert missing(key, file) == {"identity"}


@pytest.mark.parametrize("key", ["rectification_done", "erasure_done", "restriction_imposed"])
def test_who_asks_is_shown_for_what_changes_data(key):
    fact = facts_of(key, replace(complete_file(key, "en"), checks=()))["identity"]
    assert (fact.present, fact.is_missing) == (False, False)


def test_a_portable_copy_is_no_pdf_and_no_picture():
    file = replace(complete_file("portability_cover", "en", transmitted_to="", transmitted_on=None), attachments=())
    names = ("orders.json", "orders.PDF", "scan.png")
    given = [Attachment(id=place, kind=AttachmentKind.RESPONSE, name=name) for place, name in enumerate(names, 1)]
    whole = write("portability_cover", replace(file, attachments=tuple(given)))
    assert "Annex 1: orders.json" in whole.text
    assert "orders.PDF" not in whole.text
    for_eyes = replace(file, attachments=tuple(given[1:]))
    assert missing("portability_cover", for_eyes) == {"files"}
    assert "No machine can read what is attached" in str(facts_of("portability_cover", for_eyes)["files"].note)
    assert missing("portability_cover", file) == {"files"}
    assert "Missing: the files with your data" in write("portability_cover", file).text


def test_data_sent_straight_to_another_need_no_file_with_the_letter():
    file = replace(complete_file("portability_cover", "en"), attachments=())
    written = write("portability_cover", file)
    assert not written.draft
    assert "we sent the data directly to Nordlicht Versand on 12 March 2026 (Article 20(2) GDPR)" in written.text
    assert "Here they are" not in written.text
    assert "Annex" not in written.text


def test_the_data_go_with_their_letter_to_whom_the_person_chose():
    third = {"answer_to": AnswerTo.THIRD, "receiver_name": "Vita NV", "receiver_email": "in@vita.example"}
    own = {"transmitted_to": "", "transmitted_on": None}
    written = write("portability_cover", complete_file("portability_cover", "en", **third, **own))
    assert written.recipient == "Vita NV"
    assert "We were asked to send you our answer about Hélène Lefèvre." in written.text
    assert write("nothing_held", complete_file("nothing_held", "en", **third)).recipient == "Hélène Lefèvre"


def test_a_statement_alone_is_no_correction():
    text = write("rectification_done", complete_file("rectification_done", "en", corrections="")).text
    assert "We have added your statement to your data" in text
    assert "What we corrected" not in text


def test_only_rights_that_need_a_person_give_way_where_none_is_found():
    text = write("not_identifiable", complete_file("not_identifiable", "en")).text
    refused, apart = text.split("What we deal with apart from this")
    assert "Article 21(2)" in apart
    assert "Article 21(2)" not in refused
    alone = write("not_identifiable", complete_file("not_identifiable", "en", rights=(Right.ACCESS,))).text
    assert "apart from this" not in alone


@pytest.mark.parametrize(
    ("ground", "said"),
    [
        (RestrictionGround.ACCURACY, "with this result:"),
        (RestrictionGround.CLAIMS, "This has changed since:"),
        (RestrictionGround.OBJECTION, "We have examined your objection"),
    ],
)
def test_the_notice_of_lifting_gives_the_outcome_of_the_check(ground, said):
    text = write("restriction_lift", complete_file("restriction_lift", "en", restriction_ground=ground)).text
    assert said in text
    assert text.index(said) < text.index("The bank statements show")
    assert "15 April 2026" in text

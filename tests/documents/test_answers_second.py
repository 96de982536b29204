"""Letters about objections, consents, machines' decisions, fees and questions: what each needs, and what it says."""

from dataclasses import replace
from datetime import date

import pytest
from case_files import CASE, LANGUAGES, TODAY, complete_file
from letters_written import facts_of, missing, write
from reading import pages_of

from officer_app.domain.correspondence import Message
from officer_app.domain.recipient_notice import Operation, RecipientNotice
from officer_app.domain.refusal import RefusalGround
from officer_app.domain.vocabulary import Direction, Outcome, Right

TOMORROW = date(2026, 4, 3)


@pytest.mark.parametrize(
    ("key", "changes", "fact"),
    [
        ("objection_upheld", {"outcome": None}, "decision"),
        ("objection_upheld", {"outcome": Outcome.REFUSED}, "decision"),
        ("objection_upheld", {"outcome": Outcome.PARTLY, "refused_rights": (Right.OBJECTION,)}, "decision"),
        ("objection_upheld", {"stopped_processing": " "}, "stopped_processing"),
        ("objection_upheld", {"stopped_on": None}, "ended_on"),
        ("objection_upheld", {"stopped_on": TOMORROW}, "ended_on"),
        ("objection_upheld", {"erased_data": "", "erasure_kept": ""}, "afterwards"),
        ("objection_upheld", {"erasure_done_on": None}, "erasure_day"),
        ("objection_rejected", {"outcome": Outcome.GRANTED}, "decision"),
        ("objection_rejected", {"refusal_grounds": ()}, "grounds"),
        ("objection_rejected", {"refusal_grounds": (RefusalGround.LEGAL_OBLIGATION,)}, "grounds"),
        ("objection_rejected", {"refusal_grounds": (RefusalGround.NOT_IDENTIFIABLE,)}, "grounds"),
        ("objection_rejected", {"refusal_grounds": (RefusalGround.UNFOUNDED_OR_EXCESSIVE,)}, "excessive_reason"),
        ("objection_rejected", {"outcome_reason": ""}, "reasons"),
        ("objection_rejected", {"outcome": Outcome.PARTLY, "refused_rights": (Right.OBJECTION,)}, "granted_part"),
        ("consent_withdrawal", {"withdrawn_consent": ""}, "withdrawn_consent"),
        ("consent_withdrawal", {"consent_ended_on": TOMORROW}, "consent_ended_on"),
        ("automated_decision", {"decision_about": ""}, "decision_about"),
        ("automated_decision", {"decision_view": ""}, "decision_view"),
        ("automated_decision", {"decision_reviewer": ""}, "decision_reviewer"),
        ("automated_decision", {"decision_reviewed_on": None}, "decision_reviewed_on"),
        ("automated_decision", {"decision_result": ""}, "decision_result"),
        ("fee_notice", {"is_excessive": False}, "fee_ground"),
        ("fee_notice", {"excessive_reason": ""}, "fee_ground"),
        ("fee_notice", {"fee_proposed": ""}, "fee_proposed"),
        ("fee_notice", {"fee_reason": ""}, "fee_reason"),
        ("fee_notice", {"fee_answer_by": None}, "fee_answer_by"),
        ("fee_notice", {"fee_answer_by": TODAY}, "fee_answer_by"),
        ("not_ours", {"outcome": Outcome.GRANTED}, "decision"),
        ("not_ours", {"rights": ()}, "rights"),
        ("question_answered", {"answer_text": "\u200b"}, "answer_text"),
        ("refusal", {"refusal_grounds": (RefusalGround.UNFOUNDED_OR_EXCESSIVE,)}, "excessive_reason"),
        (
            "refusal",
            {
                "rights": (Right.ACCESS,),
                "outcome": Outcome.REFUSED,
                "refusal_grounds": (RefusalGround.OTHERS_RIGHTS,),
            },
            "grounds",
        ),
    ],
)
def test_what_is_missing_is_named_and_makes_a_draft(key, changes, fact):
    file = complete_file(key, "en", **changes)
    assert missing(key, file) == {fact}
    assert facts_of(key, file)[fact].mends
    written = write(key, file)
    assert written.draft
    assert all("DRAFT" in page for page in pages_of(written.pdf))


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("objection_upheld", ("5 March 2026", "12 March 2026", "how often you open", "20 March 2026", "17(1)(c)")),
        ("objection_rejected", ("three times", "override your interests", "for us to show", "Article 79", "Authority")),
        ("consent_withdrawal", ("withdraw", "6 March 2026", "stays lawful", "ask us to erase", "17(1)(b)")),
        ("automated_decision", ("payment by invoice", "lost in the post", "Marc Janssens", "24 March 2026", "contest")),
        ("fee_notice", ("EUR 18.50", "four", "Half an hour", "6 April 2026", "withdraw your request", "nor a profit")),
        ("not_ours", ("Nordlys AB", "not responsible", "hold no data", "not passed your request")),
        ("question_answered", ("your question", "5 March 2026", "sent by Nordlys")),
    ],
)
def test_each_point_of_the_checklist_is_on_the_letter(key, said):
    changes = {"excessive_reason": "The same four times in one month."} if key == "fee_notice" else {}
    text = write(key, complete_file(key, "en", **changes)).text
    assert [each for each in said if each not in text] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", ["objection_rejected", "automated_decision", "fee_notice", "not_ours", "refusal"])
def test_the_remedies_are_named(key, language):
    text = write(key, complete_file(key, language), language).text
    assert "contact@apd-gba.be" in text
    assert "79" in text


def test_what_is_kept_brings_the_remedies_and_what_is_erased_its_recipients():
    erased = complete_file("objection_upheld", "en")
    assert "contact@apd-gba.be" not in write("objection_upheld", erased).text
    assert "Mailstream Inc." in write("objection_upheld", erased).text
    kept = complete_file("objection_upheld", "en", erased_data="", erasure_kept="Your invoices.")
    text = write("objection_upheld", kept).text
    assert not write("objection_upheld", kept).draft
    assert "Your invoices." in text
    assert "contact@apd-gba.be" in text
    assert "Mailstream Inc." not in text


def test_a_recipient_that_has_its_notice_is_told_with_its_day():
    notice = RecipientNotice(id=1, case_id=1, name="Vita NV", operation=Operation.ERASED, told_on=date(2026, 3, 25))
    file = replace(complete_file("consent_withdrawal", "en", erased_data="All.", erasure_done_on=TODAY),
        notices=(notice,))  # fmt: skip
    text = write("consent_withdrawal", file).text
    assert "Vita NV" in text
    assert "25 March 2026" in text
    assert "ask us to erase" not in text


@pytest.mark.parametrize(
    ("ground", "said"),
    [
        (RefusalGround.COMPELLING_GROUNDS, "not for you to prove the contrary"),
        (RefusalGround.RESEARCH, "Our reasons above say which task that is"),
        (RefusalGround.UNFOUNDED_OR_EXCESSIVE, "What shows it here"),
    ],
)
def test_a_rejected_objection_says_what_its_ground_needs(ground, said):
    others = ("not for you to prove the contrary", "Our reasons above say which task that is", "What shows it here")
    changes = {"refusal_grounds": (ground,), "excessive_reason": "Five times."}
    written = write("objection_rejected", complete_file("objection_rejected", "en", **changes))
    assert not written.draft
    assert [each for each in others if each in written.text] == [said]
    assert "at any time, and we then stop at once" in written.text


def test_an_objection_rejected_in_part_says_what_stops_and_leaves_other_grounds_alone():
    changes = {
        "rights": (Right.OBJECTION, Right.ERASURE),
        "outcome": Outcome.PARTLY,
        "refused_rights": (Right.OBJECTION, Right.ERASURE),
        "refusal_grounds": (RefusalGround.COMPELLING_GROUNDS, RefusalGround.LEGAL_OBLIGATION),
        "granted_part": "We stopped the ranking.",
    }
    written = write("objection_rejected", complete_file("objection_rejected", "en", **changes))
    assert written.subject == "Your objection: what we stop and what we do not stop"
    assert "We stopped the ranking." in written.text
    assert "17(3)(b)" not in written.text


def test_a_refused_withdrawal_is_remarked():
    fact = facts_of("consent_withdrawal", complete_file("consent_withdrawal", "en", outcome=Outcome.REFUSED))[
        "decision"
    ]
    assert "can never be refused" in str(fact.note)
    assert not fact.present


@pytest.mark.parametrize("given", ["message", "answered", "duplicate"])
def test_a_further_copy_may_cost_where_the_first_was_given(given):
    changes = {"answered": {"answered_on": TODAY}, "duplicate": {"duplicate_of": 9}}.get(given, {})
    file = complete_file("fee_notice", "en", is_excessive=False, **changes)
    if given == "message":
        first = Message(id=1, case_id=1, direction=Direction.OUT, template="access_response")
        file = replace(file, messages=(first,))
    written = write("fee_notice", file)
    assert not written.draft
    assert "The first copy of your data was free." in written.text
    assert "manifestly" not in written.text
    erasure = replace(file, case=replace(file.case, rights=(Right.ERASURE,)))
    assert missing("fee_notice", erasure) == {"fee_ground"}


def test_a_fee_that_is_answered_after_the_due_day_promises_nothing_about_it():
    early, late = (complete_file("fee_notice", "en", fee_answer_by=date(2026, 4, day)) for day in (6, 7))
    assert "7 April 2026, does not change" in write("fee_notice", early).text
    assert "does not change" not in write("fee_notice", late).text
    assert "the answer is due on 7 April 2026" in str(facts_of("fee_notice", late)["fee_answer_by"].note)


def test_what_is_not_ours_says_only_what_is_known():
    bare = complete_file("not_ours", "en", responsible_party="", holds_data=None, forwarded_on=TODAY)
    text = write("not_ours", bare).text
    assert not write("not_ours", bare).draft
    assert "We do not know who is responsible" in text
    assert "hold no data" not in text
    assert "not passed" not in text
    held = facts_of("not_ours", complete_file("not_ours", "en", holds_data=True))["holds_data"]
    assert "not ours after all" in str(held.note)


@pytest.mark.parametrize(
    ("rights", "subject", "named"),
    [
        ((Right.QUESTION,), "The answer to your question", False),
        ((Right.OTHER,), "The answer to your message", False),
        ((Right.COMPLAINT, Right.QUESTION), "The answer to your complaint", True),
    ],
)
def test_an_answer_in_own_words_is_called_by_what_was_asked(rights, subject, named):
    file = complete_file("question_answered", "en", rights=rights)
    written = write("question_answered", file)
    assert written.subject == subject
    assert ("contact@apd-gba.be" in written.text) is named
    assert ("authority" in facts_of("question_answered", file)) is named


def test_a_refusal_in_part_says_which_part_and_proves_what_is_excessive():
    file = complete_file("refusal", "en", erasure_kept="The invoices since 2016.", withheld="Not this.",
        refusal_grounds=(RefusalGround.LEGAL_OBLIGATION, RefusalGround.UNFOUNDED_OR_EXCESSIVE),
        excessive_reason="Five times in a month.")  # fmt: skip
    text = write("refusal", file).text
    assert "In detail, it is this part:\n\nThe invoices since 2016." in text
    assert "Not this." not in text
    assert "What shows it here:\n\nFive times in a month." in text
    whole = complete_file("refusal", "en", outcome=Outcome.REFUSED, erasure_kept="The invoices since 2016.")
    assert "In detail" not in write("refusal", whole).text
    assert CASE.withheld == ""

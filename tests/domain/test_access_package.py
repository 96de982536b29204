"""The check before an access package is made: each point in its sentence, and which of them refuse."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from officer_app.domain.access_package import check_package, contents_of, is_answered
from officer_app.domain.case import Case
from officer_app.domain.case_file import CaseFile, calendar_of, dates_of, read_clock
from officer_app.domain.correspondence import Attachment, Message
from officer_app.domain.identity import IdentityCheck
from officer_app.domain.organisation import Organisation
from officer_app.domain.vocabulary import AttachmentKind, Direction, IdentityMethod, IdentityResult, Outcome, Right

DAY = date(2026, 3, 10)
NOON, LATER = datetime(2026, 3, 10, 12, tzinfo=UTC), datetime(2026, 3, 10, 13, tzinfo=UTC)
PASSED = IdentityCheck(id=1, method=IdentityMethod.LOGIN, result=IdentityResult.PASSED)
LETTER = Message(id=7, direction=Direction.OUT, template="access_response", received_on=DAY)
RESPONSE = {"kind": AttachmentKind.RESPONSE, "size": 3, "added_at": NOON}
PAGES = Attachment(id=1, message_id=7, name="letter.pdf", media_type="application/pdf", **RESPONSE)
ORDERS = Attachment(id=2, name="orders.csv", media_type="text/plain", **RESPONSE)
ALWAYS = ["names_seen", "notes_stay"]


def file_of(*, attachments=(PAGES, ORDERS), messages=(LETTER,), checks=(PASSED,), **facts):
    known = {"rights": (Right.ACCESS,), "outcome": Outcome.GRANTED, "received_on": date(2026, 3, 5)}
    case = Case(**(known | facts))
    dates = dates_of(case, (), (), calendar_of(Organisation()))
    clock = read_clock(case, dates, (), (), DAY)
    parts = {"checks": checks, "messages": messages, "attachments": attachments}
    return CaseFile(Organisation(), case, dates, clock, **parts)


def codes(**facts):
    return [each.code for each in check_package(file_of(**facts))]


def refusing(**facts):
    return [each.code for each in check_package(file_of(**facts)) if each.takes_ground_away]


def said(code, **facts):
    (found,) = [each for each in check_package(file_of(**facts)) if each.code == code]
    assert found.source
    return str(found.sentence)


def test_a_case_with_letter_and_file_passes():
    assert codes() == ALWAYS
    assert said("names_seen") == "The names of the files can be read without the passphrase: orders.csv."


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"checks": ()}, "identity_open"),
        ({"checks": (replace(PASSED, result=IdentityResult.FAILED),)}, "identity_open"),
        ({"outcome": None}, "not_decided"),
        ({"outcome": Outcome.NOTHING_HELD}, "nothing_given"),
        ({"messages": ()}, "letter_missing"),
        ({"messages": (replace(LETTER, template="extension"),)}, "letter_missing"),
        ({"messages": (replace(LETTER, direction=Direction.IN),)}, "letter_missing"),
        ({"attachments": (ORDERS,)}, "letter_missing"),
        ({"attachments": (PAGES,)}, "file_missing"),
        ({"attachments": (PAGES, replace(ORDERS, size=0))}, "file_empty"),
    ],
)
def test_what_refuses(facts, code):
    assert code in refusing(**facts)


@pytest.mark.parametrize(
    ("name", "media_type", "is_enough"),
    [
        ("orders.csv", "text/plain", True),
        ("orders.JSON", "", True),
        ("orders.xml", "text/xml", True),
        ("orders.pdf", "application/pdf", False),
        ("orders.csv", "application/pdf", False),
        ("orders", "text/plain", False),
    ],
)
def test_portability_needs_a_file_for_machines(name, media_type, is_enough):
    attachments = (PAGES, replace(ORDERS, name=name, media_type=media_type))
    found = refusing(attachments=attachments, rights=(Right.ACCESS, Right.PORTABILITY))
    assert found == ([] if is_enough else ["not_machine_readable"])


def test_a_refused_right_asks_for_nothing():
    refused = {"rights": (Right.ACCESS, Right.PORTABILITY), "outcome": Outcome.PARTLY,
        "refused_rights": (Right.PORTABILITY,)}  # fmt: skip
    assert refusing(attachments=(PAGES, replace(ORDERS, name="a.pdf")), **refused) == []
    assert [is_answered(file_of(**refused), each) for each in (Right.ACCESS, Right.PORTABILITY, Right.ERASURE)] == [
        True, False, False,
    ]  # fmt: skip


@pytest.mark.parametrize("kind", [each for each in AttachmentKind if each is not AttachmentKind.RESPONSE])
def test_nothing_but_responses_leaves(kind):
    secret = Attachment(id=3, name="secret.txt", kind=kind, size=3)
    inside = contents_of(file_of(attachments=(PAGES, ORDERS, secret)))
    assert (inside.files, inside.left_out) == ((ORDERS,), (secret,))
    assert said("left_out", attachments=(PAGES, ORDERS, secret)) == "Left out: secret.txt."


def test_many_files_that_stay_are_counted():
    many = tuple(Attachment(id=each, name=f"{each}.txt", size=1) for each in range(10, 22))
    assert said("left_out", attachments=(PAGES, ORDERS, *many)).startswith(
        "12 files of the case are left out, among them: 10.txt, 11.txt,"
    )


def test_a_redacted_version_goes_in_place_of_the_whole_even_where_both_are_responses():
    whole = Attachment(id=3, name="mail.txt", **RESPONSE)
    redacted = Attachment(id=4, name="mail black.txt", redacts=3, **RESPONSE)
    inside = contents_of(file_of(attachments=(PAGES, whole, redacted)))
    assert (inside.files, inside.left_out, inside.replaced) == ((redacted,), (whole,), ((whole, redacted),))
    assert said("redacted", attachments=(PAGES, whole, redacted)) == "mail black.txt goes in place of mail.txt."
    kept_back = replace(redacted, kind=AttachmentKind.INTERNAL)
    assert contents_of(file_of(attachments=(PAGES, whole, kept_back))).files == ()


def test_the_newest_letter_with_data_is_the_cover_and_other_letters_stay():
    cover = replace(LETTER, id=9, template="portability_cover")
    wait = replace(LETTER, id=10, template="extension")
    own = Attachment(id=5, message_id=9, name="cover.pdf", **RESPONSE)
    other = Attachment(id=6, message_id=10, name="wait.pdf", **RESPONSE)
    inside = contents_of(file_of(messages=(LETTER, cover, wait), attachments=(PAGES, ORDERS, own, other)))
    assert (inside.letter, inside.pages, inside.files, inside.left_out) == (cover, own, (ORDERS,), (PAGES, other))


def test_a_file_that_came_with_a_message_of_another_program_is_a_response_too():
    came = replace(ORDERS, message_id=8)
    assert contents_of(file_of(messages=(LETTER, Message(id=8)), attachments=(PAGES, came))).files == (came,)


def test_warnings_and_files_newer_than_the_letter_are_named():
    odd = replace(ORDERS, warning="This file is a program; do not open it.", added_at=LATER)
    assert codes(attachments=(PAGES, odd)) == ["file_warning", "letter_older", *ALWAYS]
    assert "orders.csv" in said("letter_older", attachments=(PAGES, odd))
    assert "do not open it" in said("file_warning", attachments=(PAGES, odd))

"""What hangs together within a case: a message and the one it answers, a file and the one it redacts."""

from dataclasses import replace
from datetime import date

import pytest

from officer_app.domain.correspondence import Attachment, Message, SearchTask, check_attachment, check_reply, check_task
from officer_app.domain.vocabulary import AttachmentKind, Direction

DAY = date(2026, 3, 5)
ASKED = Message(id=1, subject="My data", received_on=DAY)
ANSWER = Message(id=2, direction=Direction.OUT, received_on=date(2026, 3, 9), in_reply_to=1)
NOTE = Message(id=3, direction=Direction.NOTE, body="He called.", received_on=DAY)


def reply(message, *others):
    return set(check_reply(message, others))


def test_a_message_answers_another_one_of_its_case():
    assert reply(ASKED, ANSWER) == set()
    assert reply(ANSWER, ASKED, ANSWER) == set()
    assert reply(replace(ANSWER, received_on=None), ASKED) == set()
    assert reply(replace(ANSWER, id=None), ASKED) == set()


@pytest.mark.parametrize(
    ("message", "others"),
    [
        (ANSWER, ()),
        (replace(ANSWER, in_reply_to=3), (ASKED, NOTE)),
        (replace(ANSWER, in_reply_to=2), (ASKED, ANSWER)),
        (replace(ASKED, in_reply_to=2, received_on=date(2026, 3, 9)), (ASKED, ANSWER)),
        (replace(ANSWER, received_on=date(2026, 3, 4)), (ASKED,)),
    ],
)
def test_what_cannot_be_answered_is_said(message, others):
    assert reply(message, *others) == {"in_reply_to"}


def test_a_circle_of_others_is_not_followed_for_ever():
    circle = (replace(ASKED, in_reply_to=4), Message(id=4, received_on=DAY, in_reply_to=1))
    assert reply(replace(ANSWER, in_reply_to=1), *circle) == set()


WHOLE = Attachment(id=1, name="export.csv")
REDACTED = Attachment(id=2, name="export without names.csv", kind=AttachmentKind.RESPONSE, redacts=1)


def file(attachment, *others):
    return set(check_attachment(attachment, others))


def test_a_file_is_the_redacted_version_of_another_one():
    assert file(WHOLE) == set()
    assert file(REDACTED, WHOLE, REDACTED) == set()
    assert file(replace(WHOLE, kind=AttachmentKind.RESPONSE), WHOLE) == set()
    assert file(replace(REDACTED, id=None), WHOLE) == set()


@pytest.mark.parametrize(
    ("attachment", "others", "field"),
    [
        (REDACTED, (), "redacts"),
        (replace(REDACTED, redacts=2), (WHOLE, REDACTED), "redacts"),
        (replace(WHOLE, redacts=2), (WHOLE, REDACTED), "redacts"),
        (REDACTED, (replace(WHOLE, kind=AttachmentKind.RESPONSE),), "redacts"),
        (replace(WHOLE, kind=AttachmentKind.RESPONSE), (WHOLE, REDACTED), "kind"),
    ],
)
def test_the_whole_file_never_leaves_beside_its_redacted_version(attachment, others, field):
    assert file(attachment, *others) == {field}


def test_a_new_response_is_not_taken_for_a_file_that_is_not_kept_yet():
    new = Attachment(kind=AttachmentKind.RESPONSE, name="copy.pdf")
    assert file(new, WHOLE) == set()


def test_a_search_is_not_due_before_it_was_asked():
    late = SearchTask(asked_on=DAY, due_on=date(2026, 3, 4))
    assert set(check_task(late)) == {"due_on"}
    for fine in (replace(late, due_on=DAY), replace(late, due_on=None), replace(late, asked_on=None)):
        assert check_task(fine) == {}

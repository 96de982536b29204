"""The notice to a recipient that data were corrected, deleted or restricted, with the request to follow (Art. 19)."""

from officer_app.documents.letter_words import LetterWords
from officer_app.documents.letters import letterhead
from officer_app.documents.letters.head import Head
from officer_app.documents.letters.writing import Fact, LetterType, WritingAbout, text_fact
from officer_app.documents.wording import Value
from officer_app.domain.addressee import Addressee
from officer_app.domain.fields import is_empty
from officer_app.domain.matter import NoticeFile
from officer_app.domain.recipient_notice import Operation
from officer_app.domain.vocabulary import Role
from officer_app.domain.words import Sentence

SOURCE = "GDPR Art. 19"
NoticeWriting = WritingAbout[NoticeFile]


def head(file: NoticeFile, _words: LetterWords) -> Head:
    """Return the head: to the recipient as the notice names it, and else as the register knows it."""
    notice, known = file.notice, file.recipient

    def first(own: str, registered: str) -> str:
        return registered if is_empty(own) else own

    to = Addressee(
        None,
        first(notice.name, known.name if known else ""),
        first(notice.email, known.email if known else ""),
        first(notice.address, known.address if known else ""),
        country=known.country if known and is_empty(notice.address) else "",
        attention=known.contact_name if known else "",
    )
    return Head(
        to,
        f"{file.case_file.case.reference}/{file.place}",
        missing="recipient",
        lacks="The recipient has no name yet.",
        mends_name="recipient_notice.name",
        mends_address="recipient_notice.address",
    )


def facts(writing: NoticeWriting) -> tuple[Fact, ...]:
    """Return what the notice needs: which data, what was done with them and when, and that it can be given."""
    notice = writing.file.notice
    done = Sentence("{day}", {"day": notice.done_on}) if notice.done_on else Sentence("No day is recorded.")
    what = Sentence("{operation}", {"operation": notice.operation})
    return (
        *letterhead.outside_facts(writing),
        Fact("operation", "What was done", True, what, "recipient_notice.operation", checklist=("A19-1",)),
        Fact("done_on", "Done on", notice.done_on is not None, done, "recipient_notice.done_on",
            checklist=("A19-1",)),
        text_fact("details", "Which data of whom", notice.details, mends="recipient_notice.details",
            lacks="Say which data of whom, and no more than the recipient needs to find them.",
            checklist=("A19-1",), source=SOURCE),
        _can_be_told(writing),
        _ours(writing),
    )  # fmt: skip


def values(writing: NoticeWriting) -> dict[str, Value]:
    """Return the values for the wording of the notice."""
    notice = writing.file.notice
    return {
        **letterhead.outside_values(writing),
        **{each.value: notice.operation is each for each in Operation},
        "done_on": writing.day_or_missing("done_on", notice.done_on),
        "details": writing.or_missing("details", notice.details),
    }


def _can_be_told(writing: NoticeWriting) -> Fact:
    reason = writing.file.notice.not_told_reason
    present = is_empty(reason)
    note = Sentence("Nothing stands against it.") if present else Sentence(
        "It is recorded why the recipient is not told. Take the reason out first.", source=SOURCE)  # fmt: skip
    return Fact("can_be_told", "Can be told", present, note, "recipient_notice.not_told_reason",
        checklist=("A19-2",))  # fmt: skip


def _ours(writing: NoticeWriting) -> Fact:
    ours = writing.file.case_file.case.role is not Role.PROCESSOR
    note = Sentence("We are the controller.") if ours else Sentence(
        "We hold these data for a client: the client tells its recipients.", source=SOURCE)  # fmt: skip
    return Fact("ours", "Our part", ours, note, "case.role")


TYPE = LetterType("recipient_notice", "Notice to a recipient", facts, values, about="recipient_notice", head=head)

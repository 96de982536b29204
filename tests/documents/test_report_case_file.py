"""The file of one case: everything of that case and nothing of another, internal things marked, long notes whole."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from reading import words_of
from report_asked import asked, built, line, rows_of

from officer_app.documents.report import render_report
from officer_app.documents.report_forms import ReportForm, report_bytes
from officer_app.documents.reports import report_type
from officer_app.documents.reports.case_chosen import case_chosen
from officer_app.domain.audit import HistoryEntry
from officer_app.domain.correspondence import Attachment, Message, Pause, SearchTask
from officer_app.domain.errors import NotFound
from officer_app.domain.identity import IdentityCheck
from officer_app.domain.vocabulary import (
    AttachmentKind,
    Channel,
    Direction,
    ExtensionReason,
    IdentityMethod,
    IdentityResult,
    Outcome,
    Role,
)

FIRST = line(1, date(2026, 3, 2), 20, notes="Spoke to the helpdesk.", language="fr")
OTHER = line(2, date(2026, 2, 2), 3, notes="A secret of another case.")
RECORDS = (
    IdentityCheck(id=5, case_id=1, method=IdentityMethod.LOGIN, result=IdentityResult.PASSED, doubt="A new address."),
    SearchTask(id=6, case_id=1, system="Mailing platform", note="Found two lists."),
    SearchTask(id=7, case_id=2, system="Another system"),
    Pause(id=8, case_id=1, asked_on=date(2026, 3, 4)),
    Message(id=9, case_id=1, direction=Direction.IN, channel=Channel.EMAIL, received_on=date(2026, 3, 2),
        subject="My data", body="Dear all,\nwhat do you hold?"),
    Message(id=10, case_id=1, direction=Direction.NOTE, received_on=date(2026, 3, 3), body="She is kind."),
    Attachment(id=11, case_id=1, kind=AttachmentKind.INTERNAL, name="scan.pdf", size=1200, digest="ab" * 32,
        added_at=datetime(2026, 3, 2, 23, 30, tzinfo=UTC)),
)  # fmt: skip
HISTORY = (
    HistoryEntry(seq=41, at=datetime(2026, 3, 2, 23, 30, tzinfo=UTC), actor="Claire", verb="case.edit",
        record_type="case", record_id=1, before={"notes": "a"}, after={"notes": "b"}),
)  # fmt: skip
CHOSEN = {"case": "dsr-2026-0001 "}


def file(language="en", lines=(FIRST, OTHER), records=RECORDS, **facts):
    return built("case_file", lines, records, language, **{"choices": CHOSEN, "history": HISTORY, **facts})


def plain(text):
    """Return a text with blanks where it must not break."""
    return text.replace("\xa0", " ")


def test_the_stage_stands_beside_the_dates_like_them():
    figures = built("case_file", (FIRST,)).figures
    assert [each.label for each in figures] == ["received", "date that counts", "answered", "stage"]
    assert figures[-1].value == "answered"


def test_everything_of_the_case_stands_in_it_and_nothing_of_another():
    words = words_of(render_report(file()))
    for said in ("Case file DSR-2026-0001", "A new address.", "Mailing platform", "Found two lists.", "My data",
        "Dear all, what do you hold?", "She is kind.", "scan.pdf", "Spoke to the helpdesk.", "Notes"):  # fmt: skip
        assert said in words
    assert "ab" * 32 in words.replace(" ", "")
    assert "A secret of another case." not in words
    assert "Another system" not in words


def test_what_is_internal_is_marked():
    report = file()
    assert ("Notes", "Spoke to the helpdesk.", "internal") in rows_of(report, "our_part")
    assert rows_of(report, "attachments")[0][-1] == "internal"
    assert any(plain(each.heading) == "2. Note, 3 March 2026 (internal)" for each in report.sections)
    assert ("Language of the request", "French", None) in rows_of(report, "request")


def test_choices_are_told_in_words_and_hours_in_the_zone():
    words = words_of(render_report(file("nl")))
    assert "03/03/2026 00:30" in words
    assert "client_contact" not in words
    assert "Notities" in words


def test_the_history_names_the_fields_that_changed():
    (entry,) = rows_of(file("fr"), "history")
    assert (entry[0], plain(entry[3]), entry[4]) == (41, "Dossier : modification", ("Notes",))


def test_without_a_reference_it_is_the_newest_case_and_a_wrong_one_is_named():
    assert "DSR-2026-0001" in file(choices={}).title
    with pytest.raises(NotFound, match="DSR-9"):
        file(choices={"case": "DSR-9"})
    undated = replace(OTHER.case, received_on=None, id=9)
    assert case_chosen([undated, FIRST.case], "") is FIRST.case
    assert case_chosen([], "") is None
    assert case_chosen([], "", [FIRST.case]) is None
    assert case_chosen([undated], FIRST.case.reference, [FIRST.case]) is FIRST.case


def test_the_dates_say_why():
    rolled = line(3, date(2026, 1, 31), 40, extension_reason=ExtensionReason.NUMBER, extension_details="Nine requests.",
        extension_notified_on=date(2026, 2, 20), outcome=Outcome.REFUSED)  # fmt: skip
    words = words_of(render_report(file(lines=(rolled,), choices={})))
    assert "That month has no such day" in words
    assert "28 February 2026 is not a working day; the period ends on the next one, 2 March 2026" in words
    assert "A refusal, whole or in part, was due by 2 March 2026" in words
    late = line(4, date(2026, 1, 31), 40, extension_notified_on=date(2026, 4, 20))
    assert "More time does not count here" in words_of(render_report(file(lines=(late,), choices={})))


def test_a_client_s_request_has_the_date_of_its_passing_on():
    passed_on = line(5, date(2026, 3, 2), role=Role.PROCESSOR, client="Brasserie du Lac")
    report = file(lines=(passed_on,), choices={})
    assert "only the client answers" in words_of(render_report(report))
    assert not any(what == "end of the first month" for what, _ in rows_of(report, "dates"))


def test_two_hundred_thousand_letters_of_notes_are_whole_in_every_form():
    notes = "\n".join(f"Line {number} of the notes, and a few words more." for number in range(4_500))
    report = file(lines=(replace(FIRST, case=replace(FIRST.case, notes=notes)),))
    pieces = [row[1] for row in rows_of(report, "our_part") if row[0] == "Notes"]
    assert "".join(pieces) == notes
    assert len(notes) > 200_000
    tables = json.loads(report_bytes(report, ReportForm.JSON))["tables"]
    assert "".join(row["content"] for row in tables["our_part"] if row["field"] == "Notes") == notes
    assert report_bytes(report, ReportForm.XLSX)[:2] == b"PK"
    words = words_of(render_report(report))
    assert "Line 0 of" in words
    assert "Line 4499 of" in words


def test_a_long_message_breaks_no_workbook():
    long = Message(id=12, case_id=1, body="word " * 20_000)
    report = file(records=(long,))
    assert report_bytes(report, ReportForm.XLSX)[:2] == b"PK"
    bodies = [row["body"] for row in json.loads(report_bytes(report, ReportForm.JSON))["tables"]["messages"]]
    assert "".join(bodies) == "word " * 20_000


def test_an_empty_register_has_no_file():
    report = report_type("case_file").build(asked())
    assert "There is no case in the register." in words_of(render_report(report))

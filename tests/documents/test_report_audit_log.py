"""The history as a report: verified, sealed by its head, and without what stood in the fields unless it was asked."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from case_files import HEAD, LANGUAGES
from reading import words_of
from report_asked import built, figures_of, line, rows_of

from officer_app.documents.report import render_report
from officer_app.documents.report_forms import ReportForm, report_bytes
from officer_app.documents.report_words import report_words
from officer_app.documents.reports.asked import Checked
from officer_app.domain.audit import HistoryEntry
from officer_app.domain.errors import OfficerError
from officer_app.domain.words import Sentence
from officer_app.storage.verification import Verification

AT = datetime(2026, 7, 1, 22, 30, tzinfo=UTC)
BROKEN = Sentence("Entry {expected} of the history is missing: it was deleted.", {"expected": 3})


def entry(seq, verb, record_type, record_id=1, before=None, after=None):
    return HistoryEntry(seq=seq, at=AT, actor="Claire", verb=verb, record_type=record_type, record_id=record_id,
        before=before, after=after)  # fmt: skip


HISTORY = (
    entry(1, "register.create", "register", after={"version": 2}),
    entry(2, "case.edit", "case", before={"subject_name": "Ann"}, after={"subject_name": "Anna Secret"}),
    entry(3, "task.add", "search_task", 7, after={"case_id": 1, "system": "Secret system"}),
    entry(4, "task.edit", "search_task", 7, {"chases": 0}, {"chases": 1}),
    entry(5, "suppression.add", "suppression", 3, after={"plain": "ann@example.be", "digest": "f00d"}),
    entry(6, "case.edit", "audit_payload", 2),
    entry(7, "document.delete", "document", 4, before={"name": "x"}),
    entry(8, "case.edit", "case"),
)


def log(language="en", **facts):
    return built("audit_log", (line(1, date(2026, 3, 2)),), (), language, history=HISTORY, **facts)


def test_each_entry_says_who_did_what_to_which_record_by_the_names_of_the_fields():
    rows = rows_of(log(), "history")
    assert [row[3] for row in rows] == [
        "Register: created", "Case: changed", "Task: added", "Task: changed", "Entry of the suppression list: added",
        "Entry of the history: contents erased", "Document: deleted", "Case: added or changed",
    ]  # fmt: skip
    assert [row[4] for row in rows[:5]] == ["", "DSR-2026-0001", "DSR-2026-0001", "DSR-2026-0001", "number 3"]
    assert rows[5][4] == "DSR-2026-0001", "the record of which the contents were erased"
    assert rows[1][5] == ("Name",)
    assert rows[1][1].isoformat() == "2026-07-02T00:30:00+02:00"


def test_no_value_leaves_unless_it_was_asked():
    for form in (ReportForm.CSV, ReportForm.JSON):
        assert b"Secret" not in report_bytes(log(), form)
        assert b"ann@" not in report_bytes(log(), form)
    told = log(choices={"values": "yes"})
    assert rows_of(told, "history")[1][5] == "Name: Ann → Anna Secret"
    assert "f00d" not in str(rows_of(told, "history"))
    assert "This report holds personal data" in words_of(render_report(told))


def test_a_choice_that_is_neither_yes_nor_no_is_named():
    with pytest.raises(OfficerError, match="maybe"):
        log(choices={"values": "maybe"})


def test_the_verification_and_the_head_are_told():
    words = words_of(render_report(log(checked=Checked(8))))
    assert "All 8 entries of the register were checked. Nothing was found." in words
    assert HEAD in words
    assert figures_of(log(checked=Checked(8))) == ["8", "1", "unbroken"]
    found = log("fr", checked=Checked(8, (BROKEN,)))
    assert figures_of(found)[2] == "anomalies"
    assert "L'entrée 3 de l'historique manque : elle a été supprimée." in words_of(render_report(found))
    assert "The chain was not checked" in words_of(render_report(log()))


def test_an_entry_that_cannot_be_read_is_shown_as_one():
    forged = (*HISTORY[:2], replace(entry(3, "task.add", "search_task", 7), is_readable=False))
    for choices in ({}, {"values": "yes"}):
        rows = rows_of(built("audit_log", (), (), history=forged, choices=choices), "history")
        assert rows[2][3] == "Task: contents cannot be read"
        assert not rows[2][5]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_check_that_stopped_does_not_say_that_all_was_checked(language):
    stopped = Verification((BROKEN,), 8, HEAD, held=2).stopped
    words = words_of(render_report(log(language, checked=Checked(8, (BROKEN,), stopped))))
    assert report_words(language, "audit_log")("audit_log.checked", entries=8) not in words
    assert re.search(r"\b2\b\D+\b8\b", words)

"""The promise audit of the sample finds what was planted there, and every form of its report comes out."""

import json
from datetime import date

import pytest

from officer_app.domain.agreement import Clause
from officer_app.domain.case import Case
from officer_app.domain.clock import FixedClock
from officer_app.domain.correspondence import Message
from officer_app.domain.promise import LapseKind, Promise, PromiseVerdict
from officer_app.domain.registry import RECORD_TYPES
from officer_app.domain.vocabulary import Outcome
from officer_app.services.promises import PROMISE_TYPES, audits_of, read_promise_records
from officer_app.services.register import Effort, open_register
from officer_app.services.reports import ReportForm, ReportRequest, draw_report, read_report
from officer_app.services.sample import build_sample

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    made = build_sample(
        tmp_path_factory.mktemp("sample"), clock=FixedClock(TODAY), effort=Effort(memory_log2=10, passes=1, lanes=1)
    )
    with open_register(made.path, passphrase=made.passphrase, clock=FixedClock(TODAY), actor="Anna") as register:
        yield register


@pytest.fixture(scope="module")
def found(sample):
    return {each.promise: each for each in audits_of(read_promise_records(sample), TODAY)}


def lapses(found, promise, kind):
    return [each for each in found[promise].lapses if each.kind is kind]


def test_an_answer_left_before_identity_was_verified(sample, found):
    late = lapses(found, Promise.RIGHTS, LapseKind.ANSWERED_BEFORE_IDENTITY)
    assert len(late) == 1
    case = sample.get(Case, late[0].record_id)
    assert (late[0].reference, late[0].on) == (case.reference, case.answered_on)
    assert late[0].days == (late[0].until - late[0].on).days > 0
    look = found[Promise.RIGHTS].looks[0]
    assert look.kept == look.count - 1


def test_a_processor_may_disclose(found):
    assert (Clause.NO_DISCLOSURE,) in [
        each.what for each in lapses(found, Promise.PROCESSORS, LapseKind.PROMISE_NOT_AGREED)
    ]


def test_a_transfer_is_unlawful(found):
    assert lapses(found, Promise.TRANSFERS, LapseKind.TRANSFER_WITHOUT_GROUND)


def test_an_opt_out_took_nine_days(found):
    late = found[Promise.MARKETING].lapses
    assert [(each.kind, each.days) for each in late] == [(LapseKind.STOPPED_LATE, 9)]


def test_a_purpose_stands_outside_the_policy(found):
    purposes = lapses(found, Promise.PURPOSES, LapseKind.PURPOSE_NOT_PUBLISHED)
    assert [each.what for each in purposes] == [("Training by scored calls",)]


def test_every_lapse_names_a_record_that_is_there(sample, found):
    for audit in found.values():
        for lapse in audit.lapses:
            if lapse.record_id is not None:
                record = sample.get(RECORD_TYPES[lapse.key].record, lapse.record_id)
                assert RECORD_TYPES[lapse.key].title(record) == lapse.reference


def test_some_promises_are_kept_and_each_says_what_was_looked_at(found):
    assert {each.verdict for each in found.values()} == {PromiseVerdict.KEPT, PromiseVerdict.BROKEN}
    assert all(look.count >= look.kept >= 0 for each in found.values() for look in each.looks)


def test_only_the_messages_of_strangers_are_read(sample):
    messages = read_promise_records(sample).book.all(Message)
    assert messages
    assert {sample.get(Case, each.case_id).outcome for each in messages} == {Outcome.NOT_OURS}


def test_each_type_of_which_a_change_counts_exists():
    assert set(RECORD_TYPES) >= PROMISE_TYPES


@pytest.mark.parametrize("key", ["promise_audit", "yearly"])
@pytest.mark.parametrize("form", list(ReportForm))
def test_the_reports_come_out_in_each_form_twice_the_same(sample, key, form):
    asked = read_report(sample, sample, ReportRequest(key=key))
    drawn = draw_report(key, asked, form)
    assert drawn == draw_report(key, asked, form)
    if form is ReportForm.JSON:
        assert len(json.loads(drawn)["tables"]["verdicts"]) == 14

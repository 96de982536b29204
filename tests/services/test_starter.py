"""The starter set: whole, valid, in four languages, and added to what is there without touching it."""

import re
import tomllib

import pytest

from officer_app.domain.activity import Activity, ActivityRole, LegalBasis, Purpose
from officer_app.domain.data_category import DataCategory
from officer_app.domain.errors import OfficerError
from officer_app.domain.fields import WORDING_LANGUAGES, Kind, is_empty, specs
from officer_app.domain.measure import Measure, MeasureKind, MeasureState
from officer_app.domain.notice import NoticeState, NoticeVersion, PublishedPurpose
from officer_app.domain.places import resource
from officer_app.domain.recipient import Recipient, RecipientKind
from officer_app.domain.registry import RECORD_TYPES
from officer_app.domain.tracker import ConsentNeed, Tracker, TrackerCategory
from officer_app.services import starter
from officer_app.services.record_files import read_records, write_record
from officer_app.services.register import open_register
from officer_app.services.registers import add_record, check_whole, retire_record
from officer_app.services.starter import add_starter_set, starter_counts
from tests.services.conftest import last_entry, nothing_changes

KINDS = [kind for kind, _ in read_records(starter.FOLDER)]


def added(register, language="en"):
    add_starter_set(register, language)
    return {kind.key: register.all(kind.record) for kind in KINDS}


def test_it_brings_what_it_says(register):
    counts = add_starter_set(register)
    assert counts == starter_counts()
    assert counts == {kind.key: len(register.all(kind.record)) for kind in KINDS}
    assert {key: number for key, number in counts.items() if number < 10} == {"recipient": 3, "notice_version": 1}
    assert counts["measure"] >= 20
    assert last_entry(register).verb == "starter.add"


@pytest.mark.parametrize("language", WORDING_LANGUAGES)
def test_every_record_is_whole_in_every_language(register, language):
    records = added(register, language)
    for record in [each for kind in records.values() for each in kind] + register.all(Purpose):
        check_whole(register, record)
        for spec in specs(type(record)):
            wording = getattr(record, spec.name)
            if spec.kind is Kind.WORDING and wording:
                assert set(wording) == set(WORDING_LANGUAGES), (record, spec.name)
                assert not any(is_empty(text) for text in wording.values())


def test_names_are_in_the_language_asked_for(register):
    names = {each.name for each in added(register, "nl")["activity"]}
    assert {"Nieuwsbrief", "Bestellingen en accounts", "Campagnes voor klanten"} <= names


def test_every_text_is_written_in_all_four_languages():
    for path in sorted(resource("starter").glob("*.toml")):
        kind = RECORD_TYPES[path.stem]
        named = {spec.name: spec for spec in specs(kind.record)}
        for key, table in tomllib.loads(path.read_text("utf-8")).items():
            for name, value in table.items():
                if isinstance(value, dict):
                    assert list(value) == list(WORDING_LANGUAGES), (path.name, key, name)
                else:
                    assert named.get(name) is None or named[name].kind is not Kind.WORDING
                assert "!" not in str(value)


@pytest.mark.parametrize("again", WORDING_LANGUAGES)
def test_adding_it_again_in_any_language_adds_nothing(register, again):
    add_starter_set(register, "fr")
    with nothing_changes(register):
        assert add_starter_set(register, again) == {}


def test_what_was_there_stays_as_it_is_and_is_linked(register):
    mine = add_record(register, "data_category", name="  CONTACT data ", note="Ours")
    counts = add_starter_set(register)
    assert counts["data_category"] == starter_counts()["data_category"] - 1
    assert register.get(DataCategory, mine.id) == mine
    assert any(mine.id in each.data_categories for each in register.all(Activity))


def test_what_was_taken_out_is_not_brought_again(register):
    tracker = next(each for each in added(register)["tracker"] if each.name == "_fbp")
    retire_record(register, "tracker", tracker.id, "Not used any more")
    assert add_starter_set(register) == {}


def test_it_comes_whole_or_not_at_all(register, monkeypatch):
    written = []

    def until_the_fortieth(work, reader, kind, table):
        if len(written) == 40:
            raise OfficerError("The disk is full.")
        written.append(kind.key)
        return write_record(work, reader, kind, table)

    monkeypatch.setattr(starter, "write_record", until_the_fortieth)
    with nothing_changes(register), pytest.raises(OfficerError, match="disk is full"):
        add_starter_set(register)


def test_another_language_is_refused(register):
    with nothing_changes(register), pytest.raises(OfficerError, match="en, fr, nl, de; not in it"):
        add_starter_set(register, "it")


def test_a_register_that_cannot_be_written_says_so(register, clock):
    with (
        open_register(register.path, read_only=True, clock=clock, actor="Anna") as shown,
        pytest.raises(OfficerError),
    ):
        add_starter_set(shown)


def test_every_purpose_is_published_and_every_published_purpose_is_used(register):
    records = added(register)
    purposes = register.all(Purpose)
    assert {each.published for each in purposes} == {each.id for each in records["published_purpose"]}
    roles = {each.id: each.role for each in records["activity"]}
    for purpose in purposes:
        ours = roles[purpose.activity_id] is not ActivityRole.PROCESSOR
        assert (purpose.legal_basis is not None) is ours
        assert bool(purpose.law) is (purpose.legal_basis is LegalBasis.LEGAL_OBLIGATION)
    assert {each.activity_id for each in purposes} == set(roles)


def test_the_promises_of_the_notice_are_covered(register):
    published = {each.name for each in added(register)["published_purpose"]}
    assert published == {
        "Information on request", "Support", "Personalising", "Orders and accounts", "Membership", "Offers and news",
        "Events", "Blogs and social media", "Referrals", "Legal claims", "Improvement", "Analysis",
        "Prevention of fraud", "Legal duties", "Services for our clients",
    }  # fmt: skip
    version = register.all(NoticeVersion)[0]
    assert (version.state, version.effective_from) == (NoticeState.DRAFT, None)
    assert all(each.notices == (version.id,) for each in register.all(PublishedPurpose))


def test_activities_say_how_long_from_when_and_for_whom(register):
    for activity in added(register)["activity"]:
        assert activity.retention_start
        assert activity.retention_period
        assert activity.subjects
        assert activity.data_categories
        assert activity.measures
        months = re.findall(r"\d+", activity.retention_period)
        assert not months or activity.retention_months in {int(months[0]), int(months[0]) * 12}


def test_nothing_is_claimed_that_only_the_officer_can_know(register):
    records = added(register)
    assert {each.state for each in register.all(Measure)} == {MeasureState.PLANNED}
    assert {each.kind for each in register.all(Measure)} == set(MeasureKind)
    kinds = {each.kind for each in register.all(Recipient)}
    assert kinds == {RecipientKind.AFFILIATE, RecipientKind.DISTRIBUTOR, RecipientKind.RESELLER}
    assert all("to be named" in each.name for each in records["recipient"])
    assert not any(each.consent is ConsentNeed.NOT_ASKED or each.sites for each in register.all(Tracker))
    assert {each.category for each in register.all(Tracker)} == set(TrackerCategory)

"""The organisation's profile, its activities and recipients."""

import pytest

from officer_app.domain.activity import Activity
from officer_app.domain.errors import NotFound, ProblemsFound
from officer_app.domain.organisation import Organisation
from officer_app.domain.recipient import Recipient
from officer_app.domain.vocabulary import Safeguard
from officer_app.services import organisation
from officer_app.services.register import create_register
from officer_app.services.registers import add_record, change_record
from tests.services.conftest import last_entry, nothing_changes

FACTS = {"name": "Acme", "address": "1420 Braine-l'Alleud", "officer_email": "privacy@acme.example"}


def test_a_new_register_has_an_unwritten_profile_and_writes_it_once(tmp_path, clock):
    with create_register(tmp_path / "new.officer", None, clock=clock, actor="Anna") as register:
        assert organisation.organisation_of(register) == Organisation()
        with nothing_changes(register), pytest.raises(ProblemsFound) as raised:
            organisation.save_organisation(register, name="Acme")
        assert set(raised.value.problems) == {"address", "officer_email"}
        saved = organisation.save_organisation(register, **FACTS)
        assert organisation.organisation_of(register) == saved
        assert (last_entry(register).verb, last_entry(register).before) == ("organisation.edit", None)
        organisation.save_organisation(register, place="Brussels")
        assert len(register.all(Organisation)) == 1
        assert (last_entry(register).before, last_entry(register).after) == ({"place": ""}, {"place": "Brussels"})


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"own_holidays": ("Bridge day",)}, "own_holidays"),
        ({"holidays_country": "XX"}, "holidays_country"),
        ({"holidays_country": "EA"}, "holidays_country"),
        ({"officer_email": "nobody"}, "officer_email"),
        ({"letter_language": "french"}, "letter_language"),
        ({"undue_delay_days": None}, "undue_delay_days"),
        ({"target_days": -1}, "target_days"),
        ({"name": ""}, "name"),
    ],
)
def test_a_profile_that_cannot_be_kept_leaves_no_trace(register, values, field):
    with nothing_changes(register), pytest.raises(ProblemsFound) as raised:
        organisation.save_organisation(register, **values)
    assert set(raised.value.problems) == {field}


def test_recipients_and_activities_are_kept_with_their_entries(register):
    recipient = add_record(register, "recipient", name="Mailhouse", purpose={"en": "printing", "fr": "impression"})
    assert (last_entry(register).verb, last_entry(register).record_type) == ("recipient.add", "recipient")
    activity = add_record(register, "activity", name="Newsletter", recipients=(recipient.id,))
    assert (last_entry(register).verb, last_entry(register).record_type) == ("activity.add", "activity")
    moved = change_record(register, "recipient", recipient.id, country="US", safeguard=Safeguard.SCC)
    assert last_entry(register).before == {"country": "BE", "safeguard": Safeguard.EEA}
    renamed = change_record(register, "activity", activity.id, name="News")
    assert last_entry(register).verb == "activity.edit"
    assert (register.all(Recipient), register.all(Activity)) == ([moved], [renamed])
    assert renamed.recipients == (recipient.id,)
    assert moved.purpose == {"en": "printing", "fr": "impression"}


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"name": "\u200b"}, "name"),
        ({"name": "x" * 201}, "name"),
        ({"country": "Belgium"}, "country"),
        ({"country": ""}, "country"),
        ({"purpose": {"french": "impression"}}, "purpose"),
        ({"purpose": {"en": "a\x00b"}}, "purpose"),
        ({"safeguard": None}, "safeguard"),
    ],
)
def test_a_recipient_that_cannot_be_kept_leaves_no_trace(register, values, field):
    with nothing_changes(register), pytest.raises(ProblemsFound) as raised:
        add_record(register, "recipient", **{"name": "Mailhouse"} | values)
    assert set(raised.value.problems) == {field}
    kept = add_record(register, "recipient", name="Mailhouse")
    with nothing_changes(register), pytest.raises(ProblemsFound):
        change_record(register, "recipient", kept.id, **values)


def test_an_activity_needs_a_name(register):
    with nothing_changes(register), pytest.raises(ProblemsFound):
        add_record(register, "activity")
    kept = add_record(register, "activity", name="Newsletter")
    with nothing_changes(register), pytest.raises(ProblemsFound):
        change_record(register, "activity", kept.id, name=" ")


def test_there_must_be_such_a_record(register):
    with nothing_changes(register), pytest.raises(NotFound, match="Recipient 77 is not in the register"):
        change_record(register, "recipient", 77, name="x")
    with nothing_changes(register), pytest.raises(NotFound, match="Processing activity 77 is not in the register"):
        change_record(register, "activity", 77, name="x")

"""Marketing stops at once: case, list and tasks together, and a mailing is checked without being kept."""

import pytest

from officer_app.domain.case import Case
from officer_app.domain.correspondence import Attachment, Message, SearchTask
from officer_app.domain.errors import OfficerError, ProblemsFound
from officer_app.domain.suppression import Suppression, SuppressionChannel, SuppressionReason, SuppressionScope
from officer_app.domain.vocabulary import Outcome, Right, Stage
from officer_app.services import marketing, organisation, output, registers
from officer_app.services.cases import organisation_of
from officer_app.services.intake import read_text
from officer_app.services.marketing import Extent
from officer_app.services.own_verbs import OWN_VERBS
from officer_app.services.register import create_register, verify_register
from tests.services.conftest import TODAY, nothing_changes, opened, state_of

MAIL = "Hello,\n\nplease stop sending me your newsletter.\n\nAnn Peeters\nann.peeters@example.be"


@pytest.fixture(autouse=True)
def systems(register):
    organisation.save_organisation(register, marketing_systems=("Mailings", "Call centre"))


def test_a_message_becomes_a_case_an_entry_and_tasks_at_once(register):
    candidate = read_text(MAIL)
    done = marketing.stop_marketing(register, ["Ann.Peeters@example.be"], candidate=candidate)
    assert Right.MARKETING_OBJECTION in done.case.rights
    assert done.case.subject_name == "Ann Peeters"
    [entry] = register.all(Suppression)
    assert (entry.plain, entry.channel, entry.from_case) == (
        "ann.peeters@example.be",
        SuppressionChannel.EMAIL,
        done.case.id,
    )
    assert [task.system for task in register.all(SearchTask, case_id=done.case.id)] == ["Mailings", "Call centre"]
    assert {task.due_on for task in done.tasks} == {TODAY}
    assert register.all(Message, case_id=done.case.id)[0].body == MAIL
    assert {each.verb for each in register.history(newest=6)} == {"marketing.stop"}


def test_somebody_who_left_only_an_address_goes_by_it(register):
    done = marketing.stop_marketing(register, ["who@example.be", "0475 12 34 56"])
    assert done.case.subject_name == "who@example.be"
    assert done.case.rights == (Right.MARKETING_OBJECTION,)
    assert [each.channel for each in done.entries] == [SuppressionChannel.EMAIL, SuppressionChannel.PHONE]
    assert done.entries[1].plain == "+32475123456"


def test_an_open_case_gains_the_objection_and_nothing_twice(register):
    case = opened(register, Right.ACCESS)
    first = marketing.stop_marketing(register, ["ann@example.be"], case_id=case.id)
    assert first.case.rights == (Right.ACCESS, Right.MARKETING_OBJECTION)
    again = marketing.stop_marketing(register, ["ANN@example.be"], case_id=case.id)
    assert (again.entries, again.tasks) == ((), ())
    assert len(register.all(Suppression)) == 1
    assert len(register.all(Case)) == 1


@pytest.mark.parametrize("addresses", [(), ("", "  "), ("ann@example.be", "not an address")])
def test_what_cannot_be_stopped_saves_nothing(register, addresses):
    before = state_of(register)
    with pytest.raises(ProblemsFound) as refused:
        marketing.stop_marketing(register, addresses)
    assert set(refused.value.problems) == {"address"}
    assert state_of(register) == before


def test_the_list_needs_an_organisation(tmp_path, clock):
    with create_register(tmp_path / "new.officer", None, clock=clock, actor="Anna") as empty:
        with pytest.raises(OfficerError, match="organisation's profile"):
            marketing.add_suppression(empty, "ann@example.be")
        assert empty.all(Suppression) == []


def test_the_key_of_the_list_stays(register):
    marketing.add_suppression(register, "ann@example.be")
    key = organisation_of(register).suppression_key
    assert len(key) == 64
    marketing.add_suppression(register, "bob@example.be")
    assert organisation_of(register).suppression_key == key
    with pytest.raises(ProblemsFound):
        marketing.add_suppression(register, "Ann@Example.be ")


def test_once_the_person_was_told_only_the_fingerprint_stays(register):
    done = marketing.stop_marketing(register, ["ann@example.be"])
    with register.change("test") as work:
        marketing.confirm_within(work, done.case, TODAY)
    [entry] = register.all(Suppression)
    assert (entry.plain, entry.confirmed_on) == ("", TODAY)
    assert [hit.line for hit in marketing.check_mailing(register, ["ann@example.be"]).stopped] == [1]
    by_hand = marketing.add_suppression(register, "bob@example.be")
    assert marketing.change_suppression(register, by_hand.id, confirmed_on=TODAY).plain == ""
    with pytest.raises(ProblemsFound):
        marketing.change_suppression(register, by_hand.id, digest="0" * 64)


def test_a_mailing_list_is_checked_and_nothing_of_it_is_kept(register):
    marketing.stop_marketing(register, ["ann@example.be", "0475123456"])
    before = state_of(register)
    found = marketing.check_mailing(
        register, ["bob@example.be", " ANN@example.BE", "", "nobody", "+32 475 12 34 56", "<carla@example.be>"]
    )
    assert [(hit.line, hit.address) for hit in found.stopped] == [(2, " ANN@example.BE"), (5, "+32 475 12 34 56")]
    assert found.unreadable == ((4, "nobody"),)
    assert found.free == ((1, "bob@example.be"), (6, "<carla@example.be>"))
    assert state_of(register) == before


def test_an_empty_list_stops_nobody_and_reads_what_it_can(register):
    found = marketing.check_mailing(register, ["bob@example.be", "nobody"])
    assert (found.stopped, found.unreadable) == ((), ((2, "nobody"),))


def test_a_narrow_entry_stops_only_what_it_names(register):
    client = registers.add_record(register, "client", name="Bakery")
    other = registers.add_record(register, "client", name="Brewery")
    marketing.add_suppression(register, "ann@example.be", scope=SuppressionScope.CLIENT, client=client.id)
    marketing.add_suppression(register, "bob@example.be", scope=SuppressionScope.TOPIC, topic="Events")
    gone = marketing.add_suppression(register, "carla@example.be", reason=SuppressionReason.WITHDRAWAL)
    registers.retire_record(register, "suppression", gone.id, "She asked for the newsletter again.")
    everybody = ["ann@example.be", "bob@example.be", "carla@example.be"]

    def stopped(**whose):
        return [hit.line for hit in marketing.check_mailing(register, everybody, **whose).stopped]

    assert stopped() == []
    assert stopped(client=client.id) == [1]
    assert stopped(client=other.id) == []
    assert stopped(topic="events") == [2]


def test_who_wants_no_marketing_at_all_is_stopped_for_every_client(register):
    """GDPR Art. 21(3); the confirmation says that all marketing has stopped, whatever else the entry notes."""
    client = registers.add_record(register, "client", name="Bakery")
    other = registers.add_record(register, "client", name="Brewery")
    marketing.add_suppression(register, "ann@example.be", client=client.id)
    for whose in ({}, {"client": client.id}, {"client": other.id}, {"topic": "Events"}):
        assert len(marketing.check_mailing(register, ["ann@example.be"], **whose).stopped) == 1


def test_the_files_of_the_message_are_kept(register):
    candidate = read_text(MAIL)
    marketing.stop_marketing(register, ["ann@example.be"], candidate=candidate)
    assert len(register.all(Attachment)) == len(candidate.attachments)


def test_what_the_history_said_of_an_address_is_erased_with_it(register):
    done = marketing.stop_marketing(register, ["ann@example.be"], subject_name="Somebody", title="")
    entry = done.entries[0]
    assert "ann@example.be" in repr(register.history("suppression", entry.id))
    with register.change("test") as work:
        marketing.confirm_within(work, done.case, TODAY)
    told = register.history("suppression", entry.id)
    assert "ann@example.be" not in repr(told)
    assert told[0].after["scope"] is SuppressionScope.ALL
    assert b"ann@example.be" not in register.path.read_bytes()
    assert verify_register(register.path).findings == ()


def test_a_narrow_stop_names_what_it_stops(register):
    with pytest.raises(ProblemsFound) as refused:
        marketing.stop_marketing(register, ["ann@example.be"], extent=Extent(SuppressionScope.TOPIC, " "))
    assert set(refused.value.problems) == {"topic"}
    with pytest.raises(ProblemsFound) as refused:
        marketing.add_suppression(register, "ann@example.be", scope=SuppressionScope.CLIENT)
    assert set(refused.value.problems) == {"client"}
    done = marketing.stop_marketing(register, ["ann@example.be"], extent=Extent(SuppressionScope.TOPIC, "Events"))
    assert (done.entries[0].topic, done.entries[0].since) == ("Events", TODAY)


def test_an_entry_cannot_come_to_say_what_another_says(register):
    first = marketing.add_suppression(register, "ann@example.be")
    second = marketing.add_suppression(register, "ann@example.be", scope=SuppressionScope.TOPIC, topic="Events")
    with pytest.raises(ProblemsFound, match="on the list already"):
        marketing.change_suppression(register, second.id, scope=SuppressionScope.ALL, topic="")
    own = OWN_VERBS["suppression"]
    own.retire(register, first.id, "She asked for the newsletter again.")
    again = own.add(register, address="ann@example.be")
    with pytest.raises(ProblemsFound, match="on the list already"):
        own.bring_back(register, first.id)
    own.retire(register, again.id, "Twice")
    assert own.bring_back(register, first.id).retired_on is None
    assert own.change(register, first.id, note="By telephone.").note == "By telephone."


def test_whoever_was_told_already_leaves_no_address(register):
    entry = marketing.add_suppression(register, "ann@example.be", confirmed_on=TODAY)
    assert entry.plain == ""
    assert "ann@example.be" not in repr(register.history())


class TestTheConfirmation:
    @pytest.fixture
    def stopped(self, register):
        values = {"subject_name": "Ann", "subject_email": "ann@example.be", "language": "fr"}
        return marketing.stop_marketing(register, ["ann@example.be"], **values)

    def test_the_letter_confirms_forgets_and_makes_the_answer_ready(self, register, stopped):
        made = output.make_letter(register, stopped.case.id, "marketing_confirmation")
        assert not made.written.draft
        assert "Depuis le 10 mars 2026" in made.written.text
        assert "ann@example.be" not in made.written.text.replace("Par courriel : ann@example.be", "").replace(
            "Par courrier électronique : ann@example.be", ""
        )
        [entry] = register.all(Suppression)
        assert (entry.plain, entry.confirmed_on) == ("", TODAY)
        case = register.get(Case, stopped.case.id)
        assert (case.outcome, case.stage) == (Outcome.GRANTED, Stage.READY)
        before = state_of(register)
        again = output.make_letter(register, stopped.case.id, "marketing_confirmation")
        assert (again.message, again.written.pdf) == (made.message, made.written.pdf)
        assert state_of(register) == before

    def test_another_right_of_the_case_stays_open(self, register):
        case = opened(register, Right.ACCESS, subject_email="ann@example.be", language="en")
        marketing.stop_marketing(register, ["ann@example.be"], case_id=case.id)
        assert output.make_letter(register, case.id, "marketing_confirmation").message
        case = register.get(Case, case.id)
        assert (case.outcome, case.stage) == (None, Stage.RECEIVED)

    def test_an_address_that_was_stopped_before_is_confirmed_too(self, register):
        marketing.add_suppression(register, "ann@example.be")
        case = opened(register, Right.MARKETING_OBJECTION, subject_email="Ann@example.be", language="en")
        assert not marketing.stop_marketing(register, ["ann@example.be"], case_id=case.id).entries
        assert not output.make_letter(register, case.id, "marketing_confirmation").written.draft
        assert register.all(Suppression)[0].plain == ""

    def test_nothing_is_confirmed_that_was_not_stopped(self, register):
        case = opened(register, Right.MARKETING_OBJECTION, subject_email="ann@example.be", language="en")
        with nothing_changes(register):
            made = output.make_letter(register, case.id, "marketing_confirmation")
        assert [each.key for each in made.written.missing] == ["stopped", "stopped_on"]


def test_the_key_of_the_list_stays_and_an_entry_is_taken_out_with_a_reason_only(register):
    entry = marketing.add_suppression(register, "ann@example.be")
    for verb in (
        lambda: organisation.save_organisation(register, suppression_key=""),
        lambda: marketing.add_suppression(register, "bob@example.be", retired_on=TODAY),
        lambda: marketing.change_suppression(register, entry.id, retired_on=TODAY),
    ):
        with pytest.raises(ProblemsFound):
            verb()
    assert len(marketing.check_mailing(register, ["ann@example.be", "bob@example.be"]).stopped) == 1

"""Bad input to the registers, from every door: the verbs, the command line and an import say one sentence."""

import json
from datetime import date
from zoneinfo import ZoneInfo

import pytest

from officer_app.domain.clock import FixedClock
from officer_app.domain.errors import ProblemsFound
from officer_app.domain.sub_processor import SubProcessor
from officer_app.domain.transfer import Mechanism
from officer_app.domain.transfer_facts import TransferCode
from officer_app.services.gaps import findings_for
from officer_app.services.register import create_register
from officer_app.services.registers import add_record, change_record
from tests.services.tables import brought, counts, problems

TODAY = ("--today", "2026-03-05")


@pytest.fixture
def add(officer, plain_register):
    def call(key, **values):
        return officer(*TODAY, "add", plain_register, key, "--json", json.dumps(values))

    return call


@pytest.fixture
def table(tmp_path):
    def written(text):
        path = tmp_path / "list.csv"
        path.write_text(text, "utf-8")
        return path

    return written


def refused(found, sentence):
    return (found.code, found.out, found.err) == (2, "", f"{sentence}\n")


def test_a_country_that_nobody_knows_is_told_from_every_door(register, add, officer, plain_register, table):
    with pytest.raises(ProblemsFound, match="ATLANTIS is not a country code"):
        add_record(register, "processor", name="Alpha", country="ATLANTIS")
    found = add("processor", name="Alpha", country="Atlantis")
    assert (found.code, "Atlantis is not a country" in found.err) == (2, True)
    assert officer("list", plain_register, "processor").json == []
    plan, _ = brought(register, table("name,country\nAlpha,Atlantis\nBeta,BE\n"))
    assert problems(plan) == {2: "Country: Atlantis is not a country that this program knows."}


def test_el_and_uk_are_greece_and_the_united_kingdom_with_a_notice(register, table):
    plan, _ = brought(register, table("name,country,storage countries\nAlpha,EL,UK;BE\nBeta,UK,EL\n"))
    assert counts(plan) == (2, 0, 0, 0)
    assert [each.record.country for each in plan.additions] == ["GR", "GB"]
    assert [each.record.storage_countries for each in plan.additions] == [("GB", "BE"), ("GR",)]
    assert [str(each) for each in plan.notices] == ["EL was read as GR (2 times).", "UK was read as GB (2 times)."]


def test_a_circle_of_sub_processors_is_refused_from_every_door(register, add, officer, plain_register, table):
    add_record(register, "processor", name="Alpha")
    top = add_record(register, "sub_processor", name="One", processor=1)
    below = add_record(register, "sub_processor", name="Two", processor=1, under=top.id)
    head = register.head()
    with pytest.raises(ProblemsFound, match=r"^This would go round in a circle: One → Two → One\.$"):
        change_record(register, "sub_processor", top.id, under=below.id)
    assert (register.head(), register.get(SubProcessor, top.id).under) == (head, None)
    plan, _ = brought(register, table("name,processor,under\nOne,Alpha,Two\n"), "sub_processor")
    assert problems(plan) == {2: "Through the sub-processor: This would go round in a circle: One → Two → One."}
    assert register.head() == head
    add("processor", name="Alpha")
    assert add("sub_processor", name="One", processor=1).code == 0
    found = add("sub_processor", name="Two", processor=1, under=2)
    assert refused(found, "Sub-processor 2 is not in the register.")
    assert len(officer("list", plain_register, "sub_processor").json) == 1


def test_an_agreement_that_ends_before_it_starts_is_refused_from_every_door(register, add, table):
    sentence = "The agreement cannot end before it starts."
    values = {"title": "Master", "processor": 1}
    add_record(register, "processor", name="Alpha")
    with pytest.raises(ProblemsFound, match=sentence):
        add_record(register, "agreement", **values, starts_on=date(2026, 3, 2), ends_on=date(2026, 3, 1))
    add("processor", name="Alpha")
    assert sentence in add("agreement", **values, starts_on="2026-03-02", ends_on="2026-03-01").err
    assert add("agreement", **values, starts_on="2026-03-02", ends_on="2026-03-02").code == 0
    text = "title,processor,starts_on,ends_on\nMaster,Alpha,2026-03-02,2026-03-01\nSecond,Alpha,2026-03-02,2026-03-02\n"
    plan, _ = brought(register, table(text), "agreement")
    assert (counts(plan), sentence in problems(plan)[2]) == ((1, 0, 0, 1), True)


def test_two_activities_with_one_name_are_refused_from_every_door(register, add, table):
    sentence = "There is an activity with this name already."
    add_record(register, "activity", name="Support")
    with pytest.raises(ProblemsFound, match=sentence):
        add_record(register, "activity", name=" SUPPORT")
    assert add("activity", name="Support").code == 0
    assert refused(add("activity", name="support"), sentence)
    plan, _ = brought(register, table("name\nNews\nNéws\n"), "activity")
    assert counts(plan) == (1, 0, 1, 0)


@pytest.mark.parametrize(
    ("today", "is_told"), [(date(2031, 12, 27), False), (date(2031, 12, 28), True)], ids=["last day", "yesterday"]
)
def test_a_transfer_to_a_country_whose_adequacy_ended_yesterday_is_a_gap(tmp_path, today, is_told):
    """(EU) 2025/2574: the decision on the United Kingdom expires on 27 December 2031."""
    with create_register(tmp_path / "a.officer", None, clock=FixedClock(today), actor="Anna") as made:
        transfer = add_record(made, "transfer", name="Support", country="GB", mechanism=Mechanism.ADEQUACY)
        found = findings_for(made, "transfer", transfer.id, today, ZoneInfo("Europe/Brussels"))
    expired = [each for each in found.findings if each.code == TransferCode.ADEQUACY_EXPIRED]
    assert len(expired) == is_told
    assert all("27 December 2031" in str(each.sentence) for each in expired)

"""Importing tables: new, changed, unchanged, or in the way; in one transaction; the same file twice; taken back."""

from datetime import date
from pathlib import Path

import pytest

from officer_app.domain.agreement import Agreement, ClauseCheck
from officer_app.domain.errors import OfficerError
from officer_app.domain.processor import Processor
from officer_app.domain.sub_processor import SubProcessor
from officer_app.services import importing
from officer_app.services.register import Work, verify_register
from officer_app.services.registers import add_record, change_record, retire_record
from tests.services.tables import brought, counts, planned, problems

COMPANIES = Path(__file__).resolve().parents[3] / "shared" / "data" / "companies.csv"


@pytest.fixture
def table(tmp_path):
    def written(text, name="list.csv"):
        path = tmp_path / name
        path.write_text(text, "utf-8")
        return path

    return written


def names(register):
    return [each.name for each in register.all(Processor)]


def test_new_changed_unchanged_and_rows_with_problems(register, table):
    add_record(register, "processor", name="Alpha", email="a@alpha.example", country="BE")
    add_record(register, "processor", name="Beta", country="FR")
    path = table(
        "Name,E-mail,Country,Works for us since\nAlpha,a@alpha.example,Belgium,\nBeta,,Greece,\n"
        "Gamma,g@gamma.example,UK,2026-03-05\n,,BE,\nDelta,two@a.b and c@d.e,,\nEpsilon,,Atlantis,soon\n"
    )
    plan = planned(register, path)
    assert str(plan.counts) == "1 new, 1 changed, 1 unchanged, 3 with problems."
    assert problems(plan) == {
        5: "Enter the legal name of the processor.",
        6: "E-mail: This does not look like one e-mail address: it needs a name, one @ and a domain.",
        7: "Works for us since: This cannot be read as a date. Write it as 5/3/2026 or 5 March 2026. "
        "Country: Atlantis is not a country that this program knows.",
    }
    assert [str(each) for each in plan.notices] == ["UK was read as GB."]
    assert [each.title for each in plan.problems] == ["", "Delta", "Epsilon"]
    assert names(register) == ["Alpha", "Beta"]
    importing.carry_out(register, plan)
    kept = {each.name: each for each in register.all(Processor)}
    assert (kept["Beta"].country, kept["Gamma"].country) == ("GR", "GB")
    assert kept["Gamma"].active_from == date(2026, 3, 5)
    assert counts(planned(register, path)) == (0, 0, 3, 3)


def test_an_import_is_one_change_with_an_entry_for_each_record(register, table):
    told = []
    register.listen(told.append)
    brought(register, table("name\nAlpha\nBeta\n"))
    assert told == [frozenset({"processor", "register"})]
    assert [(each.verb, each.record_type, each.after) for each in register.history(newest=1)] == [
        ("processor.import", "register", {"added": 2, "changed": 0})
    ]
    assert [(each.verb, each.record_type) for each in register.history(newest=3)[1:]] == [
        ("processor.import", "processor")
    ] * 2
    register.close()
    assert verify_register(register.path).findings == ()


def test_an_empty_cell_empties_nothing_unless_asked(register, table):
    add_record(register, "processor", name="Alpha", phone="+32 2 1", country="BE", status="considered")
    path = table("name,phone,country,status\nAlpha,,,\n")
    assert counts(planned(register, path)) == (0, 0, 1, 0)
    plan, _ = brought(register, path, empty_clears=True)
    assert counts(plan) == (0, 1, 0, 0)
    alpha = register.all(Processor)[0]
    assert (alpha.phone, alpha.country, alpha.status) == ("", "", "active")


def test_a_record_is_recognised_by_what_does_not_contradict_it(register, table):
    path = table("name,address,phone\nAlpha,,1\nAlpha,Street 2,2\nALPHA,street 2,2\n")
    plan, _ = brought(register, path)
    assert counts(plan) == (2, 0, 1, 0)
    first, second = register.all(Processor)
    change_record(register, "processor", first.id, address="Street 1", website="https://alpha.example")
    assert counts(planned(register, path)) == (0, 0, 3, 0)
    assert counts(planned(register, table("name,phone\nAlpha,3\n", "short.csv"))) == (0, 0, 0, 1)
    retire_record(register, "processor", second.id, "Ended.")
    plan = planned(register, table("name,phone\nAlpha,3\n", "short.csv"))
    assert [(each.before.id, each.after.phone) for each in plan.alterations] == [(first.id, "3")]


def test_rows_that_contradict_one_another_are_told(register, table):
    path = table("name,phone\nAlpha,1\nBeta,2\nalpha,3\nAlpha,1\n")
    plan, _ = brought(register, path)
    assert counts(plan) == (2, 0, 1, 1)
    assert problems(plan) == {4: "The same record as in row 2, but with another value in: Telephone."}
    assert [str(each) for each in plan.notices] == ["Rows that repeat an earlier one: 1."]
    assert counts(planned(register, path)) == (0, 0, 3, 1)


def test_ragged_rows(register, table):
    plan = planned(register, table("name,phone\nAlpha\nBeta,1,,\nGamma,1,extra\n"))
    assert counts(plan) == (2, 0, 0, 1)
    assert problems(plan) == {4: "The row has 3 cells; the table has 2 columns."}


def test_of_columns_with_one_title_the_first_counts_and_the_others_may_be_chosen(register, table):
    path = table("name,E-mail,Street,e-mail\nAlpha,a@b.be,x,c@d.be\n")
    plan = planned(register, path)
    assert [str(each) for each in plan.notices] == ["Several columns are called e-mail."]
    assert (plan.additions[0].record.email, plan.not_taken) == ("a@b.be", ("e-mail (2)",))
    assert planned(register, path, wishes=("email=e-mail (2)",)).additions[0].record.email == "c@d.be"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_however_a_table_is_written_it_says_the_same(register, tmp_path, encoding):
    path = tmp_path / "list.csv"
    path.write_bytes("name;notes;phone\nÉlan Müller;déjà vu – 5 €;+32\n".encode(encoding))
    brought(register, path)
    assert [(each.name, each.notes) for each in register.all(Processor)] == [("Élan Müller", "déjà vu – 5 €")]
    assert counts(planned(register, path)) == (0, 0, 1, 0)


def test_strange_signs_and_too_long_texts_are_told_by_row(register, table):
    plan = planned(register, table(f"name,phone\nAl\x00pha,1\n{'x' * 201},2\nBeta,{'9' * 40}\n"))
    assert problems(plan) == {
        2: "Name has a sign that cannot be printed (U+0000); take it out.",
        3: "Name has 201 characters; there is room for 200.",
    }


def test_columns_are_mapped_by_hand_and_the_rest_is_named(register, table):
    path = table("Wer,Was,name\nAlpha,Hosting,x\n")
    plan = planned(register, path, wishes=("name=wer", "What it does with the data=Was"))
    assert plan.not_taken == ("name",)
    assert plan.additions[0].record.description == "Hosting"
    assert planned(register, path, wishes=("name=Wer", "description=Was", "name=")).not_taken == ("Wer", "name")
    with pytest.raises(OfficerError, match=r"^There is no column Wo; there are: Wer, Was, name.$"):
        planned(register, path, wishes=("name=Wo",))
    with pytest.raises(OfficerError, match=r"^colour=Was: write FIELD=COLUMN with one of the fields name, product"):
        planned(register, path, wishes=("colour=Was",))
    with pytest.raises(OfficerError, match=r"^No column of the table is taken over."):
        planned(register, table("x,y\n1,2\n", "other.csv"))


def test_days_are_read_as_the_column_shows_and_left_out_where_nobody_knows(register, table):
    path = table("name,active_from\nAlpha,03/04/2026\nBeta,2026-04-03\n")
    assert counts(planned(register, path)) == (1, 0, 0, 1)
    plan = planned(register, path, orders={"active_from": importing.DayOrder.MONTH_FIRST})
    assert plan.additions[0].record.active_from == date(2026, 3, 4)
    plan = planned(register, table("name,active_from\nAlpha,03/04/2026\nBeta,25/04/2026\n", "clear.csv"))
    assert plan.additions[0].record.active_from == date(2026, 4, 3)


def test_links_are_found_by_title_or_number(register, table):
    first = add_record(register, "processor", name="Alpha")
    add_record(register, "processor", name="Twin", address="1")
    twin = add_record(register, "processor", name="Twin", address="2")
    path = table(f"name,processor\nOne,ALPHA\nTwo,#{twin.id}\nThree,Twin\nFour,Nobody\nFive,\n")
    plan, _ = brought(register, path, "sub_processor")
    assert [(each.name, each.processor) for each in register.all(SubProcessor)] == [("One", first.id), ("Two", twin.id)]
    assert problems(plan) == {
        4: "Works for the processor: Several records of the kind Processor are called Twin; "
        "write the number instead: #2, #3.",
        5: "Works for the processor: There is no Processor called Nobody in the register.",
        6: "Choose the processor for whom it works.",
    }


def test_what_must_hold_among_records_holds_within_a_table_too(register, table):
    plan = planned(register, table("name\nNewsletter\nNewsletters\nnewsletter \n"), "activity")
    assert counts(plan) == (2, 0, 1, 0)
    add_record(register, "activity", name="Support")
    plan = planned(register, table("name,role\nSupport,processor\nsupport,controller\n", "two.csv"), "activity")
    assert counts(plan) == (0, 1, 0, 1)


def test_what_comes_with_a_new_record_comes_with_an_imported_one(register, table):
    add_record(register, "processor", name="Alpha")
    brought(register, table("title,processor\nMaster agreement,Alpha\n"), "agreement")
    assert len(register.all(ClauseCheck)) > 5


@pytest.mark.parametrize(
    ("key", "sentence"),
    [("case", "^Cases are not imported from a table"), ("document", "^Documents are not imported from a table"),
     ("spaceship", "^There is no record type spaceship")],
)  # fmt: skip
def test_only_some_kinds_come_from_tables(key, sentence):
    with pytest.raises(OfficerError, match=sentence):
        importing.importable(key)


def test_a_plan_is_not_carried_out_on_another_register_than_it_was_made_for(register, table):
    plan = planned(register, table("name\nAlpha\n"))
    add_record(register, "processor", name="Alpha")
    with pytest.raises(importing.Outdated, match=r"^The register changed after this preview."):
        importing.carry_out(register, plan)
    assert names(register) == ["Alpha"]


def test_given_up_half_way_nothing_is_kept(register, table):
    plan = planned(register, table("name\n" + "".join(f"Vendor {number}\n" for number in range(100))))
    head = register.head()
    steps = importing.carrying_out(register, plan)
    assert next(steps) == importing.ROWS_AT_ONCE
    steps.close()
    assert register.all(Processor) == []
    assert register.head() == head
    importing.carry_out(register, plan)
    assert len(register.all(Processor)) == 100


def test_planning_can_be_given_up(register, table):
    path = table("name\n" + "".join(f"Vendor {number}\n" for number in range(3_000)))
    file = importing.open_table(path)
    survey = importing.look_over(file)
    heard = []
    with register.snapshot() as reader, pytest.raises(importing.GivenUp):
        importing.plan_import(
            reader, "processor", file, survey, importing.Wish(columns={"name": 0}),
            progress=lambda done, of: heard.append((done, of)), cancelled=lambda: heard[-1][0] >= 2_000,
        )  # fmt: skip
    assert heard[-1] == (2_000, 6_000)


@pytest.mark.parametrize("step", [1, 2, 3])
def test_broken_off_at_any_record_nothing_is_kept(register, table, monkeypatch, step):
    plan = planned(register, table("name\nAlpha\nBeta\nGamma\n"))
    head, whole, calls = register.head(), Work.insert, []

    def insert(work, record):
        calls.append(record)
        if len(calls) == step:
            raise OfficerError("The disk is full.")
        return whole(work, record)

    with monkeypatch.context() as patch:
        patch.setattr(Work, "insert", insert)
        with pytest.raises(OfficerError, match=r"^The disk is full.$"):
            importing.carry_out(register, plan)
    assert (names(register), register.head()) == ([], head)


def test_rows_with_problems_are_written_with_the_sentence_and_come_in_once_mended(register, table, tmp_path):
    path = table('name;E-mail;Notes\nAlpha;a@b.be;\nBeta;none;"two\nlines"\n=1+1;none;+32\n')
    file = importing.open_table(path)
    survey = importing.look_over(file)
    plan, _ = brought(register, path)
    to = importing.save_problems(tmp_path / "left.csv", file, survey, plan.problems)
    text = to.read_text("utf-8-sig")
    assert text.splitlines()[0] == "name;E-mail;Notes;Problem"
    assert "'=1+1;none;'+32;E-mail: This does not look like" in text
    to.write_text(text.replace("none", "x@y.be"), "utf-8")
    plan, _ = brought(register, to)
    assert plan.not_taken == ("Problem",)
    assert names(register) == ["Alpha", "Beta", "=1+1"]
    assert register.all(Processor)[1].notes == "two\nlines"


@pytest.mark.skipif(not COMPANIES.is_file(), reason="the list of real companies is not beside this checkout")
def test_three_thousand_real_companies_come_in_once(register):
    plan, receipt = brought(register, COMPANIES)
    assert counts(plan) == (3_067, 0, 2, 0)
    assert plan.not_taken == ("categories", "relevant_countries")
    assert counts(planned(register, COMPANIES)) == (0, 0, 3_069, 0)
    assert importing.undo_import(register, receipt).deleted == 3_067


def test_companies_with_repeated_names_come_in_once(register, table):
    path = table(
        'name,address,web,email,phone,fax,categories,relevant_countries\n"Alpha, Inc.","1 Street\nTown",'
        "https://a.example,a@a.example,,+1 212,ads,all\nBeta AG,,https://b.example/,b@b.example,+49 30,,,de\n"
        "Beta AG,,https://b.example,b@b.example,+49 30,,,de\nBeta AG,Weg 2,https://b2.example,b@b.example,,,,de\n"
    )
    plan, _ = brought(register, path)
    assert counts(plan) == (3, 0, 1, 0)
    assert counts(planned(register, path)) == (0, 0, 4, 0)
    assert register.all(Agreement) == []

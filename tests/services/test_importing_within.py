"""Rows that name records of their own table: one import brings all, in whichever order they stand."""

import pytest

from officer_app.domain.agreement import Agreement
from officer_app.domain.registry import RECORD_TYPES
from officer_app.domain.sub_processor import SubProcessor
from officer_app.domain.transfer import Transfer
from officer_app.services.importing import importable_keys, own_links
from officer_app.services.importing_within import in_order
from officer_app.services.registers import add_record, retire_record
from tests.services.tables import brought, counts, planned, problems


@pytest.fixture
def processors(register):
    return tuple(add_record(register, "processor", name=name) for name in ("Alpha", "Omega"))


@pytest.fixture
def table(tmp_path):
    def written(text, name="list.csv", head="name,processor,under,country\n"):
        path = tmp_path / name
        path.write_text(head + text, "utf-8")
        return path

    return written


def chain(register):
    """Each sub-processor with what it is under, by name."""
    by_id = {each.id: each.name for each in register.all(SubProcessor)}
    return {each.name: by_id.get(each.under) for each in register.all(SubProcessor)}


@pytest.mark.usefixtures("processors")
def test_a_row_names_rows_before_and_behind_it_in_one_import(register, table):
    path = table("Third,Alpha,second,\nFirst,Alpha,,\nSecond,Alpha,First,\nFourth,Alpha,THIRD,\n")
    plan, _ = brought(register, path, "sub_processor")
    assert counts(plan) == (4, 0, 0, 0)
    assert chain(register) == {"First": None, "Second": "First", "Third": "Second", "Fourth": "Third"}
    assert counts(planned(register, path, "sub_processor")) == (0, 0, 4, 0)


@pytest.mark.usefixtures("processors")
def test_records_of_the_register_and_rows_may_name_one_another(register, table):
    add_record(register, "sub_processor", name="Old", processor=1)
    path = table("Old,Alpha,New,\nNew,Alpha,Newer,\nNewer,Alpha,,\nLast,Alpha,Old,\n")
    plan, _ = brought(register, path, "sub_processor")
    assert counts(plan) == (3, 1, 0, 0)
    assert chain(register) == {"Old": "New", "Newer": None, "New": "Newer", "Last": "Old"}
    assert counts(planned(register, path, "sub_processor")) == (0, 0, 4, 0)


@pytest.mark.usefixtures("processors")
def test_a_chain_is_turned_round_in_one_import(register, table):
    brought(register, table("One,Alpha,,\nTwo,Alpha,One,\n"), "sub_processor")
    path = table("One,Alpha,Two,\nTwo,Alpha,,\n")
    plan, _ = brought(register, path, "sub_processor", empty_clears=True)
    assert counts(plan) == (0, 2, 0, 0)
    assert chain(register) == {"One": "Two", "Two": None}


@pytest.mark.usefixtures("processors")
def test_a_circle_is_told_and_what_hangs_on_it_too(register, table):
    path = table(
        "One,Alpha,Two,\nTwo,Alpha,Three,\nThree,Alpha,One,\nFour,Alpha,Five,\nFive,Alpha,Two,\nSelf,Alpha,Self,\n"
        "Fine,Alpha,,\n"
    )
    plan, _ = brought(register, path, "sub_processor")
    circle = "Through the sub-processor: This would go round in a circle: One → Two → Three → One."
    assert problems(plan) == {
        2: circle, 3: circle, 4: circle,
        5: "Through the sub-processor: Row 6, which this row names, is left out too.",
        6: "Through the sub-processor: Row 3, which this row names, is left out too.",
        7: "Through the sub-processor: This would go round in a circle: Self → Self.",
    }  # fmt: skip
    assert chain(register) == {"Fine": None}


@pytest.mark.usefixtures("processors")
def test_a_circle_through_the_register_is_told(register, table):
    brought(register, table("One,Alpha,,\nTwo,Alpha,One,\n"), "sub_processor")
    plan = planned(register, table("One,Alpha,New,\nNew,Alpha,Two,\n"), "sub_processor")
    assert counts(plan) == (1, 0, 0, 1)
    assert problems(plan) == {2: "Through the sub-processor: This would go round in a circle: One → New → Two → One."}


@pytest.mark.usefixtures("processors")
def test_a_row_that_names_a_row_with_a_problem_is_left_out(register, table):
    path = table(
        "Bad,Alpha,,Atlantis\nUnder,Alpha,Bad,\nDeeper,Alpha,Under,\nAlso,Alpha,Nobody,\nOn it,Alpha,Also,\n,Alpha,,\n"
    )
    plan, _ = brought(register, path, "sub_processor")
    sentence = "Through the sub-processor: Row {}, which this row names, is left out too."
    assert problems(plan) == {
        2: "Country: Atlantis is not a country that this program knows.",
        3: sentence.format(2),
        4: sentence.format(3),
        5: "Through the sub-processor: There is no Sub-processor called Nobody, "
        "neither in the register nor in this table.",
        6: sentence.format(5),
        7: "Enter the name of the sub-processor.",
    }
    assert chain(register) == {}


@pytest.mark.usefixtures("processors")
def test_a_row_may_name_a_known_record_whose_own_row_is_left_out(register, table):
    add_record(register, "sub_processor", name="Old", processor=1)
    plan, _ = brought(register, table("Old,Alpha,,Atlantis\nNew,Alpha,Old,\n"), "sub_processor")
    assert counts(plan) == (1, 0, 0, 1)
    assert chain(register) == {"Old": None, "New": "Old"}


@pytest.mark.usefixtures("processors")
def test_of_several_with_one_name_the_one_that_fits_counts(register, table):
    path = table("Cloud,Alpha,,\nCloud,Omega,,\nMail,Omega,Cloud,\nCloud,Alpha,Cloud,IE\nDisk,Alpha,Cloud,\n")
    plan, _ = brought(register, path, "sub_processor")
    assert problems(plan) == {
        6: "Through the sub-processor: Several of the kind Sub-processor are called Cloud: row 2, row 5. "
        "Leave this cell empty and choose the right one after the import.",
    }
    by_id = {each.id: each for each in register.all(SubProcessor)}
    mail = next(each for each in by_id.values() if each.name == "Mail")
    assert by_id[mail.under].processor == mail.processor == 2


@pytest.mark.usefixtures("processors")
def test_a_retired_record_gives_way_to_a_row_of_its_name(register, table):
    old = add_record(register, "sub_processor", name="Cloud", processor=1, country="BE")
    retire_record(register, "sub_processor", old.id, "Ended.")
    brought(register, table("Cloud,Alpha,,IE\nMail,Alpha,Cloud,\n"), "sub_processor")
    mail = next(each for each in register.all(SubProcessor) if each.name == "Mail")
    assert mail.under not in {None, old.id}


@pytest.mark.usefixtures("processors")
def test_agreements_and_transfers_too(register, table):
    path = table("Annex,Alpha,Master\nMaster,Alpha,\n", head="title,processor,part_of\n")
    assert counts(brought(register, path, "agreement")[0]) == (2, 0, 0, 0)
    assert [(each.title, each.part_of) for each in register.all(Agreement)] == [("Master", None), ("Annex", 1)]
    path = table("To India,IN,To the US\nTo the US,US,\n", head="name,country,onward_of\n")
    assert counts(brought(register, path, "transfer")[0]) == (2, 0, 0, 0)
    assert [(each.name, each.onward_of) for each in register.all(Transfer)] == [("To the US", None), ("To India", 1)]


@pytest.mark.usefixtures("processors")
def test_a_long_chain_from_its_end(register, table):
    rows = [f"Link {number},Alpha,Link {number + 1},\n" for number in range(400)]
    plan, _ = brought(register, table("".join(rows) + "Link 400,Alpha,,\n"), "sub_processor")
    assert counts(plan) == (401, 0, 0, 0)
    assert len(chain(register)) == 401


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        ({}, []),
        ({3: (), 1: (), 2: ()}, [(1, ()), (2, ()), (3, ())]),
        ({1: (2, 3), 2: (3,), 3: ()}, [(3, ()), (2, ()), (1, ())]),
        ({1: (1,), 2: (1,)}, [(1, (1,)), (2, ())]),
        ({1: (2,), 2: (1,), 3: (2, 4), 4: (4,)}, [(1, (1, 2)), (2, (1, 2)), (4, (4,)), (3, ())]),
        ({1: (1, 2), 2: (3,), 3: (2,)}, [(1, (1,)), (2, (2, 3)), (3, (2, 3))]),
    ],
)
def test_the_order_and_the_circles(named, expected):
    assert list(in_order(named)) == expected


def test_an_endless_chain_of_rows_ends():
    last = 50_000
    order = list(in_order({row: (row + 1,) if row < last else () for row in range(1, last + 1)}))
    assert [row for row, _ in order] == list(range(last, 0, -1))
    circle = list(in_order({row: (row % last + 1,) for row in range(1, last + 1)}))
    assert len(circle) == len(circle[0][1]) == last


def test_no_type_is_recognised_by_what_it_names_of_its_own():
    """What a row names of its own table is known only after the rows were recognised."""
    for key in importable_keys():
        kind = RECORD_TYPES[key]
        assert {spec.name for spec in own_links(kind)}.isdisjoint(kind.known_by)

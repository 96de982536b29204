"""`officer add`, `list` and `show` for every record type of the registry."""

import json

import pytest

from officer_app.domain.registry import RECORD_TYPES

ON_THE_DAY = ("--today", "2026-03-05")


@pytest.fixture
def add(officer, plain_register):
    def call(key, **values):
        return officer(*ON_THE_DAY, "add", plain_register, key, "--json", json.dumps(values))

    return call


LEAST = {
    "data_category": {"name": "Contact data"},
    "measure": {"name": "Encryption", "kind": "technical"},
    "client": {"name": "Heron SA"},
    "instruction": {"client_id": 1, "given_on": "2026-03-01", "text": "Delete the list."},
    "processor": {"name": "Nordlys AB", "storage_countries": ["SE", "FI"], "measures": [1]},
    "recipient": {"name": "Mailhouse", "country": "US"},
    "notice_version": {"notice": "Privacy notice", "number": "4"},
    "published_purpose": {"name": "Offers"},
    "activity": {"name": "Newsletter", "processors": [1]},
    "purpose": {"activity_id": 1, "name": "Send news", "legal_basis": "6(1)(a)"},
    "agreement": {"title": "Hosting", "processor": 1},
    "sub_processor": {"name": "Fjord Data", "processor": 1},
    "change_notice": {"what": "Fjord Data joins", "processor": 1, "told_on": "2026-03-01"},
    "transfer": {"name": "Support", "country": "US", "mechanism": "scc"},
    "impact_assessment": {"transfer": 1},
    "tracker": {"name": "_ga"},
    "recipient_notice": {"case": "DSR-2026-0001", "name": "Mailhouse"},
    "disclosure": {"authority": "Police", "received_on": "2026-03-01"},
    "breach": {"title": "Laptop", "aware_at": "2026-03-01T10:00:00+01:00", "nature": ["confidentiality"]},
}


def test_every_type_without_verbs_of_its_own_is_tried_here():
    ordinary = {key for key, kind in RECORD_TYPES.items() if not kind.has_own_verbs}
    assert ordinary == set(LEAST) | {"document", "clause_check"}


def test_a_record_of_every_type_is_added_listed_and_shown(officer, add, plain_register):
    asked = '{"rights": ["erasure"], "received_on": "2026-03-01", "subject_name": "Ann"}'
    officer("case", "add", plain_register, "--json", asked)
    for key, values in LEAST.items():
        result = add(key, **values)
        assert (result.code, result.out.strip(), result.err) == (0, "1", ""), key
    for key, values in LEAST.items():
        (listed,) = officer("list", plain_register, key).json
        assert officer("show", plain_register, key, "1").json == listed
        plain = values if key != "breach" else values | {"aware_at": "2026-03-01T09:00:00+00:00"}
        plain = plain if "case" not in plain else {"case_id": 1, "name": "Mailhouse"}
        assert {name: listed[name] for name in plain} == plain


def test_a_row_of_the_checklist_is_filled_in_not_added_twice(officer, add, plain_register):
    add("processor", name="Nordlys AB")
    add("agreement", title="Hosting", processor=1)
    result = add("clause_check", agreement_id=1, clause="Cg", presence="no", place="7.2")
    assert result.code == 0
    rows = officer("list", plain_register, "clause_check").json
    assert len(rows) == 25
    row = next(each for each in rows if each["id"] == int(result.out))
    assert (row["clause"], row["presence"], row["checked_on"]) == ("Cg", "no", "2026-03-05")


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"clause": "Cg"}, "Choose the agreement."),
        ({"agreement_id": 1}, "Choose the clause."),
        ({"agreement_id": 7, "clause": "Cg"}, "Agreement 7 is not in the register."),
        ({"agreement_id": 1, "clause": "Cz"}, "Cz is not one of"),
    ],
)
def test_a_row_that_is_not_there_is_told(add, values, said):
    result = add("clause_check", **values)
    assert result.code == 2
    assert said in result.err
    assert "Traceback" not in result.err


def test_a_document_is_added_from_its_file(officer, add, plain_register, tmp_path):
    path = tmp_path / "agreement.pdf"
    path.write_bytes(b"%PDF-1.7\n%%EOF\n")
    assert add("document", path=str(path), title="Signed").out == "1\n"
    shown = officer("show", plain_register, "document", "1").json
    assert (shown["name"], shown["size"], shown["title"]) == ("agreement.pdf", 15, "Signed")
    for values in ({}, {"path": 3}, {"path": str(tmp_path / "none.pdf")}, {"path": str(path), "digest": "x"}):
        result = add("document", **values)
        assert result.code == 2
        assert len(result.err.splitlines()) == 1


def test_what_hangs_on_a_record_names_it(add):
    result = add("instruction", given_on="2026-03-01", text="Delete the list.")
    assert (result.code, result.err) == (2, "Choose the client.\n")
    assert add("instruction", client_id=9, given_on="2026-03-01", text="x").err == "Client 9 is not in the register.\n"


def test_an_address_is_put_on_the_suppression_list(add, officer, plain_register):
    assert add("organisation", name="Acme", address="Street 1", officer_email="p@acme.example").code == 0
    assert add("suppression", address="Ann@Example.be", scope="topic", topic="Events").code == 0
    [entry] = officer("list", plain_register, "suppression").json
    assert (entry["plain"], entry["scope"], len(entry["digest"])) == ("ann@example.be", "topic", 64)
    again = add("suppression", address=" ann@example.be", scope="topic", topic="Events")
    assert (again.code, again.err) == (2, "This address is on the list already.\n")
    for values in ({}, {"address": "nobody"}, {"address": "b@x.be", "scope": "client"}, {"address": 3}):
        result = add("suppression", **values)
        assert result.code == 2
        assert len(result.err.splitlines()) == 1


@pytest.mark.parametrize("key", ["attachment", "case"])
def test_what_has_its_own_way_in_is_not_added_this_way(add, key):
    result = add(key)
    assert result.code == 2
    assert "is not added this way" in result.err


def test_a_type_that_there_is_not_names_those_that_there_are(add):
    result = add("gadget")
    assert result.code == 2
    assert "processor" in result.err


@pytest.mark.parametrize("key", ["identity_check", "search_task", "message", "pause"])
def test_a_case_is_named_by_its_reference_and_never_by_a_number(add, key):
    refused = add(key, case="DSR-2026-0001", case_id=1)
    assert refused.code == 2
    assert "by its reference" in refused.err

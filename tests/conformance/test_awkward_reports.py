"""Reports of a register of awkward facts, and the index of the access package, are PDF/A-3a and PDF/UA-1."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from officer_app.documents.access_package import INDEX, Package, PackedFile, entries
from officer_app.domain.fields import Kind, specs
from officer_app.domain.registry import RECORD_TYPES
from officer_app.services.reports import REPORTS, ReportRequest, draw_report, read_report
from tests.conformance.test_letters import NAMES
from tests.documents.case_files import LANGUAGES
from tests.documents.filled_records import filled_register

WIDE, TALL = "w" * 5_000, "A note that has no end.\n" * 120
"""A word that is wider than any page, and a row that is longer than one."""
AT = datetime(2026, 4, 2, 9, 30, tzinfo=UTC)


@pytest.fixture
def awkward(tmp_path):
    """Return a register of names in six scripts; the first long text of a record is one word, the last has no end."""
    with filled_register(tmp_path / "awkward.officer", NAMES) as register:
        with register.change("case.open") as work:
            for kind in RECORD_TYPES.values():
                if texts := [spec.name for spec in specs(kind.record) if spec.kind is Kind.LONG_TEXT]:
                    work.update(replace(register.get(kind.record, 1), **{texts[-1]: TALL, texts[0]: WIDE}))
        yield register


def test_every_report_of_awkward_facts(checked, awkward):
    documents = {}
    for place, key in enumerate(REPORTS):
        language = LANGUAGES[place % len(LANGUAGES)]
        asked = read_report(awkward, awkward, ReportRequest(key=key, language=language))
        documents[f"{key} {language} awkward"] = draw_report(key, asked)
    assert checked(documents) == []


def package(language, name, files):
    return Package(language=language, organisation=name, reference=name, made_at=AT, letter=b"%PDF-1.7",
        files=tuple(PackedFile(each, "image/png", each.encode()) for each in files), told={})  # fmt: skip


def test_the_index_of_the_access_package(checked):
    documents = {}
    for language in LANGUAGES:
        few = package(language, "DSR-2026-0112", ("contact.csv", "invoice 2024.pdf"))
        many = package(language, NAMES, (f"{NAMES}.png", f"{'w' * 200}.png", *(f"{n}.png" for n in range(60))))
        documents[f"index {language}"] = entries(few)[INDEX]
        documents[f"index {language} awkward"] = entries(many)[INDEX]
    assert checked(documents) == []

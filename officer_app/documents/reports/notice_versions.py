"""The versions of the privacy notices: what was in force when, how people were told, and which purposes it named."""

from collections import Counter
from collections.abc import Iterator

from officer_app.documents.blocks import Span, Text
from officer_app.documents.grid import Grid, Mapped, Row
from officer_app.documents.report import Figure, Report, Section
from officer_app.documents.report_words import ReportWords
from officer_app.documents.reports.asked import Asked
from officer_app.documents.reports.headed import headed
from officer_app.documents.reports.laid import columns_of
from officer_app.documents.reports.record_facts import facts_of, records_grid, shown, told
from officer_app.domain.case import Case
from officer_app.domain.fields import spec_of
from officer_app.domain.notice import NoticeState, NoticeVersion, PublishedPurpose, notice_in_force

_IN_TABLE = ("notice", "number", "kind", "state", "effective_from", "effective_to", "languages")


def build(asked: Asked) -> Report:
    """Build the history of the notices as it stands today."""
    words = asked.words("notice_versions")
    versions = sorted(asked.book.live(NoticeVersion), key=_order)
    today = notice_in_force(versions, asked.today)
    published = sum(each.state is NoticeState.PUBLISHED for each in versions)
    purposes = asked.book.live(PublishedPurpose)
    return headed(
        asked,
        words,
        title=words("notice_versions.title"),
        covers=asked.as_of(words),
        figures=(
            Figure(str(published), words("notice_versions.published")),
            Figure(_numbered(today, words), words("notice_versions.in_force")),
            Figure(str(len(purposes)), words("notice_versions.purposes_named")),
        ),
        lead=words("notice_versions.lead"),
        sections=tuple(_sections(versions, asked, words)),
    )


def _numbered(version: NoticeVersion | None, words: ReportWords) -> str:
    """Return which version it is: a bare number would read as how many there are."""
    if version is None or not version.number:
        return words("report.none")
    return words("notice_versions.numbered", number=version.number) if version.number[0].isdigit() else version.number


def _order(version: NoticeVersion) -> tuple[str, bool, str, int]:
    begins = version.effective_from.isoformat() if version.effective_from else ""
    return (version.notice, not begins, begins, version.id or 0)


def _sections(versions: list[NoticeVersion], asked: Asked, words: ReportWords) -> Iterator[Section]:
    yield Section(words("notice_versions.versions"), (_versions(versions, asked, words),))
    nothing = (Text((Span(words("report.nothing")),)),)
    fields = records_grid("fields", NoticeVersion, versions, asked, words)
    told_each = (fields,) if versions else (*nothing, fields)
    yield Section(words("notice_versions.each"), told_each, new_page=bool(versions))
    for version in versions:
        parts = told(facts_of(version, asked, words, _IN_TABLE), words)
        yield Section(f"{version.notice} {version.number}", parts or nothing, level=2)
    yield Section(words("notice_versions.purposes"), (_purposes(asked, words),))


def _versions(versions: list[NoticeVersion], asked: Asked, words: ReportWords) -> Grid:
    cases: Counter[int | None] = Counter(case.notice for case in asked.book.all(Case) if case.notice)
    shares = {"notice": 2.6, "version": 1.2, "kind": 1.9, "state": 1.4, "from": 1.6, "until": 1.6, "languages": 1.8,
        "cases": 1.2}  # fmt: skip

    def row(version: NoticeVersion) -> Row:
        languages = tuple(words.language_name(each.strip()) for each in version.languages)
        days = (version.effective_from, version.effective_to)
        return (version.notice, version.number, version.kind, version.state, *days, languages, cases[version.id])

    columns = columns_of(words, shares, {"cases"})
    return Grid("versions", words("notice_versions.versions"), columns, Mapped(versions, row))


def _purposes(asked: Asked, words: ReportWords) -> Grid:
    shares = {"purpose": 3.0, "wording": 4.4, "named_in": 2.6, "place": 1.6}

    def row(purpose: PublishedPurpose) -> Row:
        said = shown(spec_of(PublishedPurpose, "wording"), purpose.wording, asked, words)
        named = shown(spec_of(PublishedPurpose, "notices"), purpose.notices, asked, words)
        return (purpose.name, said, named, purpose.place)

    purposes = asked.book.live(PublishedPurpose)
    return Grid("purposes", words("notice_versions.purposes"), columns_of(words, shares), Mapped(purposes, row))

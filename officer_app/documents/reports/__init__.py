"""The one list of reports, and the writing of one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from officer_app.documents.report import Report, render_report
from officer_app.documents.reports import case_register
from officer_app.documents.reports.asked import Asked
from officer_app.documents.wording import letter_language
from officer_app.domain.case_file import CaseLine
from officer_app.domain.errors import NotFound
from officer_app.domain.organisation import Organisation


@dataclass(frozen=True, slots=True)
class ReportType:
    """One kind of report."""

    key: str
    label: str
    build: Callable[[Asked], Report]


REPORTS: dict[str, ReportType] = {
    each.key: each for each in (ReportType("case_register", "Case register", case_register.build),)
}


def write_report(
    key: str,
    lines: Sequence[CaseLine],
    *,
    organisation: Organisation,
    period_from: date,
    period_to: date,
    language: str,
    today: date,
    head: str = "",
    filter_words: str = "",
) -> bytes:
    """Write a report on the cases received in a period, both days included; raises `NotFound` for an unknown kind.

    `lines` are all cases of the register, or those that a filter left; `filter_words` says which, in the report's
    language. The clock of each line is read as its caller read it.
    """
    if key not in REPORTS:
        raise NotFound("There is no report {key}; there are: {known}.", key=key, known=list(REPORTS))
    asked = Asked(
        lines=tuple(lines),
        organisation=organisation,
        period_from=period_from,
        period_to=period_to,
        language=letter_language(language, organisation.letter_language),
        today=today,
        head=head,
        filter_words=filter_words,
    )
    return render_report(REPORTS[key].build(asked))

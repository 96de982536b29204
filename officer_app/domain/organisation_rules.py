"""What must hold in the organisation's profile."""

from officer_app.domain.case_file import calendar_of
from officer_app.domain.errors import OfficerError
from officer_app.domain.fields import check_record
from officer_app.domain.organisation import Organisation
from officer_app.domain.words import Sentence


def check_organisation(organisation: Organisation) -> dict[str, Sentence]:
    """Return what is wrong with the profile, one sentence for each field."""
    problems = check_record(organisation)
    try:
        calendar_of(organisation)
    except OfficerError as error:
        days_at_fault = "line" in error.sentence.values
        problems.setdefault("own_holidays" if days_at_fault else "holidays_country", error.sentence)
    return problems

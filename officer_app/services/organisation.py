"""The verbs of the organisation's profile: who it is, and its choices where the law leaves one."""

from dataclasses import replace
from typing import Any

from officer_app.domain.errors import ProblemsFound, refuse
from officer_app.domain.organisation import Organisation
from officer_app.domain.organisation_rules import check_organisation
from officer_app.domain.words import Sentence
from officer_app.services.cases import organisation_of
from officer_app.services.register import Register

__all__ = ["organisation_of", "save_organisation"]


def save_organisation(register: Register, **values: Any) -> Organisation:
    """Write the profile; raises `ProblemsFound` with a sentence for each field.

    The key of the suppression list is made once: under another one nobody on the list would be found again.
    """
    if "suppression_key" in values:
        raise ProblemsFound({"suppression_key": Sentence("The key of the suppression list is made once and stays.")})
    with register.change("organisation.edit") as work:
        organisation = replace(organisation_of(work), **values)
        refuse(check_organisation(organisation))
        return work.insert(organisation) if organisation.id is None else work.update(organisation)

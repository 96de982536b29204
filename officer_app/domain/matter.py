"""What a letter can be about, each with what it needs of other records: read from the register in one look."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from officer_app.domain.agreement import Agreement
from officer_app.domain.breach import Breach
from officer_app.domain.case_file import CaseFile
from officer_app.domain.correspondence import SearchTask
from officer_app.domain.data_category import DataCategory
from officer_app.domain.disclosure import Disclosure
from officer_app.domain.organisation import Organisation
from officer_app.domain.processor import Processor
from officer_app.domain.recipient import Recipient
from officer_app.domain.recipient_notice import RecipientNotice
from officer_app.domain.sub_processor import ChangeNotice, SubProcessor


class Matter(Protocol):
    """What every letter knows of its matter: whose it is."""

    @property
    def organisation(self) -> Organisation:
        """Return the organisation that writes."""


@dataclass(frozen=True, slots=True)
class TaskFile:
    """A task of a case and the processor that is to do it."""

    case_file: CaseFile
    task: SearchTask
    processor: Processor | None = None

    @property
    def organisation(self) -> Organisation:
        """Return the organisation that writes."""
        return self.case_file.organisation


@dataclass(frozen=True, slots=True)
class NoticeFile:
    """A notice of a case to a recipient (GDPR Art. 19), with the recipient where the register has it.

    `place` is its number among the notices of the case, from 1.
    """

    case_file: CaseFile
    notice: RecipientNotice
    recipient: Recipient | None = None
    place: int = 1

    @property
    def organisation(self) -> Organisation:
        """Return the organisation that writes."""
        return self.case_file.organisation


@dataclass(frozen=True, slots=True)
class ChangeFile:
    """An announced change of sub-processors, who announced it, and under which agreement."""

    organisation: Organisation
    change: ChangeNotice
    processor: Processor | None = None
    sub_processor: SubProcessor | None = None
    agreement: Agreement | None = None


@dataclass(frozen=True, slots=True)
class DisclosureFile:
    """An authority's demand for personal data."""

    organisation: Organisation
    disclosure: Disclosure


@dataclass(frozen=True, slots=True)
class BreachFile:
    """A personal data breach with what its notification names; `now` and `zone` say whether the 72 hours are over."""

    organisation: Organisation
    breach: Breach
    now: datetime
    zone: ZoneInfo
    categories: tuple[DataCategory, ...] = field(default=())
    processors: tuple[Processor, ...] = field(default=())

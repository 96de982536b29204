"""A file beside a record of the registers: a signed agreement, a published notice, a proof."""

from dataclasses import dataclass
from datetime import date, datetime

from officer_app.domain import fields


# fmt: off
@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A file kept inside the register under the digest of its contents."""

    id: int | None = None
    name: str = fields.text("File name", limit=255, required=True,
        missing="Enter a name for the file.", personal=True)
    title: str = fields.text("Title")
    dated_on: date | None = fields.day("Dated")
    media_type: str = fields.text("Type", in_form=False)
    size: int = fields.number("Size in bytes", 0, in_form=False)
    digest: str = fields.text("SHA-256", in_form=False)
    added_at: datetime | None = fields.instant("Added", in_form=False)
    retired_on: date | None = fields.day("Taken out of the list on", in_form=False)
    retired_reason: str = fields.text("Why taken out", in_form=False)
# fmt: on

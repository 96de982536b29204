"""The officer's own wording of a letter, kept in her register in place of the program's."""

from dataclasses import dataclass
from datetime import datetime

from officer_app.domain import fields


# fmt: off
@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """One letter's text in one language as the officer changed it; an empty one stands for the program's own."""

    id: int | None = None
    letter: str = fields.text("Letter", limit=60)
    language: str = fields.language("Language")
    text: str = fields.text("Text", long=True, limit=64_000)
    original: str = fields.text("Version of the program's text that it was made from", in_form=False)
    changed_at: datetime | None = fields.instant("Changed", in_form=False)
# fmt: on

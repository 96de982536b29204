"""What an assessment finds: a stable code, a sentence with its source, and the field that mends it."""

from dataclasses import dataclass

from officer_app.domain.words import Sentence


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found. `takes_ground_away` tells a fault from information that may stand beside a good verdict."""

    code: str
    sentence: Sentence
    field: str = ""
    takes_ground_away: bool = True

    @property
    def source(self) -> str:
        """Where the rule behind it stands."""
        return self.sentence.source

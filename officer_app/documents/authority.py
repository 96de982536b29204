"""The supervisory authority to which a letter points, as its country's file in `resources/law` names it."""

import tomllib
from dataclasses import dataclass

from officer_app.domain.places import resource


@dataclass(frozen=True, slots=True)
class Authority:
    """Where a person can complain (GDPR Art. 77), in the words of one language."""

    name: str
    address: str
    phone: str
    email: str
    site: str
    languages: str


def authority_of(country: str, language: str) -> Authority | None:
    """Return the authority of a country in a letter's language, or None where its details are not known."""
    if not (len(country) == 2 and country.isascii() and country.isalpha()):  # noqa: PLR2004
        return None
    file = resource("law", f"authority-{country.lower()}.toml")
    if not file.is_file():
        return None
    words = tomllib.loads(file.read_text("utf-8")).get(language)
    return Authority(**words) if words else None

"""Texts in the letters' languages: what is there, and in which languages they are missing."""

from typing import Any

from officer_app.domain.fields import WORDING_LANGUAGES, FieldSpec, Kind, Wording, is_empty, specs
from officer_app.ui.chips import Face
from officer_app.ui.theme import Tone
from officer_app.ui.words import language, language_name, t

QUOTED = frozenset({"activity", "recipient"})
"""Types whose texts access responses quote: without any text they are a gap."""


def wording_specs(record_type: type[Any]) -> tuple[FieldSpec, ...]:
    """Return the fields of a type that hold one text in several languages."""
    return tuple(spec for spec in specs(record_type) if spec.kind is Kind.WORDING)


def lacking_languages(record: Any) -> tuple[str, ...]:
    """Return the languages in which a begun text is missing, by code."""
    wordings = [getattr(record, spec.name) for spec in wording_specs(type(record))]
    begun = [wording for wording in wordings if not is_empty(wording)]
    return tuple(code for code in WORDING_LANGUAGES if any(is_empty(each.get(code, "")) for each in begun))


def texts_face(key: str, record: Any) -> Face | None:
    """Return whether the texts that letters quote are there; nothing where no text was begun and none is needed."""
    begun = [spec for spec in wording_specs(type(record)) if not is_empty(getattr(record, spec.name))]
    if not begun:
        return Face(t("No text yet"), Tone.WARN, "warning") if key in QUOTED else None
    lacking = lacking_languages(record)
    if lacking:
        names = ", ".join(language_name(code) for code in lacking)
        return Face(t("Missing in {languages}", languages=names), Tone.WARN, "warning")
    return Face(t("In four languages"), Tone.OK, "check")


def lacking_words(wording: Wording) -> str:
    """Return the languages in which one text is missing, in words; nothing where it has all or none."""
    if is_empty(wording):
        return ""
    names = [language_name(code) for code in WORDING_LANGUAGES if is_empty(wording.get(code, ""))]
    return t("Missing in {languages}", languages=", ".join(names)) if names else ""


def text_here(wording: Wording) -> str:
    """Return a text in the language of the window, or in another one where that is missing."""
    texts = (wording.get(language(), ""), *wording.values())
    return next((text for text in texts if not is_empty(text)), "")

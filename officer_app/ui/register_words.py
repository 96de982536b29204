"""What the window says of each register: how a new record is called, and what belongs in an empty list."""

from collections.abc import Callable
from typing import Any

from officer_app.domain.impact_assessment import ImpactAssessment
from officer_app.domain.registry import RECORD_TYPES, RecordType
from officer_app.ui.words import full_day, t, translate

_NEW: dict[str, Callable[[], str]] = {
    "activity": lambda: t("New activity"),
    "agreement": lambda: t("New agreement"),
    "breach": lambda: t("New breach"),
    "change_notice": lambda: t("New change"),
    "client": lambda: t("New client"),
    "data_category": lambda: t("New category"),
    "disclosure": lambda: t("New disclosure"),
    "impact_assessment": lambda: t("New assessment"),
    "instruction": lambda: t("Add an instruction"),
    "measure": lambda: t("New measure"),
    "notice_version": lambda: t("New version"),
    "processor": lambda: t("New processor"),
    "published_purpose": lambda: t("New purpose"),
    "purpose": lambda: t("Add a purpose"),
    "recipient": lambda: t("New recipient"),
    "sub_processor": lambda: t("New sub-processor"),
    "suppression": lambda: t("New address"),
    "tracker": lambda: t("New tracker"),
    "transfer": lambda: t("New transfer"),
}

_EMPTY: dict[str, Callable[[], str]] = {
    "activity": lambda: t("What you do with personal data, each purpose with its legal basis (the record of Art. 30)."),
    "agreement": lambda: t("What binds you and a processor, or a client and you, clause by clause (Art. 28)."),
    "breach": lambda: t("Every personal data breach belongs here, also one that is not notified (Art. 33(5))."),
    "change_notice": lambda: t("New or other sub-processors that were announced, with the time left to object."),
    "client": lambda: t("For whom you process personal data as a processor, and what they instruct."),
    "data_category": lambda: t("The kinds of personal data that you have, in the words of your notice."),
    "disclosure": lambda: t("What authorities demanded, on which ground, and what they were given."),
    "impact_assessment": lambda: t("What you found about the law and practice of a country to which data go."),
    "instruction": lambda: t("What this client instructs, in writing (Art. 28(3)(a))."),
    "measure": lambda: t("How personal data are protected: administrative, technical and physical measures (Art. 32)."),
    "notice_version": lambda: t("Each version of your privacy notice, and when it was in force."),
    "processor": lambda: t("Everybody who handles personal data for you: hosting, mailings, support."),
    "published_purpose": lambda: t("The purposes that your notice names; processing for another one is a gap."),
    "purpose": lambda: t("Each purpose of this activity with its own legal basis (Art. 6)."),
    "recipient": lambda: t("To whom you give personal data, by name. Access responses name them (Art. 15(1)(c))."),
    "sub_processor": lambda: t("Who works for your processors, down the whole chain (Art. 28(2) and (4))."),
    "suppression": lambda: t("The addresses that marketing must leave alone, kept as fingerprints (Art. 21(3))."),
    "tracker": lambda: t("Cookies, beacons, widgets and analytics on your sites, and what they do."),
    "transfer": lambda: t("Every flow of personal data out of the European Economic Area, with its ground."),
}


def new_words(key: str) -> str:
    """Return what the button says that begins a record of a type."""
    made = _NEW.get(key)
    return made() if made else t("New: {kind}", kind=translate(RECORD_TYPES[key].singular))


def empty_words(key: str) -> str:
    """Return what belongs in the list of a type."""
    said = _EMPTY.get(key)
    return said() if said else t("There is none yet.")


def page_words(key: str) -> str:
    """Return the short title of a register, as the navigation shows it."""
    short = {
        "activity": t("Activities"),
        "breach": t("Breaches"),
        "change_notice": t("Chain changes"),
        "disclosure": t("Disclosures"),
        "impact_assessment": t("Impact assessments"),
        "notice_version": t("Notices"),
        "suppression": t("Suppression"),
    }
    return short.get(key) or translate(RECORD_TYPES[key].plural)


def group_words(group: str) -> str:
    """Return a heading of the navigation."""
    known = {
        "Processors": t("Processors"),
        "Processing": t("Processing"),
        "Accountability": t("Accountability"),
    }
    return known.get(group) or translate(group)


def assessment_words(record: ImpactAssessment, transfer: str = "") -> str:
    """Return what an assessment is called: its version, or its day, after the transfer that it is about."""
    title = full_day(record.done_on) if record.done_on else ""
    if record.version:
        title = t("version {version}", version=record.version)
    if transfer and title:
        return t("{transfer}, {title}", transfer=transfer, title=title)
    return transfer or title[:1].upper() + title[1:]


def title_words(kind: RecordType, record: Any) -> str:
    """Return what a record is called; one without a title by its kind and number."""
    title = kind.title(record)
    if isinstance(record, ImpactAssessment):
        return assessment_words(record) or t("Assessment {number}", number=str(record.id))
    if kind.key == "clause_check":
        return translate(title)
    return title or t("{kind} {number}", kind=translate(kind.singular), number=str(record.id))

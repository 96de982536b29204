"""Is it a transfer at all? The three criteria of EDPB Guidelines 05/2021 (facts D6) and the borders of the EEA."""

from collections.abc import Iterator

from officer_app.domain.findings import Finding
from officer_app.domain.law import LawTables
from officer_app.domain.transfer import ImporterRole
from officer_app.domain.transfer_facts import TransferCode, TransferFacts
from officer_app.domain.words import Country, Sentence


def reasons_against(facts: TransferFacts, law: LawTables) -> Iterator[Finding]:
    """Tell every reason for which Chapter V does not ask for a ground; none where it is a transfer."""
    if not facts.exporter_under_gdpr:
        yield _against(
            TransferCode.EXPORTER_OUTSIDE_GDPR,
            "exporter_under_gdpr",
            "The GDPR does not apply to the exporter's processing, so this is no transfer in its sense.",
            "EDPB Guidelines 05/2021, first criterion",
        )
    yield from _not_from_an_exporter(facts)
    yield from _not_to_another(facts)
    if not facts.organisation and law.is_inside(facts.country):
        yield _against(
            TransferCode.INSIDE_EEA,
            "country",
            "{country} is inside the European Economic Area, so this is no transfer.",
            "GDPR Art. 44; EDPB Guidelines 05/2021, third criterion",
            country=Country(facts.country),
        )


def _not_from_an_exporter(facts: TransferFacts) -> Iterator[Finding]:
    if facts.direct_from_data_subject:
        yield _against(
            TransferCode.DIRECT_COLLECTION,
            "direct_from_data_subject",
            "The person gives the data directly, so there is no exporter and this is no transfer.",
            "EDPB Guidelines 05/2021, second criterion, examples 1 and 3",
        )
    elif facts.importer_role is ImporterRole.DATA_SUBJECT:
        yield _against(
            TransferCode.DIRECT_COLLECTION,
            "importer_role",
            "The data go to the person herself, who is neither controller nor processor, so this is no transfer.",
            "EDPB Guidelines 05/2021, second criterion",
        )


def _not_to_another(facts: TransferFacts) -> Iterator[Finding]:
    if facts.importer_role is ImporterRole.EMPLOYEE:
        yield _against(
            TransferCode.SAME_ENTITY,
            "importer_role",
            "An employee of the exporter is not another controller or processor, so this is no transfer. "
            "The data must still be as secure there as here.",
            "EDPB Guidelines 05/2021, example 8; GDPR Art. 32",
        )
    elif facts.same_legal_entity:
        yield _against(
            TransferCode.SAME_ENTITY,
            "same_legal_entity",
            "Exporter and importer are one legal entity, so this is no transfer. "
            "The data must still be as secure there as here.",
            "EDPB Guidelines 05/2021, second criterion; GDPR Art. 5, 24 and 32",
        )


_SHOWN = 80


def unknown_countries(facts: TransferFacts, law: LawTables) -> Iterator[Finding]:
    """Tell which country is none; only the importer's takes the ground away, as every ground hangs on it."""
    if not facts.organisation and not law.is_known(facts.country):
        text = "{written} is no country that is known here, so no ground can be looked up for it."
        if not facts.country_written:
            text = "The country of the importer is not given, so no ground can be looked up for it."
        yield Finding(
            TransferCode.UNKNOWN_COUNTRY,
            Sentence(
                text,
                {"written": facts.country_written[:_SHOWN]},
                "ISO 3166-1",
            ),
            "country",
        )
    if not law.is_known(facts.exporter_country):
        yield Finding(
            TransferCode.UNKNOWN_COUNTRY,
            Sentence("The country of the exporter is none that is known here.", source="ISO 3166-1"),
            "exporter_country",
            takes_ground_away=False,
        )


def _against(code: TransferCode, field: str, text: str, source: str, **values: object) -> Finding:
    return Finding(code, Sentence(text, values, source), field, takes_ground_away=False)

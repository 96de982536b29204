"""The sentences of rules and checks in the languages of reports: each has its words, with the same places."""

import ast
import re
import tomllib
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from case_files import LANGUAGES

from officer_app.documents.report_words import report_words
from officer_app.documents.reports.telling import tell
from officer_app.domain import gaps, transfer_gaps
from officer_app.domain.agreement import AgreementStatus, Clause
from officer_app.domain.errors import DamagedRegister
from officer_app.domain.law import law_tables
from officer_app.domain.places import resource
from officer_app.domain.processor import Processor
from officer_app.domain.registry import BY_RECORD, field_name, kind_name
from officer_app.domain.transfer import Mechanism
from officer_app.domain.words import Country, Sentence
from officer_app.storage import database

OTHERS = [each for each in LANGUAGES if each != "en"]
ROOT = Path(gaps.__file__).parents[1]
CHECKS = ("verification", "chain_check", "record_check", "reference_check")
ASSESSMENTS = ("agreement_rules", "transfer_rules", "transfer_grounds", "transfer_scope")
"""The modules of which gaps repeat the findings."""


def rule_modules():
    """Return where the gaps of the registers are told: the modules of the rules, and those that they repeat."""
    told = {rule.__module__ for rule in (*gaps.RULES, gaps.gaps_of_breach, transfer_gaps.gaps_of_transfer)}
    return [*(ROOT / "domain" / f"{name.rpartition('.')[2]}.py" for name in told),
            *(ROOT / "domain" / f"{name}.py" for name in ASSESSMENTS)]  # fmt: skip


def sentences_in(path):
    """Yield each text of a module that is a sentence: it ends with a full stop, or with what is to be confirmed."""
    tree = ast.parse(path.read_text("utf-8"))
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        is_text = isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told
        if is_text and re.search(r"\w.*(\.|: \{question\})$", node.value) and not node.value.endswith("Art."):
            yield node.value


def damage_told():
    """Yield what the store says of a register that is not whole; it stands among the findings of a verification."""
    for path in sorted((ROOT / "storage").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "DamagedRegister":
                yield node.args[0].value
    yield from (text for error, text in database._TOLD.values() if error is DamagedRegister)


def templates():
    """Return every English sentence of a rule or a check that can stand in a report."""
    found = {text for path in rule_modules() for text in sentences_in(path)}
    refused = {"The check was cancelled before its end. Nothing can be said of the register.",
               "A head has 12 digits or more, each 0 to 9 or a to f. Compare it with the paper.",
               "The passphrase of the register was changed while it was checked. Start the check again."}  # fmt: skip
    found |= {text for name in CHECKS for text in sentences_in(ROOT / "storage" / f"{name}.py")} - refused
    return found | set(damage_told()) | {each.question for each in law_tables().adequacy if each.question}


def said_in(language):
    tree = tomllib.loads(resource("reports", language, "sentences.toml").read_text("utf-8"))
    return {text: words for group in tree.values() for text, words in group.items()}


@pytest.mark.parametrize("language", OTHERS)
def test_every_sentence_of_a_rule_or_a_check_has_its_words_and_places(language):
    said = said_in(language)
    assert set(said) == templates()
    for text, words in said.items():
        assert sorted(re.findall(r"\{\w+\}", words)) == sorted(re.findall(r"\{\w+\}", text))
        assert words != text
        assert words[-1] == text[-1]


def in_words(language, sentence):
    return tell(sentence, report_words(language))


def test_days_hours_countries_and_decisions_stand_as_the_language_writes_them():
    ends = Sentence("It ends on {day}.", {"day": date(2026, 3, 1)})
    assert [in_words(each, ends) for each in ("en", "fr", "nl", "de")] == [
        "It ends on 1 March 2026.",
        "Le contrat prend fin le 1er mars 2026.",
        "De overeenkomst eindigt op 1 maart 2026.",
        "Der Vertrag endet am 1. März 2026.",
    ]
    until = datetime(2026, 11, 25, 7, tzinfo=ZoneInfo("Europe/Brussels"))
    late = Sentence("The authority was told after {until}, and it is not said why so late.", {"until": until})
    assert in_words("nl", late).startswith(
        "De inbreuk is na woensdag 25 november 2026, 07:00 Belgische tijd aan de autoriteit"
    )
    values = {"country": Country("CA"), "decision": "2002/2/EC", "question": Sentence(law_question("CA"))}
    text = "{country}: decision {decision} does not cover everybody. To be confirmed: {question}"
    told = in_words("nl", Sentence(text, values))
    assert told == ("Canada: besluit 2002/2/EG geldt niet voor elke importeur. Te bevestigen: Is de importeur een "
        "commerciële organisatie die onder de Canadese wet PIPEDA valt?")  # fmt: skip


def law_question(country):
    return next(each.question for each in law_tables().adequacy if each.country == country)


def test_names_of_fields_and_records_and_words_of_lists_are_told_in_the_language():
    missing = Sentence("Of every processor this must be at hand, and is missing: {fields}.",
        {"fields": [field_name(Processor, "address"), field_name(Processor, "contact_name")]})  # fmt: skip
    words = report_words("fr")
    assert in_words("fr", missing).endswith(
        f"manquent ici\u00a0: {words.field('processor', 'address').lower()}, "
        f"{words.field('processor', 'contact_name').lower()}."
    )
    lost = Sentence("{kind} {row} refers to a record that is not there.",
        {"kind": kind_name(BY_RECORD[Processor]), "row": 3})  # fmt: skip
    assert in_words("nl", lost) == "Verwerker 3: deze fiche verwijst naar een fiche die er niet is."
    status = Sentence("The work goes on, but the agreement is not in force: {status}.",
        {"status": AgreementStatus.NEGOTIATION})  # fmt: skip
    assert in_words("nl", status).endswith("is niet van kracht: in onderhandeling.")
    assert in_words("de", status).endswith("ist nicht in Kraft: in Verhandlung.")


def test_a_name_that_begins_a_sentence_keeps_its_capital_and_lists_with_commas_stay_apart():
    promise = Sentence("The agreement does not keep what people were promised. {promise}.",
        {"promise": Clause.NO_SHARING})  # fmt: skip
    assert in_words("nl", promise).endswith(" beloofd. Belofte: geen deling.")
    occasional = Sentence("{mechanism} is only for what happens occasionally, and this transfer recurs.",
        {"mechanism": Mechanism("49(1)(e)")})  # fmt: skip
    assert in_words("nl", occasional).startswith("Rechtsvordering (art. 49, lid 1, e)): deze grondslag")
    clauses = Sentence("{n} clauses are missing or only partly there: {clauses}.",
        {"n": 2, "clauses": (Clause.CA, Clause.CB)})  # fmt: skip
    assert in_words("en", clauses).endswith("also for transfers; Confidentiality of everybody who handles the data.")


def test_a_sentence_that_nobody_has_put_into_the_language_is_told_in_english():
    assert in_words("fr", Sentence("Nobody looked at {name}.", {"name": "Nordlys"})) == "Nobody looked at Nordlys."

"""The map of transfers: where data go, on which ground, and where none holds."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from officer_app.documents.report_words import ReportWords
from officer_app.documents.world_map import CountryMark, Standing, WorldMap, standing_by_law
from officer_app.domain.law import law_tables
from officer_app.domain.transfer_rules import Verdict


def transfers_map(going: Iterable[tuple[str, Verdict]], today: date, words: ReportWords) -> WorldMap:
    """Return the map for transfers, each by the code of its country and its verdict; one that is none is not shown."""
    law = law_tables()
    counts: dict[str, Counter[Verdict]] = {}
    for country, verdict in going:
        if verdict is not Verdict.NOT_A_TRANSFER and law.is_known(country):
            counts.setdefault(country, Counter())[verdict] += 1
    marks = {country: _mark(country, counts[country], words) for country in sorted(counts)}
    countries = standing_by_law(law, today) | marks
    seen = {mark.standing for mark in countries.values()}
    legend = {each: words(f"map.{each.value}") for each in Standing if each in seen}
    return WorldMap(countries, legend, words("map.numbers"))


def _mark(country: str, verdicts: Counter[Verdict], words: ReportWords) -> CountryMark:
    number, lost = sum(verdicts.values()), verdicts[Verdict.GAP]
    told = words.counted("map.going", number, country=words.country(country))
    said = f"{told}, {words.counted('map.lost', lost)}" if lost else told
    return CountryMark(Standing.GAP if lost else Standing.COVERED, number, said)

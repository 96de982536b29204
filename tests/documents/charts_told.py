"""One chart of each kind, a map, and the same with nothing in them: what the tests of drawings look at."""

from datetime import date

from officer_app.documents.charts import (
    Bar,
    BarChart,
    Course,
    CourseChart,
    Panel,
    PanelsChart,
    PartBar,
    PartsChart,
    Share,
    SharesChart,
)
from officer_app.documents.pdf import Footer
from officer_app.documents.report import Report, Section, render_report
from officer_app.documents.report_words import report_words
from officer_app.documents.world_map import CountryMark, Standing, WorldMap, standing_by_law
from officer_app.domain.law import law_tables

TODAY = date(2026, 11, 22)
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun")
LEGEND = {
    Standing.EEA: "European Economic Area",
    Standing.ADEQUATE: "Adequacy decision",
    Standing.COVERED: "Covered",
    Standing.NOT_ASSESSED: "Not assessed",
    Standing.GAP: "No ground that holds",
}
MARKS = {
    "US": CountryMark(Standing.COVERED, 5, "United States: 5 covered"),
    "IN": CountryMark(Standing.GAP, 2, "India: 2 without a ground"),
    "SG": CountryMark(Standing.COVERED, 1, "Singapore: 1 covered"),
    "HK": CountryMark(Standing.GAP, 104, "Hong Kong: 104 without a ground"),
    "CH": CountryMark(Standing.NOT_ASSESSED, 3, "Switzerland: 3 not assessed"),
}
BARS = BarChart(
    (Bar("Jan", 12, 3), Bar("Feb", 7), Bar("Mar", 0), Bar("Apr", 9, 9, "April: 9 received, all late")), "late"
)
PARTS = PartsChart(("Granted", "Refused", "Open"), (PartBar("Jan", (8, 2, 0)), PartBar("Feb", (5, 1, 4))))
SHARES = SharesChart((Share("Access", 41, 3, "41, 82%"), Share("Erasure", 9), Share("Portability", 0)), "late")
COURSES = CourseChart(
    MONTHS,
    (Course("Median", (12, 9, None, 22, 30, 28)), Course("Longest", (29, 31, 30, 33, 60, 44))),
    (30, "one month"),
)
PANELS = PanelsChart(
    tuple(
        Panel(title, tuple(Bar(month, (place + 2) * size % 9, place % 2) for place, month in enumerate(MONTHS)))
        for size, title in enumerate(("Access", "Erasure", "Objection", "Portability"), 1)
    ),
    "late",
)
WORLD = WorldMap({**standing_by_law(law_tables(), TODAY), **MARKS}, LEGEND)

CHARTS = {"bars": BARS, "parts": PARTS, "shares": SHARES, "courses": COURSES, "panels": PANELS}
EMPTY = {
    "bars": BarChart((), "late"),
    "parts": PartsChart((), ()),
    "shares": SharesChart(()),
    "courses": CourseChart((), ()),
    "panels": PanelsChart((), "late"),
    "map": WorldMap({}, {}),
}
AWKWARD = "Zoë Παπαδόπουλος محمد יעקב 王小明 <b>&amp; \\(x\\) " + "w" * 60
AWKWARDLY_NAMED = {
    "bars": BarChart((Bar(AWKWARD, 3, 1), Bar(AWKWARD, 9_999_999)), AWKWARD),
    "parts": PartsChart((AWKWARD, AWKWARD), (PartBar(AWKWARD, (1, 2)),), side_by_side=True),
    "shares": SharesChart(tuple(Share(AWKWARD, number, number // 2) for number in range(90)), AWKWARD),
    "courses": CourseChart((AWKWARD, AWKWARD), (Course(AWKWARD, (1, None)),), (5, AWKWARD)),
    "panels": PanelsChart((Panel(AWKWARD, (Bar(AWKWARD, 1, 1),)),), AWKWARD),
    "map": WorldMap({"US": CountryMark(Standing.GAP, 123_456, AWKWARD)}, {Standing.GAP: AWKWARD}),
}


def write(contents, language="en"):
    """Return a PDF with each of these in a section of its own."""
    return pdf_of(tuple(Section(name, (content,)) for name, content in contents.items()), language)


def pdf_of(sections, language="en"):
    """Return a PDF of these sections."""
    return render_report(
        Report(
            words=report_words(language),
            made_on=TODAY,
            office="Privacy office",
            title="Charts",
            covers="2026",
            sections=sections,
            footer=Footer("made", "page {page} of {pages}", ""),
        )
    )

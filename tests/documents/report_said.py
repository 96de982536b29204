"""What a report says on paper, apart from its drawing."""

from officer_app.documents.blocks import Bullets, Text, plain
from officer_app.documents.report import Figure


def strings_of(value):
    """Return every text within a value that was read as JSON."""
    if isinstance(value, dict):
        value = (*value, *value.values())
    if isinstance(value, list | tuple):
        return [text for each in value for text in strings_of(each)]
    return [value] if isinstance(value, str) else []


def cells_of(report):
    """Return the cells of the tables that stand on its pages."""
    grids = (grid.table(report.words) for grid in report.grids if grid.on_paper)
    return [cell for table in grids for row in table.rows for cell in row]


def words_in(report):
    """Return every text of a report that stands on its pages: headings, words, figures, cells; not those of charts."""
    said = [report.office, report.title, report.covers, report.lead, *_figures(report.figures), *cells_of(report)]
    for section in report.sections:
        said += [section.heading, section.note]
        for each in section.content:
            match each:
                case Text():
                    said.append(plain(each.spans))
                case Bullets():
                    said += map(plain, each.items)
                case tuple():
                    said += _figures(each)
    return said


def _figures(figures):
    return [text for each in figures if isinstance(each, Figure) for text in (each.value, each.label)]

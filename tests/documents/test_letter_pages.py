"""Where a letter's pages end: what announces something never stands alone at the foot."""

from datetime import date

import pytest
from reading import pages_of

from officer_app.documents.blocks import Bullets, Heading, Span, Text
from officer_app.documents.letter import Letter, render_letter
from officer_app.documents.pdf import Footer

LEAD = "We told those to whom we had given these data, so that they do the same:"


def said(words):
    return (Span(words),)


def letter_of(*blocks):
    return Letter(
        language="en", made_on=date(2026, 4, 2), sender=said("Heron SA"), office=(), sender_line="", address=(),
        details=(), subject=said("Your data"), salutation="Dear Ms Lefèvre,", blocks=tuple(blocks),
        closing="Yours sincerely,", signature=("Claire Dubois",),
        footer=Footer(left="DSR-2026-0112", pages="page {page} of {pages}", right=""),
    )  # fmt: skip


@pytest.mark.parametrize("heading", [(), (Heading(said("Whom we told")),)], ids=["alone", "under a heading"])
@pytest.mark.parametrize("lines", range(1, 8))
def test_an_announcement_stays_with_the_first_point_of_its_list(heading, lines):
    points = Bullets((said("Nordlys AB"), said("Mailstream BV")))
    for above in range(13, 20):
        filler = [Text(said(f"Line {number}")) for number in range(above)] + [Text(said("all and more " * 7 * lines))]
        pages = pages_of(render_letter(letter_of(*filler, *heading, Text(said(LEAD)), points)))
        (page,) = [page for page in pages if "do the same:" in page]
        assert "Nordlys AB" in page, above
        assert not heading or "Whom we told" in page, above

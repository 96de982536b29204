"""What a notice to a recipient needs (GDPR Art. 19)."""

from datetime import date

import pytest

from officer_app.domain.recipient_notice import RecipientNotice, check_recipient_notice

TOLD = date(2026, 3, 5)


@pytest.mark.parametrize(
    "values", [{"recipient": 3}, {"name": "Mailhouse"}, {"name": "x", "told_on": TOLD, "confirmed_on": TOLD}]
)
def test_a_notice_names_whom_it_tells(values):
    assert check_recipient_notice(RecipientNotice(**values)) == {}


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({}, "name"),
        ({"name": " "}, "name"),
        ({"name": "x", "told_on": TOLD, "not_told_reason": "Nobody knows where it went."}, "not_told_reason"),
        ({"name": "x", "told_on": TOLD, "confirmed_on": date(2026, 3, 4)}, "confirmed_on"),
    ],
)
def test_what_contradicts_itself_is_told_beside_its_field(values, field):
    assert list(check_recipient_notice(RecipientNotice(**values))) == [field]

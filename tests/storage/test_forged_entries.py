"""Entries in whose place somebody put something else: they are shown as what they are, and nothing stops at them."""

import pytest


@pytest.mark.parametrize(
    "content",
    ['{"x":1}', "{", "[]", '{"before":null,"after":[1]}', '{"before":null,"after":{"case_id":[1]}}', "[" * 99_999],
)
def test_a_forged_payload_is_shown_as_one_that_cannot_be_read(attack, found, plain, reopen, content):
    attack(("UPDATE audit_payload SET content = ? WHERE seq = 4", (content,)))
    assert "What entry 4 of the history says is not what was written." in found()
    with reopen(plain) as register:
        entries = {each.seq: each for each in register.history()}
        assert [seq for seq, each in entries.items() if not each.is_readable] == [4]
        assert (entries[4].before, entries[4].after) == (None, None)
        assert 4 in {each.seq for each in register.entries_of_whole(entries[4].record_type, entries[4].record_id)}


def test_a_forged_moment_is_shown_too(attack, plain, reopen):
    attack("UPDATE audit_entry SET at = 'soon' WHERE seq = 4")
    with reopen(plain) as register:
        assert next(each for each in register.history() if each.seq == 4).at.year == 1970

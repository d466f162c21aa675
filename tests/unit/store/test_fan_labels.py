"""Judged cards are decisions: kept, taken back, never about a mention."""

import pytest
from tests.unit.store.samples import NOW

from earful.store.fan_labels import add_label, labels, take_back


def test_cards_are_judged_and_taken_back(database):
    first = add_label(database, "a", "one", "real", NOW)
    add_label(database, "a", "two", "hollow", NOW)
    add_label(database, "a", "one", "hollow", NOW, repeat=True)
    add_label(database, "ab", "one", "hollow", NOW)
    assert [(one.native_id, one.label, one.repeat) for one in labels(database, "a")] == [
        ("one", "real", False), ("two", "hollow", False), ("one", "hollow", True),
    ]  # fmt: skip
    take_back(database, first, NOW)
    assert [one.native_id for one in labels(database, "a")] == ["two", "one"]
    rows = database.rows("SELECT kind, subject, mention_id FROM decision ORDER BY id")
    assert {row["mention_id"] for row in rows} == {None}
    assert rows[0]["subject"] == "follower:a:one"
    assert rows[-1]["kind"] == "undo"


def test_only_known_words(database):
    with pytest.raises(ValueError, match="bought"):
        add_label(database, "a", "one", "bought", NOW)

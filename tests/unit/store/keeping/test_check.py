"""A check finds each kind of damage to what is derived, changes nothing, and a repair makes it anew."""

import pytest
from tests.unit.store.keeping.facts import facts
from tests.unit.store.samples import NOW, judge

from earful.store.keeping import finding
from earful.store.keeping.check import check, repair

DAMAGE = {
    "counts": "UPDATE rollup SET negative = negative + 1 WHERE platform = '' AND brand_id = 1",
    "counts: an hour too many": "INSERT INTO rollup VALUES (1, 'nowhere', 7, 1, 0, 0, 0, 0)",
    "counts: an hour gone": "DELETE FROM rollup WHERE hour = (SELECT max(hour) FROM rollup)",
    "counts: desks": "DELETE FROM rollup_desk",
    "cases": "UPDATE case_now SET state = 'snoozed'",
    "cases: one gone": "DELETE FROM case_now WHERE mention_id = (SELECT min(mention_id) FROM case_now)",
    "cases: one of nobody": "INSERT INTO case_now (mention_id, decided_at) SELECT min(id), 7 FROM mention",
    "inbox": "UPDATE inbox SET desk = 'elsewhere'",
    "inbox: some gone": "DELETE FROM inbox WHERE brand_id = 0",
    "full_text": "DELETE FROM mention_words_docsize WHERE id IN (SELECT id FROM mention LIMIT 3)",
    "full_text: empty": "INSERT INTO mention_words (mention_words) VALUES ('delete-all')",
    "full_text: words of nobody": "INSERT INTO mention_words (rowid, title, text, author) VALUES (7, '', 'ghost', '')",
    "judgements": "DELETE FROM judgement WHERE mention_id IN (SELECT id FROM mention LIMIT 2)",
}


def found(database, **how):
    return list(check(database, **how))


def test_a_sound_store_has_no_findings(filled):
    before = facts(filled)
    assert found(filled, full=True, alone=True) == []
    assert facts(filled) == before


@pytest.mark.parametrize("name", DAMAGE)
@pytest.mark.parametrize("size", [7, 20_000])
def test_damage_is_found_told_and_mended(filled, name, size, monkeypatch):
    for module in ("counts", "cases", "fulltext"):
        monkeypatch.setattr(
            f"earful.store.keeping.{module}.windows",
            lambda connection, table, key: finding.windows(connection, table, key, size),
        )
    before = facts(filled)
    filled.connection.execute(DAMAGE[name])
    findings = found(filled)
    assert name.partition(":")[0] in {one.part for one in findings}
    assert all(one.mendable and one.count for one in findings)
    repair(filled, findings, judge, NOW)
    assert found(filled, full=True, alone=True) == []
    after = facts(filled)
    if name != "judgements":
        assert after == before
    hits = filled.row("SELECT count(*) AS n FROM mention_words WHERE mention_words MATCH 'broken'")
    assert hits["n"] == 31


def test_facts_and_decisions_are_told_but_never_mended(filled):
    filled.connection.execute("PRAGMA foreign_keys=OFF")
    filled.connection.execute("INSERT INTO mention_brand VALUES (1, 77)")
    filled.connection.execute("UPDATE decision SET undoes = 'nobody' WHERE undoes IS NOT NULL")
    filled.connection.execute("INSERT INTO checkpoint VALUES (99, 'x', '{}')")
    findings = found(filled)
    told = {one.says for one in findings if one.part == "references"}
    assert told == {
        "mention_brand rows without their mention",
        "decision rows that name a decision which is not there",
        "checkpoint rows without their source",
    }
    before = facts(filled)
    repair(filled, [one for one in findings if one.part == "references"], judge, NOW)
    assert facts(filled) == before


def test_it_works_while_somebody_writes(filled):
    from earful.store.database import open_database
    from earful.store.decisions import decide

    other = open_database(filled.path)
    with other.writing() as connection:
        connection.execute("UPDATE mention SET likes = 5")
        assert found(filled) == []
    steps = check(filled)
    assert next(steps, None) is None
    decide(other, "read", [filled.row("SELECT id FROM mention")["id"]], NOW)
    assert found(filled) == []
    other.close()


def test_windows_leave_nothing_out(filled):
    bounds = list(finding.windows(filled.connection, "mention", "id", 13))
    assert bounds[0][0] < 0
    assert bounds[-1][1] == finding.LAST
    assert [after for after, _ in bounds[1:]] == [last for _, last in bounds[:-1]]
    counts = [filled.row("SELECT count(*) AS n FROM mention WHERE id > ? AND id <= ?", pair)["n"] for pair in bounds]
    assert sum(counts) == 120
    assert max(counts) <= 13

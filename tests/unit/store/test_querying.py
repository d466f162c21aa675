"""SQL by anybody: every export as a view, and no way to change or reach anything else."""

import pytest
from tests.unit.store.samples import NOW, mention

from earful.domain.failures import KnownError
from earful.domain.moments import iso
from earful.store.exporting import mentions
from earful.store.querying import ask
from earful.store.views import DROPS, VIEWS


def rows(database, query):
    answer = ask(database.path, query)
    return [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]


@pytest.fixture
def heard(take, database):
    take(*(mention(n, "broken" if n % 3 == 0 else "lovely", created_at=NOW - n * 1_000_003) for n in range(9)))
    return database


def test_the_views_say_what_the_exports_say(heard):
    exported = {one["native_id"]: one for one in mentions(heard)}
    viewed = rows(heard, "SELECT * FROM export_mentions")
    assert len(viewed) == 9
    for one in viewed:
        known = exported[one["native_id"]]
        for name in ("platform", "text", "created_at", "fetched_at", "deleted_at", "rating", "reply_to", "kind"):
            assert one[name] == known[name]
        assert one["author_handle"] == known["author"]["handle"]
        assert one["sentiment"] == known["judgement"]["sentiment"]["label"]
    complaints = rows(heard, "SELECT native_id, state FROM export_complaints")
    assert {one["native_id"] for one in complaints} == {one["native_id"] for one in mentions(heard, complaints=True)}
    hours = rows(
        heard, 'SELECT sum(n) AS n, min("from") AS first FROM export_timeline WHERE brand IS NULL AND platform IS NULL'
    )
    assert hours == [{"n": 9, "first": iso(NOW - 3_600_000_000)}]
    assert rows(heard, "SELECT * FROM export_coverage") == []


def test_the_statements_can_be_run_again(database):
    for _ in range(2):
        for statement in (*DROPS, *VIEWS):
            database.connection.execute(statement)


def test_full_text_can_be_asked(heard):
    assert len(rows(heard, "SELECT rowid FROM mention_words WHERE mention_words MATCH 'broken'")) == 3


@pytest.mark.parametrize(
    "query",
    [
        "DELETE FROM mention", "UPDATE mention SET text = ''", "INSERT INTO brand (name) VALUES ('x')",
        "DROP TABLE mention",
        "CREATE TABLE x (y)", "CREATE TEMP TABLE x (y)", "ATTACH '/etc/passwd' AS x", "PRAGMA query_only = OFF",
        "PRAGMA writable_schema = ON", "PRAGMA journal_mode = DELETE", "PRAGMA wal_checkpoint", "VACUUM", "BEGIN",
        "VACUUM INTO 'x.db'", "SELECT load_extension('x')", "SELECT 1; DELETE FROM mention", "REINDEX", "ANALYZE",
        "INSERT INTO mention_words (mention_words) VALUES ('delete-all')", "DETACH main", "SAVEPOINT x",
        "WITH x AS (SELECT 1) DELETE FROM mention", "SELECT fts3_tokenizer('simple')",
    ],
)  # fmt: skip
def test_nothing_can_be_changed_or_reached(heard, query, tmp_path):
    before = sorted(path.name for path in tmp_path.iterdir())
    with pytest.raises(KnownError) as caught:
        list(ask(heard.path, query).rows)
    assert caught.value.failure.kind == "bad_query"
    assert len(rows(heard, "SELECT 1 FROM mention")) == 9
    assert sorted(path.name for path in tmp_path.iterdir()) == before


def test_a_long_question_can_be_ended(heard):
    endless = "WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t) SELECT count(*) FROM t"
    asked = iter([False, False, True])
    with pytest.raises(KeyboardInterrupt):
        list(ask(heard.path, endless, lambda: next(asked, True)).rows)


def test_columns_of_one_name_are_told_apart_and_nonsense_is_told(heard):
    assert ask(heard.path, "SELECT 1 AS n, 2 AS n").columns == ["n", "n #2"]
    with pytest.raises(KnownError, match="near"):
        ask(heard.path, "SELEC 1")
    with pytest.raises(KnownError):
        ask(heard.path.with_name("none.db"), "SELECT 1")

"""Words go when a person said they should, or a platform's terms do; never those of a case."""

import pytest
from tests.unit.store.samples import NOW, judge, mention

from earful.domain.mention import Author
from earful.domain.moments import DAY
from earful.domain.retention import keep_days, kept_since
from earful.domain.source import SourceConfig
from earful.store.brands import add_source, change_source, source_configs
from earful.store.decisions import decide
from earful.store.intake import Beside, take_in
from earful.store.keeping.check import check
from earful.store.keeping.retention import apply_retention, purge_deleted
from earful.store.sorting import Heard


@pytest.mark.parametrize(
    ("said", "days"), [({}, None), ({"keep_days": "0"}, None), ({"keep_days": " 90 "}, 90), ({"keep_days": "-3"}, None),
                       ({"keep_days": "soon"}, None), ({"keep_days": "٣"}, None)],
)  # fmt: skip
def test_the_days_that_words_are_kept(said, days):
    assert keep_days(said) == days
    assert kept_since(said, NOW) == (None if days is None else NOW - days * DAY)


@pytest.fixture
def aged(database, brand):
    """Of two sources each: 250 mentions, one every hour; every tenth a complaint, answered by the one after it."""
    kept = add_source(database, SourceConfig(0, "bluesky", brand.id), NOW)
    gone = add_source(database, SourceConfig(0, "bluesky", brand.id, options={"keep_days": "5"}), NOW)
    for source in (kept, gone):
        every = [
            mention(
                n, "it is broken" if n % 10 == 0 else f"fine {source.id}", native_id=f"{source.id}-{n}",
                created_at=NOW - n * DAY // 24, title="A title",
                reply_to=f"{source.id}-{n + 1}" if n % 10 == 0 else f"{source.id}-{n - 1}" if n % 10 == 1 else None,
            )
            for n in range(250)
        ]  # fmt: skip
        take_in(database, [Heard(one, (brand.id,)) for one in every], judge, NOW, Beside(source.id))
    return database


def emptied(database):
    return {row["native_id"] for row in database.rows("SELECT native_id FROM mention WHERE erased_at IS NOT NULL")}


def run(database, now=NOW, limit=30):
    rounds = 0
    while apply_retention(database, now, limit):
        rounds += 1
        assert rounds < 100
    return rounds


def test_old_words_of_that_source_go_and_cases_stay(aged):
    read = aged.row("SELECT id FROM mention WHERE native_id = '2-205'")["id"]
    decide(aged, "read", [read], NOW)
    before = [tuple(row) for row in aged.rows("SELECT * FROM rollup")]
    assert run(aged) > 1
    old = {f"2-{n}" for n in range(121, 250) if n % 10 not in (0, 1)} - {"2-205"}
    assert emptied(aged) == old
    assert [tuple(row) for row in aged.rows("SELECT * FROM rollup")] == before
    assert list(check(aged, full=True, alone=True)) == []
    hits = aged.row("SELECT count(*) AS n FROM mention_words WHERE mention_words MATCH 'text : fine'")
    # 225 of each source were no complaints
    assert hits["n"] == 2 * 225 - len(old)
    name = aged.row("SELECT count(*) AS n FROM mention_words WHERE mention_words MATCH 'author : h3'")
    assert name["n"] > 0
    assert run(aged) == 0


def test_each_day_brings_the_next_ones_and_a_week_all_again(aged):
    run(aged)
    first = emptied(aged)
    run(aged, NOW + DAY)
    assert {f"2-{n}" for n in range(97, 121) if n % 10 not in (0, 1)} == emptied(aged) - first
    late = mention(1, "back-dated", native_id="late", created_at=NOW - 30 * DAY)
    take_in(aged, [Heard(late, (1,))], judge, NOW, Beside(2))
    run(aged, NOW + DAY)
    assert "late" not in emptied(aged)
    run(aged, NOW + 8 * DAY)
    assert "late" in emptied(aged)


def test_a_step_takes_no_more_than_asked(aged):
    assert apply_retention(aged, NOW, 3) == 3
    assert len(emptied(aged)) == 3


def test_without_a_rule_nothing_goes(aged):
    for config in source_configs(aged):
        change_source(aged, SourceConfig(config.id, "bluesky", config.brand_id))
    assert run(aged) == 0
    assert emptied(aged) == set()


def test_where_terms_demand_it_the_words_go_with_the_deletion(database, brand):
    platforms = ("reddit", "youtube", "bluesky")
    every = [
        mention(n, f"it is broken {n}", native_id=str(n), platform=platforms[n % 3],
                author=Author(platforms[n % 3], f"u{n}", "someone"))
        for n in range(12)
    ]  # fmt: skip
    taken = take_in(database, [Heard(one, (brand.id,)) for one in every], judge, NOW)
    decide(database, "read", taken.complaints, NOW)
    gone = [(platforms[n % 3], str(n)) for n in range(6)]
    take_in(database, [], judge, NOW, Beside(gone=gone))
    done = [purge_deleted(database, NOW, 3) for _ in range(3)]
    assert done == [3, 1, 0]
    assert emptied(database) == {"0", "3", "1", "4"}
    authors = {row["native_id"] for row in database.rows("SELECT native_id FROM author WHERE platform = 'reddit'")}
    assert authors == {"u6", "u9"}
    assert database.row("SELECT count(*) AS n FROM case_now")["n"] == 12
    assert list(check(database)) == []

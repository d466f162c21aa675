"""Taking in: exactly once, edits with history, counts that stay true."""

import contextlib

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.unit.store.samples import NOW, judge, mention

from earful.domain.brand import Brand
from earful.domain.mention import Counts
from earful.domain.moments import DAY, HOUR, SECOND, iso
from earful.store import reading
from earful.store.brands import add_brand
from earful.store.database import open_database
from earful.store.exporting import mentions
from earful.store.intake import Beside, checkpoints, take_in
from earful.store.mention_ids import mention_id, moment_of_id, shown_at
from earful.store.sorting import Heard


def rollup(database):
    return {tuple(row)[:5]: row["n"] for row in database.rows("SELECT * FROM rollup") if row["n"]}


def recount(database):
    rows = database.rows(
        "SELECT b.brand_id, m.at / ?1 AS hour, m.platform, j.sentiment, j.complaint, count(*) AS n FROM mention m"
        " JOIN judgement j ON j.mention_id = m.id JOIN mention_brand b ON b.mention_id = m.id WHERE m.own = 0"
        " GROUP BY 1, 2, 3, 4, 5 UNION ALL SELECT 0, m.at / ?1, m.platform, j.sentiment, j.complaint, count(*)"
        " FROM mention m JOIN judgement j ON j.mention_id = m.id WHERE m.own = 0 GROUP BY 1, 2, 3, 4, 5",
        (HOUR,),
    )
    return {tuple(row)[:5]: row["n"] for row in rows}


def test_the_same_page_twice_changes_nothing(database, take):
    first = take(*[mention(number) for number in range(50)])
    again = take(*[mention(number) for number in range(50)])
    assert len(first.new) == 50
    assert not again.new
    assert not again.updated
    assert len(list(mentions(database))) == 50


def test_a_complaint_is_told_once(take):
    first = take(mention(1, "it is broken"))
    assert first.complaints == first.alerts == first.new
    assert not take(mention(1, "it is broken")).alerts


def test_what_we_publish_ourselves_is_no_complaint_to_us_and_no_feeling_about_us(database, take):
    taken = take(mention(1, "sorry that it is broken"), own=True)
    assert not taken.complaints
    assert not rollup(database)


def test_an_edit_keeps_the_old_words_and_judges_the_new_ones(database, take):
    (identifier,) = take(mention(1, "fine")).new
    taken = take(mention(1, "broken after all"), now=NOW + HOUR)
    assert taken.updated == (identifier,)
    assert taken.complaints == (identifier,)
    assert reading.edits(database, identifier) == [(NOW + HOUR, "fine")]
    assert [one.id for one in reading.page(database, "all", NOW, search="broken")] == [identifier]
    assert not reading.page(database, "all", NOW, search="fine")


def test_new_counts_change_counts_and_nothing_else(database, take):
    take(mention(1, counts=Counts(likes=1)))
    taken = take(mention(1, counts=Counts(likes=5)))
    assert not taken.new
    (row,) = mentions(database)
    assert row["counts"]["likes"] == 5
    assert row["counts"]["views"] is None


def test_counts_that_an_answer_leaves_out_are_kept(database, take):
    take(mention(1, counts=Counts(likes=5, replies=2)))
    taken = take(mention(1, counts=Counts()))
    assert not taken.updated
    take(mention(1, counts=Counts(likes=6)))
    (row,) = mentions(database)
    assert (row["counts"]["likes"], row["counts"]["replies"]) == (6, 2)


def test_a_known_mention_can_turn_out_to_be_about_a_further_brand(database, take):
    take(mention(1, "broken"))
    other = add_brand(database, Brand(0, "Polarhaus"), NOW)
    take_in(database, [Heard(mention(1, "broken"), (other.id,))], judge, NOW)
    assert next(mentions(database))["brands"] == ["Frostline", "Polarhaus"]
    assert rollup(database) == recount(database)


def test_the_same_post_from_two_servers_is_one_mention(database, take):
    first = mention(1, native_id="1@a.example", uri="https://a.example/p/1", platform="mastodon", author=None)
    copy = mention(1, native_id="77@b.example", uri="https://a.example/p/1", platform="mastodon", author=None)
    assert len(take(first, copy).new) == 1
    assert not take(copy).new


def test_our_reply_answers_whichever_of_the_two_comes_first(database, take, brand):
    reply = mention(1, "we are on it", reply_to="at://post/5")
    take(reply, own=True)
    (asked,) = take(mention(5, "broken")).new
    assert reading.listed(database, asked).answered_at == reply.created_at


def test_a_date_from_the_future_is_shown_at_arrival_and_kept_raw(database, take):
    (identifier,) = take(mention(1, created_at=NOW + 400 * DAY)).new
    assert moment_of_id(identifier) == NOW
    (row,) = mentions(database)
    assert row["created_at"] == iso(NOW + 400 * DAY)
    assert shown_at(None, NOW) == shown_at(-5, NOW) == NOW


def test_checkpoint_and_items_are_one_transaction(database, brand):
    def fails(_texts):
        raise RuntimeError("the judge fell over")

    beside = Beside(1, {"search": {"mark": 5}})
    with contextlib.suppress(RuntimeError):
        take_in(database, [Heard(mention(1), (brand.id,))], fails, NOW, beside)
    assert checkpoints(database, 1) == {}
    take_in(database, [Heard(mention(1), (brand.id,))], judge, NOW, beside)
    assert checkpoints(database, 1) == {"search": {"mark": 5}}


def test_what_cannot_be_read_is_kept_aside_once(database):
    beside = Beside(1, quarantined=[("no text", '{"id": 1}')])
    assert take_in(database, [], judge, NOW, beside).quarantined == 1
    assert take_in(database, [], judge, NOW, beside).quarantined == 0


def test_ids_that_collide_within_a_second_give_way(take, monkeypatch):
    monkeypatch.setattr("earful.store.intake.mention_id", lambda at, *_: (at // SECOND) << 20)
    taken = take(*[mention(number, created_at=NOW) for number in range(20)])
    assert len(set(taken.new)) == 20
    later = take(*[mention(number, created_at=NOW) for number in range(20, 40)])
    assert not set(taken.new) & set(later.new)


texts = st.sampled_from(["fine", "broken", "lovely", "坏了", "fine and lovely"])
pages = st.lists(
    st.lists(st.tuples(st.integers(0, 12), texts, st.booleans(), st.integers(0, 3)), max_size=6), max_size=6
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pages)
def test_the_rollup_equals_a_full_recount_whatever_happens(tmp_path_factory, pages):
    database = open_database(tmp_path_factory.mktemp("rollup") / "earful.db")
    try:
        brands = [add_brand(database, Brand(0, name), NOW).id for name in ("A", "B")]
        for page in pages:
            heard = [
                Heard(mention(n, text), tuple(brands[both:]), own=n == 3 and likes == 3)
                for n, text, both, likes in page
                if n != 3 or likes == 3
            ]
            take_in(database, heard, judge, NOW)
        assert rollup(database) == recount(database)
    finally:
        database.close()


@given(st.integers(0, 2**40), st.text(max_size=30))
def test_an_id_carries_its_second(at, native):
    identifier = mention_id(at, "bluesky", native)
    assert moment_of_id(identifier) == at // SECOND * SECOND
    assert identifier < 2**63

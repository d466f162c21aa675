"""Taking in: exactly once, edits with history, counts that stay true."""

import contextlib
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.store.samples import NOW, judge, mention

from earful.domain.brand import Brand
from earful.domain.mention import Counts
from earful.domain.moments import DAY, HOUR, SECOND, iso
from earful.store import decisions, reading
from earful.store.brands import add_brand, change_brand
from earful.store.database import open_database
from earful.store.exporting import mentions
from earful.store.intake import Beside, checkpoints, take_in
from earful.store.judging import hold
from earful.store.mention_ids import mention_id, moment_of_id, shown_at
from earful.store.sorting import Heard


def counts(database):
    return {tuple(row) for table in ("rollup", "rollup_desk") for row in database.rows(f"SELECT * FROM {table}")}


def recount(database):
    tables = ("rollup_recount", "rollup_desk_recount")
    return {tuple(row) for table in tables for row in database.rows(f"SELECT * FROM {table}")}


def inbox(database, name="inbox"):
    return {tuple(row) for row in database.rows(f"SELECT brand_id, state, mention_id, desk FROM {name}")}


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
    assert not counts(database)


def test_an_edit_keeps_the_old_words_and_judges_the_new_ones(database, take):
    (identifier,) = take(mention(1, "fine")).new
    taken = take(mention(1, "broken after all"), now=NOW + HOUR)
    assert taken.updated == (identifier,)
    assert taken.complaints == (identifier,)
    assert reading.edits(database, identifier) == [(NOW + HOUR, "fine", None)]
    assert [one.id for one in reading.page(database, "all", NOW, search="broken")] == [identifier]
    assert not reading.page(database, "all", NOW, search="fine")


def test_stars_that_were_changed_are_kept_with_the_words_they_stood_over(database, take):
    (identifier,) = take(mention(1, "fine", rating=1.0)).new
    take(mention(1, "fine", rating=5.0), now=NOW + HOUR)
    take(mention(1, "fine", rating=5.0), now=NOW + 2 * HOUR)
    assert reading.edits(database, identifier) == [(NOW + HOUR, "fine", 1.0)]
    assert reading.listed(database, identifier).rating == 5.0


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
    assert counts(database) == recount(database)


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
pages = st.lists(st.tuples(st.integers(0, 12), texts, st.booleans(), st.integers(0, 3)), min_size=1, max_size=6)
words = st.fixed_dictionaries(
    {}, optional={"sentiment": st.sampled_from(["negative", "positive"]), "desk": st.sampled_from(["it", "store"])}
)
kinds = st.sampled_from(["read", "unread", "resolved", "reopened", "snoozed", "complaint", "no_complaint", "judged"])
acts = st.one_of(
    st.tuples(st.just("page"), pages),
    st.tuples(st.just("decide"), st.tuples(kinds, st.integers(0, 12), words)),
    st.tuples(st.just("undo"), st.integers(0, 5)),
    st.tuples(st.just("gone"), st.integers(0, 12)),
    st.tuples(st.just("rival"), st.booleans()),
)


class Life:
    """A store that things happen to."""

    def __init__(self, path):
        self.database = open_database(path)
        self.brands = [add_brand(self.database, Brand(0, name), NOW) for name in ("A", "B")]
        self.now = NOW

    def page(self, page):
        ids = tuple(brand.id for brand in self.brands)
        heard = [
            Heard(mention(n, text), ids[both:], own=n == 3 and likes == 3)
            for n, text, both, likes in page
            if n != 3 or likes == 3
        ]
        take_in(self.database, heard, judge, self.now)

    def decide(self, decision):
        kind, number, value = decision
        known = self.database.rows("SELECT id FROM mention WHERE native_id = ?", (mention(number).native_id,))
        ids = [row["id"] for row in known]
        decisions.decide(self.database, kind, ids, self.now, {"until": self.now + HOUR, **value})
        hold(self.database, ids, judge, self.now)

    def undo(self, back):
        made = self.database.rows("SELECT id, mention_id FROM decision ORDER BY id DESC LIMIT 1 OFFSET ?", (back,))
        decisions.undo(self.database, [row["id"] for row in made], self.now)
        hold(self.database, [row["mention_id"] for row in made], judge, self.now)

    def gone(self, number):
        take_in(self.database, [], judge, self.now, Beside(gone=[("bluesky", mention(number).native_id)]))

    def rival(self, competitor):
        change_brand(self.database, replace(self.brands[1], competitor=competitor))


@settings(max_examples=60, deadline=None)
@given(st.lists(acts, max_size=12))
def test_counts_and_inbox_equal_a_full_recount_whatever_happens(tmp_path_factory, acts):
    life = Life(tmp_path_factory.mktemp("life") / "earful.db")
    try:
        for act, what in acts:
            getattr(life, act)(what)
            life.now += HOUR
        assert counts(life.database) == recount(life.database)
        assert inbox(life.database) == inbox(life.database, "inbox_due")
    finally:
        life.database.close()


@given(st.integers(0, 2**40), st.text(max_size=30))
def test_an_id_carries_its_second(at, native):
    identifier = mention_id(at, "bluesky", native)
    assert moment_of_id(identifier) == at // SECOND * SECOND
    assert identifier < 2**63

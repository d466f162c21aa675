"""What the window reads: views, search, conversations, and the order in which people are heard."""

import random
import re

import pytest
from tests.unit.store.samples import NOW, judge, mention

from earful.domain.brand import Brand
from earful.domain.mention import Author
from earful.domain.moments import HOUR
from earful.store import reading
from earful.store.brands import add_brand
from earful.store.decisions import alerts_shown, alerts_to_show, decide, decisions, undo
from earful.store.intake import take_in
from earful.store.sorting import Heard


def ids(found):
    return [one.id for one in found]


def test_the_one_who_waits_longest_comes_first_whatever_their_followers(database, take):
    crowd = list(range(30))
    random.Random(3).shuffle(crowd)
    take(*[mention(n, "broken", author=Author("bluesky", f"did:{n}", followers=crowd[n])) for n in range(30)])
    page = reading.page(database, "unheard", NOW)
    assert [one.at for one in page] == sorted(one.at for one in page)
    assert [one.native_id for one in page] == [f"at://post/{n}" for n in range(29, -1, -1)]


def test_pages_follow_each_other_by_key(database, take):
    take(*[mention(n, "broken") for n in range(25)])
    first = reading.page(database, "open", NOW, limit=10)
    second = reading.page(database, "open", NOW, limit=10, after=first[-1].id)
    third = reading.page(database, "open", NOW, limit=10, after=second[-1].id)
    assert len(third) == 5
    assert len({*ids(first), *ids(second), *ids(third)}) == 25


def test_read_snoozed_and_resolved_leave_their_views_and_come_back_by_undo(database, take):
    one, two, three = sorted(take(mention(1, "broken"), mention(2, "broken"), mention(3, "broken")).new)
    decide(database, "read", [one], NOW)
    decide(database, "snoozed", [two], NOW, {"until": NOW + HOUR})
    done = decide(database, "resolved", [three], NOW)
    assert ids(reading.page(database, "unheard", NOW)) == []
    assert ids(reading.page(database, "open", NOW)) == [one]
    assert ids(reading.page(database, "open", NOW + HOUR)) == [one, two]
    assert ids(reading.page(database, "resolved", NOW)) == [three]
    undo(database, done, NOW + 1)
    assert ids(reading.page(database, "unheard", NOW)) == [three]
    assert [d.kind for d in decisions(database, three)] == ["resolved", "undo"]


def test_a_persons_word_wins_over_the_judgement(database, take):
    broken, fine = sorted(take(mention(2, "broken"), mention(1, "fine")).new)
    decide(database, "no_complaint", [broken], NOW)
    decide(database, "complaint", [fine], NOW)
    take(mention(2, "broken"), mention(1, "fine"))  # a sync comes by and undoes nothing
    assert ids(reading.page(database, "maybe", NOW)) == []
    assert broken not in ids(reading.page(database, "open", NOW))
    assert fine in ids(reading.page(database, "open", NOW))


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("冰箱", {1, 2}),
        ("坏了", {1}),
        ("冰箱又坏", {1}),
        ("冰", {1, 2}),
        ("箱冰", set()),
        ("door", {3}),
        ("DOOR seal", {3}),
        ('"door seal"', {3}),
        ('"seal door"', set()),
        ("do*", {3}),
        ("冰箱 -坏了", {2}),
        ("naïve", {4}),
        ("naive", {4}),
        ("Frost300", {2}),
        ("-door", {1, 2, 4}),
        ("霜線 冰箱", {1}),
        ("door OR 买了", {2, 3}),
    ],
)
def test_search_finds_words_in_both_languages(database, take, search, found):
    take(
        mention(1, "霜线冰箱又坏了！"),
        mention(2, "买了Frost300冰箱很好"),
        mention(3, "The door seal came off"),
        mention(4, "a naïve hope"),
    )
    wanted = {f"at://post/{n}" for n in found}
    assert {one.native_id for one in reading.page(database, "all", NOW, search=search)} == wanted


def test_a_conversation_is_whole_from_any_of_its_parts(database, take):
    take(
        mention(9, "broken"),
        mention(8, "sorry", reply_to="at://post/9"),
        mention(7, "still", reply_to="at://post/8"),
        mention(6, "me too", reply_to="at://post/9"),
        mention(5, "elsewhere"),
    )
    for one in reading.page(database, "all", NOW):
        thread = reading.conversation(database, one.id)
        expected = ["5"] if one.native_id.endswith("/5") else ["9", "8", "7", "6"]
        assert [part.native_id[-1] for part in thread] == expected


def test_a_conversation_that_bites_its_tail_ends(database, take):
    take(mention(1, reply_to="at://post/2"), mention(2, reply_to="at://post/1"))
    one = reading.page(database, "all", NOW)[0]
    assert len(reading.conversation(database, one.id)) == 2


def test_an_alert_is_shown_once_also_after_a_restart(database, take):
    (identifier,) = take(mention(1, "broken")).new
    assert alerts_to_show(database) == [identifier]
    alerts_shown(database, [identifier], NOW)
    alerts_shown(database, [identifier], NOW)
    take(mention(1, "broken"))
    assert alerts_to_show(database) == []


def test_totals_count_heard_and_listened_apart(database, take, brand):
    one, *_ = take(*[mention(n, "broken") for n in range(5)]).new
    decide(database, "read", [one], NOW)
    assert reading.totals(database, NOW, brand.id) == reading.Totals(heard=5, listened=1, unheard=4)
    assert reading.totals(database, NOW, 999) == reading.Totals(0, 0, 0)


def test_a_complaint_about_a_competitor_does_not_wait_for_us(database, take):
    rival = add_brand(database, Brand(0, "Polarhaus", competitor=True), NOW)
    take(mention(1, "broken"))
    take_in(database, [Heard(mention(2, "broken"), (rival.id,))], judge, NOW)
    assert len(reading.page(database, "unheard", NOW)) == reading.count(database, "open", NOW) == 1
    assert len(reading.page(database, "unheard", NOW, brand_id=rival.id)) == 1
    assert len(reading.page(database, "all", NOW)) == 2


@pytest.mark.parametrize("view", ["unheard", "maybe"])
def test_a_view_walks_its_key_and_sorts_nothing_that_it_does_not_show(database, take, view):
    take(*[mention(n, "broken") for n in range(20)])
    asked = []
    database.connection.set_trace_callback(asked.append)
    reading.page(database, view, NOW, limit=5)
    reading.count(database, view, NOW)
    database.connection.set_trace_callback(None)
    plans = ["\n".join(row["detail"] for row in database.rows(f"EXPLAIN QUERY PLAN {sql}")) for sql in asked]
    assert len(plans) == 2
    for plan in plans:
        assert "SEARCH i USING PRIMARY KEY (brand_id=? AND state=?" in plan
        assert not re.search(r"SCAN [jmc]\b", plan)

"""Saved searches and replies, and which complaints may be one case."""

from tests.unit.store.samples import NOW, mention

from earful.domain.mention import Author
from earful.domain.near import alike
from earful.store import companions, saved
from earful.store.decisions import decide

LONG = "my fridge is broken again after only three weeks of use"


def test_a_saved_text_is_found_by_name_replaced_and_put_away(database):
    saved.save(database, "saved_search", "Slow", "desk:logistics", NOW)
    two = saved.save(database, "saved_search", " slow ", "desk:logistics is:unread", NOW + 1)
    saved.save(database, "saved_reply", "Sorry", "We are sorry.", NOW)
    assert [(one.name, one.text) for one in saved.saved(database, "saved_search")] == [
        ("slow", "desk:logistics is:unread")
    ]
    saved.forget(database, two.id, NOW + 2)
    assert saved.saved(database, "saved_search") == []
    saved.bring_back(database, two.id)
    assert [one.name for one in saved.saved(database, "saved_search")] == ["slow"]
    assert [one.text for one in saved.saved(database, "saved_reply")] == ["We are sorry."]


def test_nearly_the_same_words_are_alike_and_the_same_topic_is_not():
    assert alike(LONG, f"@frostline {LONG}! https://a.example/1")
    assert alike("冰箱又坏了客服三天都没有人回复", "@霜线 冰箱又坏了，客服三天都没有人回复！")
    assert not alike(LONG, "my fridge was delivered broken and nobody answers the phone")
    assert not alike("it is broken", "it is broken")
    assert not alike("", LONG)


def test_thread_author_and_words_are_offered_only_where_they_are_open(database, take):
    anna = Author("bluesky", "did:anna")
    one, thread, words, same, closed = sorted(
        take(
            mention(9, LONG, author=anna),
            mention(8, "mine is broken", reply_to="at://post/9"),
            mention(7, f"{LONG} !!", author=Author("bluesky", "did:x")),
            mention(6, "broken lamp", author=anna),
            mention(5, "broken door", author=anna),
        ).new
    )
    decide(database, "resolved", [closed], NOW)
    found = companions.companions(database, one, alike)
    assert (found.thread, found.author, found.words) == ((thread,), (same,), (words,))
    decide(database, "merged", [words], NOW, {"into": one})
    assert companions.merged_into(database, one) == (words,)
    assert companions.companions(database, one, alike).words == ()

"""Pages of every source: walks end, items are sound, what cannot be read is kept aside and never lost."""

import json
from dataclasses import astuple

from tests.contract.cases import Answer
from tests.contract.soundness import assert_plain, assert_sound

from earful.domain.mention import Author, Counts, Mention


def walk_through(case, walk):
    """The pages of a walk as the engine would get them, each with the cursor of the one before."""
    stream, cursor, memory, pages = case.stream(walk.stream), None, {}, []
    for answer in walk.pages:
        asked = case.source.request(case.config, stream, cursor, None, memory, case.session)
        response = case.response(answer, asked.url)
        assert case.source.classify(case.config, response).state == "ok"
        page = case.source.parse(case.config, stream, response, cursor, memory)
        pages.append(page)
        cursor, memory = page.next_cursor, {**memory, **page.memory}
    return pages


def test_walks_go_on_to_their_end_and_no_further(case):
    for walk in case.walks:
        pages = walk_through(case, walk)
        assert [page.next_cursor is None for page in pages] == [False] * (len(pages) - 1) + [True], walk.stream


def test_items_are_sound_and_plain(case):
    for walk in case.walks:
        for page in walk_through(case, walk):
            assert_sound(page)
            assert_plain(page)
            assert page.quarantined == ()
            assert page.server_time is not None


def test_every_walk_brings_mentions_with_author_date_and_address(case):
    for walk in case.walks:
        items = [item for page in walk_through(case, walk) for item in page.items]
        assert items, walk.stream
        assert {item.platform for item in items} == {case.code}
        named = walk.stream not in case.nameless
        assert any((item.author or not named) and item.created_at and item.url for item in items)


def test_a_second_reading_gives_the_same(case):
    for walk in case.walks:
        assert walk_through(case, walk) == walk_through(case, walk)


def test_what_comes_twice_is_read_alike(case):
    """Pages overlap when something is inserted meanwhile: both copies must be one to the store."""
    for walk in case.walks:
        items = [item for page in walk_through(case, walk) for item in page.items]
        by_id = {}
        for item in items:
            assert by_id.setdefault(item.native_id, item) == item


def test_order_does_not_matter(case):
    for walk in case.walks:
        for answer in walk.pages:
            response = case.response(answer)
            if not answer.file.endswith(".json"):
                continue
            turned = case.response(Answer(body=json.dumps(_turned(json.loads(response.body))).encode()))
            stream = case.stream(walk.stream)
            plain, backwards = (case.source.parse(case.config, stream, r, None, {}) for r in (response, turned))
            assert sorted(map(repr, plain.items)) == sorted(map(repr, backwards.items))


def test_broken_items_are_kept_aside_and_the_others_read(case):
    for broken in case.broken:
        page = case.source.parse(case.config, case.stream(broken.stream), case.response(broken.answer), None, {})
        assert len(page.items) == broken.whole
        assert len(page.quarantined) == broken.broken
        assert_sound(page)
        for aside in page.quarantined:
            assert len(aside.item) <= 65_536
            json.loads(aside.item)


def test_unknown_is_none_and_never_zero(case):
    beginning, answer = case.bare
    page = case.source.parse(case.config, case.stream(beginning), case.response(answer), None, {})
    assert page.items
    for item in page.items:
        assert item.counts == Counts()
        assert (item.rating, item.title, item.lang, item.edited_at, item.media) == (None, None, None, None, ())
        numbers = [value for value in astuple(item.author or Author(case.code, "x")) if isinstance(value, int | float)]
        assert numbers == []


def test_replies_can_be_answered(case):
    for walk in case.walks:
        for page in walk_through(case, walk):
            for item in page.items:
                assert case.source.reply_link(item)


def test_an_address_to_reply_at_is_never_made_up(case):
    link = case.source.reply_link(Mention(case.code, "1", "post", "words"))
    assert link is None or link.startswith("https://")


def _turned(told):
    """The same answer with its items in the other order."""
    if isinstance(told, list):
        return told[::-1]
    if isinstance(told, dict):
        return {name: value[::-1] if isinstance(value, list) else value for name, value in told.items()}
    return told

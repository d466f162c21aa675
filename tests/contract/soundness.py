"""What holds for every mention, whatever the platform and however broken its answer."""

import json
import re

from earful.domain.mention import KINDS, Author, Mention
from earful.domain.moments import EARLIEST, LATEST
from earful.sources.base import Page
from earful.sources.text import clean

_TAG = re.compile(r"</?(?:p|br|a|span|div|script|style|b|i|em|strong|img|li|ul)\b[^<>]*>", re.IGNORECASE)


def assert_sound(page: Page) -> None:
    """Raises AssertionError where a page holds something that the store, the window or an export could trip over."""
    for mention in page.items:
        _assert_mention(mention)
    for identifier in page.tombstones:
        _assert_id(identifier)
    for broken in page.quarantined:
        assert broken.reason
        broken.item.encode()
    assert page.next_cursor is None or (isinstance(page.next_cursor, str) and page.next_cursor)
    for at in (page.server_time, *(page.missed or ())):
        _assert_moment(at)
    json.dumps(dict(page.memory))


def _assert_mention(mention: Mention) -> None:
    _assert_id(mention.native_id)
    for identifier in (mention.reply_to, mention.root, mention.repost_of, mention.quote_of):
        if identifier is not None:
            _assert_id(identifier)
    assert mention.kind in KINDS
    for text in (mention.text, mention.title, mention.uri, mention.url, mention.lang, mention.reply_url):
        _assert_text(text)
    for address in (mention.url, mention.reply_url, *mention.media):
        assert address is None or address.startswith(("http://", "https://"))
    for at in (mention.created_at, mention.edited_at):
        _assert_moment(at)
    counts = mention.counts
    for number in (counts.likes, counts.reposts, counts.replies, counts.quotes, counts.views):
        _assert_count(number)
    json.dumps(dict(mention.extra), ensure_ascii=False).encode()
    if mention.author is not None:
        _assert_author(mention.author)


def _assert_author(author: Author) -> None:
    _assert_id(author.native_id)
    for text in (author.handle, author.name, author.url, author.bio):
        _assert_text(text)
    for number in (author.followers, author.following, author.posts):
        _assert_count(number)
    for truth in (author.bot, author.verified):
        assert truth is None or isinstance(truth, bool)
    _assert_moment(author.created_at)


def _assert_id(identifier: object) -> None:
    assert isinstance(identifier, str)
    assert identifier
    assert identifier.strip() == identifier
    _assert_text(identifier)


def _assert_text(text: object) -> None:
    """No NUL, no lone surrogates, nothing that turns or hides the text around it."""
    assert text is None or isinstance(text, str)
    assert text is None or clean(text) == text


def assert_plain(page: Page) -> None:
    """No markup is left in what people read. Only for fixtures: authors may write tags as their own words."""
    for mention in page.items:
        assert not _TAG.search(mention.text), mention.text
        assert not _TAG.search(mention.title or "")


def _assert_count(number: object) -> None:
    assert number is None or (isinstance(number, int) and not isinstance(number, bool) and 0 <= number < 2**63)


def _assert_moment(at: object) -> None:
    assert at is None or (isinstance(at, int) and EARLIEST <= at <= LATEST)

"""Posts and accounts as X's API v2 shows them -> mentions and authors. An edit makes a new id there: the first id of a
post's edit history names it for good."""

import html
from collections.abc import Mapping
from typing import Any

from earful.domain.mention import Author, Counts, Mention
from earful.domain.moments import Moment, from_unix, parse_iso
from earful.sources.fields import UnreadableError, count, flag, identifier, leftover, list_of, object_of, words
from earful.sources.text import clean

CODE = "x"
TWEET_FIELDS = (
    "author_id,conversation_id,created_at,edit_history_tweet_ids,entities,in_reply_to_user_id,lang,note_tweet,"
    "possibly_sensitive,public_metrics,referenced_tweets"
)
USER_FIELDS = "created_at,description,public_metrics,protected,url,username,verified"
_READ = frozenset((*TWEET_FIELDS.split(","), "id", "text", "attachments", "context_annotations"))
# Ids count milliseconds since this moment, from November 2010 on; those before are smaller and hold no time.
_SNOWFLAKE_EPOCH_MS = 1_288_834_974_657
_FIRST_SNOWFLAKE = 29_700_859_247


def accounts_of(body: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    """The accounts that came along with an answer, by their ids."""
    users = (object_of(one) for one in list_of(object_of(body.get("includes")).get("users")))
    return {number: user for user in users if (number := identifier(user.get("id")))}


def tweet(item: Mapping[str, Any], accounts: Mapping[str, Mapping[str, Any]]) -> Mention | None:
    """A post; None for a wording that its author has replaced since, which comes under its newest id. Raises
    UnreadableError without id or text."""
    number, text = identifier(item.get("id")), item.get("text")
    if number is None:
        raise UnreadableError("id is missing")
    if not isinstance(text, str):
        raise UnreadableError("text is missing")
    history = [one for version in list_of(item.get("edit_history_tweet_ids")) if (one := identifier(version))]
    if number in history[:-1]:
        return None
    key = history[0] if number in history else number
    edited = key != number
    refers = _references(item.get("referenced_tweets"))
    reposted = refers.get("retweeted")
    account = accounts.get(identifier(item.get("author_id")) or "", {})
    writer = author({"id": item.get("author_id"), **account})
    root = identifier(item.get("conversation_id"))
    metrics = object_of(item.get("public_metrics"))
    note = object_of(item.get("note_tweet"))
    return Mention(
        platform=CODE,
        native_id=key,
        kind="repost" if reposted else "comment" if refers.get("replied_to") else "post",
        # A repost repeats the words of the original, cut: kept as its own they would be counted and alerted twice.
        text="" if reposted else _text(note, note.get("text")) or _text(item, text),
        author=writer,
        created_at=born(key) if edited else parse_iso(item.get("created_at")),
        url=f"https://x.com/{(writer and writer.handle) or 'i'}/status/{number}",
        lang=_language(item.get("lang")),
        edited_at=born(number) if edited else None,
        reply_to=refers.get("replied_to"),
        root=root if root != key else None,
        repost_of=reposted,
        quote_of=refers.get("quoted"),
        counts=Counts(
            likes=count(metrics.get("like_count")),
            reposts=count(metrics.get("retweet_count")),
            replies=count(metrics.get("reply_count")),
            quotes=count(metrics.get("quote_count")),
            views=count(metrics.get("impression_count")),
        ),
        reply_url=f"https://x.com/intent/post?in_reply_to={number}",
        extra=leftover(item, _READ),
    )


def author(account: Mapping[str, Any]) -> Author | None:
    """An account by its id, which stays when the name changes hands; None without one."""
    number = identifier(account.get("id"))
    if number is None:
        return None
    handle = words(account.get("username"))
    metrics = object_of(account.get("public_metrics"))
    return Author(
        platform=CODE,
        native_id=number,
        handle=handle,
        name=words(account.get("name")),
        url=f"https://x.com/{handle}" if handle else None,
        followers=count(metrics.get("followers_count")),
        following=count(metrics.get("following_count")),
        posts=count(metrics.get("tweet_count")),
        created_at=parse_iso(account.get("created_at")),
        verified=flag(account.get("verified")),
        bio=words(account.get("description")),
    )


def born(number: str) -> Moment | None:
    """When a post was made, to the millisecond, from its id; None for ids older than that scheme."""
    if not number.isascii() or not number.isdigit() or not _FIRST_SNOWFLAKE < int(number) < 2**63:
        return None
    return from_unix(((int(number) >> 22) + _SNOWFLAKE_EPOCH_MS) / 1000)


def _references(told: object) -> dict[str, str]:
    found = ((words(object_of(one).get("type")), identifier(object_of(one).get("id"))) for one in list_of(told))
    return {kind: number for kind, number in found if kind and number}


def _text(holder: Mapping[str, Any], text: object) -> str:
    """Words with & < > as such, and with the addresses that t.co stands for; a picture's own address goes."""
    if not isinstance(text, str):
        return ""
    for link in map(object_of, list_of(object_of(holder.get("entities")).get("urls"))):
        short, real = words(link.get("url")), words(link.get("expanded_url"))
        if short and real:
            text = text.replace(short, "" if words(link.get("media_key")) else real)
    return clean(html.unescape(text))


def _language(told: object) -> str | None:
    """The language; X's own codes (und, qme, zxx, ...) mean that it does not know."""
    code = words(told)
    return None if not code or code in ("und", "zxx", "art") or code.startswith("q") else code

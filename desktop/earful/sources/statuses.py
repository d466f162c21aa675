"""Posts, notifications and accounts as Mastodon's API shows them -> mentions and authors."""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from earful.domain.follower import Profile
from earful.domain.mention import Author, Counts, Mention
from earful.domain.moments import parse_iso
from earful.sources.base import Counted
from earful.sources.fields import (
    UnreadableError,
    count,
    flag,
    identifier,
    leftover,
    list_of,
    object_of,
    web_address,
    words,
)
from earful.sources.text import html_text

CODE = "mastodon"
HEARD = ("mention", "quote")  # notifications that are somebody's words about us
_OURS = "id uri url account content created_at edited_at language spoiler_text in_reply_to_id reblog quote poll"
_COUNTED = "favourites_count reblogs_count replies_count quotes_count media_attachments"
_READERS = "favourited reblogged bookmarked muted pinned filtered emojis in_reply_to_account_id text"  # not the post's
_READ = frozenset(f"{_OURS} {_COUNTED} {_READERS}".split())


def notification(item: Mapping[str, Any], host: str, home: str) -> Mention | None:
    """The post in a notification; None for follows and the like, which a server may send although not asked for, and
    for a post that is gone: its author took it back, so there is nothing to hear."""
    if item.get("type") not in HEARD:
        if not isinstance(item.get("type"), str):
            raise UnreadableError("type is missing")
        return None
    heard = item.get("status", "")
    if heard is None:
        return None
    if not isinstance(heard, dict):
        raise UnreadableError("status is missing")
    return status(heard, host, home)


def status(item: Mapping[str, Any], host: str, home: str) -> Mention:
    """A post as the server `host` shows it; `home` is the address where the person can answer it. Raises
    UnreadableError without id, account.acct or content."""
    number = identifier(item.get("id"))
    account = item.get("account")
    content = item.get("content")
    if number is None:
        raise UnreadableError("id is missing")
    if not isinstance(account, dict):
        raise UnreadableError("account is missing")
    if not isinstance(content, str):
        raise UnreadableError("content is missing")
    boosted = identifier(object_of(item.get("reblog")).get("id"))
    reply_to = identifier(item.get("in_reply_to_id"))
    quoted = _quoted(item.get("quote"))
    uri = words(item.get("uri"))
    media = [object_of(one) for one in list_of(item.get("media_attachments"))]
    extra = leftover(item, _READ)
    if alts := [text for one in media if (text := words(one.get("description")))]:
        extra["media_descriptions"] = alts
    return Mention(
        platform=CODE,
        native_id=f"{number}@{host}",
        kind="repost" if boosted else "comment" if reply_to else "post",
        # A boost repeats the words of the original; kept as its own they would be counted and alerted twice.
        text="" if boosted else _text(content, object_of(item.get("poll"))),
        author=author(account, host),
        created_at=parse_iso(item.get("created_at")),
        title=words(item.get("spoiler_text")),
        uri=uri,
        url=web_address(item.get("url")) or web_address(uri),
        lang=words(item.get("language")),
        edited_at=parse_iso(item.get("edited_at")),
        reply_to=f"{reply_to}@{host}" if reply_to else None,
        repost_of=f"{boosted}@{host}" if boosted else None,
        quote_of=f"{quoted}@{host}" if quoted else None,
        counts=Counts(
            likes=count(item.get("favourites_count")),
            reposts=count(item.get("reblogs_count")),
            replies=count(item.get("replies_count")),
            quotes=count(item.get("quotes_count")),
        ),
        reply_url=f"{home}/authorize_interaction?uri={quote(uri, safe='')}" if uri else None,
        media=tuple(address for one in media if (address := web_address(one.get("url")))),
        extra=extra,
    )


def _text(content: str, poll: Mapping[str, Any]) -> str:
    """The post's words; the choices of a poll are words of its author too."""
    choices = [title for one in list_of(poll.get("options")) if (title := words(object_of(one).get("title")))]
    return "\n".join([html_text(content), *(f"• {title}" for title in choices)]).strip()


def _quoted(quote_field: object) -> str | None:
    """Id of the quoted post: whole in timelines, only its id where quotes are nested; none while not accepted."""
    about = object_of(quote_field)
    return identifier(object_of(about.get("quoted_status")).get("id")) or identifier(about.get("quoted_status_id"))


def author(account: Mapping[str, Any], host: str) -> Author:
    """An account with its full name, which is also its key. Raises UnreadableError without a name."""
    acct = identifier(account.get("acct")) or identifier(account.get("username"))
    if acct is None:
        raise UnreadableError("account.acct is missing")
    full = acct if "@" in acct else f"{acct}@{host}"
    note = account.get("note")
    return Author(
        platform=CODE,
        native_id=full.lower(),
        handle=full,
        name=words(account.get("display_name")),
        url=web_address(account.get("url")),
        followers=count(account.get("followers_count")),
        following=count(account.get("following_count")),
        posts=count(account.get("statuses_count")),
        created_at=parse_iso(account.get("created_at")),
        bot=flag(account.get("bot")),
        bio=(html_text(note) or None) if isinstance(note, str) else None,
    )


def profile(account: Mapping[str, Any], host: str) -> Profile:
    """An account with its last post (Mastodon tells the day) and whether it has a picture of its own: those who never
    chose one all show the server's `missing.png`. Raises UnreadableError without a name."""
    picture = words(account.get("avatar_static")) or words(account.get("avatar"))
    avatar = None if picture is None else not picture.rpartition("/")[2].startswith("missing.")
    return Profile(author(account, host), parse_iso(account.get("last_status_at")), avatar)


def replies_counted(scope: str, asked: str, below: Sequence[object]) -> Counted:
    """How many replies came, and how many those promise that did: each says how many it has itself. What the post that
    was asked for says is not part of the answer."""
    told = [object_of(one) for one in below]
    direct = sum(identifier(one.get("in_reply_to_id")) == asked for one in told)
    promised = direct + sum(count(one.get("replies_count")) or 0 for one in told)
    return Counted(scope, len(told), max(len(told), promised))

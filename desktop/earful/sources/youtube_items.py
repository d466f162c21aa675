"""Videos, channels and comments as the YouTube Data API v3 gives them."""

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote

from earful.domain.mention import Author, Counts, Mention
from earful.domain.moments import Moment, parse_iso
from earful.sources.fields import (
    UnreadableError,
    count,
    identifier,
    leftover,
    list_of,
    object_of,
    web_address,
    words,
)
from earful.sources.text import clean

CODE = "youtube"
SITE = "https://www.youtube.com"
_VIDEO = frozenset(
    ("publishedAt", "channelId", "channelTitle", "title", "description", "thumbnails", "localized", "tags")
) | {"defaultLanguage", "defaultAudioLanguage"}
_COMMENT = frozenset(
    ("authorDisplayName", "authorChannelUrl", "authorChannelId", "videoId", "textDisplay", "textOriginal", "parentId")
) | {"likeCount", "publishedAt", "updatedAt", "canRate", "viewerRating", "authorProfileImageUrl", "imageUrl"}


def video(item: Mapping[str, Any]) -> Mention:
    """A video of videos.list with its description as the text. Counts are strings, and absent where they are hidden."""
    told, numbers = object_of(item.get("snippet")), object_of(item.get("statistics"))
    native_id = identifier(item.get("id"))
    title = words(told.get("title"))
    if native_id is None or title is None:
        raise UnreadableError("no id or title")
    url = f"{SITE}/watch?v={quote(native_id, safe='')}"
    return Mention(
        CODE,
        native_id,
        "post",
        words(told.get("description")) or title,
        author=_channel(identifier(told.get("channelId")), words(told.get("channelTitle"))),
        created_at=parse_iso(told.get("publishedAt")),
        title=title,
        uri=url,
        url=url,
        lang=words(told.get("defaultAudioLanguage")) or words(told.get("defaultLanguage")),
        root=native_id,
        counts=Counts(
            likes=count(numbers.get("likeCount")),
            replies=count(numbers.get("commentCount")),
            views=count(numbers.get("viewCount")),
        ),
        reply_url=url,
        extra=leftover(told, _VIDEO),
    )


def comments_in(threads: list[Any]) -> Iterator[dict[str, Any]]:
    """The comments of commentThreads.list: each top comment and the few answers that come with it.

    `video` and `answers` (how many it has in all) are what only the thread knows."""
    for thread in threads:
        told = object_of(object_of(thread).get("snippet"))
        yield {
            "comment": told.get("topLevelComment"),
            "video": told.get("videoId"),
            "answers": told.get("totalReplyCount"),
        }
        for reply in list_of(object_of(object_of(thread).get("replies")).get("comments")):
            yield {"comment": reply, "video": told.get("videoId"), "parent": object_of(thread).get("id")}


def comment(item: Mapping[str, Any]) -> Mention:
    """A comment from `comments_in`, or one of comments.list put as {"comment", "video", "parent"}."""
    whole = object_of(item.get("comment"))
    told = object_of(whole.get("snippet"))
    native_id, text = identifier(whole.get("id")), _text(told)
    if native_id is None or not text:
        raise UnreadableError("no id or text")
    film = identifier(told.get("videoId")) or identifier(item.get("video"))
    above = identifier(told.get("parentId")) or identifier(item.get("parent"))
    above = above if above != native_id else None
    at, changed = parse_iso(told.get("publishedAt")), parse_iso(told.get("updatedAt"))
    url = f"{SITE}/watch?v={quote(film, safe='')}&lc={quote(native_id, safe='')}" if film else None
    picture = web_address(told.get("imageUrl"))
    return Mention(
        CODE,
        native_id,
        "comment",
        text,
        author=_author(told),
        created_at=at,
        uri=url,
        url=url,
        edited_at=changed if changed is not None and at is not None and changed > at else None,
        reply_to=above or film,
        root=film or above,
        counts=Counts(likes=count(told.get("likeCount")), replies=count(item.get("answers"))),
        media=(picture,) if picture else (),
        reply_url=url,
        extra=leftover(told, _COMMENT),
    )


def unread_answers(
    threads: list[Any], known: Mapping[str, Any], since: Moment | None = None
) -> dict[str, tuple[str, int]]:
    """Threads with more answers than came along, by their id: (video id, how many). Left out are those that have as
    many as is `known`, and those that are neither known nor begun after `since`."""
    found: dict[str, tuple[str, int]] = {}
    for thread in threads:
        told = object_of(object_of(thread).get("snippet"))
        native_id, total = identifier(object_of(thread).get("id")), count(told.get("totalReplyCount")) or 0
        given = list_of(object_of(object_of(thread).get("replies")).get("comments"))
        begun = newest([thread])
        old = native_id not in known and since is not None and begun is not None and begun < since
        if native_id and total > len(given) and known.get(native_id) != total and not old:
            found[native_id] = (identifier(told.get("videoId")) or "", total)
    return found


def channel(item: Mapping[str, Any]) -> Author:
    """A channel of channels.list. Subscribers are rounded to three digits by YouTube, and may be hidden."""
    told, numbers = object_of(item.get("snippet")), object_of(item.get("statistics"))
    native_id = identifier(item.get("id"))
    if native_id is None:
        raise UnreadableError("no id")
    handle = words(told.get("customUrl"))
    return Author(
        CODE,
        native_id,
        handle.lstrip("@") if handle else None,
        words(told.get("title")),
        f"{SITE}/channel/{quote(native_id, safe='')}",
        followers=None if numbers.get("hiddenSubscriberCount") else count(numbers.get("subscriberCount")),
        posts=count(numbers.get("videoCount")),
        created_at=parse_iso(told.get("publishedAt")),
        bio=words(told.get("description")),
    )


def newest(threads: list[Any]) -> Moment | None:
    """When the newest of the top comments was published."""
    times = (
        parse_iso(
            object_of(object_of(object_of(object_of(thread).get("snippet")).get("topLevelComment")).get("snippet")).get(
                "publishedAt"
            )
        )
        for thread in threads
    )
    return max((at for at in times if at is not None), default=None)


def _text(told: Mapping[str, Any]) -> str:
    """We ask for plain text; textOriginal is only there for one's own comments, and is plain in any case."""
    for name in ("textOriginal", "textDisplay"):
        text = told.get(name)
        if isinstance(text, str) and clean(text):
            return clean(text)
    return ""


def _author(told: Mapping[str, Any]) -> Author | None:
    return _channel(
        identifier(object_of(told.get("authorChannelId")).get("value")), words(told.get("authorDisplayName"))
    )


def _channel(native_id: str | None, shown: str | None) -> Author | None:
    """A name that begins with @ is the handle; older answers have the channel's title in its place."""
    if native_id is None:
        return None
    handle = shown.lstrip("@") or None if shown and shown.startswith("@") else None
    return Author(CODE, native_id, handle, shown, f"{SITE}/channel/{quote(native_id, safe='')}")

"""Posts of the AT protocol as Bluesky's servers show them: views, notifications, feed entries, threads -> mentions."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from earful.domain.follower import Profile
from earful.domain.mention import Author, Counts, Mention
from earful.domain.moments import parse_iso
from earful.sources.fields import (
    UnreadableError,
    count,
    leftover,
    list_of,
    object_of,
    web_address,
    words,
)
from earful.sources.text import clean

CODE = "bluesky"
WEB = "https://bsky.app"
HEARD = ("mention", "quote", "reply")  # notifications that are somebody's words to us
POST_URI = re.compile(r"at://(did:[a-z0-9]+:[\w.:%-]+)/app\.bsky\.feed\.post/([\w.~:-]+)")
_VIEW_READ = frozenset(
    ("uri", "author", "record", "embed", "replyCount", "repostCount", "likeCount", "quoteCount", "viewer")
)
_NOTE_READ = frozenset(("uri", "author", "record", "isRead", "reasonSubject"))
_RECORD_READ = frozenset(("$type", "text", "createdAt", "langs", "reply", "facets", "embed"))
_START = re.compile(r"^(?:https?://)?(?:www\.)?", re.IGNORECASE)
_ELLIPSIS = re.compile(r"…|\.\.\.")


def post(view: Mapping[str, Any]) -> Mention:
    """A post view. Raises UnreadableError without uri, author.did, record or record.text."""
    return _mention(view, _VIEW_READ)


def notification(item: Mapping[str, Any]) -> Mention | None:
    """The post in a notification, which has no counts; None for likes, follows and the like."""
    reason = item.get("reason")
    if not isinstance(reason, str):
        raise UnreadableError("reason is missing")
    return _mention(item, _NOTE_READ) if reason in HEARD else None


def feed_entry(entry: Mapping[str, Any]) -> Mention | None:
    """An entry of an account's feed: its own post, or its repost of another's. None for a repost without an address."""
    view = entry.get("post")
    if not isinstance(view, dict):
        raise UnreadableError("post is missing")
    reason = object_of(entry.get("reason"))
    if "by" not in reason:
        return post(view)
    uri, original = words(reason.get("uri")), words(view.get("uri"))
    if not uri or not original:
        return None
    return Mention(
        platform=CODE,
        native_id=uri,
        kind="repost",
        text="",  # the words are the original's; kept here they would be counted and alerted twice
        author=author(object_of(reason["by"])),
        created_at=parse_iso(reason.get("indexedAt")),
        uri=uri,
        url=_web_url(original),
        repost_of=original,
    )


def thread_posts(thread: Mapping[str, Any]) -> Iterator[object]:
    """The post views of a thread, without recursion: threads are deep, some on purpose. Nodes that only say
    "not found" or "blocked" hold none."""
    waiting: list[Mapping[str, Any]] = [thread]
    while waiting:
        node = waiting.pop()
        if "post" in node:
            yield node["post"]
        waiting += [one for one in (node.get("parent"), *list_of(node.get("replies"))) if isinstance(one, dict)]


def replies_shown(thread: Mapping[str, Any]) -> tuple[int, int]:
    """How many posts a thread shows below the one that was asked for, and how many the counts on all of them promise:
    blocked, deleted and too deep ones are counted there and not shown."""
    shown, promised = -1, 0
    waiting: list[Mapping[str, Any]] = [thread]
    while waiting:
        node = waiting.pop()
        if isinstance(node.get("post"), dict):
            shown += 1
            promised += count(node["post"].get("replyCount")) or 0
        waiting += [one for one in list_of(node.get("replies")) if isinstance(one, dict)]
    return max(shown, 0), max(shown, promised)


def author(profile: Mapping[str, Any]) -> Author:
    """An account; counts only where the server gave the detailed view. Raises UnreadableError without a did."""
    did = words(profile.get("did"))
    if not did or not did.startswith("did:"):
        raise UnreadableError("author.did is missing")
    handle = words(profile.get("handle"))
    verified = words(object_of(profile.get("verification")).get("verifiedStatus"))
    return Author(
        platform=CODE,
        native_id=did,
        handle=None if handle == "handle.invalid" else handle,
        name=words(profile.get("displayName")),
        url=f"{WEB}/profile/{did}",
        followers=count(profile.get("followersCount")),
        following=count(profile.get("followsCount")),
        posts=count(profile.get("postsCount")),
        created_at=parse_iso(profile.get("createdAt")),
        verified=None if verified is None else verified == "valid",
        bio=words(profile.get("description")),
    )


def profile(view: Mapping[str, Any]) -> Profile:
    """An account as lists and profiles show it: no picture is told by the field's absence; the last post is not told.
    Raises UnreadableError without a did."""
    return Profile(author(view), avatar=bool(words(view.get("avatar"))))


def text_of(text: str, facets: object) -> str:
    """`text` with shortened links written out. Facets count bytes of UTF-8; those that do not fit are passed over."""
    raw = text.encode("utf-8", "surrogatepass")
    parts: list[bytes] = []
    at = 0
    for start, end, target in sorted(_links(facets, len(raw))):
        try:
            shown = raw[start:end].decode("utf-8")
        except UnicodeDecodeError:  # cuts a character in two: the offsets were counted in something else
            continue
        if start >= at:
            parts += [raw[at:start], _written_out(shown, target).encode("utf-8", "replace")]
            at = end
    return clean(b"".join([*parts, raw[at:]]).decode("utf-8", "surrogatepass"))


def _links(facets: object, size: int) -> Iterator[tuple[int, int, str]]:
    for facet in map(object_of, list_of(facets)):
        place = object_of(facet.get("index"))
        start, end = count(place.get("byteStart")), count(place.get("byteEnd"))
        targets = [web_address(object_of(feature).get("uri")) for feature in list_of(facet.get("features"))]
        target = next(filter(None, targets), None)
        if target and start is not None and end is not None and start < end <= size:
            yield start, end, target


def _written_out(shown: str, target: str) -> str:
    """The whole link in place of its beginning ("example.com/ab..."); behind words that are not its beginning."""
    head = _ELLIPSIS.split(shown.strip())[0]
    stub = _START.sub("", head).lower()
    return target if stub and _START.sub("", target).lower().startswith(stub) else f"{shown} ({target})"


def _mention(item: Mapping[str, Any], read: frozenset[str]) -> Mention:
    uri = words(item.get("uri"))
    if not uri or not POST_URI.fullmatch(uri):
        raise UnreadableError("uri is missing or no post's")
    record = item.get("record")
    if not isinstance(record, dict):
        raise UnreadableError("record is missing")
    text = record.get("text")
    if not isinstance(text, str):
        raise UnreadableError("record.text is missing")
    reply = object_of(record.get("reply"))
    parent = words(object_of(reply.get("parent")).get("uri"))
    media, extra = _media(record, item)
    langs = [lang for one in list_of(record.get("langs")) if (lang := words(one))]
    return Mention(
        platform=CODE,
        native_id=uri,
        kind="comment" if parent else "post",
        text=text_of(text, record.get("facets")),
        author=author(object_of(item.get("author"))),
        created_at=parse_iso(record.get("createdAt")) or parse_iso(item.get("indexedAt")),
        uri=uri,
        url=_web_url(uri),
        lang=langs[0] if langs else None,
        reply_to=parent,
        root=words(object_of(reply.get("root")).get("uri")),
        quote_of=_quoted(object_of(record.get("embed"))),
        counts=Counts(
            likes=count(item.get("likeCount")),
            reposts=count(item.get("repostCount")),
            replies=count(item.get("replyCount")),
            quotes=count(item.get("quoteCount")),
        ),
        media=media,
        reply_url=_web_url(uri),
        extra={**leftover(item, read), **extra, **({"langs": langs} if len(langs) > 1 else {})},
    )


def _web_url(uri: str) -> str | None:
    found = POST_URI.fullmatch(uri)
    return f"{WEB}/profile/{found[1]}/post/{found[2]}" if found else None


def _quoted(embed: Mapping[str, Any]) -> str | None:
    """Uri of a quoted post; feeds, lists and starter packs are embedded in the same way and are none."""
    inner = object_of(embed.get("record"))
    for uri in (words(inner.get("uri")), words(object_of(inner.get("record")).get("uri"))):
        if uri and POST_URI.fullmatch(uri):
            return uri
    return None


def _media(record: Mapping[str, Any], item: Mapping[str, Any]) -> tuple[tuple[str, ...], dict[str, Any]]:
    """Addresses of pictures, and for `extra`: what their authors say they show, and the card of a link."""
    written = _innermost(record.get("embed"))
    seen = _innermost(item.get("embed"))
    shown = [*list_of(seen.get("images")), *([{"fullsize": seen["thumbnail"]}] if "thumbnail" in seen else [])]
    media = tuple(address for one in shown if (address := web_address(object_of(one).get("fullsize"))))
    extra: dict[str, Any] = {}
    described = [*list_of(written.get("images")), *([written] if "video" in written else [])]
    if alts := [alt for one in described if (alt := words(object_of(one).get("alt")))]:
        extra["media_descriptions"] = alts
    external = object_of(written.get("external"))
    if card := {name: text for name in ("uri", "title", "description") if (text := words(external.get(name)))}:
        extra["card"] = card
    if unread := leftover(record, _RECORD_READ):
        extra["record"] = unread
    return media, extra


def _innermost(embed: object) -> Mapping[str, Any]:
    """The media part of an embed, which lies deeper where a post is quoted as well."""
    outer = object_of(embed)
    return object_of(outer.get("media")) or outer

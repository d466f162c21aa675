"""Posts, comments and people as Lemmy's API (v3) shows them -> mentions and authors."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlsplit

from earful.domain.mention import Author, Counts, Mention
from earful.domain.moments import parse_iso
from earful.sources.answers import host_of
from earful.sources.fields import UnreadableError, count, flag, identifier, leftover, object_of, web_address, words
from earful.sources.text import clean, html_text

CODE = "lemmy"
_GONE = "*Permanently Deleted*"  # what is left of a comment whose author had it purged
_POST = "id name body url ap_id published updated removed deleted creator_id community_id thumbnail_url language_id"
_POST_STATE = (
    "local locked nsfw featured_community featured_local embed_title embed_description embed_video_url alt_text"
)
_COMMENT = "id content ap_id published updated removed deleted creator_id post_id path language_id local distinguished"
_POST_READ = frozenset(f"{_POST} {_POST_STATE} url_content_type scheduled_publish_time".split())
_COMMENT_READ = frozenset(_COMMENT.split())


def is_gone(thing: Mapping[str, Any]) -> bool:
    """Whether a post or comment was taken back by its author (deleted) or by moderators (removed)."""
    return thing.get("deleted") is True or thing.get("removed") is True or thing.get("content") == _GONE


def thing_of(view: Mapping[str, Any]) -> tuple[str, Mapping[str, Any]]:
    """Which of the two a view shows, "comment" or "post", and that itself. Raises UnreadableError for neither."""
    for kind in ("comment", "post"):  # the view of a comment holds its post, too
        if isinstance(view.get(kind), dict):
            return kind, view[kind]
    raise UnreadableError("neither post nor comment")


def mention_of(view: Mapping[str, Any], base: str) -> Mention | None:
    """The mention in a view that the server `base` gave; None for what is gone. Raises UnreadableError without an id,
    a creator or words."""
    kind, thing = thing_of(view)
    number = identifier(thing.get("id"))
    if number is None:
        raise UnreadableError("id is missing")
    if is_gone(thing):
        return None
    author = _author(view.get("creator"))
    return (
        _comment(view, thing, number, author, base) if kind == "comment" else _post(view, thing, number, author, base)
    )


def _post(view: Mapping[str, Any], post: Mapping[str, Any], number: str, author: Author | None, base: str) -> Mention:
    title, body = words(post.get("name")), post.get("body")
    if title is None or not isinstance(body, str | None):
        raise UnreadableError("name or body is missing")
    counts = object_of(view.get("counts"))
    link = web_address(post.get("url"))
    key = post_key(number, base)
    return Mention(
        platform=CODE,
        native_id=key,
        kind="post",
        text=clean(body or ""),
        title=title,
        author=author,
        created_at=parse_iso(post.get("published")),
        uri=web_address(post.get("ap_id")),
        url=web_address(post.get("ap_id")) or f"{base}/post/{quote(number, safe='')}",
        edited_at=parse_iso(post.get("updated")),
        root=key,
        counts=Counts(likes=count(counts.get("upvotes")), replies=count(counts.get("comments"))),
        media=(link,) if link else (),
        reply_url=f"{base}/post/{quote(number, safe='')}",
        extra={**_community(view), **leftover(post, _POST_READ)},
    )


def _comment(
    view: Mapping[str, Any], comment: Mapping[str, Any], number: str, author: Author | None, base: str
) -> Mention:
    content = comment.get("content")
    if not isinstance(content, str):
        raise UnreadableError("content is missing")
    counts = object_of(view.get("counts"))
    post = identifier(comment.get("post_id"))
    above = _above(comment.get("path"), number)
    root = post_key(post, base) if post else None
    page = f"{base}/comment/{quote(number, safe='')}"
    return Mention(
        platform=CODE,
        native_id=comment_key(number, base),
        kind="comment",
        text=clean(content),
        author=author,
        created_at=parse_iso(comment.get("published")),
        uri=web_address(comment.get("ap_id")),
        url=web_address(comment.get("ap_id")) or page,
        edited_at=parse_iso(comment.get("updated")),
        reply_to=comment_key(above, base) if above else root,
        root=root,
        counts=Counts(likes=count(counts.get("upvotes")), replies=count(counts.get("child_count"))),
        reply_url=page,
        extra={**_community(view), **leftover(comment, _COMMENT_READ)},
    )


def post_key(number: str, base: str) -> str:
    """The native id of a post: ids are each server's own, and posts and comments are counted apart."""
    return f"post/{number}@{host_of(base)}"


def comment_key(number: str, base: str) -> str:
    """The native id of a comment."""
    return f"comment/{number}@{host_of(base)}"


def _above(path: object, number: str) -> str | None:
    """The comment that this one answers: the step before the last of "0.first.second"."""
    steps = path.split(".") if isinstance(path, str) else []
    return steps[-2] if len(steps) > 2 and steps[-1] == number and steps[-2].isdecimal() else None


def _community(view: Mapping[str, Any]) -> dict[str, str]:
    name = words(object_of(view.get("community")).get("name"))
    return {"community": name} if name else {}


def _author(creator: object) -> Author | None:
    """Who wrote it, by the full name name@host, which is the same on every server; None for a deleted account."""
    if not isinstance(creator, dict):
        raise UnreadableError("creator is missing")
    name = words(creator.get("name"))
    if name is None:
        raise UnreadableError("creator.name is missing")
    if creator.get("deleted") is True:
        return None
    page = web_address(creator.get("actor_id"))
    host = urlsplit(page).netloc.lower() if page else ""
    bio = creator.get("bio")
    return Author(
        platform=CODE,
        native_id=clean(f"{name}@{host}".lower() if host else name.lower()),
        handle=f"{name}@{host}" if host else name,
        name=words(creator.get("display_name")),
        url=page,
        created_at=parse_iso(creator.get("published")),
        bot=flag(creator.get("bot_account")),
        bio=(html_text(bio) or None) if isinstance(bio, str) else None,
    )

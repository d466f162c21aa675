"""Issues, their comments and discussions as GitHub gives them, over REST and over GraphQL.

An issue is "owner/name#12", a comment on it "owner/name#12/345": GitHub counts both alike, and a comment names its
issue by number only. Discussions and what is said in them have the ids of GraphQL, which hold no #."""

import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from earful.domain.mention import Author, Counts, Mention
from earful.domain.moments import parse_iso
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

CODE = "github"
_KNOWN = frozenset(("id", "node_id", "number", "title", "body", "user", "created_at", "updated_at", "comments"))
_MORE = frozenset(
    ("reactions", "labels", "pull_request", "repository", "performed_via_github_app", "score", "assignees")
)
_TOLD = frozenset(("id", "number", "title", "body", "url", "createdAt", "lastEditedAt", "author", "upvoteCount"))
_INSIDE = frozenset(("comments", "replies", "replyTo", "deletedAt", "category"))
_TEMPLATE = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)  # what a form told its author, not their words


def issue(item: Mapping[str, Any], pulls: bool = False, known_as: str | None = None) -> Mention | None:
    """An issue of REST; None for a pull request, unless `pulls` are wanted.

    `known_as` is the name its repository was asked for by: it may have another one by now."""
    place = known_as or _place(item.get("url"))
    title, number = words(item.get("title")), count(item.get("number"))
    if place is None or title is None or number is None:
        raise UnreadableError("no address, title or number")
    if "pull_request" in item and not pulls:
        return None
    page = web_address(item.get("html_url"))
    labels = [name for label in list_of(item.get("labels")) if (name := words(object_of(label).get("name")))]
    return Mention(
        CODE,
        f"{place}#{number}",
        "post",
        _text(item.get("body")) or title,
        author=_user(item.get("user")),
        created_at=parse_iso(item.get("created_at")),
        title=title,
        uri=page,
        url=page,
        root=f"{place}#{number}",
        counts=Counts(likes=_thumbs(item), replies=count(item.get("comments"))),
        reply_url=f"{page}#new_comment_field" if page else None,
        extra={**({"labels": labels} if labels else {}), **_rest(item)},
    )


def issue_comment(item: Mapping[str, Any], pulls: bool = False, known_as: str | None = None) -> Mention | None:
    """A comment on an issue; None for one on a pull request, unless `pulls` are wanted. `known_as` as for `issue`."""
    native_id, text = identifier(item.get("id")), _text(item.get("body"))
    place = known_as or _place(item.get("issue_url"))
    above = re.search(r"/issues/(\d{1,12})$", str(item.get("issue_url")))
    if native_id is None or not text or place is None or above is None:
        raise UnreadableError("no id, text or issue")
    page = web_address(item.get("html_url"))
    if page and re.search(r"/pull/\d+(?:#|$)", page) and not pulls:
        return None
    at, changed = parse_iso(item.get("created_at")), parse_iso(item.get("updated_at"))
    return Mention(
        CODE,
        f"{place}#{above[1]}/{native_id}",
        "comment",
        text,
        author=_user(item.get("user")),
        created_at=at,
        uri=page,
        url=page,
        edited_at=changed if changed is not None and at is not None and changed > at else None,
        reply_to=f"{place}#{above[1]}",
        root=f"{place}#{above[1]}",
        counts=Counts(likes=_thumbs(item)),
        reply_url=page,
        extra=_rest(item),
    )


def said_in(
    nodes: list[Any], root: str | None = None, above: str | None = None, levels: int = 3
) -> Iterator[dict[str, Any]]:
    """Discussions with their comments and the answers to these, as {"told", "root", "above"}; deleted ones without.

    GitHub knows three `levels`; what is nested deeper is none of its answers."""
    for node in nodes:
        told = object_of(node)
        native_id = identifier(told.get("id"))
        if told.get("deletedAt") is None:
            yield {"told": node, "root": root or native_id, "above": above}
        for name in ("comments", "replies") if levels > 1 else ():
            inside = list_of(object_of(told.get(name)).get("nodes"))
            yield from said_in(inside, root or native_id, native_id, levels - 1)


def discussion(item: Mapping[str, Any]) -> Mention:
    """A discussion, a comment in it or an answer to one, from `said_in`."""
    told = object_of(item.get("told"))
    native_id, title = identifier(told.get("id")), words(told.get("title"))
    text = _text(told.get("body")) or title
    if native_id is None or not text:
        raise UnreadableError("no id or text")
    above = identifier(item.get("above")) or identifier(object_of(told.get("replyTo")).get("id"))
    page = web_address(told.get("url"))
    inside = object_of(told.get("comments") or told.get("replies"))
    topic = words(object_of(told.get("category")).get("name"))
    return Mention(
        CODE,
        native_id,
        "post" if title else "comment",
        text,
        author=_actor(told.get("author")),
        created_at=parse_iso(told.get("createdAt")),
        title=title,
        uri=page,
        url=page,
        edited_at=parse_iso(told.get("lastEditedAt")),
        reply_to=None if title else above or identifier(item.get("root")),
        root=identifier(item.get("root")),
        counts=Counts(likes=count(told.get("upvoteCount")), replies=count(inside.get("totalCount"))),
        reply_url=page,
        extra={**({"category": topic} if topic else {}), **leftover(told, _TOLD | _INSIDE)},
    )


def user(item: Mapping[str, Any]) -> Author | None:
    """An account; its id stays when its name changes."""
    native_id, login = identifier(item.get("id")), words(item.get("login"))
    if native_id is None or login is None:
        return None
    kind = words(item.get("type"))
    return Author(
        CODE,
        native_id,
        login,
        words(item.get("name")) or login,
        web_address(item.get("html_url")),
        followers=count(item.get("followers")),
        following=count(item.get("following")),
        created_at=parse_iso(item.get("created_at")),
        bot=kind == "Bot" if kind else None,
        bio=words(item.get("bio")),
    )


def _user(value: object) -> Author | None:
    """The author of an item; GitHub gives none where the account was deleted."""
    return user(object_of(value))


def _actor(value: object) -> Author | None:
    told = object_of(value)
    kind = told.get("__typename")
    return user(
        {
            "id": told.get("databaseId"),
            "login": told.get("login"),
            "html_url": told.get("url"),
            "type": kind if isinstance(kind, str) else None,
        }
    )


def _place(address: object) -> str | None:
    """ "owner/name" in small letters, from the address of an item in the API."""
    try:
        path = urlsplit(address).path if isinstance(address, str) else ""
    except ValueError:
        return None
    found = re.search(r"/repos/([\w.-]+/[\w.-]+)/issues/\d+$", path)
    return found[1].lower() if found and found[1].isascii() else None


def _text(body: object) -> str:
    return clean(_TEMPLATE.sub("", body)) if isinstance(body, str) else ""


def _thumbs(item: Mapping[str, Any]) -> int | None:
    return count(object_of(item.get("reactions")).get("+1"))


def _rest(item: Mapping[str, Any]) -> dict[str, Any]:
    """What nobody reads yet, but for the many addresses of the API, which can be made from the item's own."""
    return leftover({name: value for name, value in item.items() if not name.endswith("url")}, _KNOWN | _MORE)

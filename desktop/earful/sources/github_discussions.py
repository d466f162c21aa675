"""Questions to GitHub's GraphQL about discussions: lists by last change, what is said in one, single items."""

from collections.abc import Mapping
from typing import Any

from earful.sources.errands import Errand
from earful.sources.fields import identifier, list_of, object_of, words

_ACTOR = "author { __typename login url ... on User { databaseId } ... on Bot { databaseId } }"
_SAID = f"id url body createdAt lastEditedAt upvoteCount authorAssociation {_ACTOR}"
_REPLY = f"{_SAID} deletedAt isAnswer replyTo {{ id }}"
_PAGE = "totalCount pageInfo { endCursor hasNextPage }"
_REPLIES = f"replies(first: 50) {{ {_PAGE} nodes {{ {_REPLY} }} }}"
_COMMENT = f"{_REPLY} {_REPLIES}"
_HEAD = f"{_SAID} number title category {{ name }}"
_TOPIC = f"{_HEAD} comments(first: 50) {{ {_PAGE} nodes {{ {_COMMENT} }} }}"

_LIST = (
    "query($owner: String!, $name: String!, $after: String) { repository(owner: $owner, name: $name) {"
    " discussions(first: 20, after: $after, orderBy: {field: UPDATED_AT, direction: DESC}) {"
    f" pageInfo {{ endCursor hasNextPage }} nodes {{ {_TOPIC} }} }} }} }}"
)
_COMMENTS = (
    "query($id: ID!, $after: String) { node(id: $id) { ... on Discussion { id"
    f" comments(first: 50, after: $after) {{ {_PAGE} nodes {{ {_COMMENT} }} }} }} }} }}"
)
_ANSWERS = (
    "query($id: ID!, $after: String) { node(id: $id) { ... on DiscussionComment { id"
    f" replies(first: 100, after: $after) {{ {_PAGE} nodes {{ {_REPLY} }} }} }} }} }}"
)
_ONE = (
    "query($id: ID!) { node(id: $id) {"
    f" ... on Discussion {{ {_HEAD} }} ... on DiscussionComment {{ {_REPLY} discussion {{ id }} }} }} }}"
)


def question(repository: str, errand: Errand) -> dict[str, Any]:
    """The body of the request for an errand: ("list", cursor), ("comments"|"replies", id, root, cursor) or
    ("one", id)."""
    kind, what, *rest = (*errand, "", "")
    if kind == "list":
        owner, _, name = repository.partition("/")
        return {"query": _LIST, "variables": {"owner": owner, "name": name, "after": what or None}}
    if kind == "one":
        return {"query": _ONE, "variables": {"id": what}}
    asked = _COMMENTS if kind == "comments" else _ANSWERS
    return {"query": asked, "variables": {"id": what, "after": rest[1] or None}}


def said_by(body: Mapping[str, Any]) -> tuple[str, str, Mapping[str, Any]] | None:
    """What an answer holds: its kind ("list", "comments" or "replies"), whose they are, and the page of them; None
    where it holds nothing of that kind."""
    data = object_of(body.get("data"))
    listed = object_of(data.get("repository")).get("discussions")
    if isinstance(object_of(listed).get("nodes"), list):
        return "list", "", object_of(listed)
    node = object_of(data.get("node"))
    for kind in ("comments", "replies"):
        whole = object_of(node.get(kind))
        if isinstance(whole.get("nodes"), list):
            return kind, identifier(node.get("id")) or "", whole
    return None


def onward(kind: str, owner: str, root: str, whole: Mapping[str, Any]) -> list[Errand]:
    """What a page leaves open: what of its comments and their answers did not come along, and its own next page."""
    following = _following(whole)
    own: list[Errand] = []
    if following:
        own = [("list", following)] if kind == "list" else [(kind, owner, root, following)]
    return [*_inside(whole, root), *own]


def _inside(whole: Mapping[str, Any], root: str, levels: int = 3) -> list[Errand]:
    found: list[Errand] = []
    for node in map(object_of, list_of(whole.get("nodes"))):
        native_id = identifier(node.get("id"))
        for name in ("comments", "replies"):
            part = object_of(node.get(name))
            following = _following(part)
            if native_id and following:
                found.append((name, native_id, root or native_id, following))
            if part and levels > 1:
                found += _inside(part, root or native_id or "", levels - 1)
    return found


def _following(part: Mapping[str, Any]) -> str | None:
    page = object_of(part.get("pageInfo"))
    return words(page.get("endCursor")) if page.get("hasNextPage") is True else None

"""Jetstream: every new post of the AT network as JSON over a websocket, without login -> mentions.

Its events name authors by their did alone; the engine asks for their profiles where a post concerns us."""

from collections.abc import Mapping
from typing import Any

from earful.domain.mention import Mention
from earful.sources.atproto import post
from earful.sources.base import LiveRequest, Request
from earful.sources.fields import UnreadableError, object_of, words

COLLECTION = "app.bsky.feed.post"


def subscription(server: str) -> LiveRequest:
    """The connection to a Jetstream, for posts alone. Without a place to begin at it starts with what comes next."""
    bare = server.rstrip("/").removesuffix("/subscribe")
    address = bare if "://" in bare else f"wss://{bare}"
    if address.startswith(("http://", "https://")):
        address = "ws" + address.removeprefix("http")
    asked = (("wantedCollections", COLLECTION),)
    return LiveRequest("jetstream", Request(f"{address}/subscribe", params=asked), needs_term=True)


def commit(event: Mapping[str, Any]) -> Mention | None:
    """The post that an event made or changed; None for other records. Raises UnreadableError as a post view does."""
    made = object_of(event.get("commit"))
    if made.get("collection") != COLLECTION:
        return None
    did, key = words(event.get("did")), words(made.get("rkey"))
    if not did or not key:
        raise UnreadableError("did or rkey is missing")
    view = {"uri": f"at://{did}/{COLLECTION}/{key}", "author": {"did": did}, "record": made.get("record")}
    if cid := words(made.get("cid")):
        view["cid"] = cid
    return post(view)

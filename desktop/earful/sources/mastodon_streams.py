"""Mastodon's streaming server: where it is, and what to listen to there."""

from collections.abc import Sequence
from urllib.parse import urlsplit

from earful.sources import answers
from earful.sources.base import LiveRequest, Request, Response
from earful.sources.fields import object_of

POSTS = ("update", "status.update")  # events that hold a post
MENTIONS = "mentions"
_TAGS = 4  # servers allow few connections; the walks hear the other tags a little later


def streaming_base(home: str, place: Response) -> str | None:
    """Where the server at `home` streams, by its own word. The token goes along, so only to the server itself or a
    host below its name, and never with less safety than `home` has."""
    told = object_of(object_of(object_of(answers.json_of(place)).get("configuration")).get("urls")).get("streaming")
    try:
        here, there = urlsplit(home), urlsplit(told if isinstance(told, str) else "")
        near = there.netloc == here.netloc or (there.hostname or "").endswith(f".{here.hostname}")
    except ValueError:
        return None
    scheme = {"wss": "https", "ws": "http"}.get(there.scheme, there.scheme)
    safe = scheme == "https" or (scheme == "http" and here.scheme == "http")
    return f"{scheme}://{there.netloc}" if near and safe and "@" not in there.netloc else None


def connections(base: str, token: str, tags: Sequence[str]) -> tuple[LiveRequest, ...]:
    """Notifications, and some hashtags. Not the home timeline: what people say to their followers is not public."""
    secret = {"Authorization": f"Bearer {token}"}
    heard = Request(f"{base}/api/v1/streaming/user/notification", secret_headers=secret)
    return (
        LiveRequest(MENTIONS, heard),
        *(
            LiveRequest(
                f"tag:{tag}",
                Request(f"{base}/api/v1/streaming/hashtag", params=(("tag", tag),), secret_headers=secret),
            )
            for tag in tags[:_TAGS]
        ),
    )

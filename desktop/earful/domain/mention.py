"""What was published, by whom: mentions and authors as the platforms gave them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from earful.domain.moments import Moment, iso

KINDS = ("post", "comment", "review", "repost", "article")


@dataclass(frozen=True, slots=True)
class Author:
    """Who published something, on one platform. Counts are None where the platform did not tell."""

    platform: str
    native_id: str
    handle: str | None = None
    name: str | None = None
    url: str | None = None
    followers: int | None = None
    following: int | None = None
    posts: int | None = None
    created_at: Moment | None = None
    bot: bool | None = None
    verified: bool | None = None
    bio: str | None = None

    def to_json(self) -> dict[str, Any]:
        """The author's part of the export form."""
        return {
            "native_id": self.native_id,
            "handle": self.handle,
            "name": self.name,
            "url": self.url,
            "followers": self.followers,
            "following": self.following,
            "posts": self.posts,
            "created_at": iso(self.created_at),
            "bot": self.bot,
            "verified": self.verified,
        }


@dataclass(frozen=True, slots=True)
class Counts:
    """How often something was liked, reposted, ... None where the platform did not tell, never 0 for that."""

    likes: int | None = None
    reposts: int | None = None
    replies: int | None = None
    quotes: int | None = None
    views: int | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """One thing somebody published. Ids are opaque strings; `created_at` None: the platform gave no usable date.

    `reply_to`, `root`, `repost_of`, `quote_of` are native ids on the same platform. `text` and `title` are plain text.
    `extra` keeps fields that the program does not know yet, as they came."""

    platform: str
    native_id: str
    kind: str
    text: str
    author: Author | None = None
    created_at: Moment | None = None
    title: str | None = None
    uri: str | None = None
    url: str | None = None
    lang: str | None = None
    edited_at: Moment | None = None
    reply_to: str | None = None
    root: str | None = None
    repost_of: str | None = None
    quote_of: str | None = None
    counts: Counts = field(default_factory=Counts)
    rating: float | None = None
    media: tuple[str, ...] = ()
    reply_url: str | None = None
    extra: Mapping[str, Any] = field(default_factory=dict)

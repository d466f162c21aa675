"""The sources there are: ours by name, others through the entry point group `earful.sources`."""

import logging
from functools import cache
from importlib.metadata import EntryPoint, entry_points

from earful.domain.failures import KnownError
from earful.sources.appstore import AppStore
from earful.sources.appstore_connect import AppStoreConnect
from earful.sources.base import Source
from earful.sources.bluesky import Bluesky
from earful.sources.discourse import Discourse
from earful.sources.facebook import Facebook
from earful.sources.github import GitHub
from earful.sources.google_play import GooglePlay
from earful.sources.hackernews import HackerNews
from earful.sources.instagram import Instagram
from earful.sources.lemmy import Lemmy
from earful.sources.mastodon import Mastodon
from earful.sources.reddit import Reddit
from earful.sources.rss import Rss
from earful.sources.stackexchange import StackExchange
from earful.sources.trustpilot import Trustpilot
from earful.sources.weibo import Weibo
from earful.sources.x import X
from earful.sources.youtube import YouTube

log = logging.getLogger(__name__)

GROUP = "earful.sources"  # the entry point group; desktop/SOURCES.md shows how to use it
BUILT_IN: tuple[type[Source], ...] = (
    HackerNews,
    Rss,
    Mastodon,
    Bluesky,
    X,
    Facebook,
    Instagram,
    YouTube,
    AppStore,
    AppStoreConnect,
    GooglePlay,
    GitHub,
    StackExchange,
    Trustpilot,
    Reddit,
    Lemmy,
    Weibo,
    Discourse,
)


@cache
def sources() -> dict[str, Source]:
    """Every source by its code. Ours win over third parties that claim the same code."""
    ours = {kind.code: kind() for kind in BUILT_IN}
    others = [made for point in entry_points(group=GROUP) if (made := _made(point)) is not None]
    return {**{made.code: made for made in others}, **ours}


def _made(point: EntryPoint) -> Source | None:
    """A third party's source; None, and a line in the log, where it cannot be loaded: the others go on without it."""
    try:
        made = point.load()()
    except Exception:
        log.exception("the source %s (%s) cannot be loaded", point.name, point.value)
        return None
    if isinstance(made, Source):
        return made
    log.error("%s (%s) is not a source", point.name, point.value)
    return None


def source_for(code: str) -> Source:
    """The source called `code`. Raises KnownError("unknown_platform")."""
    found = sources().get(code)
    if found is None:
        raise KnownError("unknown_platform", {"name": code, "known": ", ".join(sorted(sources()))})
    return found

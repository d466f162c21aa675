"""The sources there are: ours by name, others through the entry point group `earful.sources`."""

from functools import cache
from importlib.metadata import entry_points

from earful.domain.failures import KnownError
from earful.sources.appstore import AppStore
from earful.sources.appstore_connect import AppStoreConnect
from earful.sources.base import Source
from earful.sources.bluesky import Bluesky
from earful.sources.facebook import Facebook
from earful.sources.github import GitHub
from earful.sources.google_play import GooglePlay
from earful.sources.hackernews import HackerNews
from earful.sources.instagram import Instagram
from earful.sources.lemmy import Lemmy
from earful.sources.mastodon import Mastodon
from earful.sources.reddit import Reddit
from earful.sources.rss import Rss
from earful.sources.weibo import Weibo
from earful.sources.x import X
from earful.sources.youtube import YouTube

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
    Reddit,
    Lemmy,
    Weibo,
)


@cache
def sources() -> dict[str, Source]:
    """Every source by its code. Ours win over third parties that claim the same code."""
    ours = {kind.code: kind() for kind in BUILT_IN}
    others = {point.name: point.load()() for point in entry_points(group="earful.sources")}
    return {**others, **ours}


def source_for(code: str) -> Source:
    """The source called `code`. Raises KnownError("unknown_platform")."""
    found = sources().get(code)
    if found is None:
        raise KnownError("unknown_platform", {"name": code, "known": ", ".join(sorted(sources()))})
    return found

"""Feeds that many people want, as data: what to fill in and the address that this makes. A preset becomes an ordinary
feed when it is added, so that the address is in sight and can be changed."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from earful.domain.failures import KnownError
from earful.sources.base import Setting

_SITE = r"(?:https?://)?([\w.-]+\.[a-z]{2,}(?::\d+)?(?:/[\w./~-]*[\w~-])?)/*"


@dataclass(frozen=True)
class Place:
    """One thing to fill in. `pattern` finds it in what a person pastes, an address for instance, as its first group.
    `default` stands where nothing was given; where it is "{terms}" the brand's terms do."""

    setting: Setting
    pattern: str = r"(.+)"
    default: str = ""


@dataclass(frozen=True)
class Preset:
    """A kind of feed: `address` has a {name} for each place; `kind` is what its entries are."""

    code: str
    name: str
    help: str
    address: str
    places: tuple[Place, ...]
    kind: str = "article"
    only_named: bool = False


def _place(key: str, label: str, told: str, pattern: str = r"(.+)", default: str = "") -> Place:
    shown = "" if default == "{terms}" else default
    return Place(Setting(key, label, told, required=not default, default=shown), pattern, default)


_WORDS = _place("q", "Search for", "Empty: the terms of the brand", default="{terms}")
_COUNTRY = _place("country", "Country", "Two letters, such as US, DE or CN", r"([A-Za-z]{2})", "US")
_FORUM = _place("forum", "Forum", "Its address, such as forum.example.com", _SITE)

PRESETS: tuple[Preset, ...] = (
    Preset(
        "google_alerts",
        "Google Alerts",
        "Make an alert at google.com/alerts, deliver it to a feed, and copy the address of the feed icon.",
        "https://www.google.com/alerts/feeds/{alert}",
        (_place("alert", "Address of the alert's feed", "Ends in two long numbers", r"(?:.*/feeds/)?(\d+/\d+)/*"),),
    ),
    Preset(
        "google_news",
        "Google News search",
        "The newest hundred articles that match.",
        "https://news.google.com/rss/search?q={q}&hl={language}&gl={country}&ceid={country}:{language}",
        (
            _WORDS,
            _place("language", "Language", "Such as en or zh-CN", r"([A-Za-z]{2,3}(?:-[A-Za-z]+)?)", "en"),
            _COUNTRY,
        ),
    ),
    Preset(
        "bing_news",
        "Bing News search",
        "A dozen of the newest articles that match.",
        "https://www.bing.com/news/search?q={q}&format=rss",
        (_WORDS,),
    ),
    Preset(
        "youtube_channel",
        "YouTube channel",
        "The fifteen newest videos of a channel, with views; no key is needed.",
        "https://www.youtube.com/feeds/videos.xml?channel_id={channel}",
        (
            _place(
                "channel",
                "Channel id",
                "Begins with UC; on the channel's page under About, Share, Copy channel id",
                r"(?:.*/channel/)?(UC[\w-]{22})(?:[/?].*)?",
            ),
        ),
        kind="post",
    ),
    Preset(
        "discourse_posts",
        "Discourse forum, all posts",
        "The newest fifty posts of a public forum that runs Discourse, answers among them.",
        "https://{forum}/posts.rss",
        (_FORUM,),
        kind="comment",
        only_named=True,
    ),
    Preset(
        "discourse_topics",
        "Discourse forum, new topics",
        "The newest topics of a public forum that runs Discourse.",
        "https://{forum}/latest.rss?order=created",
        (_FORUM,),
        kind="post",
        only_named=True,
    ),
    Preset(
        "reddit_search",
        "Reddit search",
        "The newest twenty-five posts that match; Reddit may ask feeds without an account to slow down.",
        "https://www.reddit.com/search.rss?q={q}&sort=new",
        (_WORDS,),
        kind="post",
    ),
    Preset(
        "subreddit_comments",
        "Subreddit, comments",
        "The newest comments of a subreddit.",
        "https://www.reddit.com/r/{subreddit}/comments/.rss",
        (_place("subreddit", "Subreddit", "Such as r/tea", r"(?:.*\br/)?(\w{2,21})/*"),),
        kind="comment",
        only_named=True,
    ),
    Preset(
        "lemmy_community",
        "Lemmy community",
        "The newest posts of a community.",
        "https://{server}/feeds/c/{community}.xml?sort=New",
        (
            _place("server", "Server", "Such as lemmy.ml", _SITE),
            _place("community", "Community", "Its short name", r"(?:.*/c/|!)?(\w+)(?:@.*)?"),
        ),
        kind="post",
        only_named=True,
    ),
    Preset(
        "stackoverflow_tag",
        "Stack Overflow tag",
        "The newest thirty questions with a tag.",
        "https://stackoverflow.com/feeds/tag?tagnames={tag}&sort=newest",
        (_place("tag", "Tag", "Such as python", r"(?:.*/tagged/)?([\w.+#-]+)"),),
        kind="post",
    ),
    Preset(
        "podcast_reviews",
        "Podcast reviews",
        "The newest fifty reviews of a podcast in one country's Apple Podcasts.",
        "https://itunes.apple.com/{country}/rss/customerreviews/id={podcast}/sortBy=mostRecent/xml",
        (
            _place(
                "podcast",
                "Podcast id",
                "The number at the end of its Apple Podcasts address",
                r"(?:.*/id)?(\d+)(?:\?.*)?",
            ),
            _COUNTRY,
        ),
        kind="review",
    ),
    Preset(
        "site_comments",
        "Comments of a WordPress site",
        "The newest comments under all articles of a site.",
        "https://{site}/comments/feed/",
        (_place("site", "Site", "Its address, such as blog.example.com", _SITE),),
        kind="comment",
        only_named=True,
    ),
)


def preset_named(code: str) -> Preset:
    """The preset with this code. Raises KnownError("setting_wrong")."""
    found = next((preset for preset in PRESETS if preset.code == code), None)
    if found is None:
        reason = "choose one of " + ", ".join(preset.code for preset in PRESETS)
        raise KnownError("setting_wrong", {"value": code, "field": "preset", "reason": reason})
    return found


def settled(given: Mapping[str, str], terms: Sequence[str]) -> dict[str, str]:
    """What a person gave for a feed, with a preset turned into its address; without a preset as it is.

    Raises KnownError("setting_missing" or "setting_wrong") where something cannot be filled in."""
    if not given.get("preset"):
        return dict(given)
    preset = preset_named(given["preset"])
    keys = {place.setting.key for place in preset.places}
    made = {key: value for key, value in given.items() if key not in keys | {"preset"} and value}
    made.setdefault("kind", preset.kind)
    if preset.only_named:
        made.setdefault("only_named", "yes")
    filled = {one.setting.key: _filled(preset, one, given, terms) for one in preset.places}
    address = preset.address.format_map(filled)
    # A server of one's own in the place of the platform's, as for every source.
    server = given.get("server", "").strip().rstrip("/") if "server" not in filled else ""
    made["server"] = server + "/" + address.split("/", 3)[3] if server else address
    return made


def _filled(preset: Preset, place: Place, given: Mapping[str, str], terms: Sequence[str]) -> str:
    """What goes into the address at one place, encoded."""
    value = (given.get(place.setting.key) or "").strip()
    if not value:
        value = " OR ".join(f'"{term}"' for term in terms) if place.default == "{terms}" else place.default
    if not value:
        raise KnownError("setting_missing", {"platform": preset.name, "field": place.setting.label})
    found = re.fullmatch(place.pattern, value, re.IGNORECASE)
    if found is None:
        about = {"value": value[:100], "field": place.setting.label, "reason": place.setting.help}
        raise KnownError("setting_wrong", about)
    return quote(found[1], safe="/:" if place.pattern == _SITE else "/" if place.setting.key == "alert" else "")

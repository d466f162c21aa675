"""Feeds: RSS, Atom and JSON Feed, with conditional requests, a stable identity for entries that have none, and an eye
for the entries that rolled out of a feed between two polls."""

import base64
import hashlib
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, ClassVar
from urllib.parse import quote, urlsplit

from earful.domain.failures import KnownError
from earful.domain.http import shown
from earful.domain.mention import Author, Counts, Mention
from earful.domain.moments import Moment
from earful.domain.source import SourceConfig, Watch
from earful.sources import answers
from earful.sources.base import (
    Allowance,
    Capabilities,
    Page,
    Quarantined,
    Request,
    Response,
    Session,
    Setting,
    Source,
    Stream,
    Verdict,
    quarantined,
)
from earful.sources.feeds import Entry, Feed, read_feed

_SHORTEST_S = 900  # what publishers take for polite; only a server of our own may be asked more often
_KINDS = ("article", "post", "comment", "review")
_REMEMBERED = 100
_ACCEPT = "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5"
_URI = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:\S")


class Rss(Source):
    """A feed. It has one page, and what is older than that page is gone from it."""

    code: ClassVar[str] = "rss"
    name: ClassVar[str] = "RSS"
    capabilities: ClassVar[Capabilities] = Capabilities(edits=True, checked="live")
    allowance: ClassVar[Allowance | None] = Allowance(60, spacing_s=1)  # feeds are small hosts' courtesy
    settings: ClassVar[tuple[Setting, ...]] = (
        Setting("server", "Address", "The address of the feed; {token} in it stands for the token", required=True),
        Setting("kind", "Its entries are", kind="choice", default="article", choices=_KINDS),
        Setting("only_named", "Keep only entries that name the brand", kind="flag"),
        Setting("every", "Seconds between two polls", "At least 900", kind="number", default=str(_SHORTEST_S)),
        Setting("token", "Token", "For private feeds: a token, or user:password", "secret"),
    )

    def plan(self, config: SourceConfig, watch: Watch) -> tuple[Stream, ...]:
        _address(config)
        named = config.options.get("only_named", "").lower() in ("1", "true", "yes", "on")
        return (Stream("feed", needs_term=named, poll_s=_every(config), single_page=True),)

    def request(
        self,
        config: SourceConfig,
        stream: Stream,
        cursor: str | None,
        since: Moment | None,
        memory: Mapping[str, Any],
        session: Session | None,
    ) -> Request:
        """Conditional where the last answer gave something to compare with. ETags are opaque and sent as they came."""
        asked = (("If-None-Match", "etag"), ("If-Modified-Since", "modified"))
        conditions = {header: memory[name] for header, name in asked if isinstance(memory.get(name), str)}
        address = _address(config)
        moved = memory.get("moved_to")
        if isinstance(moved, str) and memory.get("moved_from") == address:
            address = moved
        return _ask(address, conditions, session)

    def check(self, config: SourceConfig, watch: Watch, session: Session | None) -> Request:
        return _ask(_address(config), {}, session)

    def login(self, config: SourceConfig, secret: str, now: Moment) -> Session:
        return Session(secret)

    def classify(self, config: SourceConfig, response: Response) -> Verdict:
        verdict = answers.classify(config, response, platform=self.name, expects="feed")
        if verdict.failure is None or "url" not in verdict.failure.params:
            return verdict
        # The address as the person gave it: with {token} in it instead of the token.
        params = {**verdict.failure.params, "url": shown(_address(config))}
        return replace(verdict, failure=replace(verdict.failure, params=params))

    def parse(
        self, config: SourceConfig, stream: Stream, response: Response, cursor: str | None, memory: Mapping[str, Any]
    ) -> Page:
        address = _address(config)
        said = response.headers.get("content-type", "")
        feed = read_feed(response.body, said, response.url, shown(address))
        mentions, broken = _mentions(config, feed, _base(address))
        now = response.at
        return Page(
            items=mentions,
            quarantined=broken,
            server_time=answers.server_time(response.headers),
            missed=_missed(mentions, memory, now),
            memory={
                "etag": response.headers.get("etag"),
                "modified": response.headers.get("last-modified"),
                **_moved(address, response, memory),
                **_seen(mentions, memory, now),
                "rest_s": _rest_s(feed, response),
            },
        )


def _address(config: SourceConfig) -> str:
    """The feed's address, with {token} still in it. Raises KnownError where there is none or it is no web address."""
    given = (config.server or config.options.get("url") or "").strip()
    if not given:
        raise KnownError("setting_missing", {"platform": Rss.name, "field": "server"})
    given = re.sub(r"^feed:(?://)?(?=https?:)", "", given)
    given = re.sub(r"^feed://", "https://", given)
    if not re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*://", given):
        given = f"https://{given}"
    if not re.match(r"https?://[^\s/?#]", given, re.IGNORECASE):
        raise KnownError("bad_address", {"url": shown(given)})
    return given


def _every(config: SourceConfig) -> int:
    wanted = config.options.get("every", "")
    seconds = int(wanted) if wanted.isascii() and wanted.isdigit() and len(wanted) < 9 else _SHORTEST_S
    host = answers.host_of(_address(config)).rpartition(":")[0] or answers.host_of(_address(config))
    ours = host == "localhost" or host == "::1" or host.startswith("127.")
    return max(seconds, 1 if ours else _SHORTEST_S)


def _ask(address: str, conditions: Mapping[str, str], session: Session | None) -> Request:
    headers = {"Accept": _ACCEPT, **conditions}
    if "{token}" in address:
        if session is None:
            raise KnownError("needs_token", {"platform": Rss.name})
        return Request(address.replace("{token}", quote(session.access, safe="")), headers=headers)
    if session is None:
        return Request(address, headers=headers)
    basic = "Basic " + base64.b64encode(session.access.encode()).decode()
    secret = basic if ":" in session.access else f"Bearer {session.access}"
    return Request(address, headers=headers, secret_headers={"Authorization": secret})


def _moved(address: str, response: Response, memory: Mapping[str, Any]) -> dict[str, Any]:
    """Where the feed went for good. Not kept for addresses that hold a token: it would be stored with them."""
    if response.moved_to and "{token}" not in address:
        return {"moved_to": response.moved_to, "moved_from": address}
    return {"moved_to": memory.get("moved_to"), "moved_from": memory.get("moved_from")}


def _rest_s(feed: Feed, response: Response) -> int | None:
    """How long the publisher wants readers to wait: the longer of <ttl> and max-age, at most a day."""
    age = re.search(r"max-age=(\d{1,9})", response.headers.get("cache-control", ""))
    asked = [seconds for seconds in (feed.rest_s, int(age[1]) if age else None) if seconds]
    return min(max(asked), 86_400) if asked else None


# --- identity


def _base(address: str) -> str:
    """What tells the bare ids of one feed from those of another: its place, and its query where it has one.

    Not the host alone: blogs number their posts and their comments from 1, and a mention must not vanish behind
    another. Neither the scheme, which changes to https one day, nor what looks like a token."""
    parts = urlsplit(shown(address))
    query = f"?{_digest(parts.query)}" if parts.query else ""
    return f"{answers.host_of(address)}{parts.path.rstrip('/')}{query}"


def _mentions(config: SourceConfig, feed: Feed, base: str) -> tuple[tuple[Mention, ...], tuple[Quarantined, ...]]:
    links = defaultdict[str | None, set[str | None]](set)
    for entry in feed.entries:
        links[entry.guid].add(entry.link)
    mentions: dict[str, Mention] = {}
    broken: list[Quarantined] = []
    for entry in feed.entries:
        # Some feeds give all their entries one id: with links that differ it names none of them.
        named = entry if len(links[entry.guid]) == 1 else replace(entry, guid=None)
        native_id = _identity(named, base)
        if native_id is None:
            broken.append(quarantined("neither id, link, title nor text", vars(entry)))
        else:
            mentions.setdefault(native_id, _mention(config, feed, entry, native_id, base))
    return tuple(mentions.values()), tuple(broken)


def _identity(entry: Entry, base: str) -> str | None:
    """guid, else link, else a hash of title and date (platforms.md 7); of the text where there is no title either."""
    if entry.guid:
        return _full(entry.guid, base)
    if entry.link:
        return _full(entry.link, base)
    words = entry.title or entry.text
    if not words:
        return None
    return f"{base}#{_digest(f'{words}|{entry.published or entry.updated or entry.unread_date}')}"


def _full(name: str, base: str) -> str:
    if len(name) > 500:
        name = f"{name[:200]}#{_digest(name)}"
    return name if _URI.match(name) else f"{base}:{name}"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:24]


def _mention(config: SourceConfig, feed: Feed, entry: Entry, native_id: str, base: str) -> Mention:
    kind = config.options.get("kind", "")
    edited = entry.updated if entry.published and entry.updated and entry.updated > entry.published else None
    about = {"feed": feed.title, "tags": list(entry.tags) or None, "date": entry.unread_date}
    is_web = entry.guid is not None and native_id == entry.guid and native_id.startswith(("http://", "https://"))
    return Mention(
        platform=Rss.code,
        native_id=native_id,
        kind="comment" if entry.in_reply_to else kind if kind in _KINDS else "article",
        text=entry.text,
        title=entry.title,
        author=_author(entry, base),
        created_at=entry.published or entry.updated,
        edited_at=edited,
        uri=native_id if is_web else None,
        url=entry.link or (native_id if is_web else None),
        lang=entry.lang,
        reply_to=_full(entry.in_reply_to, base) if entry.in_reply_to else None,
        counts=Counts(replies=entry.replies, views=entry.views),
        rating=entry.rating,
        media=entry.media,
        reply_url=entry.answer_page or entry.link,
        extra={name: value for name, value in about.items() if value},
    )


def _author(entry: Entry, base: str) -> Author | None:
    if entry.author is None:
        return None
    native_id = entry.author_url or f"{base.partition('/')[0]}:{entry.author.casefold()}"
    return Author(Rss.code, native_id, entry.author, entry.author, url=entry.author_url)


# --- what rolled out unseen


def _seen(mentions: Sequence[Mention], memory: Mapping[str, Any], now: Moment) -> dict[str, Any]:
    """What the next poll compares with. An empty feed says nothing new: what was known stays."""
    if not mentions:
        return {"newest": memory.get("newest"), "seen": memory.get("seen"), "polled": memory.get("polled")}
    dates = [min(at, now) for mention in mentions if (at := mention.created_at) is not None]
    ids = [_digest(mention.native_id)[:12] for mention in mentions[:_REMEMBERED]]
    return {"newest": max(dates, default=None), "seen": ids, "polled": now}


def _missed(mentions: Sequence[Mention], memory: Mapping[str, Any], now: Moment) -> tuple[Moment, Moment] | None:
    """The span between the last poll's newest entry and this poll's oldest, where no entry joins the two.

    Without dates the span is the time between the polls."""
    before = {*memory.get("seen", ())} if isinstance(memory.get("seen"), list) else set()
    if not before or not mentions or any(_digest(mention.native_id)[:12] in before for mention in mentions):
        return None
    dates = [at for mention in mentions if (at := mention.created_at) is not None]
    newest, polled = memory.get("newest"), memory.get("polled")
    if dates and isinstance(newest, int):
        return (newest, min(dates)) if min(dates) > newest else None
    return (polled, now) if isinstance(polled, int) and polled < now else None

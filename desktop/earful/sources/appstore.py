"""Apple App Store: the public reviews of any app, storefront by storefront, from Apple's feed of customer reviews.

The feed shows at most 10 pages of 50 and is being let go: it often answers empty. An empty answer is not "no reviews",
so nothing read here counts as complete; and where there was something before, the time since counts as missed."""

import re
from collections.abc import Mapping
from typing import Any, ClassVar
from urllib.parse import parse_qsl, quote, urlsplit

from earful.domain.failures import KnownError
from earful.domain.mention import Author, Counts, Mention
from earful.domain.moments import Moment, parse_iso
from earful.domain.source import SourceConfig, Watch
from earful.sources import answers
from earful.sources.base import (
    Allowance,
    Capabilities,
    Page,
    Request,
    Response,
    Session,
    Setting,
    Source,
    Stream,
    Verdict,
)
from earful.sources.fields import (
    UnreadableError,
    count,
    identifier,
    leftover,
    list_of,
    object_of,
    read_each,
    unexpected,
    web_address,
    words,
)
from earful.sources.review_dates import dated

SERVER = "https://itunes.apple.com"
_PAGES = 10
_KNOWN = frozenset(("author", "updated", "im:rating", "id", "title", "content", "link", "im:voteSum", "im:contentType"))
_STOREFRONT = re.compile(r"[a-z]{2}")


class AppStore(Source):
    """App Store reviews. Storefronts are disjoint: nobody writes into two of them under one id."""

    code: ClassVar[str] = "appstore"
    name: ClassVar[str] = "App Store"
    capabilities: ClassVar[Capabilities] = Capabilities(
        reviews=True, edits=True, completeness="sampled", checked="recorded"
    )
    settings: ClassVar[tuple[Setting, ...]] = (
        Setting(
            "account",
            "App",
            "The number in the address of the app's page in the App Store, such as 1234567890, or that address",
            required=True,
        ),
        Setting(
            "storefronts",
            "Storefronts",
            "Codes of countries, separated by commas; each is asked once an hour. For an app of your own, App Store"
            " Connect tells of all countries, and of your answers",
            default="us",
        ),
        Setting("server", "Server", "Where the feed is asked for", default=SERVER),
    )
    allowance: ClassVar[Allowance | None] = Allowance(calls=20, per_s=60, spacing_s=1.0)

    def plan(self, config: SourceConfig, watch: Watch) -> tuple[Stream, ...]:
        app = _app(config)
        if not app:
            raise KnownError("setting_missing", {"platform": self.name, "field": "account"})
        return tuple(
            Stream(f"reviews:{country}:{app}", {"country": country, "app": app}, poll_s=3600, overlap_s=7 * 86_400)
            for country in _storefronts(config)
        )

    def request(
        self,
        config: SourceConfig,
        stream: Stream,
        cursor: str | None,
        since: Moment | None,
        memory: Mapping[str, Any],
        session: Session | None,
    ) -> Request:
        page = int(cursor) if cursor and cursor.isdecimal() and len(cursor) < 3 else 1
        return _feed(config, stream.params["country"], stream.params["app"], page)

    def parse(
        self, config: SourceConfig, stream: Stream, response: Response, cursor: str | None, memory: Mapping[str, Any]
    ) -> Page:
        feed = object_of(answers.json_of(response)).get("feed")
        if not isinstance(feed, dict):
            raise unexpected(response, "no feed")
        entries = _several(feed.get("entry"))
        country = stream.params["country"]
        reviews, broken = read_each(entries, lambda item: _review(item, country))
        reviews, dates = dated(memory, reviews)
        number = int(cursor) if cursor and cursor.isdecimal() and len(cursor) < 3 else 1
        last = _last_page(feed)
        on = bool(reviews) and number < min(_PAGES, last or _PAGES)
        newest = max((one.edited_at or one.created_at or 0 for one in reviews), default=0)
        before = memory.get("newest")
        before = before if isinstance(before, int) else 0
        silent = number == 1 and not entries and 0 < before < response.at
        return Page(
            reviews,
            next_cursor=str(number + 1) if on else None,
            server_time=answers.server_time(response.headers),
            quarantined=broken,
            memory={**dates, "newest": max(newest, before) or None},
            missed=(before, response.at) if silent else None,
        )

    def check(self, config: SourceConfig, watch: Watch, session: Session | None) -> Request:
        return _feed(config, _storefronts(config)[0], _app(config), 1)

    def classify(self, config: SourceConfig, response: Response) -> Verdict:
        return answers.classify(config, response, platform=self.name)


def _feed(config: SourceConfig, country: str, app: str, page: int) -> Request:
    server = (config.server or SERVER).strip().rstrip("/")
    path = f"/{country}/rss/customerreviews/id={quote(app, safe='')}/sortBy=mostRecent/page={page}/json"
    return Request(server + path)


def _app(config: SourceConfig) -> str:
    """The number of the app, also from the address of its page (…/id1234567890)."""
    given = (config.account or "").strip()
    found = re.search(r"(?:^|/id)(\d{5,15})(?:$|[/?#])", given)
    return found[1] if found else ""


def _storefronts(config: SourceConfig) -> list[str]:
    given = re.split(r"[\s,;]+", (config.options.get("storefronts") or "us").lower())
    wrong = next((code for code in given if code and not _STOREFRONT.fullmatch(code)), None)
    if wrong:
        reason = "it is no code of a country, such as us, gb or de"
        raise KnownError("setting_wrong", {"value": wrong, "field": "Storefronts", "reason": reason})
    return list(dict.fromkeys(code for code in given if code)) or ["us"]


def _several(entry: object) -> list[Any]:
    """A feed with a single review has it as an object instead of a list."""
    return [entry] if isinstance(entry, dict) else list_of(entry)


def _label(value: object) -> str | None:
    """The text of an element: Apple puts each as {"label": "..."}."""
    return words(object_of(value).get("label"))


def _last_page(feed: Mapping[str, Any]) -> int | None:
    """The number of the last page, where the feed links to it."""
    for link in _several(feed.get("link")):
        about = object_of(object_of(link).get("attributes"))
        found = re.search(r"/page=(\d{1,2})/", str(about.get("href"))) if about.get("rel") == "last" else None
        if found:
            return int(found[1])
    return None


def _review(item: Mapping[str, Any], country: str) -> Mention | None:
    """A review; None for the app itself, which older feeds had as their first entry."""
    if (
        "im:name" in item
        or "im:price" in item
        or "im:bundleId" in object_of(object_of(item.get("id")).get("attributes"))
    ):
        return None
    native_id, text = identifier(object_of(item.get("id")).get("label")), _label(item.get("content"))
    title = _label(item.get("title"))
    if native_id is None or not (text or title):
        raise UnreadableError("no id or text")
    stars = count(object_of(item.get("im:rating")).get("label"))
    link = next((object_of(object_of(one).get("attributes")) for one in _several(item.get("link"))), {})
    app = dict(parse_qsl(urlsplit(str(link.get("href") or "")).query)).get("id", "") if _sound(link.get("href")) else ""
    return Mention(
        AppStore.code,
        native_id,
        "review",
        text or title or "",
        author=_author(object_of(item.get("author"))),
        created_at=parse_iso(_label(item.get("updated"))),
        title=title if text else None,
        url=web_address(link.get("href")),
        root=native_id,
        # voteCount counts all votes on whether the review helps, voteSum those that say it does.
        counts=Counts(likes=count(object_of(item.get("im:voteSum")).get("label"))),
        rating=float(stars) if stars is not None and 1 <= stars <= 5 else None,
        reply_url=f"https://appstoreconnect.apple.com/apps/{app}" if app.isdecimal() and len(app) < 16 else None,
        extra={"storefront": country, **leftover(item, _KNOWN)},
    )


def _sound(address: object) -> bool:
    return web_address(address) is not None


def _author(told: Mapping[str, Any]) -> Author | None:
    """The id stands in the address of the author's page; a name alone is no id, since many have the same."""
    page, shown = web_address(_label(told.get("uri"))), _label(told.get("name"))
    found = re.search(r"/id(\d{1,20})$", page or "")
    return Author(AppStore.code, found[1], name=shown, url=page) if found else None

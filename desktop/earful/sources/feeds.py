"""Feeds as bytes made into entries: RSS, RDF and Atom through feedparser, JSON Feed by itself. Never opens anything."""

import calendar
import io
import logging
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, urljoin, urlsplit

from earful.domain.failures import KnownError
from earful.domain.moments import EARLIEST, LATEST, SECOND, Moment, parse_iso
from earful.sources.answers import load_json
from earful.sources.fields import count, identifier, list_of, object_of, web_address, words
from earful.sources.text import clean, html_text

log = logging.getLogger(__name__)

_FEED_LINK = re.compile(r"<link\b[^<>]*\btype=[\"']?application/(?:rss|atom|feed)\+(?:xml|json)[^<>]*>", re.IGNORECASE)
_HREF = re.compile(r"\bhref=[\"']?([^\"'\s<>]+)", re.IGNORECASE)


@dataclass(frozen=True)
class Entry:
    """One entry, in plain text. What the feed did not say is None or empty."""

    guid: str | None = None
    link: str | None = None
    title: str | None = None
    text: str = ""
    author: str | None = None
    author_url: str | None = None
    published: Moment | None = None
    updated: Moment | None = None
    unread_date: str | None = None  # a date as it was written, where it could not be read
    lang: str | None = None
    answer_page: str | None = None
    in_reply_to: str | None = None
    replies: int | None = None
    views: int | None = None
    rating: float | None = None  # 1 to 5 stars
    media: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


@dataclass(frozen=True)
class Feed:
    """A feed as it is now. `rest_s`: how long its publisher wants readers to wait."""

    entries: tuple[Entry, ...]
    title: str | None = None
    rest_s: int | None = None


def read_feed(body: bytes, content_type: str, url: str, shown_url: str) -> Feed:
    """The feed in `body`, with links made absolute to `url`. Raises KnownError("not_a_feed") for all else."""
    is_json = body.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{"
    found = _json_feed(body, url) if is_json else _xml_feed(body, content_type, url)
    if found is None:
        raise KnownError("not_a_feed", {"url": shown_url}, detail=_feeds_named(body))
    return found


def _feeds_named(body: bytes) -> str:
    """The feeds that a web page names: told to whoever gave the page's address instead."""
    links = _FEED_LINK.findall(body[:200_000].decode("utf-8", "replace"))
    named = [found[1] for link in links[:5] if (found := _HREF.search(link))]
    return f"the page names: {', '.join(named)}"[:500] if named else ""


def _xml_feed(body: bytes, content_type: str, url: str) -> Feed | None:
    told = _parsed(body, content_type)
    about, entries = _as_told(told.get("feed") or {}), told.get("entries") or ()
    if not told.get("version") and not entries:
        return None
    minutes = count(about.get("ttl"))
    read = tuple(_entry(_as_told(entry), about.get("language"), url) for entry in entries)
    return Feed(read, _plain(about, "title"), minutes * 60 if minutes else None)


def _parsed(body: bytes, content_type: str) -> dict[str, Any]:
    import feedparser  # 0.1 s that only those who read feeds should spend

    # Without content-location: it would make addresses of bare ids, and other ones after a redirect.
    headers = {"content-type": _charset_said(body, content_type)}
    try:
        # A file object: bytes or text would be tried as an address and as the name of a file.
        found = feedparser.parse(
            io.BytesIO(body), response_headers=headers, sanitize_html=False, resolve_relative_uris=False
        )
    except Exception:
        # What a parser may raise over foreign bytes is its secret; here it means that they are no feed.
        log.warning("feedparser gave up on %d bytes", len(body), exc_info=True)
        return {}
    return _as_told(found)


def _as_told(found: dict[str, Any]) -> dict[str, Any]:
    """feedparser's answer without its own manners: it answers "updated" with "published" and warns about it."""
    return dict(dict.items(found))


def _charset_said(body: bytes, content_type: str) -> str:
    """The content type, corrected where it names another charset for what can only be UTF-8."""
    if body.isascii() or b"\0" in body[:200]:
        return content_type
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return content_type
    return "application/xml; charset=utf-8"


def _entry(told: Mapping[str, Any], feed_language: object, url: str) -> Entry:
    author = object_of(told.get("author_detail"))
    published = _when(told, "published") or _when(told, "created")
    updated = _when(told, "updated")
    undated = published is None and updated is None
    return Entry(
        guid=words(told.get("id")),
        link=_link(told, url),
        title=_plain(told, "title"),
        text=_text(told),
        author=_name(told, author),
        author_url=web_address(author.get("href")),
        published=published,
        updated=updated,
        unread_date=words(told.get("published") or told.get("updated")) if undated else None,
        lang=_language(told, feed_language),
        answer_page=web_address(told.get("comments")),
        in_reply_to=words(object_of(told.get("thr_in-reply-to")).get("ref")),
        replies=count(told.get("slash_comments")),
        views=count(object_of(told.get("media_statistics")).get("views")),
        rating=_stars(told.get("im_rating")),
        media=tuple(dict.fromkeys(_media(told))),
        tags=tuple(tag for one in list_of(told.get("tags"))[:30] if (tag := words(object_of(one).get("term")))),
    )


def _plain(told: Mapping[str, Any], name: str) -> str | None:
    value = told.get(name)
    if not isinstance(value, str):
        return None
    kind = object_of(told.get(f"{name}_detail")).get("type")
    text = clean(value) if kind == "text/plain" else html_text(value)
    return " ".join(text.split()) or None


def _text(told: Mapping[str, Any]) -> str:
    """The fullest of the contents and the summary: some feeds put a teaser in one and the whole in the other."""
    parts = [*list_of(told.get("content")), {**object_of(told.get("summary_detail")), "value": told.get("summary")}]
    texts = []
    for part in map(object_of, parts):
        value = part.get("value")
        if isinstance(value, str):
            texts.append(clean(value) if part.get("type") == "text/plain" else html_text(value))
    return max(texts, key=len, default="")


def _when(told: Mapping[str, Any], name: str) -> Moment | None:
    parsed = told.get(f"{name}_parsed")
    if not parsed:
        return None
    try:
        at = calendar.timegm(parsed) * SECOND
    except (ValueError, OverflowError, TypeError):
        return None
    return at if EARLIEST <= at <= LATEST else None


def _stars(told: object) -> float | None:
    stars = count(told)
    return float(stars) if stars is not None and 1 <= stars <= 5 else None


def _link(told: Mapping[str, Any], url: str) -> str | None:
    """The entry's page. An id that only could be a link, because nothing says otherwise, is none when it is bare."""
    link = words(told.get("link"))
    if link is None or (link == told.get("id") and web_address(link) is None):
        return None
    return _absolute(url, link)


def _absolute(url: str, link: str) -> str | None:
    try:
        return unwrapped(web_address(urljoin(url, link)))
    except ValueError:
        return None


def _name(told: Mapping[str, Any], author: Mapping[str, Any]) -> str | None:
    """RSS authors are mail addresses with the name in brackets: the name is public, the address is not ours to keep."""
    written = words(author.get("name")) or words(told.get("author"))
    if "@" in str(told.get("author")):
        written = words(told.get("author"))
    name = re.sub(r"<?[\w.+-]+@[\w.-]+>?", "", written or "").strip(" ()<>\"'")
    return name or None


def _language(told: Mapping[str, Any], feed_language: object) -> str | None:
    inner = [object_of(one).get("language") for one in list_of(told.get("content"))]
    details = [object_of(told.get(name)).get("language") for name in ("summary_detail", "title_detail")]
    return next((lang for value in (*inner, *details, feed_language) if (lang := _primary(value))), None)


def _primary(value: object) -> str | None:
    found = re.match(r"([A-Za-z]{2,3})(?:[-_]|$)", value) if isinstance(value, str) else None
    return found[1].lower() if found else None


def _media(told: Mapping[str, Any]) -> Iterator[str]:
    links = [link for link in list_of(told.get("links")) if object_of(link).get("rel") == "enclosure"]
    for one in (*links, *list_of(told.get("media_content")), *list_of(told.get("media_thumbnail"))):
        address = web_address(object_of(one).get("href") or object_of(one).get("url"))
        if address:
            yield address


def unwrapped(link: str | None) -> str | None:
    """The address behind Google's redirect, which wraps the links of Alerts; any other address as it is."""
    parts = urlsplit(link or "")
    if link and parts.path == "/url" and re.search(r"(?:^|\.)google\.[a-z.]+$", parts.hostname or ""):
        asked = parse_qs(parts.query)
        return next((found for name in ("url", "q") if (found := web_address(asked.get(name, [""])[0]))), link)
    return link


def _json_feed(body: bytes, url: str) -> Feed | None:
    try:
        feed = object_of(load_json(body, ""))
    except KnownError:
        return None
    if "jsonfeed.org" not in str(feed.get("version")) or not isinstance(feed.get("items"), list):
        return None
    lang = _primary(feed.get("language"))
    return Feed(tuple(_json_entry(object_of(item), lang, url) for item in feed["items"]), words(feed.get("title")))


def _json_entry(item: Mapping[str, Any], lang: str | None, url: str) -> Entry:
    author = object_of(next(iter(list_of(item.get("authors"))), item.get("author")))
    markup, plain = item.get("content_html"), item.get("content_text") or item.get("summary")
    text = html_text(markup) if isinstance(markup, str) else clean(plain) if isinstance(plain, str) else ""
    link = words(item.get("url") or item.get("external_url"))
    pictures = [item.get("image"), *(object_of(one).get("url") for one in list_of(item.get("attachments")))]
    published, updated = parse_iso(item.get("date_published")), parse_iso(item.get("date_modified"))
    return Entry(
        guid=identifier(item.get("id")),
        link=_absolute(url, link) if link else None,
        title=words(item.get("title")),
        text=text,
        author=words(author.get("name")),
        author_url=web_address(author.get("url")),
        published=published,
        updated=updated,
        unread_date=words(item.get("date_published")) if published is None and updated is None else None,
        lang=_primary(item.get("language")) or lang,
        media=tuple(address for one in pictures if (address := web_address(one))),
        tags=tuple(tag for one in list_of(item.get("tags"))[:30] if (tag := words(one))),
    )

"""Hacker News: stories and comments by full text from Algolia's index, single items as they are now from its Firebase.

The index gives at most 1,000 hits of a search whatever it counts (algolia/hn-search#230), so a walk moves a time window
down: each page asks for what is older than the oldest hit so far, with one second of overlap."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, ClassVar
from urllib.parse import quote

from earful.domain.failures import KnownError
from earful.domain.mention import Author, Counts, Mention
from earful.domain.moments import SECOND, Moment, from_unix, parse_iso
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
from earful.sources.text import html_text

SEARCH = "https://hn.algolia.com"
ITEMS = "https://hacker-news.firebaseio.com"
SITE = "https://news.ycombinator.com"
_HEAD, _BACK = 100, 1000  # hits a page: the newest are few, a backlog is long
_OVERLAP_S = 3 * 3600  # comments can be edited for two hours, and the index lags
_IDS = ("objectID", "id", "story_id", "parent_id", "parent", "children", "kids", "parts", "options")
_TEXTS = ("title", "url", "text", "story_text", "comment_text", "author", "by", "_highlightResult", "_tags", "type")
_NUMBERS = ("points", "score", "num_comments", "descendants", "created_at", "created_at_i", "time", "updated_at")
_KNOWN = frozenset((*_IDS, *_TEXTS, *_NUMBERS, "deleted", "dead"))


class HackerNews(Source):
    """Hacker News. Needs no account; the index finds similar words too, so only what names the brand is kept."""

    code: ClassVar[str] = "hackernews"
    name: ClassVar[str] = "Hacker News"
    capabilities: ClassVar[Capabilities] = Capabilities(
        search=True, comments=True, edits=True, deletes=True, checked="recorded"
    )
    settings: ClassVar[tuple[Setting, ...]] = (
        Setting("query", "Search for", "Words, or “a phrase” in quotes; empty: the terms of the brand"),
        Setting("server", "Search server", "Where the index is asked", default=SEARCH),
        Setting("items_server", "Item server", "Where single items are asked for", default=ITEMS),
    )
    refresh_batch: ClassVar[int] = 1
    allowance: ClassVar[Allowance | None] = Allowance(800)  # of about 10,000 an hour (platforms.md 5)

    def plan(self, config: SourceConfig, watch: Watch) -> tuple[Stream, ...]:
        if config.query:
            return (Stream(f"search:{config.query}", {"q": config.query}, overlap_s=_OVERLAP_S),)
        terms = dict.fromkeys(term.strip() for term in watch.terms or (watch.brand,) if term.strip())
        if not terms:
            raise KnownError("setting_missing", {"platform": self.name, "field": "query"})
        return tuple(
            Stream(f"search:{term}", {"q": _phrase(term)}, needs_term=True, overlap_s=_OVERLAP_S) for term in terms
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
        """The hits older than the cursor (a Unix second), newest first."""
        window = [f"created_at_i>={since // SECOND}"] if since is not None else []
        window += [f"created_at_i<{cursor}"] if cursor is not None else []
        return _search(config, stream.params["q"], _HEAD if cursor is None else _BACK, window)

    def parse(
        self, config: SourceConfig, stream: Stream, response: Response, cursor: str | None, memory: Mapping[str, Any]
    ) -> Page:
        body = object_of(answers.json_of(response))
        hits = body.get("hits")
        if not isinstance(hits, list):
            raise unexpected(response, "no hits")
        mentions, broken = read_each(hits, _hit)
        asked = count(body.get("hitsPerPage")) or (_HEAD if cursor is None else _BACK)
        seconds = [second for hit in hits if (second := count(object_of(hit).get("created_at_i"))) is not None]
        more = len(hits) >= asked and seconds
        return Page(
            items=mentions,
            quarantined=broken,
            next_cursor=str(min(seconds) + 1) if more else None,
            server_time=answers.server_time(response.headers),
        )

    def check(self, config: SourceConfig, watch: Watch, session: Session | None) -> Request:
        return _search(config, self.plan(config, watch)[0].params["q"], 1, [])

    def classify(self, config: SourceConfig, response: Response) -> Verdict:
        return answers.classify(config, response, platform=self.name)

    def thread(self, config: SourceConfig, native_id: str, session: Session | None) -> Request | None:
        """The item with all that was answered to it, at any depth."""
        return Request(f"{_base(config)}/api/v1/items/{quote(native_id, safe='')}")

    def parse_thread(self, config: SourceConfig, response: Response) -> Page:
        mentions, broken = read_each(_tree(answers.json_of(response)), _item)
        return Page(items=mentions, quarantined=broken, server_time=answers.server_time(response.headers))

    def refresh(self, config: SourceConfig, native_ids: Sequence[str], session: Session | None) -> Request | None:
        """One item as it is now. Firebase has no request for several: only the first id is asked for."""
        if not native_ids:
            return None
        # Where another server stands in for the index, it stands in for the items, too, unless told otherwise.
        server = config.options.get("items_server") or config.server or ITEMS
        return Request(f"{server.rstrip('/')}/v0/item/{quote(native_ids[0], safe='')}.json")

    def parse_refresh(self, config: SourceConfig, native_ids: Sequence[str], response: Response) -> Page:
        """Deleted, killed ("dead") and unknown items (null) are tombstones; editors may bring a dead one back."""
        item = answers.json_of(response)
        if item is not None and not isinstance(item, dict):
            raise unexpected(response, "not an item")
        if item is None or item.get("deleted") or item.get("dead"):
            return Page(tombstones=tuple(native_ids[:1]))
        mentions, broken = read_each([item], _item)
        return Page(items=mentions, quarantined=broken, server_time=answers.server_time(response.headers))

    def reply_link(self, mention: Mention) -> str | None:
        return f"{SITE}/reply?id={mention.native_id}"


def _base(config: SourceConfig) -> str:
    return (config.server or SEARCH).rstrip("/")


def _phrase(term: str) -> str:
    """A term as an exact phrase: in quotes neither typing errors nor word order are forgiven."""
    return '"' + " ".join(term.replace('"', " ").split()) + '"'


def _search(config: SourceConfig, query: str, hits: int, window: list[str]) -> Request:
    params = [
        ("query", query),
        ("tags", "(story,comment,poll)"),
        ("hitsPerPage", str(hits)),
        ("advancedSyntax", "true"),
    ]
    params += [("numericFilters", ",".join(window))] if window else []
    return Request(f"{_base(config)}/api/v1/search_by_date", params=tuple(params))


def _tree(root: object) -> Iterator[object]:
    """All items of a conversation, from the top; without recursion, as threads are hundreds of answers deep."""
    waiting = [root]
    while waiting:
        item = waiting.pop()
        waiting += reversed(list_of(object_of(item).get("children")))
        yield item


def _hit(hit: Mapping[str, Any]) -> Mention:
    """A mention from a hit of the index, where comments and stories have fields of their own."""
    return _mention(hit, str(hit.get("comment_text") or hit.get("story_text") or hit.get("text") or ""))


def _item(item: Mapping[str, Any]) -> Mention | None:
    """A mention from an item of a conversation or of Firebase; None for jobs, poll options and emptied comments."""
    if item.get("type") in ("job", "pollopt") or not (item.get("author") or item.get("by")):
        return None
    return _mention(item, str(item.get("text") or ""))


def _mention(item: Mapping[str, Any], text: str) -> Mention:
    native_id = identifier(item.get("objectID")) or identifier(item.get("id"))
    if native_id is None:
        raise UnreadableError("no id")
    parent = identifier(item.get("parent_id")) or identifier(item.get("parent"))
    title, link = words(item.get("title")), web_address(item.get("url"))
    page = f"{SITE}/item?id={native_id}"
    if not text and title is None and link is None:
        raise UnreadableError("neither text nor title")
    return Mention(
        platform=HackerNews.code,
        native_id=native_id,
        kind="post" if parent is None else "comment",
        text=html_text(text) or link or "",  # a story without words of its own is its link
        title=title if parent is None else None,
        author=_author(item),
        created_at=_created(item),
        uri=page,
        url=page,
        reply_to=parent,
        root=identifier(item.get("story_id")) or (native_id if parent is None else None),
        counts=Counts(
            likes=_first(count(item.get("points")), count(item.get("score"))),
            replies=_replies(item) if parent is None else _direct(item),
        ),
        reply_url=f"{SITE}/reply?id={native_id}",
        extra={**({"link": link} if link else {}), **leftover(item, _KNOWN)},
    )


def _author(item: Mapping[str, Any]) -> Author | None:
    name = words(item.get("author")) or words(item.get("by"))
    return Author(HackerNews.code, name, name, url=f"{SITE}/user?id={quote(name, safe='')}") if name else None


def _created(item: Mapping[str, Any]) -> Moment | None:
    second = _first(count(item.get("created_at_i")), count(item.get("time")))
    return from_unix(second) or parse_iso(item.get("created_at"))


def _replies(item: Mapping[str, Any]) -> int | None:
    """All comments under a story. A conversation does not count them, only its direct answers: unknown, then."""
    return _first(count(item.get("num_comments")), count(item.get("descendants")))


def _direct(item: Mapping[str, Any]) -> int | None:
    answers_to_it = item.get("kids", item.get("children"))
    return len(answers_to_it) if isinstance(answers_to_it, list) else None


def _first(*values: int | None) -> int | None:
    """The first value that is known; 0 is known."""
    return next((value for value in values if value is not None), None)

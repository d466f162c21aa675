"""Facebook pages of our own (Graph API): what is on the page with its comments, posts that tag it, recommendations.

There is no search over Facebook: only what concerns a page may be read, with that page's long-lived token."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar

from earful.domain.failures import KnownError
from earful.domain.mention import Author, Counts, Mention
from earful.domain.moments import Moment, parse_iso
from earful.domain.source import SourceConfig, Watch
from earful.sources import answers, graph
from earful.sources.base import (
    Allowance,
    Capabilities,
    Counted,
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
    list_of,
    object_of,
    read_each,
    unexpected,
    web_address,
    words,
)
from earful.sources.text import clean

CODE = "facebook"
POST_FIELDS = ("id", "message", "story", "created_time", "from", "permalink_url", "shares", "full_picture")
COMMENT_FIELDS = ("id", "message", "created_time", "from", "parent", "permalink_url", "like_count", "comment_count")
RATING_FIELDS = ("created_time", "open_graph_story", "rating", "recommendation_type", "review_text", "reviewer")
_COMMENTS = 100  # newest first, replies among them; what an older post has beyond them is counted as not read
_PAGE = 25  # posts with their comments make heavy answers: larger pages are refused with code 1
_BATCH = 50


class Facebook(Source):
    """Facebook pages. Feeds are ordered by when a post was made, so comments on old posts come up with the daily look
    further back. People's names are only told of those who write on the page itself."""

    code: ClassVar[str] = CODE
    name: ClassVar[str] = "Facebook"
    capabilities: ClassVar[Capabilities] = Capabilities(
        mentions=True,
        comments=True,
        reviews=True,
        edits=True,
        deletes=True,
        completeness="capped",
        needs_auth=True,
        checked="schema",
    )
    settings: ClassVar[tuple[Setting, ...]] = (
        Setting("account", "Page id", "The number of your page; its About section shows it", required=True),
        Setting(
            "token",
            "Page access token",
            "A long-lived one, with pages_read_engagement and pages_read_user_content",
            "secret",
            required=True,
        ),
        Setting("ratings", "Read recommendations, too", "Versions from v22 on refuse them to most apps", "flag"),
        graph.VERSION,
        graph.SERVER,
    )
    refresh_batch: ClassVar[int] = _BATCH
    allowance: ClassVar[Allowance] = graph.ALLOWANCE

    def plan(self, config: SourceConfig, watch: Watch) -> tuple[Stream, ...]:
        """Raises KnownError("setting_missing" or "setting_wrong") where page id or version cannot be used."""
        _page_id(config)
        graph.base(config)
        streams = [Stream(kind, {"kind": kind}, poll_s=600) for kind in ("feed", "tagged")]
        if config.options.get("ratings") == "yes":
            streams.append(Stream("ratings", {"kind": "ratings"}, poll_s=3600))
        return tuple(streams)

    def request(
        self,
        config: SourceConfig,
        stream: Stream,
        cursor: str | None,
        since: Moment | None,
        memory: Mapping[str, Any],
        session: Session | None,
    ) -> Request:
        kind = stream.params["kind"]
        fields = _rating_fields() if kind == "ratings" else _post_fields(with_comments=kind == "feed")
        asked = [("fields", fields), ("limit", str(_PAGE))]
        return graph.ask(config, session, f"{_page_id(config)}/{kind}", asked, cursor)

    def parse(
        self, config: SourceConfig, stream: Stream, response: Response, cursor: str | None, memory: Mapping[str, Any]
    ) -> Page:
        found = graph.data_of(response)
        if stream.params["kind"] == "ratings":
            mentions, broken = read_each(found, _rating)
            return graph.page(response, mentions, broken, graph.following(response))
        page = _page_id(config)
        posts, broken = read_each(found, lambda item: _post(item, page))
        comments, unread, counted = _comments_below(found)
        return graph.page(response, (*posts, *comments), (*broken, *unread), graph.following(response), counted=counted)

    def check(self, config: SourceConfig, watch: Watch, session: Session | None) -> Request:
        return graph.ask(config, session, _page_id(config), [("fields", "id,name,username")])

    def author_of(self, response: Response) -> Author | None:
        return _author(object_of(answers.json_of(response)))

    def classify(self, config: SourceConfig, response: Response) -> Verdict:
        return graph.classify(config, response, self.name)

    def login(self, config: SourceConfig, secret: str, now: Moment) -> Session:
        """A page's long-lived token is the session; it does not expire by itself."""
        return Session(secret.strip())

    def thread(self, config: SourceConfig, native_id: str, session: Session | None) -> Request | None:
        """All comments on a post of our page, replies among them."""
        page, _, number = native_id.partition("_")
        if page != (config.account or "").strip() or not graph.ID.fullmatch(number):
            return None
        asked = [("fields", _comment_fields()), ("filter", "stream"), ("order", "reverse_chronological")]
        return graph.ask(config, session, f"{native_id}/comments", [*asked, ("limit", str(_COMMENTS))])

    def parse_thread(self, config: SourceConfig, response: Response) -> Page:
        post = response.url.partition("?")[0].removesuffix("/comments").rpartition("/")[2]
        mentions, broken = read_each(graph.data_of(response), _reader_below(post))
        return graph.page(response, mentions, broken)

    def refresh(self, config: SourceConfig, native_ids: Sequence[str], session: Session | None) -> Request | None:
        """Whether what stands on our page is still there; the words come again with the walks."""
        ids = _known(native_ids)
        return graph.ask(config, session, "", [("ids", ",".join(ids)), ("fields", "id")]) if ids else None

    def parse_refresh(self, config: SourceConfig, native_ids: Sequence[str], response: Response) -> Page:
        told = answers.json_of(response)
        if not isinstance(told, dict) or "data" in told or "error" in told:
            raise unexpected(response, "no objects by id")
        return graph.page(response, tombstones=tuple(one for one in _known(native_ids) if one not in told))


def _page_id(config: SourceConfig) -> str:
    account = (config.account or "").strip()
    if not account:
        raise KnownError("setting_missing", {"platform": Facebook.name, "field": "account"})
    if not graph.ID.fullmatch(account):
        raise KnownError("setting_wrong", {"value": account, "field": "Page id", "reason": "it must be a number"})
    return account


def _known(native_ids: Sequence[str]) -> list[str]:
    return [one for one in native_ids if all(graph.ID.fullmatch(part) for part in one.split("_"))][:_BATCH]


def _comment_fields() -> str:
    return ",".join(COMMENT_FIELDS).replace("from", "from{id,name}").replace("parent", "parent{id}")


def _post_fields(with_comments: bool) -> str:
    more = f".limit({_COMMENTS}).filter(stream).order(reverse_chronological).summary(true){{{_comment_fields()}}}"
    below = [f"comments{more}"] if with_comments else []
    return ",".join([*POST_FIELDS, "reactions.limit(0).summary(true)", *below]).replace("from,", "from{id,name},")


def _rating_fields() -> str:
    named = ",".join(RATING_FIELDS).replace("reviewer", "reviewer{id,name}")
    return named.replace("open_graph_story", "open_graph_story{id}")


def _author(told: Mapping[str, Any]) -> Author | None:
    number = identifier(told.get("id"))
    if number is None:
        return None
    name = words(told.get("name"))
    handle = words(told.get("username"))
    return Author(CODE, number, handle or name, name, url=f"https://www.facebook.com/{number}")


def _id(item: Mapping[str, Any]) -> str:
    number = identifier(item.get("id"))
    if number is None:
        raise UnreadableError("id is missing")
    return number


def _words(item: Mapping[str, Any], *names: str) -> str:
    """The first text there is; pictures and stickers come without any."""
    for name in names:
        told = item.get(name)
        if told is not None and not isinstance(told, str):
            raise UnreadableError(f"{name} is no text")
        if told:
            return clean(told)
    return ""


def _post(item: Mapping[str, Any], page: str) -> Mention:
    """A post. Those on other people's own pages may not be asked for one by one: their ids say so, lest they be taken
    for deleted."""
    number = _id(item)
    url = web_address(item.get("permalink_url")) or f"https://www.facebook.com/{number}"
    picture = web_address(item.get("full_picture"))
    return Mention(
        platform=CODE,
        native_id=number if number.partition("_")[0] == page else f"tagged:{number}",
        kind="post",
        text=_words(item, "message", "story"),
        author=_author(object_of(item.get("from"))),
        created_at=parse_iso(item.get("created_time")),
        url=url,
        counts=Counts(
            likes=_total(item.get("reactions")),
            reposts=count(object_of(item.get("shares")).get("count")),
            replies=_total(item.get("comments")),
        ),
        media=(picture,) if picture else (),
        reply_url=url,
    )


def _comment(item: Mapping[str, Any], post: str) -> Mention:
    number = _id(item)
    url = web_address(item.get("permalink_url")) or f"https://www.facebook.com/{number}"
    return Mention(
        platform=CODE,
        native_id=number,
        kind="comment",
        text=_words(item, "message"),
        author=_author(object_of(item.get("from"))),
        created_at=parse_iso(item.get("created_time")),
        url=url,
        reply_to=identifier(object_of(item.get("parent")).get("id")) or post,
        root=post,
        counts=Counts(likes=count(item.get("like_count")), replies=count(item.get("comment_count"))),
        reply_url=url,
    )


def _comments_below(posts: Sequence[Any]) -> tuple[tuple[Mention, ...], tuple[Any, ...], tuple[Counted, ...]]:
    """The comments that came along with posts, those that cannot be read, and how many each post has."""
    comments: list[Mention] = []
    unread: list[Any] = []
    counted: list[Counted] = []
    for told in map(object_of, posts):
        post = identifier(told.get("id"))
        below = object_of(told.get("comments"))
        if post is None or not below:
            continue
        read, broken = read_each(list_of(below.get("data")), _reader_below(post))
        comments += read
        unread += broken
        if (known := _total(below)) is not None:
            counted.append(Counted(f"comments:{post}", len(read), known))
    return tuple(comments), tuple(unread), tuple(counted)


def _reader_below(post: str) -> Callable[[Mapping[str, Any]], Mention]:
    return lambda item: _comment(item, post)


def _total(edge: object) -> int | None:
    return count(object_of(object_of(edge).get("summary")).get("total_count"))


def _rating(item: Mapping[str, Any]) -> Mention:
    """A recommendation, or a star rating of old. A bare thumb has no words: extra says which way it points."""
    reviewer = _author(object_of(item.get("reviewer")))
    number = identifier(object_of(item.get("open_graph_story")).get("id"))
    if number is None and reviewer is None:
        raise UnreadableError("neither open_graph_story nor reviewer")
    stars = count(item.get("rating"))
    way = words(item.get("recommendation_type"))
    url = f"https://www.facebook.com/{number}" if number else (reviewer.url if reviewer else None)
    return Mention(
        platform=CODE,
        native_id=f"rating:{number or (reviewer and reviewer.native_id)}",
        kind="review",
        text=_words(item, "review_text"),
        author=reviewer,
        created_at=parse_iso(item.get("created_time")),
        url=url,
        rating=float(stars) if stars is not None and 1 <= stars <= 5 else None,
        reply_url=url,
        extra={"recommends": way} if way else {},
    )

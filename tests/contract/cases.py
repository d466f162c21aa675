"""What the contract suite has to know of each source: its fixtures, by file name. A new platform adds one Case here."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from earful.domain.moments import Moment
from earful.domain.source import SourceConfig, Watch
from earful.sources.base import Response, Session, Source, Stream
from earful.sources.registry import source_for

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
NOW: Moment = 1_795_262_400_000_000  # 2026-11-21T12:00:00Z
SECRET = "s3cret-Of-0urs"
WATCH = Watch("BlueKettle", ("BlueKettle",))
_LINK = '<https://kettles.example/api/v1/{}>; rel="next", <https://kettles.example/api/v1/x?min_id=9>; rel="prev"'


@dataclass(frozen=True)
class Answer:
    """One answer of a platform: a fixture file, or a body of its own, with status and headers (lower-case names)."""

    file: str = ""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""


@dataclass(frozen=True)
class Walk:
    """One stream from head to end. `stream` begins the name of a stream that `plan` gives. The last page ends it."""

    stream: str
    pages: tuple[Answer, ...]


@dataclass(frozen=True)
class Broken:
    """A page with `whole` readable items and `broken` ones that each lack something required."""

    stream: str
    answer: Answer
    whole: int
    broken: int


@dataclass(frozen=True)
class Fault:
    """An error that only this platform has: the answer, the verdict it means and the sentence for the person."""

    answer: Answer
    state: str
    kind: str
    logged_in: bool = True
    url: str = ""


@dataclass(frozen=True)
class Case:
    """A source with its fixtures. `bare` is a page whose items have nothing but what is required."""

    code: str
    config: SourceConfig
    walks: tuple[Walk, ...]
    broken: tuple[Broken, ...]
    bare: tuple[str, Answer]
    faults: tuple[Fault, ...] = ()
    session: Session | None = None
    html: str = "blocked"  # the verdict of a 200 with HTML: a feed's page is found out only when it is parsed

    @property
    def source(self) -> Source:
        return source_for(self.code)

    def stream(self, beginning: str) -> Stream:
        """The planned stream whose name begins so."""
        return next(s for s in self.source.plan(self.config, WATCH) if s.name.startswith(beginning))

    def response(self, answer: Answer, url: str = "") -> Response:
        """The answer as the engine would hand it over."""
        body = answer.body or ((FIXTURES / self.code / answer.file).read_bytes() if answer.file else b"")
        kind = "application/json" if answer.file.endswith(".json") else "application/xml"
        headers = {"content-type": kind, "date": "Sat, 21 Nov 2026 12:00:00 GMT", **answer.headers}
        return Response(answer.status, headers, body, url or self.config.server or "https://source.example/", NOW)


MASTODON = Case(
    "mastodon",
    SourceConfig(1, "mastodon", server="https://kettles.example", account="@bluekettle", has_secret=True),
    walks=(
        Walk(
            "tag:bluekettle",
            (
                Answer("tag_page1.json", headers={"link": _LINK.format("timelines/tag/bluekettle?max_id=1150007")}),
                Answer("tag_page2.json", headers={"link": _LINK.format("timelines/tag/bluekettle?max_id=1150004")}),
                Answer("empty.json"),
            ),
        ),
        Walk("search:BlueKettle", (Answer("search_page1.json"), Answer("search_end.json"))),
        Walk(
            "mentions",
            (
                Answer("mentions_page1.json", headers={"link": _LINK.format("notifications?max_id=39")}),
                Answer("empty.json"),
            ),
        ),
        Walk("own:bluekettle", (Answer("account.json"), Answer("own_page1.json"))),
    ),
    broken=(
        Broken("tag:", Answer("tag_broken.json"), whole=1, broken=5),
        Broken("mentions", Answer("mentions_broken.json"), whole=1, broken=3),
    ),
    bare=("tag:", Answer("tag_bare.json")),
    faults=(
        Fault(Answer("error_token.json", 401), "auth_revoked", "wrong_token"),
        Fault(Answer("error_token.json", 401), "forbidden", "needs_token", logged_in=False),
        Fault(Answer("error_scope.json", 403), "forbidden", "forbidden"),
        Fault(Answer("error_missing.json", 404), "gone", "not_found"),
        Fault(
            Answer("error_rate.json", 429, {"x-ratelimit-reset": "2026-11-21T12:04:00.037659Z"}),
            "rate_limited",
            "rate_limited",
        ),
        Fault(Answer("error_rate.json", 429, {"x-ratelimit-reset": "1795262640"}), "rate_limited", "rate_limited"),
    ),
    session=Session(SECRET),
)

BLUESKY = Case(
    "bluesky",
    SourceConfig(2, "bluesky", server="https://pds.example", account="brand.example", has_secret=True),
    walks=(
        Walk(
            "search:BlueKettle",
            (Answer("search_page1.json"), Answer("search_page2.json"), Answer("search_end.json")),
        ),
        Walk(
            "mentions",
            (Answer("mentions_page1.json"), Answer("mentions_empty_more.json"), Answer("mentions_end.json")),
        ),
        Walk("own:brand.example", (Answer("own_page1.json"),)),
    ),
    broken=(
        Broken("search:", Answer("search_broken.json"), whole=1, broken=6),
        Broken("mentions", Answer("mentions_broken.json"), whole=1, broken=2),
        Broken("own:", Answer("own_broken.json"), whole=1, broken=2),
    ),
    bare=("search:", Answer("search_bare.json")),
    faults=(
        Fault(Answer("error_expired.json", 400), "auth_expired", "expired_token"),
        Fault(Answer("error_invalid.json", 400), "auth_expired", "expired_token"),
        Fault(Answer("error_missing_auth.json", 401), "auth_expired", "expired_token"),
        Fault(Answer("error_missing_auth.json", 401), "forbidden", "needs_token", logged_in=False),
        Fault(
            Answer("error_login.json", 401),
            "auth_revoked",
            "wrong_token",
            url="https://pds.example/xrpc/com.atproto.server.createSession",
        ),
        Fault(
            Answer("error_expired.json", 400),
            "auth_revoked",
            "wrong_token",
            url="https://pds.example/xrpc/com.atproto.server.refreshSession",
        ),
        Fault(Answer("error_not_found.json", 400), "gone", "not_found"),
        Fault(Answer("error_profile.json", 400), "gone", "not_found"),
        Fault(Answer("error_deactivated.json", 400), "forbidden", "forbidden"),
        Fault(Answer("error_cursor.json", 502), "transient", "server_trouble"),
        Fault(
            Answer("error_rate.json", 429, {"retry-after": "290", "ratelimit-reset": "1795262690"}),
            "rate_limited",
            "rate_limited",
        ),
    ),
    session=Session(SECRET, "another-Of-0urs", {"did": "did:plc:brand", "handle": "brand.example"}),
)

HACKERNEWS = Case(
    "hackernews",
    SourceConfig(3, "hackernews", server="https://hn.example"),
    walks=(Walk("search:BlueKettle", (Answer("walk_page1.json"), Answer("walk_page2.json"), Answer("walk_end.json"))),),
    broken=(Broken("search:", Answer("broken.json"), whole=1, broken=4),),
    bare=("search:", Answer("bare.json")),
    faults=(
        Fault(Answer("error_busy.json", 429), "rate_limited", "rate_limited"),
        Fault(Answer("error_query.json", 400), "fatal", "refused"),
    ),
)

RSS = Case(
    "rss",
    SourceConfig(4, "rss", server="https://news.example/feed.xml"),
    walks=(Walk("feed", (Answer("feed.xml"),)),),
    broken=(Broken("feed", Answer("broken.xml"), whole=1, broken=1),),
    bare=("feed", Answer("bare.xml")),
    html="ok",
)

CASES: dict[str, Case] = {case.code: case for case in (MASTODON, BLUESKY, HACKERNEWS, RSS)}

"""What a source is. A source is pure: it says what to ask and reads what came; it never opens a socket, sleeps, looks
at a clock or touches the store. The engine does all that, the same way for every source."""

import json
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar, Literal

from earful.domain.failures import Failure
from earful.domain.follower import FollowerPage, Profile
from earful.domain.http import Request, Response
from earful.domain.live import LiveEvent, LiveRequest
from earful.domain.mention import Author, Mention
from earful.domain.moments import Moment
from earful.domain.source import SourceConfig, Watch

__all__ = [
    "Allowance",
    "Capabilities",
    "Counted",
    "FollowerPage",
    "LiveEvent",
    "LiveRequest",
    "Page",
    "Profile",
    "Quarantined",
    "Request",
    "Response",
    "Session",
    "Setting",
    "Source",
    "Stream",
    "Verdict",
    "quarantined",
]


@dataclass(frozen=True)
class Setting:
    """One field of a source's form and of `earful source add`. `label` and `help` are English and get translated."""

    key: str  # "server", "account", "query", "token" or the name of an option
    label: str
    help: str = ""
    kind: Literal["text", "secret", "choice", "flag", "number"] = "text"
    required: bool = False
    default: str = ""
    choices: tuple[str, ...] = ()
    lines: bool = False  # a text of several lines: a key in a file


@dataclass(frozen=True)
class Capabilities:
    """What the platform can give. `completeness`: what a finished walk may claim."""

    search: bool = False
    mentions: bool = False
    comments: bool = False
    reviews: bool = False
    followers: bool = False
    live: bool = False
    edits: bool = False
    deletes: bool = False
    completeness: Literal["complete", "capped", "sampled"] = "complete"
    needs_auth: bool = False
    cost_per_call: float = 0.0  # US dollars a request
    cost_per_item: float = 0.0  # US dollars a mention that is read
    # What its reading was checked against; "none" is told in the source list: untested against the real service.
    checked: Literal["live", "recorded", "schema", "none"] = "none"


@dataclass(frozen=True)
class Allowance:
    """What a platform lets one client ask: `calls` in `per_s` seconds, `daily` units a day (a request takes its
    `Request.units`), counted anew at midnight in the time zone `day_zone`. Known limits, before headers say more."""

    calls: int | None = None
    per_s: int = 300
    spacing_s: float = 0.2
    daily: int | None = None
    day_zone: str = "UTC"


@dataclass(frozen=True)
class Verdict:
    """What a response means, before it is parsed. `until` is when to ask again; `scope` is what has to wait."""

    state: Literal[
        "ok",
        "not_modified",
        "rate_limited",
        "auth_expired",
        "auth_revoked",
        "forbidden",
        "gone",
        "transient",
        "blocked",
        "schema_drift",
        "fatal",
    ]
    failure: Failure | None = None
    until: Moment | None = None
    scope: Literal["host", "source"] = "source"


@dataclass(frozen=True)
class Stream:
    """One walk that a source makes: a search for one term, the notifications of an account, one feed. Newest first.

    `name` identifies it in checkpoints and must not change between versions; `params` are the source's own.
    `needs_term` asks the engine to keep only items that name the brand (for platforms that return unrelated hits)."""

    name: str
    params: Mapping[str, str] = field(default_factory=dict)
    needs_term: bool = False
    poll_s: int = 120
    overlap_s: int = 6 * 3600
    single_page: bool = False  # a feed: there is nothing behind its one page
    # Its pages are not in the order of their items' times (the comments of one video after the other): only its cursor
    # says when it is at its end, and the source has seen to it that it ends where the walk wants to.
    by_cursor: bool = False


@dataclass(frozen=True)
class Quarantined:
    """An item that could not be read: why, and its JSON as it came (at most 64 kB of it)."""

    reason: str
    item: str


@dataclass(frozen=True)
class Counted:
    """How much of something there was to read: `got` of `known` in `scope` ("comments of video abc", "search:kettle").

    `known` None: the platform does not say. A page's `got` is of all pages so far where `total`, else of this one."""

    scope: str
    got: int
    known: int | None = None
    total: bool = True


@dataclass(frozen=True)
class Page:
    """What one response held. `next_cursor` None: the walk is at its end.

    `memory` is kept with the checkpoint and handed back on the next walk of the stream (ETag, seams, window bounds).
    `missed` is a span (from, to) which the platform did not show although it should have.
    `server_time` is the platform's clock, for skew."""

    items: tuple[Mention, ...] = ()
    tombstones: tuple[str, ...] = ()
    next_cursor: str | None = None
    server_time: Moment | None = None
    quarantined: tuple[Quarantined, ...] = ()
    memory: Mapping[str, Any] = field(default_factory=dict)
    missed: tuple[Moment, Moment] | None = None
    counted: tuple[Counted, ...] = ()


@dataclass(frozen=True)
class Session:
    """A login that is in force. `access` and `refresh` are secrets: kept in memory, never in the store."""

    access: str
    refresh: str | None = None
    data: Mapping[str, str] = field(default_factory=dict)  # e.g. our own did


class Source(ABC):
    """One platform. Stateless: one instance serves all configured connections."""

    code: ClassVar[str]
    name: ClassVar[str]
    capabilities: ClassVar[Capabilities]
    settings: ClassVar[tuple[Setting, ...]]
    refresh_batch: ClassVar[int] = 20  # how many mentions one refresh may ask for
    profiles_batch: ClassVar[int] = 25  # how many accounts one request for profiles may ask for
    allowance: ClassVar[Allowance | None] = None  # None: the engine's own careful default for a host it does not know

    @abstractmethod
    def plan(self, config: SourceConfig, watch: Watch) -> tuple[Stream, ...]:
        """The streams to walk. Raises KnownError("setting_missing", ...) where a needed setting is absent."""

    @abstractmethod
    def request(
        self,
        config: SourceConfig,
        stream: Stream,
        cursor: str | None,
        since: Moment | None,
        memory: Mapping[str, Any],
        session: Session | None,
    ) -> Request:
        """The request for one page. `cursor` None asks for the head; `since` is how far back the walk wants to go."""

    @abstractmethod
    def parse(
        self, config: SourceConfig, stream: Stream, response: Response, cursor: str | None, memory: Mapping[str, Any]
    ) -> Page:
        """The page in a response that was classified ok. Raises KnownError where it cannot be read at all."""

    @abstractmethod
    def check(self, config: SourceConfig, watch: Watch, session: Session | None) -> Request:
        """The cheapest request that proves the address and the rights; its answer is classified and parsed like any."""

    @abstractmethod
    def classify(self, config: SourceConfig, response: Response) -> Verdict:
        """What a response means. Sources call `earful.sources.answers.classify` and add what is their own."""

    # What not every platform has:

    def login(self, config: SourceConfig, secret: str, now: Moment) -> Request | Session | None:
        """How to come to a session: a ready one (a bearer token), a request that makes one, or None without secrets.

        `now` is for platforms that want a token signed with the time."""
        return None

    def session(self, response: Response) -> Session:
        """The session in the answer to a login or a renewal. Raises KnownError("wrong_token")."""
        raise NotImplementedError

    def renew(self, config: SourceConfig, session: Session) -> Request | None:
        """The request that renews an expired session; None where only a new login helps."""
        return None

    def daily(self, config: SourceConfig) -> int | None:
        """The units of a day; None where they are not counted."""
        return self.allowance.daily if self.allowance else None

    def thread(self, config: SourceConfig, native_id: str, session: Session | None) -> Request | None:
        """The request for the whole conversation around one mention; None where the platform has no such thing."""
        return None

    def parse_thread(self, config: SourceConfig, response: Response) -> Page:
        """The mentions of a conversation."""
        raise NotImplementedError

    def refresh(self, config: SourceConfig, native_ids: Sequence[str], session: Session | None) -> Request | None:
        """The request for the present state of some mentions (for edits and deletions); None where there is none."""
        return None

    def parse_refresh(self, config: SourceConfig, native_ids: Sequence[str], response: Response) -> Page:
        """Present state of the mentions asked for; those that are no longer there are its tombstones."""
        raise NotImplementedError

    def live_place(self, config: SourceConfig, session: Session | None) -> Request | None:
        """The request whose answer tells where live events are to be had; None where `live` knows that by itself."""
        return None

    def live(
        self, config: SourceConfig, watch: Watch, session: Session | None, place: Response | None
    ) -> tuple[LiveRequest, ...]:
        """The connections to keep open; none where the platform has none or the person did not ask for it.

        `place` answers `live_place`. What comes live only comes sooner: walks prove that nothing is missing."""
        return ()

    def parse_live(self, config: SourceConfig, event: LiveEvent) -> Page:
        """What a live event holds; its tombstones are only hints to look again. Raises KnownError for what is no event
        of this platform."""
        raise NotImplementedError

    def followers(self, config: SourceConfig, account: str, cursor: str | None, session: Session | None) -> Request:
        """The request for one page of the followers of `account` (a handle, a native id), newest first; cursor None
        asks for the beginning, which may be the account itself."""
        raise NotImplementedError

    def parse_followers(
        self, config: SourceConfig, account: str, response: Response, cursor: str | None
    ) -> FollowerPage:
        """The page of followers in a response that was classified ok."""
        raise NotImplementedError

    def profiles(self, config: SourceConfig, native_ids: Sequence[str], session: Session | None) -> Request | None:
        """The request for some accounts as they are now, at most `profiles_batch`; None where there is none."""
        return None

    def parse_profiles(self, config: SourceConfig, response: Response) -> tuple[Profile, ...]:
        """The accounts that are still there, in any order."""
        raise NotImplementedError

    def last_post(self, config: SourceConfig, native_id: str, session: Session | None) -> Request | None:
        """The request that tells when an account last published anything; None where its profile tells, or nothing."""
        return None

    def parse_last_post(self, config: SourceConfig, response: Response) -> Moment | None:
        """When the account last published anything; None where it never did."""
        raise NotImplementedError

    def author_of(self, response: Response) -> Author | None:
        """Who we are logged in as, where a check tells."""
        return None

    def reply_link(self, mention: Mention) -> str | None:
        """The address where a person can reply in the browser."""
        return mention.reply_url or mention.url


def quarantined(reason: str, item: object) -> Quarantined:
    """An unreadable item, kept as it came, cut at 64 kB."""
    try:
        text = json.dumps(item, ensure_ascii=False, default=str)
    except (ValueError, RecursionError):
        text = repr(type(item))
    return Quarantined(reason, text[:65_536])

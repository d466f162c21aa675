"""Discourse forums: all new posts, or a search; with a key also mentions of and replies to an account.

All posts of a forum are numbered through, so reading /posts.json downwards leaves no gap that could not be seen."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any, ClassVar
from urllib.parse import quote

from earful.domain.failures import Failure, KnownError
from earful.domain.mention import Author, Mention
from earful.domain.moments import SECOND, Moment, as_datetime
from earful.domain.source import SourceConfig, Watch
from earful.sources import answers
from earful.sources.base import (
    Allowance,
    Capabilities,
    Counted,
    Page,
    Quarantined,
    Request,
    Response,
    Session,
    Setting,
    Source,
    Stream,
    Verdict,
)
from earful.sources.discourse_posts import KEY, is_gone, place_of, post_key, post_mention
from earful.sources.discourse_walks import Finds, above_newest, below, found_places, holes
from earful.sources.fields import count, identifier, list_of, object_of, read_each, unexpected, words

_REMEMBERED = 300
_HEARD = "6,7,9"  # replies to us, mentions of us, quotes of us


class Discourse(Source):
    """A Discourse forum. A post that moderators move to another topic gets another place and so counts as new."""

    code: ClassVar[str] = "discourse"
    name: ClassVar[str] = "Discourse"
    capabilities: ClassVar[Capabilities] = Capabilities(
        search=True, mentions=True, comments=True, edits=True, deletes=True, checked="recorded"
    )
    settings: ClassVar[tuple[Setting, ...]] = (
        Setting("server", "Forum", "Its address, such as https://forum.example", required=True),
        Setting(
            "query",
            "Search for",
            "Empty: every new post is read, and those that name the brand are kept; that misses nothing. A search reads"
            " less of a very busy forum, which may allow it to members only",
        ),
        Setting("account", "Your account", "Its own answers tell which mentions were answered"),
        Setting(
            "token",
            "Key",
            "Adds replies and mentions, and forums for members only. A user API key with the scopes read and"
            " notifications, or a read-only key that an administrator makes under Admin, API",
            "secret",
        ),
        Setting("key_kind", "The key is", "", "choice", default="user", choices=("user", "admin")),
    )
    refresh_batch: ClassVar[int] = 1
    # Forums let one address ask about 60 times a minute unless they say otherwise (platforms.md 6).
    allowance: ClassVar[Allowance] = Allowance(calls=50, per_s=60, spacing_s=0.5)

    def plan(self, config: SourceConfig, watch: Watch) -> tuple[Stream, ...]:
        """All posts, or a search and our own posts; what is said to the account where there is a key."""
        _base(config)
        own = [*((config.account,) if config.account else ()), *watch.own_handles]
        names = dict.fromkeys(handle.strip().lstrip("@").partition("@")[0] for handle in own)
        if config.query:
            streams = [Stream(f"search:{config.query}", {"kind": "search", "q": config.query}, poll_s=300)]
            streams += [
                Stream(f"own:{name}", {"kind": "search", "q": f"@{name}"}, poll_s=300) for name in names if name
            ]
        else:
            streams = [Stream("posts", {"kind": "posts"}, needs_term=True)]
        account = (config.account or "").strip().lstrip("@").partition("@")[0]
        if account and (config.has_secret or config.token_env):
            streams.append(Stream(f"mentions:{account}", {"kind": "mentions", "user": account}))
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
        if kind == "posts":
            before = re.match(r"\d{1,18}", cursor or "")
            return _ask(config, session, "/posts.json", [("before", before[0])] if before else [])
        finds = Finds.read(cursor)
        if finds.waiting:
            topic, number = finds.waiting[0]
            return _topic(config, session, topic, number)
        if kind == "search":
            # The forum counts days in its own time zone.
            start = f" after:{as_datetime(since) - timedelta(days=1):%Y-%m-%d}" if since is not None else ""
            asked = [("q", f"{stream.params['q']}{start} order:latest"), ("page", str(finds.page))]
            return _ask(config, session, "/search.json", asked)
        offset = ("offset", str((finds.page - 1) * 30))
        asked = [("username", stream.params["user"]), ("filter", _HEARD), offset]
        return _ask(config, session, "/user_actions.json", asked)

    def parse(
        self, config: SourceConfig, stream: Stream, response: Response, cursor: str | None, memory: Mapping[str, Any]
    ) -> Page:
        body = object_of(answers.json_of(response))
        if stream.params["kind"] == "posts":
            return _all_posts(config, response, body, cursor, memory)
        finds = Finds.read(cursor)
        heard = [one for one in list_of(memory.get("heard")) if isinstance(one, str)]
        if "post_stream" in body:
            return _fetched(config, response, body, finds, heard)
        places, more = found_places(response, body)
        fresh = [place for place in places if "/".join(place) not in heard]
        # A list of nothing but what is known has joined the walk before it.
        rest = Finds(tuple(fresh), finds.page, more and bool(fresh or not places))
        return _page(response, next_cursor=rest.cursor())

    def check(self, config: SourceConfig, watch: Watch, session: Session | None) -> Request:
        """With a key: whose it is; otherwise the newest posts."""
        return _ask(config, session, "/session/current.json" if session else "/posts.json", [])

    def author_of(self, response: Response) -> Author | None:
        user = object_of(object_of(answers.json_of(response)).get("current_user"))
        name, number = words(user.get("username")), identifier(user.get("id"))
        return Author(self.code, f"{number}@{answers.host_of(response.url)}", name) if name and number else None

    def classify(self, config: SourceConfig, response: Response) -> Verdict:
        """Discourse says how long to wait, and that one must log in, in the body."""
        verdict = answers.classify(config, response, platform=self.name)
        if response.status not in (403, 429):
            return verdict
        body = _body(response)
        wait = object_of(body.get("extras")).get("wait_seconds")
        if response.status == 429 and "retry-after" not in response.headers and isinstance(wait, int | float):
            until = response.at + round(min(max(float(wait), 1.0), 86_400.0) * SECOND)
            failure = Failure("rate_limited", {"host": answers.host_of(response.url)}, "in the body", until)
            return Verdict("rate_limited", failure, until, "host")
        if response.status == 403 and body.get("error_type") == "not_logged_in":
            about = {"platform": self.name}
            if config.has_secret or config.token_env:
                return Verdict("auth_revoked", Failure("wrong_token", about, "not_logged_in"))
            return Verdict("forbidden", Failure("needs_token", about, "not_logged_in"))
        return verdict

    def login(self, config: SourceConfig, secret: str, now: Moment) -> Session:
        return Session(secret.strip())

    def thread(self, config: SourceConfig, native_id: str, session: Session | None) -> Request | None:
        """The part of its topic around a post: about twenty posts."""
        place = _ours(config, native_id)
        return _topic(config, session, *place) if place else None

    def parse_thread(self, config: SourceConfig, response: Response) -> Page:
        """The posts around, and how many of their topic they are."""
        body = object_of(answers.json_of(response))
        posts = _posts_in(response, body)
        page = _page(response, *read_each(posts, _reader(config, body)))
        topic = identifier(body.get("id"))
        return replace(page, counted=(Counted(f"posts:{topic}", len(posts), count(body.get("posts_count"))),))

    def refresh(self, config: SourceConfig, native_ids: Sequence[str], session: Session | None) -> Request | None:
        """A post in its topic, which also gives the title as it is now."""
        return self.thread(config, native_ids[0], session) if native_ids else None

    def parse_refresh(self, config: SourceConfig, native_ids: Sequence[str], response: Response) -> Page:
        """A post that is no longer at its place, or only as a note of its deletion, is a tombstone. One that readers
        flagged is hidden until somebody decides, and is neither."""
        body = object_of(answers.json_of(response))
        host = answers.host_of(_base(config))
        posts = {
            post_key(*place, host): post
            for post in map(object_of, _posts_in(response, body))
            if (place := place_of(post)) is not None
        }
        asked = native_ids[0]
        if asked not in posts or is_gone(posts[asked]):
            return _page(response, tombstones=(asked,))
        return _page(response, *read_each([posts[asked]], _reader(config, body)))


def _base(config: SourceConfig) -> str:
    server = (config.server or "").strip().rstrip("/")
    if not server:
        raise KnownError("setting_missing", {"platform": Discourse.name, "field": "server"})
    return server if "://" in server else f"https://{server}"


def _ask(config: SourceConfig, session: Session | None, path: str, params: Sequence[tuple[str, str]]) -> Request:
    """Without the header the forum would answer some addresses with its pages."""
    secret: dict[str, str] = {}
    if session and config.options.get("key_kind") == "admin":
        name = (config.account or "system").strip().lstrip("@").partition("@")[0]
        secret = {"Api-Key": session.access, "Api-Username": name}
    elif session:
        secret = {"User-Api-Key": session.access}
    url = f"{_base(config)}{path}"
    return Request(url, params=tuple(params), headers={"Accept": "application/json"}, secret_headers=secret)


def _topic(config: SourceConfig, session: Session | None, topic: str, number: str) -> Request:
    path = f"/t/{quote(topic, safe='')}/{quote(number, safe='')}.json"
    return _ask(config, session, path, [("include_suggested", "false")])


def _ours(config: SourceConfig, native_id: str) -> tuple[str, str] | None:
    found = KEY.fullmatch(native_id)
    return (found[1], found[2]) if found and found[3] == answers.host_of(_base(config)) else None


def _reader(config: SourceConfig, body: Mapping[str, Any]) -> Any:
    base, title = _base(config), words(body.get("title"))
    return lambda post: post_mention(post, base, title)


def _posts_in(response: Response, body: Mapping[str, Any]) -> list[Any]:
    posts = object_of(body.get("post_stream")).get("posts")
    if not isinstance(posts, list):
        raise unexpected(response, "no posts")
    return posts


def _all_posts(
    config: SourceConfig, response: Response, body: Mapping[str, Any], cursor: str | None, memory: Mapping[str, Any]
) -> Page:
    """A page of all posts. Old forums include the post that `before` names: it has been read and is left out."""
    posts = body.get("latest_posts")
    if not isinstance(posts, list):
        raise unexpected(response, "no latest_posts")
    numbers = [number for post in posts if (number := count(object_of(post).get("id")))]
    fresh = [post for post in posts if cursor is None or object_of(post).get("id") != above_newest(cursor)]
    mentions, broken = read_each(fresh, _reader(config, {}))
    hidden = holes(numbers, cursor)
    times = [at for one in mentions if (at := one.created_at) is not None]
    mostly_hidden = hidden > max(len(numbers), 25) and len(times) > 1
    return replace(
        _page(response, mentions, broken, below(numbers, cursor)),
        memory={"holes": (count(memory.get("holes")) or 0) + hidden},
        missed=(min(times), max(times)) if mostly_hidden and min(times) < max(times) else None,
    )


def _fetched(config: SourceConfig, response: Response, body: Mapping[str, Any], finds: Finds, heard: list[str]) -> Page:
    """Those posts of a topic that a list had named; all where none was."""
    wanted = set(finds.waiting)
    posts = [post for post in _posts_in(response, body) if not wanted or place_of(object_of(post)) in wanted]
    mentions, broken = read_each(posts, _reader(config, body))
    there = [place for post in posts if (place := place_of(object_of(post))) is not None]
    done = [*finds.waiting[:1], *there]  # one that is not there was deleted meanwhile
    kept = list(dict.fromkeys([*("/".join(place) for place in done), *heard]))[:_REMEMBERED]
    page = _page(response, mentions, broken, finds.without(done).cursor())
    return replace(page, memory={"heard": kept})


def _body(response: Response) -> Mapping[str, Any]:
    try:
        return object_of(answers.json_of(response))
    except KnownError:
        return {}


def _page(
    response: Response,
    items: tuple[Mention, ...] = (),
    broken: tuple[Quarantined, ...] = (),
    next_cursor: str | None = None,
    tombstones: tuple[str, ...] = (),
) -> Page:
    return Page(items, tombstones, next_cursor, answers.server_time(response.headers), broken)

"""Lemmy: search in posts and comments of any server, with an account also what is said to us. API version 3.

A post has another id on every server, so native ids are "post/12@host" and "comment/34@host" of the server that was
asked; its ActivityPub id (`uri`) is the same everywhere and joins the copies, also with those that Mastodon shows."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar
from urllib.parse import urlsplit

from earful.domain.failures import Failure, KnownError
from earful.domain.mention import Author, Mention
from earful.domain.moments import HOUR, Moment
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
)
from earful.sources.fields import UnreadableError, object_of, read_each, unexpected, words
from earful.sources.lemmy_views import is_gone, mention_of, thing_of

DEFAULT_SERVER = "https://lemmy.world"
_PAGE = 50
_FULL = 20  # servers may give fewer than were asked for before their end
_DEEP = "50"  # with a depth given, a tree is told whole
_LISTS = {
    "posts": ("posts",),
    "comments": ("comments",),
    "mentions": ("mentions",),
    "replies": ("replies",),
    "own": ("posts", "comments"),
}
_KEY = re.compile(r"(post|comment)/(\d{1,19})@(.+)")
_JWT = re.compile(r"eyJ[\w-]+\.[\w-]+\.[\w-]+")
_LOGIN = "/api/v3/user/login"
_ABSENT = re.compile(r"couldnt_find_(?:post|comment|object|person)|not_found")
_NO_SESSION = frozenset(("not_logged_in", "incorrect_login", "not_authenticated", "invalid_token"))


class Lemmy(Source):
    """Lemmy. A server knows only what reached it from others, so what is found is never all there is."""

    code: ClassVar[str] = "lemmy"
    name: ClassVar[str] = "Lemmy"
    capabilities: ClassVar[Capabilities] = Capabilities(
        search=True, mentions=True, comments=True, edits=True, deletes=True, completeness="sampled", checked="schema"
    )
    settings: ClassVar[tuple[Setting, ...]] = (
        Setting(
            "server", "Server", "The server to ask, best the one of your account", required=True, default=DEFAULT_SERVER
        ),
        Setting("account", "Your user name", "Its own answers tell which mentions were answered; needed to log in"),
        Setting("token", "Password", "Adds mentions and replies. With two-factor login: a login token (JWT)", "secret"),
        Setting("query", "Search for", "Empty: the terms of the brand"),
    )
    refresh_batch: ClassVar[int] = 1
    # Servers limit searches most, many to about 100 in ten minutes (platforms.md 11).
    allowance: ClassVar[Allowance] = Allowance(calls=90, per_s=600, spacing_s=1.0)

    def plan(self, config: SourceConfig, watch: Watch) -> tuple[Stream, ...]:
        """Posts and comments are searched apart, so that each walk is in the order of time."""
        if _has_token(config) and not config.account:
            raise KnownError("setting_missing", {"platform": self.name, "field": "account"})
        given = (config.query,) if config.query else watch.terms or (watch.brand,)
        terms = dict.fromkeys(term.strip() for term in given if term.strip())
        streams = [
            # The index takes a space for anything in between; what a person typed as a query is taken as it comes.
            Stream(f"{kind}:{term}", {"kind": kind, "q": term}, not config.query, poll_s=300, overlap_s=86_400)
            for term in terms
            for kind in ("posts", "comments")
        ]
        if _has_token(config):
            streams += [Stream(kind, {"kind": kind}, poll_s=300) for kind in ("mentions", "replies")]
        own = [*((config.account,) if config.account else ()), *watch.own_handles]
        streams += [
            Stream(f"own:{name}", {"kind": "own", "user": name}, poll_s=300)
            for name in dict.fromkeys(handle.strip().lstrip("@") for handle in own)
            if name
        ]
        if not streams:
            raise KnownError("setting_missing", {"platform": self.name, "field": "query"})
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
        place = [("sort", "New"), ("limit", str(_PAGE)), ("page", str(_page_number(cursor)))]
        if kind == "own":
            return _ask(config, session, "user", [("username", stream.params["user"]), *place])
        if kind in ("mentions", "replies"):
            path = "user/mention" if kind == "mentions" else "user/replies"
            return _ask(config, session, path, [("unread_only", "false"), *place])
        asked = [("q", stream.params["q"]), ("type_", kind.capitalize()), ("listing_type", "All")]
        return _ask(config, session, "search", [*asked, *place])

    def parse(
        self, config: SourceConfig, stream: Stream, response: Response, cursor: str | None, memory: Mapping[str, Any]
    ) -> Page:
        body = object_of(answers.json_of(response))
        lists = [body.get(name) for name in _LISTS[stream.params["kind"]]]
        views: list[object] = []
        for found in lists:
            if not isinstance(found, list):
                raise unexpected(response, "no posts or comments")
            views += found
        mentions, broken = _read(config, views)
        full = any(isinstance(found, list) and len(found) >= _FULL for found in lists)
        return _page(response, mentions, broken, str(_page_number(cursor) + 1) if full else None)

    def check(self, config: SourceConfig, watch: Watch, session: Session | None) -> Request:
        """With an account what is said to it; otherwise what a walk asks first."""
        stream = next((one for one in self.plan(config, watch) if session and one.name == "mentions"), None)
        return self.request(config, stream or self.plan(config, watch)[0], None, None, {}, session)

    def classify(self, config: SourceConfig, response: Response) -> Verdict:
        """Lemmy names its errors in the body, many under a bare status 400."""
        verdict = answers.classify(config, response, platform=self.name)
        if response.status not in (400, 401, 403, 404):
            return verdict
        error = _error(response)
        host = answers.host_of(response.url)
        about = {"platform": self.name, "reason": error or str(response.status), "host": host}
        detail = f"status {response.status}: {error}"
        if error in ("rate_limit_error", "too_many_requests"):
            until = answers.retry_moment(response.headers, response.at) or response.at + HOUR // 6
            return Verdict("rate_limited", Failure("rate_limited", about, detail, until), until, "host")
        if urlsplit(response.url).path.endswith(_LOGIN):
            return Verdict("auth_revoked", Failure("wrong_token", about, detail))
        if error in _NO_SESSION or error == "instance_is_private":
            if not _has_token(config):
                return Verdict("forbidden", Failure("needs_token", about, detail))
            return Verdict("auth_expired", Failure("expired_token", about, detail))
        if _ABSENT.match(error):
            at = response.at + HOUR
            return Verdict("gone", Failure("not_found", about, detail, at), at)
        return verdict

    def login(self, config: SourceConfig, secret: str, now: Moment) -> Request | Session:
        """A login token is the session; a password is exchanged for one, which holds until it is changed."""
        if _JWT.fullmatch(secret.strip()):
            return Session(secret.strip())
        who = (config.account or "").strip().lstrip("@").partition("@")[0]
        return Request(_base(config) + _LOGIN, "POST", json={"username_or_email": who, "password": secret.strip()})

    def session(self, response: Response) -> Session:
        token = words(object_of(answers.json_of(response)).get("jwt"))
        if not token:
            raise KnownError("wrong_token", {"platform": self.name}, detail=_error(response))
        return Session(token)

    def author_of(self, response: Response) -> Author | None:
        return None

    def thread(self, config: SourceConfig, native_id: str, session: Session | None) -> Request | None:
        """All comments of a post, or a comment with all below it."""
        found = _ours(config, native_id)
        if found is None:
            return None
        name = "post_id" if found[0] == "post" else "parent_id"
        asked = [(name, found[1]), ("type_", "All"), ("sort", "New"), ("max_depth", _DEEP)]
        return _ask(config, session, "comment/list", asked)

    def parse_thread(self, config: SourceConfig, response: Response) -> Page:
        found = object_of(answers.json_of(response)).get("comments")
        if not isinstance(found, list):
            raise unexpected(response, "no comments")
        return _page(response, *_read(config, found))

    def refresh(self, config: SourceConfig, native_ids: Sequence[str], session: Session | None) -> Request | None:
        """One post or comment as it is now; the API has no request for several."""
        found = _ours(config, native_ids[0]) if native_ids else None
        return _ask(config, session, found[0], [("id", found[1])]) if found else None

    def parse_refresh(self, config: SourceConfig, native_ids: Sequence[str], response: Response) -> Page:
        """What its author deleted or moderators removed is a tombstone; both can be undone."""
        body = object_of(answers.json_of(response))
        view = body.get("comment_view") or body.get("post_view")
        if not isinstance(view, dict):
            raise unexpected(response, "no post or comment")
        try:
            _, thing = thing_of(view)
        except UnreadableError as error:
            raise unexpected(response, str(error)) from error
        if is_gone(thing):
            return Page(tombstones=tuple(native_ids[:1]))
        return _page(response, *_read(config, [view]))


def _has_token(config: SourceConfig) -> bool:
    return config.has_secret or config.token_env is not None


def _base(config: SourceConfig) -> str:
    server = (config.server or DEFAULT_SERVER).strip().rstrip("/")
    return server if "://" in server else f"https://{server}"


def _ask(config: SourceConfig, session: Session | None, path: str, params: Sequence[tuple[str, str]]) -> Request:
    secret = {"Authorization": f"Bearer {session.access}"} if session else {}
    return Request(f"{_base(config)}/api/v3/{path}", params=tuple(params), secret_headers=secret)


def _page_number(cursor: str | None) -> int:
    return int(cursor) if cursor and re.fullmatch(r"\d{1,6}", cursor) else 1


def _ours(config: SourceConfig, native_id: str) -> tuple[str, str] | None:
    """Kind and number of a native id that our server gave."""
    found = _KEY.fullmatch(native_id)
    return (found[1], found[2]) if found and found[3] == answers.host_of(_base(config)) else None


def _error(response: Response) -> str:
    try:
        return words(object_of(answers.json_of(response)).get("error")) or ""
    except KnownError:
        return ""


def _read(config: SourceConfig, views: Sequence[object]) -> tuple[tuple[Mention, ...], tuple[Quarantined, ...]]:
    base = _base(config)
    return read_each(views, lambda view: mention_of(view, base))


def _page(
    response: Response,
    items: tuple[Mention, ...],
    broken: tuple[Quarantined, ...],
    next_cursor: str | None = None,
) -> Page:
    return Page(items, next_cursor=next_cursor, server_time=answers.server_time(response.headers), quarantined=broken)

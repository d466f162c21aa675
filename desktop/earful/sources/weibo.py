"""Weibo's open API: what is said to the account that gave the token, its own posts and comments, and one topic.

There is no search in all of Weibo: for that, its pages can be imported. An error can come with any status, also 200."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar
from urllib.parse import urlsplit

from earful.domain.failures import Failure, KnownError
from earful.domain.mention import Author, Mention
from earful.domain.moments import DAY, MINUTE, Moment
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
from earful.sources.fields import count, identifier, object_of, read_each, unexpected, words
from earful.sources.weibo_statuses import comment, comment_key, comment_number, is_gone, status

OPEN = "https://api.weibo.com"
COMMERCIAL = "https://c.api.weibo.com"
_BATCH = 50
_WAIT = 15 * MINUTE  # limits count by the hour, and errors do not say how much of it is left
_BUSY = frozenset((10001, 10002, 10003, 10009, 10010, 10011))
_LIMITS = frozenset((10022, 10023, 10024))
_TOKEN = frozenset((10006, 21301, 21314, 21315, 21316, 21317, 21319, 21325, 21327, 21332))
_RIGHTS = frozenset((10004, 10005, 10012, 10013, 10014, 10015, 20112))
_ABSENT = frozenset((20003, 20101, 20201))


@dataclass(frozen=True)
class _List:
    """One of Weibo's lists: where it is, what it holds and how long its pages are."""

    path: str
    field: str
    size: int
    read: Callable[[Mapping[str, Any]], Mention | None]


_LISTS = {
    "mentions": _List("statuses/mentions", "statuses", 200, status),
    "comment mentions": _List("comments/mentions", "comments", 50, comment),
    "comments to me": _List("comments/to_me", "comments", 50, comment),
    "own posts": _List("statuses/user_timeline", "statuses", 100, status),
    "own comments": _List("comments/by_me", "comments", 50, comment),
    "topic": _List("search/topics", "statuses", 50, status),
}


class Weibo(Source):
    """Weibo. Lists are newest first and reach back only so far; `max_id` includes the post it names."""

    code: ClassVar[str] = "weibo"
    name: ClassVar[str] = "Weibo"
    capabilities: ClassVar[Capabilities] = Capabilities(
        search=True,
        mentions=True,
        comments=True,
        deletes=True,
        completeness="capped",
        needs_auth=True,
        checked="schema",
    )
    settings: ClassVar[tuple[Setting, ...]] = (
        Setting(
            "token",
            "Access token",
            "Of your app at open.weibo.com, given to it by your account; its basic rights are enough. It expires after"
            " some time (for apps in test after a day) and must then be made anew",
            "secret",
            required=True,
        ),
        Setting("account", "Your account", "Name or number; its own comments tell which mentions were answered"),
        Setting("query", "Topic", "A topic without its # signs: its newest 200 posts. Needs the right search/topics"),
        Setting("commercial", "The app has the commercial API", "Asks c.api.weibo.com, which allows far more", "flag"),
        Setting("look_again", "Look for deleted posts", "Needs the right statuses/show; off: unseen", "flag"),
        Setting("server", "Server", "Where the API is asked; usually empty"),
    )
    refresh_batch: ClassVar[int] = 1
    # An app in test has 150 calls an hour for each user.
    allowance: ClassVar[Allowance] = Allowance(calls=140, per_s=3600, spacing_s=0.5)

    def plan(self, config: SourceConfig, watch: Watch) -> tuple[Stream, ...]:
        if not (config.has_secret or config.token_env):
            raise KnownError("needs_token", {"platform": self.name})
        # Without knowing who we are, our own words would be taken for a stranger's.
        known = bool(config.account or watch.own_handles)
        kinds = [name for name in _LISTS if name != "topic" and (known or not name.startswith("own"))]
        streams = [Stream(name, {"kind": name}, poll_s=180) for name in kinds]
        topic = (config.query or "").strip().strip("#").strip()
        if topic:
            # Last, so that an app without the right to it has heard all the rest.
            streams.append(Stream(f"topic:{topic}", {"kind": "topic", "q": topic}, poll_s=180))
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
        asked = [("count", str(_LISTS[kind].size))]
        number = cursor if cursor and re.fullmatch(r"\d{1,20}", cursor) else None
        if kind == "topic":
            asked += [("q", stream.params["q"]), ("page", number or "1")]
        elif number:
            asked.append(("max_id", number))
        return _ask(config, session, _LISTS[kind].path, asked)

    def parse(
        self, config: SourceConfig, stream: Stream, response: Response, cursor: str | None, memory: Mapping[str, Any]
    ) -> Page:
        kind = stream.params["kind"]
        told = _LISTS[kind]
        body = object_of(answers.json_of(response))
        found = body.get(told.field)
        if not isinstance(found, list):
            raise unexpected(response, f"no {told.field}")
        mentions, broken = read_each(found, told.read)
        whole = cursor is None and (total := count(body.get("total_number"))) is not None and total <= len(found)
        following = None if whole else _following(kind, found, cursor)
        return _page(response, mentions, broken, following)

    def check(self, config: SourceConfig, watch: Watch, session: Session | None) -> Request:
        return _ask(config, session, "account/get_uid", [])

    def author_of(self, response: Response) -> Author | None:
        uid = identifier(object_of(answers.json_of(response)).get("uid"))
        return Author(self.code, uid, uid) if uid else None

    def classify(self, config: SourceConfig, response: Response) -> Verdict:
        """By the number of the error, which comes with any status."""
        verdict = answers.classify(config, response, platform=self.name)
        code, said = _error(response)
        if code is None:
            return verdict
        host = answers.host_of(response.url)
        about = {"platform": self.name, "reason": f"{said} ({code})", "host": host, "status": str(code), "url": host}
        detail = f"status {response.status}, error {code}: {said}"
        if code in _LIMITS:
            until = answers.retry_moment(response.headers, response.at) or response.at + _WAIT
            return Verdict("rate_limited", Failure("rate_limited", about, detail, until), until, "host")
        if code in _TOKEN:
            return Verdict("auth_revoked", Failure("wrong_token", about, detail))
        if code in _BUSY:
            return Verdict("transient", Failure("server_trouble", about, detail), scope="host")
        if code in _RIGHTS:
            return Verdict("forbidden", Failure("forbidden", about, detail))
        if code in _ABSENT:
            at = response.at + DAY
            return Verdict("gone", Failure("not_found", about, detail, at), at)
        return verdict if verdict.state != "ok" else Verdict("fatal", Failure("refused", about, detail))

    def login(self, config: SourceConfig, secret: str, now: Moment) -> Session:
        return Session(secret.strip())

    def thread(self, config: SourceConfig, native_id: str, session: Session | None) -> Request | None:
        """The comments of a post, newest first. A comment alone does not tell its post: it is asked for by `root`."""
        if not re.fullmatch(r"\d{1,20}", native_id):
            return None
        return _ask(config, session, "comments/show", [("id", native_id), ("count", "200")])

    def parse_thread(self, config: SourceConfig, response: Response) -> Page:
        """The comments. Weibo leaves out the post of each where all have the same: it is the one that was asked for."""
        body = object_of(answers.json_of(response))
        found = body.get("comments")
        if not isinstance(found, list):
            raise unexpected(response, "no comments")
        mentions, broken = read_each(found, comment)
        asked = re.search(r"[?&]id=(\d{1,20})(?:&|$)", f"?{urlsplit(response.url).query}")
        root = asked[1] if asked else None
        placed = tuple(m if m.root else replace(m, root=root, reply_to=m.reply_to or root) for m in mentions)
        counted = Counted(f"comments:{root}", len(found), count(body.get("total_number")))
        return replace(_page(response, placed, broken), counted=(counted,) if root else ())

    def refresh(self, config: SourceConfig, native_ids: Sequence[str], session: Session | None) -> Request | None:
        """One post or comment as it is now, where the person said that the app may ask for single ones."""
        if not native_ids or config.options.get("look_again", "").lower() not in ("1", "true", "yes", "on"):
            return None
        number = comment_number(native_ids[0])
        if number:
            return _ask(config, session, "comments/show_batch", [("cids", number)])
        return _ask(config, session, "statuses/show", [("id", native_ids[0])]) if native_ids[0].isdecimal() else None

    def parse_refresh(self, config: SourceConfig, native_ids: Sequence[str], response: Response) -> Page:
        """A deleted post is an error (20101) and so classified as gone; a deleted comment is missing in the list."""
        body = answers.json_of(response)
        number = comment_number(native_ids[0])
        if number is None:
            if is_gone(object_of(body)):
                return Page(tombstones=tuple(native_ids[:1]))
            if "text" not in object_of(body):
                raise unexpected(response, "no post")
            return _page(response, *read_each([body], status))
        found = body if isinstance(body, list) else object_of(body).get("comments")
        if not isinstance(found, list):
            raise unexpected(response, "no comments")
        mentions, broken = read_each(found, comment)
        gone = () if any(m.native_id == comment_key(number) for m in mentions) or broken else tuple(native_ids[:1])
        return replace(_page(response, mentions, broken), tombstones=gone)


def _ask(config: SourceConfig, session: Session | None, path: str, params: Sequence[tuple[str, str]]) -> Request:
    commercial = config.options.get("commercial", "").lower() in ("1", "true", "yes", "on")
    server = (config.server or (COMMERCIAL if commercial else OPEN)).strip().rstrip("/")
    base = server if "://" in server else f"https://{server}"
    secret = {"Authorization": f"OAuth2 {session.access}"} if session else {}
    ending = "/biz.json" if commercial and path != "account/get_uid" else ".json"
    return Request(f"{base}/2/{path}{ending}", params=tuple(params), secret_headers=secret)


def _following(kind: str, found: Sequence[object], cursor: str | None) -> str | None:
    """Where to go on: below the lowest id of this page, for `max_id` includes the post it names. What Weibo hides is
    taken out after the page was cut, so only a page without anything is surely the last."""
    if kind == "topic":
        page = int(cursor) if cursor and cursor.isdecimal() else 1
        return str(page + 1) if found and page * _LISTS[kind].size < 200 else None
    numbers = [int(text) for one in found if (text := _digits(one)) is not None]
    lowest = min(numbers, default=0) - 1
    return str(lowest) if lowest > 0 and (cursor is None or lowest < int(cursor or 0)) else None


def _digits(item: object) -> str | None:
    found = object_of(item)
    text = identifier(found.get("idstr")) or identifier(found.get("id")) or ""
    return text if re.fullmatch(r"\d{1,20}", text) else None


def _error(response: Response) -> tuple[int | None, str]:
    """The number of an error, which Weibo writes as a number or as text, and its words."""
    try:
        body = object_of(answers.json_of(response))
    except KnownError:
        return None, ""
    code = count(body.get("error_code"))
    return code or None, (words(body.get("error")) or "")[:200]


def _page(
    response: Response,
    items: tuple[Mention, ...],
    broken: tuple[Quarantined, ...],
    next_cursor: str | None = None,
) -> Page:
    return Page(items, next_cursor=next_cursor, server_time=answers.server_time(response.headers), quarantined=broken)

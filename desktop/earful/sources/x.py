"""X (API v2): what was said about the brand in the last seven days, what is said to us, and our own posts.

Reading costs money, for each post that comes: so nothing is read twice that need not be. A walk goes down to what the
last one began with; what that has not read yet, for want of money perhaps, is in the engine's checkpoint."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from earful.domain.failures import Failure, KnownError
from earful.domain.mention import Author, Mention
from earful.domain.moments import DAY, HOUR, MINUTE, SECOND, Moment, iso
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
from earful.sources.costs import BUDGET, budget_usd, page_size
from earful.sources.fields import count, identifier, list_of, object_of, read_each, unexpected, words
from earful.sources.tweets import TWEET_FIELDS, USER_FIELDS, accounts_of, author, tweet

DEFAULT_SERVER = "https://api.x.com"
_PAGE = 100
_LEAST = 10  # search takes no less
_BATCH = 100
_GONE = ("resource-not-found", "not-authorized-for-resource", "resource-unavailable")
_ID = re.compile(r"[0-9]{1,19}")
_HANDLE = re.compile(r"@?([A-Za-z0-9_]{1,15})")
_WHOLE = "whole=1"  # a cursor: read all that the window holds, because the place we had is older than it


class X(Source):
    """X. Search holds the last seven days, mentions the last 800. Reposts repeat words and cost like posts, so they
    are only read where the person wants them."""

    code: ClassVar[str] = "x"
    name: ClassVar[str] = "X"
    capabilities: ClassVar[Capabilities] = Capabilities(
        search=True,
        mentions=True,
        comments=True,
        edits=True,
        deletes=True,
        completeness="capped",
        needs_auth=True,
        cost_per_item=0.005,  # docs.x.com/x-api/getting-started/pricing; authors that come along are not counted
        checked="recorded",
    )
    settings: ClassVar[tuple[Setting, ...]] = (
        Setting("account", "Your account", "Without it only search; with it also what is said to you: @name"),
        Setting("token", "Bearer token", "From the developer console; it needs credit there", "secret", required=True),
        Setting("query", "Search for", "In X's own search language; empty: the terms of the brand"),
        BUDGET,
        Setting("reposts", "Read reposts, too", "Each costs as much as a post", "flag"),
        Setting(
            "conversations", "Read all replies around what was found", "Each reply costs as much as a post", "flag"
        ),
        Setting("no_second_look", "Never look at a post again", "Saves money; edits and deletions stay unseen", "flag"),
        Setting("server", "Server", "Where the API is asked", default=DEFAULT_SERVER),
    )
    refresh_batch: ClassVar[int] = _BATCH
    allowance: ClassVar[Allowance] = Allowance(calls=300, per_s=900, spacing_s=1.0)

    def plan(self, config: SourceConfig, watch: Watch) -> tuple[Stream, ...]:
        """A search for each term; with an account what is said to it, and its own posts, which tell what was answered.

        Raises KnownError("setting_wrong") for an account or a budget that can be none."""
        budget_usd(self, config)
        wanted = (config.query,) if config.query else watch.terms or (watch.brand,)
        terms = dict.fromkeys(term.strip() for term in wanted if term.strip())
        reposts = config.options.get("reposts") == "yes"
        streams = [
            # A repost has no words of its own to look for a term in.
            Stream(f"search:{term}", {"kind": "search", "q": _query(config, term)}, not (config.query or reposts), 300)
            for term in terms
        ]
        if config.account:
            handle = _handle(config.account)
            streams.append(Stream(f"mentions:{handle}", {"kind": "mentions", "account": handle}, poll_s=300))
        others = [handle for handle in watch.own_handles if _HANDLE.fullmatch(handle.strip())]
        for handle in dict.fromkeys(map(_handle, [*([config.account] if config.account else []), *others])):
            streams.append(Stream(f"own:{handle}", {"kind": "search", "q": f"from:{handle}"}, poll_s=600))
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
        place = dict(parse_qsl(cursor or ""))
        search = stream.params["kind"] == "search"
        since_id = None if "whole" in place else _read_until(since, place if "next_token" in place else memory)
        sent = [("since_id", since_id)] if since_id else []
        # Search refuses moments that lie before its seven days, and does not need to be told of them.
        if not since_id and since is not None and "whole" not in place and (not search or _few_days(config)):
            sent = [("start_time", iso(since // SECOND * SECOND) or "")]
        size = ("max_results", str(page_size(self, config, _LEAST, _PAGE)))
        more = place.get("next_token")
        if search:
            token = [("next_token", more)] if more else []
            asked = [("query", stream.params["q"]), size, *sent, *token]
            return _ask(config, session, "/2/tweets/search/recent", [*asked, *_FIELDS])
        account = identifier(memory.get("account_id")) or place.get("account")
        if not account:
            return _who(config, session, stream.params["account"])
        token = [("pagination_token", more)] if more else []
        return _ask(config, session, f"/2/users/{quote(account, safe='')}/mentions", [size, *sent, *token, *_FIELDS])

    def parse(
        self, config: SourceConfig, stream: Stream, response: Response, cursor: str | None, memory: Mapping[str, Any]
    ) -> Page:
        body = _body(response)
        data, meta, place = body.get("data"), object_of(body.get("meta")), dict(parse_qsl(cursor or ""))
        if stream.params["kind"] == "mentions" and isinstance(data, dict):
            return self._account_page(response, data, place)
        if _too_old(body) and cursor != _WHOLE:
            return _page(response, next_cursor=_WHOLE)
        if not isinstance(data, list) and count(meta.get("result_count")) != 0:
            raise unexpected(response, "no data")
        accounts = accounts_of(body)
        mentions, broken = read_each(list_of(data), lambda item: tweet(item, accounts))
        more, head = words(meta.get("next_token")), "next_token" not in place
        before = memory if head else place
        seen = max((meta.get("newest_id"), before.get("seen")), key=_number)
        kept = {"seen": identifier(seen), "begun": response.at} if head else {}
        # X takes its next token only together with what the first page was asked with.
        asked = {
            "whole": place.get("whole"),
            "seen": before.get("seen"),
            "begun": before.get("begun"),
            "next_token": more,
        }
        following = urlencode({name: value for name, value in asked.items() if value}) if more else None
        return _page(response, mentions, broken, following, kept)

    def _account_page(self, response: Response, data: Mapping[str, Any], place: Mapping[str, str]) -> Page:
        """The answer that tells the account's id: the mentions come next."""
        account = identifier(data.get("id"))
        if account is None or place.get("account"):
            raise unexpected(response, "no id")
        return _page(response, next_cursor=urlencode({"account": account}), memory={"account_id": account})

    def check(self, config: SourceConfig, watch: Watch, session: Session | None) -> Request:
        """How much was read this month: costs nothing and needs the same token."""
        return _ask(config, session, "/2/usage/tweets", ())

    def author_of(self, response: Response) -> Author | None:
        data = object_of(object_of(answers.json_of(response)).get("data"))
        return author(data) if "username" in data else None

    def classify(self, config: SourceConfig, response: Response) -> Verdict:
        """Money spent says 402, the month's cap a 429 that no header explains; and a place that we kept for too long
        is refused with a 400, which is an answer that `parse` knows."""
        verdict = answers.classify(config, response, platform=self.name, style="unix")
        if response.status not in (400, 402, 429):
            return verdict
        told = _said(response)
        if response.status == 400:
            return Verdict("ok") if _too_old(told) else verdict
        reason = f"{told.get('title', '')} {told.get('type', '')}".lower()
        if response.status == 402 or "usagecap" in reason or "usage-capped" in reason:
            at = response.at + DAY
            failure = Failure("no_credit", {"platform": self.name}, answers.reason_of(response), at)
            return Verdict("forbidden", failure, at)
        return verdict

    def login(self, config: SourceConfig, secret: str, now: Moment) -> Session:
        """The bearer token is the session."""
        return Session(secret.strip())

    def thread(self, config: SourceConfig, native_id: str, session: Session | None) -> Request | None:
        """Replies and quotes of one post, and its whole conversation where it began one; only where that is wanted."""
        if config.options.get("conversations") != "yes" or not _ID.fullmatch(native_id):
            return None
        around = " OR ".join(
            f"{way}:{native_id}" for way in ("conversation_id", "in_reply_to_tweet_id", "quotes_of_tweet_id")
        )
        asked = [("query", f"({around}) -is:retweet"), ("max_results", str(page_size(self, config, _LEAST, _PAGE)))]
        return _ask(config, session, "/2/tweets/search/recent", [*asked, *_FIELDS])

    def parse_thread(self, config: SourceConfig, response: Response) -> Page:
        body = _body(response)
        accounts = accounts_of(body)
        return _page(response, *read_each(list_of(body.get("data")), lambda item: tweet(item, accounts)))

    def refresh(self, config: SourceConfig, native_ids: Sequence[str], session: Session | None) -> Request | None:
        ids = _known(native_ids)[: page_size(self, config, 1, _BATCH)]
        if not ids or config.options.get("no_second_look") == "yes":
            return None
        return _ask(config, session, "/2/tweets", [("ids", ",".join(ids)), *_FIELDS])

    def parse_refresh(self, config: SourceConfig, native_ids: Sequence[str], response: Response) -> Page:
        """Deleted posts and those of deleted or locked accounts are named as errors beside what is still there.

        An edited post is asked for by its first id and then shows its first wording: that is passed over, search
        brings the new one."""
        body = _body(response)
        accounts = accounts_of(body)
        mentions, broken = read_each(list_of(body.get("data")), lambda item: tweet(item, accounts))
        errors = [object_of(one) for one in list_of(body.get("errors"))]
        gone = {
            identifier(one.get("resource_id") or one.get("value"))
            for one in errors
            if str(one.get("type", "")).rpartition("/")[2] in _GONE and one.get("resource_type", "tweet") == "tweet"
        }
        vanished = tuple(one for one in _known(native_ids) if one in gone)
        return _page(response, mentions, broken, tombstones=vanished)


_FIELDS = (("tweet.fields", TWEET_FIELDS), ("expansions", "author_id"), ("user.fields", USER_FIELDS))


def _query(config: SourceConfig, term: str) -> str:
    """A term as X's search wants it: phrases in quotes; what a person wrote as a query is taken as it comes."""
    plain = term.replace('"', " ")
    bare = re.fullmatch(r"[#@]?\w+", plain) and plain not in ("OR", "AND")
    asked = f"({term})" if config.query else plain if bare else f'"{plain}"'
    return asked if config.options.get("reposts") == "yes" else f"{asked} -is:retweet"


def _handle(account: str) -> str:
    found = _HANDLE.fullmatch(account.strip())
    if found is None:
        raise KnownError("setting_wrong", {"value": account, "field": "Your account", "reason": "write it like @name"})
    return found[1]


def _read_until(since: Moment | None, before: Mapping[str, Any]) -> str | None:
    """The newest id that needs not be read (and paid for) again, given the newest that was seen when the head was read
    last, and when that was. None where the walk is to fill an older gap anew, because its cursor was lost.

    The engine walks to six hours before the last walk, once a day to seven days before now, as posts elsewhere can come
    up late; X gives ids in order and shows posts at once. What lies further back than both is such a gap."""
    seen, begun = identifier(before.get("seen")), count(before.get("begun"))
    if not seen or not _ID.fullmatch(seen) or begun is None or since is None:
        return None
    usual = since >= begun - 6 * HOUR - MINUTE
    rescan = begun - 7 * DAY < since < begun - 6 * DAY
    return seen if usual or rescan else None


def _number(told: object) -> int:
    found = identifier(told) or ""
    return int(found) if _ID.fullmatch(found) else -1


def _few_days(config: SourceConfig) -> bool:
    """Whether less than the whole window is wanted; more than it holds may not be asked for."""
    days = config.options.get("backfill_days", "")
    return days.isdecimal() and int(days) < 7


def _known(native_ids: Sequence[str]) -> list[str]:
    return [one for one in native_ids if _ID.fullmatch(one)][:_BATCH]


def _ask(config: SourceConfig, session: Session | None, path: str, params: Sequence[tuple[str, str]]) -> Request:
    base = (config.server or DEFAULT_SERVER).strip().rstrip("/")
    secret = {"Authorization": f"Bearer {session.access}"} if session else {}
    return Request(base + path, params=tuple(params), secret_headers=secret)


def _who(config: SourceConfig, session: Session | None, handle: str) -> Request:
    return _ask(config, session, f"/2/users/by/username/{handle}", [("user.fields", USER_FIELDS)])


def _said(response: Response) -> Mapping[str, Any]:
    try:
        return object_of(answers.json_of(response))
    except KnownError:
        return {}


def _body(response: Response) -> Mapping[str, Any]:
    """The answer's object. Errors beside data are told of parts that are missing; alone they are what went wrong."""
    body = answers.json_of(response)
    if not isinstance(body, dict):
        raise unexpected(response, "not an object")
    if "data" not in body and "meta" not in body and not _too_old(body):
        kinds = {str(object_of(one).get("type", "")).rpartition("/")[2] for one in list_of(body.get("errors"))}
        if kinds and kinds <= {"resource-not-found"} and "/by/" in urlsplit(response.url).path:
            raise KnownError("not_found", {"platform": X.name}, detail=answers.reason_of(response))
        if not list_of(body.get("errors")) or not kinds <= set(_GONE):
            raise unexpected(response, "no data")
    return body


def _too_old(body: Mapping[str, Any]) -> bool:
    """Whether the place we asked from lies before what the platform still shows."""
    errors = [object_of(one) for one in list_of(body.get("errors"))]
    named = {name for one in errors for name in object_of(one.get("parameters"))}
    return bool(named & {"since_id", "start_time"}) and "data" not in body


def _page(
    response: Response,
    items: tuple[Mention, ...] = (),
    broken: tuple[Any, ...] = (),
    next_cursor: str | None = None,
    memory: Mapping[str, Any] | None = None,
    tombstones: tuple[str, ...] = (),
) -> Page:
    when = answers.server_time(response.headers)
    return Page(items, tombstones, next_cursor, when, quarantined=broken, memory=memory or {})

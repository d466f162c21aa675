"""Bluesky (AT protocol): search, mentions and our own posts through the person's server, or an AppView without login.

Posts are keyed by their uri (at://did/collection/rkey) and accounts by their did: handles change hands."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, ClassVar
from urllib.parse import urlsplit

from earful.domain.failures import Failure, KnownError
from earful.domain.live import LiveEvent, LiveRequest
from earful.domain.mention import Author, Mention
from earful.domain.moments import HOUR, Moment, iso, parse_iso
from earful.domain.source import SourceConfig, Watch
from earful.sources import answers
from earful.sources.atproto import (
    HEARD,
    POST_URI,
    author,
    feed_entry,
    notification,
    post,
    profile,
    replies_shown,
    thread_posts,
)
from earful.sources.base import (
    Allowance,
    Capabilities,
    Counted,
    FollowerPage,
    Page,
    Profile,
    Request,
    Response,
    Session,
    Setting,
    Source,
    Stream,
    Verdict,
)
from earful.sources.fields import count, identifier, list_of, object_of, read_each, unexpected, words
from earful.sources.jetstream import commit, subscription

DEFAULT_SERVER = "https://bsky.social"
_PAGE = 100
_BATCH = 25  # getPosts takes no more
_SEARCH = "app.bsky.feed.searchPosts"
_NOTES = "app.bsky.notification.listNotifications"
_FEED = "app.bsky.feed.getAuthorFeed"
_FOLLOWERS = "app.bsky.graph.getFollowers"
_READERS = {"search": ("posts", post), "mentions": ("notifications", notification), "own": ("feed", feed_entry)}


class Bluesky(Source):
    """Bluesky. `created_at` of a mention is what its author's software claims (record.createdAt). Search and feeds are
    ordered by the earlier of that and the arrival: a back-dated post comes up far below the head, a future-dated one at
    its arrival. So reaching a known post proves nothing; only the overlap and the daily rescan find the back-dated."""

    code: ClassVar[str] = "bluesky"
    name: ClassVar[str] = "Bluesky"
    capabilities: ClassVar[Capabilities] = Capabilities(
        search=True,
        mentions=True,
        comments=True,
        followers=True,
        live=True,
        edits=True,
        deletes=True,
        completeness="capped",
        needs_auth=True,
        checked="live",
    )
    settings: ClassVar[tuple[Setting, ...]] = (
        Setting("server", "Server", "Where your account lives", default=DEFAULT_SERVER),
        Setting("account", "Your handle", "Such as name.bsky.social; needed to log in"),
        Setting("token", "App password", "Make one in Bluesky under Settings, Privacy and security", "secret"),
        Setting("query", "Search for", "Empty: the terms of the brand"),
        Setting("appview", "AppView", "For reading without login, such as https://public.api.bsky.app; usually empty"),
        Setting(
            "jetstream",
            "Live stream",
            "A Jetstream such as wss://jetstream2.us-east.bsky.network: posts come at once, but all of the network's",
        ),
    )
    refresh_batch: ClassVar[int] = _BATCH
    allowance: ClassVar[Allowance | None] = Allowance(2_800, spacing_s=0.1)  # of 3,000 (platforms.md 2)

    def plan(self, config: SourceConfig, watch: Watch) -> tuple[Stream, ...]:
        """Search for each term, what is said to us, and our own posts, which tell when somebody was answered."""
        if not _has_token(config) and not config.options.get("appview"):
            raise KnownError("needs_token", {"platform": self.name})
        if _has_token(config) and not config.account:
            raise KnownError("setting_missing", {"platform": self.name, "field": "account"})
        terms = [term.strip() for term in ((config.query,) if config.query else watch.terms or (watch.brand,))]
        # The index finds words, not phrases; what a person typed as a query is taken as it comes.
        streams = [
            Stream(f"search:{term}", {"kind": "search", "q": term}, needs_term=not config.query, overlap_s=86_400)
            for term in dict.fromkeys(filter(None, terms))
        ]
        if _has_token(config):
            streams.append(Stream("mentions", {"kind": "mentions"}, poll_s=60))
        own = [*((config.account,) if config.account else ()), *watch.own_handles]
        streams += [
            Stream(f"own:{handle}", {"kind": "own", "actor": handle}, poll_s=300)
            for handle in dict.fromkeys(handle.strip().lstrip("@").lower() for handle in own)
            if handle
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
        place = [("limit", str(_PAGE)), *([("cursor", cursor)] if cursor else [])]
        if kind == "search":
            # Servers may ignore `since`; the engine stops by itself then.
            start = [("since", iso(since) or "")] if since is not None else []
            return _ask(config, session, _SEARCH, [("q", stream.params["q"]), ("sort", "latest"), *start, *place])
        if kind == "mentions":
            return _ask(config, session, _NOTES, [*(("reasons", reason) for reason in HEARD), *place])
        asked = [("actor", stream.params["actor"]), ("filter", "posts_with_replies"), *place]
        return _ask(config, session, _FEED, asked)

    def parse(
        self, config: SourceConfig, stream: Stream, response: Response, cursor: str | None, memory: Mapping[str, Any]
    ) -> Page:
        """A page of any stream; the answer of `check` is read as an empty page."""
        body = object_of(answers.json_of(response))
        if "did" in body and "handle" in body:
            return _page(response)
        name, read = _READERS[stream.params["kind"]]
        found = body.get(name)
        if not isinstance(found, list):
            raise unexpected(response, f"no {name}")
        mentions, broken = read_each(found, read)
        return _page(response, mentions, broken, identifier(body.get("cursor")))

    def check(self, config: SourceConfig, watch: Watch, session: Session | None) -> Request:
        """Who we are; without login one hit of a search, since that is what public AppViews may refuse."""
        if session is not None:
            return _ask(config, session, "com.atproto.server.getSession")
        term = config.query or next(iter(watch.terms), watch.brand)
        return _ask(config, None, _SEARCH, [("q", term), ("sort", "latest"), ("limit", "1")])

    def author_of(self, response: Response) -> Author | None:
        body = object_of(answers.json_of(response))
        return author(body) if "did" in body else None

    def classify(self, config: SourceConfig, response: Response) -> Verdict:
        """Errors have a name in the body, and the status alone misleads: an expired token answers 400."""
        verdict = answers.classify(config, response, platform=self.name, style="unix")
        if response.status not in (400, 401, 403):
            return verdict
        error = _error_name(response)
        about = {
            "platform": self.name,
            "reason": answers.reason_of(response) or error,
            "host": answers.host_of(response.url),
        }
        detail = f"status {response.status}: {error}"
        logging_in = bool(re.search(r"server\.(?:create|refresh)Session$", urlsplit(response.url).path))
        if not _has_token(config) and error in ("AuthMissing", "AuthenticationRequired", "InvalidToken", "Forbidden"):
            return Verdict("forbidden", Failure("needs_token", about, detail))
        if error in ("ExpiredToken", "InvalidToken", "AuthMissing") and not logging_in:
            return Verdict("auth_expired", Failure("expired_token", about, detail))
        if logging_in and verdict.state in ("auth_revoked", "fatal"):
            return Verdict("auth_revoked", Failure("wrong_token", about, detail))
        if error == "NotFound" or "not found" in about["reason"].lower():
            # Also said of an account made a moment ago: hence the time to ask again.
            at = response.at + HOUR
            return Verdict("gone", Failure("not_found", about, detail, at), at)
        if error in ("AccountDeactivated", "AccountTakedown", "AccountSuspended"):
            return Verdict("forbidden", Failure("forbidden", about, detail))
        return verdict

    def login(self, config: SourceConfig, secret: str, now: Moment) -> Request:
        """A session for an app password. Only 30 of these are allowed in 5 minutes: keep the session."""
        who = (config.account or "").strip().lstrip("@")
        credentials = {"identifier": who, "password": secret.strip()}
        return Request(f"{_base(config)}/xrpc/com.atproto.server.createSession", "POST", json=credentials)

    def session(self, response: Response) -> Session:
        body = object_of(answers.json_of(response))
        access, refresh = words(body.get("accessJwt")), words(body.get("refreshJwt"))
        if not access:
            raise KnownError("wrong_token", {"platform": self.name}, detail=answers.reason_of(response))
        about = {name: text for name in ("did", "handle") if (text := words(body.get(name)))}
        return Session(access, refresh, about)

    def renew(self, config: SourceConfig, session: Session) -> Request | None:
        if not session.refresh:
            return None
        url = f"{_base(config)}/xrpc/com.atproto.server.refreshSession"
        return Request(url, "POST", secret_headers={"Authorization": f"Bearer {session.refresh}"})

    def thread(self, config: SourceConfig, native_id: str, session: Session | None) -> Request | None:
        asked = [("uri", native_id), ("depth", "100"), ("parentHeight", "100")]
        return _ask(config, session, "app.bsky.feed.getPostThread", asked) if POST_URI.fullmatch(native_id) else None

    def parse_thread(self, config: SourceConfig, response: Response) -> Page:
        """The post, all above and all below it; deleted and blocked ones have no content and are passed over."""
        thread = object_of(answers.json_of(response)).get("thread")
        if not isinstance(thread, dict):
            raise unexpected(response, "no thread")
        mentions, broken = read_each(thread_posts(thread), post)
        asked = words(object_of(thread.get("post")).get("uri"))
        counted = (Counted(f"replies:{asked}", *replies_shown(thread)),) if asked else ()
        return replace(_page(response, mentions, broken), counted=counted)

    def refresh(self, config: SourceConfig, native_ids: Sequence[str], session: Session | None) -> Request | None:
        uris = _posts_among(native_ids)
        return _ask(config, session, "app.bsky.feed.getPosts", [("uris", uri) for uri in uris]) if uris else None

    def parse_refresh(self, config: SourceConfig, native_ids: Sequence[str], response: Response) -> Page:
        """Deleted posts are silently absent. `extra["cid"]` differs from the stored one where a post was edited."""
        found = object_of(answers.json_of(response)).get("posts")
        if not isinstance(found, list):
            raise unexpected(response, "no posts")
        mentions, broken = read_each(found, post)
        present = {object_of(post).get("uri") for post in found}
        gone = tuple(uri for uri in _posts_among(native_ids) if uri not in present)
        return replace(_page(response, mentions, broken), tombstones=gone)

    def live(
        self, config: SourceConfig, watch: Watch, session: Session | None, place: Response | None
    ) -> tuple[LiveRequest, ...]:
        """A Jetstream, where the person named one: it sends every post of the network, to be sifted here."""
        server = (config.options.get("jetstream") or "").strip()
        return (subscription(server),) if server else ()

    def parse_live(self, config: SourceConfig, event: LiveEvent) -> Page:
        told = object_of(answers.load_json(event.data.encode(), self.name))
        if told.get("kind") != "commit":
            return Page()
        if object_of(told.get("commit")).get("operation") == "delete":
            uri = f"at://{words(told.get('did'))}/app.bsky.feed.post/{words(object_of(told['commit']).get('rkey'))}"
            return Page(tombstones=tuple(_posts_among([uri])))
        mentions, broken = read_each([told], commit)
        return Page(mentions, quarantined=broken)

    def followers(self, config: SourceConfig, account: str, cursor: str | None, session: Session | None) -> Request:
        """First the account, which knows how many they are; then the list, which shows them without their counts."""
        actor = account.strip().lstrip("@")
        if cursor is None:
            return _ask(config, session, "app.bsky.actor.getProfile", [("actor", actor)])
        place = [("cursor", cursor)] if cursor else []
        return _ask(config, session, _FOLLOWERS, [("actor", actor), ("limit", str(_PAGE)), *place])

    def parse_followers(
        self, config: SourceConfig, account: str, response: Response, cursor: str | None
    ) -> FollowerPage:
        body = object_of(answers.json_of(response))
        if cursor is None:
            if "did" not in body:
                raise unexpected(response, "no did")
            return FollowerPage(next_cursor="", known_total=count(body.get("followersCount")))
        found = body.get("followers")
        if not isinstance(found, list):
            raise unexpected(response, "no followers")
        profiles, broken = read_each(found, profile)
        return FollowerPage(profiles, identifier(body.get("cursor")), bare=True, unreadable=len(broken))

    def profiles(self, config: SourceConfig, native_ids: Sequence[str], session: Session | None) -> Request | None:
        asked = [("actors", did) for did in native_ids[: self.profiles_batch] if did.startswith("did:")]
        return _ask(config, session, "app.bsky.actor.getProfiles", asked) if asked else None

    def parse_profiles(self, config: SourceConfig, response: Response) -> tuple[Profile, ...]:
        """Accounts that are gone or put to rest are silently absent."""
        return read_each(list_of(object_of(answers.json_of(response)).get("profiles")), profile)[0]

    def last_post(self, config: SourceConfig, native_id: str, session: Session | None) -> Request | None:
        return _ask(config, session, _FEED, [("actor", native_id), ("filter", "posts_with_replies"), ("limit", "2")])

    def parse_last_post(self, config: SourceConfig, response: Response) -> Moment | None:
        """Of two entries the later: the first may be pinned. A repost is a sign of life from when it was made."""
        entries = map(object_of, list_of(object_of(answers.json_of(response)).get("feed")))
        told = ((object_of(one.get("reason")), object_of(one.get("post"))) for one in entries)
        times = [parse_iso(reason.get("indexedAt")) or parse_iso(post.get("indexedAt")) for reason, post in told]
        return max((at for at in times if at is not None), default=None)


def _has_token(config: SourceConfig) -> bool:
    return config.has_secret or config.token_env is not None


def _base(config: SourceConfig) -> str:
    return _address(config.server or DEFAULT_SERVER)


def _address(server: str) -> str:
    bare = server.strip().rstrip("/")
    return bare if "://" in bare else f"https://{bare}"


def _ask(config: SourceConfig, session: Session | None, method: str, params: Sequence[tuple[str, str]] = ()) -> Request:
    """Logged in, our own server passes the question on to the AppView; the token never goes anywhere else."""
    if session is not None:
        secret = {"Authorization": f"Bearer {session.access}"}
        return Request(f"{_base(config)}/xrpc/{method}", params=tuple(params), secret_headers=secret)
    host = config.options.get("appview") or config.server or DEFAULT_SERVER
    return Request(f"{_address(host)}/xrpc/{method}", params=tuple(params))


def _posts_among(native_ids: Sequence[str]) -> list[str]:
    return [uri for uri in native_ids if POST_URI.fullmatch(uri)][:_BATCH]


def _error_name(response: Response) -> str:
    try:
        return words(object_of(answers.json_of(response)).get("error")) or ""
    except KnownError:
        return ""


def _page(
    response: Response, items: tuple[Mention, ...] = (), broken: tuple[Any, ...] = (), next_cursor: str | None = None
) -> Page:
    return Page(
        items,
        next_cursor=next_cursor,
        server_time=answers.server_time(response.headers),
        quarantined=broken,
    )

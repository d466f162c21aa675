"""Reddit: through the feeds of the person's account, or through its API for those who have keys.

Strangers get little: the API needs approval, and without the token of a private feed one feed a minute is answered.
Listings end after about 1,000 things, and `before=` a thing that was deleted gives nothing, so walks only go down."""

import base64
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, ClassVar, Literal
from urllib.parse import parse_qsl, quote, urlsplit

from earful import __version__
from earful.domain.failures import Failure, KnownError
from earful.domain.mention import Author
from earful.domain.moments import Moment
from earful.domain.source import SourceConfig, Watch
from earful.sources import answers
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
from earful.sources.fields import count, identifier, object_of, read_each, unexpected, words
from earful.sources.reddit_pages import CAP, capped, feed_page, listing, one_page, page_of
from earful.sources.reddit_things import FULLNAME, is_gone, not_shown, thing, things

FEEDS = "https://www.reddit.com"
API = "https://oauth.reddit.com"
_PAGE = 100
_BATCH = 100  # /api/info takes no more
_QUERY_MOST = 500
_TOKEN_PATH = "/api/v1/access_token"
_FEED_PATHS = {"inbox": "/message/inbox/.rss", "search": "/search.rss"}
_API_PATHS = {
    "search": "/search",
    "mentions": "/message/mentions",
    "comment replies": "/message/comments",
    "post replies": "/message/selfreply",
}


class Reddit(Source):
    """Reddit. What was deleted stands as a shell without words and is a tombstone: Reddit's terms want it purged."""

    code: ClassVar[str] = "reddit"
    name: ClassVar[str] = "Reddit"
    capabilities: ClassVar[Capabilities] = Capabilities(
        search=True, mentions=True, comments=True, edits=True, deletes=True, completeness="capped", checked="recorded"
    )
    settings: ClassVar[tuple[Setting, ...]] = (
        Setting(
            "way",
            "Read through",
            "“feed”: the feeds of your account, without keys; edits, counts and deletions stay unseen. “app”: client id"
            " and secret of an approved app. “account”: those and a refresh token; adds mentions and replies",
            "choice",
            default="feed",
            choices=("feed", "app", "account"),
        ),
        Setting("account", "Your user name", "Without u/; its own answers tell which mentions were answered"),
        Setting(
            "token",
            "Token",
            "feed: open reddit.com/prefs/feeds while logged in and copy the address of any RSS link there. app: the"
            " client secret. account: client secret and refresh token with a space between; it needs the scopes"
            " identity, read, history and privatemessages",
            "secret",
        ),
        Setting("client_id", "Client id", "For app and account: under the app's name at reddit.com/prefs/apps"),
        Setting("query", "Search for", "In Reddit's search language; empty: the terms of the brand"),
        Setting(
            "subreddits",
            "Subreddits",
            "Read all comments there and keep those that name the brand, since search finds only posts: kettles, tea",
        ),
        Setting("server", "Server", "Stands in for all of Reddit's addresses; usually empty"),
    )
    refresh_batch: ClassVar[int] = _BATCH
    allowance: ClassVar[Allowance] = Allowance(calls=900, per_s=600, spacing_s=1.0)

    def plan(self, config: SourceConfig, watch: Watch) -> tuple[Stream, ...]:
        """Search, the comments of subreddits, what is said to us, and our own words. Feeds are asked for all terms at
        once, as each costs a request of few; without a token there is one feed and no walking behind its first page."""
        way = _way(config)
        subreddits = _subreddits(config)
        if not _has_token(config) and (way != "feed" or subreddits):
            raise KnownError("needs_token", {"platform": self.name})
        if way != "feed" and not config.options.get("client_id"):
            raise KnownError("setting_missing", {"platform": self.name, "field": "client_id"})
        streams = [
            Stream(f"search:{term}", {"kind": "search", "q": query}, needs_term=not config.query, overlap_s=86_400)
            for term, query in _searches(config, watch, joined=way == "feed")
        ]
        if subreddits:
            place = "+".join(subreddits)
            streams.append(Stream(f"comments:{place}", {"kind": "comments", "place": place}, needs_term=True))
        if way == "account":
            streams += [Stream(name, {"kind": name}) for name in ("mentions", "comment replies", "post replies")]
        if way == "feed" and _has_token(config):
            streams.append(Stream("inbox", {"kind": "inbox"}))
        if _has_token(config):
            streams += [Stream(f"own:{name}", {"kind": "own", "user": name}) for name in _own_names(config, watch)]
        if not streams:
            raise KnownError("setting_missing", {"platform": self.name, "field": "query"})
        every = max(120, 60 * len(streams)) if way == "feed" else 120
        return tuple(replace(one, poll_s=every, single_page=not _has_token(config)) for one in streams)

    def request(
        self,
        config: SourceConfig,
        stream: Stream,
        cursor: str | None,
        since: Moment | None,
        memory: Mapping[str, Any],
        session: Session | None,
    ) -> Request:
        after, _, before_it = (cursor or "").partition("|")
        place = [("after", after), ("count", before_it or "0")] if FULLNAME.fullmatch(after) else []
        kind, user = stream.params["kind"], quote(stream.params.get("user", ""), safe="")
        asked = [("q", stream.params["q"]), ("sort", "new"), ("t", "all")] if kind == "search" else []
        asked += [("limit", str(_PAGE)), *place]
        comments = f"/r/{stream.params.get('place', '')}/comments"
        if _way(config) == "feed":
            paths = {**_FEED_PATHS, "comments": f"{comments}/.rss", "own": f"/user/{user}/.rss"}
            return _ask_feed(config, session, paths[kind], asked)
        if kind == "search":
            asked += [("type", "link"), ("include_over_18", "on")]
        if kind == "own":
            asked.append(("sort", "new"))
        paths = {**_API_PATHS, "comments": comments, "own": f"/user/{user}/overview"}
        return _ask(config, session, paths[kind], asked)

    def parse(
        self, config: SourceConfig, stream: Stream, response: Response, cursor: str | None, memory: Mapping[str, Any]
    ) -> Page:
        before = count((cursor or "").partition("|")[2]) or 0
        if _way(config) == "feed":
            mentions, broken, after, size = feed_page(response)
        else:
            mentions, broken, after, size = listing(response)
        page = page_of(response, mentions, broken, f"{after}|{before + size}" if after else None)
        if stream.single_page:
            return one_page(page, memory)
        return capped(page, cursor, memory, full=before + size >= CAP)

    def check(self, config: SourceConfig, watch: Watch, session: Session | None) -> Request:
        """With a refresh token: whose it is; otherwise the first thing that a walk would ask."""
        if _way(config) == "account":
            return _ask(config, session, "/api/v1/me", [])
        return self.request(config, self.plan(config, watch)[0], None, None, {}, session)

    def author_of(self, response: Response) -> Author | None:
        if not urlsplit(response.url).path.endswith("/api/v1/me"):
            return None
        name = words(object_of(answers.json_of(response)).get("name"))
        return Author(self.code, name.casefold(), name) if name else None

    def classify(self, config: SourceConfig, response: Response) -> Verdict:
        """Reddit names the trouble of a token in the header WWW-Authenticate; strangers get a web page with a 403."""
        way = _way(config)
        expects: Literal["json", "feed"] = "feed" if way == "feed" else "json"
        verdict = answers.classify(config, response, platform=self.name, style="seconds", expects=expects)
        about = {"platform": self.name, "reason": answers.reason_of(response) or str(response.status)}
        detail = f"status {response.status}"
        if urlsplit(response.url).path.endswith(_TOKEN_PATH):
            refused = response.status in (400, 401) or _said(response, "error").startswith("invalid")
            return Verdict("auth_revoked", Failure("wrong_token", about, detail)) if refused else verdict
        told = response.headers.get("www-authenticate", "")
        if response.status == 401 and "invalid_token" in told:
            return Verdict("auth_expired", Failure("expired_token", about, detail))
        if response.status == 403 and "insufficient_scope" in told:
            return Verdict("forbidden", Failure("forbidden", {**about, "reason": "insufficient_scope"}, detail))
        if response.status == 403 and way == "feed" and verdict.state in ("forbidden", "blocked"):
            return Verdict("forbidden", Failure("reddit_feed_token", about, detail))
        return verdict

    def login(self, config: SourceConfig, secret: str, now: Moment) -> Request | Session:
        """A feed token is its own session. Keys are exchanged for one that holds a day; logging in again renews it."""
        if _way(config) == "feed":
            asked = dict(parse_qsl(urlsplit(secret.strip()).query)) if "feed=" in secret else {}
            return Session(asked.get("feed") or secret.strip(), data={"user": asked.get("user", "")})
        password, refresh = secret.strip(), ""
        if _way(config) == "account":
            *first, refresh = re.split(r"[\s,;]+", password)
            password = first[0] if first else ""
        grant = ("grant_type", "refresh_token" if refresh else "client_credentials")
        pair = f"{config.options.get('client_id', '').strip()}:{password}"
        basic = {"Authorization": "Basic " + base64.b64encode(pair.encode()).decode()}
        form = (grant, ("refresh_token", refresh)) if refresh else (grant,)
        url = f"{_base(config, FEEDS)}{_TOKEN_PATH}"
        return Request(url, "POST", headers=_named(config), secret_headers=basic, form=form)

    def session(self, response: Response) -> Session:
        access = words(object_of(answers.json_of(response)).get("access_token"))
        if not access:
            raise KnownError("wrong_token", {"platform": self.name}, detail=answers.reason_of(response))
        return Session(access)

    def thread(self, config: SourceConfig, native_id: str, session: Session | None) -> Request | None:
        """All comments of a post. A comment alone does not tell its post: it is asked for by its `root`."""
        if _way(config) == "feed" or not FULLNAME.fullmatch(native_id) or not native_id.startswith("t3_"):
            return None
        return _ask(config, session, f"/comments/{native_id[3:]}", [("limit", "500"), ("sort", "new")])

    def parse_thread(self, config: SourceConfig, response: Response) -> Page:
        """The post and its tree, and how many comments Reddit only counts instead of showing them."""
        body = answers.json_of(response)
        if not isinstance(body, list) or not all(object_of(one).get("kind") == "Listing" for one in body):
            raise unexpected(response, "no listings")
        mentions, broken = read_each(things(body), thing)
        shown_here = sum(one.kind == "comment" for one in mentions)
        post = next((one.root for one in mentions), "")
        counted = Counted(f"comments:{post}", shown_here, shown_here + not_shown(body))
        return replace(page_of(response, mentions, broken), counted=(counted,) if post else ())

    def refresh(self, config: SourceConfig, native_ids: Sequence[str], session: Session | None) -> Request | None:
        """None for feeds, which do not tell of single things."""
        ours = _ours(native_ids)
        return _ask(config, session, "/api/info", [("id", ",".join(ours))]) if ours and _way(config) != "feed" else None

    def parse_refresh(self, config: SourceConfig, native_ids: Sequence[str], response: Response) -> Page:
        """What Reddit no longer knows, or keeps only the shell of, are tombstones."""
        mentions, broken, _, _ = listing(response)
        shells = [object_of(item) for item in things(answers.json_of(response))]
        present = {
            f"{item.get('kind')}_{identifier(data.get('id'))}"
            for item in shells
            if not is_gone(data := object_of(item.get("data")))
        }
        gone = tuple(one for one in _ours(native_ids) if one not in present)
        return replace(page_of(response, mentions, broken), tombstones=gone)


def _way(config: SourceConfig) -> str:
    return config.options.get("way") or "feed"


def _has_token(config: SourceConfig) -> bool:
    return config.has_secret or config.token_env is not None


def _base(config: SourceConfig, usual: str) -> str:
    server = (config.server or usual).strip().rstrip("/")
    return server if "://" in server else f"https://{server}"


def _name(handle: str) -> str:
    return re.sub(r"^(?:/?u/|@)", "", handle.strip(), flags=re.IGNORECASE)


def _own_names(config: SourceConfig, watch: Watch) -> list[str]:
    names = map(_name, (config.account or "", *watch.own_handles))
    return list(dict.fromkeys(name for name in names if re.fullmatch(r"[\w-]{1,30}", name)))


def _subreddits(config: SourceConfig) -> list[str]:
    given = re.split(r"[\s,;+]+", config.options.get("subreddits", ""))
    names = (re.sub(r"^/?r/", "", one, flags=re.IGNORECASE) for one in given)
    return list(dict.fromkeys(name for name in names if re.fullmatch(r"\w{1,30}", name)))


def _searches(config: SourceConfig, watch: Watch, joined: bool) -> list[tuple[str, str]]:
    """Names and queries of the searches: one for each term, or the terms joined by OR as far as one query holds."""
    if config.query:
        return [(config.query, config.query)]
    terms = dict.fromkeys(" ".join(term.replace('"', " ").split()) for term in watch.terms or (watch.brand,))
    single = [(term, f'"{term}"') for term in terms if term]
    if not joined:
        return single
    found: list[tuple[str, str]] = []
    for term, query in single:
        if found and len(found[-1][1]) + len(query) + 4 <= _QUERY_MOST:
            found[-1] = (f"{found[-1][0]}|{term}", f"{found[-1][1]} OR {query}")
        else:
            found.append((term, query))
    return found if _has_token(config) else found[:1]


def _named(config: SourceConfig) -> dict[str, str]:
    """Reddit wants programs to say what and whose they are, and turns away those that pose as a browser."""
    name = _name(config.account or "")
    by = f" (by /u/{name})" if re.fullmatch(r"[\w-]{1,30}", name) else ""
    return {"User-Agent": f"desktop:earful:{__version__}{by}"}


def _ask(config: SourceConfig, session: Session | None, path: str, params: Sequence[tuple[str, str]]) -> Request:
    secret = {"Authorization": f"Bearer {session.access}"} if session else {}
    asked = (*params, ("raw_json", "1"))  # without it Reddit escapes &, < and > in texts
    return Request(_base(config, API) + path, params=asked, headers=_named(config), secret_headers=secret)


def _ask_feed(config: SourceConfig, session: Session | None, path: str, params: Sequence[tuple[str, str]]) -> Request:
    """Reddit takes the feed token only in the address; addresses are never stored or shown with it."""
    token: list[tuple[str, str]] = []
    if session is not None:
        user = session.data.get("user") or _name(config.account or "")
        if not user:
            raise KnownError("setting_missing", {"platform": Reddit.name, "field": "account"})
        token = [("feed", session.access), ("user", user)]
    headers = {**_named(config), "Accept": "application/atom+xml, application/xml;q=0.9, */*;q=0.5"}
    return Request(_base(config, FEEDS) + path, params=(*params, *token), headers=headers)


def _ours(native_ids: Sequence[str]) -> list[str]:
    return [one for one in native_ids if FULLNAME.fullmatch(one)][:_BATCH]


def _said(response: Response, field: str) -> str:
    try:
        return words(object_of(answers.json_of(response)).get(field)) or ""
    except KnownError:
        return ""

"""Mastodon and what speaks its API: hashtags of any server, with a token also full text, mentions and our own posts.

A post has another id on every server, so native ids are "id@host" of the server that was asked; `uri` is the same
everywhere and joins the copies. Accounts are keyed by their full name (user@host), which never changes."""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, ClassVar
from urllib.parse import parse_qsl, quote, urlencode

from earful.domain.failures import KnownError
from earful.domain.live import LiveEvent, LiveRequest
from earful.domain.mention import Author, Mention
from earful.domain.moments import Moment
from earful.domain.source import SourceConfig, Watch
from earful.sources import answers
from earful.sources.base import (
    Allowance,
    Capabilities,
    FollowerPage,
    Page,
    Request,
    Response,
    Session,
    Setting,
    Source,
    Stream,
    Verdict,
)
from earful.sources.fields import count, identifier, object_of, read_each, unexpected
from earful.sources.mastodon_streams import MENTIONS, POSTS, connections, streaming_base
from earful.sources.statuses import HEARD, author, notification, profile, replies_counted, status

DEFAULT_SERVER = "https://mastodon.social"
_PAGE = 40  # the most that timelines, search and notifications give
_BATCH = 20  # /api/v1/statuses refuses more
_FOLLOWERS = 80
_NEXT = re.compile(r'<([^<>]*)>\s*;[^,<]*?rel="?next"?', re.IGNORECASE)


class Mastodon(Source):
    """Mastodon. Timelines are newest first by id, which carries the time the server learned of the post: a post that
    federates late can appear below others, hence the overlap. Full text finds only authors who opted in."""

    code: ClassVar[str] = "mastodon"
    name: ClassVar[str] = "Mastodon"
    capabilities: ClassVar[Capabilities] = Capabilities(
        search=True,
        mentions=True,
        comments=True,
        followers=True,
        live=True,
        edits=True,
        deletes=True,
        completeness="capped",
        checked="live",
    )
    settings: ClassVar[tuple[Setting, ...]] = (
        Setting(
            "server", "Server", "The server to ask, best the one of your account", required=True, default=DEFAULT_SERVER
        ),
        Setting("account", "Your account", "Its own posts tell which mentions were answered: @name or @name@server"),
        Setting("query", "Search for", "A word or a #hashtag; empty: the terms of the brand"),
        Setting("token", "Access token", "Adds full-text search and mentions; needs only the right to read", "secret"),
    )
    refresh_batch: ClassVar[int] = _BATCH
    allowance: ClassVar[Allowance | None] = Allowance(280)  # of 300 in 5 minutes, which is for all our clients

    def plan(self, config: SourceConfig, watch: Watch) -> tuple[Stream, ...]:
        terms = _terms(config, watch)
        tags = dict.fromkeys(tag for tag in map(tag_of, terms) if tag)
        streams = [Stream(f"tag:{tag}", {"kind": "tag", "tag": tag}) for tag in tags]
        if _has_token(config):
            plain = dict.fromkeys(term for term in terms if not term.startswith("#"))
            streams += [
                # The server finds words, not phrases; what a person typed as a query is taken as it comes.
                Stream(f"search:{term}", {"kind": "search", "q": term}, needs_term=not config.query, overlap_s=86_400)
                for term in plain
            ]
            streams.append(Stream("mentions", {"kind": "mentions"}))
        streams += [
            Stream(f"own:{acct}", {"kind": "own", "acct": acct}, poll_s=300) for acct in _own_accounts(config, watch)
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
        limit = ("limit", str(_PAGE))
        if kind == "tag":
            tag = quote(stream.params["tag"], safe="")
            return _ask(config, session, f"/api/v1/timelines/tag/{tag}", [limit], cursor)
        if kind == "search":
            asked = [("q", stream.params["q"]), ("type", "statuses"), limit]
            return _ask(config, session, "/api/v2/search", asked, cursor)
        if kind == "mentions":
            # Without include_filtered a notification policy hides exactly the strangers who write to us.
            asked = [*(("types[]", name) for name in HEARD), ("include_filtered", "true"), limit]
            return _ask(config, session, "/api/v1/notifications", asked, cursor)
        account, _, rest = (cursor or identifier(memory.get("account_id")) or "").partition("?")
        if account:
            asked = [limit, ("exclude_reblogs", "true")]
            return _ask(config, session, f"/api/v1/accounts/{quote(account, safe='')}/statuses", asked, rest)
        return _who(config, session, stream.params["acct"])

    def parse(
        self, config: SourceConfig, stream: Stream, response: Response, cursor: str | None, memory: Mapping[str, Any]
    ) -> Page:
        """A page of any stream; the answer of `check` is read as an empty page."""
        body = answers.json_of(response)
        kind = stream.params["kind"]
        if isinstance(body, dict) and "acct" in body:
            account = identifier(body.get("id"))
            known = kind == "own" and account is not None
            return _page(
                response, next_cursor=account if known else None, memory={"account_id": account} if known else {}
            )
        if kind == "search":
            found = object_of(body).get("statuses")
            return self._search_page(config, response, found, cursor)
        if not isinstance(body, list):
            raise unexpected(response, "not a list")
        mentions, broken = read_each(body, _reader(config, notification if kind == "mentions" else status))
        following = _following(response, body)
        if kind == "own":
            account = _account_in(response.url) or (cursor or "").partition("?")[0]
            following = f"{account}?{following}" if following and account else None
            return _page(response, mentions, broken, following, {"account_id": account} if account else memory)
        return _page(response, mentions, broken, following)

    def _search_page(self, config: SourceConfig, response: Response, found: object, cursor: str | None) -> Page:
        if not isinstance(found, list):
            raise unexpected(response, "no statuses")
        mentions, broken = read_each(found, _reader(config, status))
        offset = count(dict(parse_qsl(cursor or "")).get("offset")) or 0
        # What we may not see is dropped after the page was cut, so a page can be short before the end.
        more = f"offset={offset + _PAGE}" if len(found) * 2 >= _PAGE else None
        return _page(response, mentions, broken, more)

    def check(self, config: SourceConfig, watch: Watch, session: Session | None) -> Request:
        """With a token: whose it is. Without: a hashtag, since a server may keep its timelines to its members."""
        if session is not None:
            return _who(config, session, "")
        tag = next((tag for tag in map(tag_of, _terms(config, watch)) if tag), "mastodon")
        return _ask(config, None, f"/api/v1/timelines/tag/{quote(tag, safe='')}", [("limit", "1")])

    def author_of(self, response: Response) -> Author | None:
        body = object_of(answers.json_of(response))
        return author(body, answers.host_of(response.url)) if "acct" in body else None

    def classify(self, config: SourceConfig, response: Response) -> Verdict:
        return answers.classify(config, response, platform=self.name)

    def login(self, config: SourceConfig, secret: str, now: Moment) -> Session:
        """A Mastodon token does not expire: it is the session."""
        return Session(access=secret.strip())

    def thread(self, config: SourceConfig, native_id: str, session: Session | None) -> Request | None:
        number, _, host = native_id.partition("@")
        if host != _host(config):
            return None
        return _ask(config, session, f"/api/v1/statuses/{quote(number, safe='')}/context")

    def parse_thread(self, config: SourceConfig, response: Response) -> Page:
        """All around the post that was asked for, which is not part of the answer; `root` is filled in."""
        body = answers.json_of(response)
        around = object_of(body)
        above, below = around.get("ancestors"), around.get("descendants")
        if not isinstance(above, list) or not isinstance(below, list):
            raise unexpected(response, "no ancestors or descendants")
        host = _host(config)
        mentions, broken = read_each([*above, *below], _reader(config, status))
        asked = re.search(r"/statuses/([^/?]+)/context", response.url)
        top = above[0] if above else {"id": asked and asked[1]}
        first = identifier(object_of(top).get("id"))
        # An ancestor list cut by the server begins with a reply: then the root is not known.
        root = f"{first}@{host}" if first and not object_of(top).get("in_reply_to_id") else None
        rooted = tuple(m if m.native_id == root else replace(m, root=root) for m in mentions)
        page = _page(response, rooted, broken)
        return replace(page, counted=(replies_counted(f"replies:{asked[1]}@{host}", asked[1], below),) if asked else ())

    def refresh(self, config: SourceConfig, native_ids: Sequence[str], session: Session | None) -> Request | None:
        """One post by its own address, which every version has; more through the list that 4.3 brought."""
        ours = _ours(config, native_ids)
        if not ours:
            return None
        if len(ours) == 1:
            return _ask(config, session, f"/api/v1/statuses/{quote(ours[0], safe='')}")
        return _ask(config, session, "/api/v1/statuses", [("id[]", number) for number in ours])

    def parse_refresh(self, config: SourceConfig, native_ids: Sequence[str], response: Response) -> Page:
        """Those of our server that the answer lacks are tombstones; a single post is gone with a 404 or 410."""
        host = _host(config)
        asked = [f"{number}@{host}" for number in _ours(config, native_ids)]
        if len(asked) == 1 and response.status in (404, 410):
            return _page(response, tombstones=tuple(asked))
        body = answers.json_of(response)
        found = [body] if isinstance(body, dict) and "id" in body else body
        if not isinstance(found, list):
            raise unexpected(response, "not a list")
        mentions, broken = read_each(found, _reader(config, status))
        present = {f"{identifier(object_of(item).get('id'))}@{host}" for item in found}
        return _page(response, mentions, broken, tombstones=tuple(one for one in asked if one not in present))

    def live_place(self, config: SourceConfig, session: Session | None) -> Request | None:
        """The server's description of itself; streaming needs a token everywhere by now."""
        return _ask(config, session, "/api/v2/instance") if session is not None else None

    def live(
        self, config: SourceConfig, watch: Watch, session: Session | None, place: Response | None
    ) -> tuple[LiveRequest, ...]:
        base = streaming_base(_base(config), place) if place is not None else None
        if session is None or base is None:
            return ()
        walked = self.plan(config, watch)
        return connections(base, session.access, [one.params["tag"] for one in walked if one.params["kind"] == "tag"])

    def parse_live(self, config: SourceConfig, event: LiveEvent) -> Page:
        """A post, its edit or a notification; a deletion names the id alone."""
        host = _host(config)
        if event.event == "delete":
            number = identifier(event.data.strip())
            return Page(tombstones=(f"{number}@{host}",) if number and number.isalnum() else ())
        read = notification if event.event == "notification" else status
        if read is status and (event.event not in POSTS or event.stream == MENTIONS):
            return Page()
        told = answers.load_json(event.data.encode(), host)
        mentions, broken = read_each([told], _reader(config, read))
        return Page(mentions, quarantined=broken)

    def followers(self, config: SourceConfig, account: str, cursor: str | None, session: Session | None) -> Request:
        """First the account, for its id and its own count; then its followers, whose pages are linked, not counted."""
        number, _, rest = (cursor or "").partition("?")
        if not number:
            return _who(config, session, _name_here(config, account))
        return _ask(
            config,
            session,
            f"/api/v1/accounts/{quote(number, safe='')}/followers",
            [("limit", str(_FOLLOWERS))],
            rest,
        )

    def parse_followers(
        self, config: SourceConfig, account: str, response: Response, cursor: str | None
    ) -> FollowerPage:
        """`partial` for accounts of other servers: ours knows only those followers that it met itself."""
        body = answers.json_of(response)
        number = (cursor or "").partition("?")[0]
        partial = "@" in _name_here(config, account)
        if not number:
            found = object_of(body)
            number = identifier(found.get("id")) or ""
            if not number:
                raise unexpected(response, "no id")
            return FollowerPage(
                next_cursor=f"{number}?", known_total=count(found.get("followers_count")), partial=partial
            )
        if not isinstance(body, list):
            raise unexpected(response, "not a list")
        profiles, broken = read_each(body, lambda item: profile(item, _host(config)))
        # Ids of follows are hidden: only the server's own link leads on.
        following = _following(response, body) if "link" in response.headers else None
        return FollowerPage(
            profiles, f"{number}?{following}" if following else None, partial=partial, unreadable=len(broken)
        )


def tag_of(term: str) -> str | None:
    """The hashtag people write for a term ("Blue Kettle" -> "bluekettle"); None where a tag of it cannot exist."""
    kept = (c for c in unicodedata.normalize("NFKC", term) if c == "_" or unicodedata.category(c)[0] in "LMN")
    tag = "".join(kept).lower()
    return tag if tag.strip("_") and not tag.isdigit() else None


def _name_here(config: SourceConfig, account: str) -> str:
    """An account as the server we ask calls it: without a host where it is its own."""
    name, _, host = account.strip().lstrip("@").partition("@")
    return name if host.lower() in ("", _host(config)) else f"{name}@{host}"


def _terms(config: SourceConfig, watch: Watch) -> list[str]:
    wanted = (config.query,) if config.query else watch.terms or (watch.brand,)
    return [term.strip() for term in wanted if term.strip()]


def _has_token(config: SourceConfig) -> bool:
    return config.has_secret or config.token_env is not None


def _base(config: SourceConfig) -> str:
    server = (config.server or DEFAULT_SERVER).strip().rstrip("/")
    return server if "://" in server else f"https://{server}"


def _host(config: SourceConfig) -> str:
    return answers.host_of(_base(config))


def _home(config: SourceConfig) -> str:
    """The server where the person can answer: the one of the account, where that names one."""
    host = (config.account or "").lstrip("@").partition("@")[2]
    return f"https://{host}" if host and host.lower() != _host(config) else _base(config)


def _reader(
    config: SourceConfig, read: Callable[[Mapping[str, Any], str, str], Mention | None]
) -> Callable[[Mapping[str, Any]], Mention | None]:
    host, home = _host(config), _home(config)
    return lambda item: read(item, host, home)


def _ours(config: SourceConfig, native_ids: Sequence[str]) -> list[str]:
    split = (native_id.partition("@") for native_id in native_ids)
    host = _host(config)
    return [number for number, _, there in split if there == host][:_BATCH]


def _own_accounts(config: SourceConfig, watch: Watch) -> list[str]:
    """Our accounts as this server calls its own: without a host. "" stands for the owner of the token."""
    handles = [*((config.account,) if config.account else ()), *watch.own_handles]
    split = [handle.strip().lstrip("@").partition("@") for handle in handles]
    here = dict.fromkeys(name for name, _, host in split if name and host.lower() in ("", _host(config)))
    return list(here) or ([""] if _has_token(config) else [])


def _ask(
    config: SourceConfig,
    session: Session | None,
    path: str,
    params: Sequence[tuple[str, str]] = (),
    cursor: str | None = None,
) -> Request:
    """A request to our own server whatever the cursor holds: only what a next link adds to the query is taken over."""
    names = {name for name, _ in params}
    more = [(name, value) for name, value in parse_qsl(cursor or "") if name not in names]
    secret = {"Authorization": f"Bearer {session.access}"} if session else {}
    return Request(_base(config) + path, params=(*params, *more), secret_headers=secret)


def _who(config: SourceConfig, session: Session | None, acct: str) -> Request:
    if acct:
        return _ask(config, session, "/api/v1/accounts/lookup", [("acct", acct)])
    return _ask(config, session, "/api/v1/accounts/verify_credentials")


def _account_in(url: str) -> str | None:
    found = re.search(r"/accounts/([^/?]+)/statuses", url)
    return found[1] if found else None


def _following(response: Response, body: list[Any]) -> str | None:
    """The query of the next link. Its host is not looked at: test servers and proxies name another than ours."""
    link = response.headers.get("link")
    if link is None:  # dropped by a proxy: then a full page says that there is more
        last = identifier(object_of(body[-1]).get("id")) if len(body) >= _PAGE else None
        return f"max_id={quote(last, safe='')}" if last else None
    found = _NEXT.search(link)
    if not found:
        return None
    query = found[1].partition("?")[2].partition("#")[0]
    kept = [(name, value) for name, value in parse_qsl(query) if name not in ("access_token", "limit")]
    return urlencode(kept) or None


def _page(
    response: Response,
    items: tuple[Mention, ...] = (),
    broken: tuple[Any, ...] = (),
    next_cursor: str | None = None,
    memory: Mapping[str, Any] | None = None,
    tombstones: tuple[str, ...] = (),
) -> Page:
    return Page(
        items,
        tombstones,
        next_cursor,
        server_time=answers.server_time(response.headers),
        quarantined=broken,
        memory=memory or {},
    )

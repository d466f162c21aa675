"""Stack Overflow and the other sites of Stack Exchange: questions by search, with their answers and all comments.

A walk finds questions by last activity, then asks for the answers of up to a hundred at once and for the comments on
both. Texts are CC BY-SA: each keeps its author and its address."""

import re
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any, ClassVar

from earful.domain.brand import Brand
from earful.domain.failures import Failure, KnownError
from earful.domain.mention import Mention
from earful.domain.moments import DAY, MINUTE, SECOND, Moment, as_datetime, moment
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
from earful.sources.errands import Errand, Errands, parts_of
from earful.sources.fields import count, identifier, list_of, object_of, read_each, unexpected, words
from earful.sources.stackexchange_items import post
from earful.sources.window import asked_since, within

SERVER = "https://api.stackexchange.com"
_PATHS = {"q": "questions", "a": "answers", "c": "comments"}
_ID = re.compile(r"([a-z0-9.-]+)/([qac])/(\d{1,15})", re.ASCII)
_MOST = 100  # ids in one request, and items on one page
_ANONYMOUS, _WITH_KEY = 300, 10_000  # requests a day
_ROUND = 4  # requests that one poll of a stream takes: search, answers, comments on both
_SHARE = 0.7


class StackExchange(Source):
    """Stack Exchange. Search finds words in questions; only questions that name the brand are followed."""

    code: ClassVar[str] = "stackexchange"
    name: ClassVar[str] = "Stack Exchange"
    capabilities: ClassVar[Capabilities] = Capabilities(
        search=True, comments=True, edits=True, deletes=True, completeness="capped"
    )
    settings: ClassVar[tuple[Setting, ...]] = (
        Setting(
            "sites",
            "Sites",
            "Their names in the API, separated by commas: stackoverflow, superuser, askubuntu, cooking …",
            default="stackoverflow",
        ),
        Setting("query", "Search for", "Empty: the terms of the brand"),
        Setting(
            "app_key",
            "API key",
            "Optional: 10,000 requests a day instead of 300. Register an application at"
            " stackapps.com/apps/oauth/register; the key is no secret",
        ),
        Setting("account", "Your account", "Site and number of the user: stackoverflow/12345. What it writes is ours"),
        Setting("server", "Server", "Where the API is asked", default=SERVER),
    )
    refresh_batch: ClassVar[int] = _MOST
    allowance: ClassVar[Allowance | None] = Allowance(calls=25, per_s=1, spacing_s=0.3, daily=_ANONYMOUS)

    def plan(self, config: SourceConfig, watch: Watch) -> tuple[Stream, ...]:
        terms = dict.fromkeys(
            term.strip() for term in ((config.query,) if config.query else watch.terms or (watch.brand,))
        )
        pairs = [(term, site) for site in _sites(config) for term in terms if term]
        if not pairs:
            raise KnownError("setting_missing", {"platform": self.name, "field": "query"})
        daily = self.daily(config) or _ANONYMOUS
        every = max(300, round(86_400 * len(pairs) * _ROUND / (_SHARE * daily)))
        named = "" if config.query else "1"
        return tuple(
            Stream(f"search:{site}:{term}", {"q": term, "site": site, "named": named}, poll_s=every, by_cursor=True)
            for term, site in pairs
        )

    def daily(self, config: SourceConfig) -> int | None:
        """The requests of a day: many more with a key."""
        if self.allowance is None:
            return None
        return _WITH_KEY if config.options.get("app_key") else self.allowance.daily

    def request(
        self,
        config: SourceConfig,
        stream: Stream,
        cursor: str | None,
        since: Moment | None,
        memory: Mapping[str, Any],
        session: Session | None,
    ) -> Request:
        todo = Errands.read(cursor).todo or (("search", "1"),)
        kind, *rest = parts_of(todo[0])
        site = stream.params["site"]
        recent = [("min", str(since // SECOND))] if since is not None else []
        if kind == "search":
            asked = [("q", _phrase(stream)), ("sort", "activity"), ("order", "desc"), ("page", rest[0]), *recent]
            return _get(config, "search/advanced", site, asked)
        if kind == "answers":
            asked = [("sort", "activity"), ("order", "desc"), ("page", rest[1])]
            return _get(config, f"questions/{rest[0]}/answers", site, asked)
        asked = [("sort", "creation"), ("order", "desc"), ("page", rest[1]), *recent]
        return _get(config, f"{'answers' if kind == 'under answers' else 'questions'}/{rest[0]}/comments", site, asked)

    def parse(
        self, config: SourceConfig, stream: Stream, response: Response, cursor: str | None, memory: Mapping[str, Any]
    ) -> Page:
        body = object_of(answers.json_of(response))
        items = body.get("items")
        if not isinstance(items, list):
            raise unexpected(response, "no items")
        errands = Errands.read(cursor)
        if not errands.todo:
            errands = Errands((("search", "1"),), asked_since(response.url, "min"))
        mentions, broken = read_each(items, _reader(stream, errands.todo[0]))
        rest = _rest_s(body, response)
        before = count(memory.get("rest_s")) if cursor is not None else None
        return Page(
            within(mentions, errands.floor),
            next_cursor=_onward(errands, mentions, items, body.get("has_more") is True).cursor(),
            server_time=answers.server_time(response.headers),
            quarantined=broken,
            memory={"rest_s": max(rest or 0, before or 0) or None},
        )

    def check(self, config: SourceConfig, watch: Watch, session: Session | None) -> Request:
        """A search by the first stream, as each site has to be known by its name."""
        stream = self.plan(config, watch)[0]
        return _get(config, "search/advanced", stream.params["site"], [("q", _phrase(stream)), ("pagesize", "1")])

    def classify(self, config: SourceConfig, response: Response) -> Verdict:
        """Errors are 400 with a number and a name of their own. An answer may ask for a pause (`backoff`) while it is
        good: it is ok, with the time after which to go on."""
        verdict = answers.classify(config, response, platform=self.name)
        if verdict.state not in ("ok", "fatal"):
            return verdict
        body = _told(response)
        if verdict.state == "ok":
            rest = _rest_s(body, response)
            return Verdict("ok", until=response.at + rest * SECOND, scope="host") if rest else verdict
        name, said = words(body.get("error_name")) or "", words(body.get("error_message")) or ""
        host = answers.host_of(response.url)
        if name == "throttle_violation":
            wait = re.search(r"in (\d{1,6}) seconds", said)
            until = response.at + (min(int(wait[1]) * SECOND, DAY) if wait else 5 * MINUTE)
            return Verdict("rate_limited", Failure("rate_limited", {"host": host}, said, until), until, "host")
        if name in ("internal_error", "temporarily_unavailable"):
            about = {"host": host, "status": str(response.status)}
            return Verdict("transient", Failure("server_trouble", about, said), scope="host")
        if said:
            return Verdict("fatal", Failure("refused", {"platform": self.name, "reason": said}, name))
        return verdict

    def refresh(self, config: SourceConfig, native_ids: Sequence[str], session: Session | None) -> Request | None:
        """Up to a hundred of one kind on one site: of that which most of the ids are."""
        site, kind, numbers = _alike(native_ids)
        return _get(config, f"{_PATHS[kind]}/{';'.join(numbers)}", site, []) if numbers else None

    def parse_refresh(self, config: SourceConfig, native_ids: Sequence[str], response: Response) -> Page:
        site, kind, numbers = _alike(native_ids)
        items = object_of(answers.json_of(response)).get("items")
        if not isinstance(items, list):
            raise unexpected(response, "no items")
        mentions, broken = read_each(items, lambda item: post(item, site))
        there = {one.native_id for one in mentions}
        gone = tuple(one for number in numbers if (one := f"{site}/{kind}/{number}") not in there) if not broken else ()
        return Page(mentions, gone, server_time=answers.server_time(response.headers), quarantined=broken)


def _sites(config: SourceConfig) -> list[str]:
    given = re.split(r"[\s,;]+", (config.options.get("sites") or "stackoverflow").lower())
    hosts = [re.sub(r"^https?://|/.*$", "", site) for site in given]
    sites = [re.sub(r"(?<=stackoverflow|stackexchange)\.com$", "", host) for host in hosts]
    return list(dict.fromkeys(site for site in sites if re.fullmatch(r"[a-z0-9.-]+", site))) or ["stackoverflow"]


def _phrase(stream: Stream) -> str:
    """A term as a phrase; what a person typed is taken as it comes."""
    term = stream.params["q"]
    return '"' + " ".join(term.replace('"', " ").split()) + '"' if stream.params.get("named") else term


def _get(config: SourceConfig, path: str, site: str, params: Sequence[tuple[str, str]]) -> Request:
    """Without the filter "withbody" no text comes along."""
    server = (config.server or SERVER).strip().rstrip("/")
    key = (config.options.get("app_key") or "").strip()
    size = [] if any(name == "pagesize" for name, _ in params) else [("pagesize", str(_MOST))]
    more = [*size, ("site", site), ("filter", "withbody"), *([("key", key)] if key else [])]
    return Request(f"{server}/2.3/{path}", params=(*params, *more))


def _reader(stream: Stream, errand: Errand) -> Any:
    site = stream.params["site"]
    named = Brand(0, "", (stream.params["q"],)) if stream.params.get("named") else None
    kind, *rest = parts_of(errand)
    under = dict(zip(rest[0].split(";"), rest[2].split(";"), strict=False)) if kind == "under answers" else {}

    def read(item: Mapping[str, Any]) -> Mention | None:
        on = identifier(item.get("post_id")) or ""
        if kind == "under answers":
            root = f"{site}/q/{under[on]}" if under.get(on) else None
            return post(item, site, f"{site}/a/{on}" if on else None, root)
        place = f"{site}/q/{on}" if on else None
        one = post(item, site, place, place)
        text = " ".join(
            [one.title or "", one.text, *(tag for tag in list_of(item.get("tags")) if isinstance(tag, str))]
        )
        return one if one.title is None or named is None or named.names(text) else None

    return read


def _onward(errands: Errands, mentions: Sequence[Mention], items: Sequence[object], more: bool) -> Errands:
    """What a page brings up: the answers of its questions, the comments on both, and its own next page."""
    kind, *rest = parts_of(errands.todo[0])
    ids = [one.native_id.rpartition("/")[2] for one in mentions]
    if kind == "search":
        found = ";".join(ids[:_MOST])
        inside: list[Errand] = [("answers", found, "1"), ("under questions", found, "1")] if found else []
        following: list[Errand] = [("search", _next(rest[0]))] if more and items else []
        return errands.after([*inside, *following])
    following = [(kind, rest[0], _next(rest[1]), *errands.todo[0][3:])] if more and items else []
    if kind != "answers" or not ids:
        return errands.after(following)
    questions = ";".join((one.root or "").rpartition("/")[2] for one in mentions[:_MOST])
    return errands.after([("under answers", ";".join(ids[:_MOST]), "1", questions), *following])


def _next(page: str) -> str:
    return str(int(page) + 1) if page.isdecimal() and len(page) < 6 else "2"


def _told(response: Response) -> Mapping[str, Any]:
    try:
        return object_of(answers.json_of(response))
    except KnownError:
        return {}


def _rest_s(body: Mapping[str, Any], response: Response) -> int | None:
    """Seconds to wait after this answer: its `backoff`, or until midnight UTC where the day's quota is used up."""
    if count(body.get("quota_remaining")) == 0:
        day = as_datetime(response.at).replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
        return (moment(day) - response.at) // SECOND
    return min(count(body.get("backoff")) or 0, 86_400) or None


def _alike(native_ids: Sequence[str]) -> tuple[str, str, list[str]]:
    """Site, kind and numbers of those ids that are of the commonest kind."""
    groups: dict[tuple[str, str], list[str]] = {}
    for found in filter(None, map(_ID.fullmatch, native_ids)):
        groups.setdefault((found[1], found[2]), []).append(found[3])
    if not groups:
        return "", "q", []
    (site, kind), numbers = max(groups.items(), key=lambda pair: len(pair[1]))
    return site, kind, numbers[:_MOST]

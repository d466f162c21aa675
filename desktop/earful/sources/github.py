"""GitHub: issues and comments of chosen repositories, their discussions (with a token), and issues anywhere by search.

Lists are sorted by last change, so old issues come up again when somebody writes to them. The first page is asked for
with the ETag of the last time: with a token such a question is free while nothing has changed."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, ClassVar
from urllib.parse import urlsplit

from earful.domain.failures import Failure, KnownError
from earful.domain.mention import Author
from earful.domain.moments import MINUTE, SECOND, Moment, iso
from earful.domain.source import SourceConfig, Watch
from earful.domain.waiting import retry_moment
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
from earful.sources.errands import Errands
from earful.sources.fields import list_of, object_of, read_each, unexpected, words
from earful.sources.github_discussions import onward, question, said_by
from earful.sources.github_items import discussion, issue, issue_comment, said_in, user
from earful.sources.window import asked_since, within

SERVER = "https://api.github.com"
_PAGE, _SEARCH_PAGES = 100, 10  # a search gives a thousand hits at most
_YES = {"1", "true", "yes", "on"}
_ISSUE = re.compile(r"([\w.-]+/[\w.-]+)#(\d+)(?:/(\d+))?", re.ASCII)


class GitHub(Source):
    """GitHub. Anonymous clients may ask 60 times an hour, with a token 5,000 times."""

    code: ClassVar[str] = "github"
    name: ClassVar[str] = "GitHub"
    capabilities: ClassVar[Capabilities] = Capabilities(
        search=True, comments=True, edits=True, deletes=True, completeness="capped", checked="recorded"
    )
    settings: ClassVar[tuple[Setting, ...]] = (
        Setting("repositories", "Repositories", "Such as owner/name, separated by commas: all issues and comments"),
        Setting(
            "query", "Search for", "In all public issues; empty: the terms of the brand, unless repositories are named"
        ),
        Setting("account", "Your login", "What it writes is ours; further ones are kept with the brand"),
        Setting(
            "token",
            "Access token",
            "Optional: discussions, and 5,000 questions an hour instead of 60. At github.com under Settings, Developer"
            " settings, Fine-grained tokens: access to “Public repositories”, no further permissions. For a private"
            " repository choose it and give Issues and Discussions the right to read",
            "secret",
        ),
        Setting("pulls", "Pull requests, too", "They are left out otherwise", "flag"),
        Setting("server", "Server", "Of GitHub Enterprise: https://your.host/api/v3", default=SERVER),
    )
    refresh_batch: ClassVar[int] = 1
    # GitHub asks for one question after the other; how many are left in the hour stands in its headers.
    allowance: ClassVar[Allowance | None] = Allowance(calls=600, per_s=60, spacing_s=0.5)

    def plan(self, config: SourceConfig, watch: Watch) -> tuple[Stream, ...]:
        places = _repositories(config)
        terms = (config.query,) if config.query else () if places else watch.terms or (watch.brand,)
        wanted = dict.fromkeys(term.strip() for term in terms if term.strip())
        every = 120 if _has_token(config) else max(300, (2 * len(places) + len(wanted)) * 160)
        streams = []
        for place in places:
            streams += [
                # In the order of change: the first address says how far back, and the links end there.
                Stream(f"issues:{place}", {"kind": "issues", "repository": place}, poll_s=every, by_cursor=True),
                Stream(f"comments:{place}", {"kind": "comments", "repository": place}, poll_s=every, by_cursor=True),
            ]
            if _has_token(config):
                about = {"kind": "discussions", "repository": place}
                streams.append(Stream(f"discussions:{place}", about, poll_s=every))
        streams += [
            Stream(f"search:{term}", {"kind": "search", "q": _asked(term, config)}, not config.query, every)
            for term in wanted
        ]
        if not streams:
            raise KnownError("setting_missing", {"platform": self.name, "field": "repositories"})
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
        if kind == "discussions":
            todo = Errands.read(cursor).todo or (("list", ""),)
            return _graph(config, question(stream.params["repository"], todo[0]), session)
        number = cursor if cursor and cursor.isdecimal() and len(cursor) < 6 else None
        etag = memory.get("etag") if number is None else None
        params = [("per_page", str(_PAGE)), *([("page", number)] if number else [])]
        if kind == "search":
            path = "/search/issues"
            params = [("q", stream.params["q"]), ("sort", "created"), ("order", "desc"), *params]
        else:
            path = f"/repos/{stream.params['repository']}/issues" + ("/comments" if kind == "comments" else "")
            params = [("state", "all")] * (kind == "issues") + [("sort", "updated"), ("direction", "desc"), *params]
            # Without `since` the first page has one address, so that its ETag is good for the next time.
            if since is not None and not isinstance(etag, str):
                params.append(("since", iso(since // SECOND * SECOND) or ""))
        asked = _get(config, path, params, session)
        return replace(asked, headers={**asked.headers, "If-None-Match": etag}) if isinstance(etag, str) else asked

    def parse(
        self, config: SourceConfig, stream: Stream, response: Response, cursor: str | None, memory: Mapping[str, Any]
    ) -> Page:
        body = answers.json_of(response)
        if stream.params["kind"] == "discussions":
            return _discussions(response, body, cursor)
        searched = stream.params["kind"] == "search"
        items = object_of(body).get("items") if searched else body
        if not isinstance(items, list):
            raise unexpected(response, "not a list")
        read, pulls = (issue_comment if stream.params["kind"] == "comments" else issue), _pulls(config)
        known_as = stream.params.get("repository")
        mentions, broken = read_each(items, lambda item: read(item, pulls, known_as))
        number = int(cursor) if cursor and cursor.isdecimal() and len(cursor) < 6 else 1
        following = _following(response, len(items), number)
        etag = response.headers.get("etag")
        return Page(
            within(mentions, asked_since(response.url, "since")),
            next_cursor=following if not searched or number < _SEARCH_PAGES else None,
            server_time=answers.server_time(response.headers),
            quarantined=broken,
            memory={"etag": etag} if cursor is None and etag else {},
        )

    def check(self, config: SourceConfig, watch: Watch, session: Session | None) -> Request:
        """Whose token it is; without one whether the first repository is there."""
        if session is not None:
            return _get(config, "/user", [], session)
        places = _repositories(config)
        return _get(config, f"/repos/{places[0]}" if places else "/rate_limit", [], None)

    def author_of(self, response: Response) -> Author | None:
        return user(object_of(answers.json_of(response)))

    def login(self, config: SourceConfig, secret: str, now: Moment) -> Session:
        return Session(secret.strip())

    def classify(self, config: SourceConfig, response: Response) -> Verdict:
        """The hourly limit is a 403 with nothing remaining; the second limit, on haste, says so in words only."""
        verdict = answers.classify(config, response, platform=self.name, style="unix")
        about = {"platform": self.name, "host": answers.host_of(response.url)}
        if response.status == 403 and verdict.state == "forbidden":
            said = answers.reason_of(response)
            if re.search(r"rate limit|abuse detection", said, re.IGNORECASE):
                until = retry_moment(response.headers, response.at, "unix") or response.at + MINUTE
                return Verdict("rate_limited", Failure("rate_limited", about, said, until), until, "host")
        if verdict.state == "ok" and urlsplit(response.url).path.endswith("/graphql"):
            return _graph_verdict(response, about) or verdict
        return verdict

    def thread(self, config: SourceConfig, native_id: str, session: Session | None) -> Request | None:
        """The comments on an issue that a search found; those of chosen repositories come by themselves.

        Not without a token: sixty questions an hour are too few."""
        found = _ISSUE.fullmatch(native_id)
        if not found or found[1] in _repositories(config) or not _has_token(config):
            return None
        return _get(config, f"/repos/{found[1]}/issues/{found[2]}/comments", [("per_page", str(_PAGE))], session)

    def parse_thread(self, config: SourceConfig, response: Response) -> Page:
        body = answers.json_of(response)
        if not isinstance(body, list):
            raise unexpected(response, "not a list")
        mentions, broken = read_each(body, lambda item: issue_comment(item, True))
        # The number of all comments is with the issue, not here: known where the one page holds them all.
        place = re.search(r"/repos/([^/?]+/[^/?]+)/issues/(\d+)/comments", response.url)
        known = len(body) if _following(response, len(body), 1) is None else None
        counted = (Counted(f"comments:{place[1].lower()}#{place[2]}", len(body), known),) if place else ()
        return Page(mentions, quarantined=broken, server_time=answers.server_time(response.headers), counted=counted)

    def refresh(self, config: SourceConfig, native_ids: Sequence[str], session: Session | None) -> Request | None:
        """One item as it is now; GitHub has no question for several of all kinds."""
        if not native_ids:
            return None
        found = _ISSUE.fullmatch(native_ids[0])
        if found:
            place = f"/repos/{found[1]}/issues/"
            return _get(config, place + (f"comments/{found[3]}" if found[3] else found[2]), [], session)
        return _graph(config, question("", ("one", native_ids[0])), session) if _has_token(config) else None

    def parse_refresh(self, config: SourceConfig, native_ids: Sequence[str], response: Response) -> Page:
        """Deleted items answer 404 or 410, or are null over GraphQL. An item that moved on keeps the id we know."""
        asked, body = native_ids[0], object_of(answers.json_of(response))
        if "#" in asked:
            read = issue_comment if "/" in asked.partition("#")[2] else issue
            mentions, broken = read_each([body], lambda item: read(item, True))
            kept = tuple(replace(one, native_id=asked) for one in mentions)
            return Page(kept, quarantined=broken, server_time=answers.server_time(response.headers))
        if "data" not in body:
            raise unexpected(response, "no data")
        node = object_of(object_of(body["data"]).get("node"))
        if not node or node.get("deletedAt"):
            return Page(tombstones=(asked,))
        root = asked if node.get("title") else words(object_of(node.get("discussion")).get("id"))
        mentions, broken = read_each([{"told": node, "root": root}], discussion)
        return Page(mentions, quarantined=broken, server_time=answers.server_time(response.headers))


def _has_token(config: SourceConfig) -> bool:
    return config.has_secret or config.token_env is not None


def _pulls(config: SourceConfig) -> bool:
    return (config.options.get("pulls") or "").lower() in _YES


def _repositories(config: SourceConfig) -> list[str]:
    """ "owner/name" in small letters, also from addresses. Raises KnownError("setting_wrong")."""
    found = []
    for given in re.split(r"[\s,;]+", config.options.get("repositories") or ""):
        place = re.sub(r"^https?://[^/]+/|\.git$|/$", "", given).lower()
        if given and not re.fullmatch(r"[\w.-]+/[\w.-]+", place, re.ASCII):
            reason = "write owner/name, as in the address of the repository"
            raise KnownError("setting_wrong", {"value": given, "field": "Repositories", "reason": reason})
        found += [place] if place else []
    return list(dict.fromkeys(found))


def _asked(term: str, config: SourceConfig) -> str:
    """A term as a phrase among issues; what a person typed is taken as it comes, if it says what to search."""
    if config.query:
        return term if re.search(r"\b(?:is|type):", term) else f"{term} is:issue"
    return '"' + " ".join(term.replace('"', " ").split()) + '" is:issue'


def _base(config: SourceConfig) -> str:
    return (config.server or SERVER).strip().rstrip("/")


def _get(config: SourceConfig, path: str, params: Sequence[tuple[str, str]], session: Session | None) -> Request:
    headers = {"Accept": "application/vnd.github+json", "X-GitHub-Api-Version": "2022-11-28"}
    return Request(_base(config) + path, params=tuple(params), headers=headers, secret_headers=_bearer(session))


def _graph(config: SourceConfig, body: Mapping[str, Any], session: Session | None) -> Request:
    base = re.sub(r"/v3$", "", _base(config))
    return Request(f"{base}/graphql", "POST", json=dict(body), secret_headers=_bearer(session))


def _bearer(session: Session | None) -> dict[str, str]:
    return {"Authorization": f"Bearer {session.access}"} if session else {}


def _following(response: Response, items: int, number: int) -> str | None:
    """The number of the next page. Where a proxy dropped the links a full page says that there is more."""
    link = response.headers.get("link")
    if link is None:
        return str(number + 1) if items >= _PAGE else None
    found = re.search(r'[?&]page=(\d{1,5})[^<>]*>\s*;[^,<]*?rel="?next"?', link)
    return found[1] if found else None


def _discussions(response: Response, body: object, cursor: str | None) -> Page:
    errands = Errands.read(cursor)
    errands = errands if errands.todo else Errands((("list", ""),))
    found = said_by(object_of(body))
    if found is None:
        raise unexpected(response, "no discussions")
    kind, owner, whole = found
    errand = errands.todo[0]
    root = errand[2] if len(errand) > 2 else owner
    mentions, broken = read_each(said_in(list_of(whole.get("nodes")), root or None, owner or None), discussion)
    return Page(
        mentions,
        next_cursor=errands.after(onward(kind, owner, root, whole)).cursor(),
        server_time=answers.server_time(response.headers),
        quarantined=broken,
    )


def _graph_verdict(response: Response, about: Mapping[str, str]) -> Verdict | None:
    """GraphQL answers 200 to everything; without data its errors are the answer."""
    try:
        body = object_of(answers.json_of(response))
    except KnownError:
        return None
    errors = [object_of(one) for one in list_of(body.get("errors"))]
    if not errors or any(object_of(body.get("data")).values()):
        return None
    kind, said = words(errors[0].get("type")) or "", words(errors[0].get("message")) or ""
    about = {**about, "reason": said}
    if kind == "RATE_LIMITED":
        until = retry_moment(response.headers, response.at, "unix") or response.at + MINUTE
        return Verdict("rate_limited", Failure("rate_limited", about, said, until), until, "host")
    if kind == "NOT_FOUND":
        # A single node that is gone is a finding of `refresh`; a repository that is gone is a failure.
        return None if "node" in object_of(body.get("data")) else Verdict("gone", Failure("not_found", about, said))
    if kind in ("FORBIDDEN", "INSUFFICIENT_SCOPES"):
        return Verdict("forbidden", Failure("forbidden", about, said))
    return Verdict("fatal", Failure("refused", about, said))

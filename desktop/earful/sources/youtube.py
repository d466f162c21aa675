"""YouTube through its Data API v3: videos by search, the comments under them, and all comments on our own channels.

A search is one walk of several kinds of request (errands): it finds videos, looks up their text and counts, then reads
the comments of those videos whose count has changed. Found videos are remembered for thirty days."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, ClassVar

from earful.domain.brand import Brand
from earful.domain.failures import Failure, KnownError
from earful.domain.mention import Author, Mention
from earful.domain.moments import DAY, MINUTE, Moment, iso
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
from earful.sources.errands import Errand, Errands
from earful.sources.fields import count, identifier, list_of, object_of, read_each, unexpected, words
from earful.sources.window import asked_since, within
from earful.sources.youtube_items import channel, comment, comments_in, newest, unread_answers, video
from earful.sources.youtube_quota import DAY_ZONE, SEARCH_UNITS, UNITS, poll_seconds, renewed_at

SERVER = "https://youtube.googleapis.com"
_BATCH = 50  # ids that one lookup takes
_SEARCH_PAGES = 4  # YouTube shows a sample however far one pages; each page is one of a hundred a day
_VIDEOS = 50  # remembered by search
_THREADS = 300
_LATELY = 30 * DAY
_QUOTA = {"quotaExceeded", "dailyLimitExceeded"}
_TOO_FAST = {"rateLimitExceeded", "userRateLimitExceeded"}
_NO_COMMENTS = {"commentsDisabled", "videoNotFound", "commentNotFound", "parentCommentNotFound", "channelNotFound"}
_FIRST_VIDEO = "jNQXAC9IVRw"  # public since 2005: proves a key without a channel
_BAD_KEY = {"keyInvalid", "keyExpired", "API_KEY_INVALID"}


class YouTube(Source):
    """YouTube. What a search shows is a sample that thins out with age, and its count of results is made up; the
    comments of one channel or video are complete, newest first."""

    code: ClassVar[str] = "youtube"
    name: ClassVar[str] = "YouTube"
    capabilities: ClassVar[Capabilities] = Capabilities(
        search=True,
        comments=True,
        edits=True,
        deletes=True,
        completeness="sampled",
        needs_auth=True,
        checked="recorded",
    )
    settings: ClassVar[tuple[Setting, ...]] = (
        Setting(
            "token",
            "API key",
            "At console.cloud.google.com make a project, enable “YouTube Data API v3” for it, then under Credentials"
            " create an API key and restrict it to that API. Reading needs no further rights and costs nothing",
            "secret",
            required=True,
        ),
        Setting("account", "Your channel", "@handle or channel id (UC…): all comments on its videos are read"),
        Setting("query", "Search for", "Empty: the terms of the brand. Each search takes one of 100 a day"),
        Setting("server", "Server", "Where the API is asked", default=SERVER),
    )
    refresh_batch: ClassVar[int] = _BATCH
    allowance: ClassVar[Allowance | None] = Allowance(calls=600, per_s=60, daily=UNITS, day_zone=DAY_ZONE)

    def plan(self, config: SourceConfig, watch: Watch) -> tuple[Stream, ...]:
        terms = dict.fromkeys(
            term.strip() for term in ((config.query,) if config.query else watch.terms or (watch.brand,))
        )
        named = (config.account or "", *watch.own_handles)
        channels = dict.fromkeys(handle.strip().lstrip("@") for handle in named if handle.strip(" @"))
        wanted = [term for term in terms if term]
        every = poll_seconds(len(wanted), len(channels), 10 * len(wanted))
        # What a person typed is taken as it comes; of the hits for a term only videos that name it are.
        named_only = "" if config.query else "1"
        streams = [
            Stream(
                f"search:{term}",
                {"kind": "search", "q": term, "named": named_only},
                poll_s=every,
                overlap_s=86_400,
                by_cursor=True,
            )
            for term in wanted
        ]
        streams += [
            Stream(f"channel:{name}", {"kind": "channel", "name": name}, poll_s=every, by_cursor=True)
            for name in channels
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
        todo = Errands.read(cursor).todo
        return _ask(config, session, stream, todo[0] if todo else _head(stream, memory), since)

    def parse(
        self, config: SourceConfig, stream: Stream, response: Response, cursor: str | None, memory: Mapping[str, Any]
    ) -> Page:
        errands = Errands.read(cursor)
        if not errands.todo:
            errands = Errands((_head(stream, memory),), _floor(config, stream, response, memory))
        page = self._errand_done(stream, response, errands, memory)
        if cursor is None and stream.params.get("kind") == "channel":
            return replace(page, memory={**page.memory, **_walked(errands.floor, response.at, memory)})
        return page

    def _errand_done(self, stream: Stream, response: Response, errands: Errands, memory: Mapping[str, Any]) -> Page:
        body = _told(response)
        errand = errands.todo[0]
        if errand[0] == "search":
            return _found(stream, response, body, errands, memory)
        if errand[0] == "lookup":
            return _looked_up(stream, response, body, errands, memory)
        if errand[0] == "who":
            ids = [identifier(object_of(item).get("id")) for item in list_of(body.get("items"))]
            more: list[Errand] = [("channel", one, "") for one in ids[:1] if one]
            return _page(response, errands.after(more), memory={"channel": ids[0] if more else None})
        if errand[0] == "replies":
            told = [{"comment": item, "video": errand[2], "parent": errand[1]} for item in list_of(body.get("items"))]
            return _page(response, errands.after(_on(errand, body)), told, comment)
        return _threads(response, body, errands, memory)

    def check(self, config: SourceConfig, watch: Watch, session: Session | None) -> Request:
        """One unit: who our channel is, or whether the key works at all."""
        name = (config.account or "").strip().lstrip("@")
        return _ask(config, session, Stream("check"), ("who", name) if name else ("lookup", _FIRST_VIDEO), None)

    def author_of(self, response: Response) -> Author | None:
        items = list_of(_told(response).get("items"))
        one = object_of(items[0]) if items else {}
        return channel(one) if one.get("kind") == "youtube#channel" and "id" in one else None

    def login(self, config: SourceConfig, secret: str, now: Moment) -> Session:
        return Session(secret.strip())

    def classify(self, config: SourceConfig, response: Response) -> Verdict:
        """Errors have a reason in the body. A quota used up is a 403 and lasts until midnight in California; a video
        without comments is no failure."""
        verdict = answers.classify(config, response, platform=self.name)
        if response.status not in (400, 403, 404):
            return verdict
        reasons = _reasons(response)
        detail = f"status {response.status}: {', '.join(sorted(reasons))}"
        if reasons & _NO_COMMENTS:
            return Verdict("ok")
        if reasons & (_QUOTA | _TOO_FAST):
            until = renewed_at(response.at) if reasons & _QUOTA else response.at + MINUTE
            about = {"host": answers.host_of(response.url)}
            return Verdict("rate_limited", Failure("rate_limited", about, detail, until), until)
        if reasons & _BAD_KEY or "api key not valid" in answers.reason_of(response).lower():
            return Verdict("auth_revoked", Failure("wrong_token", {"platform": self.name}, detail))
        return verdict

    def refresh(self, config: SourceConfig, native_ids: Sequence[str], session: Session | None) -> Request | None:
        """Videos and comments are asked for apart: the kind that most of the ids have. One unit for fifty."""
        kind, ids = _alike(native_ids)
        if not ids:
            return None
        part = "snippet,statistics" if kind == "videos" else "snippet"
        more = [("textFormat", "plainText")] if kind == "comments" else []
        return _get(config, session, kind, [("part", part), ("id", ",".join(ids)), *more])

    def parse_refresh(self, config: SourceConfig, native_ids: Sequence[str], response: Response) -> Page:
        kind, ids = _alike(native_ids)
        items = _told(response).get("items")
        if not isinstance(items, list):
            raise unexpected(response, "no items")
        told = items if kind == "videos" else [{"comment": item} for item in items]
        mentions, broken = read_each(told, video if kind == "videos" else comment)
        # Asked for by id, a comment comes without its video: what is known of its place stays as it is.
        there = {identifier(object_of(item).get("id")) for item in items}
        gone = tuple(one for one in ids if one not in there)
        return Page(mentions, gone, server_time=answers.server_time(response.headers), quarantined=broken)


def _head(stream: Stream, memory: Mapping[str, Any]) -> Errand:
    if stream.params.get("kind") == "search":
        return ("search", "", "1")
    name = stream.params.get("name", "")
    known = name if name.startswith("UC") else words(memory.get("channel"))
    return ("channel", known, "") if known else ("who", name)


def _floor(config: SourceConfig, stream: Stream, response: Response, memory: Mapping[str, Any]) -> Moment | None:
    """How far back the walk goes: a search says so in its address. A channel is read as far as a first walk would once
    a day, as old threads get new answers; in between to the day before the last walk."""
    if stream.params.get("kind") == "search":
        return asked_since(response.url, "publishedAfter")
    days = config.options.get("backfill_days", "")
    far = response.at - max(_LATELY, int(days) * DAY if days.isdecimal() and len(days) < 6 else 0)
    walked, deep = count(memory.get("walked_at")), count(memory.get("deep_at"))
    if walked is None or deep is None:
        return far
    near = min(walked, response.at) - DAY
    return min(near, far) if abs(response.at - deep) >= DAY else near


def _walked(floor: Moment | None, now: Moment, memory: Mapping[str, Any]) -> dict[str, Moment]:
    """What is remembered of when a channel was walked, and when as far back as a first walk goes."""
    deep = floor is None or floor <= now - _LATELY or count(memory.get("deep_at")) is None
    return {"walked_at": now, **({"deep_at": now} if deep else {})}


def _ask(
    config: SourceConfig, session: Session | None, stream: Stream, errand: Errand, since: Moment | None
) -> Request:
    kind, what, *rest = (*errand, "", "")
    token = [("pageToken", rest[0])] if rest[0] else []
    if kind == "search":
        asked = [("part", "snippet"), ("type", "video"), ("order", "date"), ("maxResults", "50")]
        asked += [("q", stream.params["q"]), *([("publishedAfter", iso(_second(since)) or "")] if since else [])]
        page = [("pageToken", what)] if what else []
        return replace(_get(config, session, "search", [*asked, *page]), units=SEARCH_UNITS)
    if kind == "lookup":
        return _get(config, session, "videos", [("part", "snippet,statistics"), ("id", what)])
    if kind == "who":
        by = ("id", what) if what.startswith("UC") else ("forHandle", f"@{what}")
        return _get(config, session, "channels", [("part", "snippet,statistics"), by])
    plain = [("textFormat", "plainText"), ("maxResults", "100")]
    if kind == "replies":
        token = [("pageToken", rest[1])] if rest[1] else []
        return _get(config, session, "comments", [("part", "snippet"), ("parentId", what), *plain, *token])
    by = ("allThreadsRelatedToChannelId", what) if kind == "channel" else ("videoId", what)
    asked = [("part", "snippet,replies"), by, ("order", "time"), *plain, *token]
    return _get(config, session, "commentThreads", asked)


def _second(at: Moment) -> Moment:
    return at // 1_000_000 * 1_000_000  # RFC 3339 with fractions is refused by some of Google's gateways


def _get(config: SourceConfig, session: Session | None, what: str, params: Sequence[tuple[str, str]]) -> Request:
    server = (config.server or SERVER).strip().rstrip("/")
    secret = {"X-Goog-Api-Key": session.access} if session else {}
    return Request(f"{server}/youtube/v3/{what}", params=tuple(params), secret_headers=secret)


def _told(response: Response) -> Mapping[str, Any]:
    """The answer; one without items where a video or a comment has gone or takes no comments."""
    body = answers.json_of(response)
    if isinstance(body, dict) and isinstance(body.get("items"), list):
        return body
    if isinstance(body, dict) and (_reasons(response) & _NO_COMMENTS or "kind" in body):
        return {"items": []}
    raise unexpected(response, "no items")


def _found(
    stream: Stream, response: Response, body: Mapping[str, Any], errands: Errands, memory: Mapping[str, Any]
) -> Page:
    """The videos of a search are looked up before they become mentions: here their texts are cut, without counts."""
    number = int(errands.todo[0][2]) if errands.todo[0][2:] and errands.todo[0][2].isdecimal() else 1
    ids = [identifier(object_of(object_of(item).get("id")).get("videoId")) for item in list_of(body.get("items"))]
    known = list(_remembered(memory)) if number == 1 else []
    wanted = list(dict.fromkeys([one for one in ids if one and "," not in one] + known))
    lookups = [("lookup", ",".join(wanted[at : at + _BATCH])) for at in range(0, len(wanted), _BATCH)]
    token = words(body.get("nextPageToken"))
    more = [("search", token, str(number + 1))] if token and ids and number < _SEARCH_PAGES else []
    return _page(response, errands.after([*lookups, *more]))


def _looked_up(
    stream: Stream, response: Response, body: Mapping[str, Any], errands: Errands, memory: Mapping[str, Any]
) -> Page:
    items = list_of(body.get("items"))
    named = Brand(0, "", (stream.params["q"],)) if stream.params.get("named") else None
    known = _remembered(memory)

    def read(item: Mapping[str, Any]) -> Mention | None:
        one = video(item)
        tags = list_of(object_of(item.get("snippet")).get("tags"))
        text = " ".join([one.title or "", one.text, *(tag for tag in tags if isinstance(tag, str))])
        return one if named is None or one.native_id in known or named.names(text) else None

    page = _page(response, errands.after(), items, read)
    told, _ = read_each(items, read)
    changed = [one for one in told if one.counts.replies and one.counts.replies != known.get(one.native_id, [0, 0])[1]]
    fresh = {one.native_id: [one.created_at or response.at, one.counts.replies or 0] for one in told}
    lately = {key: kept for key, kept in {**known, **fresh}.items() if kept[0] >= response.at - _LATELY}
    videos = dict(sorted(lately.items(), key=lambda pair: (pair[1][0], pair[0]))[-_VIDEOS:])
    reads: list[Errand] = [("threads", one.native_id, "") for one in changed]
    return replace(page, next_cursor=errands.after(last=reads).cursor(), memory={"videos": videos})


def _threads(response: Response, body: Mapping[str, Any], errands: Errands, memory: Mapping[str, Any]) -> Page:
    """A page of threads, newest first: on to the next one while the newest of them is not too old.

    The answers that did not come along are asked for before the next page, so that a walk that ends there has them."""
    items, errand = list_of(body.get("items")), errands.todo[0]
    known = memory.get("threads")
    known = known if isinstance(known, dict) else {}
    unread = unread_answers(items, known, errands.floor)
    last = newest(items)
    old = errands.floor is not None and last is not None and last < errands.floor
    on = [] if old else _on(errand, body)
    replies: list[Errand] = [("replies", one, film, "") for one, (film, _) in unread.items()]
    counts = {**known, **{one: total for one, (_, total) in unread.items()}}
    kept = dict(list(counts.items())[-_THREADS:])
    return _page(response, errands.after([*replies, *on]), list(comments_in(items)), comment, {"threads": kept})


def _on(errand: Errand, body: Mapping[str, Any]) -> list[Errand]:
    """The errand for the next page of the same."""
    token = words(body.get("nextPageToken"))
    return [(*errand[:-1], token)] if token else []


def _page(
    response: Response,
    errands: Errands,
    items: Sequence[object] = (),
    read: Any = comment,
    memory: Mapping[str, Any] | None = None,
) -> Page:
    mentions, broken = read_each(items, read)
    return Page(
        within(mentions, errands.floor),
        next_cursor=errands.cursor(),
        server_time=answers.server_time(response.headers),
        quarantined=broken,
        memory=memory or {},
    )


def _remembered(memory: Mapping[str, Any]) -> dict[str, list[int]]:
    """The videos of earlier walks: when each was published and how many comments it had."""
    known = memory.get("videos")
    return known if isinstance(known, dict) else {}


def _alike(native_ids: Sequence[str]) -> tuple[str, list[str]]:
    """The ids of the commoner kind; a video's has eleven characters, a comment's many more."""
    videos = [one for one in native_ids if len(one) == 11 and "," not in one]
    comments = [one for one in native_ids if len(one) > 11 and one[0] in "Uz" and "," not in one]
    return ("videos", videos[:_BATCH]) if len(videos) >= len(comments) else ("comments", comments[:_BATCH])


def _reasons(response: Response) -> set[str]:
    """The machine-readable reasons in an error of Google's, of its older and its newer form."""
    try:
        error = object_of(object_of(answers.json_of(response)).get("error"))
    except KnownError:
        return set()
    told = [*list_of(error.get("errors")), *list_of(error.get("details"))]
    return {reason for one in told if (reason := words(object_of(one).get("reason")))}

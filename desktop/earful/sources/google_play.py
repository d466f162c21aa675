"""Google Play: the reviews of one's own app and our answers to them, through the Android Publisher API v3.

Only reviews written or changed in the last week are shown, the last changed first, and only those with a text. So a
pause of more than a week leaves a hole, which is told as missed."""

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, ClassVar
from urllib.parse import quote

from earful.domain.failures import Failure, KnownError
from earful.domain.mention import Author, Counts, Mention
from earful.domain.moments import DAY, MINUTE, SECOND, Moment, from_unix
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
from earful.sources.fields import (
    UnreadableError,
    count,
    identifier,
    leftover,
    list_of,
    object_of,
    read_each,
    unexpected,
    words,
)
from earful.sources.review_dates import dated
from earful.sources.signing import signed_token
from earful.sources.text import clean

SERVER = "https://androidpublisher.googleapis.com"
TOKENS = "https://oauth2.googleapis.com"
SITE = "https://play.google.com"
_SCOPE = "https://www.googleapis.com/auth/androidpublisher"
_SHOWN = 7 * DAY  # how far back the platform shows anything
_KNOWN = frozenset(("text", "originalText", "lastModified", "starRating", "reviewerLanguage", "thumbsUpCount"))


class GooglePlay(Source):
    """Google Play. A changed review comes up again with a later date and under the same id."""

    code: ClassVar[str] = "google_play"
    name: ClassVar[str] = "Google Play"
    capabilities: ClassVar[Capabilities] = Capabilities(
        reviews=True, comments=True, edits=True, completeness="capped", needs_auth=True, checked="schema"
    )
    settings: ClassVar[tuple[Setting, ...]] = (
        Setting("account", "Package name", "Of your own app, such as com.example.kettle", required=True),
        Setting(
            "token",
            "Service account key",
            "At console.cloud.google.com make a service account in a project with the “Google Play Android Developer"
            " API”, and under Keys a key of type JSON: paste the whole file. Then in the Play Console, under Users and"
            " permissions, invite the account's address with the right “View app information and download bulk"
            " reports” (and “Reply to reviews” if it is to answer one day). It can take a day until this works",
            "secret",
            required=True,
            lines=True,
        ),
        Setting(
            "reviews_page", "Your reviews page", "Its address in the Play Console, for answering; empty: its front page"
        ),
        Setting("server", "Server", "Where the API is asked", default=SERVER),
    )
    refresh_batch: ClassVar[int] = 1
    allowance: ClassVar[Allowance | None] = Allowance(calls=200, per_s=3600, spacing_s=0.5)

    def plan(self, config: SourceConfig, watch: Watch) -> tuple[Stream, ...]:
        package = _package(config)
        if not package:
            raise KnownError("setting_missing", {"platform": self.name, "field": "account"})
        return (Stream(f"reviews:{package}", {"package": package}, poll_s=1800, overlap_s=2 * 86_400),)

    def request(
        self,
        config: SourceConfig,
        stream: Stream,
        cursor: str | None,
        since: Moment | None,
        memory: Mapping[str, Any],
        session: Session | None,
    ) -> Request:
        more = (("token", cursor),) if cursor else ()
        return _reviews(config, stream.params["package"], (("maxResults", "100"), *more), session)

    def parse(
        self, config: SourceConfig, stream: Stream, response: Response, cursor: str | None, memory: Mapping[str, Any]
    ) -> Page:
        body = answers.json_of(response)
        told = object_of(body).get("reviews", [])
        if not isinstance(body, dict) or not isinstance(told, list) or not (body.keys() & _ANSWER or not body):
            raise unexpected(response, "no reviews")
        reviews, broken = read_each(told, lambda item: _review(item, config))
        replies, _ = read_each([item for item in told if _answered(item)], lambda item: _reply(item, config))
        reviews, dates = dated(memory, reviews)
        gap = _gap(memory, response.at) if cursor is None else memory.get("gap")
        following = words(object_of(body.get("tokenPagination")).get("nextPageToken"))
        return Page(
            (*reviews, *replies),
            next_cursor=following if told else None,
            server_time=answers.server_time(response.headers),
            quarantined=broken,
            memory={**dates, "gap": gap, **({"asked_at": response.at} if cursor is None else {})},
            missed=(gap[0], gap[1]) if gap else None,
        )

    def check(self, config: SourceConfig, watch: Watch, session: Session | None) -> Request:
        return _reviews(config, _package(config), (("maxResults", "1"),), session)

    def login(self, config: SourceConfig, secret: str, now: Moment) -> Request | Session:
        """A service account signs who it is and gets a token for an hour. What is no JSON is taken for such a token.

        Raises KnownError("bad_key") for JSON that is no key of a service account."""
        if not secret.lstrip().startswith("{"):
            return Session(secret.strip())
        try:
            key = object_of(json.loads(re.sub("[\u2028\u2029]", " ", secret)))  # line ends, as a form may give them
        except (ValueError, RecursionError):
            key = {}
        email, private_key = words(key.get("client_email")), key.get("private_key")
        if not email or not isinstance(private_key, str):
            raise KnownError("bad_key", {"platform": self.name}, detail="no client_email or private_key")
        address = f"{_base(config) if config.server else TOKENS}/token"
        # The claim names Google's own address even where another server stands in for it.
        claims = {"iss": email, "scope": _SCOPE, "aud": f"{TOKENS}/token", "iat": now // SECOND}
        claims["exp"] = now // SECOND + 3600
        number = words(key.get("private_key_id"))
        signed = signed_token(self.name, private_key, "RS256", claims, **({"kid": number} if number else {}))
        grant = "urn:ietf:params:oauth:grant-type:jwt-bearer"
        return Request(address, "POST", form=(("grant_type", grant), ("assertion", signed)))

    def session(self, response: Response) -> Session:
        access = words(object_of(answers.json_of(response)).get("access_token"))
        if not access:
            raise KnownError("wrong_token", {"platform": self.name}, detail=answers.reason_of(response))
        return Session(access)

    def classify(self, config: SourceConfig, response: Response) -> Verdict:
        """Tokens last an hour: a 401 that says so asks for a new one. A refused key is a 400 of the token address."""
        verdict = answers.classify(config, response, platform=self.name)
        if response.status not in (400, 401, 403):
            return verdict
        told = _error(response)
        about, detail = {"platform": self.name}, f"status {response.status}: {told}"
        if response.status == 400 and told in ("invalid_grant", "invalid_client"):
            return Verdict("auth_revoked", Failure("wrong_token", about, detail))
        if response.status == 401 and verdict.state == "auth_revoked" and told == "UNAUTHENTICATED":
            return Verdict("auth_expired", Failure("expired_token", about, detail))
        if response.status == 403 and told in ("RESOURCE_EXHAUSTED", "quotaExceeded", "rateLimitExceeded"):
            until = response.at + 15 * MINUTE  # 200 an hour, of which nobody says when it began
            return Verdict(
                "rate_limited",
                Failure("rate_limited", {"host": answers.host_of(response.url)}, detail, until),
                until,
            )
        return verdict


_ANSWER = {"reviews", "tokenPagination", "pageInfo"}


def _package(config: SourceConfig) -> str:
    return (config.account or "").strip()


def _base(config: SourceConfig) -> str:
    return (config.server or SERVER).strip().rstrip("/")


def _reviews(
    config: SourceConfig, package: str, params: tuple[tuple[str, str], ...], session: Session | None
) -> Request:
    secret = {"Authorization": f"Bearer {session.access}"} if session else {}
    path = f"/androidpublisher/v3/applications/{quote(package, safe='')}/reviews"
    return Request(_base(config) + path, params=params, secret_headers=secret)


def _gap(memory: Mapping[str, Any], now: Moment) -> list[Moment] | None:
    """What was written or changed since the last look and is no longer shown: (from, to)."""
    last = memory.get("asked_at")
    return [last, now - _SHOWN] if isinstance(last, int) and last < now - _SHOWN else None


def _said(item: Mapping[str, Any], by: str) -> Mapping[str, Any]:
    """The last of the comments `by` the user or the developer."""
    told = [object_of(object_of(one).get(by)) for one in list_of(item.get("comments"))]
    return max((one for one in told if one), key=lambda one: _at(one) or 0, default={})


def _answered(item: object) -> bool:
    return bool(_said(object_of(item), "developerComment").get("text"))


def _at(told: Mapping[str, Any]) -> Moment | None:
    """Seconds come as a string, with nanoseconds beside them."""
    moment = object_of(told.get("lastModified"))
    seconds = count(moment.get("seconds"))
    at = from_unix(seconds) if seconds is not None else None
    return None if at is None else at + min(count(moment.get("nanos")) or 0, 999_999_999) // 1000


def _review(item: Mapping[str, Any], config: SourceConfig) -> Mention:
    native_id, told = identifier(item.get("reviewId")), _said(item, "userComment")
    given = told.get("originalText") or told.get("text")
    if native_id is None or not isinstance(given, str) or not clean(given):
        raise UnreadableError("no id or text")
    title, tab, text = clean(given).partition("\t")  # older reviews have a title, a tab and the text
    stars = count(told.get("starRating"))
    page = f"{SITE}/store/apps/details?id={quote(_package(config), safe='')}&reviewId={quote(native_id, safe='')}"
    who = words(item.get("authorName"))
    return Mention(
        GooglePlay.code,
        native_id,
        "review",
        clean(text) if tab else title,
        # There is no id of an author: the review, of which each has one, stands for them.
        author=Author(GooglePlay.code, f"review:{native_id}", name=who) if who else None,
        created_at=_at(told),
        title=clean(title) or None if tab else None,
        uri=page,
        url=page,
        lang=words(told.get("reviewerLanguage")),
        root=native_id,
        counts=Counts(likes=count(told.get("thumbsUpCount"))),
        rating=float(stars) if stars is not None and 1 <= stars <= 5 else None,
        reply_url=_answering(config) or page,
        extra=leftover(told, _KNOWN),
    )


def _reply(item: Mapping[str, Any], config: SourceConfig) -> Mention | None:
    """Our answer to a review: published by the app, which is our account there."""
    native_id, told = identifier(item.get("reviewId")), _said(item, "developerComment")
    text = words(told.get("text"))
    if native_id is None or text is None:
        return None
    package = _package(config)
    review = replace(_review(item, config), extra={})
    return Mention(
        GooglePlay.code,
        f"{native_id}:reply",
        "comment",
        text,
        author=Author(GooglePlay.code, package, package, package) if package else None,
        created_at=_at(told),
        url=review.url,
        reply_to=native_id,
        root=native_id,
        reply_url=review.reply_url,
    )


def _answering(config: SourceConfig) -> str | None:
    """Where a person answers: the page they gave, if it is one of the Play Console."""
    given = (config.options.get("reviews_page") or "").strip()
    return given if given.startswith(f"{SITE}/console/") else f"{SITE}/console"


def _error(response: Response) -> str:
    """The name of an error: {"error": {"status"}} of the API, {"error": "name"} of the token address."""
    try:
        error = object_of(answers.json_of(response)).get("error")
    except KnownError:
        return ""
    return words(error) or words(object_of(error).get("status")) or ""

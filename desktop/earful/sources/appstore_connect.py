"""App Store Connect: all reviews of one's own app in all countries, with our answers, through Apple's API with a key.

A changed review keeps its id and its place is that of its new date; a key signs tokens that live for 19 minutes."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, ClassVar
from urllib.parse import parse_qsl, quote, urlsplit

from earful.domain.failures import Failure, KnownError
from earful.domain.mention import Author, Mention
from earful.domain.moments import SECOND, Moment, parse_iso
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

SERVER = "https://api.appstoreconnect.apple.com"
_LIFE_S = 1140  # Apple takes tokens of at most 20 minutes; clocks differ by a little
_REVIEW = frozenset(("rating", "title", "body", "reviewerNickname", "createdDate"))
_REPLY = frozenset(("responseBody", "lastModifiedDate"))


class AppStoreConnect(Source):
    """App Store Connect. Answers that Apple has not published yet (PENDING_PUBLISH) are ours already, and are read."""

    code: ClassVar[str] = "appstore_connect"
    name: ClassVar[str] = "App Store Connect"
    capabilities: ClassVar[Capabilities] = Capabilities(
        reviews=True, comments=True, edits=True, deletes=True, needs_auth=True, checked="schema"
    )
    settings: ClassVar[tuple[Setting, ...]] = (
        Setting("account", "App", "Its number: App Store Connect, your app, App Information, Apple ID", required=True),
        Setting(
            "token",
            "Private key",
            "In App Store Connect under Users and Access, Integrations, App Store Connect API: add a team key with the"
            " role “Customer Support” and download it (once only). Paste the whole .p8 file",
            "secret",
            required=True,
            lines=True,
        ),
        Setting("key_id", "Key ID", "Ten letters and digits beside the key in the same list", required=True),
        Setting("issuer_id", "Issuer ID", "Above that list, once for all keys of the team", required=True),
        Setting("server", "Server", "Where the API is asked", default=SERVER),
    )
    refresh_batch: ClassVar[int] = 1
    allowance: ClassVar[Allowance | None] = Allowance(calls=3000, per_s=3600, spacing_s=0.3)

    def plan(self, config: SourceConfig, watch: Watch) -> tuple[Stream, ...]:
        app = (config.account or "").strip()
        if not app:
            raise KnownError("setting_missing", {"platform": self.name, "field": "account"})
        return (Stream(f"reviews:{app}", {"app": app}, poll_s=900, overlap_s=7 * 86_400),)

    def request(
        self,
        config: SourceConfig,
        stream: Stream,
        cursor: str | None,
        since: Moment | None,
        memory: Mapping[str, Any],
        session: Session | None,
    ) -> Request:
        """Of a next link only its cursor is taken over: it might lead to another host."""
        place = [("cursor", cursor)] if cursor else []
        asked = [("sort", "-createdDate"), ("limit", "200"), ("include", "response"), *place]
        return _get(config, f"/v1/apps/{quote(stream.params['app'], safe='')}/customerReviews", asked, session)

    def parse(
        self, config: SourceConfig, stream: Stream, response: Response, cursor: str | None, memory: Mapping[str, Any]
    ) -> Page:
        body = object_of(answers.json_of(response))
        data = body.get("data")
        if not isinstance(data, list):
            raise unexpected(response, "no data")
        page, memory = _read(config, response, data, body, memory)
        following = _cursor_in(object_of(body.get("links")).get("next"))
        return replace(page, next_cursor=following, memory=memory)

    def check(self, config: SourceConfig, watch: Watch, session: Session | None) -> Request:
        app = quote((config.account or "").strip(), safe="")
        return _get(config, f"/v1/apps/{app}/customerReviews", [("limit", "1")], session)

    def login(self, config: SourceConfig, secret: str, now: Moment) -> Session:
        """A token signed here, good for 19 minutes. What is no private key is taken for such a token.

        Raises KnownError("setting_missing"), ("bad_key")."""
        if "PRIVATE KEY" not in secret:
            return Session(secret.strip())
        for name in ("key_id", "issuer_id"):
            if not (config.options.get(name) or "").strip():
                raise KnownError("setting_missing", {"platform": self.name, "field": name})
        claims = {"iss": config.options["issuer_id"].strip(), "aud": "appstoreconnect-v1"}
        times = {"iat": now // SECOND, "exp": now // SECOND + _LIFE_S}
        key_id = config.options["key_id"].strip()
        return Session(signed_token(self.name, secret, "ES256", {**claims, **times}, kid=key_id))

    def classify(self, config: SourceConfig, response: Response) -> Verdict:
        """A token that has run out and a wrong one get the same answer: it is signed anew, and refused again if wrong.
        The hourly limit is told in a header of its own."""
        verdict = answers.classify(config, response, platform=self.name)
        error = _error(response) if response.status in (401, 429) else ""
        if response.status == 401 and verdict.state == "auth_revoked" and error == "NOT_AUTHORIZED":
            about = {"platform": self.name}
            return Verdict("auth_expired", Failure("expired_token", about, f"status 401: {error}"))
        return verdict

    def refresh(self, config: SourceConfig, native_ids: Sequence[str], session: Session | None) -> Request | None:
        """One review as it is now, with our answer; an answer is asked for by its review."""
        if not native_ids:
            return None
        review = native_ids[0].partition(":")[0]
        return _get(config, f"/v1/customerReviews/{quote(review, safe='')}", [("include", "response")], session)

    def parse_refresh(self, config: SourceConfig, native_ids: Sequence[str], response: Response) -> Page:
        """A review that is gone answers 404; an answer that was taken back is missing from its review."""
        body = object_of(answers.json_of(response))
        if not isinstance(body.get("data"), dict):
            raise unexpected(response, "no data")
        page, _ = _read(config, response, [body["data"]], body, {})
        there = {item.native_id for item in page.items}
        return replace(page, tombstones=tuple(one for one in native_ids[:1] if ":" in one and one not in there))


def _get(config: SourceConfig, path: str, params: Sequence[tuple[str, str]], session: Session | None) -> Request:
    server = (config.server or SERVER).strip().rstrip("/")
    secret = {"Authorization": f"Bearer {session.access}"} if session else {}
    return Request(server + path, params=tuple(params), secret_headers=secret)


def _read(
    config: SourceConfig, response: Response, data: list[Any], body: Mapping[str, Any], memory: Mapping[str, Any]
) -> tuple[Page, dict[str, Any]]:
    """Reviews with our answers, which stand beside them under "included"."""
    app = (config.account or "").strip()
    reviews, broken = read_each(data, lambda item: _review(item, app))
    reviews, dates = dated(memory, reviews)
    included = {
        identifier(told.get("id")): told
        for told in map(object_of, list_of(body.get("included")))
        if told.get("type") == "customerReviewResponses"
    }
    pairs = [(item, _answer_of(item, included)) for item in data if isinstance(item, dict)]
    replies, _ = read_each(
        [{"review": item, "answer": answer} for item, answer in pairs if answer], lambda pair: _reply(pair, app)
    )
    page = Page((*reviews, *replies), server_time=answers.server_time(response.headers), quarantined=broken)
    return page, dates


def _answer_of(review: Mapping[str, Any], included: Mapping[str | None, Mapping[str, Any]]) -> Mapping[str, Any] | None:
    linked = object_of(object_of(object_of(review.get("relationships")).get("response")).get("data"))
    return included.get(identifier(linked.get("id"))) if linked else None


def _cursor_in(link: object) -> str | None:
    try:
        return dict(parse_qsl(urlsplit(link).query)).get("cursor") or None if isinstance(link, str) else None
    except ValueError:
        return None


def _page_of(app: str) -> str | None:
    return f"https://appstoreconnect.apple.com/apps/{app}" if re.fullmatch(r"\d{1,15}", app) else None


def _review(item: Mapping[str, Any], app: str) -> Mention:
    told, native_id = object_of(item.get("attributes")), identifier(item.get("id"))
    title, text = words(told.get("title")), words(told.get("body"))
    if native_id is None or not (title or text):
        raise UnreadableError("no id or text")
    stars, who = count(told.get("rating")), words(told.get("reviewerNickname"))
    return Mention(
        AppStoreConnect.code,
        native_id,
        "review",
        text or title or "",
        # There is no id of an author: the review, of which each has one, stands for them.
        author=Author(AppStoreConnect.code, f"review:{native_id}", name=who) if who else None,
        created_at=parse_iso(told.get("createdDate")),
        title=title if text else None,
        url=_page_of(app),
        root=native_id,
        rating=float(stars) if stars is not None and 1 <= stars <= 5 else None,
        reply_url=_page_of(app),
        extra=leftover(told, _REVIEW),
    )


def _reply(pair: Mapping[str, Any], app: str) -> Mention | None:
    """Our answer to a review: published by the app, which is our account there."""
    answer, review = object_of(pair.get("answer")), identifier(object_of(pair.get("review")).get("id"))
    told = object_of(answer.get("attributes"))
    text = words(told.get("responseBody"))
    if review is None or text is None:
        return None
    return Mention(
        AppStoreConnect.code,
        f"{review}:reply",
        "comment",
        text,
        author=Author(AppStoreConnect.code, app, app, app) if app else None,
        created_at=parse_iso(told.get("lastModifiedDate")),
        url=_page_of(app),
        reply_to=review,
        root=review,
        reply_url=_page_of(app),
        extra=leftover(told, _REPLY),
    )


def _error(response: Response) -> str:
    try:
        errors = list_of(object_of(answers.json_of(response)).get("errors"))
    except KnownError:
        return ""
    return next((code for one in errors if (code := words(object_of(one).get("code")))), "")

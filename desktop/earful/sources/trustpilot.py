"""Trustpilot: the reviews of a business with its answers, with the API key that comes with a paid plan.

With key and secret the private list is asked for, which also has what is not public yet; what it tells of customers
(e-mail address, order number) is not kept. Otherwise export the reviews at Trustpilot and import the file."""

import base64
import re
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar
from urllib.parse import quote

from earful.domain.failures import Failure, KnownError
from earful.domain.mention import Author, Counts, Mention
from earful.domain.moments import Moment, iso, parse_iso
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
    flag,
    identifier,
    leftover,
    object_of,
    read_each,
    unexpected,
    words,
)

SERVER = "https://api.trustpilot.com"
SITE = "https://www.trustpilot.com"
_PAGE = 100
_TOKENS = "/v1/oauth/oauth-business-users-for-applications/accesstoken"
_KNOWN = frozenset(("id", "consumer", "businessUnit", "stars", "title", "text", "language", "createdAt", "updatedAt"))
_BESIDE = frozenset(("companyReply", "links", "numberOfLikes", "url", "isVerified"))
_PERSONAL = frozenset(("referralEmail", "referenceId", "invitation", "findReviewer", "email", "consumerEmail"))


class Trustpilot(Source):
    """Trustpilot. An edited review keeps its id and place; a week of them is read again every day."""

    code: ClassVar[str] = "trustpilot"
    name: ClassVar[str] = "Trustpilot"
    capabilities: ClassVar[Capabilities] = Capabilities(
        reviews=True, comments=True, edits=True, deletes=True, needs_auth=True
    )
    settings: ClassVar[tuple[Setting, ...]] = (
        Setting("account", "Business", "The domain it is reviewed under, such as kettle.example", required=True),
        Setting(
            "token",
            "API key",
            "In Trustpilot Business under Integrations, Developers, APIs make an application (paid plans only): its API"
            " key reads what is public; key and secret with a colon between them (key:secret) read the private list",
            "secret",
            required=True,
        ),
        Setting("server", "Server", "Where the API is asked", default=SERVER),
    )
    refresh_batch: ClassVar[int] = 1
    allowance: ClassVar[Allowance | None] = Allowance(calls=800, per_s=300, spacing_s=0.4)

    def plan(self, config: SourceConfig, watch: Watch) -> tuple[Stream, ...]:
        name = _business(config)
        if not name:
            raise KnownError("setting_missing", {"platform": self.name, "field": "account"})
        return (Stream(f"reviews:{name}", {"name": name}, poll_s=900, overlap_s=3 * 86_400),)

    def request(
        self,
        config: SourceConfig,
        stream: Stream,
        cursor: str | None,
        since: Moment | None,
        memory: Mapping[str, Any],
        session: Session | None,
    ) -> Request:
        """First the number of the business, which is remembered; then its reviews, the newest first."""
        unit = cursor.partition(":")[0] if cursor else identifier(memory.get("unit"))
        if not unit or not re.fullmatch(r"[0-9a-f]{8,40}", unit):
            return _get(config, "/v1/business-units/find", [("name", stream.params["name"])], session)
        page = cursor.partition(":")[2] if cursor else "1"
        asked = [("orderBy", "createdat.desc"), ("perPage", str(_PAGE))]
        asked.append(("page", page if page.isdecimal() and len(page) < 6 else "1"))
        private = session is not None and session.data.get("private") == "yes"
        if private and since is not None:
            asked.append(("startDateTime", (iso(since // 1_000_000 * 1_000_000) or "").removesuffix("Z")))
        path = f"/v1/{'private/' if private else ''}business-units/{unit}/reviews"
        return _get(config, path, asked, session)

    def parse(
        self, config: SourceConfig, stream: Stream, response: Response, cursor: str | None, memory: Mapping[str, Any]
    ) -> Page:
        body = object_of(answers.json_of(response))
        told = body.get("reviews")
        at = answers.server_time(response.headers)
        if not isinstance(told, list):
            unit = identifier(body.get("id"))
            if unit is None or "name" not in body or cursor is not None:
                raise unexpected(response, "no reviews")
            return Page(next_cursor=f"{unit}:1", server_time=at, memory={"unit": unit})
        name = _business(config)
        reviews, broken = read_each(told, _review)
        replies, _ = read_each(
            [item for item in told if object_of(object_of(item).get("companyReply")).get("text")],
            lambda item: _reply(item, name),
        )
        unit = cursor.partition(":")[0] if cursor else identifier(memory.get("unit"))
        number = count(cursor.partition(":")[2]) if cursor else 1
        more = unit and len(told) >= _PAGE
        return Page(
            (*reviews, *replies),
            next_cursor=f"{unit}:{(number or 1) + 1}" if more else None,
            server_time=at,
            quarantined=broken,
        )

    def check(self, config: SourceConfig, watch: Watch, session: Session | None) -> Request:
        return _get(config, "/v1/business-units/find", [("name", _business(config))], session)

    def author_of(self, response: Response) -> Author | None:
        body = object_of(answers.json_of(response))
        shown, unit = words(body.get("displayName")), identifier(body.get("id"))
        return Author(self.code, unit, words(object_of(body.get("name")).get("identifying")), shown) if unit else None

    def login(self, config: SourceConfig, secret: str, now: Moment) -> Request | Session:
        key, colon, hidden = secret.strip().partition(":")
        if not colon or not hidden:
            return Session(key, data={"kind": "apikey"})
        basic = base64.b64encode(f"{key}:{hidden}".encode()).decode()
        secret_headers = {"Authorization": f"Basic {basic}"}
        grant = (("grant_type", "client_credentials"),)
        return Request(f"{_base(config)}{_TOKENS}", "POST", secret_headers=secret_headers, form=grant)

    def session(self, response: Response) -> Session:
        body = object_of(answers.json_of(response))
        access = words(body.get("access_token"))
        if not access:
            raise KnownError("wrong_token", {"platform": self.name}, detail=answers.reason_of(response))
        return Session(access, data={"private": "yes"})

    def classify(self, config: SourceConfig, response: Response) -> Verdict:
        """A token of key and secret runs out after some days; a plain API key does not. Both are answered alike."""
        verdict = answers.classify(config, response, platform=self.name)
        about = {"platform": self.name}
        login = response.url.partition("?")[0].endswith(_TOKENS)
        if login and verdict.state in ("fatal", "auth_revoked", "forbidden"):
            return Verdict("auth_revoked", Failure("wrong_token", about, f"status {response.status}"))
        if verdict.state == "auth_revoked" and re.search("expired", answers.reason_of(response), re.IGNORECASE):
            return Verdict("auth_expired", Failure("expired_token", about, f"status {response.status}"))
        return verdict

    def refresh(self, config: SourceConfig, native_ids: Sequence[str], session: Session | None) -> Request | None:
        """One review as it is now; an answer is asked for by its review."""
        review = native_ids[0].partition(":")[0] if native_ids else ""
        if not re.fullmatch(r"[0-9a-f]{8,40}", review):
            return None
        private = session is not None and session.data.get("private") == "yes"
        return _get(config, f"/v1/{'private/' if private else ''}reviews/{review}", [], session)

    def parse_refresh(self, config: SourceConfig, native_ids: Sequence[str], response: Response) -> Page:
        body = object_of(answers.json_of(response))
        if "id" not in body:
            raise unexpected(response, "no review")
        reviews, broken = read_each([body], _review)
        replies, _ = read_each(
            [body] if object_of(body.get("companyReply")).get("text") else [],
            lambda item: _reply(item, _business(config)),
        )
        there = {one.native_id for one in (*reviews, *replies)}
        gone = tuple(one for one in native_ids[:1] if ":" in one and one not in there)
        at = answers.server_time(response.headers)
        return Page((*reviews, *replies), gone, server_time=at, quarantined=broken)


def _base(config: SourceConfig) -> str:
    return (config.server or SERVER).strip().rstrip("/")


def _business(config: SourceConfig) -> str:
    """The domain, also from the address of a page ("https://www.trustpilot.com/review/kettle.example")."""
    return re.sub(r"^https?://(?:[^/]*trustpilot\.[^/]+/review/)?|[/?#].*$", "", (config.account or "").strip().lower())


def _get(config: SourceConfig, path: str, params: Sequence[tuple[str, str]], session: Session | None) -> Request:
    secret: dict[str, str] = {}
    if session is not None:
        bearer = session.data.get("private") == "yes"
        secret = {"Authorization": f"Bearer {session.access}"} if bearer else {"apikey": session.access}
    return Request(_base(config) + path, params=tuple(params), secret_headers=secret)


def _review(item: Mapping[str, Any]) -> Mention:
    native_id = identifier(item.get("id"))
    text, title = words(item.get("text")), words(item.get("title"))
    if native_id is None or not (text or title):
        raise UnreadableError("no id or text")
    page = f"{SITE}/reviews/{quote(native_id, safe='')}"
    stars = count(item.get("stars"))
    at, changed = parse_iso(item.get("createdAt")), parse_iso(item.get("updatedAt"))
    return Mention(
        Trustpilot.code,
        native_id,
        "review",
        text or title or "",
        author=_consumer(object_of(item.get("consumer"))),
        created_at=at,
        title=title if text else None,
        uri=page,
        url=page,
        lang=words(item.get("language")),
        edited_at=changed if changed is not None and at is not None and changed > at else None,
        root=native_id,
        counts=Counts(likes=count(item.get("numberOfLikes"))),
        rating=float(stars) if stars is not None and 1 <= stars <= 5 else None,
        reply_url=page,
        extra={
            **({"verified": item["isVerified"]} if flag(item.get("isVerified")) is not None else {}),
            **leftover(item, _KNOWN | _BESIDE | _PERSONAL),
        },
    )


def _reply(item: Mapping[str, Any], business: str) -> Mention | None:
    """Our answer to a review: published by the business, which is our account there."""
    native_id, told = identifier(item.get("id")), object_of(item.get("companyReply"))
    text = words(told.get("text"))
    if native_id is None or text is None:
        return None
    at, changed = parse_iso(told.get("createdAt")), parse_iso(told.get("updatedAt"))
    page = f"{SITE}/reviews/{quote(native_id, safe='')}"
    return Mention(
        Trustpilot.code,
        f"{native_id}:reply",
        "comment",
        text,
        author=Author(Trustpilot.code, business, business, business) if business else None,
        created_at=at,
        url=page,
        edited_at=changed if changed is not None and at is not None and changed > at else None,
        reply_to=native_id,
        root=native_id,
        reply_url=page,
    )


def _consumer(told: Mapping[str, Any]) -> Author | None:
    native_id = identifier(told.get("id"))
    if native_id is None:
        return None
    page = f"{SITE}/users/{quote(native_id, safe='')}"
    return Author(
        Trustpilot.code,
        native_id,
        name=words(told.get("displayName")),
        url=page,
        posts=count(told.get("numberOfReviews")),
    )

"""What Facebook and Instagram share, the Graph API: its address and version, its error codes, its pages and the share
of its limits that has been used."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from earful.domain.failures import Failure, KnownError
from earful.domain.mention import Mention
from earful.domain.moments import DAY, MINUTE, Moment
from earful.domain.source import SourceConfig
from earful.sources import answers
from earful.sources.base import (
    Allowance,
    Counted,
    Page,
    Quarantined,
    Request,
    Response,
    Session,
    Setting,
    Verdict,
)
from earful.sources.fields import count, list_of, object_of, unexpected, words

DEFAULT_SERVER = "https://graph.facebook.com"
VERSION = Setting("version", "API version", "Meta retires each after about two years", default="v25.0")
SERVER = Setting("server", "Server", "Where the API is asked", default=DEFAULT_SERVER)
ALLOWANCE = Allowance(calls=180, per_s=3600, spacing_s=1.0)  # of 200 an hour and person; headers say more
ID = re.compile(r"[0-9]{1,25}")
_RATE = {4, 17, 32, 341, 613, *range(80_000, 80_015)}
_TOKEN = {102, 190, 463, 467}
_TROUBLE = {1, 2}
_RIGHT = {3, 10, *range(200, 300)}
_BUSY, _FULL = 75, 95  # percent of what may be asked
_USAGE = ("x-app-usage", "x-page-usage", "x-business-use-case-usage", "x-ad-account-usage")


def base(config: SourceConfig) -> str:
    """The address with the version in its path. Raises KnownError("setting_wrong") for what is no version."""
    version = (config.options.get(VERSION.key) or VERSION.default).strip()
    if not re.fullmatch(r"v[0-9]{1,3}\.[0-9]{1,2}", version):
        raise KnownError("setting_wrong", {"value": version, "field": VERSION.label, "reason": "write it like v25.0"})
    return f"{(config.server or DEFAULT_SERVER).strip().rstrip('/')}/{version}"


def ask(
    config: SourceConfig,
    session: Session | None,
    path: str,
    params: Sequence[tuple[str, str]],
    after: str | None = None,
) -> Request:
    """A request to our own server; the token goes in a header, never in the address."""
    secret = {"Authorization": f"Bearer {session.access}"} if session else {}
    place = [("after", after)] if after else []
    return Request(f"{base(config)}/{path}", params=(*params, *place), secret_headers=secret)


def classify(config: SourceConfig, response: Response, platform: str) -> Verdict:
    """The meaning of an answer by its error code, which says more than the status (that is 400 for nearly all)."""
    verdict = answers.classify(config, response, platform=platform)
    if response.status < 400 or verdict.state == "blocked":
        return verdict
    error = _error(response)
    code = count(error.get("code"))
    if code is None:
        return verdict
    reason = words(error.get("message")) or f"code {code}"
    about = {"platform": platform, "reason": reason[:200], "host": answers.host_of(response.url)}
    detail = f"status {response.status}, code {code}, subcode {error.get('error_subcode')}"
    if code in _RATE:
        until = response.at + (_regained(response) or 15 * MINUTE)
        return Verdict("rate_limited", Failure("rate_limited", about, detail, until), until)
    if code in _TOKEN:
        if not (config.has_secret or config.token_env):
            return Verdict("forbidden", Failure("needs_token", about, detail))
        return Verdict("auth_revoked", Failure("wrong_token", about, detail))
    if code in _TROUBLE:
        return Verdict("transient", Failure("server_trouble", {**about, "status": str(response.status)}, detail))
    if code in _RIGHT:
        return Verdict("forbidden", Failure("forbidden", about, detail))
    if code == 803 or (code == 100 and count(error.get("error_subcode")) == 33):
        at = response.at + DAY
        return Verdict("gone", Failure("not_found", about, detail, at), at)
    return verdict


def page(
    response: Response,
    items: tuple[Mention, ...] = (),
    broken: tuple[Quarantined, ...] = (),
    next_cursor: str | None = None,
    memory: Mapping[str, Any] | None = None,
    tombstones: tuple[str, ...] = (),
    counted: tuple[Counted, ...] = (),
) -> Page:
    """A page, with the rest that the used share of the limits asks for."""
    return Page(
        items,
        tombstones,
        next_cursor,
        server_time=answers.server_time(response.headers),
        quarantined=broken,
        memory={**(memory or {}), "rest_s": rest_s(response)},
        counted=counted,
    )


def data_of(response: Response) -> list[Any]:
    """The items of an answer. Raises KnownError for an answer of another shape."""
    found = object_of(answers.json_of(response)).get("data")
    if not isinstance(found, list):
        raise unexpected(response, "no data")
    return found


def following(response: Response) -> str | None:
    """The cursor of the next page. Only `next` says that there is one: a cursor stands on the last page, too, and
    Instagram's hashtags give the same one on every page."""
    paging = object_of(object_of(answers.json_of(response)).get("paging"))
    after = words(object_of(paging.get("cursors")).get("after"))
    if after is None and (found := re.search(r"[?&]after=([^&]+)", str(paging.get("next")))):
        after = words(found[1])
    return after if words(paging.get("next")) else None


def rest_s(response: Response) -> int | None:
    """How long to rest where most of what may be asked has been asked, in seconds; None where there is enough left."""
    used = _used(response)
    return None if used < _BUSY else 900 if used < _FULL else 3600


def _used(response: Response) -> int:
    """The largest share that has been used of any limit, in percent."""
    shares = [0]
    for told in _usages(response):
        for name in ("call_count", "total_time", "total_cputime"):
            share = told.get(name)
            if isinstance(share, int | float) and not isinstance(share, bool) and 0 <= share < 1e6:
                shares.append(int(share))
    return max(shares)


def _regained(response: Response) -> Moment | None:
    """How long until we may ask again, where the headers say it (in minutes)."""
    minutes = [count(told.get("estimated_time_to_regain_access")) or 0 for told in _usages(response)]
    longest = max(minutes, default=0)
    return min(longest * MINUTE, DAY) if longest else None


def _usages(response: Response) -> list[Mapping[str, Any]]:
    """The usage reports of the headers: one object, or lists of objects by business."""
    found: list[Mapping[str, Any]] = []
    for name in _USAGE:
        if name not in response.headers:
            continue
        try:
            told = object_of(answers.load_json(response.headers[name].encode(), ""))
        except KnownError:
            continue
        found += [told, *(object_of(one) for several in told.values() for one in list_of(several))]
    return found


def _error(response: Response) -> Mapping[str, Any]:
    try:
        return object_of(object_of(answers.json_of(response)).get("error"))
    except KnownError:
        return {}

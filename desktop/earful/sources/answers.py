"""What an answer means before a source reads it: the verdict that all platforms share, and JSON read strictly."""

import codecs
import json
import math
import re
from typing import Any, Literal
from urllib.parse import urlsplit

from earful.domain.failures import Failure, KnownError
from earful.domain.http import Response, shown
from earful.domain.moments import DAY, Moment
from earful.domain.source import SourceConfig
from earful.domain.waiting import UNSAID, ResetStyle, pause_after, retry_moment, server_time
from earful.sources.base import Verdict
from earful.sources.text import clean, html_text

__all__ = [
    "classify",
    "host_of",
    "is_web_page",
    "json_of",
    "load_json",
    "pause_after",
    "reason_of",
    "retry_moment",
    "server_time",
]

_CHALLENGE = re.compile(
    rb"<title>\s*(?:just a moment|attention required|access denied|are you a (?:robot|human)|ddos-guard)"
    rb"|challenge-platform|cf-chl-|g-recaptcha|h-captcha|hcaptcha\.com",
    re.IGNORECASE,
)
# \ud800 to \udfff without its other half, and \u0000: legal to JSON, poison to SQLite and UTF-8.
_HARMFUL_ESCAPE = re.compile(
    r"(\\\\|\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})|\\u(?:[dD][89a-fA-F][0-9a-fA-F]{2}|0000)"
)


def classify(
    config: SourceConfig,
    response: Response,
    *,
    platform: str,
    style: ResetStyle = "auto",
    expects: Literal["json", "feed"] = "json",
) -> Verdict:
    """The verdict that holds for every platform; `platform` is its name for the person, `style` how it writes resets.

    404 and 410 are both "gone": `until` is tomorrow for a 404 (it may come back) and None for a 410 (never again).
    A rate limit always has an `until`; other trouble has one only where the server named it."""
    status, host = response.status, host_of(response.url)
    if status == 304:
        return Verdict("not_modified")
    if 200 <= status < 300:
        wrong = _is_challenge(response) or (expects == "json" and is_web_page(response))
        return _blocked(response, host) if wrong else Verdict("ok")
    if status in (420, 429) or (status == 403 and _limited(response, style)):
        return _limit(response, host, style)
    if status in (403, 503) and (_is_challenge(response) or (status == 403 and is_web_page(response))):
        return _blocked(response, host)
    if status >= 500 or status in (408, 425):
        at = retry_moment(response.headers, response.at, style)
        failure = Failure("server_trouble", {"host": host, "status": str(status)}, reason_of(response), at)
        return Verdict("transient", failure, at, scope="host")
    return _refusal(config, response, platform)


def _refusal(config: SourceConfig, response: Response, platform: str) -> Verdict:
    about = {"platform": platform, "reason": reason_of(response) or str(response.status), "url": shown(response.url)}
    detail = f"status {response.status}: {about['reason']}"
    if response.status == 401 and not (config.has_secret or config.token_env):
        return Verdict("forbidden", Failure("needs_token", about, detail))
    if response.status == 401:
        return Verdict("auth_revoked", Failure("wrong_token", about, detail))
    if response.status == 403:
        return Verdict("forbidden", Failure("forbidden", about, detail))
    if response.status == 404:
        at = response.at + DAY
        return Verdict("gone", Failure("not_found", about, detail, at), at)
    if response.status == 410:
        return Verdict("gone", Failure("gone", about, detail))
    return Verdict("fatal", Failure("refused", about, detail))


def _limited(response: Response, style: ResetStyle) -> bool:
    """A 403 that means "too many": GitHub's with nothing left, others' with a Retry-After."""
    return "retry-after" in response.headers or pause_after(response.headers, response.at, style) is not None


def _limit(response: Response, host: str, style: ResetStyle) -> Verdict:
    until: Moment = retry_moment(response.headers, response.at, style) or response.at + UNSAID
    # The engine fills in {until} in the person's own time zone.
    return Verdict("rate_limited", Failure("rate_limited", {"host": host}, reason_of(response), until), until, "host")


def _blocked(response: Response, host: str) -> Verdict:
    at = retry_moment(response.headers, response.at)
    return Verdict("blocked", Failure("web_page", {"host": host}, f"status {response.status}", at), at, scope="host")


def is_web_page(response: Response) -> bool:
    """Whether the body is HTML, by what it begins with; the content type only decides where that says nothing."""
    head = response.body[:1024].removeprefix(codecs.BOM_UTF8).lstrip().lower()
    if head.startswith((b"{", b"[", b"<?xml", b"<rss", b"<feed", b"<rdf")):
        return head.startswith(b"<?xml") and b"<html" in head
    return head.startswith((b"<!doctype html", b"<html", b"<head", b"<body")) or (
        "text/html" in response.headers.get("content-type", "") and head.startswith(b"<")
    )


def _is_challenge(response: Response) -> bool:
    """Whether a robot check stands in front of the data."""
    if response.headers.get("cf-mitigated") == "challenge":
        return True
    return is_web_page(response) and bool(_CHALLENGE.search(response.body[:65_536]))


def reason_of(response: Response, limit: int = 200) -> str:
    """What the platform says went wrong, from the usual JSON fields, as one line; "" where it does not say."""
    try:
        told = json_of(response)
    except KnownError:
        return ""
    if isinstance(told, dict) and isinstance(told.get("errors"), list) and told["errors"]:
        told = {**told, "error": told.get("error") or told["errors"][0]}
    for name in ("error_description", "message", "error", "detail", "title"):
        found = told.get(name) if isinstance(told, dict) else None
        if isinstance(found, dict):
            found = found.get("message") or found.get("detail")
        if isinstance(found, str) and found.strip():
            return " ".join(html_text(found).split())[:limit]
    return ""


def json_of(response: Response) -> Any:
    """The JSON of a response. Raises KnownError("web_page" or "not_json")."""
    charset = re.search(r"charset=\"?([\w.:-]+)", response.headers.get("content-type", ""), re.IGNORECASE)
    return load_json(response.body, host_of(response.url), charset=charset[1] if charset else None)


def load_json(body: bytes, host: str, *, charset: str | None = None) -> Any:
    """The JSON in `body`; the bytes decide about the charset, then `charset`, then GB18030.

    NaN and infinite numbers become None, lone surrogates and NUL become U+FFFD, of equal keys the last one counts.
    Raises KnownError("web_page") for HTML and KnownError("not_json") for everything else, also for nesting too deep."""
    text = _decoded(body, charset)
    if "\\u" in text:
        text = _HARMFUL_ESCAPE.sub(lambda found: found[1] or "\\ufffd", text)
    try:
        return json.loads(text, parse_constant=_unknown, parse_float=_finite)
    except (ValueError, RecursionError) as error:
        kind = "web_page" if text.lstrip()[:1] == "<" else "not_json"
        raise KnownError(kind, {"host": host}, detail=clean(f"{type(error).__name__}: {error}"[:300])) from error


def _decoded(body: bytes, charset: str | None) -> str:
    for name in (json.detect_encoding(body), charset, "gb18030"):
        try:
            return body.decode(name or "utf-8")
        except (UnicodeDecodeError, LookupError):
            continue
    return body.decode("utf-8", "replace")


def _unknown(_name: str) -> None:
    return None


def _finite(digits: str) -> float | None:
    number = float(digits)
    return number if math.isfinite(number) else None


def host_of(url: str) -> str:
    """Host of an address, lower case, with its port where that is not the usual one; "" where there is none."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return ""
    usual = {"http": 80, "https": 443}.get(parts.scheme)
    name = parts.hostname or ""
    return name if port in (None, usual) else f"{name}:{port}"

"""What went wrong on the way, as a failure that is known. Error texts of the libraries hold addresses: none is kept."""

import socket
import ssl
from collections.abc import Iterator

import requests
import urllib3.exceptions as lower

from earful.domain.failures import KnownError


def known(error: BaseException, host: str, shown_url: str, seconds: float) -> KnownError | None:
    """The known failure that `error` stands for; None where it is a bug of ours. `seconds`: how long was waited."""
    chain = list(_chain(error))
    detail = " < ".join(type(one).__name__ for one in chain)

    def about(*kinds: type[BaseException]) -> BaseException | None:
        return next((one for one in chain if isinstance(one, kinds)), None)

    if isinstance(error, KnownError):
        return error
    tls = about(ssl.SSLError)
    if tls is not None and not about(TimeoutError):
        return KnownError("bad_certificate", {"host": host, "reason": _tls_reason(tls)}, detail=detail)
    if about(lower.NameResolutionError, socket.gaierror):
        return KnownError("unknown_host", {"host": host}, detail=detail)
    if about(lower.NewConnectionError):  # to urllib3 this is a kind of timeout
        return KnownError("no_connection", {"host": host}, detail=detail)
    if about(requests.Timeout, lower.TimeoutError, TimeoutError):
        return KnownError("too_slow", {"host": host, "seconds": round(seconds)}, detail=detail)
    if isinstance(error, requests.exceptions.InvalidHeader):
        reason = "it holds a character that no header may hold"
        return KnownError("setting_wrong", {"value": "…", "field": "token", "reason": reason}, detail=detail)
    if isinstance(error, (requests.exceptions.InvalidURL, requests.exceptions.MissingSchema, UnicodeError)) or about(
        requests.exceptions.InvalidSchema, lower.LocationParseError
    ):
        return KnownError("bad_address", {"url": shown_url}, detail=detail)
    if isinstance(error, requests.ConnectionError | OSError) and not isinstance(error, lower.HTTPError):
        return KnownError("no_connection", {"host": host}, detail=detail)
    if isinstance(error, requests.RequestException | lower.HTTPError):
        return KnownError("cut_short", {"host": host}, detail=detail)
    return None


def _tls_reason(error: BaseException) -> str:
    reason = getattr(error, "verify_message", "") or getattr(error, "reason", "") or type(error).__name__
    return str(reason).replace("_", " ").lower()


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """An error and those it stands for: causes, contexts and what the libraries wrap in arguments or `reason`."""
    waiting, met = [error], set[int]()
    while waiting:
        one = waiting.pop(0)
        if not isinstance(one, BaseException) or id(one) in met:
            continue
        met.add(id(one))
        yield one
        waiting += [getattr(one, "reason", None), *one.args, one.__cause__, one.__context__]

"""Errors of the libraries become failures that are known, without the addresses that they carry."""

import socket
import ssl

import pytest
import requests
import urllib3.exceptions as lower
from urllib3 import HTTPSConnectionPool
from urllib3.connection import HTTPSConnection

from earful.net.troubles import known

POOL = HTTPSConnectionPool("h.example")
CONNECTION = HTTPSConnection("h.example")
PATH = "/x?token=s3cret"


def wrapped(reason: Exception) -> lower.MaxRetryError:
    return lower.MaxRetryError(POOL, PATH, reason)


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (
            requests.ConnectionError(wrapped(lower.NameResolutionError("h", CONNECTION, socket.gaierror(-2, "?")))),
            "unknown_host",
        ),
        (requests.ConnectionError(wrapped(lower.NewConnectionError(CONNECTION, "refused"))), "no_connection"),
        (requests.ConnectTimeout(wrapped(lower.ConnectTimeoutError(CONNECTION, "slow"))), "too_slow"),
        (requests.ReadTimeout(lower.ReadTimeoutError(POOL, PATH, "slow")), "too_slow"),
        (lower.ReadTimeoutError(POOL, PATH, "slow"), "too_slow"),
        (requests.exceptions.SSLError(wrapped(lower.SSLError(ssl.SSLCertVerificationError("x")))), "bad_certificate"),
        (requests.exceptions.ProxyError(wrapped(lower.ProxyError("p", OSError("x")))), "no_connection"),
        (requests.ConnectionError(lower.ProtocolError("gone", ConnectionResetError(104, "x"))), "no_connection"),
        (lower.IncompleteRead(3, 9), "cut_short"),
        (lower.ProtocolError("broken", ConnectionResetError(104, "x")), "cut_short"),
        (requests.exceptions.InvalidURL(PATH), "bad_address"),
        (UnicodeError("label too long"), "bad_address"),
    ],
)
def test_errors_get_the_name_they_deserve(error: Exception, kind: str) -> None:
    found = known(error, "h.example", "https://h.example/x?token=…", 3)
    assert found is not None
    assert found.failure.kind == kind
    assert "s3cret" not in str(found) + found.failure.detail


def test_our_own_bugs_stay_loud() -> None:
    assert known(KeyError("x"), "h", "u", 1) is None

"""Servers that misbehave, and a client to meet them with."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.unit.net.faulty import Faulty

from earful.net.client import HttpClient


@pytest.fixture(autouse=True)
def no_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
def server() -> Iterator[Faulty]:
    faulty = Faulty()
    yield faulty
    faulty.end()


@pytest.fixture
def elsewhere() -> Iterator[Faulty]:
    faulty = Faulty()
    yield faulty
    faulty.end()


@pytest.fixture
def client() -> Iterator[HttpClient]:
    http = HttpClient()
    yield http
    http.close()


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for 127.0.0.1 that nobody vouches for, with its key."""
    if not shutil.which("openssl"):
        pytest.skip("openssl is not installed")
    place = tmp_path_factory.mktemp("tls")
    command = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=127.0.0.1"
    names = ["-addext", "subjectAltName=IP:127.0.0.1", "-keyout", "key.pem", "-out", "cert.pem"]
    subprocess.run([*command.split(), *names], cwd=place, check=True, capture_output=True)
    both = place / "both.pem"
    both.write_text((place / "cert.pem").read_text() + (place / "key.pem").read_text())
    return both

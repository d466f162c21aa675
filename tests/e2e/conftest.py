"""The real servers, where they run; in CI they must."""

import itertools
import json
import os
import subprocess
import sys
import time

import pytest
from tests.e2e.servers import APPVIEW, MASTODON, PDS, BlueskyAccount, Feed, answers, until

_numbers = itertools.count()


def _needed(name, *addresses):
    patience = 300 if os.environ.get("CI") else 2
    if all(until(lambda address=address: answers(address), patience, 0.5) for address in addresses):
        return
    if os.environ.get("CI"):
        pytest.fail(f"the {name} server did not come up")
    pytest.skip(f"the {name} server is not running on this machine")


@pytest.fixture(scope="session")
def _bluesky_up():
    # The profile of a mock account is the last thing the stack makes.
    _needed("Bluesky", f"{PDS}/xrpc/_health", f"{APPVIEW}/xrpc/app.bsky.actor.getProfile?actor=alice.test")


@pytest.fixture(scope="session")
def _mastodon_up():
    _needed("Mastodon", f"{MASTODON}/api/v1/instance")


@pytest.fixture
def bluesky(_bluesky_up):
    """Makes accounts on the Bluesky stack; handles are new in every run."""

    def account(name):
        return BlueskyAccount(f"{name}{time.time_ns() % 10**10}{next(_numbers)}.test")

    return account


@pytest.fixture
def mastodon(_mastodon_up):
    """The address of the Mastodon server."""
    return MASTODON


@pytest.fixture
def feed():
    """A feed on loopback that a test can add to."""
    made = Feed()
    yield made
    made.close()


@pytest.fixture
def brand_name():
    """A brand nobody else on the servers speaks of."""
    return f"Frostline{time.time_ns() % 10**9}x{next(_numbers)}"


@pytest.fixture
def earful(tmp_path):
    """Runs a command on a base directory of its own; returns status, JSON lines and stderr."""

    def run(*words, given=None, env=None):
        done = subprocess.run(
            [sys.executable, "-m", "earful", "--base-dir", str(tmp_path / "base"), *words],
            capture_output=True,
            text=True,
            input=given,
            env={**os.environ, **(env or {})},
            timeout=120,
            check=False,
        )
        lines = [json.loads(line) for line in done.stdout.splitlines()]
        return done.returncode, lines, done.stderr.strip()

    return run

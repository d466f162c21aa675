"""Planted secrets: after a sync in which they were used, renewed, echoed and refused they are in no file, log, event or
export."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

PASSWORD, ACCESS, REFRESH, IN_FEED = (
    "plantedPassw0rd",
    "plantedAccess1",
    "plantedRefresh2",
    "plantedFeedKey3abcdefghijk",
)
SECRETS = (PASSWORD, ACCESS, REFRESH, IN_FEED)
NOW = time.strftime("%Y-%m-%dT%H:%M:%S.000Z", time.gmtime())


class Tattler(BaseHTTPRequestHandler):
    """A personal server of the AT protocol that says every secret it hears in its errors; also a feed behind a key."""

    protocol_version = "HTTP/1.1"

    def do_POST(self):
        self.rfile.read(int(self.headers.get("content-length") or 0))
        if "createSession" in self.path:
            self.reply({"accessJwt": ACCESS, "refreshJwt": REFRESH, "did": "did:plc:us", "handle": "us.test"})
        else:
            self.reply({"error": "ExpiredToken", "message": f"{self.headers['authorization']}"}, 400)

    def do_GET(self):
        token = f"{self.headers['authorization']} {self.path}"
        if "/feed" in self.path:
            body = b"<rss version='2.0'><channel><title>T</title><item><guid>1</guid><title>Frostline is broken</title>"
            self.reply(body + b"</item></channel></rss>", kind="text/xml")
        elif "searchPosts" in self.path:
            self.reply({"posts": [post(1), {"uri": f"broken {token}"}], "cursor": None})
        elif "listNotifications" in self.path:
            self.reply({"error": "Bad", "message": f"refused {token}"}, 403)
        else:
            self.reply({"feed": []})

    def reply(self, body, status=200, kind="application/json"):
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_):
        pass


def post(number):
    return {
        "uri": f"at://did:plc:ana/app.bsky.feed.post/{number}",
        "cid": "c",
        "author": {"did": "did:plc:ana", "handle": "ana.test"},
        "record": {"text": "Frostline is broken, I want my money back", "createdAt": NOW},
        "indexedAt": NOW,
    }


class Busy(BaseHTTPRequestHandler):
    """429 for 290 seconds, whatever is asked."""

    def do_GET(self):
        self.server.asked.set()
        self.send_response(429)
        self.send_header("Retry-After", "290")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        pass


@pytest.fixture
def serving():
    servers = []

    def serve(handler):
        server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        server.asked = threading.Event()
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return server, f"http://127.0.0.1:{server.server_port}"

    yield serve
    for server in servers:
        server.shutdown()
        server.server_close()


def test_planted_secrets_are_found_nowhere(earful, serving, tmp_path):
    _, address = serving(Tattler)
    env = {"EARFUL_PLANTED": PASSWORD}
    said = [earful("brand", "add", "Frostline")]
    add = ("source", "add", "bluesky", "--server", address, "--account", "us.test", "--token-env", "EARFUL_PLANTED")
    said.append(earful(*add, env=env))
    host = address.removeprefix("http://")
    said.append(earful("source", "add", "rss", "--server", f"http://{host}/feed?key={IN_FEED}"))
    said += [earful("sync", "--once", env=env) for _ in range(3)]
    said += [earful("source", "list"), earful("source", "check", "1", env=env), earful("doctor")]
    for what in ("mentions", "complaints", "coverage"):
        said.append(earful("export", what, "--out", str(tmp_path / "base" / f"{what}.csv")))
    assert "Frostline" in (tmp_path / "base" / "mentions.csv").read_text(encoding="utf-8-sig")
    told = [str(line) for _, lines, stderr in said for line in (*lines, stderr)]
    leaks = [(secret, line) for secret in SECRETS for line in told if secret in line]
    assert leaks == []
    found = []
    for folder, _, names in os.walk(tmp_path):
        for name in names:
            with open(os.path.join(folder, name), "rb") as stream:
                data = stream.read()
            found += [(secret, name) for secret in (PASSWORD, ACCESS, REFRESH) if secret.encode() in data]
    assert found == []


def test_in_the_middle_of_a_long_wait_it_quits_within_two_seconds(earful, serving, tmp_path):
    server, address = serving(Busy)
    earful("brand", "add", "Frostline")
    earful("source", "add", "rss", "--server", address + "/feed")
    words = [sys.executable, "-m", "earful", "--base-dir", str(tmp_path / "base"), "sync"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as child:
        assert server.asked.wait(30)
        waiting = json.loads(child.stdout.readline())
        assert waiting["event"] == "waiting"
        begun = time.monotonic()
        child.send_signal(signal.SIGTERM)
        assert child.wait(10) == 0
        assert time.monotonic() - begun < 2

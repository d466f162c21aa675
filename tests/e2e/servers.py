"""The real servers on loopback as people use them: posting to Bluesky's reference stack and to a Mastodon server, and a
feed that a test can add to."""

import json
import threading
import time
import urllib.error
import urllib.request
from email.utils import formatdate
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PDS = "http://127.0.0.1:2583"
APPVIEW = "http://127.0.0.1:2584"
MASTODON = "http://127.0.0.1:3000"


def call(url, body=None, token=None):
    """One JSON request; returns the JSON answered."""
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data, {"Content-Type": "application/json"})
    if token:
        request.add_header("Authorization", f"Bearer {token}")
    with urllib.request.urlopen(request, timeout=20) as answered:
        return json.loads(answered.read() or b"null")


def until(wanted, seconds=30.0, every=0.1):
    """Waits until `wanted()` is truthy and returns that; the last falsy value when time is up."""
    end = time.monotonic() + seconds
    while not (found := wanted()) and time.monotonic() < end:
        threading.Event().wait(every)
    return found


def answers(url):
    """Whether a server answers at all at this address."""
    try:
        call(url)
    except urllib.error.HTTPError:
        return True
    except (OSError, ValueError):
        return False
    return True


class BlueskyAccount:
    """An account of the reference stack."""

    def __init__(self, handle):
        made = call(
            f"{PDS}/xrpc/com.atproto.server.createAccount",
            {"handle": handle, "email": f"{handle}@example.com", "password": "hunter2-long"},
        )
        self.handle, self.did, self._token = handle, made["did"], made["accessJwt"]

    def post(self, text, at=None, **record):
        """Publishes a post; returns its uri and cid."""
        moment = at or time.strftime("%Y-%m-%dT%H:%M:%S.000Z", time.gmtime())
        return call(
            f"{PDS}/xrpc/com.atproto.repo.createRecord",
            {
                "repo": self.did,
                "collection": "app.bsky.feed.post",
                "record": {"$type": "app.bsky.feed.post", "text": text, "createdAt": moment, **record},
            },
            self._token,
        )

    def delete(self, uri):
        """Takes a post back."""
        call(
            f"{PDS}/xrpc/com.atproto.repo.deleteRecord",
            {"repo": self.did, "collection": "app.bsky.feed.post", "rkey": uri.rsplit("/", 1)[-1]},
            self._token,
        )

    def edit(self, uri, text):
        """Changes the words of a post."""
        _, _, did, collection, rkey = uri.split("/")
        there = f"repo={did}&collection={collection}&rkey={rkey}"
        found = call(f"{PDS}/xrpc/com.atproto.repo.getRecord?{there}")["value"]
        body = {"repo": did, "collection": collection, "rkey": rkey, "record": {**found, "text": text}}
        call(f"{PDS}/xrpc/com.atproto.repo.putRecord", body, self._token)

    def deactivate(self):
        """Takes the account down for a while."""
        call(f"{PDS}/xrpc/com.atproto.server.deactivateAccount", {}, self._token)

    def activate(self):
        """Brings the account back."""
        request = urllib.request.Request(f"{PDS}/xrpc/com.atproto.server.activateAccount", method="POST")
        request.add_header("Authorization", f"Bearer {self._token}")
        with urllib.request.urlopen(request, timeout=20):
            pass

    def indexed(self, uri):
        """Whether the AppView knows a post already; it is eventually consistent."""
        return bool(call(f"{APPVIEW}/xrpc/app.bsky.feed.getPosts?uris={uri}")["posts"])


def toot(text, token="grace_token", **fields):
    """Publishes a status on the Mastodon server."""
    return call(f"{MASTODON}/api/v1/statuses", {"status": text, **fields}, token)


class Feed:
    """A feed on loopback. `entries` are (guid, title, text); `broken` is served as it stands instead."""

    def __init__(self):
        self.entries = []
        self.broken = None
        feed = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                body, kind = feed.body()
                self.send_response(200)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}/feed.xml"
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()

    def body(self):
        """What is served just now, and its content type."""
        if self.broken is not None:
            return self.broken.encode(), "text/html"
        items = "".join(
            f"<item><guid isPermaLink='false'>{escape(guid)}</guid><title>{escape(title)}</title>"
            f"<description>{escape(text)}</description><link>https://forum.example/{escape(guid)}</link>"
            f"<author>reader@example.com (A reader)</author><pubDate>{formatdate()}</pubDate></item>"
            for guid, title, text in self.entries
        )
        head = "<title>A forum</title><link>https://forum.example/</link><description>Talk</description>"
        return f"<?xml version='1.0'?><rss version='2.0'><channel>{head}{items}</channel></rss>".encode(), "text/xml"

    def close(self):
        """Stops serving."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


def events(lines, name):
    """The events of one name among the lines of a sync."""
    return [line for line in lines if line["event"] == name]

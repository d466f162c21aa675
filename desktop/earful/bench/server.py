"""A loopback server in the shape of Hacker News' index, with as many mentions as a benchmark wants.

A process of its own: `python -m earful.bench.server N` prints its address and serves until its input ends."""

import bisect
import json
import re
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar
from urllib.parse import parse_qs, urlsplit

from earful.bench.texts import mentions
from earful.domain.mention import Mention
from earful.domain.moments import DAY, SECOND
from earful.engine.outside import clock


def _hit(mention: Mention) -> dict[str, object]:
    assert mention.created_at is not None
    return {
        "objectID": mention.native_id,
        "created_at_i": mention.created_at // SECOND,
        "author": mention.author.native_id if mention.author else None,
        "comment_text": mention.text,
        "parent_id": 1,
        "story_id": 1,
        "_tags": ["comment"],
    }


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    hits: ClassVar[list[dict[str, object]]] = []  # oldest first
    times: ClassVar[list[int]] = []

    def do_GET(self) -> None:
        asked = parse_qs(urlsplit(self.path).query)
        window = asked.get("numericFilters", [""])[0]
        before = re.search(r"created_at_i<(\d+)", window)
        size = int(asked.get("hitsPerPage", ["100"])[0])
        # Oldest first in memory: what is older than the window lies before this place.
        end = bisect.bisect_left(self.times, int(before[1])) if before else len(self.times)
        page = self.hits[max(0, end - size) : end][::-1]
        body = json.dumps({"hits": page, "hitsPerPage": size, "nbHits": end}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_args: object) -> None:
        """A client that was killed in the middle of its question is no trouble."""


def main(size: int) -> None:
    """Serves `size` mentions of the last 20 days."""
    found = sorted(
        (_hit(mention) for mention in mentions(size, clock(), 20 * DAY)), key=lambda h: str(h["created_at_i"])
    )
    _Handler.hits = found
    _Handler.times = [int(str(hit["created_at_i"])) for hit in found]
    server = _Server(("127.0.0.1", 0), _Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(f"http://127.0.0.1:{server.server_address[1]}", flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    main(int(sys.argv[1]))

"""`earful fans --account`: through which server it asks, what it prints, what it says when it cannot."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest

from earful.__main__ import main
from earful.cli.audience import PUBLIC_APPVIEW, _config
from earful.domain.brand import Brand
from earful.domain.failures import KnownError
from earful.domain.source import SourceConfig
from earful.store.brands import add_brand, add_source
from earful.store.database import open_database


class Server(BaseHTTPRequestHandler):
    """A Mastodon of 150 followers, forty bought ones in a row, eighty a page."""

    def log_message(self, *_args):
        pass

    def do_GET(self):
        parts = urlsplit(self.path)
        if parts.path.endswith("/lookup"):
            return self.reply({"id": "7", "acct": "kettle", "followers_count": 150})
        start = int(parse_qs(parts.query).get("max_id", ["0"])[0])
        page = [follower(n) for n in range(start, min(start + 80, 150))]
        link = f'<http://x/api/v1/accounts/7/followers?max_id={start + 80}>; rel="next"' if start + 80 < 150 else ""
        return self.reply(page, link)

    def reply(self, body, link=""):
        data = json.dumps(body).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Link", link)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


def follower(number):
    bought = 60 <= number < 100
    return {
        "id": str(number),
        "acct": f"user{number}{1234567 if bought else ''}",
        "followers_count": 0 if bought else 80 + number,
        "following_count": 2_000 if bought else 120,
        "statuses_count": 0 if bought else 300 + number,
        "note": "" if bought else "<p>likes tea and long walks</p>",
        "avatar": "https://x.example/missing.png" if bought else f"https://x.example/{number}.png",
        "created_at": "2026-11-01T00:00:00Z" if bought else "2019-04-01T00:00:00Z",
        "last_status_at": None if bought else "2026-11-20",
    }


@pytest.fixture
def server() -> Iterator[str]:
    made = ThreadingHTTPServer(("127.0.0.1", 0), Server)
    thread = threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{made.server_port}"
    made.shutdown()
    made.server_close()
    thread.join()


def test_it_downloads_audits_and_prints_the_report_of_a_file(tmp_path, capsys, server):
    base = ["--base-dir", str(tmp_path)]
    assert main([*base, "brand", "add", "Kettle"]) == 0
    assert main([*base, "source", "add", "mastodon", "--server", server]) == 0
    capsys.readouterr()
    assert main([*base, "fans", "--account", "mastodon:@Kettle", "--source", "1"]) == 0
    told = capsys.readouterr()
    report = json.loads(told.out)
    assert told.err == ""
    assert (report["v"], report["n"], report["readable"], len(report["accounts"])) == (1, 150, 150, 150)
    limits = [report[name] for name in ("account", "total", "listed", "sampled", "partial")]
    assert limits == ["mastodon:kettle", 150, 150, None, False]
    (run,) = report["runs"]
    assert (run["from"], run["to"]) == (60, 99)
    hollow = {one["id"].partition("@")[0] for one in report["accounts"] if one["hollow"] >= 0.5}
    assert hollow == {f"user{n}1234567" for n in range(60, 100)}


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        ([], 2, "give a FILE or --account"),
        (["fans.jsonl", "--account", "mastodon:kettle"], 2, "give a FILE or --account"),
        (["--account", "mastodon"], 1, "PLATFORM:HANDLE"),
        (["--account", "nowhere:kettle"], 1, "no source called nowhere"),
        (["--account", "hackernews:pg"], 1, "shows nobody"),
        (["--account", "mastodon:kettle", "--source", "9"], 1, "no source 9"),
    ],
)
def test_what_it_says_when_it_cannot(tmp_path, capsys, arguments, status, words):
    assert main(["--base-dir", str(tmp_path), "fans", *arguments]) == status
    assert words in capsys.readouterr().err


def test_through_whom_it_asks(tmp_path):
    database = open_database(tmp_path / "earful.db")
    # Without a source: Bluesky's public view, and a Mastodon account's own server, which alone knows all followers.
    assert _config(database, "bluesky", "kettle.example", None).options == {"appview": PUBLIC_APPVIEW}
    assert _config(database, "mastodon", "kettle@far.example", None).server == "https://far.example"
    brand = add_brand(database, Brand(0, "Kettle"), 1)
    sky = add_source(database, SourceConfig(0, "bluesky", brand.id, account="kettle.example"), 1)
    here = add_source(database, SourceConfig(0, "mastodon", brand.id, server="https://near.example"), 1)
    assert _config(database, "bluesky", "other.example", None) == sky
    assert _config(database, "mastodon", "kettle", None) == here
    assert _config(database, "mastodon", "@kettle@near.example", None) == here
    assert _config(database, "mastodon", "kettle@far.example", None).server == "https://far.example"
    assert _config(database, "mastodon", "kettle@far.example", here.id) == here
    with pytest.raises(KnownError, match="reads mastodon"):
        _config(database, "bluesky", "kettle.example", here.id)
    database.close()

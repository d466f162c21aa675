"""Videos, reviews, issues and questions from end to end: added as by a person, asked over loopback, judged, stored."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest
from tests.contract.cases import FIXTURES, NOW
from tests.unit.engine.conftest import Ear
from tests.unit.sources.keys import EC_KEY, RSA_KEY, verified

from earful.__main__ import main
from earful.domain.moments import HOUR, MINUTE
from earful.engine.engine import Engine
from earful.engine.outside import secret
from earful.net.client import HttpClient
from earful.sources.registry import source_for
from earful.store.database import open_database
from earful.store.places import places

GOOGLE_KEY = {"type": "service_account", "client_email": "ears@kettle.example", "private_key": RSA_KEY}
SOURCES = {
    "youtube": ("key-0000", ["--account", "UCbluekettle0000"]),
    "appstore": (None, ["--account", "1234567890"]),
    "appstore_connect": (EC_KEY, ["--account", "1234567890", "--option", "key_id=K1", "--option", "issuer_id=I1"]),
    "google_play": (json.dumps(GOOGLE_KEY), ["--account", "com.example.kettle"]),
    "github": (
        "ghp-0000",
        ["--account", "bluekettle", "--query", "BlueKettle", "--option", "repositories=BlueKettle/firmware"],
    ),
    "stackexchange": (None, ["--account", "stackoverflow/13"]),
    "trustpilot": ("key:hidden", ["--account", "kettle.example"]),
}


def youtube(path, asked, _body):
    kind = path.rpartition("/")[2]
    if kind == "search":
        return "search_end.json" if "pageToken" in asked else "search_page1.json"
    if kind == "commentThreads" and "videoId" not in asked:
        return "channel_end.json" if "pageToken" in asked else "channel_page1.json"
    return {"commentThreads": "threads.json", "comments": "replies.json", "videos": "videos.json"}[kind]


def appstore(path, _asked, _body):
    return "page2.json" if "/page=2/" in path else "page1.json"


def appstore_connect(_path, asked, _body):
    return "page2.json" if "cursor" in asked else "page1.json"


def google_play(path, asked, _body):
    if path.endswith("/token"):
        return "token.json"
    return "page2.json" if "token" in asked else "page1.json"


def github(path, asked, body):
    if path.endswith("/graphql"):
        asked = json.loads(body)["variables"]
        by_id = {"D_40": "discussions_comments.json", "DC_1": "discussions_replies.json"}
        return by_id.get(asked.get("id")) or ("discussions_end.json" if asked["after"] else "discussions_page1.json")
    if "/search/" in path:
        return "search_end.json" if "page" in asked else "search_page1.json"
    if path.endswith("/issues/comments"):
        return "comments_page1.json"
    if path.endswith("/comments"):
        return b"[]"
    return "issues_page2.json" if "page" in asked else "issues_page1.json"


def stackexchange(path, asked, _body):
    if path.endswith("/search/advanced"):
        return "search_end.json" if asked["page"] == "2" else "search_page1.json"
    found = {"501/answers": "answers.json", "602/comments": "answer_comments.json"}
    found["questions/501/comments"] = "question_comments.json"
    return next((file for end, file in found.items() if path.endswith(end)), "empty.json")


def trustpilot(path, _asked, _body):
    if path.endswith("/accesstoken"):
        return "token.json"
    return "find.json" if path.endswith("/find") else "reviews.json"


ANSWERS = {
    one.__name__: one for one in (youtube, appstore, appstore_connect, google_play, github, stackexchange, trustpilot)
}


class Platforms:
    """All platforms on one port, told apart by the first part of the path; `asked` is (platform, path, headers)."""

    def __init__(self):
        self.asked, self.instead, self.refused = [], {}, {}
        platforms = self

        class Handler(BaseHTTPRequestHandler):
            def answer(self):
                body = self.rfile.read(int(self.headers.get("content-length") or 0))
                _, platform, path = urlsplit(self.path).path.split("/", 2)
                query = {name: values[0] for name, values in parse_qs(urlsplit(self.path).query).items()}
                platforms.asked.append((platform, path, dict(self.headers), body))
                if platform == "github" and self.headers.get("If-None-Match"):
                    self.send_response(304)
                    self.end_headers()
                    return
                file = ANSWERS[platform](f"/{path}", query, body)
                file = platforms.instead.get((platform, file), file)
                told = file if isinstance(file, bytes) else (FIXTURES / platform / file).read_bytes()
                self.send_response(platforms.refused.get(file, 200))
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(told)))
                if platform == "github" and self.command == "GET":
                    self.send_header("ETag", '"one"')
                    first = file in ("issues_page1.json", "search_page1.json")
                    self.send_header("Link", '<http://127.0.0.1/?page=2>; rel="next"' if first else '<x>; rel="first"')
                self.end_headers()
                self.wfile.write(told)

            do_GET = do_POST = answer  # noqa: N815 - the names that the standard library looks for

            def log_message(self, *_):
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def close(self):
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def served():
    made = Platforms()
    yield made
    made.close()


def add(base, server, platform, monkeypatch):
    monkeypatch.setattr(type(source_for(platform)), "allowance", None)  # no need to be polite to ourselves
    token, more = SOURCES[platform]
    words = ["--base-dir", str(base), "source", "add", platform, "--server", f"{server}/{platform}", *more]
    if token:
        monkeypatch.setenv("EARS", token)
        words += ["--token-env", "EARS"]
    assert main(["--base-dir", str(base), "brand", "add", "BlueKettle"]) == 0
    assert main(words) == 0


def sync(base, now):
    """One round; returns why sources failed."""
    engine = Engine(places(base), HttpClient(clock=lambda: now), lambda *_: None, lambda: now, secret, Ear)
    try:
        return engine.once()
    finally:
        engine.close()


def rows(base, sql):
    database = open_database(places(base).database, read_only=True)
    try:
        return [tuple(row) for row in database.rows(sql)]
    finally:
        database.close()


# How many are stored, how many of them are our own, and which of the others we answered.
WANTED = {
    "youtube": (9, 2, {"UgyLeak000000000000AaAB", "UgyFine000000000000AaAB"}),
    "appstore": (3, 0, set()),
    "appstore_connect": (4, 1, {"00000028-0000-0001-0000-000000000001"}),
    "google_play": (4, 1, {"gp:AOqKettle0001"}),
    "github": (13, 2, {"bluekettle/firmware#12", "DC_1"}),
    "stackexchange": (6, 1, {"stackoverflow/q/501"}),
    "trustpilot": (4, 1, {"65aa00000000000000000001"}),
}


@pytest.mark.parametrize("platform", SOURCES)
def test_what_is_said_there_is_heard_once_and_our_answers_count(platform, served, tmp_path, monkeypatch, capsys):
    add(tmp_path, served.url, platform, monkeypatch)
    assert sync(tmp_path, NOW) == []
    stored, own, answered = WANTED[platform]
    assert rows(tmp_path, "SELECT count(*), sum(own) FROM mention") == [(stored, own)]
    found = rows(tmp_path, "SELECT native_id FROM mention WHERE answered_at IS NOT NULL AND own=0")
    assert {native_id for (native_id,) in found} == answered
    assert rows(tmp_path, "SELECT count(*) FROM quarantine") == [(0,)]
    before = rows(tmp_path, "SELECT native_id, text, at FROM mention ORDER BY native_id")
    first = len(served.asked)
    assert sync(tmp_path, NOW + HOUR) == []
    assert len(served.asked) > first
    assert rows(tmp_path, "SELECT native_id, text, at FROM mention ORDER BY native_id") == before
    capsys.readouterr()


def test_what_a_platform_is_shown_of_us(served, tmp_path, monkeypatch, capsys):
    add(tmp_path, served.url, "appstore_connect", monkeypatch)
    assert sync(tmp_path, NOW) == []
    headers = [headers for _, _, headers, _ in served.asked]
    assert all(verified(one["Authorization"].removeprefix("Bearer "), EC_KEY) for one in headers)
    assert "PRIVATE KEY" not in repr(served.asked)
    capsys.readouterr()


def test_a_changed_review_gets_its_new_stars_and_keeps_its_old_words(served, tmp_path, monkeypatch, capsys):
    add(tmp_path, served.url, "google_play", monkeypatch)
    sync(tmp_path, NOW)
    served.instead[("google_play", "page1.json")] = "edited.json"
    assert sync(tmp_path, NOW + 60 * HOUR) == []
    (now,) = rows(tmp_path, "SELECT rating, title, edited_at > created_at FROM mention WHERE native_id LIKE '%0001'")
    assert now == (4.0, "Connects again", 1)
    assert rows(tmp_path, "SELECT title FROM edit") == [("Never connects",)]
    capsys.readouterr()


def test_youtube_reads_comments_only_where_their_number_changed(served, tmp_path, monkeypatch, capsys):
    add(tmp_path, served.url, "youtube", monkeypatch)
    sync(tmp_path, NOW)
    del served.asked[:]
    sync(tmp_path, NOW + 30 * MINUTE)
    kinds = [path.rpartition("/")[2] for _, path, _, _ in served.asked]
    assert kinds.count("commentThreads") <= 2  # the channel's; none of the video's
    assert {headers.get("X-Goog-Api-Key") for _, _, headers, _ in served.asked} == {"key-0000"}
    capsys.readouterr()


def test_what_a_spent_quota_left_unread_is_read_the_next_day(served, tmp_path, monkeypatch, capsys):
    add(tmp_path, served.url, "youtube", monkeypatch)
    served.instead[("youtube", "threads.json")] = "error_quota.json"
    served.refused["error_quota.json"] = 403
    sync(tmp_path, NOW)
    assert rows(tmp_path, "SELECT native_id FROM mention WHERE kind='post'") == [("kettle00001",)]
    ((waits,),) = rows(tmp_path, "SELECT waiting_until FROM source_state")
    assert waits == NOW + 20 * HOUR  # midnight in California
    del served.instead[("youtube", "threads.json")]
    assert sync(tmp_path, waits + MINUTE) == []
    assert rows(tmp_path, "SELECT count(*) FROM mention") == [(WANTED["youtube"][0],)]
    capsys.readouterr()

"""Reddit, Weibo, Discourse and Lemmy from the command line to the export: Reddit against its recorded answers where
they are at hand, the others against a server on loopback that answers in their shape."""

import json
import subprocess
import sys
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
from tests.contract.cases import FIXTURES
from tests.e2e.servers import events, until

SHARED = Path(__file__).resolve().parents[3] / "shared"
SECRET = "pl4nted-Secret"


@contextmanager
def serving(answers, asked):
    """A server that answers paths with fixtures; `asked` collects (path, query, headers)."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            parts = urlsplit(self.path)
            self.rfile.read(int(self.headers.get("Content-Length") or 0))
            asked.append((parts.path, dict(parse_qsl(parts.query)), dict(self.headers)))
            file = answers(parts.path, dict(parse_qsl(parts.query)))
            body = (FIXTURES / file).read_bytes() if file else b"{}"
            self.send_response(200 if file else 404)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_POST = do_GET  # noqa: N815 - the name that http.server looks for

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def listened(earful, tmp_path, platform, url, *more, syncs=3):
    """What a source brings, exported. The second sync follows the conversations of the first; the third is quiet."""
    assert earful("brand", "add", "BlueKettle", "--term", "BlueKettle", "--term", "蓝壶")[0] == 0
    words = ("source", "add", platform, "--server", url, "--token-env", "E2E_SECRET", *more)
    env = {"E2E_SECRET": SECRET}
    status, _, stderr = earful(*words, env=env)
    assert (status, stderr) == (0, "")
    for turn in range(syncs):
        status, lines, stderr = earful("sync", "--once", env=env)
        assert (status, stderr, events(lines, "failed")) == (0, "", [])
        assert sum(page["quarantined"] for page in events(lines, "page")) == 0
        assert (events(lines, "done")[0]["new"] > 0) == (turn == 0) or turn == 1
    out = tmp_path / "mentions.jsonl"
    assert earful("export", "mentions", "--out", str(out))[0] == 0
    return {row["native_id"]: row for row in map(json.loads, out.read_text(encoding="utf-8").splitlines())}


def no_secret_below(folder):
    return not [path for path in folder.rglob("*") if path.is_file() and SECRET.encode() in path.read_bytes()]


def test_discourse(earful, tmp_path):
    def answers(path, _query):
        return {
            "/posts.json": "discourse/posts_page1.json",
            "/user_actions.json": "discourse/actions.json",
            "/t/11/4.json": "discourse/topic_11.json",
            "/t/15/1.json": "discourse/topic_15.json",
        }.get(path)

    asked = []
    with serving(answers, asked) as url:
        rows = listened(earful, tmp_path, "discourse", url, "--account", "BlueKettle")
    host = urlsplit(url).netloc
    assert {"11/4", "11/6", "15/1"} <= {key.partition("@")[0] for key in rows}
    heard = rows[f"11/4@{host}"]
    assert heard["author"]["handle"] == f"moira@{host}"
    assert heard["reply_to"] == f"11/3@{host}"
    assert all(headers.get("User-Api-Key") == SECRET for _, _, headers in asked)
    assert no_secret_below(tmp_path)


def test_lemmy(earful, tmp_path):
    def answers(path, query):
        if path == "/api/v3/search":
            return f"lemmy/{'posts_end' if query['type_'] == 'Posts' else 'comments'}.json"
        return {
            "/api/v3/user/login": "lemmy/login.json",
            "/api/v3/user/mention": "lemmy/mentions.json",
            "/api/v3/user/replies": "lemmy/replies.json",
            "/api/v3/user": "lemmy/own.json",
        }.get(path)

    asked = []
    with serving(answers, asked) as url:
        rows = listened(earful, tmp_path, "lemmy", url, "--account", "bluekettle")
    host = urlsplit(url).netloc
    numbers = {key.partition("@")[0] for key in rows}
    assert numbers == {f"post/{n}" for n in (481, 480, 470)} | {f"comment/{n}" for n in (900, 899, 910, 911, 905)}
    assert rows[f"comment/911@{host}"]["reply_to"] == f"comment/905@{host}"
    assert sum(path.endswith("/login") for path, _, _ in asked) == 3  # once a process, not once a request
    assert no_secret_below(tmp_path)


def test_weibo(earful, tmp_path):
    def answers(path, query):
        name = path.removeprefix("/2/").removesuffix(".json")
        if "max_id" in query:
            return "weibo/mentions_end.json"
        return {
            "statuses/mentions": "weibo/mentions_page1.json",
            "comments/mentions": "weibo/comment_mentions.json",
            "comments/to_me": "weibo/comments_to_me.json",
            "statuses/user_timeline": "weibo/own_posts.json",
            "comments/by_me": "weibo/own_comments.json",
            "comments/show": "weibo/thread.json",
        }.get(name)

    asked = []
    with serving(answers, asked) as url:
        rows = listened(earful, tmp_path, "weibo", url, "--account", "蓝壶官方")
    assert len(rows) == 11  # with the two comments under a post that was heard
    assert rows["5100000000000080"]["kind"] == "repost"
    assert rows["comment:5100000000000421"]["reply_to"] == "comment:5100000000000411"
    assert all(headers.get("Authorization") == f"OAuth2 {SECRET}" for _, _, headers in asked)
    assert no_secret_below(tmp_path)


# What the recorded requests asked for, as Earful asks for it: the answers stay as they were recorded.
_ASKED = {
    "/message/mentions": "https://oauth.reddit.com/message/mentions?limit=100",
    "/message/selfreply": "https://oauth.reddit.com/message/selfreply?limit=100",
    "/message/comments": "https://oauth.reddit.com/message/comments?limit=100",
    "/r/all/search": (
        "https://oauth.reddit.com/search?q=praw&sort=new&t=all&limit=100&type=link&include_over_18=on&raw_json=1"
    ),
}


def _recorded(folder):
    """Recorded exchanges, one for each thing that Earful asks, in `folder`; gives the names of all that is in them."""
    names = set()
    for file in ("TestInbox.test_mentions", "TestInbox.test_submission_replies", "TestInbox.test_comment_replies",
                 "TestSubreddit.test_search"):  # fmt: skip
        exchanges = json.loads((SHARED / "recorded" / "reddit" / f"{file}.json").read_text())
        for exchange in exchanges:
            asked = _ASKED.get(urlsplit(exchange["url"]).path.rstrip("/"))
            if asked:
                exchange["url"] = asked
                names |= {child["data"]["name"] for child in json.loads(exchange["body"])["data"]["children"]}
        (folder / f"{file}.json").write_text(json.dumps(exchanges))
    return names


@pytest.fixture
def replay(tmp_path):
    """Recorded answers of Reddit on loopback: (address, names of the things in them)."""
    if not (SHARED / "servers" / "replay").is_file():
        pytest.skip("no recorded answers beside the checkout")
    folder = tmp_path / "recorded" / "reddit"
    folder.mkdir(parents=True)
    names = _recorded(folder)
    with ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler) as free:
        port = free.server_address[1]
    command = [sys.executable, str(SHARED / "servers" / "replay"), "reddit", str(port)]
    with subprocess.Popen(command, env={"RECORDED": str(folder.parent)}, stdout=subprocess.PIPE) as server:
        try:
            assert until(server.stdout.readline)
            yield f"http://127.0.0.1:{port}", names
        finally:
            server.terminate()


def test_reddit(earful, tmp_path, replay):
    url, names = replay
    more = ("--option", "way=account", "--option", "client_id=k3ttle", "--query", "praw")
    rows = listened(earful, tmp_path, "reddit", url, *more, syncs=1)  # trees were not recorded
    assert set(rows) == names
    assert len(rows) >= 150
    assert all(row["url"].startswith("https://www.reddit.com/r/") for row in rows.values())
    assert all(row["root"] for row in rows.values())
    assert no_secret_below(tmp_path / "base")

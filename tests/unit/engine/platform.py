"""An invented platform in memory, with a source that reads it: what the engine's guarantees are tested against."""

import json
import threading
from dataclasses import dataclass, field

from earful.domain.failures import KnownError
from earful.domain.http import Request, Response
from earful.domain.mention import Author, Mention
from earful.domain.moments import DAY, MINUTE
from earful.sources.answers import classify
from earful.sources.base import Capabilities, Page, Session, Source, Stream

NOW = 20_700 * DAY


@dataclass
class Post:
    id: int
    at: int
    text: str = "Frostline is fine"
    sort_at: int | None = None

    @property
    def order(self):
        return (self.sort_at if self.sort_at is not None else self.at, self.id)


@dataclass
class Platform:
    """Posts newest first, in pages; `before` a request a test may raise, insert or answer itself."""

    posts: list[Post] = field(default_factory=list)
    page_size: int = 10
    before: object = None
    asked: list[Request] = field(default_factory=list)

    def send(self, request: Request, *, cancel: threading.Event) -> Response:
        self.asked.append(request)
        if self.before is not None:
            answered = self.before(request, cancel)
            if answered is not None:
                return answered
        if "ids" in dict(request.params):
            wanted = dict(request.params)["ids"].split(",")
            found = [[post.id, post.at, post.text] for post in self.posts if str(post.id) in wanted]
            return answer({"posts": found, "cursor": None})
        cursor = dict(request.params).get("cursor")
        ordered = sorted(self.posts, key=lambda post: post.order, reverse=True)
        if cursor:
            limit = tuple(int(part) for part in cursor.split("-"))
            ordered = [post for post in ordered if post.order < limit]
        page = ordered[: self.page_size]
        more = len(ordered) > self.page_size
        cursor = "-".join(map(str, page[-1].order)) if more else None
        return answer({"posts": [[post.id, post.at, post.text] for post in page], "cursor": cursor})


def answer(body, status=200, headers=None):
    """A JSON answer of the invented platform."""
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    return Response(status, {"content-type": "application/json", **(headers or {})}, data, "https://fake.example/", NOW)


class FakeSource(Source):
    """Reads the invented platform."""

    code = "fake"
    refreshes = False
    name = "Fake"
    capabilities = Capabilities(search=True, edits=True, deletes=True)
    settings = ()

    def plan(self, config, watch):
        return (Stream("search", needs_term=True, overlap_s=3600),)

    def request(self, config, stream, cursor, since, memory, session):
        headers = {"authorization": session.access} if session else {}
        return Request("https://fake.example/", params=(("cursor", cursor),) if cursor else (), secret_headers=headers)

    def parse(self, config, stream, response, cursor, memory):
        told = json.loads(response.body)
        if "posts" not in told:
            raise KnownError("unexpected_form", {"host": "fake.example", "reason": "no posts"})
        items = tuple(
            Mention("fake", str(id), "post", text, author=Author("fake", "a", handle="a"), created_at=at)
            for id, at, text in told["posts"]
        )
        return Page(items, next_cursor=told["cursor"])

    def check(self, config, watch, session):
        return Request("https://fake.example/")

    def classify(self, config, response):
        return classify(config, response, platform=self.name)

    def refresh(self, config, native_ids, session):
        return (
            Request("https://fake.example/posts", params=(("ids", ",".join(native_ids)),)) if self.refreshes else None
        )

    def parse_refresh(self, config, native_ids, response):
        page = self.parse(config, None, response, None, {})
        there = {mention.native_id for mention in page.items}
        return Page(page.items, tombstones=tuple(id for id in native_ids if id not in there))

    def login(self, config, secret, now):
        return Session(secret) if secret.startswith("ready") else Request("https://fake.example/login", "POST")

    def session(self, response):
        return Session(json.loads(response.body)["access"])


def posts(count, newest=NOW - MINUTE, apart=MINUTE, first_id=1):
    """`count` posts, the newest one at `newest`, one every `apart`; ids grow with time."""
    return [Post(first_id + count - 1 - n, newest - n * apart) for n in range(count)]

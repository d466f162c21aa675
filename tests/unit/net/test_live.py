"""Live connections: heard at once, cut at once, bounded, and never sent elsewhere."""

import threading
import time

import pytest
from tests.unit.net.faulty import Faulty, closed_port
from tests.unit.net.streaming import Streaming

from earful.domain.failures import KnownError
from earful.domain.http import Request
from earful.domain.live import LiveEnded, LiveEvent, LiveOpened, LiveRequest
from earful.net.event_stream import EventStream
from earful.net.live import LiveConnection
from earful.net.mailbox import Mailbox


@pytest.fixture
def streaming():
    made = Streaming()
    yield made
    made.end()


@pytest.fixture
def mailbox():
    return Mailbox(room=50)


@pytest.fixture
def listen(mailbox):
    """Opens connections that are closed at the end."""
    opened = []

    def open_(url, silence_s=30, **more):
        opened.append(LiveConnection(LiveRequest("here", Request(url, **more), silence_s=silence_s), mailbox))
        return opened[-1]

    yield open_
    for connection in opened:
        connection.close()
        connection.thread.join(2)
        assert not connection.thread.is_alive()


def news(mailbox, seconds=5):
    """The next thing that is told."""
    taken = mailbox.take(1, seconds)
    assert taken, "nothing was told"
    return taken[0]


@pytest.mark.parametrize("chunked", [False, True])
def test_an_event_is_heard_within_a_fraction_of_a_second_and_closing_takes_less_than_half(mailbox, listen, chunked):
    server = Streaming(chunked=chunked)
    connection = listen(f"{server.url}/api?x=1", params=(("tag", "杯"),), secret_headers={"Authorization": "Bearer s3"})
    assert isinstance(news(mailbox), LiveOpened)
    assert server.opened.acquire(timeout=5)
    begun = time.monotonic()
    server.tell("update", '{"text": "壶坏了"}')
    heard = news(mailbox)
    assert time.monotonic() - begun < 0.3
    assert (heard.stream, heard.event, heard.data) == ("here", "update", '{"text": "壶坏了"}')
    path, headers = server.asked[0]
    assert (path, headers["Authorization"]) == ("/api?x=1&tag=%E6%9D%AF", "Bearer s3")
    begun = time.monotonic()
    connection.close()
    connection.thread.join(5)
    assert time.monotonic() - begun < 0.5
    assert not connection.thread.is_alive()
    assert mailbox.take(1, 0) == []  # closing is nothing to tell of
    server.end()


def test_a_server_that_hangs_up_is_told_without_a_failure_and_one_that_falls_silent_with_one(
    streaming, mailbox, listen
):
    listen(streaming.url)
    assert isinstance(news(mailbox), LiveOpened)
    streaming.hang_up()
    ended = news(mailbox)
    assert isinstance(ended, LiveEnded)
    assert ended.failure is None or ended.failure.kind == "no_connection"
    listen(streaming.url, silence_s=0.2)
    assert isinstance(news(mailbox), LiveOpened)
    assert news(mailbox).failure.kind == "too_slow"


def test_what_is_said_instead_of_streaming_comes_back_whole(streaming, mailbox, listen):
    streaming.status, streaming.kind = 429, "application/json"
    listen(streaming.url)
    response = news(mailbox).response
    assert (response.status, response.body) == (429, b"{}")


def test_a_page_is_no_stream(streaming, mailbox, listen):
    streaming.kind = "text/html"
    listen(streaming.url)
    assert news(mailbox).failure.kind == "unexpected_form"


def test_a_redirect_is_not_followed_and_the_token_stays_here(streaming, mailbox, listen):
    other = Streaming()
    streaming.status, streaming.location = 302, other.url
    listen(streaming.url, secret_headers={"Authorization": "Bearer s3cret"})
    assert news(mailbox).response.status == 302
    assert other.asked == []
    other.end()


def test_nobody_there_and_a_certificate_that_nobody_vouches_for(mailbox, listen, certificate):
    listen(f"http://127.0.0.1:{closed_port()}")
    assert news(mailbox).failure.kind == "no_connection"
    server = Faulty(str(certificate))
    listen(server.url)
    assert news(mailbox).failure.kind == "bad_certificate"
    server.end()


def test_a_server_that_never_answers_is_left_at_once(server, mailbox, listen):
    connection = listen(f"{server.url}/hang")
    assert server.hanging.wait(5)
    begun = time.monotonic()
    connection.close()
    connection.thread.join(5)
    assert time.monotonic() - begun < 0.5


def test_a_flood_takes_no_more_memory_than_the_mailbox_has_room(streaming, mailbox, listen):
    listen(streaming.url)
    assert isinstance(news(mailbox), LiveOpened)
    assert streaming.opened.acquire(timeout=5)
    for _ in range(200):
        streaming.send(b"data: flood\n\n" * 50)
    streaming.hang_up()
    end = time.monotonic() + 10
    while len(mailbox) < 51 and time.monotonic() < end:
        threading.Event().wait(0.01)
    taken = mailbox.take(1000, 0)
    assert [type(one) for one in taken] == [LiveEvent] * 50 + [LiveEnded]
    assert taken[-1].dropped > 5_000


def test_an_event_that_never_ends_is_cut_off(streaming, mailbox, listen):
    listen(streaming.url)
    assert isinstance(news(mailbox), LiveOpened)
    assert streaming.opened.acquire(timeout=5)
    streaming.send(b"data: " + b"x" * 1_200_000)
    assert news(mailbox).failure.kind == "too_large"


def test_taking_waits_and_can_be_woken(mailbox):
    threading.Timer(0.05, mailbox.wake).start()
    begun = time.monotonic()
    assert mailbox.take(1, 30) == []
    assert time.monotonic() - begun < 1


# --- reading server-sent events


@pytest.mark.parametrize("size", [1, 2, 3, 7, 1000])
def test_events_are_the_same_in_whatever_pieces_they_come(size):
    raw = (
        "\ufeff:thump\n\nevent: update\r\ndata: 壶\r\ndata:坏了\r\n\r\nid: 7\rdata\r\rdata: last\n\ndata: half".encode()
    )
    stream = EventStream("here")
    found = [event for at in range(0, len(raw), size) for event in stream.feed(raw[at : at + size])]
    assert found == [("update", "壶\n坏了"), ("message", ""), ("message", "last")]


def test_garbage_is_no_event_and_heartbeats_are_free():
    stream = EventStream("here")
    assert stream.feed(b"\xff\xfe\x00 nothing\n\n{}\n\n") == []
    for _ in range(300):
        assert stream.feed(b":" + b"x" * 10_000 + b"\n\n") == []
    with pytest.raises(KnownError, match="larger"):
        stream.feed(b"data: x\n" * 200_000)


# --- websockets


@pytest.fixture
def socket_server():
    serving = pytest.importorskip("websockets.sync.server")
    script, sent = {"send": ["hello"], "hold": threading.Event()}, []

    def handle(websocket):
        sent.append(websocket.request.path)
        for message in script["send"]:
            websocket.send(message)
        script["hold"].wait(10)

    server = serving.serve(handle, "127.0.0.1", 0)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"ws://127.0.0.1:{server.socket.getsockname()[1]}", script, sent
    script["hold"].set()
    server.shutdown()
    thread.join(5)


def test_a_websocket_is_heard_and_closed_at_once(socket_server, mailbox, listen):
    url, script, sent = socket_server
    script["send"] = ["hello", b"bytes are nothing to us", "杯"]
    connection = listen(f"{url}/subscribe", params=(("wantedCollections", "app.bsky.feed.post"),))
    assert isinstance(news(mailbox), LiveOpened)
    assert [news(mailbox).data, news(mailbox).data] == ["hello", "杯"]
    assert sent == ["/subscribe?wantedCollections=app.bsky.feed.post"]
    begun = time.monotonic()
    connection.close()
    connection.thread.join(5)
    assert time.monotonic() - begun < 0.5
    assert mailbox.take(1, 0) == []


def test_a_websocket_that_sends_too_much_or_ends_is_told(socket_server, mailbox, listen):
    url, script, _ = socket_server
    script["send"] = ["x" * 1_100_000]
    listen(url)
    assert isinstance(news(mailbox), LiveOpened)
    assert news(mailbox).failure.kind == "too_large"
    script["send"] = []
    script["hold"].set()
    listen(url)
    assert isinstance(news(mailbox), LiveOpened)
    assert isinstance(news(mailbox), LiveEnded)


def test_a_websocket_where_there_is_none(streaming, mailbox, listen, server):
    pytest.importorskip("websockets")
    streaming.status = 503
    listen(streaming.url.replace("http", "ws"))
    assert news(mailbox).response.status == 503
    streaming.status, streaming.location = 302, server.url.replace("http", "ws")
    listen(streaming.url.replace("http", "ws"))
    assert news(mailbox).response.status == 302
    assert server.asked == []
    listen(f"ws://127.0.0.1:{closed_port()}")
    assert news(mailbox).failure.kind == "no_connection"
    listen(f"{server.url.replace('http', 'ws')}/garbage")
    assert isinstance(news(mailbox), LiveEnded)


def test_a_websocket_checks_certificates(mailbox, listen, certificate):
    pytest.importorskip("websockets")
    server = Faulty(str(certificate))
    listen(server.url.replace("https", "wss"))
    assert news(mailbox).failure.kind == "bad_certificate"
    server.end()

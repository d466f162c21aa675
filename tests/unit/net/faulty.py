"""A server on loopback that does everything wrong that servers do: one path a fault."""

import gzip
import io
import json
import socket
import ssl
import threading
import zlib
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

PAGE = b'{"items": [1, 2, 3]}'


class Handler(BaseHTTPRequestHandler):
    """GET /<fault>[/argument]; what was asked is noted in `server.asked`."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: "Faulty"

    def log_message(self, *_args: Any) -> None:
        pass

    def do_GET(self) -> None:
        self.answer(b"")

    def do_POST(self) -> None:
        self.answer(self.rfile.read(int(self.headers.get("content-length", 0))))

    def answer(self, posted: bytes) -> None:
        self.server.asked.append((self.command, self.path, dict(self.headers), posted, self.client_address[1]))
        path = self.path.removeprefix("http://feeds.example")  # asked as a proxy
        name, _, argument = path.split("?")[0].lstrip("/").partition("/")
        try:
            getattr(self, f"fault_{name}")(argument)
        except (BrokenPipeError, ConnectionResetError, ssl.SSLError):
            self.close_connection = True

    def reply(self, body: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for header, value in headers.items():
            self.send_header(header.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def raw(self, data: bytes) -> None:
        self.wfile.write(data)
        self.wfile.flush()
        self.close_connection = True

    def fault_ok(self, _argument: str) -> None:
        self.reply(PAGE, Content_Type="application/json", X_Mixed_CASE="yes")

    def fault_echo(self, _argument: str) -> None:
        self.reply(json.dumps({**dict(self.headers), "path": self.path}).encode())

    def fault_status(self, argument: str) -> None:
        self.reply(b"", int(argument), Retry_After="290")

    def fault_spent(self, _argument: str) -> None:
        self.reply(PAGE, X_RateLimit_Remaining="0", X_RateLimit_Reset="120")

    def fault_gzip(self, _argument: str) -> None:
        self.reply(gzip.compress(PAGE), Content_Encoding="gzip")

    def fault_members(self, _argument: str) -> None:
        self.reply(gzip.compress(PAGE[:9]) + gzip.compress(PAGE[9:]) + b"\0\0\0", Content_Encoding="gzip")

    def fault_deflate(self, _argument: str) -> None:
        engine = zlib.compressobj(wbits=-15)
        self.reply(engine.compress(PAGE) + engine.flush(), Content_Encoding="deflate")

    def fault_damaged(self, _argument: str) -> None:
        self.reply(b"this is no gzip at all", Content_Encoding="gzip")

    def fault_brotli(self, _argument: str) -> None:
        self.reply(b"x", Content_Encoding="br")

    def fault_bomb(self, _argument: str) -> None:
        self.reply(BOMB, Content_Encoding="gzip")

    def fault_large(self, _argument: str) -> None:
        self.raw(b"HTTP/1.1 200 OK\r\n\r\n" + b"x" * 300_000)

    def fault_drip(self, _argument: str) -> None:
        self.raw(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
        self.drip()

    def fault_dripheaders(self, _argument: str) -> None:
        self.raw(b"HTTP/1.1 200 OK\r\nX-Slow: ")
        self.drip()

    def drip(self) -> None:
        while not self.server.ending.wait(0.02):
            self.wfile.write(b"x")
            self.wfile.flush()

    def fault_hang(self, _argument: str) -> None:
        self.close_connection = True
        self.server.hanging.set()
        self.server.ending.wait(20)

    def fault_cut(self, _argument: str) -> None:
        self.raw(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n" + PAGE)

    def fault_chunkedcut(self, _argument: str) -> None:
        self.raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n")

    def fault_chunkcut(self, _argument: str) -> None:
        self.raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\nhello")

    def fault_gzipcut(self, _argument: str) -> None:
        self.raw(b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + gzip.compress(PAGE)[:-9])

    def fault_chunked(self, _argument: str) -> None:
        self.raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n")

    def fault_open(self, _argument: str) -> None:
        self.raw(b"HTTP/1.1 200 OK\r\n\r\n" + PAGE)

    def fault_nothing(self, _argument: str) -> None:
        self.close_connection = True

    def fault_garbage(self, _argument: str) -> None:
        self.raw(b"\x00\xff what is this\r\n\r\n")

    def fault_once(self, _argument: str) -> None:
        """Answers, promises to keep the line open, and closes it."""
        self.reply(PAGE)
        self.close_connection = True

    def fault_to(self, argument: str) -> None:
        status, _, where = argument.partition("/")
        location = self.server.targets.get(where, "/" + where)
        self.raw(f"HTTP/1.1 {status} Moved\r\nLocation: {location}\r\nContent-Length: 0\r\n\r\n".encode())

    def fault_loop(self, _argument: str) -> None:
        self.reply(b"", 302, Location="/loop")

    def fault_bombedredirect(self, _argument: str) -> None:
        self.reply(BOMB, 302, Location="/ok", Content_Encoding="gzip")

    def fault_cookie(self, _argument: str) -> None:
        self.reply(json.dumps(dict(self.headers)).encode(), Set_Cookie="track=me; Path=/")


class Faulty(ThreadingHTTPServer):
    """The server; `url` is its address, `targets` names places outside it for /to/<status>/<name>."""

    daemon_threads = True
    block_on_close = False
    allow_reuse_address = True

    def __init__(self, certificate: str | None = None) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[tuple[str, str, dict[str, str], bytes, int]] = []
        self.targets: dict[str, str] = {}
        self.hanging, self.ending = threading.Event(), threading.Event()
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            self.socket = context.wrap_socket(self.socket, server_side=True)
        self.url = f"http{'s' if certificate else ''}://127.0.0.1:{self.server_port}"
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def handle_error(self, *_args: Any) -> None:
        """A client that goes away is what these tests are about."""

    def end(self) -> None:
        self.ending.set()
        self.shutdown()
        self.server_close()


def closed_port() -> int:
    """A port on which nobody listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def _bomb() -> bytes:
    out = io.BytesIO()
    with gzip.GzipFile(fileobj=out, mode="wb", compresslevel=9) as file:
        for _ in range(50):
            file.write(b"\0" * 1_000_000)
    return out.getvalue()


BOMB = _bomb()

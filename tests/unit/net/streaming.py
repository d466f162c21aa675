"""A server on loopback that streams events: a test says what it sends, and when it hangs up."""

import socket
import threading
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Streaming(ThreadingHTTPServer):
    """Every GET gets the bytes of `greeting`, then whatever `send` is told, until `hang_up`. `asked` notes requests.

    `status` other than 200, `kind` other than an event stream: what it says instead of streaming."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, *, chunked=False):
        super().__init__(("127.0.0.1", 0), Handler)
        self.status, self.kind, self.location = 200, "text/event-stream", None
        self.greeting, self.chunked = b":)\n\n", chunked
        self.asked, self.lines = [], []
        self.opened = threading.Semaphore(0)
        self.url = f"http://127.0.0.1:{self.server_port}"
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def handle_error(self, *_args):
        """A client that goes away is what these tests are about."""

    def send(self, data):
        for line in list(self.lines):
            with suppress(OSError):
                line.sendall(b"%x\r\n%s\r\n" % (len(data), data) if self.chunked else data)

    def tell(self, event, data):
        self.send(f"event: {event}\ndata: {data}\n\n".encode())

    def hang_up(self):
        lines, self.lines = self.lines, []
        for line in lines:
            with suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)

    def end(self):
        self.hang_up()
        self.shutdown()
        self.server_close()


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def log_message(self, *_args):
        pass

    def do_GET(self):
        server = self.server
        server.asked.append((self.path, dict(self.headers)))
        self.send_response(server.status)
        self.send_header("Content-Type", server.kind)
        if server.location:
            self.send_header("Location", server.location)
        if server.status != 200:
            self.send_header("Content-Length", "2")
            self.end_headers()
            self.wfile.write(b"{}")
            return
        if server.chunked:
            self.send_header("Transfer-Encoding", "chunked")
        else:
            self.send_header("Connection", "close")
        self.end_headers()
        server.lines.append(self.connection)
        server.send(server.greeting)
        server.opened.release()
        self.close_connection = True
        with suppress(OSError):
            while self.rfile.read(1):
                pass

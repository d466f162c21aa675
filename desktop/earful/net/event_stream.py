"""Server-sent events, read from bytes as they come (WHATWG HTML, 9.2.6). Pure: no socket, no clock."""

from earful.domain.failures import KnownError

MOST_BYTES = 1_000_000  # one event; a post of 1 MB is cut by its platform long before


class EventStream:
    """Turns pieces of a response into events. `host` is named where the stream grows too large."""

    def __init__(self, host: str) -> None:
        self._host = host
        self._rest = bytearray()
        self._event = ""
        self._data: list[str] = []
        self._size = 0
        self._begun = False

    def feed(self, piece: bytes) -> list[tuple[str, str]]:
        """The events that end in this piece, as (kind, data). Comments, which servers send as heartbeats, are none.

        Raises KnownError("too_large") for an event or a line above 1 MB."""
        self._rest += piece
        found = []
        *lines, rest = _lines(self._rest)
        self._rest = bytearray(rest)
        for line in lines:
            if (event := self._take(line)) is not None:
                found.append(event)
        if self._size + len(self._rest) > MOST_BYTES:
            raise KnownError("too_large", {"host": self._host, "limit": MOST_BYTES // 1_000_000})
        return found

    def _take(self, raw: bytes) -> tuple[str, str] | None:
        if not self._begun:
            raw, self._begun = raw.removeprefix(b"\xef\xbb\xbf"), True
        if not raw:
            return self._dispatch()
        self._size += len(raw)
        name, _, value = raw.decode("utf-8", "replace").partition(":")
        value = value.removeprefix(" ")
        if name == "event":
            self._event = value
        elif name == "data":
            self._data.append(value)
        elif not name:
            self._size -= len(raw)  # a heartbeat belongs to no event
        return None

    def _dispatch(self) -> tuple[str, str] | None:
        event, data = self._event or "message", "\n".join(self._data)
        whole = bool(self._data)
        self._event, self._data, self._size = "", [], 0
        return (event, data) if whole else None


def _lines(raw: bytearray) -> list[bytes]:
    """Lines ended by LF, CR LF or CR; the last one is what has not ended yet. A CR at the very end may be half of a
    CR LF and waits."""
    whole = bytes(raw)
    held = b"\r" if whole.endswith(b"\r") else b""
    if held:
        whole = whole[:-1]
    parts = whole.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
    parts[-1] += held
    return parts

"""The body of an answer, read piece by piece: capped by its decoded size, complete or refused."""

import zlib
from collections.abc import Callable
from typing import Protocol

from earful.domain.failures import KnownError

PIECE = 65_536


class Raw(Protocol):
    """What is needed of urllib3's response."""

    def read1(self, amt: int | None = None, decode_content: bool | None = None) -> bytes: ...


def read_body(raw: Raw, encoding: str, length: int | None, cap: int, host: str, check: Callable[[], None]) -> bytes:
    """The decoded body. `length` is what Content-Length promised; `check` is called for each piece and may raise.

    Raises KnownError: too_large (above `cap` decoded bytes), cut_short, unexpected_form (a coding that was not asked
    for). A gzip bomb is stopped at the cap: no more than that is ever decoded."""
    decoder = _decoder(encoding, host)
    pieces: list[bytes] = []
    got = room = 0
    room = cap
    while piece := raw.read1(PIECE, decode_content=False):
        check()
        got += len(piece)
        plain = decoder.feed(piece, room + 1) if decoder else piece
        room -= len(plain)
        if room < 0:
            raise KnownError("too_large", {"host": host, "limit": cap // 1_000_000})
        pieces.append(plain)
    if (length is not None and got and got < length) or (decoder and got and not decoder.ended):
        raise KnownError("cut_short", {"host": host}, detail=f"{got} of {length} bytes")
    return b"".join(pieces)


def _decoder(encoding: str, host: str) -> "_Inflater | None":
    name = encoding.strip().lower()
    if name in ("", "identity"):
        return None
    if name in ("gzip", "x-gzip", "deflate"):
        return _Inflater(host, raw_possible=name == "deflate")
    raise KnownError("unexpected_form", {"host": host, "reason": f"Content-Encoding {name[:40]!r}"})


class _Inflater:
    """gzip (also several members in a row) and deflate (also without its header, as some servers send it)."""

    def __init__(self, host: str, raw_possible: bool) -> None:
        self._host = host
        self._raw_possible = raw_possible
        self._engine = zlib.decompressobj(47)
        self._members = 0
        self.ended = False

    def feed(self, data: bytes, room: int) -> bytes:
        """What `data` decodes to, at most `room` bytes of it."""
        out = b""
        while data and len(out) < room:
            if self._engine.eof:
                self._engine, self._members = zlib.decompressobj(47), self._members + 1
            try:
                out += self._engine.decompress(data, room - len(out))
            except zlib.error:
                if self._members:
                    return out  # what follows a whole member and is none itself is padding
                self._without_header()
                continue
            self._raw_possible = False
            self.ended = self._engine.eof
            data = self._engine.unused_data if self._engine.eof else self._engine.unconsumed_tail
        return out

    def _without_header(self) -> None:
        if not self._raw_possible:
            raise KnownError("unexpected_form", {"host": self._host, "reason": "damaged compression"})
        self._engine, self._raw_possible = zlib.decompressobj(-15), False

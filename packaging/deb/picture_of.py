"""Turns the screen of an Xvfb (-fbdir) into a PNG: `python3 picture_of.py Xvfb_screen0 OUT.png`. Standard library only.

Fails where the screen shows fewer than 50 colours: then no window was painted."""

import struct
import sys
import zlib
from pathlib import Path


def rows(data: bytes) -> tuple[int, int, list[bytes]]:
    """Width, height and the rows as RGB of an XWD file with 32 bits a pixel, blue first."""
    head = struct.unpack(">25I", data[:100])
    size, width, height, bits, line, colours = head[0], head[4], head[5], head[11], head[12], head[19]
    if bits != 32:
        raise SystemExit(f"{bits} bits a pixel are not understood")
    begin = size + colours * 12
    found = []
    for y in range(height):
        pixels = data[begin + y * line : begin + y * line + width * 4]
        rgb = bytearray(width * 3)
        rgb[0::3], rgb[1::3], rgb[2::3] = pixels[2::4], pixels[1::4], pixels[0::4]
        found.append(bytes(rgb))
    return width, height, found


def png(width: int, height: int, lines: list[bytes]) -> bytes:
    """The rows as a PNG."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(b"".join(b"\0" + line for line in lines), 6)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


if __name__ == "__main__":
    wide, high, shown = rows(Path(sys.argv[1]).read_bytes())
    Path(sys.argv[2]).write_bytes(png(wide, high, shown))
    colours = len({line[x : x + 3] for line in shown for x in range(0, len(line), 3)})
    if colours < 50:
        raise SystemExit(f"the screen shows {colours} colours: no window")

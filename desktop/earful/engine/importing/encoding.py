"""Which encoding a text file is in: UTF-8 with or without a byte order mark, UTF-16 with one, or GB18030.

A file that was put together from both kinds is read line by line, each as what it is."""

import codecs
import re
from collections.abc import Iterator
from pathlib import Path

from earful.domain.failures import KnownError

_BLOCK = 1 << 20
# Nearly all of real Chinese text lies in the part of GB18030 that GB2312 had; Latin letters with accents do not.
_GB_PAIR = re.compile(rb"[\x81-\xfe][\x30-\x39\x40-\x7e\x80-\xfe]")
_GB_USUAL = re.compile(rb"[\xa1-\xa9\xb0-\xf7][\xa1-\xfe]")
# Java and MySQL write halves of characters in this way: wrong, but UTF-8 it was meant to be.
_LONE_SURROGATE = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")
_ESCAPED = re.compile("[\udc80-\udcff]")
# One broken byte (a file cut in the middle of a character) must not make a whole UTF-8 file unreadable.
_WHOLE_PER_BROKEN = 10


def encoding_of(path: Path) -> str:
    """The encoding to open `path` with. Raises KnownError("cannot_read") where it is none of those, and OSError."""
    with path.open("rb") as stream:
        head = stream.read(4)
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    whole, broken = _utf8(path)
    if broken == 0 or whole >= _WHOLE_PER_BROKEN * broken:
        return "utf-8-sig"
    if _is_mixed(path):
        return "utf-8-sig"
    if _is_gb18030(path):
        return "gb18030"
    reason = "its characters are neither UTF-8 nor GB18030; save it again as CSV in UTF-8, or as XLSX"
    raise KnownError("cannot_read", {"path": path, "reason": reason})


def text_lines(path: Path, newline: str = "") -> Iterator[tuple[str, str | None]]:
    """The lines of `path` with their ends, each with a note where it is not in the file's encoding or is broken."""
    encoding = encoding_of(path)
    errors = "surrogateescape" if encoding == "utf-8-sig" else "replace"
    with path.open("r", encoding=encoding, errors=errors, newline=newline) as stream:
        for line in stream:
            yield _mended(line) if errors != "replace" and _ESCAPED.search(line) else (line, None)


def _mended(line: str) -> tuple[str, str]:
    raw = line.encode("utf-8", "surrogateescape")
    try:
        text = raw.decode("gb18030")
    except UnicodeDecodeError:
        text = ""
    if text and _looks_gb(raw):
        return text, "it is in GB18030, unlike the rest of the file"
    return raw.decode("utf-8", "replace"), "some of its characters could not be read"


def _looks_gb(raw: bytes) -> bool:
    return len(_GB_USUAL.findall(raw)) >= 0.6 * len(_GB_PAIR.findall(raw))


def _is_mixed(path: Path) -> bool:
    """Whether nearly every line is either UTF-8 or GB18030, and there are lines of both kinds."""
    whole = other = broken = 0
    with path.open("rb") as stream:
        while line := stream.readline(_BLOCK):
            if line.isascii():
                continue
            try:
                # Single GB18030 characters can happen to be UTF-8 of two bytes; of three they hardly can.
                whole += max(line.decode("utf-8")) >= "\u0800"
                continue
            except UnicodeDecodeError:
                pass
            try:
                line.decode("gb18030")
                other += _looks_gb(line)
                broken += not _looks_gb(line)
            except UnicodeDecodeError:
                broken += 1
    return whole > 0 and other > 0 and whole + other >= _WHOLE_PER_BROKEN * broken


def _utf8(path: Path) -> tuple[int, int]:
    """How many characters beyond ASCII are whole, and how many are broken, when read as UTF-8."""
    decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")
    whole = broken = 0
    for block in _blocks(path):
        text = decoder.decode(block, final=not block)
        if not text.isascii():
            wrong = text.count("\ufffd") - block.count(b"\xef\xbf\xbd") - 3 * len(_LONE_SURROGATE.findall(block))
            broken += max(0, wrong)
            whole += len(text) - len(text.encode("ascii", "ignore")) - max(0, wrong)
    return whole, broken


def _is_gb18030(path: Path) -> bool:
    decoder = codecs.getincrementaldecoder("gb18030")()
    pairs = usual = 0
    try:
        for block in _blocks(path):
            decoder.decode(block, final=not block)
            pairs += len(_GB_PAIR.findall(block))
            usual += len(_GB_USUAL.findall(block))
    except UnicodeDecodeError:
        return False
    return usual >= 0.6 * pairs


def _blocks(path: Path) -> Iterator[bytes]:
    """The file in blocks; the last one is empty."""
    with path.open("rb") as stream:
        while block := stream.read(_BLOCK):
            yield block
    yield b""

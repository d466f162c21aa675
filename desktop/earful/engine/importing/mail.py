"""One e-mail as a row: who wrote when what, in which thread; what was quoted and signed is kept apart. Pure."""

import re
from datetime import UTC, datetime
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime
from typing import Any

from earful.engine.importing.mail_words import Said, said_in_html, said_in_text
from earful.engine.importing.reading import Row
from earful.sources.text import clean

# What the standard library's parser raises over broken headers, besides the errors that it means to raise.
FAULTS = (ValueError, IndexError, AttributeError, TypeError, KeyError, LookupError, HeaderParseError, AssertionError)
_ID = re.compile(r"<\s*([^<>\s]+)\s*>")
_MOST_PARTS = 500
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "hz-gb-2312": "hz", "us-ascii": "utf-8",
          "ascii": "utf-8", "iso-8859-1": "cp1252", "latin-1": "cp1252", "ks_c_5601-1987": "cp949",
          "x-unknown": "utf-8", "unknown-8bit": "utf-8", "default": "utf-8", "utf8": "utf-8"}  # fmt: skip


def message_row(number: int, raw: bytes) -> Row:
    """The row of a message, under the names of a mention's fields; dates are aware datetimes."""
    try:
        message = message_from_bytes(raw)  # policy.default parses a header anew at each look: half of the time
        return Row(number, _cells(message))
    except RecursionError:
        return Row(number, {}, "it is nested too deeply")


def _cells(message: Message) -> dict[str, Any]:
    name, address = _sender(message)
    ids = _ID.findall(header(message, "message-id")) or [header(message, "message-id")]
    before, first = _thread(message)
    body = _Body()
    body.gather(message)
    said = body.said()
    found = {
        "platform": "email",
        "native_id": ids[0],
        "created_at": _date(message),
        "author.native_id": address.lower() or name,
        "author.handle": address,
        "author.name": name,
        "title": clean(header(message, "subject")),
        "text": said.text,
        "reply_to": before,
        "root": first,
        "media": body.attachments,
        "to": header(message, "to"),
        "quoted": said.quoted,
        "signature": said.signature,
    }
    return {field: value for field, value in found.items() if value}


def header(message: Message, name: str) -> str:
    """A header as a person reads it, whatever is wrong with its encoding; "" where there is none."""
    raw = _raw(message, name)
    if "=?" not in raw:
        return clean(raw)
    try:
        parts = decode_header(raw)
    except FAULTS:
        return clean(raw)
    return clean("".join(decoded(part, charset) if isinstance(part, bytes) else part for part, charset in parts))


def decoded(data: bytes, charset: str | None) -> str:
    """Bytes as text: by the charset they name where that is true, else by what they are, else with marks for faults."""
    named = (charset or "utf-8").strip("\"' ").lower()
    for one in (_WIDER.get(named, named), "utf-8", "gb18030", "cp1252"):
        try:
            return data.decode(one)
        except (UnicodeError, LookupError, ValueError):
            continue
    return data.decode("utf-8", "replace")


def _raw(message: Message, name: str) -> str:
    """The first such header, unfolded; bytes beyond ASCII that stand there bare are read by what they are."""
    for known, value in message.raw_items():
        if known.lower() == name:
            text = " ".join(str(value).splitlines()).strip()
            if not text.isascii():
                return decoded(text.encode("utf-8", "surrogateescape"), None)
            return text
    return ""


def _sender(message: Message) -> tuple[str, str]:
    """Name and address of who wrote it: From, else Sender, else Reply-To."""
    for field in ("from", "sender", "reply-to"):
        raw = _raw(message, field)
        if not raw:
            continue
        try:
            pairs = getaddresses([raw])
        except FAULTS:
            pairs = []
        name, address = next((pair for pair in pairs if "@" in pair[1]), ("", ""))
        if not address and (bare := re.search(r"[^\s<>()\",;:]+@[^\s<>()\",;:]+", raw)):
            name, address = raw[: bare.start()].strip(' "<'), bare[0]
        name = _words(name) if address else _words(raw)
        return ("" if name.casefold() == address.casefold() else name), address
    return "", ""


def _words(name: str) -> str:
    carrier: Message = Message()
    carrier["x"] = name.replace("\r", " ").replace("\n", " ")
    return header(carrier, "x").strip("'\" ")


def _thread(message: Message) -> tuple[str, str]:
    """The ids of what this answers and of what began the thread; "" for neither."""
    before = _ID.findall(header(message, "in-reply-to"))
    line = _ID.findall(header(message, "references"))
    if not before and line:
        before = [line[-1]]
    return (before[0] if before else ""), (line[0] if line else before[0] if before else "")


def _date(message: Message) -> datetime | None:
    """When it was sent; by the last server that took it where it does not say."""
    stamps = [_raw(message, "date"), *(str(value).rpartition(";")[2] for value in _all(message, "received")[::-1])]
    for stamp in stamps:
        try:
            at = parsedate_to_datetime(stamp.strip())
        except FAULTS:
            continue
        return at if at.tzinfo else at.replace(tzinfo=UTC)  # "-0000": a time of no known zone, written in UTC
    return None


def _all(message: Message, name: str) -> list[str]:
    return [str(value) for known, value in message.raw_items() if known.lower() == name]


class _Body:
    """What a message says, and the names of what is attached."""

    def __init__(self) -> None:
        self.attachments: list[str] = []
        self._plain: list[str] = []
        self._html: list[str] = []
        self._parts = 0

    def said(self) -> Said:
        """The text without what it quotes; of the plain part, or of the HTML where that is all there is."""
        plain = "\n\n".join(self._plain)
        return said_in_text(plain) if plain.strip() or not self._html else said_in_html("\n".join(self._html))

    def gather(self, part: Message) -> None:
        """Looks through a part and what is in it; messages within the message are named, not read."""
        self._parts += 1
        if self._parts > _MOST_PARTS:
            return
        kind = _content(part)
        if kind == "message/rfc822":
            within = part.get_payload()
            first = within[0] if isinstance(within, list) and within else None
            self._name(header(first, "subject") if isinstance(first, Message) else "message")
        elif part.is_multipart():
            inside = part.get_payload()
            for one in inside if isinstance(inside, list) else []:
                if isinstance(one, Message):
                    self.gather(one)
        elif name := _file_name(part):
            self._name(name)
        elif kind in ("text/plain", "text/html"):
            (self._plain if kind == "text/plain" else self._html).append(_text(part))

    def _name(self, name: str) -> None:
        if name and name not in self.attachments:
            self.attachments.append(name)


def _content(part: Message) -> str:
    try:
        return part.get_content_type()
    except FAULTS:
        return "text/plain"


def _file_name(part: Message) -> str:
    try:
        name = part.get_filename()
        attached = part.get_content_disposition() == "attachment"
    except FAULTS:
        return "attachment"
    return _words(name) if name else "attachment" if attached else ""


def _text(part: Message) -> str:
    try:
        data = part.get_payload(decode=True)
        charset = part.get_param("charset")
        flowed = str(part.get_param("format") or "").lower() == "flowed"
        joined = str(part.get_param("delsp") or "").lower() == "yes"
    except FAULTS:
        data, charset, flowed, joined = str(part.get_payload()).encode("utf-8", "replace"), None, False, False
    text = decoded(data if isinstance(data, bytes) else b"", charset if isinstance(charset, str) else None)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _unwrapped(text, joined) if flowed else text


def _unwrapped(text: str, joined: bool) -> str:
    """Flowed text (RFC 3676) as it was typed: a line that ends with a space goes on in the next."""
    lines: list[str] = []
    open_ = False
    for line in text.split("\n"):
        plain = line[1:] if line.startswith(" ") else line
        goes_on = plain.endswith(" ") and plain != "-- " and not plain.startswith(">")
        piece = plain[:-1] if goes_on and joined else plain
        if open_ and lines and not plain.startswith(">") and plain != "-- ":
            lines[-1] += piece
        else:
            lines.append(piece)
        open_ = goes_on
    return "\n".join(lines)

"""What kind of file this is: by its content first, then by its name."""

import re
from pathlib import Path
from typing import Literal

from earful.domain.failures import KnownError

Kind = Literal["xlsx", "csv", "json", "jsonl", "mail"]

_HEAD = 16_384
_TABLES = frozenset((".csv", ".tsv", ".txt"))
_FOREIGN = (b"\xd0\xcf\x11\xe0", b"%PDF", b"\x89PNG", b"\x1f\x8b")
# The line before each message of an mbox: "From ann@x.example Tue Nov  3 10:00:00 2026".
SEPARATOR = re.compile(rb"From (?:-|\S+)[ \t].*\d{1,2}:\d{2}.*\d{4}\s*\Z")
HEADER = re.compile(rb"[!-9;-~]+[ \t]*:")
_USUAL = re.compile(
    rb"(?:return-path|received|delivered-to|from|to|subject|date|message-id|mime-version|x-[a-z-]+|dkim-signature"
    rb"|authentication-results|arc-seal|content-type|reply-to|sender)[ \t]*:",
    re.IGNORECASE,
)


def kind_of(path: Path) -> Kind:
    """The kind of `path`. Raises KnownError("cannot_read") for what cannot be imported, and OSError."""
    with path.open("rb") as stream:
        head = stream.read(_HEAD)
    if not head.strip(b"\xef\xbb\xbf \t\r\n\0"):
        raise KnownError("cannot_read", {"path": path, "reason": "it is empty"})
    if head.startswith(b"PK\x03\x04"):
        return "xlsx"
    if head.startswith(_FOREIGN):
        reason = "only CSV, XLSX, JSON, JSON lines, mbox and EML can be imported; save it as one of these"
        raise KnownError("cannot_read", {"path": path, "reason": reason})
    suffix = path.suffix.lower()
    if is_mail(head, suffix):
        return "mail"
    if suffix in {".jsonl", ".ndjson"}:
        return "jsonl"
    begins = head.removeprefix(b"\xef\xbb\xbf").replace(b"\0", b"").lstrip()[:1]
    return "json" if suffix == ".json" or (suffix not in _TABLES and begins in (b"[", b"{")) else "csv"


def is_mail(head: bytes, suffix: str) -> bool:
    """Whether a file that begins with `head` (some kB) and is named `suffix` holds mail."""
    if suffix in {".eml", ".mbox", ".mbx"}:
        return True
    if suffix in {".csv", ".tsv", ".json", ".jsonl", ".ndjson"}:
        return False
    first, _, rest = head.lstrip(b"\r\n").partition(b"\n")
    if SEPARATOR.match(first.rstrip()) and HEADER.match(rest):
        return True
    lines = [first, *rest.split(b"\n")[:20]]
    return bool(_USUAL.match(first)) and sum(bool(_USUAL.match(line)) for line in lines) > 2

"""Files of mail as messages, one after the other: an mbox of any size, or a single message (EML).

The standard library's reader ends a message at every line that begins with "From ", also within a text, and reads the
whole file before the first message is seen."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from earful.engine.importing.kinds import HEADER, SEPARATOR
from earful.engine.importing.mail import message_row
from earful.engine.importing.reading import Row

# A message of more than this is a film with a greeting; its text is not looked for.
LARGEST_MESSAGE = 64 << 20
_LONGEST_LINE = 1 << 20
_ESCAPED = re.compile(rb"^>(>*From )", re.MULTILINE)


def mail_rows(path: Path) -> Iterator[Row]:
    """One row a message, numbered from 1; a message that cannot be read is a row with its problem. Raises OSError."""
    with path.open("rb") as stream:
        for number, message in enumerate(_messages(stream), 1):
            if message is None:
                yield Row(number, {}, f"this message is larger than {LARGEST_MESSAGE >> 20} MB")
            else:
                yield message_row(number, message)


def _messages(stream: IO[bytes]) -> Iterator[bytes | None]:
    """The messages without their separators; None for one that is too large to be read."""
    lines = _ahead(stream)
    first = next(lines, None)
    while first is not None and not first[0].strip():
        first = next(lines, None)
    if first is None:
        return
    mbox = bool(SEPARATOR.match(first[0].rstrip()))
    kept, size = ([] if mbox else [first[0]]), 0
    blank = False
    for line, following in lines:
        if mbox and blank and SEPARATOR.match(line.rstrip()) and HEADER.match(following):
            yield _whole(kept, size, mbox)
            kept, size, blank = [], 0, False
            continue
        size += len(line)
        if size <= LARGEST_MESSAGE:
            kept.append(line)
        blank = not line.strip()
    yield _whole(kept, size, mbox)


def _whole(kept: list[bytes], size: int, mbox: bool) -> bytes | None:
    if size > LARGEST_MESSAGE:
        return None
    message = b"".join(kept)
    return _ESCAPED.sub(rb"\1", message) if mbox and b">From " in message else message


def _ahead(stream: IO[bytes]) -> Iterator[tuple[bytes, bytes]]:
    """Each line with the one after it."""
    before = stream.readline(_LONGEST_LINE)
    while before:
        line = stream.readline(_LONGEST_LINE)
        yield before, line
        before = line

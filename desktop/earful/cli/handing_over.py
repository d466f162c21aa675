"""A word to the window that is open on a database, so that a second start need not load Qt. Imports no Qt.

The window listens on a local socket (app/single.py). One line is one word: `raise`, `raise TOKEN`, `mention ID` or
`settings`. TOKEN is what the desktop gave the second start, without which Wayland lets no window come to the front."""

import hashlib
import os
import re
import socket
from collections.abc import Mapping, Sequence
from pathlib import Path

_PATIENCE_S = 0.2
_TOKEN = re.compile(r"[\w.:/+=-]{1,200}")
LONGEST = 1024  # bytes that a window listens to


def window_name(database: Path) -> str:
    """What the socket of the window on this database is called; of this person only."""
    user = str(os.getuid()) if hasattr(os, "getuid") else os.environ.get("USERNAME", "")
    digest = hashlib.sha256(f"{user}:{database.absolute()}".encode()).hexdigest()[:16]
    return f"earful-{digest}"


def call(mention_id: int | None = None, environment: Mapping[str, str] = os.environ) -> list[str]:
    """The words that bring the window up, on this mention where one is given."""
    token = environment.get("XDG_ACTIVATION_TOKEN", "")
    words = [f"raise {token}" if _TOKEN.fullmatch(token) else "raise"]
    return words if mention_id is None else [f"mention {mention_id}", *words]


def hand_over(database: Path, words: Sequence[str], environment: Mapping[str, str] = os.environ) -> bool:
    """Tells the window, and returns whether there is one. Always False where local sockets are no files (Windows)."""
    if os.name != "posix":
        return False
    place = os.path.join(environment.get("TMPDIR") or "/tmp", window_name(database))
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
            line.settimeout(_PATIENCE_S)
            line.connect(place)
            line.sendall("".join(f"{word}\n" for word in words).encode())
    except OSError:
        return False
    return True

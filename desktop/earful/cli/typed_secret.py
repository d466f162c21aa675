"""A secret typed or pasted at a terminal: unseen, and whole where it is a file of several lines."""

import getpass
import sys
from collections.abc import Iterator
from contextlib import contextmanager

if sys.platform != "win32":
    import termios


def typed_secret(several_lines: bool) -> str | None:
    """What the person gives; None for nothing. A text of several lines ends with an empty one, or with the input."""
    if not several_lines:
        return getpass.getpass("Token or password (empty for none): ") or None
    print("Paste the whole text of the key; an empty line ends it (empty for none):", file=sys.stderr)
    with _unseen():
        return "\n".join(_lines()) or None


def _lines() -> Iterator[str]:
    while line := sys.stdin.readline().rstrip():
        yield line


@contextmanager
def _unseen() -> Iterator[None]:
    """Switches the echo off for as long as it takes. `getpass` does so line by line and throws away what was pasted
    after the first."""
    if sys.platform == "win32":
        yield
        return
    terminal = sys.stdin.fileno()
    before = termios.tcgetattr(terminal)
    unseen = [*before]
    unseen[3] &= ~termios.ECHO
    termios.tcsetattr(terminal, termios.TCSADRAIN, unseen)
    try:
        yield
    finally:
        termios.tcsetattr(terminal, termios.TCSADRAIN, before)

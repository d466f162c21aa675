"""What long commands share: a line of progress on a terminal, and ending early without leaving anything behind."""

import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_EVERY_S = 0.1


def progress(word: str) -> Callable[[int, int], None]:
    """Shows "word 42 %" on a terminal, at most ten times a second; nothing elsewhere."""
    if not sys.stderr.isatty():
        return lambda _done, _total: None
    last = 0.0

    def show(done: int, total: int) -> None:
        nonlocal last
        if (now := time.monotonic()) - last >= _EVERY_S or done == total:
            last = now
            print(f"\r{word} {100 * done // max(1, total)} %", end="\n" if done == total else "", file=sys.stderr)
            sys.stderr.flush()

    return show


def counting(word: str) -> Callable[[int], None]:
    """Shows "word 1,200" on a terminal, for work whose end is not known."""
    if not sys.stderr.isatty():
        return lambda _done: None
    return lambda done: print(f"\r{word} {done:,}", end="", file=sys.stderr, flush=True)


@contextmanager
def cancellable() -> Iterator[Callable[[], bool]]:
    """Ctrl-C and SIGTERM end the work at its next step instead of within one. Asked again, they end it at once."""
    asked = False

    def ask(_number: int, _frame: object) -> None:
        nonlocal asked
        if asked:
            raise KeyboardInterrupt
        asked = True

    before = {number: signal.signal(number, ask) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield lambda: asked
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)

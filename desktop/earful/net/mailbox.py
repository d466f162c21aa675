"""Where live connections leave what they hear until the engine takes it: bounded, so that a flood takes no memory."""

import threading
from collections import deque

from earful.domain.live import LiveEvent, LiveNews


class Mailbox:
    """News in the order they came. Events have `room`; that a connection opened or ended is always told."""

    def __init__(self, room: int = 2_000) -> None:
        self._news: deque[LiveNews] = deque()
        self._room = room
        self._events = 0
        self._woken = False
        self._changed = threading.Condition()

    def put(self, news: LiveNews) -> bool:
        """Leaves something; False where an event found no room. Never waits."""
        with self._changed:
            if isinstance(news, LiveEvent):
                if self._events >= self._room:
                    return False
                self._events += 1
            self._news.append(news)
            self._changed.notify()
            return True

    def take(self, most: int, seconds: float) -> list[LiveNews]:
        """What there is, at most `most`; waits up to `seconds` where there is nothing, or until `wake`."""
        with self._changed:
            if not self._news and not self._woken:
                self._changed.wait(seconds)
            self._woken = False
            taken = [self._news.popleft() for _ in range(min(most, len(self._news)))]
            self._events -= sum(isinstance(one, LiveEvent) for one in taken)
            return taken

    def wake(self) -> None:
        """Ends the waiting of `take`."""
        with self._changed:
            self._woken = True
            self._changed.notify()

    def __len__(self) -> int:
        return len(self._news)

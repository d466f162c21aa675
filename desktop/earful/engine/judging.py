"""A second ear in a process of its own, so that a backlog is judged on one core while it is stored on another.

Only a gain in speed: whatever it cannot answer is judged by the writer. `python -m earful.engine.judging` is its
process; it ends with its input, so that an engine that was killed leaves nobody behind."""

import contextlib
import logging
import marshal
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from operator import attrgetter
from typing import IO, Protocol

from earful.domain.judgement import Judgement
from earful.judgement.ear import Ear

log = logging.getLogger(__name__)

Judged = Mapping[str, Judgement]
# Pages that may be under way: more would only lie in memory and let one source wait for another's.
_MOST_UNDER_WAY = 2
_IDLE_S = 60.0
_COLUMNS = attrgetter(*Judgement.__dataclass_fields__)


class Ahead(Protocol):
    """Judges texts before the writer asks for them."""

    def warm(self) -> None:
        """Gets ready in the background."""

    def ask(self, texts: Sequence[str]) -> "Future[Judged] | None":
        """The judgements by text, later; None where nobody is free: then the writer judges."""

    def close(self) -> None:
        """Ends what it needs for that."""


class SecondEar:
    """The second ear's process: started when a backlog comes, ended when there was none for a minute. Thread-safe."""

    def __init__(self, idle_s: float = _IDLE_S) -> None:
        self._idle_s = idle_s
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._waiting: queue.Queue[tuple[Sequence[str], Future[Judged]] | None] = queue.Queue()
        self._under_way = 0
        self._ready = False
        self._useless = bool(getattr(sys, "frozen", False))  # a frozen program cannot start a module of its own

    def warm(self) -> None:
        """Starts the process, if there is none; it takes about half a second until it can be asked."""
        with self._lock:
            if self._process is not None or self._useless:
                return
            self._waiting = queue.Queue()
            self._process = subprocess.Popen(
                [sys.executable, "-m", "earful.engine.judging"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
            )
            arguments = (self._process, self._waiting)
            threading.Thread(target=self._serve, args=arguments, name="second ear", daemon=True).start()

    def ask(self, texts: Sequence[str]) -> "Future[Judged] | None":
        """The judgements by text; None while it is not ready or has enough to do."""
        with self._lock:
            if not self._ready or self._under_way >= _MOST_UNDER_WAY:
                return None
            self._under_way += 1
            future: Future[Judged] = Future()
            self._waiting.put((texts, future))
            return future

    def close(self) -> None:
        """Ends the process and waits for it."""
        with self._lock:
            process, self._useless = self._process, True
            self._waiting.put(None)
        if process is not None:
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(1.0)
            process.kill()
            process.wait()

    def _serve(self, process: "subprocess.Popen[bytes]", waiting: "queue.Queue[object]") -> None:
        """Speaks with the process, one question after the other, until nobody has asked for a while."""
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            marshal.load(process.stdout)  # its first word: it has loaded its weights
            self._ready = True
            while (job := self._next(waiting)) is not None:
                _answer(job, process.stdin, process.stdout)
                with self._lock:
                    self._under_way -= 1
        except (OSError, EOFError, ValueError, TypeError) as error:
            log.warning("the second ear is gone (%s); the first one goes on alone", type(error).__name__)
        finally:
            self._end(process)

    def _next(self, waiting: "queue.Queue[object]") -> "tuple[Sequence[str], Future[Judged]] | None":
        try:
            return waiting.get(timeout=self._idle_s)  # type: ignore[return-value]
        except queue.Empty:
            return None

    def _end(self, process: "subprocess.Popen[bytes]") -> None:
        with self._lock:
            self._ready, self._under_way, self._process = False, 0, None
            while not self._waiting.empty():
                left = self._waiting.get_nowait()
                if left is not None:
                    left[1].set_result({})
        for stream in (process.stdin, process.stdout):
            with contextlib.suppress(OSError):
                stream.close()  # type: ignore[union-attr]
        process.wait()


def _answer(job: "tuple[Sequence[str], Future[Judged]]", to: IO[bytes], back: IO[bytes]) -> None:
    texts, future = job
    try:
        marshal.dump(list(texts), to)
        to.flush()
        rows = marshal.load(back)
        future.set_result({text: Judgement(*row) for text, row in zip(texts, rows, strict=True)})
    except BaseException:
        future.set_result({})  # the writer judges what is not there
        raise


def serve(source: IO[bytes], sink: IO[bytes], judge: Callable[[Sequence[str]], Sequence[Judgement]]) -> None:
    """Answers lists of texts with lists of judgements, as plain tuples, until the input ends."""
    marshal.dump(True, sink)
    sink.flush()
    while True:
        try:
            texts = marshal.load(source)
        except EOFError:
            return
        marshal.dump([_COLUMNS(one) for one in judge(texts)], sink)
        sink.flush()


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the engine's to hear; this ends with its input
    with contextlib.suppress(BrokenPipeError):
        serve(sys.stdin.buffer, sys.stdout.buffer, Ear.load().judge)

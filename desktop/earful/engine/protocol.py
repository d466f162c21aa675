"""What the engine says and hears: JSON lines with a version, ids and counts only, never rows (house.md)."""

import json
import threading
from collections.abc import Callable, Mapping
from typing import IO, Any

from earful.domain.failures import Failure
from earful.domain.moments import Moment, iso

VERSION = 1
Emit = Callable[[str, Mapping[str, Any]], None]


def line(event: str, data: Mapping[str, Any]) -> str:
    """One event as a line without its end."""
    return json.dumps({"v": VERSION, "event": event, **data}, ensure_ascii=False)


def read(text: str) -> dict[str, Any]:
    """The object in a line. Raises ValueError for what is not an object of this version."""
    found = json.loads(text)
    if not isinstance(found, dict) or found.get("v") != VERSION:
        raise ValueError("not a line of this protocol")
    return found


def failed(source_id: int | None, failure: Failure) -> dict[str, Any]:
    """The data of a `failed` event: `reason` is the English sentence, `kind` and `params` let others translate it."""
    return {
        "source": source_id,
        "reason": failure.sentence(),
        "kind": failure.kind,
        "params": dict(failure.params),
        "retry_at": iso(failure.retry_at),
    }


def waiting(source_id: int, until: Moment, failure: Failure) -> dict[str, Any]:
    """The data of a `waiting` event."""
    return {
        "source": source_id,
        "until": iso(until),
        "reason": failure.sentence(),
        "kind": failure.kind,
        "params": dict(failure.params),
    }


def to_stream(stream: IO[str]) -> Emit:
    """An emitter that writes lines to a stream, one at a time from any thread. A reader that went away is no error."""
    lock = threading.Lock()

    def emit(event: str, data: Mapping[str, Any]) -> None:
        with lock:
            try:
                stream.write(line(event, data) + "\n")
                stream.flush()
            except (BrokenPipeError, ValueError):
                pass  # the window is gone; the end of its input tells the engine to stop

    return emit

"""Audits as the window sees them: what is asked of the engine, how far it is, and what came of it."""

import itertools
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal

from earful.app.importing import Channel
from earful.domain.failures import Failure


class Audits(QObject):
    """Hands audits to the engine; `job` is the name that the askers give back. One download at a time is enough."""

    progress = Signal(str, dict)  # job, figures: step, listed, total, read, wanted, left, waiting_until
    done = Signal(str, dict)  # job, figures: audit, readable; or customers
    stopped = Signal(str)
    failed = Signal(str, object)  # job, Failure

    def __init__(self, channel: Channel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._channel = channel
        self._numbers = itertools.count(1)
        self._pending: set[str] = set()
        channel.heard.connect(self._hear)

    def download(
        self, platform: str, account: str, source: int | None, brand: int | None, sample: int | None = None
    ) -> str:
        """Reads the followers of an account of ours and audits them; `sample`: about so many profiles are enough."""
        asked = {"platform": platform, "account": account, "source": source, "brand": brand, "sample": sample}
        return self._say({"do": "audit", **asked})

    def take_file(self, file: str, platform: str, account: str, brand: int | None, *, oldest_first: bool) -> str:
        """Audits a file of profiles."""
        asked = {"platform": platform, "account": account, "brand": brand, "oldest_first": oldest_first}
        return self._say({"do": "audit_file", "file": file, **asked})

    def count_again(self, audit: str) -> str:
        """Counts an audit anew, with the cards that are judged by now."""
        return self._say({"do": "audit_again", "audit": audit})

    def remove(self, audit: str) -> str:
        """Takes an audit out of the store."""
        return self._say({"do": "audit_remove", "audit": audit})

    def customers(self, file: str) -> str:
        """Takes a list of customers, of which only salted hashes are kept."""
        return self._say({"do": "customers", "file": file})

    def stop(self, job: str) -> None:
        """Stops a download; what is read by then stays, and the next one goes on from it."""
        self._channel.say({"do": "audit_stop", "job": job})

    def _say(self, command: Mapping[str, object]) -> str:
        job = f"audit-{next(self._numbers)}"
        self._pending.add(job)
        self._channel.say({**command, "job": job})
        return job

    def _hear(self, event: Mapping[str, Any]) -> None:
        if event.get("event") == "hello":  # a new engine knows nothing of what the one before it was doing
            for job in sorted(self._pending):
                self.failed.emit(job, Failure("import_broken"))
            self._pending.clear()
        if event.get("event") != "audit" or event["job"] not in self._pending:
            return
        job, state = str(event["job"]), event["state"]
        figures = {key: value for key, value in event.items() if key not in ("v", "event", "job", "state")}
        if state == "running":
            self.progress.emit(job, figures)
            return
        self._pending.discard(job)
        if state == "done":
            self.done.emit(job, figures)
        elif state == "stopped":
            self.stopped.emit(job)
        else:
            self.failed.emit(job, Failure(figures["kind"], figures["params"]))

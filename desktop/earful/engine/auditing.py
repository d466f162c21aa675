"""Audits that the window asks for, done in the engine one after another: download, file, counting anew, customers.

Commands and events carry ids, names and counts, never rows (engine/protocol.py)."""

import os
import queue
import threading
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from earful.domain.failures import Failure, KnownError
from earful.domain.moments import SECOND, Moment
from earful.domain.source import SourceConfig
from earful.engine.asking import Asker, StoppedError
from earful.engine.audience import Download, Progress, Surroundings
from earful.engine.audit_files import FileOf, take_file
from earful.engine.audit_making import make_picture
from earful.engine.login import Sessions
from earful.engine.outside import secret
from earful.engine.protocol import Emit
from earful.insight.fans.scores import Rules
from earful.net.client import HttpClient
from earful.sources.registry import source_for
from earful.store.audience_pictures import remove_audit
from earful.store.audience_ties import keep_customers
from earful.store.brands import source_config
from earful.store.database import Database, open_database
from earful.store.places import Places

Command = Mapping[str, Any]
PUBLIC_APPVIEW = "https://public.api.bsky.app"
_DOES = ("audit", "audit_file", "audit_again", "audit_remove", "customers")
_TELL_EVERY = SECOND // 4


class Audits:
    """Obeys {"do": "audit" | "audit_file" | "audit_again" | "audit_remove" | "customers" | "audit_stop", "job": name};
    tells of each job with events {"event": "audit", "job", "state": "running" | "done" | "stopped" | "failed", ...}."""

    def __init__(
        self,
        places: Places,
        emit: Emit,
        clock: Callable[[], Moment],
        client: Callable[[], HttpClient] | None,
        sessions: Sessions,
    ) -> None:
        """`client` None: nothing is downloaded, as in the demo."""
        self._places, self._emit, self._clock = places, emit, clock
        self._client, self._sessions = client, sessions
        self._jobs: queue.SimpleQueue[Command] = queue.SimpleQueue()
        self._stopped: dict[str, threading.Event] = {}
        self._thread: threading.Thread | None = None
        self._told = 0

    def obey(self, command: Command) -> bool:
        """Takes up a command; False for one that is not about audits."""
        if command.get("do") == "audit_stop":
            self._stopped.setdefault(str(command.get("job")), threading.Event()).set()
            return True
        if command.get("do") not in _DOES:
            return False
        self._jobs.put(command)
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="audits", daemon=True)
            self._thread.start()
        return True

    def _run(self) -> None:
        database = open_database(self._places.database)
        while True:
            command = self._jobs.get()
            job = str(command.get("job"))
            try:
                done = self._do(database, job, command)
                self._tell(job, "done", done)
            except StoppedError:
                self._tell(job, "stopped", {})
            except KnownError as error:
                self._failed(job, error.failure)
            except Exception as error:
                self._failed(job, Failure("source_bug", {"reason": type(error).__name__}, repr(error)))
                raise

    def _do(self, database: Database, job: str, command: Command) -> dict[str, Any]:
        match command["do"]:
            case "audit":
                audit = self._downloaded(database, job, command)
            case "audit_file":
                audit = take_file(database, _file_of(command), self._clock())
            case "customers":
                return {"customers": self._customers(database, command)}
            case "audit_remove":
                remove_audit(database, str(command["audit"]))
                return {"audit": command["audit"], "removed": True}
            case _:
                audit = str(command["audit"])
        self._tell(job, "running", {"step": "counting"})
        made = make_picture(database, audit, Rules.load(), self._clock())
        return {"audit": audit, "readable": made["readable"]}

    def _customers(self, database: Database, command: Command) -> int:
        path = Path(str(command["file"]))
        try:
            text = path.read_text(encoding="utf-8-sig", errors="replace")
        except OSError as error:
            raise KnownError("cannot_read", {"path": path, "reason": error.strerror or error}) from error
        names = [cell.strip().strip('"') for line in text.splitlines() for cell in line.replace(";", ",").split(",")]
        return keep_customers(database, names, self._clock())

    def _downloaded(self, database: Database, job: str, command: Command) -> str:
        platform, account = str(command["platform"]), str(command["account"]).strip().lstrip("@").lower()
        source = source_for(platform)
        if self._client is None or not source.capabilities.followers:
            raise KnownError("no_followers", {"platform": source.name})
        config = _config(database, platform, account, command)
        stop = self._stopped.setdefault(job, threading.Event())
        client = self._client()

        def rest(until: Moment) -> None:
            if stop.wait(max(0.0, (until - self._clock()) / SECOND)):
                raise StoppedError

        asker = Asker(source, config, client, lambda: secret(config), stop, self._clock, self._sessions)
        around = Surroundings(
            database, asker.ask, self._clock, rest, lambda one: self._progress(job, one), os.urandom(8)
        )
        sample = command.get("sample")
        try:
            return Download(source, config, account, around, int(sample) if sample else None).run().id
        except KnownError:
            if stop.is_set():
                raise StoppedError from None
            raise
        finally:
            client.close()

    def _progress(self, job: str, one: Progress) -> None:
        now = self._clock()
        if now - self._told < _TELL_EVERY and one.waiting_until is None:
            return
        self._told = now
        left = None if one.seconds_left is None else round(one.seconds_left)
        told = {"listed": one.listed, "total": one.total, "read": one.read, "wanted": one.wanted}
        self._tell(job, "running", {"step": "reading", **told, "left": left, "waiting_until": one.waiting_until})

    def _failed(self, job: str, failure: Failure) -> None:
        params = {name: str(value) for name, value in failure.params.items()}
        self._tell(job, "failed", {"kind": failure.kind, "params": params})

    def _tell(self, job: str, state: str, data: Mapping[str, Any]) -> None:
        self._emit("audit", {"job": job, "state": state, **data})


def _file_of(command: Command) -> FileOf:
    brand = command.get("brand")
    return FileOf(
        Path(str(command["file"])), str(command.get("platform") or "import"), str(command.get("account") or ""),
        None if brand is None else int(brand), bool(command.get("oldest_first")),
    )  # fmt: skip


def _config(database: Database, platform: str, account: str, command: Command) -> SourceConfig:
    """Through whom to ask: the source that was named, the account's own Mastodon server, else without login."""
    source_id, brand = command.get("source"), command.get("brand")
    host = account.partition("@")[2]
    config = None if source_id is None else source_config(database, int(source_id))
    if platform == "mastodon" and host and not (config and (config.server or "").rstrip("/").endswith(f"//{host}")):
        config = SourceConfig(0, platform, server=f"https://{host}")
    if config is None:
        options = {"appview": PUBLIC_APPVIEW} if platform == "bluesky" else {}
        config = replace(SourceConfig(0, platform), options=options)
    return replace(config, brand_id=config.brand_id if brand is None else int(brand))

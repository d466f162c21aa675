"""The engine as a child of the window: commands come as lines on its input, events leave as lines on its output.

It ends when its input ends: a window that is gone, however it went, takes its engine with it."""

import logging
import os
import threading
from typing import IO

from earful import __version__
from earful.domain.failures import KnownError
from earful.engine import protocol
from earful.engine.asking import Client
from earful.engine.auditing import Audits
from earful.engine.demo import load_demo
from earful.engine.engine import Engine
from earful.engine.importing.serving import Imports
from earful.engine.judging import SecondEar
from earful.engine.outside import KeyringSessions, clock, secret
from earful.net.client import HttpClient
from earful.net.live import LiveConnection
from earful.store.places import Places

log = logging.getLogger(__name__)


def serve(
    places: Places, commands: IO[str], events: IO[str], *, demo: bool = False, client: Client | None = None
) -> int:
    """Runs the engine until its input ends or says stop. Returns the exit status."""
    emit = protocol.to_stream(events)
    try:
        engine = Engine(
            places,
            client or HttpClient(),
            emit,
            clock,
            secret,
            ahead=SecondEar(),
            sessions=KeyringSessions(),
            live=LiveConnection,
        )
    except KnownError as error:
        emit("failed", protocol.failed(None, error.failure))
        return 1
    emit("hello", {"pid": os.getpid(), "version": __version__})
    imports = Imports(engine.writer, emit, clock)
    audits = Audits(places, emit, clock, None if demo else HttpClient, KeyringSessions())
    listener = threading.Thread(target=_listen, args=(engine, imports, audits, commands), name="commands", daemon=True)
    listener.start()
    try:
        if demo:
            load_demo(engine.writer, clock(), emit)
            engine.rest()
        else:
            engine.run()
    finally:
        leaving = leave_within()
        engine.close()
        leaving.cancel()
    return 0


def _listen(engine: Engine, imports: Imports, audits: Audits, commands: IO[str]) -> None:
    for text in commands:
        try:
            command = protocol.read(text)
            if not (imports.obey(command) or audits.obey(command)):
                engine.obey(command)
        except ValueError:
            log.error("a line on the engine's input is no command: %.200r", text)
    engine.stop()


def leave_within(seconds: float = 1.2) -> threading.Timer:
    """From now on the process has so long to end in order; then it ends at once, with status 0. What is committed is
    safe at any moment, and every line that was said has been flushed."""
    leaving = threading.Timer(seconds, os._exit, (0,))
    leaving.daemon = True
    leaving.start()
    return leaving

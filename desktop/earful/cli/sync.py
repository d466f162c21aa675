"""`earful sync`: the same pipeline as the window's engine, headless, under the same lock."""

import argparse
import signal
import sys
from collections.abc import Mapping
from typing import Any

from earful.cli.opening import places_of
from earful.domain.failures import KnownError
from earful.engine import protocol
from earful.engine.engine import Engine
from earful.engine.judging import SecondEar
from earful.engine.outside import KeyringSessions, clock, secret
from earful.engine.process import leave_within
from earful.engine.surroundings import ALONE
from earful.net.client import HttpClient
from earful.net.live import LiveConnection


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `earful sync`."""
    parser.add_argument("--once", action="store_true", help="ask every source once, then end")
    parser.add_argument("--source", type=int, metavar="ID", help="only this source")


def run(args: argparse.Namespace) -> int:
    """Runs `earful sync`. With --once, 1 where a source failed; the others were read all the same."""
    emit = _for_people if sys.stdout.isatty() else protocol.to_stream(sys.stdout)
    ahead, sessions = SecondEar(), KeyringSessions()
    engine = Engine(
        places_of(args),
        HttpClient(),
        emit,
        clock,
        secret,
        ahead=ahead,
        sessions=sessions,
        live=LiveConnection,
        chunk=ALONE,
    )

    def stop(*_: object) -> None:
        leave_within()  # who tells us to end waits two seconds
        engine.stop()

    signal.signal(signal.SIGTERM, stop)
    try:
        if args.once or args.source is not None:
            failures = engine.once(args.source)
            if failures:
                raise KnownError(failures[0].kind, failures[0].params, detail=failures[0].detail)
        else:
            engine.run()
    finally:
        engine.close()
    return 0


def _for_people(event: str, data: Mapping[str, Any]) -> None:
    match event:
        case "page" if data["new"] or data["updated"] or data["quarantined"]:
            aside = f", {data['quarantined']} unreadable kept aside" if data["quarantined"] else ""
            print(f"source {data['source']}: {data['new']} new, {data['updated']} updated{aside}")
        case "complaints":
            print(f"complaints: {len(data['ids'])} new")
        case "waiting" | "failed":
            print(f"source {data['source']}: {data['reason']}")
        case "cost" if data["spent_usd"]:
            print(f"source {data['source']}: {data['spent_usd']:.2f} of {data['budget_usd']:.2f} USD spent today")
        case "done":
            print(f"{data['new']} new and {data['updated']} updated from {data['sources']} sources.")

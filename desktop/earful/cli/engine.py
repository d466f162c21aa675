"""`earful engine`: the window's child process. Speaks the protocol on its standard streams; not for people."""

import argparse
import io
import os
import sys

from earful.cli.opening import places_of
from earful.engine.process import serve


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the engine child."""
    parser.add_argument("--demo", action="store_true")


def run(args: argparse.Namespace) -> int:
    """Runs the engine on the standard streams, UTF-8 whatever the system's locale is."""
    commands = io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8", errors="replace")
    events = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8", write_through=True)
    chosen = places_of(args)
    status = serve(chosen.for_demo().make() if args.demo else chosen, commands, events, demo=args.demo)
    events.flush()
    # A thread still waits for the next command; Python would abort over the stream that it holds.
    os._exit(status)

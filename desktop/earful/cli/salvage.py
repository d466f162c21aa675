"""`earful salvage`: what can be saved of a damaged database, which is kept beside the new one under its date."""

import argparse

from earful.cli.check import judge
from earful.cli.opening import places_of
from earful.cli.printing import say
from earful.engine.outside import clock
from earful.store.keeping.salvage import salvage


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """`earful salvage` takes no arguments."""


def run(args: argparse.Namespace) -> int:
    """Runs `earful salvage`; prints a line for each table. 1 where not everything could be read."""
    places = places_of(args)
    done = salvage(places.database, clock(), places.sync_lock, judge())
    rows: list[dict[str, object]] = [
        {"table": name, "saved": saved.rows, "unreadable_places": saved.holes} for name, saved in done.tables.items()
    ]
    rows.append({"table": "all", "loose": done.loose, "lossless": done.lossless, "aside": str(done.aside)})
    say(rows, ("table", "saved", "unreadable_places", "loose", "lossless", "aside"))
    return 0 if done.lossless else 1

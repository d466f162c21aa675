"""`earful compact`: gives back disk space that is no longer needed."""

import argparse

from earful.cli.long_work import cancellable, progress
from earful.cli.opening import places_of
from earful.cli.printing import say
from earful.store.keeping.compact import compact


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """`earful compact` takes no arguments."""


def run(args: argparse.Namespace) -> int:
    """Runs `earful compact`; prints bytes before, after, gained, and what could be gained with the app closed."""
    places = places_of(args)
    with cancellable() as cancelled:
        done = compact(places.database, places.sync_lock, progress=progress("compacted"), cancelled=cancelled)
    row = {
        "before": done.before,
        "after": done.after,
        "gained": done.before - done.after,
        "left_while_open": done.left,
    }
    say([row], tuple(row))
    return 0

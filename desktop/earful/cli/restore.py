"""`earful restore FILE`: a backup in the place of the database; what was there is kept beside it under its date."""

import argparse
from pathlib import Path

from earful.cli.long_work import cancellable, progress
from earful.cli.opening import places_of
from earful.cli.printing import say
from earful.engine.outside import clock
from earful.store.keeping.restore import restore


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `earful restore`."""
    parser.add_argument("file", type=Path, metavar="FILE", help="what `earful backup` wrote")


def run(args: argparse.Namespace) -> int:
    """Runs `earful restore`; prints how many mentions there are now and where the database of before is."""
    places = places_of(args)
    with cancellable() as cancelled:
        done = restore(
            places.database,
            args.file.absolute(),
            clock(),
            places.sync_lock,
            progress=progress("restored"),
            cancelled=cancelled,
        )
    row = {"restored": str(args.file), "mentions": done.mentions, "aside": str(done.aside) if done.aside else None}
    say([row], tuple(row))
    return 0

"""`earful backup FILE`: a checked copy of the database, also while the app runs."""

import argparse
from pathlib import Path

from earful.cli.long_work import cancellable, progress
from earful.cli.opening import places_of
from earful.cli.printing import say
from earful.store.keeping.backup import back_up


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `earful backup`."""
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--force", action="store_true", help="replace FILE where it is already there")


def run(args: argparse.Namespace) -> int:
    """Runs `earful backup`; prints where it is, its size and how many mentions it holds."""
    with cancellable() as cancelled:
        made = back_up(
            places_of(args).database,
            args.file.absolute(),
            force=args.force,
            progress=progress("copied"),
            cancelled=cancelled,
        )
    row = {"written": str(made.path), "bytes": made.bytes, "mentions": made.mentions}
    say([row], tuple(row))
    return 0

"""`earful erase --author PLATFORM:HANDLE`: erases a person; counts, judgements and cases stay."""

import argparse
import sys
from pathlib import Path

from earful.cli.long_work import counting
from earful.cli.opening import places_of
from earful.cli.printing import say
from earful.domain.failures import KnownError
from earful.engine.outside import clock
from earful.store.database import open_database
from earful.store.keeping.erasing import Person, erase, person
from earful.store.keeping.files import alone


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `earful erase`."""
    parser.add_argument("--author", required=True, metavar="PLATFORM:HANDLE", help="the handle, or the platform's id")
    parser.add_argument("--yes", action="store_true", help="do not ask")


def run(args: argparse.Namespace) -> int:
    """Runs `earful erase`; prints what was erased and what remains. It cannot be undone, so it asks first."""
    platform, colon, name = args.author.partition(":")
    if not colon or not platform or not name:
        raise KnownError(
            "setting_wrong", {"value": args.author, "field": "--author", "reason": "write PLATFORM:HANDLE"}
        )
    places = places_of(args)
    with alone(places.sync_lock):
        database = open_database(places.database)
        try:
            who = person(database, platform, name)
            if not args.yes:
                _confirm(who)
            done = erase(database, who, clock(), counting("erased"))
        finally:
            database.close()
    row = {
        "erased": who.mentions,
        "references": done.references,
        "kept_aside": done.kept_aside,
        "notes_left": who.notes,
        "log_emptied": done.folded,
        "other_files": [str(one) for one in _others(places.database)],
    }
    say([row], tuple(row))
    print(
        "earful: backups, exports and the other files still hold this person; what others wrote about them stays.",
        file=sys.stderr,
    )
    return 0


def _others(database: Path) -> list[Path]:
    """Databases of before that lie beside this one: set aside, damaged, or from before an update."""
    return sorted(one for one in database.parent.glob(f"{database.stem}*{database.suffix}") if one != database)


def _confirm(who: Person) -> None:
    if not sys.stdin.isatty():
        raise KnownError("not_confirmed")
    called = who.names[0] if who.names else who.native_id
    print(
        f"This erases {called} ({who.platform}) and the words of {who.mentions:,} mentions for good.", file=sys.stderr
    )
    if who.notes:
        print(f"{who.notes} notes of colleagues on them stay; look whether they name the person.", file=sys.stderr)
    if input("Erase? Type yes: ").strip().lower() != "yes":
        raise KnownError("not_confirmed")

"""`earful import --one`: a single complaint that somebody told us, written down where it was heard."""

import argparse
import sys
from collections.abc import Callable

from earful.cli.opening import places_of
from earful.cli.printing import say_line
from earful.domain.failures import KnownError
from earful.domain.judgement import DESKS, NEEDS
from earful.domain.moments import Moment
from earful.engine.importing.dates import Reading, UnreadableDateError, when
from earful.engine.importing.taking import Judge, alone
from earful.engine.importing.voice import CHANNELS, Spoken, take_spoken
from earful.store.database import Database, open_database


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of a single complaint."""
    parser.add_argument("--one", action="store_true", help="write down one complaint that was heard: see --text")
    parser.add_argument("--text", metavar="WORDS", help="what was said; “-” reads it from the input")
    parser.add_argument("--author", metavar="NAME", help="who said it")
    parser.add_argument("--contact", metavar="TEXT", help="how they can be reached")
    parser.add_argument("--at", metavar="WHEN", help="when, like 2026-11-21 14:05 or 昨天 12:30 (default: now)")
    parser.add_argument("--where", metavar="PLACE", help="where, like the name of a shop")
    parser.add_argument("--channel", choices=CHANNELS, default="telephone", help="how it reached us")
    parser.add_argument("--need", choices=NEEDS, help="what would satisfy them (default: as judged)")
    parser.add_argument("--desk", choices=DESKS, help="who can satisfy them (default: as judged)")


def run(args: argparse.Namespace, reading: Reading, judge_of: Callable[[Database], Judge]) -> int:
    """Stores it and prints its mention id and the id to take it back with."""
    text = sys.stdin.read() if args.text == "-" else args.text or ""
    spoken = Spoken(
        text, args.brand, args.channel, _moment(args.at, reading), args.author, args.contact, args.where, args.need,
        args.desk,
    )  # fmt: skip
    places = places_of(args)
    with alone(places):
        database = open_database(places.database)
        try:
            judge = judge_of(database)
            written = take_spoken(lambda work: work(database, judge), spoken, reading.now)
        finally:
            database.close()
    if sys.stdout.isatty():
        print(f"Written down for {written.brand}. Take it back with: earful import --undo {written.batch[-8:]}")
    else:
        say_line({"mention": str(written.mention_id), "batch": written.batch, "brand": written.brand})
    return 0


def _moment(text: str | None, reading: Reading) -> Moment | None:
    try:
        found = when(text, reading)
    except UnreadableDateError as error:
        raise KnownError("setting_wrong", {"value": text, "field": "--at", "reason": error}) from error
    return found.at if found else None

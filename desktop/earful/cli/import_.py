"""`earful import FILE`: what has no API (spreadsheets, exports, lists of calls) into the same store as a sync."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from earful.cli.opening import places_of
from earful.cli.printing import say_line
from earful.domain.failures import KnownError
from earful.domain.judgement import Judgement
from earful.domain.moments import zone
from earful.engine.importing.columns import given_columns
from earful.engine.importing.dates import Reading
from earful.engine.importing.platforms import platform_code
from earful.engine.importing.taking import Outcome, Wish, alone, import_file
from earful.engine.outside import clock
from earful.judgement.ear import Ear
from earful.store.database import open_database


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `earful import`."""
    parser.add_argument("file", type=Path, metavar="FILE", help="CSV, XLSX, JSON or JSON lines; UTF-8 or GB18030")
    parser.add_argument(
        "--map", action="append", default=[], metavar="FIELD=COLUMN", help="which column holds a field, like text=内容"
    )
    parser.add_argument("--platform", metavar="NAME", help="where all of it was published, like zhihu or telephone")
    parser.add_argument("--brand", metavar="NAME", help="the brand that all of it is about")
    parser.add_argument(
        "--zone", metavar="NAME", help="zone of dates that name none, like Asia/Shanghai (default: yours)"
    )
    parser.add_argument(
        "--dates",
        choices=("day-first", "month-first"),
        help="how to read dates like 03/11/2026 (default: by the others)",
    )


def run(args: argparse.Namespace) -> int:
    """Runs `earful import`; prints what was read, new, updated and put aside."""
    wish = Wish(given_columns(args.map), platform_code(args.platform), args.brand)
    order = {"day-first": "day", "month-first": "month"}.get(args.dates)
    reading = Reading(clock(), zone(args.zone) if args.zone else zone_here(), order)  # type: ignore[arg-type]
    places = places_of(args)
    with alone(places):
        database = open_database(places.database)
        try:
            outcome = import_file(args.file, database, _judge(), wish, reading, _progress())
        finally:
            database.close()
    _tell(outcome)
    return 0


def zone_here() -> ZoneInfo:
    """The time zone of this computer; UTC where it does not say."""
    name = os.environ.get("TZ", "").lstrip(":") or os.path.realpath("/etc/localtime").partition("zoneinfo/")[2]
    try:
        return zone(name)
    except KnownError:
        return ZoneInfo("UTC")


def _judge() -> Callable[[Sequence[str]], Sequence[Judgement]]:
    """The ear, loaded when there is something to judge: a file that cannot be read is told at once."""
    ear = cache(Ear.load)
    return lambda texts: ear().judge(texts)


def _progress() -> Callable[[int], None]:
    if not sys.stderr.isatty():
        return lambda _rows: None
    return lambda rows: print(f"\r{rows:,} rows", end="", file=sys.stderr, flush=True)


def _tell(outcome: Outcome) -> None:
    if sys.stderr.isatty():
        print("\r\033[K", end="", file=sys.stderr)  # the progress line goes
    if outcome.unassigned:
        print(
            f"earful: {outcome.unassigned} mentions belong to no brand. Import the file again with --brand NAME.",
            file=sys.stderr,
        )
    if not sys.stdout.isatty():
        reasons = [{"row": number, "reason": reason} for number, reason in outcome.reasons]
        said = {name: getattr(outcome, name) for name in ("read", "new", "updated", "quarantined")}
        more = {"unassigned": outcome.unassigned, "brands_added": outcome.brands_added}
        say_line({**said, **more, "columns": outcome.columns, "left": list(outcome.left), "reasons": reasons})
        return
    print(f"{outcome.read} read: {outcome.new} new, {outcome.updated} updated, {outcome.quarantined} kept aside.")
    print("Columns: " + ", ".join(f"{field} = {column}" for field, column in outcome.columns.items()))
    if outcome.left:
        print("Kept, but not understood: " + ", ".join(outcome.left))
    if outcome.brands_added:
        print("Brands added: " + ", ".join(outcome.brands_added))
    for number, reason in outcome.reasons:
        print(f"row {number}: {reason}")

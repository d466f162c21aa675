"""`earful import FILE`: what has no API (spreadsheets, exports, mail, lists of calls) into the same store as a sync."""

import argparse
import os
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from earful.cli import import_one, imports
from earful.cli.opening import places_of
from earful.cli.printing import say_line
from earful.domain.failures import KnownError
from earful.domain.moments import zone
from earful.engine.importing.columns import given_columns
from earful.engine.importing.dates import Reading
from earful.engine.importing.platforms import platform_code
from earful.engine.importing.taking import Judge, Outcome, alone, import_file
from earful.engine.importing.understanding import Wish
from earful.engine.learning import learn
from earful.engine.outside import clock
from earful.engine.remembering import remember_all
from earful.judgement.ear import Ear
from earful.store.database import Database, open_database
from earful.store.mappings import SavedMapping, save_mapping


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `earful import`."""
    parser.add_argument(
        "file", type=Path, nargs="?", metavar="FILE", help="CSV, XLSX, JSON, JSON lines, mbox or EML; UTF-8 or GB18030"
    )
    add = parser.add_argument
    add("--map", action="append", default=[], metavar="FIELD=COLUMN", help="which column holds a field: text=内容")
    add("--exactly", action="store_true", help="read only the columns that --map names, guess nothing")
    add("--preset", metavar="NAME", help="the mapping to use; “none” for guesses only (default: one that fits)")
    add("--save-preset", metavar="NAME", help="keep the mapping of this file under a name")
    add("--platform", metavar="NAME", help="where all of it was published, like zhihu or telephone")
    add("--brand", metavar="NAME", help="the brand that all of it is about")
    add("--zone", metavar="NAME", help="zone of dates that name none, like Asia/Shanghai (default: yours)")
    add("--dates", choices=("day-first", "month-first"), help="how to read 03/11/2026 (default: by the others)")
    add("--preview", action="store_true", help="show what would be stored and what cannot be read; write nothing")
    imports.add_arguments(parser)
    import_one.add_arguments(parser)


def run(args: argparse.Namespace) -> int:
    """Runs `earful import`; prints what was read, new, updated and put aside."""
    if args.list or args.undo or args.presets or args.forget_preset:
        return imports.run(args)
    if args.one:
        return import_one.run(args, reading_of(args), judge_later)
    if args.file is None:
        raise KnownError("setting_missing", {"platform": "earful import", "field": "FILE"})
    wish = Wish(given_columns(args.map), platform_code(args.platform), args.brand, args.preset, args.exactly)
    if args.preview:
        return imports.show_preview(args, wish, reading_of(args))
    places = places_of(args)
    with alone(places):
        database = open_database(places.database)
        try:
            outcome = import_file(args.file, database, judge_later(database), wish, reading_of(args), _progress())
            if args.save_preset and outcome.columns:
                saved = SavedMapping(args.save_preset, outcome.mapping, outcome.header, wish.platform)
                save_mapping(database, saved, clock())
        finally:
            database.close()
    _tell(outcome)
    return 0


def reading_of(args: argparse.Namespace) -> Reading:
    """How dates are read: now, the zone of those that name none, day or month first."""
    order = {"day-first": "day", "month-first": "month"}.get(args.dates)
    return Reading(clock(), zone(args.zone) if args.zone else zone_here(), order)  # type: ignore[arg-type]


def zone_here() -> ZoneInfo:
    """The time zone of this computer; UTC where it does not say."""
    name = os.environ.get("TZ", "").lstrip(":") or os.path.realpath("/etc/localtime").partition("zoneinfo/")[2]
    try:
        return zone(name)
    except KnownError:
        return ZoneInfo("UTC")


def judge_later(database: Database) -> Judge:
    """The ear with what people taught it, loaded when there is something to judge: an unreadable file is told at
    once."""

    @cache
    def ear() -> Ear:
        loaded = Ear.load()
        remember_all(database, loaded)
        learn(database, loaded)
        return loaded

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
        reasons = [trouble._asdict() for trouble in outcome.reasons]
        names = ("read", "new", "updated", "quarantined", "unassigned", "brands_added", "batch", "preset", "columns")
        said = {name: getattr(outcome, name) for name in names}
        notes = [{"row": note.row, "note": note.reason} for note in outcome.notes]
        say_line({**said, "left": list(outcome.left), "reasons": reasons, "notes": notes})
        return
    print(f"{outcome.read} read: {outcome.new} new, {outcome.updated} updated, {outcome.quarantined} kept aside.")
    if outcome.preset:
        print(f"Read as: {outcome.preset}")
    print("Columns: " + ", ".join(f"{field} = {column}" for field, column in outcome.columns.items()))
    if outcome.left:
        print("Kept, but not understood: " + ", ".join(outcome.left))
    if outcome.brands_added:
        print("Brands added: " + ", ".join(outcome.brands_added))
    for trouble in (*outcome.reasons, *outcome.notes):
        print(trouble.told())
    if outcome.batch:
        print(f"Take it back with: earful import --undo {outcome.batch[-8:]}")

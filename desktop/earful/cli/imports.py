"""Imports as a whole: what would come (--preview), what came (--list), back again (--undo), and the saved mappings."""

import argparse
import sys

from earful.cli.opening import database_of, places_of
from earful.cli.printing import say, say_line
from earful.domain.failures import KnownError
from earful.domain.moments import iso
from earful.engine.importing.dates import Reading
from earful.engine.importing.presets import SHIPPED
from earful.engine.importing.previewing import preview
from earful.engine.importing.taking import alone
from earful.engine.importing.understanding import Wish
from earful.engine.importing.voices import Identity
from earful.engine.outside import clock
from earful.engine.protocol import failed
from earful.store.brands import brands
from earful.store.database import Database, open_database
from earful.store.importing import batch_called, batches, stored, undo_import
from earful.store.mappings import forget_mapping, mappings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments that are about whole imports."""
    parser.add_argument("--list", action="store_true", help="list the imports, the last one first")
    parser.add_argument("--undo", metavar="ID", help="take an import back; the last part of its id is enough")
    parser.add_argument("--presets", action="store_true", help="list the mappings that are known")
    parser.add_argument("--forget-preset", metavar="NAME", help="forget a mapping that was saved")


def run(args: argparse.Namespace) -> int:
    """Does what was asked about whole imports."""
    if args.undo:
        return _undo(args)
    database = database_of(args)
    try:
        if args.forget_preset:
            if not forget_mapping(database, args.forget_preset, clock()):
                known = ", ".join(one.name for one in mappings(database)) or "none yet"
                raise KnownError("unknown_preset", {"name": args.forget_preset, "known": known})
        elif args.presets:
            _list_presets(database)
        else:
            _list(database)
    finally:
        database.close()
    return 0


def _list(database: Database) -> None:
    names = {brand.id: brand.name for brand in brands(database)}
    rows = [
        {
            "id": batch.id, "at": iso(batch.at), "file": batch.file, "platform": batch.platform,
            "brand": names.get(batch.brand_id or 0), "read": batch.read, "new": batch.new, "updated": batch.updated,
            "quarantined": batch.quarantined, "undone_at": iso(batch.undone_at),
        }
        for batch in batches(database)
    ]  # fmt: skip
    say(rows, ("id", "at", "file", "read", "new", "updated", "quarantined", "undone_at"))


def _list_presets(database: Database) -> None:
    saved = [{"name": one.name, "columns": dict(one.columns), "saved": True} for one in mappings(database)]
    shipped = [{"name": one.name, "columns": dict(one.fields), "saved": False} for one in SHIPPED]
    say([*saved, *shipped], ("name", "saved"))


def _undo(args: argparse.Namespace) -> int:
    places = places_of(args)
    with alone(places):
        database = open_database(places.database)
        try:
            batch = batch_called(database, args.undo)
            done = undo_import(database, batch.id, clock())
        finally:
            database.close()
    if not sys.stdout.isatty():
        say_line({"batch": batch.id, **vars(done)})
        return 0
    print(f"{done.removed} taken back.")
    for n, why in (
        (done.decided, "stay, because somebody read them or decided about them"),
        (done.elsewhere, "stay, because they came in another way, too"),
        (done.updated, "were known before; they keep the words of this import"),
    ):
        if n:
            print(f"{n} {why}.")
    return 0


def show_preview(args: argparse.Namespace, wish: Wish, reading: Reading) -> int:
    """Says what an import would do: JSON lines for a program, a few lines for a person."""
    database = database_of(args)

    def known(identities: set[Identity]) -> int:
        return len(stored(database, identities))

    try:
        for event in preview(args.file, wish, reading, brands(database), mappings(database), known):
            if not sys.stdout.isatty():
                say_line(event)
            elif event["event"] == "head":
                _tell_head(event)
            elif event["event"] == "done":
                _tell_done(event)
    except KnownError as error:
        if not sys.stdout.isatty():
            say_line({"event": "failed", **failed(None, error.failure)})
        raise
    finally:
        database.close()
    return 0


def _tell_head(head: dict[str, object]) -> None:
    if head["preset"]:
        print(f"Read as: {head['preset']}")
    columns: list[dict[str, object]] = head["columns"]  # type: ignore[assignment]
    say(columns, ("name", "field", "examples"))
    rows: list[dict[str, object]] = head["rows"]  # type: ignore[assignment]
    if not rows:
        print("No column is known to hold the text. Say which with --map text=COLUMN.")
    say(rows[:5], ("row", "created_at", "platform", "author", "text"))


def _tell_done(done: dict[str, object]) -> None:
    print(f"{done['read']} rows: {done['aside']} cannot be read, {done['known']} are known already.")
    if done["unassigned"]:
        print(f"{done['unassigned']} belong to no brand; name one with --brand.")
    for one in done["reasons"]:  # type: ignore[attr-defined]
        column = f", {one['column']}" if one["column"] else ""
        print(f"row {one['row']}{column}: {one['reason']}")

"""`earful check [--repair]`: is the store sound? One line for each finding, then a summary; 1 where it is not."""

import argparse
import sys
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from functools import cache
from pathlib import Path

from earful.cli.long_work import cancellable
from earful.cli.opening import places_of
from earful.cli.printing import say, say_line
from earful.domain.failures import KnownError
from earful.domain.judgement import Judgement
from earful.engine.outside import clock
from earful.judgement.ear import Ear
from earful.store.database import open_database
from earful.store.keeping.check import check, repair
from earful.store.keeping.files import alone
from earful.store.keeping.finding import Finding
from earful.store.keeping.presence import log_missing

COLUMNS = ("part", "count", "says", "example", "mendable")
_LOG_GONE = "the write-ahead log was removed while Earful did not run; what was written last may be gone with it"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `earful check`."""
    parser.add_argument("--full", action="store_true", help="also compare indexes with tables; takes longer")
    parser.add_argument(
        "--repair", action="store_true", help="make anew what is derived: counts, cases, inbox, full text"
    )


def run(args: argparse.Namespace) -> int:
    """Runs `earful check`. 0: sound, or sound again; 1: not."""
    places = places_of(args)
    if not places.database.exists():
        raise KnownError("no_database", {"path": places.database})
    found = [Finding("log", _LOG_GONE, mendable=False)] if log_missing(places.database) else []
    repaired: dict[str, int] = {}
    with ExitStack() as stack:
        undisturbed = _undisturbed(stack, args, places.sync_lock)
        cancelled = stack.enter_context(cancellable())
        try:
            database = open_database(places.database)
        except KnownError as error:
            if error.failure.kind != "damaged_database":
                raise
            found.append(Finding("pages", error.failure.params.get("reason", str(error)), mendable=False))
        else:
            stack.callback(database.close)
            found += check(database, full=args.full, alone=undisturbed, cancelled=cancelled)
            if args.repair and any(one.mendable for one in found):
                repaired = repair(database, found, judge(), clock()).done
                left = [*check(database, full=args.full, alone=undisturbed, cancelled=cancelled)]
                found, mended = left, found
                _tell(mended, repaired=True)
    _tell(found, repaired=False)
    return _sum_up(found, repaired)


def judge() -> Callable[[Sequence[str]], Sequence[Judgement]]:
    """The ear, loaded only where a mention has lost its judgement."""
    ear = cache(Ear.load)
    return lambda texts: ear().judge(texts)


def _undisturbed(stack: ExitStack, args: argparse.Namespace, lock: Path) -> bool:
    """Whether nobody syncs meanwhile; a repair demands it. Raises KnownError("busy")."""
    try:
        stack.enter_context(alone(lock))
    except KnownError:
        if args.repair:
            raise
        return False
    return True


def _tell(found: Sequence[Finding], *, repaired: bool) -> None:
    rows = [
        {
            "part": one.part,
            "count": one.count,
            "says": one.says,
            "example": one.example,
            "mendable": one.mendable,
            "repaired": repaired and one.mendable,
        }
        for one in found
    ]
    if rows:
        say(rows, (*COLUMNS, "repaired"))


def _sum_up(found: Sequence[Finding], repaired: dict[str, int]) -> int:
    sound = not found
    if not sys.stdout.isatty():
        say_line({"sound": sound, "findings": len(found), "repaired": repaired})
    else:
        print("The store is sound." if sound else f"{len(found)} findings. {_advice(found)}")
    return 0 if sound else 1


def _advice(found: Sequence[Finding]) -> str:
    if any(one.part == "pages" for one in found):
        return "Save what can be saved with: earful salvage (or restore a backup: earful restore FILE)"
    return "Make anew what is derived with: earful check --repair" if any(one.mendable for one in found) else ""

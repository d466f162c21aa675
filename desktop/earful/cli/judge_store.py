"""`earful judge --rejudge`, `--learn`, `--forget`, `--sample` and `--said`: what the ear makes of the store itself."""

import argparse
import sys
from pathlib import Path
from typing import Any

from earful.cli.accuracy import drawn, taken
from earful.cli.long_work import cancellable, progress
from earful.cli.opening import places_of
from earful.cli.printing import say_line
from earful.engine.importing.taking import alone
from earful.engine.learning import learn, preview, taught_by
from earful.engine.outside import clock
from earful.engine.rejudging import step
from earful.engine.remembering import remember_all
from earful.judgement.ear import Ear
from earful.judgement.taught import Taught
from earful.store.database import Database, open_database
from earful.store.learning import learn_no_more, learn_up_to, learnt_from


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What can be done with the store instead of a file."""
    add = parser.add_argument
    add("--rejudge", action="store_true", help="judge everything in the store that another model judged")
    add(
        "--learn",
        action="store_true",
        help="show what the ear would learn from your corrections, and what that changes",
    )
    add("--apply", action="store_true", help="with --learn: let it learn that, from the next start on")
    add("--sample", type=int, metavar="N", help="N texts of the store to judge yourself, without the ear's word")
    add("--seed", type=int, default=1, help="with --sample: another seed draws other texts")
    add("--said", type=Path, metavar="FILE", help="what you said of them: id, complaint, sentiment a line")
    add("--forget", action="store_true", help="let the ear judge as shipped again; your corrections stay")


def wanted(args: argparse.Namespace) -> bool:
    """Whether it is the store that is asked about."""
    return bool(args.rejudge or args.learn or args.forget or args.sample or args.said)


def run(args: argparse.Namespace) -> int:
    """Runs one of them. Raises KnownError("busy") where the store is being written."""
    places = places_of(args)
    with alone(places):
        database = open_database(places.database)
        try:
            if args.forget:
                say_line({"forgotten": learn_no_more(database, clock())})
            elif args.sample:
                for row in drawn(database, max(1, args.sample), args.seed):
                    say_line(row)
            elif args.said:
                say_line(taken(database, args.said))
            elif args.learn:
                say_line(_learn(database, args.apply))
            else:
                say_line(_rejudge(database))
        finally:
            database.close()
    return 0


def _rejudge(database: Database) -> dict[str, Any]:
    ear = Ear.load()
    remember_all(database, ear)
    learn(database, ear)
    show, done = progress("judged"), 0
    with cancellable() as asked:
        while not asked() and (one := step(database, ear, clock())) is not None:
            done += one.judged
            show(one.done, one.total)
    print(file=sys.stderr) if sys.stderr.isatty() else None
    return {"model": ear.model, "judged": done}


def _learn(database: Database, apply: bool) -> dict[str, Any]:
    ear = Ear.load()
    corrected = learnt_from(database)
    taught = taught_by(ear, corrected)
    found: dict[str, Any] = {"model": ear.model, "corrections": len(corrected), "heads": _heads(taught)}
    if taught is not None:
        found["would_change"] = _preview(database, ear, taught)
        if apply:
            learn_up_to(database, str(corrected[-1].decision), clock(), {"heads": found["heads"]})
    return {**found, "applied": apply and taught is not None}


def _heads(taught: Taught | None) -> dict[str, Any]:
    adopted = taught.adopted if taught else {}
    return {
        head: {"corrections": one.n, "share": one.share, "loss": one.loss, "anchor_loss": one.anchor_loss}
        for head, one in adopted.items()
    }


def _preview(database: Database, ear: Ear, taught: Taught) -> dict[str, Any]:
    seen = preview(database, ear, taught)
    examples = [{"text": text, "before": old.to_json(), "after": new.to_json()} for text, old, new in seen.examples]
    return {
        "of": seen.n,
        "changed": seen.changed,
        "to_complaint": seen.to_complaint,
        "from_complaint": seen.from_complaint,
        "feelings": seen.feelings,
        "examples": examples,
    }

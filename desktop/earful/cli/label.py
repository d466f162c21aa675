"""`earful label add|rename|remove|list`: your own needs and desks."""

import argparse

from earful.cli.opening import database_of
from earful.cli.printing import say
from earful.domain.failures import KnownError
from earful.domain.judgement import DESKS, NEEDS
from earful.engine.outside import clock
from earful.store.database import Database
from earful.store.labels import Label, LabelKind, keep_label, labels, remove_label

_OURS: dict[LabelKind, tuple[str, ...]] = {"need": NEEDS, "desk": DESKS}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What to do, with which kind of label."""
    parser.add_argument("what", choices=("add", "rename", "remove", "list"))
    parser.add_argument("kind", choices=("need", "desk"))
    parser.add_argument("name", nargs="?", help="the label's name; for rename and remove its code, as list shows it")
    parser.add_argument("--to", metavar="NAME", help="with rename: the new name")
    parser.add_argument("--seed", action="append", default=[], metavar="TEXT", help="a phrase that it is about")


def run(args: argparse.Namespace) -> int:
    """Runs `earful label`. Raises KnownError where a name is missing or unknown."""
    if args.what != "list" and not (args.name or "").strip():
        raise KnownError("setting_missing", {"platform": "earful label", "field": "NAME"})
    database = database_of(args)
    try:
        _do(database, args)
        found = {one.code: one for one in labels(database, args.kind)}
    finally:
        database.close()
    shown = [found.pop(code, Label(args.kind, code, code)) for code in _OURS[args.kind]] + list(found.values())
    rows = [{"code": one.code, "name": one.name, "seeds": list(one.seeds)} for one in shown]
    say(rows, ("code", "name", "seeds"))
    return 0


def _do(database: Database, args: argparse.Namespace) -> None:
    known = {*_OURS[args.kind], *(one.code for one in labels(database, args.kind))}
    if args.what in ("rename", "remove") and args.name not in known:
        raise KnownError(
            "setting_wrong", {"value": args.name, "field": args.kind, "reason": "there is none of this code"}
        )
    if args.what == "add":
        keep_label(database, args.kind, args.name, clock(), seeds=args.seed)
    elif args.what == "rename":
        keep_label(database, args.kind, args.to or args.name, clock(), code=args.name, seeds=args.seed)
    elif args.what == "remove":
        remove_label(database, args.kind, args.name, clock())

"""`earful brand add|list`."""

import argparse

from earful.cli.opening import database_of
from earful.cli.printing import say
from earful.domain.brand import Brand, OwnAccount
from earful.domain.failures import KnownError
from earful.engine.outside import clock
from earful.store.brands import add_brand, brands

COLUMNS = ("id", "name", "terms", "exclude", "own", "competitor")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `earful brand`."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    add = actions.add_parser("add", help="add a brand to listen for")
    add.add_argument("name")
    add.add_argument("--term", action="append", default=[], help="a word or phrase to look for (default: the name)")
    add.add_argument("--exclude", action="append", default=[], help="a word that rules a mention out")
    add.add_argument("--own", action="append", default=[], metavar="PLATFORM:HANDLE", help="an account of our own")
    add.add_argument("--competitor", action="store_true", help="somebody else's brand, to compare with")
    actions.add_parser("list", help="list the brands")


def run(args: argparse.Namespace) -> int:
    """Runs `earful brand`."""
    own = tuple(_own(account) for account in getattr(args, "own", []))
    database = database_of(args)
    if args.action == "add":
        made = add_brand(
            database,
            Brand(0, args.name.strip(), tuple(args.term), tuple(args.exclude), own, args.competitor),
            clock(),
        )
        say([_row(made)], COLUMNS)
    else:
        say([_row(brand) for brand in brands(database)], COLUMNS)
    return 0


def _own(account: str) -> OwnAccount:
    platform, colon, handle = account.partition(":")
    if not colon or not platform or not handle:
        raise KnownError("setting_wrong", {"value": account, "field": "--own", "reason": "write PLATFORM:HANDLE"})
    return OwnAccount(platform, handle.lstrip("@"))


def _row(brand: Brand) -> dict[str, object]:
    return {
        "id": brand.id,
        "name": brand.name,
        "terms": list(brand.watched),
        "exclude": list(brand.excludes),
        "own": [f"{own.platform}:{own.handle}" for own in brand.own],
        "competitor": brand.competitor,
    }

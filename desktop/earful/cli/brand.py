"""`earful brand add|list|preview`."""

import argparse
from collections.abc import Iterator
from dataclasses import replace

from earful.cli.opening import database_of
from earful.cli.printing import say
from earful.domain.brand import Brand, OwnAccount
from earful.domain.failures import KnownError
from earful.domain.matching import Said
from earful.domain.moments import iso
from earful.domain.terms import Reason, check_terms
from earful.engine.outside import clock
from earful.store.brands import add_brand, brands
from earful.store.database import Database
from earful.store.previewing import LOOKED_AT, Example, preview

COLUMNS = ("id", "name", "terms", "exclude", "own", "competitor")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `earful brand`."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    add = actions.add_parser("add", help="add a brand to listen for")
    add.add_argument("name")
    add.add_argument("--term", action="append", default=[], help="words or an expression (default: the name)")
    add.add_argument("--exclude", action="append", default=[], help="words that rule a mention out")
    add.add_argument("--own", action="append", default=[], metavar="PLATFORM:HANDLE", help="an account of our own")
    add.add_argument("--competitor", action="store_true", help="somebody else's brand, to compare with")
    actions.add_parser("list", help="list the brands")
    shown = actions.add_parser("preview", help="what terms find among the stored mentions, what they lose, and why")
    shown.add_argument("name", help="a brand; another name stands for a brand to be")
    shown.add_argument("--term", action="append", default=[], help="instead of the brand's terms; may be an expression")
    shown.add_argument("--exclude", action="append", default=[], help="instead of the brand's exclusions")
    shown.add_argument("--newest", type=int, default=LOOKED_AT, metavar="N", help=f"look at N (default: {LOOKED_AT})")
    shown.add_argument("--examples", type=int, default=5, metavar="N", help="of each kind (default: 5)")


def run(args: argparse.Namespace) -> int:
    """Runs `earful brand`."""
    own = tuple(_own(account) for account in getattr(args, "own", []))
    database = database_of(args)
    if args.action == "preview":
        say(
            _previewed(args, database),
            ("change", "looked_at", "found", "more", "lost", "text", "because", "excluded_by"),
        )
    elif args.action == "add":
        check_terms((*args.term, *args.exclude))
        made = add_brand(
            database,
            Brand(0, args.name.strip(), tuple(args.term), tuple(args.exclude), own, args.competitor),
            clock(),
        )
        say([_row(made)], COLUMNS)
    else:
        say([_row(brand) for brand in brands(database)], COLUMNS)
    return 0


def _previewed(args: argparse.Namespace, database: Database) -> Iterator[dict[str, object]]:
    """One line of counts, then the examples with the very words that decided."""
    check_terms((*args.term, *args.exclude))
    named = args.name.strip().casefold()
    today = next((brand for brand in brands(database) if brand.name.casefold() == named), None)
    known = today or Brand(0, args.name.strip())
    proposed = replace(known, terms=tuple(args.term) or known.terms, excludes=tuple(args.exclude) or known.excludes)
    found = preview(database, proposed, today, looked_at=max(1, args.newest), examples=max(0, args.examples))
    yield {
        "brand": proposed.name,
        "terms": list(proposed.watched),
        "exclude": list(proposed.excludes),
        "looked_at": found.looked_at,
        "complete": found.complete,
        "found": found.found,
        "more": found.more,
        "lost": found.lost,
    }
    for change in ("more", "lost", "kept"):
        yield from map(_example, found.examples[change])


def _example(one: Example) -> dict[str, object]:
    said = one.said
    return {
        "change": one.change,
        "at": iso(one.at),
        "platform": said.platform,
        "author": said.byline,
        "title": said.title,
        "text": said.text,
        "url": one.url,
        "because": [_reason(reason, said) for reason in one.wanted],
        "excluded_by": [_reason(reason, said) for reason in one.unwanted],
    }


def _reason(reason: Reason, said: Said) -> dict[str, object]:
    """A term and the words that stand for it, as they were written."""
    words = [str(getattr(said, hit.column))[hit.start : hit.end] for hit in reason.hits]
    return {"term": reason.term, "words": list(dict.fromkeys(words))}


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

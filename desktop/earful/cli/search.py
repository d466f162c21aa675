"""`earful search`: the newest mentions that match a query, as JSON lines in the form of `earful export`."""

import argparse
from dataclasses import replace

from earful.cli.opening import database_of
from earful.cli.printing import say
from earful.domain.moments import zone
from earful.domain.query import And, Field, parse
from earful.engine.outside import clock
from earful.store.brands import brand_named
from earful.store.exporting import mentions_with_ids
from earful.store.searching import newest_ids

COLUMNS = ("created_at", "platform", "kind", "text", "url")
HELP = """\
words, "phrases", word*, -word, AND, OR, NOT, (brackets), and the fields author: platform: lang: kind: brand: feeling:
need: desk: is:complaint|maybe|unread|read|answered|unanswered|own|deleted|edited|question since:2026-11-01 until:7d
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `earful search`."""
    parser.epilog = HELP
    parser.add_argument("query", metavar="QUERY", help="in quotes for the shell; one that begins with - after --")
    parser.add_argument("--brand", help="only this brand")
    parser.add_argument("--limit", type=int, default=50, metavar="N", help="at most so many (default: 50)")
    parser.add_argument("--zone", default="UTC", help="time zone of days, like Asia/Shanghai (default: UTC)")


def run(args: argparse.Namespace) -> int:
    """Runs `earful search`; newest first."""
    query = parse(args.query, clock(), zone(args.zone))
    database = database_of(args)
    if args.brand:
        brand = Field("brand", brand_named(database, args.brand).name.casefold())
        query = replace(query, root=And((query.root, brand)))
    ids = newest_ids(database, query, limit=max(0, args.limit))
    say(mentions_with_ids(database, ids), COLUMNS)
    return 0

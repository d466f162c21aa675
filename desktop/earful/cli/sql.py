"""`earful sql QUERY`: a person's own question to the store, read-only. Tables are private, the views are documented."""

import argparse
import base64
import sys
from itertools import islice

from earful.cli.long_work import cancellable
from earful.cli.opening import places_of
from earful.cli.printing import say
from earful.store.querying import ask

# Rows of a table on a terminal whose columns are made equally wide at once.
_PAGE = 500


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `earful sql`."""
    parser.add_argument("query", metavar="QUERY", help="one SELECT statement; - reads it from standard input")


def run(args: argparse.Namespace) -> int:
    """Runs `earful sql`; prints JSON lines, or a table on a terminal."""
    query = sys.stdin.read() if args.query == "-" else args.query
    with cancellable() as cancelled:
        answer = ask(places_of(args).database, query, cancelled)
        rows = (dict(zip(answer.columns, map(_plain, row), strict=True)) for row in answer.rows)
        while page := list(islice(rows, _PAGE)):
            say(page, answer.columns)
            if cancelled():
                raise KeyboardInterrupt
    return 0


def _plain(value: object) -> object:
    return base64.b64encode(value).decode() if isinstance(value, bytes) else value

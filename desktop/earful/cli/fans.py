"""`earful fans FILE`: which followers are reachable people, quiet, hollow or automated; one JSON report on stdout."""

import argparse
import json
import math
import sys
import time
from pathlib import Path

from earful.cli.printing import VERSION
from earful.domain.failures import KnownError
from earful.insight.fans.audit import audit
from earful.insight.fans.moments import moment
from earful.insight.fans.profiles import Fans, read_profiles
from earful.insight.fans.report import accounts, summary
from earful.insight.fans.scores import Rules


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The file, and other rules than the shipped ones."""
    parser.add_argument(
        "file", metavar="FILE", help="JSON lines, one profile each, in follow order; - is standard input"
    )
    parser.add_argument(
        "--at",
        metavar="DATE",
        type=_date,
        help="the day of the audit (ISO 8601); else the newest date of the file",
    )
    parser.add_argument("--rules", metavar="FILE", type=Path, help="rules other than the shipped ones")


def run(args: argparse.Namespace) -> int:
    """Prints the report; 1 and one sentence on stderr where the file or the rules cannot be read."""
    try:
        done = audit(_fans(args.file), Rules.load(args.rules), time.time_ns() // 1000, args.at)
    except KnownError as error:
        print(error, file=sys.stderr)
        return 1
    # Escaped to ASCII: an id may hold half a surrogate pair, which no terminal or file takes.
    head = json.dumps({"v": VERSION, **summary(done)}).removesuffix("}")
    sys.stdout.write(head + ', "accounts": [')
    for number, account in enumerate(accounts(done)):
        sys.stdout.write((", " if number else "") + json.dumps(account))
    sys.stdout.write("]}\n")
    sys.stdout.flush()
    return 0


def _date(text: str) -> int:
    found = moment(text)
    if math.isnan(found):
        raise argparse.ArgumentTypeError(f"{text} is no date")
    return int(found)


def _fans(name: str) -> Fans:
    if name == "-":
        return read_profiles(sys.stdin.buffer)
    try:
        with Path(name).open("rb") as lines:
            return read_profiles(lines)
    except OSError as error:
        raise KnownError("cannot_read", {"path": name, "reason": error.strerror or error}) from error

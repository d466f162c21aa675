"""`earful fans FILE`: which followers are reachable people, quiet, hollow or automated; one JSON report on stdout."""

import argparse
import math
import sys
import time
from pathlib import Path

from earful.cli import audience
from earful.cli.printing import print_report
from earful.domain.failures import KnownError
from earful.insight.fans.audit import audit
from earful.insight.fans.moments import moment
from earful.insight.fans.profiles import Fans, read_profiles
from earful.insight.fans.report import accounts, summary
from earful.insight.fans.scores import Rules


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The file, and other rules than the shipped ones."""
    parser.add_argument(
        "file", nargs="?", metavar="FILE", help="JSON lines, one profile each, in follow order; - is standard input"
    )
    audience.add_arguments(parser)
    parser.add_argument(
        "--at",
        metavar="DATE",
        type=_date,
        help="the day of the audit (ISO 8601); else the newest date of the file",
    )
    parser.add_argument("--rules", metavar="FILE", type=Path, help="rules other than the shipped ones")


def run(args: argparse.Namespace) -> int:
    """Prints the report; 1 and one sentence on stderr where the file or the rules cannot be read."""
    if bool(args.file) == bool(args.account):
        print("earful fans: give a FILE or --account PLATFORM:HANDLE", file=sys.stderr)
        return 2
    if args.account:
        return audience.run(args)
    try:
        done = audit(_fans(args.file), Rules.load(args.rules), time.time_ns() // 1000, args.at)
    except KnownError as error:
        print(error, file=sys.stderr)
        return 1
    print_report(summary(done), accounts(done))
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

"""`earful engagement FILE`: how likely part of the reposts of each post is bought; one JSON line a post on stdout."""

import argparse
import json
import sys
from pathlib import Path

from earful.cli.printing import VERSION
from earful.domain.failures import KnownError
from earful.insight.engagement.cascade import Cascade
from earful.insight.engagement.reading import read_cascades
from earful.insight.engagement.scorer import load
from earful.insight.engagement.verdict import verdicts


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The file, and other weights than the shipped ones."""
    parser.add_argument("file", metavar="FILE", help="JSON lines, one repost each, in any order; - is standard input")
    parser.add_argument("--weights", metavar="FILE", type=Path, help="weights other than the shipped ones")


def run(args: argparse.Namespace) -> int:
    """Prints a line for each post in order of first sight; 1 and one sentence on stderr where the file is broken."""
    try:
        scorer = load(args.weights)
        found = verdicts(_cascades(args.file), scorer)
    except KnownError as error:
        print(error, file=sys.stderr)
        return 1
    for one in found:
        sys.stdout.write(json.dumps({"v": VERSION, **one.row()}, ensure_ascii=False) + "\n")
    sys.stdout.flush()
    return 0


def _cascades(name: str) -> list[Cascade]:
    if name == "-":
        return read_cascades(sys.stdin.buffer, "standard input")
    try:
        with Path(name).open("rb") as lines:
            return read_cascades(lines, name)
    except OSError as error:
        raise KnownError("cannot_read", {"path": name, "reason": error.strerror or error}) from error

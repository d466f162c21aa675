"""`earful judge [FILE]`: JSON lines with id and text in, one judgement a line out, in the same order, as they come."""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from typing import Any

from earful.cli import judge_store
from earful.domain.failures import KnownError
from earful.judgement.ear import Ear

_BATCH = 512
Row = dict[str, Any]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The file, and other weights than the shipped ones."""
    parser.add_argument(
        "file", metavar="FILE", nargs="?", default="-", help='JSON lines {"id","text"}; - is standard input'
    )
    parser.add_argument("--weights", metavar="FILE", type=Path, help="weights made by `earful train`")
    judge_store.add_arguments(parser)


def run(args: argparse.Namespace) -> int:
    """Prints the judgements; 1 and one sentence on stderr at the first line that cannot be read."""
    if judge_store.wanted(args):
        return judge_store.run(args)
    try:
        ear = Ear.load(args.weights)
        with ExitStack() as opened:
            for row in judged(ear, _lines(args.file, opened), args.file):
                sys.stdout.write(json.dumps(row) + "\n")
    except KnownError as error:
        sys.stdout.flush()
        print(error, file=sys.stderr)
        return 1
    sys.stdout.flush()
    return 0


def judged(ear: Ear, lines: Iterable[bytes], name: str) -> Iterator[Row]:
    """The output rows for the input lines. Raises KnownError at a bad line, after the rows of all lines before it."""
    numbered = enumerate(lines, 1)
    while batch := list(islice(numbered, _BATCH)):
        rows: list[Row] = []
        broken: KnownError | None = None
        for number, line in batch:
            try:
                if line.strip():
                    rows.append(_row(line, name, number))
            except KnownError as error:
                broken = error
                break
        for row, judgement in zip(rows, ear.judge([row["text"] for row in rows]), strict=True):
            yield {"v": 1, "id": row["id"]} | judgement.to_json()
        if broken:
            raise broken


def _lines(name: str, opened: ExitStack) -> Iterable[bytes]:
    if name == "-":
        return sys.stdin.buffer
    try:
        return opened.enter_context(Path(name).open("rb"))
    except OSError as error:
        raise KnownError("cannot_read", {"path": name, "reason": error.strerror or error}) from error


def _row(line: bytes, name: str, number: int) -> Row:
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise KnownError("bad_row", {"path": name, "line": number, "reason": "this is not JSON"}) from error
    if not isinstance(row, dict) or not isinstance(row.get("text"), str) or "id" not in row:
        reason = 'each line needs an "id" and a "text"'
        raise KnownError("bad_row", {"path": name, "line": number, "reason": reason})
    return row

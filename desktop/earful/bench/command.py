"""`earful bench`: speed as ratios to a floor of the same run."""

import argparse
import importlib
import json
import sys
from pathlib import Path

from earful.domain.failures import KnownError

BENCHES = ("judge", "ingest", "search", "window", "scroll", "timeline", "fans", "sync")
# These are measured on a filled store.
STORED = {"ingest", "search", "timeline", "window"}
SIZES = {"window": 100_000, "fans": 100_000}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `earful bench`."""
    parser.add_argument("bench", choices=BENCHES)
    parser.add_argument("--size", type=int, metavar="N", help="how many mentions or texts")
    parser.add_argument(
        "--keep",
        type=Path,
        metavar="DIR",
        help="keep the filled store in DIR for the next time",
    )


def run(args: argparse.Namespace) -> int:
    """Runs one benchmark and prints one JSON object."""
    size = args.size or SIZES.get(args.bench, 20_000)
    if size < 1:
        raise KnownError("setting_wrong", {"value": args.size, "field": "--size", "reason": "it must be 1 or more"})
    figures = importlib.import_module(f"earful.bench.{args.bench}").run(
        size, *([args.keep] if args.bench in STORED else [])
    )
    told = {name: figure.to_json() for name, figure in figures.items()}
    json.dump({"v": 1, "bench": args.bench, "size": size, "figures": told}, sys.stdout)
    print()
    return 0

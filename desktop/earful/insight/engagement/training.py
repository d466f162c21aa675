"""Rebuilds the scorer from organic cascades: `python -m earful.insight.engagement.training FILE --out FILE`.

FILE is in the form of `earful engagement` (.gz or plain). Machine reposts are simulated; figures go to stdout."""

import argparse
import gzip
import json
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from earful.insight.engagement.calibrating import crossed, errors, figures, threshold, unseen
from earful.insight.engagement.learning import learn, lessons, usual_of
from earful.insight.engagement.reading import read_cascades
from earful.insight.engagement.reasons import reference_of
from earful.insight.engagement.worlds import worlds

NEVER_SEEN = (
    ("burst",), ("drip", "metronome"), ("waves",), ("second_life",), ("ramp",), ("mimic",),
    ("empty",), ("template",), ("stolen", "one_post", "shuffled"), ("faces",), ("mixed",),
)  # fmt: skip


def main(argv: Sequence[str] | None = None) -> int:
    """Trains, calibrates on cascades held out in turn, writes the file and prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path, help="organic cascades, JSON lines")
    parser.add_argument("--out", type=Path, help="where to write the scorer (.npz)")
    parser.add_argument("--rounds", type=int, default=18, help="how often each cascade is shown")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--unseen", action="store_true", help="also leave each kind of attack out (slow)")
    args = parser.parse_args(argv)
    with gzip.open(args.file) if args.file.suffix == ".gz" else args.file.open("rb") as lines:
        cascades = read_cascades(lines, str(args.file))
    usual = usual_of(cascades)
    given = lessons(worlds(cascades, args.rounds, np.random.default_rng(args.seed)), usual)
    half = [one.seen.base % 2 for one in given]
    print(f"{len(cascades)} cascades, {len(given)} lessons", file=sys.stderr)
    if args.out:
        scorer, rows = learn(given, half, usual, args.seed)
        odds, shares = crossed(given, half, rows, args.seed)
        scorer.meta["threshold"] = threshold(given, odds)
        truth = np.array([one.seen.share for one in given])
        scorer.meta["interval"] = errors(shares, truth, odds - scorer.meta["threshold"])
        names = scorer.meta["row"]
        pairs = zip(rows, given, strict=True)
        honest = {one.seen.base: row for row, one in pairs if one.seen.attack is None and one.seen.plain}
        scorer.meta["reference"] = reference_of([dict(zip(names, row, strict=True)) for row in honest.values()])
        scorer.save(args.out)
        plain = np.array([one.seen.plain for one in given])
        told = {
            "all": figures(given, odds, shares),
            "plain": figures([one for one in given if one.seen.plain], odds[plain], shares[plain]),
        }
        print(json.dumps({"v": 1, "figures": told}, indent=1), flush=True)
    for kinds in NEVER_SEEN if args.unseen else ():
        left_out = unseen(given, half, kinds, usual, args.seed)
        print(json.dumps({"v": 1, "never_seen": list(kinds)} | left_out), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""`earful train DIR --out FILE`: rebuilds the weights of the fast ear from labelled texts."""

import argparse
import sys
from pathlib import Path

from earful.domain.failures import KnownError
from earful.domain.resources import resource_root


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The folder of labelled sets, the file to write, and the own examples (default: the shipped ones)."""
    parser.add_argument("folder", metavar="DIR", type=Path, help="folder with labelled .jsonl files")
    parser.add_argument("--out", metavar="FILE", type=Path, required=True, help="the file of weights to write")
    parser.add_argument("--examples", metavar="FILE", type=Path, nargs="*", help="labelled texts that count more")


def run(args: argparse.Namespace) -> int:
    """Trains and writes the file. Needs the optional packages of `earful[train]`."""
    try:
        from earful.judgement.encoder import encoded
        from earful.judgement.training import train_files
    except ImportError:
        print("Training needs scipy. Install it with: pip install 'earful[train]'", file=sys.stderr)
        return 1
    from earful.judgement.weights import write_weights

    own = sorted((resource_root() / "models").glob("examples_*.jsonl")) if args.examples is None else args.examples
    try:
        arrays, meta = train_files(args.folder, own, encoded, lambda line: print(line, file=sys.stderr))
        write_weights(args.out, arrays, meta)
    except KnownError as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(KnownError("cannot_write", {"path": args.out, "reason": error}), file=sys.stderr)
        return 1
    print(f"{args.out}: {meta['version']}", file=sys.stderr)
    return 0

"""`earful evaluate FILE...`: how well the ear judges labelled texts, with intervals; one JSON object on stdout."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from earful.domain.failures import KnownError
from earful.domain.judgement import DESKS, NEEDS, SENTIMENTS, UNSURE, Judgement
from earful.judgement.corpus import Example, read_examples
from earful.judgement.ear import Ear
from earful.judgement.measure import Shares, macro_f1, report, with_interval


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Files of labelled texts, and other weights than the shipped ones."""
    parser.add_argument("files", metavar="FILE", type=Path, nargs="+", help="labelled .jsonl files")
    parser.add_argument("--weights", metavar="FILE", type=Path, help="weights made by `earful train`")


def run(args: argparse.Namespace) -> int:
    """Prints the figures of each file by head."""
    try:
        ear = Ear.load(args.weights)
        figures = {str(file): figures_of(ear, read_examples(file)) for file in args.files}
    except KnownError as error:
        print(error, file=sys.stderr)
        return 1
    print(json.dumps({"v": 1, "model": ear.model, "files": figures}, ensure_ascii=False, indent=1))
    return 0


def figures_of(ear: Ear, examples: Sequence[Example]) -> dict[str, Any]:
    """Head -> figures, for the heads whose labels the texts carry."""
    judged = list(zip(examples, ear.judge([example.text for example in examples]), strict=True))
    figures: dict[str, Any] = {}
    moods = [(e, j) for e, j in judged if e.sentiment in SENTIMENTS]
    if moods:
        truth = [SENTIMENTS.index(str(e.sentiment)) for e, _ in moods]
        shares = np.array([(j.negative, j.neutral, j.positive) for _, j in moods])
        unsure = float(np.mean([j.sentiment == UNSURE for _, j in moods]))
        figures["sentiment"] = report(truth, shares, SENTIMENTS) | {"unsure": round(unsure, 4)}
    told = [(e, j) for e, j in judged if e.complaint is not None]
    if told:
        p: Shares = np.array([j.complaint_p for _, j in told])
        figures["complaint"] = report([int(bool(e.complaint)) for e, _ in told], np.stack([1 - p, p], 1), ("no", "yes"))
    figures |= _labels(judged, "need", NEEDS) | _labels(judged, "desk", DESKS)
    return figures


def _labels(judged: Sequence[tuple[Example, Judgement]], head: str, names: Sequence[str]) -> dict[str, Any]:
    """Macro-F1 over the texts that have a label; one that the ear did not take for a complaint counts as wrong."""
    told = [(getattr(e, head), getattr(j, head)) for e, j in judged if getattr(e, head) in names]
    if not told:
        return {}
    truth = np.array([names.index(label) for label, _ in told])
    found = np.array([len(names) if label is None else names.index(label) for _, label in told])
    k = len(names) + 1
    f1 = with_interval(lambda rows: macro_f1(truth[rows], found[rows], k), len(told))
    return {head: {"n": len(told), "macro_f1": f1, "accuracy": round(float((truth == found).mean()), 4)}}

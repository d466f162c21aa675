"""Teaches an ear a person's corrections, head by head, with the project's own labelled texts as the anchor."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from earful.domain.resources import resource_root
from earful.judgement.adapting import Adopted, Rows, Shown, adapted
from earful.judgement.ear import Ear
from earful.judgement.features import features
from earful.judgement.taught import HEADS, Taught, taught
from earful.judgement.vocabulary import Vocabulary, hash_of

_ONE_IN = 6  # of the own examples are anchors
_MOST = 3000  # of the newest corrections; what is older than these is remembered, not learnt from
_BATCH = 256


@dataclass(frozen=True, slots=True)
class Lesson:
    """A text and the right label by head, as HEADS names them."""

    text: str
    labels: Mapping[str, str]


def anchors(folder: Path | None = None) -> list[Lesson]:
    """One in six of the shipped own examples, always the same ones."""
    folder = folder or resource_root() / "models"
    found = []
    for path in sorted(folder.glob("examples_*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if hash_of(row["text"]) % _ONE_IN == 0:
                labels = {head: row[head] for head in ("sentiment", "need", "desk") if row.get(head)}
                complaint = {} if row.get("complaint") is None else {"complaint": "yes" if row["complaint"] else "no"}
                found.append(Lesson(row["text"], labels | complaint))
    return found


def teach(ear: Ear, lessons: Sequence[Lesson], anchored: Sequence[Lesson]) -> Taught | None:
    """What may be adopted of the lessons, oldest first, by the safeguards of `adapting`; None where nothing may.

    Does not change the ear (Ear.adapt does). Some seconds for 3,000 lessons."""
    adopted: dict[str, Adopted] = {}
    for head in HEADS:
        told, watched = _shown(ear, head, lessons), _shown(ear, head, anchored)
        found = adapted(told, watched) if told is not None and watched is not None else None
        if found is not None:
            adopted[head] = found
    return taught(adopted)


def _shown(ear: Ear, head: str, lessons: Sequence[Lesson]) -> Shown | None:
    labels = HEADS[head]
    chosen = [one for one in lessons if one.labels.get(head) in labels][-_MOST:]
    if not chosen:
        return None
    texts = [one.text for one in chosen]
    truth = np.array([labels.index(one.labels[head]) for one in chosen], np.int64)
    return Shown(_rows(texts), ear.logits(texts)[head].astype(np.float64), truth)


def _rows(texts: Sequence[str]) -> Rows:
    vocabulary, parts = Vocabulary(), []
    for at in range(0, len(texts), _BATCH):
        parts.append(features(texts[at : at + _BATCH], vocabulary))
    shift = np.cumsum([0, *(len(buckets) for buckets, _, _ in parts)])
    return Rows(
        np.concatenate([buckets for buckets, _, _ in parts]),
        np.concatenate([values for _, values, _ in parts]),
        np.concatenate([starts + by for (_, _, starts), by in zip(parts, shift, strict=False)]),
    )

"""Token stream -> features, for a whole batch at once.

A feature is a bucket of 2^20 and a value. A text's score is the sum of value x weight over its features, divided by the
square root of their mass, so that a long text does not shout. The sum can be taken in any order: `ear` adds up a word's
own features once per distinct word, `learning` wants them one by one."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from earful.judgement.tokens import BREAK, LONGEST, SINGLE, WORD, find_tokens
from earful.judgement.vocabulary import START, Vocabulary

BUCKET_BITS = 20
_SHIFT = np.uint32(32 - BUCKET_BITS)
_LEFT, _RIGHT, _THIRD = np.uint32(0x9E3779B1), np.uint32(0x85EBCA77), np.uint32(0xC2B2AE3D)
_FAR = np.uint32(0x27D4EB2F)
_REACH = 3  # words that a negation turns round
LENGTHS = 8

Ids = NDArray[np.int32]
Codes = NDArray[np.uint32]


def bucket_of(code: Codes) -> Codes:
    """Hash -> bucket: the top bits after one more multiplication (Fibonacci hashing)."""
    mixed = (code ^ (code >> np.uint32(15))) * _LEFT
    found: Codes = mixed >> _SHIFT
    return found


@dataclass(frozen=True, slots=True)
class Stream:
    """The tokens of a batch, one after the other. `ids`, `owner` [tokens]; each text begins with START.

    `pairs` holds neighbours, triples of single characters, and words with one word between them, each as the
    buckets and the positions of their first tokens (no position twice in one of them); `lengths` is a bucket a text."""

    ids: Ids
    owner: Ids
    starts: NDArray[np.int64]
    pairs: tuple[tuple[Codes, NDArray[np.int64]], ...]
    lengths: Codes


def stream(texts: Sequence[str], vocabulary: Vocabulary) -> Stream:
    """Cuts the texts into tokens and pairs them. The first LONGEST characters of a text count."""
    raw: list[str] = []
    counts: list[int] = []
    for text in texts:
        found = find_tokens(text if len(text) <= LONGEST else text[:LONGEST])
        raw.append("")
        raw += found
        counts.append(len(found) + 1)
    vocabulary[""] = START
    ids = np.fromiter(map(vocabulary.__getitem__, raw), np.int32, len(raw))
    count = np.asarray(counts, np.int64)
    starts = np.cumsum(count) - count
    owner = np.repeat(np.arange(len(count), dtype=np.int32), count)
    kind = vocabulary.kind[ids]
    part = np.cumsum((kind == BREAK) | (ids == START), dtype=np.int32)
    pairs = _pairs(vocabulary.code[ids], kind, part)
    lengths = bucket_of(_FAR + np.minimum(np.log2(count), LENGTHS - 1).astype(np.uint32))
    return Stream(_turned(ids, kind, part, vocabulary), owner, starts, pairs, lengths)


def _turned(ids: Ids, kind: NDArray[np.uint8], part: Ids, vocabulary: Vocabulary) -> Ids:
    negators = np.flatnonzero(vocabulary.negates[ids])
    if not len(negators):
        return ids
    under = np.zeros(len(ids), np.bool_)
    for step in range(1, _REACH + 1):
        reached = negators[negators + step < len(ids)] + step
        under[reached[part[reached] == part[reached - step]]] = True
    at = np.flatnonzero(under & (kind == WORD))
    turned = ids.copy()
    turned[at] = vocabulary.turn(ids[at])
    return turned


def _pairs(code: Codes, kind: NDArray[np.uint8], part: Ids) -> tuple[tuple[Codes, NDArray[np.int64]], ...]:
    solid = kind != BREAK
    beside = np.flatnonzero((part[1:] == part[:-1]) & solid[:-1])
    near = code[beside] * _LEFT + code[beside + 1] * _RIGHT
    in_reach = np.flatnonzero((part[2:] == part[:-2]) & solid[:-2])
    single = kind == SINGLE
    triple = in_reach[single[in_reach] & single[in_reach + 1] & single[in_reach + 2]]
    three = (code[triple] * _LEFT + code[triple + 1] * _RIGHT) ^ (code[triple + 2] * _THIRD)
    words = in_reach[~single[in_reach] & ~single[in_reach + 2]]
    far = (code[words] * _THIRD + code[words + 2] * _FAR) ^ _FAR
    return (bucket_of(near), beside), (bucket_of(three), triple), (bucket_of(far), words)


def features(
    texts: Sequence[str], vocabulary: Vocabulary
) -> tuple[NDArray[np.int64], NDArray[np.float32], NDArray[np.int64]]:
    """All features of a batch, text by text: buckets and values [m], and where each text begins [n].

    A text's values are divided by the square root of its mass, as in its score."""
    seen = stream(texts, vocabulary)
    codes, own, sizes = vocabulary.flat(seen.ids.tolist())
    columns = [bucket_of(codes), *(found for found, _ in seen.pairs), seen.lengths]
    every = np.arange(len(texts), dtype=np.int32)
    owners: list[Ids] = [np.repeat(seen.owner, sizes), *(seen.owner[at] for _, at in seen.pairs), every]
    owner = np.concatenate(owners)
    values = np.concatenate([own, np.ones(len(owner) - len(own), np.float32)])
    mass = np.bincount(owner, values.astype(np.float64) ** 2, len(texts)).clip(1)
    order = np.argsort(owner, kind="stable")
    count = np.bincount(owner, minlength=len(texts))
    shrunk = (values / np.sqrt(mass)[owner])[order].astype(np.float32)
    return np.concatenate(columns)[order].astype(np.int64), shrunk, np.cumsum(count) - count

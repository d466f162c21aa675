"""Trains the language bank for texts in Latin script: from sets that name their language, and from function words."""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from earful.domain.resources import resource_root
from earful.judgement.corpus import Example
from earful.judgement.features import BUCKET_BITS
from earful.judgement.learning import fit, frequent, matrix
from earful.judgement.targets import Target
from earful.judgement.weights import pack

_TEXTS_A_LANGUAGE = 4000
_WORDS_TEXTS = 800
_DOUBT_IN_HINDI = 2.0  # log-odds: romanised Hindi is rare, and the set that teaches it holds much English


def language_bank(examples: Sequence[Example], say: Callable[[str], None]) -> tuple[list[str], dict[str, NDArray[Any]]]:
    """The names of the languages and the arrays of the bank."""
    texts, tongue, weight = _labelled(examples)
    names = sorted(set(tongue))
    say(f"language: {len(texts)} texts in {len(names)} languages")
    features = matrix(texts, paired=False)
    buckets = frequent(features, 2)
    kind = np.array([names.index(name) for name in tongue])
    share = np.zeros((len(texts), len(names)), np.float32)
    share[np.arange(len(texts)), kind] = 1
    together = np.zeros(len(texts), np.int32)
    told = Target(np.arange(len(texts)), share, np.ones_like(share, np.bool_), weight, together, together[:1])
    rows, bias = fit(features[:, buckets], told, 1e-6)
    bias = bias - np.float32(_DOUBT_IN_HINDI) * np.array([name == "hi" for name in names], np.float32)
    used = np.bincount(features.indices, minlength=1 << BUCKET_BITS)[buckets]
    kept = np.sort(np.argsort(-np.abs(rows).max(1) * np.sqrt(used), kind="stable")[:120_000])
    return names, pack("languages", rows[kept], buckets[kept], bias)


@cache
def function_words() -> dict[str, list[str]]:
    """Language -> its frequent function words."""
    lines = (resource_root() / "models" / "function_words.txt").read_text(encoding="utf-8").splitlines()
    return {line.split()[0]: line.split()[1:] for line in lines if line[0] != "#"}


def _is_english(text: str) -> bool:
    """Whether a text that is said to be Hindi is not: Devanagari, or one English function word in seven."""
    words = [word.strip(".,!?").lower() for word in text.split() if word[0] not in "@#"]
    return not text.isascii() or 7 * sum(word in function_words()["en"] for word in words) >= len(words)


def _is_latin(character: str) -> bool:
    return character.isalpha() and ord(character) < 0x250


def _labelled(examples: Sequence[Example]) -> tuple[list[str], list[str], NDArray[np.float32]]:
    """Found texts count once; texts made of function words teach the languages that no set holds."""
    dice = np.random.default_rng(7)
    by_language: dict[str, list[str]] = {}
    for example in examples:
        told = example.lang is not None and example.lang not in ("zh", "ar", "th")
        if told and sum(map(_is_latin, example.text)) > 8 and not (example.lang == "hi" and _is_english(example.text)):
            by_language.setdefault(str(example.lang), []).append(example.text)
    texts: list[str] = []
    tongue: list[str] = []
    weight: list[float] = []
    for name, found in sorted(by_language.items()):
        chosen = dice.permutation(len(found))[:_TEXTS_A_LANGUAGE]
        texts += [found[at] for at in chosen]
        tongue += [name] * len(chosen)
        weight += [2000 / len(chosen)] * len(chosen)
    for name, words in function_words().items():
        texts += [" ".join(dice.choice(words, dice.integers(2, 7))) for _ in range(_WORDS_TEXTS)]
        tongue += [name] * _WORDS_TEXTS
        weight += [1.0] * _WORDS_TEXTS
    return texts, tongue, np.array(weight, np.float32)

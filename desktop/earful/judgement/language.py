"""Which language a text is in: by script where the script tells, by the words where it is Latin, "und" when unsure."""

from collections.abc import Sequence
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from earful.domain.judgement import UNKNOWN_LANGUAGE
from earful.judgement.features import Stream
from earful.judgement.scripts import HAN, KANA, LANGUAGES, LATIN, SCRIPTS, telling_language
from earful.judgement.tokens import SINGLE, WORD
from earful.judgement.vocabulary import START, Vocabulary

Floats = NDArray[np.float32]

# One Latin word weighs as much as this many Chinese characters: "iPhone 太差" is Chinese, "I love 北京 duck" is not.
_CHARACTERS_A_WORD = 1.4
_KANA_SHARE = 0.15


class Learnt(Protocol):
    """The rows of the language bank, added up for each token, and what to multiply them by."""

    rows: Floats
    mass: Floats
    scale: Floats


def languages(
    texts: Sequence[str], seen: Stream, vocabulary: Vocabulary, learnt: Learnt, bias: Floats, meta: dict[str, Any]
) -> list[str]:
    """One ISO 639-1 code or "und" a text."""
    kind = vocabulary.kind[seen.ids]
    script = vocabulary.script[seen.ids]
    lettered = (kind == WORD) | (kind == SINGLE)
    place = seen.owner[lettered].astype(np.int64) * SCRIPTS + script[lettered]
    share = np.bincount(place, minlength=len(texts) * SCRIPTS).reshape(len(texts), SCRIPTS).astype(np.float32)
    share[:, LATIN] *= _CHARACTERS_A_WORD
    japanese = (share[:, KANA] >= 2) & (share[:, KANA] >= _KANA_SHARE * (share[:, KANA] + share[:, HAN]))
    share[:, HAN] += share[:, KANA]
    share[:, KANA] = 0
    share[:, 4:] *= _CHARACTERS_A_WORD
    leading = np.where(share.any(1), share.argmax(1), -1).tolist()
    latin = _latin(seen, lettered & (script == LATIN), learnt, bias, meta)
    found = []
    for text, lead, is_japanese, guess in zip(texts, leading, japanese.tolist(), latin, strict=True):
        if lead == LATIN:
            found.append(guess)
        elif lead == HAN:
            found.append("ja" if is_japanese else "zh")
        else:
            language = LANGUAGES.get(lead, UNKNOWN_LANGUAGE)
            found.append(telling_language(text, language))
    return found


def _latin(seen: Stream, word: NDArray[np.bool_], learnt: Learnt, bias: Floats, meta: dict[str, Any]) -> list[str]:
    ids = np.where(word, seen.ids, START)  # that row is all zeros
    rows, mass = learnt.rows.take(ids, 0), learnt.mass.take(ids)
    shrink = 1 / np.sqrt(np.maximum(np.add.reduceat(mass, seen.starts), 1))
    scores = np.add.reduceat(rows, seen.starts) * learnt.scale * shrink[:, None] + bias
    scores -= scores.max(1, keepdims=True)
    p = np.exp(scores)
    p /= p.sum(1, keepdims=True)
    names = [*meta["languages"], UNKNOWN_LANGUAGE]
    best = np.where(p.max(1) >= meta["language_from"], p.argmax(1), len(names) - 1)
    return [names[number] for number in best.tolist()]

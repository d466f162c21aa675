"""Every distinct token is worked out once: its hash, its kind, and the features that it brings by itself.

The memory is bounded: `Vocabulary.trim` empties it between batches when it has grown too large."""

from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from earful.judgement.scripts import LATIN, script_of
from earful.judgement.tokens import MARK, SINGLE, WORD, Token, token_of

START = 0  # id of the token that stands before each text
LARGEST = 60_000

_TURNED = 0x5BD1E995  # a word under a negation has features of its own
_SHOUTED = crc32(b"<shouted>")
_GRAM = 4
_GRAM_MARK = crc32(b"#")  # so that a gram is never taken for a word
_GRAM_MASS = 0.5  # squared weight of all the grams of a word together, against 1 for the word


def hash_of(text: str) -> int:
    """The same 32 bits in every process and on every machine."""
    return crc32(text.encode("utf-8", "surrogatepass"))


class Own(NamedTuple):
    """What a token brings by itself: hashes; the first `whole` have the value 1, the rest `value_of_grams`."""

    codes: list[int]
    whole: int

    @property
    def value_of_grams(self) -> float:
        """The grams of a word share _GRAM_MASS, however many they are."""
        return float((_GRAM_MASS / max(1, len(self.codes) - self.whole)) ** 0.5)


def own_features(token: Token, turned: bool) -> Own:
    """The features of a token by itself: its form, that it is shouted, the 4-grams inside a word."""
    code = hash_of(token.form)
    if token.kind != WORD:
        return Own([code] if token.kind <= MARK else [], 1)
    codes = [code ^ _TURNED if turned else code]
    if token.shouted:
        codes.append(_SHOUTED)
    whole = len(codes)
    if len(token.form) > 2:
        codes += _grams(f"<{token.form}>")
    return Own(codes, whole)


def _grams(edged: str) -> list[int]:
    if edged.isascii():
        octets = edged.encode()
        return [crc32(octets[at : at + _GRAM], _GRAM_MARK) for at in range(len(octets) - _GRAM + 1)]
    cut = (edged[at : at + _GRAM] for at in range(len(edged) - _GRAM + 1))
    return [crc32(gram.encode("utf-8", "surrogatepass"), _GRAM_MARK) for gram in cut]


class Vocabulary(dict[str, int]):
    """Raw token -> id; the arrays are indexed by id. `turned[id]` is the id of the same word under a negation;
    `says` is False for what carries no message of its own: addresses, names, commas."""

    def __init__(self) -> None:
        super().__init__()
        self._empty()

    def _empty(self) -> None:
        self.clear()
        self.tokens: list[Token] = []
        self._number: dict[Token, int] = {}
        self.features: list[Own] = []
        self.code = np.zeros(4096, np.uint32)
        self.kind = np.zeros(4096, np.uint8)
        self.script = np.zeros(4096, np.uint8)
        self.says = np.zeros(4096, np.bool_)
        self.negates = np.zeros(4096, np.bool_)
        self.turned = np.zeros(4096, np.int32)
        self._append(Token("<start>", MARK), Own([], 0))

    def __missing__(self, raw: str) -> int:
        token = token_of(raw)
        number = self._number.get(token)  # all names are one token, and so are "Late" and "late"
        if number is None:
            number = self._number[token] = self._append(token, own_features(token, turned=False))
        self[raw] = number
        return number

    def _append(self, token: Token, features: Own) -> int:
        number = len(self.tokens)
        if number == len(self.code):
            for name in ("code", "kind", "script", "says", "negates", "turned"):
                array = getattr(self, name)
                setattr(self, name, np.concatenate([array, np.zeros_like(array)]))
        self.tokens.append(token)
        self.features.append(features)
        self.code[number] = hash_of(token.form)
        self.kind[number] = token.kind
        self.script[number] = script_of(token.form[0]) if token.kind in (WORD, SINGLE) else LATIN
        self.says[number] = token.kind in (WORD, SINGLE) or (token.kind == MARK and token.form[0] != "<")
        self.negates[number] = token.negates
        return number

    def turn(self, ids: NDArray[np.int32]) -> NDArray[np.int32]:
        """The ids of the same words under a negation, made where they are new."""
        for number in np.unique(ids[self.turned[ids] == 0]).tolist():
            token = self.tokens[number]
            self.turned[number] = self._append(token, own_features(token, turned=True))
        turned: NDArray[np.int32] = self.turned[ids]
        return turned

    def trim(self) -> bool:
        """Empties the memory when it is too large; True when it did. Ids from before are void then."""
        if len(self) <= LARGEST:
            return False
        self._empty()
        return True

    def flat(self, numbers: Sequence[int]) -> tuple[NDArray[np.uint32], NDArray[np.float32], NDArray[np.int64]]:
        """The own features of some tokens one after the other: hashes, values, and how many each token has."""
        own = [self.features[number] for number in numbers]
        sizes = np.fromiter((len(each.codes) for each in own), np.int64, len(own))
        codes = np.fromiter(chain.from_iterable(each.codes for each in own), np.uint32, int(sizes.sum()))
        values = np.repeat(np.fromiter((each.value_of_grams for each in own), np.float32, len(own)), sizes)
        first = np.cumsum(sizes) - sizes
        values[first[sizes > 0]] = 1
        shouted = np.fromiter((each.whole > 1 for each in own), np.bool_, len(own))
        values[first[shouted] + 1] = 1
        return codes, values, sizes

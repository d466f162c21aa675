"""Every distinct token is worked out once: its hash, its kind, and the features that it brings by itself.

The memory is bounded: `Vocabulary.trim` empties it between batches when it has grown too large."""

from collections.abc import Iterator
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
_GRAM_MASS = 0.5  # squared weight of all the grams of a word together, against 1 for the word


def hash_of(text: str) -> int:
    """The same 32 bits in every process and on every machine."""
    return crc32(text.encode("utf-8", "surrogatepass"))


def own_features(token: Token, turned: bool) -> list[tuple[int, float]]:
    """The features (hash, value) of a token by itself: its form, the 4-grams inside a word, that it is shouted."""
    code = hash_of(token.form)
    if token.kind == WORD:
        features = [(code ^ _TURNED if turned else code, 1.0)]
        edged = f"<{token.form}>"
        grams = [edged[at : at + _GRAM] for at in range(len(edged) - _GRAM + 1)] if len(token.form) > 2 else []
        features += [(hash_of("#" + gram), (_GRAM_MASS / len(grams)) ** 0.5) for gram in grams]
        return [*features, (_SHOUTED, 1.0)] if token.shouted else features
    return [(code, 1.0)] if token.kind <= MARK else []


class Vocabulary(dict[str, int]):
    """Raw token -> id; the arrays are indexed by id. `turned[id]` is the id of the same word under a negation;
    `says` is False for what carries no message of its own: addresses, names, commas."""

    def __init__(self) -> None:
        super().__init__()
        self._empty()

    def _empty(self) -> None:
        self.clear()
        self.tokens: list[Token] = []
        self.features: list[list[tuple[int, float]]] = []
        self.code = np.zeros(4096, np.uint32)
        self.kind = np.zeros(4096, np.uint8)
        self.script = np.zeros(4096, np.uint8)
        self.says = np.zeros(4096, np.bool_)
        self.negates = np.zeros(4096, np.bool_)
        self.turned = np.zeros(4096, np.int32)
        self._append(Token("<start>", MARK), [])

    def __missing__(self, raw: str) -> int:
        token = token_of(raw)
        number = self[raw] = self._append(token, own_features(token, turned=False))
        return number

    def _append(self, token: Token, features: list[tuple[int, float]]) -> int:
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
        if len(self.tokens) <= LARGEST:
            return False
        self._empty()
        return True

    def features_from(self, first: int) -> Iterator[tuple[int, list[tuple[int, float]]]]:
        """The own features of the tokens that came after id `first`."""
        return ((number, self.features[number]) for number in range(first, len(self.features)))

"""One spelling for what people write in several: case, width, diacritics, simplified and traditional Chinese.

Used alike when words are indexed, when they are searched for and when a brand's terms are looked for; punctuation
stays. Not for showing: the folded text is only ever compared."""

import re
import unicodedata
from functools import cache

from earful.domain.resources import resource_root

# Characters of scripts that write no spaces between words; these are found anywhere, other words only whole.
CJK = (
    "\u3005\u3007\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3"
    "\uf900-\ufaff\U00020000-\U0002ffff"
)
_HALF_WIDTH_KANA = re.compile("[\uff66-\uff9f]+")
# Marks that are typed after their letter, and whole scripts that have such; what has none of these is composed already.
_TO_COMPOSE = re.compile("[\u0300-\u036f\u0591-\u1dff\u3099\u309a\uff66-\uff9f\U00011000-\U0001d1ff]")
_MARKS = range(0x300, 0x370)
# One written character with the marks that are typed after it.
_CLUSTER = re.compile("[\uff66-\uff9f]+|[\u1100-\u115f][\u1160-\u11ff]*|.[\u0300-\u036f\u3099\u309a]*", re.DOTALL)
# Letters with a stroke, which Unicode does not take apart.
_STROKES = {"ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ı": "i", "ŧ": "t", "ё": "е"}


def folded(text: str) -> str:
    """`text` in the one spelling: "Ｆrostliné 電視" is "frostline 电视". Folding twice changes nothing more."""
    return text.lower() if text.isascii() else _composed(text).translate(_table(False))


def folded_words(text: str) -> str:
    """`folded(text)` with a blank for whatever is neither letter nor digit, so that all agree what a word is."""
    return _composed(text).translate(_table(True))


def _composed(text: str) -> str:
    """Letters and their marks, also those of half-width kana, as one character each."""
    if _TO_COMPOSE.search(text):
        text = _HALF_WIDTH_KANA.sub(lambda kana: unicodedata.normalize("NFKC", kana.group()), text)
        text = unicodedata.normalize("NFC", text)
    return text


def places(text: str) -> list[int]:
    """For each character of `folded(text)` where in `text` it comes from, and the length of `text` at the end."""
    if text.isascii():
        return list(range(len(text) + 1))
    found = [one.start() for one in _CLUSTER.finditer(text) for _ in folded(one.group())]
    length = len(folded(text))
    # Should a cluster ever fold otherwise alone than within its text, a place is off by a little, never out of reach.
    found = (found + [len(text)] * length)[:length]
    return [*found, len(text)]


class _Table(dict[int, str]):
    """Works out each character when it is met first. `words`: blanks for what is neither letter nor digit."""

    def __init__(self, forms: dict[str, str], words: bool) -> None:
        super().__init__()
        self._forms, self._words = forms, words

    def __missing__(self, code: int) -> str:
        form = "".join(map(self._one, _widths(chr(code)).casefold()))
        self[code] = form = re.sub(r"[\W_]", " ", form) if self._words else form
        return form

    def _one(self, character: str) -> str:
        if ord(character) in _MARKS or unicodedata.category(character) == "Cf":
            return ""  # zero-width characters and soft hyphens stand within words, often to hide them
        if unicodedata.category(character) in ("Cs", "Co"):
            return " "
        return self._forms.get(character) or _without_marks(character)


def _widths(character: str) -> str:
    """Full width, ligatures, letters dressed up as symbols: as plain letters. What would become a sign stays."""
    plain = unicodedata.normalize("NFKC", character)
    full_width = character == "\u3000" or "\uff00" <= character <= "\uffef"
    return plain if full_width or (character.isalnum() and plain.isalnum()) else character


def _without_marks(character: str) -> str:
    base = unicodedata.normalize("NFD", character)
    if len(base) > 1 and (base[0] < "\u0250" or "\u0370" <= base[0] < "\u0400"):  # Latin and Greek
        character = "".join(part for part in base if ord(part) not in _MARKS)
    return _STROKES.get(character, character)


@cache
def _table(words: bool) -> _Table:
    """The tables of this process; the forms of Chinese characters come from resources/chinese (OpenCC)."""
    lines = (resource_root() / "chinese" / "forms.txt").read_text(encoding="utf-8").splitlines()
    return _Table(dict(zip(lines[0], lines[1], strict=True)), words)

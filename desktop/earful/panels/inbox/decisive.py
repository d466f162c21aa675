"""Which words decided a judgement, worked out where nobody waits for it. The ear is loaded when first needed."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from earful.domain.judgement import MAYBE_FROM
from earful.store.listed import Listed

if TYPE_CHECKING:
    from earful.judgement.ear import Ear

Spans = tuple[tuple[int, int], ...]
Ranked = Mapping[str, Sequence[tuple[str, float]]]  # by head: each word with its probability, the likeliest first

_LEANING = """
the a an and or but so as is are was were be been am it its this that these those there here i me my we us our you your
he she his her they them their to of in on at for with from by do does did have has had will would can where when what
who which if then than just also still 的 了 是 在 我 你 他 她 它 就 也 都 和 跟 还 着 过 吗 呢 吧 啊
"""
_EMPTY = frozenset(_LEANING.split())
_STRONG = 0.45  # of the strongest span: the eye wants the few that decided, not all that leaned


class Decisive:
    """Marks the words that spoke for what a mention was judged as. For one thread."""

    def __init__(self) -> None:
        self._ear: Ear | None = None
        self._missing = False

    def spans(self, mentions: Sequence[Listed]) -> dict[int, Spans]:
        """Spans (start, end) of each text by mention id; nothing where the weights cannot be used.

        The first time that they cannot, raises KnownError("bad_weights")."""
        ear = self._loaded()
        return {mention.id: self._marked(ear, mention) for mention in mentions} if ear else {}

    def ranked(self, text: str) -> Ranked:
        """The feelings, needs and desks of a text, the likeliest first; nothing where the weights cannot be used."""
        ear = self._loaded()
        return ear.ranked(text) if ear else {}

    def _loaded(self) -> "Ear | None":
        if self._ear is None and not self._missing:
            self._missing = True
            self._ear = self._load()
            self._missing = False
        return self._ear

    @staticmethod
    def _load() -> "Ear":
        # numpy and the weights cost 0.2 s and more: not before the window stands.
        from earful.judgement.ear import Ear

        return Ear.load()

    @staticmethod
    def _marked(ear: "Ear", mention: Listed) -> Spans:
        head = _head(mention)
        if head is None:
            return ()
        spoke = [(start, end, weight) for start, end, weight in ear.words(mention.text, head) if weight > 0]
        strongest = max((weight for _, _, weight in spoke), default=0.0)
        strong = [(start, end) for start, end, weight in spoke if weight >= _STRONG * strongest]
        joined = _joined(mention.text, [(a, b) for a, b in strong if any(map(str.isalnum, mention.text[a:b]))])
        telling = tuple(span for span in joined if not _says_nothing(mention.text[slice(*span)]))
        return telling or joined


def _says_nothing(words: str) -> bool:
    """Whether a mark holds only words that lean, but tell a reader nothing on their own ("the", "的")."""
    return all(word in _EMPTY for word in words.casefold().split()) or all(letter in _EMPTY for letter in words)


def _head(mention: Listed) -> str | None:
    """What the words are asked about: the complaint where there may be one, else the feeling where there is one."""
    if mention.judgement.complaint_p >= MAYBE_FROM:
        return "complaint"
    feeling = mention.judgement.sentiment
    return feeling if feeling in ("negative", "positive") else None


def _joined(text: str, spans: list[tuple[int, int]]) -> Spans:
    """Neighbours with nothing but a space between them become one mark."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and not text[joined[-1][1] : start].strip(" "):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return tuple(joined)

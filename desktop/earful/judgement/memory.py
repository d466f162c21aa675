"""The memory of what a person said about texts: their word holds for the same text, and for one that is nearly the
same, at once and without any training. Pure: the engine fills it from the store (engine/upkeep.py)."""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any, NamedTuple

from earful.domain.judgement import COMPLAINT_FROM, MAYBE_FROM, UNSURE, Judgement
from earful.judgement.likeness import Form, alike, form_of

_LOOKED_AT = 64  # the newest of those that may be alike; a flood of one template has thousands
_BELOW_MAYBE = MAYBE_FROM - 0.0001
_IN_DOUBT = (COMPLAINT_FROM + MAYBE_FROM) / 2
_HEADS = ("sentiment", "complaint", "need", "desk")


class Said(NamedTuple):
    """What a person said about one text: None where they said nothing. `decision` is the id of their decision."""

    decision: str
    sentiment: str | None = None
    complaint: bool | None = None
    need: str | None = None
    desk: str | None = None


@dataclass(frozen=True, slots=True)
class Recalled:
    """What they would say about a text like those. `words` holds a word a head; `torn` names the heads about which
    they said different things of texts like it: there the program must not be sure."""

    decision: str
    words: dict[str, Any]
    torn: frozenset[str]
    exact: bool


class _Known(NamedTuple):
    shingles: "array[int]"
    sketch: tuple[int, ...]
    negations: int
    said: dict[int, Said]  # by mention


class Memory:
    """Texts and what was said about them, by mention. Looking up takes some microseconds, whatever it holds."""

    def __init__(self) -> None:
        self._form: dict[int, int] = {}  # of each mention
        self._known: dict[int, _Known] = {}
        self._sketches: dict[int, int | list[int]] = {}

    def __len__(self) -> int:
        return len(self._form)

    def put(self, mention_id: int, text: str, said: Said | None) -> None:
        """Remembers what was said about a mention, instead of what was; None forgets it (an undo)."""
        self._forget(mention_id)
        form = form_of(text) if said is not None else None
        if form is None or said is None:
            return
        known = self._known.get(form.key)
        if known is None:
            known = self._known[form.key] = _Known(array("I", form.shingles), form.sketch, form.negations, {})
            for mark in form.sketch:
                self._add(mark, form.key)
        known.said[mention_id] = said
        self._form[mention_id] = form.key

    def recall(self, text: str) -> Recalled | None:
        """What a person would say about this text; None where nothing like it was corrected.

        About equal texts the newest word holds; about texts that are nearly equal only one that nothing speaks
        against, and only where as many negations stand in them."""
        if not self._known:
            return None
        form = form_of(text)
        if form is None:
            return None
        words: dict[str, Any] = {}
        known = self._known.get(form.key)
        if known is not None:
            words = _newest(known.said.values())
            if len(words) == len(_HEADS):
                return Recalled(max(said.decision for said in known.said.values()), words, frozenset(), True)
        near = [self._known[key].said.values() for key in self._near(form)]
        agreed, torn = _agreed(list(chain.from_iterable(near)))
        torn -= words.keys()
        used = [*(known.said.values() if known else ()), *chain.from_iterable(near)]
        if not used:
            return None
        decision = max(said.decision for said in (known.said.values() if known else used))
        return Recalled(decision, agreed | words, frozenset(torn), known is not None)

    def over(self, texts: Sequence[str], judged: Sequence[Judgement]) -> list[Judgement]:
        """The judgements with the person's words about texts like these in their place."""
        if not self._known:
            return list(judged)
        recalled = map(self.recall, texts)
        return [with_words(one, said) if said else one for one, said in zip(judged, recalled, strict=True)]

    def _near(self, form: Form) -> list[int]:
        if not form.shingles:
            return []
        keys: dict[int, None] = {}
        for mark in form.sketch:
            found = self._sketches.get(mark, ())
            keys.update(dict.fromkeys((found,) if isinstance(found, int) else found[-_LOOKED_AT:]))
        keys.pop(form.key, None)
        candidates = [(key, self._known[key]) for key in list(keys)[-_LOOKED_AT:]]
        return [
            key
            for key, known in candidates
            if known.negations == form.negations and alike(form.shingles, known.shingles)
        ]

    def _add(self, mark: int, key: int) -> None:
        there = self._sketches.get(mark)
        if there is None:
            self._sketches[mark] = key
        elif isinstance(there, int):
            self._sketches[mark] = [there, key]
        else:
            there.append(key)

    def _forget(self, mention_id: int) -> None:
        key = self._form.pop(mention_id, None)
        if key is None:
            return
        known = self._known[key]
        del known.said[mention_id]
        if not known.said:
            del self._known[key]
            for mark in known.sketch:
                self._remove(mark, key)

    def _remove(self, mark: int, key: int) -> None:
        there = self._sketches[mark]
        if isinstance(there, list) and len(there) > 1:
            there.remove(key)
        else:
            del self._sketches[mark]


def with_words(judgement: Judgement, recalled: Recalled) -> Judgement:
    """The judgement with what a person said of texts like it, and their decision as `said_by`.

    The probability of a complaint is moved no further than over the bound that the word asks for; where they said
    both, it lies between the bounds, so that a person sees it."""
    words = dict(recalled.words)
    p = judgement.complaint_p
    if "complaint" in recalled.torn:
        words["complaint"], p = False, _IN_DOUBT
    elif "complaint" in words:
        p = max(p, COMPLAINT_FROM) if words["complaint"] else min(p, _BELOW_MAYBE)
    if "sentiment" in recalled.torn:
        words["sentiment"] = UNSURE
    made = replace(judgement, **words, complaint_p=p, said_by=recalled.decision)
    if p < MAYBE_FROM:
        made = replace(made, need=None, need_p=0.0, desk=None, desk_p=0.0)
    return made


def _newest(said: Iterable[Said]) -> dict[str, Any]:
    words: dict[str, Any] = {}
    for one in sorted(said):  # ids of decisions sort by time
        words |= {head: word for head in _HEADS if (word := getattr(one, head)) is not None}
    return words


def _agreed(said: Sequence[Said]) -> tuple[dict[str, Any], set[str]]:
    """The words that all agree on, and the heads where they do not."""
    heard = {head: {word for one in said if (word := getattr(one, head)) is not None} for head in _HEADS}
    return {head: next(iter(words)) for head, words in heard.items() if len(words) == 1}, {
        head for head, words in heard.items() if len(words) > 1
    }

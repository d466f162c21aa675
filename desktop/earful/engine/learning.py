"""Lets the ear learn from the corrections in a store, and shows beforehand what that would change. Nothing is learnt
unless the person said so (store/learning.py), and it is undone with one command."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from earful.domain.judgement import Judgement
from earful.judgement.ear import Ear
from earful.judgement.taught import Taught
from earful.judgement.teaching import Lesson, anchors, teach
from earful.store.corrections import Corrected
from earful.store.database import Database
from earful.store.judging import texts_of
from earful.store.learning import learns_up_to, learnt_from

_LOOKED_AT = 5000
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Preview:
    """What would change among the newest `n` mentions: how many, to a complaint, away from one, of other feeling.

    `examples`: texts with the two judgements, before and after."""

    n: int
    changed: int
    to_complaint: int
    from_complaint: int
    feelings: dict[str, int]  # "negative to neutral": how many
    examples: tuple[tuple[str, Judgement, Judgement], ...]


def learn(database: Database, ear: Ear) -> None:
    """Adapts the ear as the person agreed to, or not at all."""
    up_to = learns_up_to(database)
    if up_to is not None:
        ear.adapt(taught_by(ear, learnt_from(database, up_to)))


def taught_by(ear: Ear, corrected: Sequence[Corrected]) -> Taught | None:
    """What the ear may learn of these corrections; None where nothing is better than as shipped."""
    return teach(ear, [_lesson(one) for one in corrected], anchors())


def preview(database: Database, ear: Ear, taught: Taught) -> Preview:
    """How the newest 5,000 mentions of others would be judged otherwise. The ear is as shipped before and after."""
    rows = database.rows(
        "SELECT mention_id FROM judgement WHERE own = 0 ORDER BY mention_id DESC LIMIT ?", (_LOOKED_AT,)
    )
    texts = list(texts_of(database, [row["mention_id"] for row in rows]).values())
    before = ear.judge(texts)
    ear.adapt(taught)
    try:
        after = ear.judge(texts)
    finally:
        ear.adapt(None)
    pairs = list(zip(texts, before, after, strict=True))
    other = [(text, old, new) for text, old, new in pairs if _words(old) != _words(new)]
    crossed = [(text, old, new) for text, old, new in other if old.complaint != new.complaint]
    feelings = Counter(f"{old.sentiment} to {new.sentiment}" for _, old, new in other if old.sentiment != new.sentiment)
    return Preview(
        len(texts),
        len(other),
        sum(new.complaint for _, _, new in crossed),
        sum(old.complaint for _, old, _ in crossed),
        dict(feelings.most_common()),
        tuple([*crossed, *(one for one in other if one not in crossed)][:_SHOWN]),
    )


def _words(judged: Judgement) -> tuple[object, ...]:
    return judged.sentiment, judged.complaint, judged.need, judged.desk


def _lesson(one: Corrected) -> Lesson:
    said = {"sentiment": one.sentiment, "need": one.need, "desk": one.desk}
    complaint = {} if one.complaint is None else {"complaint": "yes" if one.complaint else "no"}
    return Lesson(one.text, {head: word for head, word in said.items() if word is not None} | complaint)

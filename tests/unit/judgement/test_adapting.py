"""Learning from corrections: only what is better on unseen corrections and no worse on the anchors is adopted."""

import json
from pathlib import Path

import numpy as np
import pytest

from earful.judgement.adapting import LEAST, Rows, Shown, adapted
from earful.judgement.ear import Ear
from earful.judgement.measure import macro_f1
from earful.judgement.teaching import Lesson, anchors, teach

SETS = Path(__file__).parents[4] / "shared" / "data" / "language"


def shown(n, seed, word_tells=0.0):
    """Texts of four words each, two classes, scores that are right six times in ten; word 1 may tell the class."""
    dice = np.random.default_rng(seed)
    truth = dice.integers(0, 2, n)
    scores = np.zeros((n, 2))
    right = dice.random(n) < 0.6
    scores[np.arange(n), np.where(right, truth, 1 - truth)] = 0.4
    words = np.sort(dice.integers(10, 4000, (n, 4)), 1)
    words[:, 0] = np.where(dice.random(n) < word_tells, 1 + truth, 0)
    return Shown(Rows(words.ravel(), np.full(4 * n, 0.5, np.float32), np.arange(n) * 4), scores, truth)


def test_a_few_corrections_teach_nothing():
    assert adapted(shown(LEAST - 1, 1, 1.0), shown(200, 2)) is None


def test_corrections_that_tell_nothing_new_are_not_adopted():
    assert [adapted(shown(60, seed), shown(200, 100 + seed)) for seed in range(5)] == [None] * 5


def test_what_words_tell_again_and_again_is_learnt_and_always_the_same():
    told, watched = shown(300, 3, 1.0), shown(200, 4)
    found = adapted(told, watched)
    assert found is not None
    assert found.loss[1] < found.loss[0]
    fresh = shown(500, 5, 1.0)
    before = (fresh.scores.argmax(1) == fresh.truth).mean()
    after = (found.correction.over(fresh).argmax(1) == fresh.truth).mean()
    assert after > before + 0.1
    again = adapted(told, watched)
    assert again is not None
    assert np.array_equal(again.correction.weights, found.correction.weights)


def test_what_harms_the_anchors_is_not_adopted():
    told, watched = shown(300, 6, 1.0), shown(200, 7, 1.0)
    opposite = Shown(watched.rows, watched.scores * 8, 1 - watched.truth)
    found = adapted(told, opposite)
    assert found is None or found.anchor_loss[1] <= found.anchor_loss[0] * 1.05


@pytest.fixture(scope="module")
def ear():
    return Ear.load()


def test_an_ear_that_learnt_says_so_and_can_forget(ear):
    lesson = "The Halden app says zorbled again on the third floor of house {}"
    texts = [lesson.format("abcdefghijklmnopqrstuvwxyz"[n % 26] * (1 + n // 26)) for n in range(120)]
    plain = [f"The Halden app is on the {n}th floor of the house" for n in range(120)]
    lessons = [Lesson(text, {"sentiment": "negative"}) for text in texts]
    lessons += [Lesson(text, {"sentiment": "neutral"}) for text in plain]
    before, name = ear.judge(texts[:20] + plain[:20]), ear.model
    taught = teach(
        ear, [lesson for pair in zip(lessons[:120], lessons[120:], strict=True) for lesson in pair], anchors()
    )
    assert taught is not None
    ear.adapt(taught)
    after = ear.judge(texts[:20] + plain[:20])
    assert after[0].model == f"{name}+{taught.name}"
    assert sum(one.negative for one in after[:20]) > sum(one.negative for one in before[:20])
    assert ear.ranked(texts[0])["sentiment"] == sorted(ear.ranked(texts[0])["sentiment"], key=lambda row: -row[1])
    ear.adapt(None)
    assert ear.judge(texts[:20] + plain[:20]) == before


@pytest.mark.parametrize("n", [10, 50])
def test_simulated_corrections_never_make_it_worse(ear, n):
    file = SETS / "sentiment_sxsw_en.jsonl"
    if not file.exists():
        pytest.skip("the labelled sets are not there")
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    names = ("negative", "neutral", "positive")
    chosen = [rows[at] for at in np.random.default_rng(n).permutation(len(rows))[: n + 1500]]
    chosen = [row for row in chosen if row["sentiment"] in names]
    told, others = chosen[:n], chosen[n:]
    truth = np.array([names.index(row["sentiment"]) for row in others])
    texts = [row["text"] for row in others]
    before = macro_f1(truth, ear.logits(texts)["sentiment"].argmax(1), 3)
    ear.adapt(teach(ear, [Lesson(row["text"], {"sentiment": row["sentiment"]}) for row in told], anchors()))
    found = np.array([[one.negative, one.neutral, one.positive] for one in ear.judge(texts)])
    ear.adapt(None)
    assert macro_f1(truth, found.argmax(1), 3) >= before - 0.02

"""Who gets an answer, by size of voice; what counts as a question."""

import pytest

from earful.insight.conversation import Turn, answers, asks, by_voice


@pytest.mark.parametrize(
    "text", ["Why?", "Is it broken? I think so", "坏了怎么办？求助", "really?!", "(anyone?)", "什么时候修？"]
)
def test_questions(text):
    assert asks(text)


@pytest.mark.parametrize("text", ["It is broken.", "see https://x.example/a?b=c", "", "watch?v=12"])
def test_no_questions(text):
    assert not asks(text)


def turns(followers, answered, n, hours=2.0):
    return [Turn(hours if k < answered else 100.0, k < answered, followers, True, False) for k in range(n)]


def test_the_bias_between_small_and_large_voices_shows():
    found = by_voice(
        [*turns(5, 2, 20), *turns(50_000, 18, 20), *turns(None, 3, 9), *turns(99, 0, 1), *turns(100, 1, 1)]
    )
    assert [(voice, group.n, group.clock.answered) for voice, group in found] == [
        ((0, 100), 21, 2), ((100, 1000), 1, 1), ((1000, 10_000), 0, 0), ((10_000, None), 20, 18), (None, 9, 3),
    ]  # fmt: skip
    small, large = found[0][1], found[3][1]
    assert small.share.high < large.share.low
    assert (large.clock.median.estimate, small.clock.median.estimate) == (2.0, None)
    assert found[4][1].share is None  # nine are too few for a share


def test_nothing_said():
    found = answers([])
    assert (found.n, found.share, found.clock.median.estimate) == (0, None, None)

"""What counts as own words, as the same words again, and as a matter in common."""

import numpy as np
import pytest

from earful.insight.engagement.wording import TABLE_BITS, Usual, own_words, phrase, wording

NOTHING = Usual(np.zeros(1 << TABLE_BITS), np.zeros(1 << TABLE_BITS))


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("转发微博。", ""), ("Repost", ""), ("", ""), ("//@somebody: 好的", ""), ("@one @two http://t.cn/x", ""),
        ("回复@老王:说得对//@老王:哈", "说得对"), ("RT @brand: our news", "our news"), ("Great!! 👍", "great 👍"),
        ("[哈哈]", "[哈哈]"),
    ],
)  # fmt: skip
def test_own_words(text: str, own: str) -> None:
    assert own_words(text) == own


def test_copies_are_counted_without_names_links_and_punctuation() -> None:
    said = wording(["支持国货！", "支持国货 @a", "@b 支持国货 http://x.y/z", "另一句话说", "", None], NOTHING)
    assert said.copies[:5].tolist() == [2, 2, 2, 0, 0]
    assert np.isnan([said.copies[5], said.worded[5]]).all()
    assert said.worded[:5].tolist() == [1, 1, 1, 1, 0]


def test_templates_with_other_endings_share_their_pieces() -> None:
    said = wording([f"这款产品真的很棒{end}" for end in ("", "呀", "哦哦", "123")] + ["我家那台三天就坏了"], NOTHING)
    assert said.shared[:4].min() >= 3
    assert said.shared[4] == 0
    assert said.lent[:4].min() > 0.5
    assert said.copies.max() == 0


def test_the_matter_is_unknown_without_knowing_the_language() -> None:
    assert np.isnan(wording(["这款产品真的很棒", "ok"], NOTHING).matter).all()
    even = Usual(np.full(1 << TABLE_BITS, 0.01), np.zeros(1 << TABLE_BITS))
    said = wording([f"冰箱坏了{end}" for end in "甲乙丙丁戊"] + ["球赛很精彩"], even)
    assert said.matter[0] > said.matter[5]


def test_usual_phrases_are_known_as_such() -> None:
    phrases = np.zeros(1 << TABLE_BITS)
    phrases[phrase("哈哈")] = 0.4
    assert wording(["哈哈", "冰箱坏了"], Usual(NOTHING.pairs, phrases)).common.tolist() == [0.4, 0]

"""On cascades of real people, with reposts bought by the tests: seen in training, so only a floor under the figures."""

import gzip
from pathlib import Path

import numpy as np
import pytest

from earful.insight.engagement.attacks import Attack, attacked
from earful.insight.engagement.cascade import Cascade
from earful.insight.engagement.reading import read_cascades
from earful.insight.engagement.scorer import load
from earful.insight.engagement.verdict import verdicts
from earful.insight.engagement.worlds import pool_of


@pytest.fixture(scope="module")
def organic() -> list[Cascade]:
    path = Path(__file__).resolve().parents[5] / "shared" / "data" / "engagement" / "weibo_cascades.jsonl.gz"
    if not path.is_file():
        pytest.skip("the shared cascades are not on this machine")
    with gzip.open(path) as lines:
        return read_cascades(lines, str(path))[::10]


def test_people_are_left_alone_and_bursts_of_templates_found(organic: list[Cascade]) -> None:
    scorer, chance, pool = load(), np.random.default_rng(8), pool_of(organic)
    clean = verdicts(organic, scorer)
    assert sum(one.p >= 0.5 for one in clean) <= 2
    assert float(np.mean([one.estimate for one in clean])) < 0.05
    some = organic[:15]
    attack = Attack("burst", "template", 0.4)
    made = [attacked(one, attack, [p for p in pool if p[0] not in one.texts], chance)[0] for one in some]
    found = verdicts(made, scorer)
    assert sum(one.p >= 0.5 for one in found) >= 13
    assert float(np.median([abs(one.estimate - 0.4) for one in found])) < 0.08

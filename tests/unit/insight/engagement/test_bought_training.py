"""The simulated machine reposts, and that exported trees say what the fitted model says."""

import numpy as np
import pytest

pytest.importorskip("sklearn", reason="what trains is not installed: the extra `train`")

from tests.unit.insight.engagement.crowds import honest

from earful.insight.engagement.attacks import CONTENTS, TIMINGS, Attack, attacked
from earful.insight.engagement.calibrating import area, errors
from earful.insight.engagement.worlds import pool_of, world


@pytest.mark.parametrize("timing", TIMINGS)
@pytest.mark.parametrize("content", CONTENTS)
def test_an_attack_keeps_the_people_and_reaches_its_share(timing: str, content: str) -> None:
    one = honest(1)
    joined, machine = attacked(one, Attack(timing, content, 0.4), pool_of([honest(2)]), np.random.default_rng(3))
    assert machine.mean() == pytest.approx(0.4, abs=0.01)
    assert len(joined) == len(machine)
    assert (np.diff(joined.t) >= 0).all()
    people = {name for name, made in zip(joined.authors, machine, strict=True) if not made}
    assert people == set(one.authors)


def test_a_world_shows_the_same_posts_in_other_ways() -> None:
    cascades = [honest(number) for number in range(6)]
    attacks = [Attack("burst", "stolen", 0.3), None] * 3
    seen = world(cascades, attacks, pool_of(cascades), np.random.default_rng(4), plain=0)
    assert [one.attack is not None for one in seen] == [True, False] * 3
    assert all(one.machine.sum() == 0 for one in seen[1::2])
    assert any(text is None for one in seen for text in one.cascade.texts) or any(
        len(one.cascade) != 300 for one in seen
    )


def test_exported_trees_say_the_same() -> None:
    ensemble = pytest.importorskip("sklearn.ensemble")
    from earful.insight.engagement.learning import exported

    chance = np.random.default_rng(1)
    rows = chance.normal(size=(3000, 4)).astype(np.float32)
    rows[chance.random(rows.shape) < 0.1] = np.nan
    truth = (np.nan_to_num(rows[:, 0]) + np.nan_to_num(rows[:, 1]) * chance.normal(size=3000) > 0.2).astype(int)
    model = ensemble.HistGradientBoostingClassifier(max_iter=15, random_state=0).fit(rows, truth)
    assert exported(model)(rows) == pytest.approx(model.decision_function(rows), abs=1e-5)


def test_area_and_errors() -> None:
    assert area(np.array([0.0, 1.0]), np.array([1.0, 2.0])) == 0.875
    table = errors(np.full(100, 0.3), np.linspace(0.2, 0.4, 100), np.full(100, 9.0))[-1]
    assert table["at"] == [0.3]
    assert table["below"][0] == pytest.approx(0.095, abs=0.01)

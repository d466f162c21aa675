"""Counts by week of publication, as things stand at one moment."""

from earful.domain.moments import DAY
from earful.insight.scorecard import Handled, scorecard

EDGES = [0, 7 * DAY, 14 * DAY]


def test_weeks():
    mentions = [
        Handled(1 * DAY, 1, True, read_at=2 * DAY, answered_at=3 * DAY, resolved_at=4 * DAY),  # spoke again
        Handled(1 * DAY, 2, True, read_at=2 * DAY, answered_at=3 * DAY, resolved_at=None),  # did not
        Handled(6 * DAY, 3, True, read_at=20 * DAY, answered_at=20 * DAY, resolved_at=20 * DAY),  # not yet
        Handled(7 * DAY, 4, False, read_at=8 * DAY, answered_at=8 * DAY, resolved_at=8 * DAY),  # no complaint
        Handled(13 * DAY, None, True, read_at=None, answered_at=None, resolved_at=13 * DAY),
        Handled(14 * DAY, 5, True, None, None, None),  # of no week
    ]
    first, second = scorecard(mentions, EDGES, {1: 12 * DAY, 2: 1 * DAY, 4: 13 * DAY}, until=15 * DAY)
    counts = ("heard", "listened", "complaints", "answered", "solved", "returned")
    assert [getattr(first, name) for name in counts] == [3, 2, 3, 2, 1, 1]
    assert [getattr(second, name) for name in counts] == [2, 1, 1, 0, 1, 0]


def test_no_weeks():
    assert scorecard([], [], {}, 0) == []

"""Heard, listened, answered, solved by day and platform."""

from zoneinfo import ZoneInfo

from tests.unit.store.conftest import brand, database, take  # noqa: F401
from tests.unit.store.samples import NOW, mention

from earful.cli.listening import listening_report
from earful.cli.reports import about
from earful.domain.moments import DAY, HOUR, iso
from earful.store.decisions import decide


def test_each_day_and_platform_counts_its_own(database, take):  # noqa: F811
    old, new, other = sorted(
        take(
            mention(24 * 60 + 5, "broken"), mention(9, "broken", platform="reddit"), mention(5, "lovely")
        ).new
    )  # fmt: skip
    decide(database, "read", [old], NOW)
    decide(database, "read", [old], NOW + 1, {"seconds": 9.5, "end": True})
    decide(database, "read", [other], NOW, {"seconds": 1.0, "end": False})
    decide(database, "resolved", [old], NOW + HOUR)
    until = NOW + 2 * HOUR
    said = listening_report(database, about(database, None, None, until, until, ZoneInfo("UTC")))
    assert [(row["from"], row["platform"]) for row in said["days"]] == [
        (iso(NOW // DAY * DAY - DAY), "bluesky"),
        (iso(NOW // DAY * DAY), "bluesky"),
        (iso(NOW // DAY * DAY), "reddit"),
    ]
    assert [tuple(row.values())[2:] for row in said["days"]] == [
        (1, 1, 1, 1, 0, 1),
        (1, 1, 0, 0, 0, 0),
        (1, 0, 0, 1, 0, 0),
    ]
    assert said["total"]["heard"] == said["n"] == 3
    assert new


def test_nothing_heard_is_no_failure(database, brand):  # noqa: F811
    assert listening_report(database, about(database, None, None, NOW, NOW, ZoneInfo("UTC")))["days"] == []

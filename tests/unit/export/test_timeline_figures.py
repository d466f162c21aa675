"""The numbers of a chart are those of the exported rows, in any zone, any bin, for one brand or all."""

from collections import Counter
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.unit.store.samples import NOW, judge, mention

from earful.domain.brand import Brand
from earful.domain.moments import DAY, HOUR, MINUTE, parse_iso
from earful.export.timeline_figures import read_timeline, timeline_rows
from earful.store.brands import add_brand
from earful.store.database import open_database
from earful.store.exporting import mentions
from earful.store.intake import Heard, take_in
from earful.store.sensors import Span, note_span
from earful.store.timeline import FEELINGS

UTC = ZoneInfo("UTC")
SAID = ("broken", "fine", "lovely", "坏")
ONE = st.tuples(
    st.integers(0, 20 * 24 * 60), st.sampled_from(SAID), st.sampled_from([(1,), (2,), (1, 2)]), st.booleans()
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    heard=st.lists(ONE, max_size=40),
    size=st.sampled_from(["hour", "day", "week"]),
    zone=st.sampled_from(["UTC", "Europe/Warsaw", "Asia/Shanghai", "Asia/Kolkata", "America/St_Johns"]),
    brand_id=st.sampled_from([None, 1, 2]),
)
def test_any_chart_equals_a_recount_of_the_exported_rows(tmp_path_factory, heard, size, zone, brand_id):
    database = open_database(tmp_path_factory.mktemp("recount") / "earful.db")
    for name in ("Frostline", "Polarkant"):
        add_brand(database, Brand(0, name), NOW)
    taken = [
        Heard(mention(place, text, created_at=NOW - back * MINUTE), brands, own)
        for place, (back, text, brands, own) in enumerate(heard)
    ]
    take_in(database, taken, judge, NOW)
    figures = read_timeline(database, NOW - 20 * DAY, NOW + 1, size, ZoneInfo(zone), brand_id=brand_id)
    for place, tally in enumerate(figures.tallies):
        since, until = figures.hours_of(place)
        rows = [row for row in mentions(database, brand_id=brand_id, since=since, until=until) if not row["own"]]
        feelings = Counter(row["judgement"]["sentiment"]["label"] for row in rows)
        assert {name: getattr(tally, name) for name in FEELINGS} == {name: feelings[name] for name in FEELINGS}
        assert tally.n == len(rows)
        assert tally.complaints == sum(row["judgement"]["complaint"]["label"] for row in rows)
    assert figures.n == sum(not own for _, _, brands, own in heard if brand_id is None or brand_id in brands)
    database.close()


def test_a_mention_of_two_brands_counts_once_for_all(database, ours, theirs, take):
    take([mention(1, "broken"), mention(2, "lovely")], [ours.id, theirs.id])
    figures = read_timeline(database, NOW - DAY, NOW + 1, "day", UTC)
    assert (figures.n, figures.total("negative"), figures.total("complaints")) == (2, 1, 1)
    assert figures.brand is None


def test_coverage_counts_what_has_passed_only(database, ours):
    figures = read_timeline(database, NOW - 2 * DAY, NOW, "day", UTC, brand_id=ours.id)
    assert figures.end > NOW
    assert figures.coverage == 1.0
    assert figures.covered(NOW, NOW + HOUR) is None
    assert figures.brand == "霜线 Frostline"


def test_a_gap_is_told_to_the_part(database, theirs):
    database.connection.execute(
        "INSERT INTO source (platform, brand_id, options, added_at) VALUES ('rss', ?, '{}', 1)", (theirs.id,)
    )
    start = parse_iso("2024-10-04T00:00:00Z")
    note_span(database, Span(1, "s", start, start + 6 * HOUR, "known"))
    note_span(database, Span(1, "s", start + 12 * HOUR, start + DAY, "known"))
    figures = read_timeline(database, start, start + DAY, "day", UTC, brand_id=theirs.id)
    assert figures.gaps == ((start + 6 * HOUR, start + 12 * HOUR),)
    assert figures.coverage == pytest.approx(0.75)


def test_a_part_is_counted_anew(database, ours, take):
    take([mention(n * 24 * 60, "broken") for n in range(10)], [ours.id])
    figures = read_timeline(database, NOW - 9 * DAY, NOW + 1, "day", UTC, brand_id=ours.id)
    part = figures.between(figures.tallies[3].start, figures.tallies[5].end)
    assert part.n == 3
    assert (part.start, part.end) == (figures.tallies[3].start, figures.tallies[5].end)
    assert figures.between(0, 1).tallies == figures.tallies[-1:]


def test_the_table_holds_the_same_numbers(database, ours, take):
    take([mention(n * 300, SAID[n % 3]) for n in range(30)], [ours.id])
    figures = read_timeline(database, NOW - 7 * DAY, NOW + 1, "day", ZoneInfo("Asia/Shanghai"), brand_id=ours.id)
    rows = list(timeline_rows(figures))
    assert [row["n"] for row in rows] == [tally.n for tally in figures.tallies]
    assert sum(row["complaints"] for row in rows) == figures.total("complaints")
    assert rows[0]["from"].endswith("16:00:00Z")  # midnight in Shanghai
    assert {(row["brand"], row["zone"], row["judged_by"]) for row in rows} == {
        ("霜线 Frostline", "Asia/Shanghai", "test-1")
    }
    assert list(rows[0])[:9] == ["from", "to", *FEELINGS, "complaints", "n", "coverage"]


def test_the_future_and_a_backward_period_are_no_error(database, ours):
    figures = read_timeline(database, NOW + DAY, NOW, "day", UTC, brand_id=ours.id)
    assert (figures.n, figures.coverage, figures.gaps) == (0, None, ())

"""What was looked at: the best of one stream's spans, the worst of a source's streams."""

from hypothesis import given
from hypothesis import strategies as st

from earful.insight.coverage import STATES, Stretch, stretches, time_in
from earful.store.sensors import Span


def spans(*told):
    return [Span(1, stream, start, end, state, reason) for stream, start, end, state, reason in told]


def test_nothing_in_the_ledger_is_not_looked():
    assert stretches([], 0, 10) == [Stretch(0, 10, "not_looked")]
    assert stretches([], 10, 10) == []


def test_a_gap_that_was_read_later_is_healed():
    found = stretches(
        spans(("a", 0, 8, "known", None), ("a", 3, 5, "missed", "full"), ("a", 8, 9, "missed", "full")), 0, 10
    )
    assert found == [Stretch(0, 8, "known"), Stretch(8, 9, "missed", "full"), Stretch(9, 10, "not_looked")]
    assert time_in(found) == {"known": 8, "capped": 0, "sampled": 0, "missed": 1, "not_looked": 1}


def test_the_worst_stream_speaks_for_the_source_during_its_life():
    found = stretches(
        spans(("a", 0, 10, "known", None), ("b", 4, 6, "capped", None), ("b", 8, 9, "known", None)), 0, 10
    )
    assert found == [
        Stretch(0, 4, "known"), Stretch(4, 6, "capped"), Stretch(6, 8, "not_looked"), Stretch(8, 10, "known"),
    ]  # fmt: skip


@given(
    st.lists(st.tuples(st.sampled_from("ab"), st.integers(0, 50), st.integers(1, 20), st.sampled_from(STATES[:4]))),
    st.integers(0, 40),
    st.integers(1, 40),
)
def test_stretches_fill_the_period_without_holes(told, since, length):
    ledger = spans(*((stream, start, start + size, state, None) for stream, start, size, state in told))
    found = stretches(ledger, since, since + length)
    assert [stretch.start for stretch in found] == [since, *(stretch.end for stretch in found[:-1])]
    assert found[-1].end == since + length
    assert sum(time_in(found).values()) == length

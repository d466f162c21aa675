"""How long the words of mentions are kept: what a person chose for a source, and what platforms demand. Pure."""

from collections.abc import Mapping

from earful.domain.moments import DAY, Moment

# The option of a source that says it, in days; absent or 0: for ever.
KEEP_DAYS = "keep_days"

# Platforms whose terms demand that the words go when their author deleted them there: Reddit's Data API terms, X's
# developer agreement, YouTube's API policies (III.E.4).
WORDS_GO_WHEN_DELETED = frozenset({"reddit", "x", "youtube"})
# ... and that the author's id goes with them (Reddit's Data API wiki).
AUTHOR_GOES_WHEN_DELETED = frozenset({"reddit"})


def keep_days(options: Mapping[str, str]) -> int | None:
    """The days that a source's words are kept; None: for ever. What is no whole number of days changes nothing."""
    said = options.get(KEEP_DAYS, "").strip()
    return int(said) if said.isascii() and said.isdigit() and 0 < int(said) < 100_000 else None


def kept_since(options: Mapping[str, str], now: Moment) -> Moment | None:
    """The moment before which a source's words go; None where all are kept."""
    days = keep_days(options)
    return None if days is None else now - days * DAY

"""YouTube's daily quota: what a request takes of it, how often to ask so that it lasts, and when it is renewed."""

from datetime import timedelta

from earful.domain.moments import Moment, as_datetime, moment, zone

UNITS = 10_000  # a day, for one API key
SEARCHES = 100  # a day
# Since searches have a count of their own a search takes no units any more. Older keys still pay 100 for it: counted
# so, neither of the two runs out.
SEARCH_UNITS = 100
DAY_ZONE = "America/Los_Angeles"
_SHARE = 0.7  # of the day's quota for polling; what is left is for backlogs, long threads and looking again
_SHORTEST_S, _LONGEST_S = 900, 86_400


def poll_seconds(searches: int, channels: int, videos: int) -> int:
    """How long to wait between two polls that each make `searches` searches, ask for the comments of `channels`
    channels and of `videos` videos, so that the day's quota lasts until it is renewed."""
    units = searches * (SEARCH_UNITS + 1) + 2 * channels + videos
    polls = [86_400 / _SHORTEST_S, _SHARE * UNITS / max(units, 1), _SHARE * SEARCHES / max(searches, 1)]
    return round(min(max(86_400 / min(polls), _SHORTEST_S), _LONGEST_S))


def renewed_at(now: Moment) -> Moment:
    """The next midnight in California, when the quota is renewed; also across the change of the clocks."""
    there = as_datetime(now).astimezone(zone(DAY_ZONE))
    midnight = (there.replace(tzinfo=None) + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
    return moment(midnight.replace(tzinfo=there.tzinfo))

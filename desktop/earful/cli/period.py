"""--since and --until: days as they are typed, as moments."""

from datetime import datetime
from zoneinfo import ZoneInfo

from earful.domain.failures import KnownError
from earful.domain.moments import Moment, moment


def day(text: str | None, place: ZoneInfo) -> Moment | None:
    """The moment at which a day begins in a zone, or of an ISO 8601 time; None for None. Raises KnownError."""
    if text is None:
        return None
    try:
        when = datetime.fromisoformat(text)
        return moment(when if when.tzinfo else when.replace(tzinfo=place))
    except (ValueError, OverflowError) as error:
        raise KnownError("bad_date", {"value": text}) from error

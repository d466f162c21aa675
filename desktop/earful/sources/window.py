"""What to keep of a page where a platform sorts by another time than that of publishing, by which walks end."""

from collections.abc import Sequence
from urllib.parse import parse_qsl, urlsplit

from earful.domain.mention import Mention
from earful.domain.moments import Moment, from_unix, parse_iso


def asked_since(url: str, name: str) -> Moment | None:
    """How far back the request at `url` asked to see, from its parameter `name` (ISO 8601 or Unix seconds)."""
    try:
        told = dict(parse_qsl(urlsplit(url).query)).get(name, "")
    except ValueError:
        return None
    return from_unix(int(told)) if told.isascii() and told.isdecimal() and len(told) < 12 else parse_iso(told)


def within(items: Sequence[Mention], floor: Moment | None) -> tuple[Mention, ...]:
    """The items; none of them where all were published before `floor`.

    A page that holds only what is older than a walk wants to go ends the walk. Where the platform sorts by change, or
    goes from one video to the next, newer things may follow, so such a page must count as empty."""
    times = [item.created_at for item in items if item.created_at is not None]
    if floor is None or not times or len(times) < len(items) or max(times) >= floor:
        return tuple(items)
    return ()

"""`earful report weekly --out FILE`: the last seven whole days as HTML or PDF, without a screen."""

from pathlib import Path
from zoneinfo import ZoneInfo

from earful.cli.printing import say
from earful.domain.failures import KnownError
from earful.domain.moments import DAY, Moment
from earful.export.weekly import read_week, week_before
from earful.store.brands import brand_named
from earful.store.database import Database

_FORMATS = ("pdf", "html")
_INSTALL_LINE = "sudo apt install libegl1 libgl1 libfontconfig1 libdbus-1-3 libxkbcommon0"


def write_weekly(
    database: Database,
    out: Path | None,
    brand: str | None,
    since: Moment | None,
    until: Moment | None,
    now: Moment,
    place: ZoneInfo,
) -> None:
    """Writes the report by the name of `out`. Raises KnownError: unknown_format, qt_missing, cannot_write."""
    kind = out.suffix.lstrip(".").lower() if out is not None else ""
    if out is None or kind not in _FORMATS:
        raise KnownError("unknown_format", {"what": "weekly --out", "name": kind, "known": ", ".join(_FORMATS)})
    try:
        from earful.export.weekly_page import write_week
    except ImportError as error:
        library = str(error).split(":")[0]
        raise KnownError("qt_missing", {"library": library, "line": _INSTALL_LINE}, detail=str(error)) from error
    brand_id = brand_named(database, brand).id if brand else None
    start, end = week_before(now if until is None else until, place)
    week = read_week(database, since if since is not None else start, max(end, (since or 0) + DAY), place, brand_id)
    write_week(week, out, kind)
    say([{"written": str(out), "format": kind, "rows": week.figures.n}], ("written", "format", "rows"))

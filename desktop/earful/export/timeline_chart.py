"""`earful export timeline` as a picture, and any timeline to any file. Imports Qt only when a picture is wanted."""

from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from earful.domain.failures import KnownError
from earful.domain.moments import Moment
from earful.export.tables import WRITERS
from earful.export.timeline_figures import TimelineFigures, read_timeline, timeline_rows
from earful.store.database import Database
from earful.store.timeline import Bin

if TYPE_CHECKING:
    from earful.export.timeline_page import TimelinePage

# Debian's names of what Qt's wheels need to paint without a screen.
_INSTALL_LINE = "sudo apt install libegl1 libgl1 libfontconfig1 libdbus-1-3 libxkbcommon0"


def export_timeline(
    database: Database,
    out: Path,
    name: str,
    *,
    since: Moment,
    until: Moment,
    size: Bin,
    zone: ZoneInfo,
    brand_id: int | None = None,
    width: int = 1280,
    height: int = 720,
) -> int:
    """Writes the timeline of since..until as `name`: png, svg, pdf, csv, xlsx or jsonl; gives the number of bins.

    Pictures are light and width x height device-independent pixels. Raises KnownError: qt_missing, cannot_write."""
    figures = read_timeline(database, since, until, size, zone, brand_id=brand_id)
    return write_timeline(out, name, figures, None, width, height)


def write_timeline(
    out: Path,
    name: str,
    figures: TimelineFigures,
    page: "TimelinePage | None" = None,
    width: int = 1280,
    height: int = 720,
) -> int:
    """The same for figures that are read already; `page` says how a picture of them looks (None: light, everything)."""
    if name in WRITERS:
        return WRITERS[name](timeline_rows(figures), out)
    try:
        from earful.export.chart_files import families, write_picture
        from earful.export.timeline_page import TimelinePage
        from earful.export.timeline_picture import LIGHT, Look
    except ImportError as error:
        library = str(error).split(":")[0]
        raise KnownError("qt_missing", {"library": library, "line": _INSTALL_LINE}, detail=str(error)) from error
    page = page or TimelinePage(figures, Look(LIGHT, families()))
    write_picture(out, name, page.paint, width, height, page.title)
    return len(figures.tallies)

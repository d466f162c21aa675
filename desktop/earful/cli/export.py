"""`earful export`: mentions, complaints, coverage and the timeline to a file. Charts need Qt, tables do not."""

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from earful.cli.export_fans import export_fans
from earful.cli.opening import database_of
from earful.cli.period import day
from earful.cli.printing import say
from earful.domain.failures import KnownError
from earful.domain.moments import DAY, Moment, iso, zone
from earful.engine.outside import clock
from earful.export.tables import WRITERS
from earful.export.timeline_figures import read_timeline, timeline_rows
from earful.store.brands import brand_named, brands, source_configs
from earful.store.database import Database
from earful.store.exporting import mentions
from earful.store.sensors import coverage_counts, spans
from earful.store.timeline import BINS, first_heard

_PICTURES = ("png", "svg", "pdf")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `earful export`."""
    parser.add_argument("what", choices=["mentions", "complaints", "coverage", "timeline", "fans"])
    parser.add_argument("--out", type=Path, required=True, metavar="FILE")
    formats = dict.fromkeys((*WRITERS, *_PICTURES, "json", "html"))
    parser.add_argument("--format", choices=list(formats), help="default: by the name of FILE")
    parser.add_argument("--brand", help="only this brand")
    parser.add_argument("--since", metavar="DATE", help="from this day on, like 2026-11-01")
    parser.add_argument("--until", metavar="DATE", help="before this day")
    parser.add_argument("--audit", metavar="ID", help="this audit of fans (default: the newest)")
    parser.add_argument("--by", choices=BINS, default="day", help="bins of the timeline (default: day)")
    parser.add_argument("--zone", default="UTC", help="time zone of days, like Asia/Shanghai (default: UTC)")


def run(args: argparse.Namespace) -> int:
    """Runs `earful export`; prints what was written."""
    name = args.format or args.out.suffix.lstrip(".").lower()
    known = [*WRITERS, *_PICTURES] if args.what == "timeline" else list(WRITERS)
    if args.what == "fans":
        return export_fans(args, name)
    if name not in known:
        raise KnownError("unknown_format", {"what": args.what, "name": name, "known": ", ".join(known)})
    place = zone(args.zone)
    since, until = day(args.since, place), day(args.until, place)
    database = database_of(args)
    brand_id = brand_named(database, args.brand).id if args.brand else None
    if name in _PICTURES:
        count = _picture(args, name, database, brand_id, since, until, place)
    else:
        count = WRITERS[name](_rows(args, database, brand_id, since, until, place), args.out)
    say([{"written": str(args.out), "format": name, "rows": count}], ("written", "format", "rows"))
    return 0


def _rows(
    args: argparse.Namespace,
    database: Database,
    brand_id: int | None,
    since: Moment | None,
    until: Moment | None,
    place: ZoneInfo,
) -> Iterator[dict[str, Any]]:
    if args.what in {"mentions", "complaints"}:
        return mentions(database, brand_id=brand_id, since=since, until=until, complaints=args.what == "complaints")
    if args.what == "coverage":
        return _coverage(database, brand_id, since or 0, until or clock() + DAY)
    return _timeline(args, database, brand_id, since, until, place)


def _coverage(database: Database, brand_id: int | None, since: Moment, until: Moment) -> Iterator[dict[str, Any]]:
    platforms = {config.id: config.platform for config in source_configs(database)}
    names = {brand.id: brand.name for brand in brands(database)}
    of_brand = {config.id: names.get(config.brand_id or 0) for config in source_configs(database)}
    for span in spans(database, since, until, brand_id):
        yield {
            "source": span.source_id,
            "platform": platforms.get(span.source_id),
            "brand": of_brand.get(span.source_id),
            "stream": span.stream,
            "from": iso(span.start),
            "to": iso(span.end),
            "state": span.state,
            "reason": span.reason,
            "got": None,
            "known": None,
        }
    # How much of how much was read: a row without a span, under the name of what was counted.
    for count in coverage_counts(database, brand_id):
        if since <= count.asked_at < until:
            yield {
                "source": count.source_id,
                "platform": platforms.get(count.source_id),
                "brand": of_brand.get(count.source_id),
                "stream": count.scope,
                "from": None,
                "to": iso(count.asked_at),
                "state": count.state,
                "reason": None,
                "got": count.got,
                "known": count.known,
            }


def _timeline(
    args: argparse.Namespace,
    database: Database,
    brand_id: int | None,
    since: Moment | None,
    until: Moment | None,
    place: ZoneInfo,
) -> Iterator[dict[str, Any]]:
    start, end = _period(database, brand_id, since, until)
    return timeline_rows(read_timeline(database, start, end, args.by, place, brand_id=brand_id))


def _period(
    database: Database, brand_id: int | None, since: Moment | None, until: Moment | None
) -> tuple[Moment, Moment]:
    first = first_heard(database, brand_id)
    if first is None and since is None:
        raise KnownError("nothing_to_export")
    start = since if since is not None else (first or 0)
    return start, until if until is not None else max(clock(), start + 1)


def _picture(
    args: argparse.Namespace,
    name: str,
    database: Database,
    brand_id: int | None,
    since: Moment | None,
    until: Moment | None,
    place: ZoneInfo,
) -> int:
    from earful.export.timeline_chart import export_timeline

    start, end = _period(database, brand_id, since, until)
    return export_timeline(
        database, args.out, name, since=start, until=end, size=args.by, zone=place, brand_id=brand_id
    )

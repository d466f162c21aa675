"""`earful report`: the honest clock, coverage, conversation, scorecard and events, each as one JSON object."""

import argparse
import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from earful.cli.accuracy import accuracy_report
from earful.cli.event_report import events_report
from earful.cli.listening import COLUMNS as LISTENING
from earful.cli.listening import listening_report
from earful.cli.opening import database_of
from earful.cli.period import day
from earful.cli.printing import say, say_line
from earful.cli.reports import about, clock_report, conversation_report, coverage_report, scorecard_report
from earful.cli.weekly_report import write_weekly
from earful.domain.failures import KnownError
from earful.domain.moments import zone
from earful.engine.outside import clock

_REPORTS: Mapping[str, Callable[..., dict[str, Any]]] = {
    "clock": clock_report,
    "coverage": coverage_report,
    "conversation": conversation_report,
    "scorecard": scorecard_report,
    "listening": listening_report,
    "events": events_report,
    "accuracy": accuracy_report,
}
# What a person at a terminal sees as a table: the list within the report, and its columns.
_TABLES = {
    "coverage": ("sources", ("source", "platform", "brand", "got", "share", "hours")),
    "conversation": ("by_voice", ("followers", "n", "answered", "median")),
    "accuracy": ("models", ("model", "complaint", "sentiment", "unsure")),
    "events": ("events", ("since", "noticed", "ended", "stage", "channel", "brand", "expected", "seen", "words")),
    "listening": ("days", LISTENING),
    "scorecard": ("weeks", ("from", "heard", "listened", "complaints", "answered", "solved", "returned")),
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `earful report`."""
    parser.add_argument("what", choices=[*_REPORTS, "weekly"])
    parser.add_argument("--out", type=Path, metavar="FILE", help="where the weekly report goes: .html or .pdf")
    parser.add_argument("--brand", help="only this brand (default: all of ours)")
    parser.add_argument("--since", metavar="DATE", help="what was said from this day on, like 2026-11-01")
    parser.add_argument("--until", metavar="DATE", help="what was said before this day, as things stood then")
    parser.add_argument("--zone", default="UTC", help="time zone of days and weeks, like Asia/Shanghai (default: UTC)")


def run(args: argparse.Namespace) -> int:
    """Runs `earful report`. A period in which nothing was said is no failure."""
    place = zone(args.zone)
    since, until = day(args.since, place), day(args.until, place)
    if since is not None and until is not None and since >= until:
        raise KnownError(
            "setting_wrong", {"value": args.until, "field": "--until", "reason": "it is not after --since"}
        )
    database = database_of(args)
    try:
        if args.what == "weekly":
            write_weekly(database, args.out, args.brand, since, until, clock(), place)
            return 0
        chosen = about(database, args.brand, since, until, clock(), place)
        found = _REPORTS[args.what](database, chosen)
    finally:
        database.close()
    if sys.stdout.isatty():
        _show(args.what, found)
    else:
        say_line(found)
    return 0


def _show(what: str, found: dict[str, Any]) -> None:
    if what in _TABLES:
        name, columns = _TABLES[what]
        rows = [{key: _short(value) for key, value in row.items()} for row in found.pop(name)]
        say(rows, columns)
    found.pop("curve", None)
    for name, value in found.items():
        print(f"{name}: {_short(value)}")


def _short(value: Any) -> Any:
    """A nested value in one line: an interval as its ends, anything else as JSON."""
    if isinstance(value, dict) and value.keys() >= {"estimate", "low", "high"}:
        ends = ["–" if value[end] is None else f"{value[end]:.3g}" for end in ("estimate", "low", "high")]
        return f"{ends[0]} ({ends[1]} to {ends[2]})"
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else value

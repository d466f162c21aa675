"""`earful events FILE`: counts by time in, one JSON line per alarm out, within a budget of false alarms a week."""

import argparse
import sys
from datetime import UTC, datetime, timedelta
from io import TextIOWrapper
from pathlib import Path
from typing import Any

from earful.cli.printing import say_line
from earful.domain.failures import KnownError
from earful.insight.events.consolidation import Alarm, watch
from earful.insight.events.growth import Forecast
from earful.insight.events.series import Series, read_series

BUDGET = 0.25


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The file, the budget, and whether scores are wanted instead of alarms."""
    parser.add_argument(
        "file", metavar="FILE", help="CSV timestamp,value[,complaints] in regular bins; - is standard input"
    )
    parser.add_argument(
        "--budget",
        metavar="N",
        type=_budget,
        default=BUDGET,
        help="false alarms allowed per week (default %(default)s)",
    )
    parser.add_argument("--scores", action="store_true", help="print one score in 0..1 per row instead of alarms")


def run(args: argparse.Namespace) -> int:
    """Prints alarms or scores; 1 and one sentence on stderr at the first line that cannot be read."""
    try:
        watched = watch(_series(args.file))
    except KnownError as error:
        print(error, file=sys.stderr)
        return 1
    if args.scores:
        sys.stdout.writelines(f"{score:.12g}\n" for score in watched.scores.tolist())
    else:
        for alarm in watched.alarms(args.budget):
            say_line(row(watched.series, alarm))
    sys.stdout.flush()
    return 0


def row(series: Series, alarm: Alarm) -> dict[str, Any]:
    """The line of one alarm. Times are in the clock and the form of the file."""
    now = series.stamps[alarm.row]
    life = alarm.life
    back = int(series.row_bin[alarm.row]) - life.since
    end = [_later(now, hours) for hours in (life.hours_left.estimate, life.hours_left.low, life.hours_left.high)]
    return {
        "at": now,
        "score": round(alarm.score, 6),
        "expected": round(alarm.expected, 2),
        "seen": round(alarm.seen, 2),
        "stage": life.stage,
        "end": dict(zip(("estimate", "low", "high"), end, strict=True)),
        "channel": alarm.channel,
        "hours": round(alarm.bins * series.step / 3_600, 3),
        "since": _later(now, -back * series.step / 3_600),
        "total_48h": _forecast(life.total),
    }


def _later(stamp: str, hours: float) -> str:
    when = datetime.fromisoformat(stamp) + timedelta(seconds=round(hours * 3_600))
    if stamp.endswith("Z") and when.utcoffset() == timedelta(0):
        return when.astimezone(UTC).isoformat().replace("+00:00", "Z")
    return when.isoformat(sep="T" if "T" in stamp else " ")


def _forecast(told: Forecast | None) -> dict[str, float] | None:
    if told is None:
        return None
    return {"estimate": round(told.estimate, 1), "low": round(told.low, 1), "high": round(told.high, 1)}


def _series(name: str) -> Series:
    if name == "-":
        return read_series(TextIOWrapper(sys.stdin.buffer, "utf-8-sig", newline=""), name)
    try:
        with Path(name).open(encoding="utf-8-sig", newline="") as lines:
            return read_series(lines, name)
    except OSError as error:
        raise KnownError("cannot_read", {"path": name, "reason": error.strerror or error}) from error


def _budget(text: str) -> float:
    try:
        budget = float(text)
    except ValueError:
        budget = -1.0
    if not 0 < budget < 1_000:
        raise argparse.ArgumentTypeError("the budget is a number of alarms a week above 0, like 0.25")
    return budget

"""Simulated streams for the tests of events, and NAB's published scoring (standard profile)."""

import csv
import json
from datetime import UTC, datetime
from math import exp
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def quiet(seed: int, weeks: int, step: int = 3_600, kind: str = "overdispersed") -> Floats:
    """A stream without events: the rate has a day and a weekend; "poisson", "overdispersed" or "trending"."""
    rng = np.random.default_rng(seed)
    day = 86_400 // step
    t = np.arange(weeks * 7 * day)
    rate = np.exp(rng.uniform(0, np.log(200))) * step / 3_600 * np.ones(len(t))
    swing, phase = rng.uniform(0, 1.2), rng.uniform(0, 24)
    rate *= np.exp(swing * np.cos(((t % day) / day - phase / 24) * 2 * np.pi))
    rate *= np.where((t // day) % 7 >= 5, rng.uniform(0.4, 1.3), 1.0)
    if kind == "trending":
        rate *= np.exp(rng.uniform(-1, 1) * t / len(t))
    if kind != "poisson":
        size = rng.uniform(0.5, 5)
        rate *= rng.gamma(size, 1 / size, len(t))
    return rng.poisson(rate).astype(np.float64)


def with_event(seed: int, times: float, step: int = 300, weeks: int = 8) -> tuple[Floats, int]:
    """A brand of 1 to 20 mentions an hour with one event of two days that begins at `times` the usual; and its bin."""
    rng = np.random.default_rng(seed)
    day = 86_400 // step
    t = np.arange(weeks * 7 * day)
    usual = np.exp(rng.uniform(0, np.log(20))) * step / 3_600
    rate = usual * np.exp(rng.uniform(0, 0.8) * np.cos((t % day) / day * 2 * np.pi - rng.uniform(0, 6)))
    rate *= rng.gamma(3.0, 1 / 3.0, len(t))
    begin = int(rng.integers(int(len(t) * 0.6), len(t) - 3 * day))
    hours = (t - begin) * step / 3_600
    event = np.where((hours >= 0) & (hours < 48), np.exp(-np.maximum(hours, 0) / 16), 0.0)
    return rng.poisson(rate + usual * (times - 1) * event).astype(np.float64), begin


def labelled(folder: Path) -> dict[str, tuple[Path, list[tuple[float, float]]]]:
    """Brand -> its CSV and its labelled windows in seconds."""
    found = {}
    for file in sorted(folder.glob("*.windows.json")):
        windows = [(seconds(a), seconds(b)) for a, b in json.loads(file.read_text())]
        found[file.name.split(".")[0]] = (file.with_name(file.name.replace(".windows.json", ".csv")), windows)
    return found


def seconds(text: str) -> float:
    return datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp()


def nab_score(alarms: list[list[float]], streams: list[tuple[Floats, list[tuple[float, float]]]]) -> float:
    """NAB score, standard profile (TP 1, FP .11, FN 1), 0..100: 0 is no alarm at all, 100 all windows at their start.

    `alarms` are times per stream. Source: Lavin and Ahmad, "Evaluating Real-time Anomaly Detection Algorithms: the
    Numenta Anomaly Benchmark", ICMLA 2015."""
    total, windows = 0.0, 0
    for rang, (times, spans) in zip(alarms, streams, strict=True):
        windows += len(spans)
        for begin, end in spans:
            inside = [at for at in rang if begin <= at <= end]
            total += _sigmoid((inside[0] - end) / (end - begin)) / _sigmoid(-1.0) if inside else -1.0
        for at in rang:
            if not any(begin <= at <= end for begin, end in spans):
                before = [(begin, end) for begin, end in spans if end < at]
                wide = (at - before[-1][1]) / (before[-1][1] - before[-1][0]) if before else np.inf
                total += 0.11 * (_sigmoid(wide) if wide <= 3 else -1.0)
        assert len(times)
    return 100.0 * (total + windows) / (2 * windows)


def _sigmoid(place: float) -> float:
    return 2.0 / (1.0 + exp(5.0 * place)) - 1.0


def write_csv(path: Path, values: Floats, step: int = 3_600, complaints: Floats | None = None) -> Path:
    """`timestamp,value[,complaints]` from Monday 2026-01-05 00:00 on."""
    start = datetime(2026, 1, 5, tzinfo=UTC).timestamp()
    with path.open("w", newline="") as file:
        out = csv.writer(file)
        out.writerow(["timestamp", "value", *(["complaints"] if complaints is not None else [])])
        for i, value in enumerate(values):
            stamp = datetime.fromtimestamp(start + i * step, UTC).strftime("%Y-%m-%d %H:%M:%S")
            extra = [f"{complaints[i]:g}"] if complaints is not None else []
            out.writerow([stamp, "" if np.isnan(value) else f"{value:g}", *extra])
    return path

"""`earful fans --account PLATFORM:HANDLE`: downloads the followers of an account and audits them."""

import argparse
import os
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from earful.cli.opening import database_of
from earful.cli.printing import print_report
from earful.domain.failures import KnownError
from earful.domain.moments import SECOND, Moment
from earful.domain.source import SourceConfig
from earful.engine.asking import Asker
from earful.engine.audience import Download, Progress, Surroundings, small_print, wanted_positions
from earful.engine.outside import KeyringSessions, clock, secret
from earful.sources.registry import source_for
from earful.store import audience
from earful.store.audience import StoredAudit
from earful.store.brands import source_config, source_configs
from earful.store.database import Database

PUBLIC_APPVIEW = "https://public.api.bsky.app"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments for followers that are downloaded."""
    add = parser.add_argument
    add("--account", metavar="PLATFORM:HANDLE", help="download the followers of this account and audit them")
    add("--source", type=int, metavar="ID", help="ask through this source (with --account)")
    add(
        "--sample",
        type=_positive,
        metavar="N",
        help="N followers drawn at random are enough (where profiles cost requests of their own)",
    )


def run(args: argparse.Namespace) -> int:
    """Downloads what is missing, then prints the same report as for a file, with what limits it."""
    from earful.insight.fans.audit import audit
    from earful.insight.fans.profiles import read_profiles
    from earful.insight.fans.report import accounts, summary
    from earful.insight.fans.scores import Rules

    platform, _, handle = args.account.partition(":")
    if not handle:
        raise KnownError("setting_wrong", {"value": args.account, "field": "--account", "reason": "PLATFORM:HANDLE"})
    rules = Rules.load(args.rules)
    database = database_of(args)
    done = _downloaded(database, _config(database, platform, handle, args.source), handle, args.sample)
    positions = wanted_positions(done, audience.size(database, done.id))
    places: list[int] = []
    report = audit(
        read_profiles(_lines(database, done, positions, places)), rules, clock(), args.at or done.finished_at
    )
    audience.finish(database, done.id, clock(), rules.version)
    head = {**summary(report), **small_print(done, audience.size(database, done.id))}
    # Positions in the whole list, not among those that were drawn.
    head["runs"] = [run | {"from": places[run["from"]], "to": places[run["to"]]} for run in head["runs"]]
    print_report(head, accounts(report))
    return 0


def _lines(database: Database, done: StoredAudit, positions: list[int], places: list[int]) -> Iterator[bytes]:
    for position, line in audience.profile_lines(database, done, positions):
        places.append(position)
        yield line


def _downloaded(database: Database, config: SourceConfig, handle: str, sample: int | None) -> StoredAudit:
    from earful.net.client import HttpClient

    source, stop = source_for(config.platform), threading.Event()
    if not source.capabilities.followers:
        raise KnownError("no_followers", {"platform": source.name})
    client = HttpClient()
    asker = Asker(source, config, client, lambda: secret(config), stop, clock, KeyringSessions())
    shown = sys.stderr.isatty()

    def rest(until: Moment) -> None:
        time.sleep(max(0.0, (until - clock()) / SECOND))

    try:
        around = Surroundings(database, asker.ask, clock, rest, _show if shown else _quiet, os.urandom(8))
        return Download(source, config, handle.strip().lstrip("@").lower(), around, sample).run()
    finally:
        client.close()
        if shown:
            print(file=sys.stderr)


def _config(database: Database, platform: str, handle: str, source_id: int | None) -> SourceConfig:
    """Through whom to ask: the source that was named, else the account's own server where that is a Mastodon, which
    alone knows all followers; else a source of the platform, else without login."""
    if source_id is not None:
        config = source_config(database, source_id)
        if config.platform != platform:
            reason = f"source {source_id} reads {config.platform}"
            raise KnownError("setting_wrong", {"value": platform, "field": "--account", "reason": reason})
        return config
    found = next((one for one in source_configs(database) if one.platform == platform), None)
    host = handle.lstrip("@").partition("@")[2]
    if platform == "mastodon" and host:
        at_home = found is not None and (found.server or "").rstrip("/").endswith(f"//{host}")
        return found if found and at_home else SourceConfig(0, platform, server=f"https://{host}")
    if found is not None:
        return found
    return replace(SourceConfig(0, platform), options={"appview": PUBLIC_APPVIEW} if platform == "bluesky" else {})


def _show(progress: Progress) -> None:
    if progress.waiting_until is not None:
        seconds = round((progress.waiting_until - clock()) / SECOND)
        text = f"waiting for the platform; going on in {seconds} s"
    else:
        total = f" of {progress.total:,}" if progress.total is not None else ""
        text = f"{progress.listed:,}{total} listed, {progress.read:,} of {progress.wanted or 0:,} profiles read"
        if progress.seconds_left:
            text += f", about {_duration(progress.seconds_left)} left"
    print(f"\r\033[K{text}", end="", file=sys.stderr, flush=True)


def _quiet(_progress: Any) -> None:
    """Nobody watches."""


def _duration(seconds: float) -> str:
    return f"{seconds / 3600:.1f} h" if seconds >= 5400 else f"{seconds / 60:.0f} min" if seconds >= 90 else "a minute"


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text} is no number of profiles")
    return int(text)

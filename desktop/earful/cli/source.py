"""`earful source add|list|check|remove|presets`."""

import argparse
import sys
from dataclasses import replace

from earful.cli.opening import database_of
from earful.cli.printing import say
from earful.cli.typed_secret import typed_secret
from earful.domain.brand import Brand
from earful.domain.failures import KnownError
from earful.domain.http import shown
from earful.domain.moments import Moment, iso
from earful.domain.source import SourceConfig
from earful.engine.outside import clock, secret
from earful.engine.setup import check, configured
from earful.engine.spending import AtOnce, Spending
from earful.sources.base import Source
from earful.sources.costs import budget_usd, costs, next_sync
from earful.sources.presets import PRESETS, Preset, settled
from earful.sources.registry import source_for
from earful.sources.rss import Rss
from earful.store.brands import add_source, brand_named, brands, remove_source, source_config, source_configs
from earful.store.database import Database
from earful.store.sensors import SourceState, Spent, source_states, spent

COLUMNS = ("id", "platform", "brand", "server", "account", "query", "state", "checked", "next_sync_usd", "reason")
# What a platform's reading was checked against, as a person reads it.
CHECKED = {"none": "untested against the real service"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `earful source`."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    add = actions.add_parser("add", help="add a source")
    add.add_argument("platform")
    add.add_argument("--brand", help="the brand it listens for (needed where there are several)")
    add.add_argument("--server", metavar="URL", help="the platform's base address, or a feed's address")
    add.add_argument("--account", metavar="HANDLE")
    add.add_argument("--query", metavar="Q", help="what to search for instead of the brand's terms")
    add.add_argument("--token-env", metavar="VAR", help="the environment variable that holds the token or password")
    add.add_argument("--option", action="append", default=[], metavar="K=V", help="a setting of the platform's own")
    actions.add_parser("list", help="list the sources, how they are, what they were checked against and what they cost")
    actions.add_parser("presets", help="list the kinds of feeds for: add rss --option preset=NAME --option FIELD=VALUE")
    for action, summary in (("check", "ask once whether a source can be read"), ("remove", "stop listening to it")):
        one = actions.add_parser(action, help=summary)
        one.add_argument("id", type=int)


def run(args: argparse.Namespace) -> int:
    """Runs `earful source`."""
    if args.action == "presets":
        say([_preset_row(preset) for preset in PRESETS], ("preset", "name", "fields", "help"))
        return 0
    database = database_of(args)
    if args.action == "add":
        return _add(args, database)
    if args.action == "check":
        return _check(args.id, database)
    if args.action == "remove":
        remove_source(database, args.id, clock())
        say([{"id": args.id, "removed": True}], ("id", "removed"))
        return 0
    states = source_states(database)
    names = {brand.id: brand.name for brand in brands(database)}
    rows = [
        {**_row(config, names, states.get(config.id)), **_cost(config, spent(database, config.id), clock())}
        for config in source_configs(database)
    ]
    say(rows, COLUMNS)
    return 0


def _add(args: argparse.Namespace, database: Database) -> int:
    brand = _brand(args.brand, database)
    given = dict(_option(text) for text in args.option)
    given |= {key: getattr(args, key) or "" for key in ("server", "account", "query")}
    if args.platform == Rss.code:
        given = settled(given, brand.watched)
    typed = None if args.token_env else _typed(args.platform)
    config = configured(args.platform, brand, given, token_env=args.token_env, has_secret=typed is not None)
    if typed is None:
        added = add_source(database, config, clock())
    else:
        from earful.net.secrets import keep

        added = add_source(database, replace(config, paused=True), clock())
        try:
            keep(added.secret_name, typed)
        except KnownError:
            remove_source(database, added.id, clock())
            raise
        with database.writing() as connection:
            connection.execute("UPDATE source SET paused=0 WHERE id=?", (added.id,))
    say([{**_row(added, {brand.id: brand.name}, None), **_cost(added, Spent(), clock())}], COLUMNS)
    return 0


def _cost(config: SourceConfig, used: Spent, now: Moment) -> dict[str, object]:
    """What reading costs, in US dollars a day (UTC); None where it is free, or the platform is not installed."""
    keys = ("budget_usd", "spent_usd", "next_sync_usd", "next_sync_mentions")
    source = _source(config)
    if source is None or not costs(source):
        return dict.fromkeys(keys)
    today = used.usd if used.money_day == (iso(now) or "")[:10] else 0.0
    cost = next_sync(source, config, today)
    found = (budget_usd(source, config), round(today, 4), cost and cost.usd, cost and cost.mentions)
    return dict(zip(keys, found, strict=True))


def _source(config: SourceConfig) -> Source | None:
    try:
        return source_for(config.platform)
    except KnownError:
        return None


def _preset_row(preset: Preset) -> dict[str, object]:
    places = [place.setting for place in preset.places]
    fields = [one.key if one.required else f"[{one.key}]" for one in places]
    return {
        "preset": preset.code,
        "name": preset.name,
        "fields": fields,
        "address": preset.address,
        "help": preset.help,
    }


def _brand(name: str | None, database: Database) -> Brand:
    if name:
        return brand_named(database, name)
    every = [brand for brand in brands(database) if not brand.competitor] or brands(database)
    if len(every) != 1:
        raise KnownError("brand_needed", {"known": ", ".join(brand.name for brand in every) or "none yet"})
    return every[0]


def _option(text: str) -> tuple[str, str]:
    key, equals, value = text.partition("=")
    if not equals:
        raise KnownError("setting_wrong", {"value": text, "field": "--option", "reason": "write NAME=VALUE"})
    return key.strip(), value


def _typed(platform: str) -> str | None:
    """The token as typed at the prompt; never on the command line, where others can read it."""
    wants = next((setting for setting in source_for(platform).settings if setting.kind == "secret"), None)
    return typed_secret(several_lines=wants.lines) if wants is not None and sys.stdin.isatty() else None


def _check(source_id: int, database: Database) -> int:
    from earful.net.client import HttpClient

    config = source_config(database, source_id)
    brand = next(brand for brand in brands(database) if brand.id == config.brand_id)

    def books(source: Source) -> Spending:
        return Spending(source, config, AtOnce(database), clock)

    found = check(config, brand, HttpClient(), secret(config), clock(), books)
    if found.failure is not None:
        raise KnownError(found.failure.kind, found.failure.params, detail=found.failure.detail)
    say([{"id": source_id, "ok": True, "as": found.whoami, "items": found.items}], ("id", "ok", "as", "items"))
    return 0


def _row(config: SourceConfig, names: dict[int, str], state: SourceState | None) -> dict[str, object]:
    failure = state.failure if state else None
    source = _source(config)
    checked = source.capabilities.checked if source else None
    return {
        "id": config.id,
        "platform": config.platform,
        "brand": names.get(config.brand_id or 0),
        "server": shown(config.server) if config.server else None,
        "account": config.account,
        "query": config.query,
        "state": _word(config, state),
        "checked": CHECKED.get(checked or "", checked),
        "completeness": source.capabilities.completeness if source else None,
        "reason": failure.sentence() if failure else None,
        "last_ok": iso(state.ok_at) if state else None,
        "waiting_until": iso(state.waiting_until) if state else None,
        "new": state.new if state else 0,
        "quarantined": state.quarantined if state else 0,
    }


def _word(config: SourceConfig, state: SourceState | None) -> str:
    if config.paused:
        return "paused"
    if state is None or state.tried_at is None:
        return "not tried yet"
    if state.waiting_until is not None:
        return "waiting"
    return "failed" if state.failure else "ok"

"""All that a person typed, as one plain object: brands, sources without their secrets, and rules. Out and in again.

Shape: {"brands": [...], "sources": [...], "rules": [...]}; brands go by name, rules by the ids they had, so
that importing twice changes nothing the second time. What was heard is no part of it: that is a backup's."""

import json
import socket
from collections.abc import Mapping
from typing import Any

from earful.domain.brand import Brand, OwnAccount
from earful.domain.moments import Moment
from earful.domain.source import SourceConfig
from earful.store.brands import add_brand, add_source, brands, change_brand, source_configs
from earful.store.database import Database

_IN_FORCE = "removed_at IS NULL AND id NOT IN (SELECT replaces FROM rule WHERE replaces IS NOT NULL)"


def set_up(database: Database) -> dict[str, list[dict[str, Any]]]:
    """Everything that is set up now. Never a secret: of those, only that there was one."""
    names = {brand.id: brand.name for brand in brands(database)}
    return {
        "brands": [_brand(brand) for brand in brands(database)],
        "sources": [_source(config, names) for config in source_configs(database)],
        "rules": [
            {
                "id": row["id"],
                "kind": row["kind"],
                "name": row["name"],
                "brand": names.get(row["brand_id"]),
                "value": json.loads(row["value"]),
            }
            for row in database.rows(f"SELECT * FROM rule WHERE {_IN_FORCE} ORDER BY id")
        ],
    }


def take_in(database: Database, given: Mapping[str, Any], now: Moment) -> dict[str, int]:
    """Adds what is not there yet and replaces brands of the same name; how many of each were added or changed.

    A source whose secret lies elsewhere comes in paused: its token is to be typed again. Raises KeyError, TypeError or
    ValueError where the shape is another, before anything is changed."""
    wanted = [_read_brand(one) for one in given["brands"]]
    sources = [(_read_source(one), one["brand"]) for one in given["sources"]]
    rules = [(str(one["kind"]), str(one["name"]), one["brand"], json.dumps(one["value"], ensure_ascii=False),
              str(one["id"])) for one in given["rules"]]  # fmt: skip
    done = {"brands": 0, "sources": 0, "rules": 0}
    for brand in wanted:
        done["brands"] += _keep_brand(database, brand, now)
    ids = {brand.name.casefold(): brand.id for brand in brands(database)}
    there = {_identity(config) for config in source_configs(database)}
    for config, name in sources:
        placed = SourceConfig(**{**vars(config), "brand_id": ids.get(str(name).casefold()) if name else None})
        if _identity(placed) not in there:
            there.add(_identity(placed))
            add_source(database, placed, now)
            done["sources"] += 1
    with database.writing() as connection:
        known = {row[0] for row in connection.execute("SELECT id FROM rule")}
        for kind, name, brand_name, value, identifier in rules:
            if identifier in known:
                continue
            connection.execute(
                "INSERT INTO rule (id, at, device, who, kind, name, brand_id, value) VALUES (?,?,?,?,?,?,?,?)",
                (identifier, now, socket.gethostname(), "me", kind, name,
                 ids.get(str(brand_name).casefold()) if brand_name else None, value),
            )  # fmt: skip
            done["rules"] += 1
    return done


def _brand(brand: Brand) -> dict[str, Any]:
    own = [f"{account.platform}:{account.handle}" for account in brand.own]
    return {
        "name": brand.name,
        "terms": list(brand.terms),
        "excludes": list(brand.excludes),
        "own": own,
        "competitor": brand.competitor,
    }


def _read_brand(given: Mapping[str, Any]) -> Brand:
    own = tuple(OwnAccount(*str(account).split(":", 1)) for account in given["own"])
    terms, excludes = (tuple(str(term) for term in given[key]) for key in ("terms", "excludes"))
    if not str(given["name"]).strip():
        raise ValueError("a brand without a name")
    return Brand(0, str(given["name"]).strip(), terms, excludes, own, bool(given["competitor"]))


def _keep_brand(database: Database, brand: Brand, now: Moment) -> int:
    for known in brands(database):
        if known.name.casefold() == brand.name.casefold():
            same = Brand(known.id, known.name, brand.terms, brand.excludes, brand.own, brand.competitor)
            if same == known:
                return 0
            change_brand(database, same)
            return 1
    add_brand(database, brand, now)
    return 1


def _source(config: SourceConfig, names: Mapping[int, str]) -> dict[str, Any]:
    return {
        "platform": config.platform,
        "brand": names.get(config.brand_id or 0),
        "server": config.server,
        "account": config.account,
        "query": config.query,
        "token_env": config.token_env,
        "had_secret": config.has_secret,
        "options": dict(config.options),
        "paused": config.paused,
    }


def _read_source(given: Mapping[str, Any]) -> SourceConfig:
    server, account, query, token_env = (
        None if given[key] is None else str(given[key]) for key in ("server", "account", "query", "token_env")
    )
    options = {str(key): str(value) for key, value in dict(given["options"]).items()}
    paused = bool(given["paused"]) or bool(given["had_secret"])
    return SourceConfig(
        0, str(given["platform"]), None, server, account, query, token_env, options=options, paused=paused
    )


def _identity(config: SourceConfig) -> tuple[object, ...]:
    options = tuple(sorted(config.options.items()))
    return config.platform, config.brand_id, config.server, config.account, config.query, options

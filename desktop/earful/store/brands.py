"""Brands and configured sources: what the person set up. Written by the person's side only."""

import json
import os
from collections.abc import Sequence
from dataclasses import replace

from earful.domain.brand import Brand, OwnAccount
from earful.domain.failures import KnownError
from earful.domain.ids import uuid7
from earful.domain.moments import Moment
from earful.domain.source import SourceConfig, Watch
from earful.store.database import Database


def brands(database: Database) -> list[Brand]:
    """All brands, in the order they were added."""
    return [
        Brand(
            row["id"],
            row["name"],
            tuple(json.loads(row["terms"])),
            tuple(json.loads(row["excludes"])),
            tuple(OwnAccount(*own) for own in json.loads(row["own"])),
            bool(row["competitor"]),
        )
        for row in database.rows("SELECT * FROM brand ORDER BY id")
    ]


def brand_named(database: Database, name: str) -> Brand:
    """The brand called `name`, without regard to case. Raises KnownError("unknown_brand")."""
    every = brands(database)
    for brand in every:
        if brand.name.casefold() == name.strip().casefold():
            return brand
    raise KnownError("unknown_brand", {"name": name, "known": ", ".join(b.name for b in every) or "none yet"})


def add_brand(database: Database, brand: Brand, now: Moment) -> Brand:
    """Adds a brand (its id is given here). Raises KnownError("brand_exists"), ("setting_missing") without a name."""
    if not brand.name.strip():
        raise KnownError("setting_missing", {"platform": "A brand", "field": "name"})
    if any(other.name.casefold() == brand.name.casefold() for other in brands(database)):
        raise KnownError("brand_exists", {"name": brand.name})
    with database.writing() as connection:
        done = connection.execute(
            "INSERT INTO brand (name, terms, excludes, own, competitor, added_at, uid) VALUES (?,?,?,?,?,?,?)",
            (*_brand_columns(brand), now, uuid7(now, os.urandom(8))),
        )
    return replace(brand, id=done.lastrowid or 0)


def change_brand(database: Database, brand: Brand) -> None:
    """Replaces what is known of a brand; what was heard so far stays as it is."""
    with database.writing() as connection:
        connection.execute(
            "UPDATE brand SET name=?, terms=?, excludes=?, own=?, competitor=? WHERE id=?",
            (*_brand_columns(brand), brand.id),
        )


def _brand_columns(brand: Brand) -> tuple[object, ...]:
    def as_json(value: Sequence[object]) -> str:
        return json.dumps(value, ensure_ascii=False)

    own = [[account.platform, account.handle] for account in brand.own]
    return (brand.name, as_json(brand.terms), as_json(brand.excludes), as_json(own), int(brand.competitor))


def watch_for(brand: Brand, platform: str) -> Watch:
    """What a source of `platform` has to look for on behalf of `brand`."""
    own = tuple(account.handle.lstrip("@") for account in brand.own if account.platform == platform)
    return Watch(brand.name, brand.asked, brand.excludes, own)


def source_configs(database: Database) -> list[SourceConfig]:
    """All sources that were not removed, in the order they were added."""
    return [
        SourceConfig(
            row["id"],
            row["platform"],
            row["brand_id"],
            row["server"],
            row["account"],
            row["query"],
            row["token_env"],
            bool(row["has_secret"]),
            json.loads(row["options"]),
            bool(row["paused"]),
            row["added_at"],
        )
        for row in database.rows("SELECT * FROM source WHERE removed_at IS NULL ORDER BY id")
    ]


def source_config(database: Database, source_id: int) -> SourceConfig:
    """One source. Raises KnownError("unknown_source")."""
    for config in source_configs(database):
        if config.id == source_id:
            return config
    raise KnownError("unknown_source", {"id": source_id})


def add_source(database: Database, config: SourceConfig, now: Moment) -> SourceConfig:
    """Adds a source (its id is given here). The caller has checked its settings."""
    with database.writing() as connection:
        done = connection.execute(
            "INSERT INTO source (platform, brand_id, server, account, query, token_env, has_secret, options, paused,"
            " added_at, uid) VALUES (?,?,?,?,?,?,?,?,?,?,?)",
            (
                config.platform,
                config.brand_id,
                config.server,
                config.account,
                config.query,
                config.token_env,
                int(config.has_secret),
                json.dumps(dict(config.options), ensure_ascii=False),
                int(config.paused),
                now,
                uuid7(now, os.urandom(8)),
            ),
        )
    return replace(config, id=done.lastrowid or 0, added_at=now)


def remove_source(database: Database, source_id: int, now: Moment) -> None:
    """Stops listening to a source; what it brought stays. Raises KnownError("unknown_source")."""
    source_config(database, source_id)
    with database.writing() as connection:
        connection.execute("UPDATE source SET removed_at=? WHERE id=?", (now, source_id))


def restore_source(database: Database, source_id: int) -> None:
    """Listens again to a source that was removed, from where it had stopped; the undo of `remove_source`."""
    with database.writing() as connection:
        connection.execute("UPDATE source SET removed_at=NULL WHERE id=?", (source_id,))


def change_source(database: Database, config: SourceConfig) -> None:
    """Replaces a source's settings; platform, brand and what it brought stay. The caller has checked them."""
    with database.writing() as connection:
        connection.execute(
            "UPDATE source SET server=?, account=?, query=?, token_env=?, has_secret=?, options=?, paused=? WHERE id=?",
            (
                config.server,
                config.account,
                config.query,
                config.token_env,
                int(config.has_secret),
                json.dumps(dict(config.options), ensure_ascii=False),
                int(config.paused),
                config.id,
            ),
        )


def pause_source(database: Database, source_id: int, paused: bool) -> None:
    """Pauses a source or lets it go on."""
    with database.writing() as connection:
        connection.execute("UPDATE source SET paused=? WHERE id=?", (int(paused), source_id))

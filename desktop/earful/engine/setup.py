"""Setting up a source, from the form and from the command line alike: its settings are checked, its secret is kept,
and one cheap request proves the address and the rights."""

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from earful.domain.brand import Brand
from earful.domain.failures import Failure, KnownError
from earful.domain.moments import Moment
from earful.domain.retention import KEEP_DAYS
from earful.domain.source import SourceConfig
from earful.engine.asking import Asker, Books, Client, Free
from earful.sources.base import Setting, Source
from earful.sources.registry import source_for
from earful.store.brands import watch_for

_OWN_COLUMNS = ("server", "account", "query")


@dataclass(frozen=True)
class Checked:
    """What a check found out: nothing wrong (`failure` None), who we are there, and how many items a look showed."""

    failure: Failure | None
    items: int = 0
    whoami: str | None = None


def configured(
    platform: str, brand: Brand, given: Mapping[str, str], *, token_env: str | None, has_secret: bool
) -> SourceConfig:
    """The configuration made of what a person gave, by the keys of the source's settings.

    Raises KnownError: unknown_platform, setting_unknown, setting_wrong, setting_missing."""
    source = source_for(platform)
    filled = {key: value.strip() for key, value in given.items() if value and value.strip()}
    known = {setting.key: setting for setting in source.settings} | _always()
    for key, value in filled.items():
        if key not in known:
            names = ", ".join(sorted(known))
            raise KnownError("setting_unknown", {"platform": source.name, "field": key, "known": names})
        _fits(known[key], value)
    config = SourceConfig(
        0,
        platform,
        brand.id,
        filled.get("server"),
        filled.get("account"),
        filled.get("query"),
        token_env,
        has_secret,
        {key: value for key, value in filled.items() if key not in _OWN_COLUMNS},
    )
    _complete(source, config, brand)
    return config


def _always() -> dict[str, Setting]:
    """Settings that every source has, whether its form shows them or not."""
    return {
        "server": Setting("server", "Server"),
        "account": Setting("account", "Account"),
        "query": Setting("query", "Search"),
        "backfill_days": Setting("backfill_days", "Days to look back", kind="number"),
        KEEP_DAYS: Setting(KEEP_DAYS, "Days to keep words (0: for ever)", kind="number"),
    }


def _fits(setting: Setting, value: str) -> None:
    if setting.kind == "number" and not value.isdecimal():
        raise KnownError("setting_wrong", {"value": value, "field": setting.label, "reason": "it must be a number"})
    if setting.kind == "choice" and value not in setting.choices:
        reason = "choose one of " + ", ".join(setting.choices)
        raise KnownError("setting_wrong", {"value": value, "field": setting.label, "reason": reason})
    if setting.key == "server" and not value.lower().startswith(("http://", "https://")):
        raise KnownError("bad_address", {"url": value})


def _complete(source: Source, config: SourceConfig, brand: Brand) -> None:
    values = {"server": config.server, "account": config.account, "query": config.query, **config.options}
    for setting in source.settings:
        has = bool(config.token_env or config.has_secret) if setting.kind == "secret" else bool(values.get(setting.key))
        if setting.required and not has and not setting.default:
            raise KnownError("setting_missing", {"platform": source.name, "field": setting.label})
    source.plan(config, watch_for(brand, config.platform))


def check(
    config: SourceConfig,
    brand: Brand,
    client: Client,
    secret: str | None,
    now: Moment,
    books: Callable[[Source], Books] = lambda _: Free(),
) -> Checked:
    """Asks the platform once whether address and rights are good. Known failures come back, they are not raised.

    `books` of the source are charged with what that takes, where it is one that is kept."""
    try:
        source = source_for(config.platform)
        watch = watch_for(brand, config.platform)
        kept = books(source)
        asker = Asker(source, config, client, lambda: secret, threading.Event(), lambda: now, books=kept)
        response = asker.ask(lambda session: source.check(config, watch, session))
        kept.settle(0)
        if response is None:
            return Checked(None)
        author = source.author_of(response)
        if author is not None:
            return Checked(None, whoami=author.handle)
        streams = source.plan(replace(config), watch)
        items = len(source.parse(config, streams[0], response, None, {}).items) if config.platform == "rss" else 0
        return Checked(None, items)
    except KnownError as error:
        return Checked(error.failure)

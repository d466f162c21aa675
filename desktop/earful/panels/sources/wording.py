"""The sources' words: what one listens to, how it is, and what the foot of the window says of it. No widgets.

Moments are microseconds since the Unix epoch, UTC; they are shown in the local time zone."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from urllib.parse import urlsplit

from PySide6.QtCore import QObject

from earful.app.language import translate
from earful.app.wording import ago, clock, duration, number
from earful.domain.brand import Brand
from earful.domain.failures import QT_TRANSLATE_NOOP, KnownError
from earful.domain.moments import MINUTE, Moment
from earful.domain.source import SourceConfig
from earful.engine.setup import Checked
from earful.panels.failures import failure_text
from earful.panels.inbox.wording import platform as platform_name
from earful.panels.parts.foot_bar import Sensor, State
from earful.sources.registry import source_for
from earful.store.sensors import SourceState

# A source that should have been asked this long ago is not being listened to, whatever its last answer was.
_OVERDUE = 15 * MINUTE

# Why a source waits or failed, short enough for the foot.
_SHORT: Mapping[str, str] = {
    "rate_limited": QT_TRANSLATE_NOOP("Sources", "asked to slow down"),
    "not_a_feed": QT_TRANSLATE_NOOP("Sources", "no feed at this address"),
    "not_json": QT_TRANSLATE_NOOP("Sources", "not the data that was asked for"),
    "web_page": QT_TRANSLATE_NOOP("Sources", "a web page instead of data"),
    "no_connection": QT_TRANSLATE_NOOP("Sources", "no connection"),
    "unknown_host": QT_TRANSLATE_NOOP("Sources", "no such server"),
    "too_slow": QT_TRANSLATE_NOOP("Sources", "no answer"),
    "server_trouble": QT_TRANSLATE_NOOP("Sources", "trouble at the server"),
    "wrong_token": QT_TRANSLATE_NOOP("Sources", "token refused"),
    "token_missing": QT_TRANSLATE_NOOP("Sources", "token not found"),
    "no_keyring": QT_TRANSLATE_NOOP("Sources", "no keyring"),
    "needs_token": QT_TRANSLATE_NOOP("Sources", "needs a token"),
    "forbidden": QT_TRANSLATE_NOOP("Sources", "not allowed"),
    "not_found": QT_TRANSLATE_NOOP("Sources", "nothing at this address"),
    "gone": QT_TRANSLATE_NOOP("Sources", "gone for good"),
}
_COMPLETENESS: Mapping[str, tuple[str, str]] = {
    "complete": (
        QT_TRANSLATE_NOOP("Sources", "complete"),
        QT_TRANSLATE_NOOP("Sources", "Everything in the spans that were looked at is here."),
    ),
    "capped": (
        QT_TRANSLATE_NOOP("Sources", "capped"),
        QT_TRANSLATE_NOOP("Sources", "The platform shows the newest only; older ones may be missing."),
    ),
    "sampled": (
        QT_TRANSLATE_NOOP("Sources", "sampled"),
        QT_TRANSLATE_NOOP("Sources", "The platform shows a part of what there is; counts are no totals."),
    ),
}
_CHECKED: Mapping[str, tuple[str, str]] = {
    "live": (
        QT_TRANSLATE_NOOP("Sources", "checked live"),
        QT_TRANSLATE_NOOP("Sources", "Its reading was checked against a running service."),
    ),
    "recorded": (
        QT_TRANSLATE_NOOP("Sources", "checked on recordings"),
        QT_TRANSLATE_NOOP("Sources", "Its reading was checked on recorded answers of the service."),
    ),
    "schema": (
        QT_TRANSLATE_NOOP("Sources", "checked on the schema"),
        QT_TRANSLATE_NOOP(
            "Sources", "Its reading was checked on the service's description only, not against the service."
        ),
    ),
    "none": (
        QT_TRANSLATE_NOOP("Sources", "untested"),
        QT_TRANSLATE_NOOP("Sources", "Untested against the real service: look at what it brings."),
    ),
}


class Counted(QObject):
    """The texts with plural forms: lupdate finds those in tr() only."""

    def items(self, n: int) -> str:
        return self.tr("works: %n item(s) read", "", n)


counted = Counted()


def kind_of(config: SourceConfig, state: SourceState | None, now: Moment) -> State:
    """ok, waiting, failed or off, for the mark before the words."""
    if config.paused or state is None or state.tried_at is None:
        return "off"
    if state.waiting_until is not None and state.waiting_until > now:
        return "waiting"
    if state.failure is not None:
        return "failed"
    overdue = state.next_at is not None and now - state.next_at > _OVERDUE
    return "waiting" if overdue or state.ok_at is None else "ok"


def as_if_asked(config: SourceConfig) -> SourceConfig:
    """A demo's source as it would stand if it were asked: the pause that keeps it from asking is not the person's."""
    return replace(config, paused=False)


def sensor_of(config: SourceConfig, state: SourceState | None, now: Moment) -> Sensor:
    """One source at the foot of the window: "Bluesky 40 s ago", "Reddit waits until 14:05 (asked to slow down)"."""
    name, kind = name_of(config), kind_of(config, state, now)
    detail = "" if state is None or state.failure is None else failure_text(state.failure)
    return Sensor(str(config.id), kind, f"{name} {in_short(config, state, now)}", detail)


def sensors_of(configs: Iterable[SourceConfig], states: Mapping[int, SourceState], now: Moment) -> list[Sensor]:
    """The sensors in the order of their urgency; those of one platform that are well become one."""
    made: list[Sensor] = []
    well: dict[str, list[SourceConfig]] = {}
    for config in configs:
        if kind_of(config, states.get(config.id), now) == "ok":
            well.setdefault(config.platform, []).append(config)
        else:
            made.append(sensor_of(config, states.get(config.id), now))
    for several in well.values():
        made.append(
            sensor_of(several[0], states[several[0].id], now) if len(several) == 1 else _alike(several, states, now)
        )
    return sorted(made, key=lambda sensor: ("failed", "waiting", "ok", "off").index(sensor.state))


def _alike(configs: list[SourceConfig], states: Mapping[int, SourceState], now: Moment) -> Sensor:
    # The one that was heard longest ago speaks for all of them.
    longest = min(states[config.id].ok_at or 0 for config in configs)
    name = translate("Sources", "%1 × %2").replace("%1", platform_name(configs[0].platform))
    lines = "\n".join(f"{name_of(config)}: {ago(states[config.id].ok_at or 0, now)}" for config in configs)
    return Sensor(str(configs[0].id), "ok", f"{name.replace('%2', number(len(configs)))} {ago(longest, now)}", lines)


def in_short(config: SourceConfig, state: SourceState | None, now: Moment) -> str:
    """How a source is, in few words: "40 s ago", "waits until 14:05 (asked to slow down)", "paused"."""
    kind = kind_of(config, state, now)
    if config.paused:
        return translate("Sources", "paused")
    if state is None or state.tried_at is None:
        return translate("Sources", "not asked yet")
    if kind == "waiting" and state.waiting_until is not None and state.waiting_until > now:
        return _waits(state.waiting_until, _reason(state.waiting_reason))
    if kind == "failed" and state.failure is not None:
        reason = _reason(state.failure.kind) or translate("Sources", "failed")
        return translate("Sources", "not heard: %1").replace("%1", reason)
    if state.ok_at is None:
        return translate("Sources", "is being asked")
    return ago(state.ok_at, now)


def _reason(kind: str | None) -> str:
    return translate("Sources", _SHORT[kind]) if kind is not None and kind in _SHORT else ""


def _waits(until: Moment, reason: str) -> str:
    told = translate("Sources", "waits until %1").replace("%1", clock(until))
    return translate("Sources", "%1 (%2)").replace("%1", told).replace("%2", reason) if reason else told


def standing(config: SourceConfig, state: SourceState | None, now: Moment) -> str:
    """How a source is, as one sentence for its card."""
    kind = kind_of(config, state, now)
    if config.paused:
        told = translate("Sources", "Paused. Nothing is asked until you let it go on.")
    elif state is None or state.tried_at is None:
        told = translate("Sources", "Not asked yet.")
    elif kind == "failed" and state.failure is not None:
        return failure_text(state.failure)
    elif kind == "waiting" and state.waiting_until is not None and state.waiting_until > now:
        waits = _waits(state.waiting_until, _reason(state.waiting_reason))
        return translate("Sources", "It %1.").replace("%1", waits)
    elif state.ok_at is None:
        told = translate("Sources", "It is being asked for the first time.")
    else:
        told = translate("Sources", "Last heard %1.").replace("%1", ago(state.ok_at, now))
    if kind == "ok" and state is not None and state.next_at is not None:
        left = state.next_at - now
        after = translate("Sources", "Next in %1.").replace("%1", duration(left)) if left > 0 else ""
        return both(told, after)
    return told


def both(first: str, second: str) -> str:
    """Two sentences in a row; Chinese puts no space between them."""
    return translate("Sources", "%1 %2").replace("%1", first).replace("%2", second) if first and second else first


def small_print(state: SourceState | None, now: Moment) -> str:
    """What a source brought, and as whom: "1,204 new · 2 kept aside · as @marta"."""
    if state is None:
        return ""
    told = [translate("Sources", "%1 heard").replace("%1", number(state.new))]
    if state.quarantined:
        told.append(translate("Sources", "%1 kept aside").replace("%1", number(state.quarantined)))
    if state.whoami:
        told.append(translate("Sources", "as %1").replace("%1", state.whoami))
    if state.failure is not None and state.ok_at is not None:
        told.append(translate("Sources", "last heard %1").replace("%1", ago(state.ok_at, now)))
    waits = state.waiting_until is not None and state.waiting_until > now
    if not waits and state.failure is not None and (state.failure.retry_at or 0) > now:
        told.append(translate("Sources", "asked again at %1").replace("%1", clock(state.failure.retry_at or 0)))
    return " · ".join(told)


def name_of(config: SourceConfig) -> str:
    """The source's short name: its platform, for feeds the site they come from."""
    name = platform_name(config.platform)
    host = urlsplit(config.server or "").hostname if config.platform == "rss" else None
    return f"{name} {host}" if host else name


def listens_to(config: SourceConfig, brand: Brand | None) -> str:
    """What a source looks for and where: "mastodon.social · #frostline · @marta"."""
    where = (config.server or "") if config.platform == "rss" else (urlsplit(config.server or "").netloc)
    terms = config.query or (", ".join(brand.watched if brand else ()) if _searches(config) else "")
    named = (config.account or "").lstrip("@")
    account = named if named.isdigit() else f"@{named}" if named else ""
    return " · ".join(part for part in (where, terms, account) if part)


def _searches(config: SourceConfig) -> bool:
    """Whether the platform is searched for the brand's terms: feeds and our own pages are read as they are."""
    try:
        return source_for(config.platform).capabilities.search
    except KnownError:
        return True


def completeness(config: SourceConfig) -> tuple[str, str]:
    """What a source's counts may claim, and what that means; ("", "") for a platform that is not known here."""
    try:
        return meaning_of(source_for(config.platform).capabilities.completeness)
    except KnownError:
        return "", ""


def meaning_of(code: str) -> tuple[str, str]:
    """The label of complete, capped or sampled, and what it means."""
    label, meaning = _COMPLETENESS[code]
    return translate("Sources", label), translate("Sources", meaning)


def checked(config: SourceConfig) -> tuple[str, str]:
    """What a source's reading was checked against, and what that means; ("", "") for a platform not known here."""
    try:
        return proof_of(source_for(config.platform).capabilities.checked)
    except KnownError:
        return "", ""


def proof_tint(config: SourceConfig) -> str:
    """Amber where nothing but our own reading of the documentation stands behind it."""
    try:
        return "amber" if source_for(config.platform).capabilities.checked == "none" else "quiet"
    except KnownError:
        return "quiet"


def proof_of(code: str) -> tuple[str, str]:
    """The label of live, recorded, schema or none, and what it means."""
    label, meaning = _CHECKED[code]
    return translate("Sources", label), translate("Sources", meaning)


def outcome(found: Checked) -> str:
    """What a check found out, in one sentence."""
    if found.failure is not None:
        return failure_text(found.failure)
    if found.whoami:
        return translate("Sources", "works: logged in as %1").replace("%1", found.whoami)
    return counted.items(found.items) if found.items else translate("Sources", "works")

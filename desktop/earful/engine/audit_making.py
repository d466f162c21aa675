"""Makes the picture of an audit that is in the store: reads its followers, judges them, joins what else is known."""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np

from earful.domain.failures import KnownError
from earful.domain.moments import Moment
from earful.engine.audience import wanted_positions
from earful.insight.fans.audit import audit
from earful.insight.fans.deck import pairs
from earful.insight.fans.evidence import born_together
from earful.insight.fans.marks import pack
from earful.insight.fans.ownership import ownership
from earful.insight.fans.picture import Ties, agreement, picture
from earful.insight.fans.profiles import Fans
from earful.insight.fans.rows import fans_of
from earful.insight.fans.scores import Rules
from earful.store import audience, audience_pictures
from earful.store.audience import StoredAudit
from earful.store.audience_pictures import KeptPicture
from earful.store.audience_ties import Customers, Speaker, speakers, spelled, terms_of
from earful.store.database import Database
from earful.store.fan_labels import labels


def stored_audit(database: Database, audit_id: str) -> StoredAudit:
    """The audit with this id. Raises KnownError("unknown_audit")."""
    found = next((one for one in audience.audits(database) if one.id == audit_id), None)
    if found is None:
        raise KnownError("unknown_audit", {"name": audit_id})
    return found


def make_picture(database: Database, audit_id: str, rules: Rules, now: Moment) -> dict[str, Any]:
    """Judges the audit anew, with the cards a person has judged by now, and keeps what the panel shows of it."""
    chosen = stored_audit(database, audit_id)
    said = labels(database, audit_id)
    judged = {one.native_id: one.label for one in said if not one.repeat}
    fans, followed, handles = _fans(database, chosen, judged)
    ties = _ties(database, chosen, fans, handles)
    fans.columns["interacted"] = np.where(ties.flags["spoke"], 1.0, fans["interacted"])
    # What a file holds may be old: ages and silence then count from its own newest date.
    done = audit(fans, rules, now, None if "file" in chosen.how else chosen.finished_at or now)
    statement = _statement(database, chosen) | {
        "agreement": agreement(pairs((one.native_id, one.label, one.repeat) for one in said)),
        "skipped": sum(one.label == "skipped" for one in said if not one.repeat),
        "made_at": now,
    }
    made = picture(done, followed, ties, statement)
    packed = pack(done, dict(ties.flags), born_together(done.fans["created"]))
    audience_pictures.keep(database, KeptPicture(audit_id, now, made, packed))
    audience.finish(database, audit_id, now, rules.version)
    return made


def _fans(database: Database, chosen: StoredAudit, judged: dict[str, str]) -> tuple[Fans, Any, list[str | None]]:
    listed = audience.size(database, chosen.id)
    wanted = wanted_positions(chosen, listed)
    rows: Iterable[Any] = audience_pictures.numbers(database, chosen.id)
    if len(wanted) < listed:
        drawn = set(wanted)
        rows = (row for row in rows if row["position"] in drawn)
    handles: dict[str, str | None] = {}

    def noting(given: Iterable[Any]) -> Iterator[Any]:
        for row in given:
            handles[row["native_id"]] = row["handle"]
            yield row

    fans, followed = fans_of(noting(rows), chosen.platform, judged)
    return fans, followed, [handles.get(str(one)) for one in fans.ids]


def _ties(database: Database, chosen: StoredAudit, fans: Fans, handles: Sequence[str | None]) -> Ties:
    place = {str(native): number for number, native in enumerate(fans.ids)}
    by_handle = {spelled(handle): number for number, handle in enumerate(handles) if handle}
    names = ("spoke", "complained", "owns", "answered", "customer")
    flags = {name: np.zeros(len(fans), np.bool_) for name in names}
    owns = ownership(terms_of(database, chosen.brand_id))
    everybody = speakers(database, chosen.platform, chosen.brand_id)
    ours: list[Speaker] = []
    for one in everybody:
        number = place.get(one.native_id, by_handle.get(spelled(one.handle)) if one.handle else None)
        if number is None:
            continue
        ours.append(one)
        flags["spoke"][number] = True
        flags["complained"][number] = one.complained > 0
        flags["answered"][number] = one.answered > 0
        flags["owns"][number] = owns(one.texts)
    customers = Customers(database)
    if len(customers):
        flags["customer"][:] = [
            customers.has(str(native), handle) for native, handle in zip(fans.ids, handles, strict=True)
        ]
    return Ties(flags, _figures(everybody, ours, flags, len(customers)), _languages(ours))


def _figures(everybody: Sequence[Speaker], ours: Sequence[Speaker], flags: Any, listed: int) -> dict[str, int]:
    said = sorted((one.said for one in ours), reverse=True)
    return {
        "speakers": len(everybody),
        "speakers_fans": len(ours),
        "complainers": sum(one.complained > 0 for one in everybody),
        "complainers_fans": int(flags["complained"].sum()),
        "complainers_answered": sum(one.complaints_answered > 0 for one in everybody),
        "complainers_fans_answered": sum(one.complaints_answered > 0 for one in ours),
        "owners": int(flags["owns"].sum()),
        "answered": int(flags["answered"].sum()),
        "messages": sum(said),
        "messages_of_busiest": sum(itertools.islice(said, max(1, len(said) // 10))),
        "customers_listed": listed,
        "customers_fans": int(flags["customer"].sum()),
    }


def _languages(ours: Sequence[Speaker]) -> dict[str, int]:
    counted: dict[str, int] = {}
    for one in ours:
        for language in one.languages[:1]:
            counted[language] = counted.get(language, 0) + 1
    return dict(sorted(counted.items(), key=lambda item: -item[1]))


def _statement(database: Database, chosen: StoredAudit) -> dict[str, Any]:
    listed = audience.size(database, chosen.id)
    wanted = len(wanted_positions(chosen, listed))
    hidden = chosen.total_known is not None and listed < chosen.total_known
    return {
        "audit": chosen.id,
        "platform": chosen.platform,
        "account": chosen.account,
        "how": dict(chosen.how),
        "seed": chosen.state.get("seed", 0),
        "started_at": chosen.started_at,
        "finished_at": chosen.finished_at,
        "total": chosen.total_known,
        "listed": listed,
        "sampled": wanted if wanted < listed else None,
        "partial": bool(chosen.state.get("partial")) or hidden,
    }

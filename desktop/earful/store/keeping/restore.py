"""A backup in place of the present database, which is set aside and never deleted."""

from dataclasses import dataclass
from pathlib import Path

from earful.domain.failures import KnownError
from earful.domain.moments import Moment
from earful.store.keeping.backup import Progress, copy_to, unseen
from earful.store.keeping.files import alone, aside_name, forget, part_of, take_place, to_disk
from earful.store.keeping.holding import held
from earful.store.keeping.opening import Cancelled, examine, never


@dataclass(frozen=True)
class Restored:
    """A finished restore: how many mentions there are now, and where the database of before is, if there was one."""

    mentions: int
    aside: Path | None


def restore(
    database: Path,
    file: Path,
    now: Moment,
    lock: Path,
    *,
    progress: Progress = unseen,
    cancelled: Cancelled = never,
) -> Restored:
    """Puts the backup `file` in the place of `database`; the one of before stays beside it under its date.

    The file is checked first, copied beside the database, and takes its place in one instant. Raises KnownError:
    busy, in_use, cannot_read, not_a_backup, newer_database, cannot_write, disk_full."""
    if database.exists() and file.exists() and file.samefile(database):
        raise KnownError("not_a_backup", {"path": file, "reason": "it is the present database itself"})
    with alone(lock):
        examine(file, cancelled)
        part = part_of(database)
        try:
            with held(database):
                mentions = copy_to(file, part, progress, cancelled)
                to_disk(part)
                aside = aside_name(database, now) if database.exists() else None
                take_place(part, database, aside)
        finally:
            forget(part)
    return Restored(mentions, aside)

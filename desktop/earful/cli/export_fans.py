"""`earful export fans`: an audit as a report, a table of its accounts or a picture."""

import argparse
from collections.abc import Iterator

from earful.cli.opening import database_of
from earful.cli.printing import say
from earful.domain.failures import KnownError
from earful.engine.audit_accounts import Account, accounts_at
from earful.engine.audit_making import make_picture
from earful.engine.outside import clock
from earful.insight.fans.marks import unpack
from earful.insight.fans.scores import Rules
from earful.store.audience_pictures import audit_lines, kept_marks, kept_picture
from earful.store.brands import brand_named
from earful.store.database import Database

_AT_ONCE = 2000


def export_fans(args: argparse.Namespace, name: str) -> int:
    """Writes the audit that was named, or the newest finished one; counts it first where that was not done yet.

    Raises KnownError: unknown_format, unknown_audit, nothing_to_export, cannot_write."""
    from earful.export.fans_files import FORMATS, write_fans

    if name not in FORMATS:
        raise KnownError("unknown_format", {"what": "fans", "name": name, "known": ", ".join(FORMATS)})
    database = database_of(args)
    rules = Rules.load()
    audit = _audit(database, args)
    picture = kept_picture(database, audit) or make_picture(database, audit, rules, clock())
    count = write_fans(args.out, name, picture, _accounts(database, picture, rules))
    say([{"written": str(args.out), "format": name, "rows": count}], ("written", "format", "rows"))
    return 0


def _audit(database: Database, args: argparse.Namespace) -> str:
    brand = brand_named(database, args.brand).id if args.brand else None
    known = [one for one in audit_lines(database, brand) if one.finished_at is not None]
    if args.audit:
        if args.audit not in {one.id for one in known}:
            raise KnownError("unknown_audit", {"name": args.audit})
        return str(args.audit)
    if not known:
        raise KnownError("nothing_to_export")
    return known[0].id


def _accounts(database: Database, picture: dict[str, object], rules: Rules) -> Iterator[Account]:
    marks = unpack(kept_marks(database, str(picture["audit"])))
    places = [int(one) for one in marks.position]
    for start in range(0, len(places), _AT_ONCE):
        yield from accounts_at(database, picture, marks, places[start : start + _AT_ONCE], rules)

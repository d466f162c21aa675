"""What every headless command begins with: the places and the database of --base-dir."""

import argparse

from earful.domain.failures import KnownError
from earful.store.database import Database, open_database
from earful.store.places import Places, places


def places_of(args: argparse.Namespace) -> Places:
    """The places that --base-dir names, created. Raises KnownError("cannot_write")."""
    chosen = places(args.base_dir)
    try:
        return chosen.make()
    except OSError as error:
        raise KnownError("cannot_write", {"path": error.filename or chosen.data, "reason": error.strerror}) from error


def database_of(args: argparse.Namespace) -> Database:
    """The database of --base-dir, created where there is none."""
    return open_database(places_of(args).database)

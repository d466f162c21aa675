"""What was erased and must not come back: salted hashes, and what of a page may still be taken in."""

import hashlib
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from earful.domain.mention import Mention
from earful.domain.moments import Moment
from earful.store.database import Database
from earful.store.sorting import Heard

# Statements for the schema: the salt belongs to one database and never leaves it.
TABLES = (
    "CREATE TABLE IF NOT EXISTS erased_salt (one INTEGER PRIMARY KEY CHECK (one = 1), salt BLOB NOT NULL) STRICT",
    "INSERT OR IGNORE INTO erased_salt VALUES (1, randomblob(32))",
)
_PSEUDONYM = "erased:"


@dataclass(frozen=True)
class Erasure:
    """The hashes of one database. They are told apart by what they name: an "author" or a "mention"."""

    salt: bytes

    def hash(self, what: str, platform: str, name: str) -> bytes:
        """20 bytes that say whether a name is the erased one, and nothing else to whoever lacks the salt."""
        told = "\0".join((what, platform, name)).encode("utf-8", "surrogatepass")
        return hashlib.blake2b(told, key=self.salt, digest_size=20).digest()

    def pseudonym(self, what: str, platform: str, name: str) -> str:
        """The name that stands where the erased one stood; the same one every time."""
        if name.startswith(_PSEUDONYM):
            return name
        return _PSEUDONYM + self.hash(what, platform, name).hex()


def erasure(connection: sqlite3.Connection, *, make: bool = False) -> Erasure | None:
    """The hashes of this database; None where nothing was ever erased. `make` inside a transaction."""
    if make:
        for statement in TABLES:
            connection.execute(statement)
    elif connection.execute("SELECT 1 FROM erased LIMIT 1").fetchone() is None:
        return None
    return Erasure(bytes(connection.execute("SELECT salt FROM erased_salt").fetchone()[0]))


def remember(connection: sqlite3.Connection, hashes: Iterable[bytes], now: Moment) -> None:
    """Notes what must not come back; inside the caller's transaction."""
    connection.executemany("INSERT OR IGNORE INTO erased VALUES (?,?)", [(one, now) for one in hashes])


def admitted(database: Database, heard: Sequence[Heard]) -> list[Heard]:
    """What of a page may be taken in: nothing by a person who was erased and nothing that was erased.

    What replies to an erased mention is led to what stands in its place. Costs one look where nothing was erased."""
    known = erasure(database.connection)
    if known is None:
        return list(heard)
    every = _Known(database.connection, known)
    return [
        replace(one, mention=every.led(one.mention))
        for one in heard
        if not (every.has("mention", one.mention.platform, one.mention.native_id) or every.has_author(one.mention))
    ]


@dataclass(frozen=True)
class _Known:
    connection: sqlite3.Connection
    erasure: Erasure

    def has(self, what: str, platform: str, name: str | None) -> bool:
        if name is None:
            return False
        digest = self.erasure.hash(what, platform, name)
        return self.connection.execute("SELECT 1 FROM erased WHERE hash=?", (digest,)).fetchone() is not None

    def has_author(self, mention: Mention) -> bool:
        if mention.author is None:
            return False
        names = {mention.author.native_id, mention.author.handle}
        return any(self.has("author", mention.author.platform, name) for name in names)

    def led(self, mention: Mention) -> Mention:
        return replace(
            mention,
            reply_to=self._stands_for(mention.platform, mention.reply_to),
            root=self._stands_for(mention.platform, mention.root),
            repost_of=self._stands_for(mention.platform, mention.repost_of),
            quote_of=self._stands_for(mention.platform, mention.quote_of),
        )

    def _stands_for(self, platform: str, target: str | None) -> str | None:
        if target is None or not self.has("mention", platform, target):
            return target
        return self.erasure.pseudonym("mention", platform, target)

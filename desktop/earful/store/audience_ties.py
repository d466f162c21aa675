"""What the store knows of an audience from elsewhere: who of them spoke, complained, was answered, is a customer."""

from collections.abc import Iterable
from dataclasses import dataclass

from earful.domain.moments import Moment
from earful.store.database import Database
from earful.store.keeping.erased import erasure

_WORDS = 2000  # of each mention: what tells of ownership stands at the beginning or not at all


@dataclass
class Speaker:
    """Somebody who spoke of the brand on the platform of the audit. `texts` are what they said, shortened."""

    native_id: str
    handle: str | None
    said: int
    complained: int
    answered: int
    complaints_answered: int
    languages: tuple[str, ...]
    texts: tuple[str, ...]


def speakers(database: Database, platform: str, brand_id: int | None) -> list[Speaker]:
    """Everybody who spoke about the brand (None: any brand of ours) on a platform; ourselves left out."""
    found: dict[int, Speaker] = {}
    for row in database.connection.execute(
        "SELECT a.id, a.native_id, a.handle, coalesce(c.complaint, j.complaint) AS complaint,"
        " m.answered_at IS NOT NULL AS answered, j.lang, substr(m.text, 1, ?3) AS text"
        " FROM mention m JOIN author a ON a.id = m.author_id JOIN judgement j ON j.mention_id = m.id"
        " LEFT JOIN case_now c ON c.mention_id = m.id WHERE m.own = 0 AND m.platform = ?1 AND EXISTS (SELECT 1 FROM"
        " mention_brand b JOIN brand w ON w.id = b.brand_id WHERE b.mention_id = m.id"
        " AND (b.brand_id = ?2 OR (?2 IS NULL AND w.competitor = 0)))",
        (platform, brand_id, _WORDS),
    ):
        one = found.setdefault(row["id"], Speaker(row["native_id"], row["handle"], 0, 0, 0, 0, (), ()))
        one.said += 1
        one.complained += int(row["complaint"] or 0)
        one.answered += row["answered"]
        one.complaints_answered += int(bool(row["complaint"]) and bool(row["answered"]))
        one.languages = tuple(dict.fromkeys((*one.languages, row["lang"])))
        one.texts = (*one.texts, row["text"])
    return list(found.values())


def terms_of(database: Database, brand_id: int | None) -> list[str]:
    """The names that the brand, or any brand of ours, goes by."""
    from earful.store.brands import brands

    ours = [one for one in brands(database) if (one.id == brand_id if brand_id is not None else not one.competitor)]
    return [term for one in ours for term in (one.name, *one.terms)]


def keep_customers(database: Database, names: Iterable[str], now: Moment) -> int:
    """Puts a customer list in place of the one before, as salted hashes; returns how many. Nothing else is kept."""
    with database.writing() as connection:
        known = erasure(connection, make=True)
        assert known is not None  # made just now
        connection.execute("DELETE FROM customer")
        rows = {known.hash("customer", "", spelled(name)) for name in names if spelled(name)}
        connection.executemany("INSERT OR IGNORE INTO customer VALUES (?,?)", [(one, now) for one in rows])
    return len(rows)


class Customers:
    """Tells whether a name is on the customer list that was kept."""

    def __init__(self, database: Database) -> None:
        self._hashes = {bytes(row["hash"]) for row in database.rows("SELECT hash FROM customer")}
        salt = database.row("SELECT salt FROM erased_salt")
        from earful.store.keeping.erased import Erasure

        self._known = Erasure(bytes(salt["salt"])) if salt is not None else None

    def __len__(self) -> int:
        return len(self._hashes)

    def has(self, *names: str | None) -> bool:
        """Whether any of these names (handle, id, e-mail address) is on the list."""
        if not self._hashes or self._known is None:
            return False
        return any(name and self._known.hash("customer", "", spelled(name)) in self._hashes for name in names)


def spelled(name: str) -> str:
    """A name as it is compared: without @ before it, lower case, without spaces around it."""
    return name.strip().lstrip("@").lower()

"""Taking in what a source brought: mentions, judgements, counts and the checkpoint in one transaction. Engine only."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from earful.domain.judgement import MAYBE_FROM, Judgement
from earful.domain.mention import Mention
from earful.domain.moments import Moment
from earful.store import last_words
from earful.store.authors import byline, save_authors
from earful.store.counting import ALL_BRANDS, Counting
from earful.store.database import Database
from earful.store.inserting import insert
from earful.store.judging import judge_anew, row_of
from earful.store.keeping.erased import admitted
from earful.store.mention_ids import mention_id, shown_at
from earful.store.sorting import Heard, counts_of, sort_out
from earful.store.words import indexed

_CHUNK = 500


@dataclass(frozen=True)
class Taken:
    """What a page did to the store; ids are mention ids."""

    new: tuple[int, ...] = ()
    updated: tuple[int, ...] = ()
    complaints: tuple[int, ...] = ()
    alerts: tuple[int, ...] = ()
    quarantined: int = 0


@dataclass(frozen=True)
class Beside:
    """What is committed together with a page: checkpoint, unreadable items, coverage, and what vanished."""

    source_id: int | None = None
    checkpoints: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    quarantined: Sequence[tuple[str, str]] = ()
    gone: Sequence[tuple[str, str]] = ()  # (platform, native id), confirmed
    batch: str | None = None  # the import that brought it


def take_in(
    database: Database,
    heard: Sequence[Heard],
    judge: Callable[[Sequence[str]], Sequence[Judgement]],
    now: Moment,
    beside: Beside | None = None,
) -> Taken:
    """Stores a page with everything that belongs to it, in one transaction; known mentions change nothing twice.

    `judge` is called outside the transaction, only for what is new or changed in its words. `now` is the arrival."""
    beside = beside or Beside()
    page = sort_out(database, admitted(database, heard))
    to_judge = [*page.fresh, *(one for _, one in page.changed)]
    judged = judge([whole_text(one.mention) for one in to_judge]) if to_judge else []
    fresh_judged = dict(zip(map(id, to_judge), judged, strict=True))
    intake = _Intake(database, now, beside)
    with database.writing():
        new = intake.insert([(one, fresh_judged[id(one)]) for one in page.fresh])
        for identifier, one in page.changed:
            intake.rewrite(identifier, one, fresh_judged[id(one)])
        for identifier, one in page.recounted:
            intake.recount(identifier, one.mention)
        intake.link(page.unlinked)
        intake.came_a_second_way(page.known)
        intake.counting.write(database.connection)
        intake.vanish(beside.gone)
        quarantined = _keep_aside(database, beside, now)
        save_checkpoints(database, beside)
    return Taken(
        tuple(new),
        tuple(identifier for identifier, _ in (*page.changed, *page.recounted)),
        tuple(intake.complaints),
        tuple(intake.alerts),
        quarantined,
    )


def _words_row(identifier: int, m: Mention) -> tuple[object, ...]:
    return identifier, indexed(m.title) if m.title else "", indexed(m.text), indexed(byline(m.author) or "")


def whole_text(mention: Mention) -> str:
    """The words of a mention as they are judged."""
    return f"{mention.title}\n{mention.text}" if mention.title else mention.text


def save_checkpoints(database: Database, beside: Beside) -> None:
    """Writes checkpoints; inside the caller's transaction."""
    database.connection.executemany(
        "INSERT OR REPLACE INTO checkpoint VALUES (?,?,?)",
        [(beside.source_id, stream, json.dumps(state, sort_keys=True)) for stream, state in beside.checkpoints.items()],
    )


def checkpoints(database: Database, source_id: int) -> dict[str, dict[str, object]]:
    """The checkpoints of a source by the name of their stream."""
    found = database.rows("SELECT stream, state FROM checkpoint WHERE source_id=?", (source_id,))
    return {row["stream"]: json.loads(row["state"]) for row in found}


def _keep_aside(database: Database, beside: Beside, now: Moment) -> int:
    before = database.connection.total_changes
    database.connection.executemany(
        "INSERT OR IGNORE INTO quarantine (source_id, at, reason, item) VALUES (?,?,?,?)",
        [(beside.source_id or 0, now, reason, item) for reason, item in beside.quarantined],
    )
    return database.connection.total_changes - before


class _Intake:
    """The writes of one transaction. Rollup changes are gathered and written once."""

    def __init__(self, database: Database, now: Moment, beside: Beside) -> None:
        self._connection = database.connection
        self._now = now
        self._source_id, self._batch = beside.source_id, beside.batch
        self._rivals: set[int] | None = None
        self.counting = Counting()
        self.complaints: list[int] = []
        self.alerts: list[int] = []

    def insert(self, judged: Sequence[tuple[Heard, Judgement]]) -> list[int]:
        if not judged:
            return []
        authors = save_authors(
            self._connection, [one.mention.author for one, _ in judged if one.mention.author], self._now
        )
        at = [shown_at(one.mention.created_at, self._now) for one, _ in judged]
        ids = self._free_ids([(when, one.mention) for when, (one, _) in zip(at, judged, strict=True)])
        # In ascending order: the full-text index flushes whenever a row id goes back.
        rows = sorted(zip(ids, at, judged, strict=True), key=lambda row: row[0])
        to = self._connection
        insert(
            to, "mention", [self._mention_row(identifier, when, one, authors) for identifier, when, (one, _) in rows]
        )
        linked = [(brand, i) for i, _, (one, _) in rows for brand in dict.fromkeys(one.brands)]
        linked.sort()  # as the table is
        insert(to, "mention_brand", linked)
        insert(to, "judgement", [row_of(i, judgement, one.own, self._now) for i, _, (one, judgement) in rows])
        self._put_into_inbox([(i, one, judgement) for i, _, (one, judgement) in rows if not one.own])
        words = [_words_row(identifier, one.mention) for identifier, _, (one, _) in rows]
        insert(to, "mention_words (rowid, title, text, author)", words, whole=True)
        for identifier, when, (one, judgement) in rows:
            if not one.own:  # what we say ourselves is no feeling about us
                self.counting.add(
                    one.brands, one.mention.platform, when, judgement.sentiment, judgement.complaint, judgement.desk
                )
            self._tell(identifier, one, judgement)
        self._answers([one.mention for one, _ in judged if one.own], [one.mention for one, _ in judged])
        last_words.note(self._connection, ids)
        return [identifier for identifier, _, _ in rows]

    def _put_into_inbox(self, rows: Sequence[tuple[int, Heard, Judgement]]) -> None:
        """What nobody has seen yet; from there on the database's triggers keep the inbox."""
        due: list[tuple[int, str, int, str | None]] = []
        for identifier, one, judgement in rows:
            state = "unheard" if judgement.complaint else "maybe" if judgement.complaint_p >= MAYBE_FROM else None
            if state is not None:
                brands = dict.fromkeys(one.brands)
                due.extend((brand, state, identifier, judgement.desk) for brand in brands)
                if not self._competitors().issuperset(brands):
                    due.append((ALL_BRANDS, state, identifier, judgement.desk))
        due.sort(key=lambda row: row[:3])
        insert(self._connection, "inbox", due)

    def _competitors(self) -> set[int]:
        if self._rivals is None:
            found = self._connection.execute("SELECT id FROM brand WHERE competitor = 1")
            self._rivals = {row[0] for row in found}
        return self._rivals

    def rewrite(self, identifier: int, one: Heard, judgement: Judgement) -> None:
        """New words for a known mention: the old ones become history and the judgement is made anew."""
        mention = one.mention
        old = self._connection.execute(
            "SELECT m.title, m.text, m.byline, m.rating, j.complaint FROM mention m"
            " JOIN judgement j ON j.mention_id = m.id WHERE m.id=?",
            (identifier,),
        ).fetchone()
        run, author = self._connection.execute, indexed(old["byline"] or "")
        past = (identifier, self._now, old["title"], old["text"], old["rating"])
        run("INSERT OR REPLACE INTO edit VALUES (?,?,?,?,?)", past)
        run(
            "INSERT INTO mention_words (mention_words, rowid, title, text, author) VALUES ('delete',?,?,?,?)",
            (identifier, indexed(old["title"] or ""), indexed(old["text"]), author),
        )
        run(
            "INSERT INTO mention_words (rowid, title, text, author) VALUES (?,?,?,?)",
            (identifier, indexed(mention.title or ""), indexed(mention.text), author),
        )
        run("UPDATE mention SET title=?, text=? WHERE id=?", (mention.title, mention.text, identifier))
        self.recount(identifier, mention)
        holds = judge_anew(self._connection, identifier, judgement, self.counting, self._now)
        if not old["complaint"]:
            self._tell(identifier, one, holds)

    def recount(self, identifier: int, mention: Mention) -> None:
        """New counts; and what was thought gone is there again. Stars that were changed are history, as words are."""
        if mention.rating is not None:
            self._connection.execute(
                "INSERT OR IGNORE INTO edit SELECT id, ?, title, text, rating FROM mention WHERE id=? AND rating <> ?",
                (self._now, identifier, mention.rating),
            )
        self._connection.execute(
            "UPDATE mention SET likes=coalesce(?, likes), reposts=coalesce(?, reposts), replies=coalesce(?, replies),"
            " quotes=coalesce(?, quotes), views=coalesce(?, views), rating=coalesce(?, rating),"
            " edited_at=coalesce(?, edited_at), deleted_at=NULL WHERE id=?",
            (*counts_of(mention), identifier),
        )
        if mention.author:
            save_authors(self._connection, [mention.author], self._now)

    def link(self, unlinked: Sequence[tuple[int, int]]) -> None:
        """Adds known mentions to further brands, and their feeling to those brands' counts."""
        for identifier, brand in unlinked:
            done = self._connection.execute("INSERT OR IGNORE INTO mention_brand VALUES (?,?)", (brand, identifier))
            found = self._connection.execute(
                "SELECT m.at, m.platform, m.own, j.sentiment, j.complaint, j.desk FROM mention m"
                " JOIN judgement j ON j.mention_id = m.id WHERE m.id=?",
                (identifier,),
            ).fetchone()
            if done.rowcount and not found["own"]:
                # Nothing of the judgement changes, but the triggers stand the mention into its new brand's inbox, too.
                self._connection.execute("UPDATE judgement SET own = own WHERE mention_id=?", (identifier,))
                self.counting.link(
                    brand, found["platform"], found["at"], found["sentiment"], found["complaint"], found["desk"]
                )

    def came_a_second_way(self, known: Sequence[int]) -> None:
        """What an import brought and a source brings, too, stays when the import is taken back."""
        if self._source_id is not None:
            self._connection.executemany(
                "UPDATE mention SET batch=NULL WHERE id=? AND batch IS NOT NULL", [(one,) for one in known]
            )

    def vanish(self, gone: Sequence[tuple[str, str]]) -> None:
        """Marks mentions as deleted by their authors; the case around them stays."""
        self._connection.executemany(
            "UPDATE mention SET deleted_at=? WHERE platform=? AND native_id=? AND deleted_at IS NULL",
            [(self._now, platform, native_id) for platform, native_id in gone],
        )

    def _tell(self, identifier: int, one: Heard, judgement: Judgement) -> None:
        if one.own or not judgement.complaint:
            return
        self.complaints.append(identifier)
        if one.alert:
            done = self._connection.execute(
                "INSERT OR IGNORE INTO alert (mention_id, raised_at) VALUES (?,?)", (identifier, self._now)
            )
            if done.rowcount:
                self.alerts.append(identifier)

    def _free_ids(self, mentions: Sequence[tuple[Moment, Mention]]) -> list[int]:
        """Ids that are free in the store and differ from each other; a taken one gives way to the next free."""
        wanted = [mention_id(when, mention.platform, mention.native_id) for when, mention in mentions]
        taken: set[int] = set()
        for start in range(0, len(wanted), _CHUNK):
            part = wanted[start : start + _CHUNK]
            marks = ",".join("?" * len(part))
            there = self._connection.execute(f"SELECT id FROM mention WHERE id IN ({marks})", part)
            taken.update(row[0] for row in there)
        ids = []
        for identifier in wanted:
            while identifier in taken:
                identifier += 1
                if self._connection.execute("SELECT 1 FROM mention WHERE id=?", (identifier,)).fetchone():
                    taken.add(identifier)
            taken.add(identifier)
            ids.append(identifier)
        return ids

    def _mention_row(
        self, identifier: int, at: Moment, one: Heard, authors: Mapping[tuple[str, str], int]
    ) -> tuple[object, ...]:
        m, c = one.mention, one.mention.counts
        author = authors[(m.author.platform, m.author.native_id)] if m.author else None
        return (
            identifier, m.platform, m.native_id, m.uri, m.url, m.kind, author, m.title, m.text, m.lang, at,
            m.created_at, m.edited_at, self._now, None, m.reply_to, m.root, m.repost_of, m.quote_of, c.likes,
            c.reposts, c.replies, c.quotes, c.views, m.rating, json.dumps(m.media) if m.media else None, m.reply_url,
            json.dumps(m.extra, ensure_ascii=False, default=str) if m.extra else None, int(one.own), self._source_id,
            None, byline(m.author), self._batch, None,
        )  # fmt: skip

    def _answers(self, ours: Sequence[Mention], all_new: Sequence[Mention]) -> None:
        """Notes the first reply by one of our own accounts on what it replies to, whichever of the two came first."""
        touched = {(m.platform, m.reply_to) for m in ours if m.reply_to}
        native_ids: dict[str, list[str]] = {}
        for m in all_new:
            native_ids.setdefault(m.platform, []).append(m.native_id)
        for platform, ids in native_ids.items():
            for start in range(0, len(ids), _CHUNK):
                part = ids[start : start + _CHUNK]
                answered = self._connection.execute(
                    "SELECT DISTINCT reply_to FROM mention WHERE own=1 AND platform=?"
                    f" AND reply_to IN ({','.join('?' * len(part))})",
                    (platform, *part),
                )
                touched.update((platform, row[0]) for row in answered)
        self._connection.executemany(
            "UPDATE mention SET answered_at = (SELECT min(r.at) FROM mention r WHERE r.platform = mention.platform"
            " AND r.reply_to = mention.native_id AND r.own = 1) WHERE platform=? AND native_id=? AND own=0",
            sorted(touched),
        )

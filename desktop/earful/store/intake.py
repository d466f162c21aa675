"""Taking in what a source brought: mentions, judgements, counts and the checkpoint in one transaction. Engine only."""

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from earful.domain.judgement import UNKNOWN_LANGUAGE, Judgement
from earful.domain.mention import Author, Mention
from earful.domain.moments import HOUR, Moment
from earful.store.database import Database
from earful.store.mention_ids import mention_id, shown_at
from earful.store.sorting import Heard, counts_of, sort_out
from earful.store.words import indexed

_CHUNK = 500
# The rollup has a row for every brand of a mention, and one under this for the mention itself, counted once.
ALL_BRANDS = 0


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
    page = sort_out(database, heard)
    to_judge = [*page.fresh, *(one for _, one in page.changed)]
    judged = judge([_whole_text(one.mention) for one in to_judge]) if to_judge else []
    fresh_judged = dict(zip(map(id, to_judge), judged, strict=True))
    intake = _Intake(database, now, beside.source_id)
    with database.writing():
        new = intake.insert([(one, fresh_judged[id(one)]) for one in page.fresh])
        for identifier, one in page.changed:
            intake.rewrite(identifier, one, fresh_judged[id(one)])
        for identifier, one in page.recounted:
            intake.recount(identifier, one.mention)
        intake.link(page.unlinked)
        intake.flush_rollup()
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


def _whole_text(mention: Mention) -> str:
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

    def __init__(self, database: Database, now: Moment, source_id: int | None) -> None:
        self._connection = database.connection
        self._now = now
        self._source_id = source_id
        self._rollup: Counter[tuple[int, int, str, str, int]] = Counter()
        self.complaints: list[int] = []
        self.alerts: list[int] = []

    def insert(self, judged: Sequence[tuple[Heard, Judgement]]) -> list[int]:
        if not judged:
            return []
        authors = self._authors([one.mention.author for one, _ in judged if one.mention.author])
        at = [shown_at(one.mention.created_at, self._now) for one, _ in judged]
        ids = self._free_ids([(when, one.mention) for when, (one, _) in zip(at, judged, strict=True)])
        # In ascending order: the full-text index flushes whenever a row id goes back.
        rows = sorted(zip(ids, at, judged, strict=True), key=lambda row: row[0])
        run = self._connection.executemany
        run(
            f"INSERT INTO mention VALUES ({','.join('?' * 31)})",
            [self._mention_row(identifier, when, one, authors) for identifier, when, (one, _) in rows],
        )
        run(
            "INSERT INTO mention_words (rowid, title, text) VALUES (?,?,?)",
            [(i, indexed(one.mention.title or ""), indexed(one.mention.text)) for i, _, (one, _) in rows],
        )
        run(
            "INSERT INTO judgement VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
            [_judgement_row(i, judgement, one.own) for i, _, (one, judgement) in rows],
        )
        run(
            "INSERT INTO mention_brand VALUES (?,?)",
            [(brand, i) for i, _, (one, _) in rows for brand in dict.fromkeys(one.brands)],
        )
        for identifier, when, (one, judgement) in rows:
            self._count(one, when, judgement, 1)
            self._tell(identifier, one, judgement)
        self._answers([one.mention for one, _ in judged if one.own], [one.mention for one, _ in judged])
        return [identifier for identifier, _, _ in rows]

    def rewrite(self, identifier: int, one: Heard, judgement: Judgement) -> None:
        """New words for a known mention: the old ones become history and the judgement is made anew."""
        mention = one.mention
        old = self._connection.execute(
            "SELECT m.title, m.text, m.at, m.platform, m.own, j.sentiment, j.complaint FROM mention m"
            " JOIN judgement j ON j.mention_id = m.id WHERE m.id=?",
            (identifier,),
        ).fetchone()
        run = self._connection.execute
        run("INSERT OR REPLACE INTO edit VALUES (?,?,?,?)", (identifier, self._now, old["title"], old["text"]))
        run(
            "INSERT INTO mention_words (mention_words, rowid, title, text) VALUES ('delete',?,?,?)",
            (identifier, indexed(old["title"] or ""), indexed(old["text"])),
        )
        run(
            "INSERT INTO mention_words (rowid, title, text) VALUES (?,?,?)",
            (identifier, indexed(mention.title or ""), indexed(mention.text)),
        )
        run("UPDATE mention SET title=?, text=? WHERE id=?", (mention.title, mention.text, identifier))
        self.recount(identifier, mention)
        for brand in [] if old["own"] else [ALL_BRANDS, *self._brands_of(identifier)]:
            self._rollup[(brand, old["at"] // HOUR, old["platform"], old["sentiment"], old["complaint"])] -= 1
            self._rollup[
                (brand, old["at"] // HOUR, old["platform"], judgement.sentiment, int(judgement.complaint))
            ] += 1
        marks = ",".join("?" * 15)
        run(
            f"INSERT OR REPLACE INTO judgement VALUES ({marks})",
            _judgement_row(identifier, judgement, bool(old["own"])),
        )
        if not old["complaint"]:
            self._tell(identifier, one, judgement)

    def recount(self, identifier: int, mention: Mention) -> None:
        """New counts; and what was thought gone is there again."""
        self._connection.execute(
            "UPDATE mention SET likes=coalesce(?, likes), reposts=coalesce(?, reposts), replies=coalesce(?, replies),"
            " quotes=coalesce(?, quotes), views=coalesce(?, views), rating=coalesce(?, rating),"
            " edited_at=coalesce(?, edited_at), deleted_at=NULL WHERE id=?",
            (*counts_of(mention), identifier),
        )
        if mention.author:
            self._authors([mention.author])

    def link(self, unlinked: Sequence[tuple[int, int]]) -> None:
        """Adds known mentions to further brands, and their feeling to those brands' counts."""
        for identifier, brand in unlinked:
            done = self._connection.execute("INSERT OR IGNORE INTO mention_brand VALUES (?,?)", (brand, identifier))
            found = self._connection.execute(
                "SELECT m.at, m.platform, m.own, j.sentiment, j.complaint FROM mention m"
                " JOIN judgement j ON j.mention_id = m.id WHERE m.id=?",
                (identifier,),
            ).fetchone()
            if done.rowcount and not found["own"]:
                key = (brand, found["at"] // HOUR, found["platform"], found["sentiment"], found["complaint"])
                self._rollup[key] += 1

    def vanish(self, gone: Sequence[tuple[str, str]]) -> None:
        """Marks mentions as deleted by their authors; the case around them stays."""
        self._connection.executemany(
            "UPDATE mention SET deleted_at=? WHERE platform=? AND native_id=? AND deleted_at IS NULL",
            [(self._now, platform, native_id) for platform, native_id in gone],
        )

    def flush_rollup(self) -> None:
        """Writes the gathered changes of the counts by hour."""
        self._connection.executemany(
            "INSERT INTO rollup VALUES (?,?,?,?,?,?) ON CONFLICT DO UPDATE SET n = n + excluded.n",
            [(*key, change) for key, change in sorted(self._rollup.items()) if change],
        )

    def _brands_of(self, identifier: int) -> list[int]:
        found = self._connection.execute("SELECT brand_id FROM mention_brand WHERE mention_id=?", (identifier,))
        return [row[0] for row in found]

    def _count(self, one: Heard, at: Moment, judgement: Judgement, change: int) -> None:
        if one.own:
            return  # what we say ourselves is no feeling about us
        for brand in (ALL_BRANDS, *dict.fromkeys(one.brands)):
            key = (brand, at // HOUR, one.mention.platform, judgement.sentiment, int(judgement.complaint))
            self._rollup[key] += change

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

    def _authors(self, authors: Sequence[Author]) -> dict[tuple[str, str], int]:
        last = {(author.platform, author.native_id): author for author in authors}
        self._connection.executemany(
            "INSERT INTO author (platform, native_id, handle, name, url, followers, following, posts, created_at, bot,"
            " verified, bio, seen_at) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)"
            " ON CONFLICT (platform, native_id) DO UPDATE SET"
            " handle=coalesce(excluded.handle, handle), name=coalesce(excluded.name, name),"
            " url=coalesce(excluded.url, url), followers=coalesce(excluded.followers, followers),"
            " following=coalesce(excluded.following, following), posts=coalesce(excluded.posts, posts),"
            " created_at=coalesce(excluded.created_at, created_at), bot=coalesce(excluded.bot, bot),"
            " verified=coalesce(excluded.verified, verified), bio=coalesce(excluded.bio, bio),"
            " seen_at=excluded.seen_at",
            [_author_row(author, self._now) for author in last.values()],
        )
        ids: dict[tuple[str, str], int] = {}
        for platform in {platform for platform, _ in last}:
            natives = [native for at, native in last if at == platform]
            for start in range(0, len(natives), _CHUNK):
                part = natives[start : start + _CHUNK]
                marks = ",".join("?" * len(part))
                for row in self._connection.execute(
                    f"SELECT id, native_id FROM author WHERE platform=? AND native_id IN ({marks})", (platform, *part)
                ):
                    ids[(platform, row["native_id"])] = row["id"]
        return ids

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
            None,
        )  # fmt: skip

    def _answers(self, ours: Sequence[Mention], all_new: Sequence[Mention]) -> None:
        """Notes the first reply by one of our own accounts on what it replies to, whichever of the two came first."""
        touched = {(m.platform, m.reply_to) for m in ours if m.reply_to}
        touched |= {(m.platform, m.native_id) for m in all_new}
        self._connection.executemany(
            "UPDATE mention SET answered_at = (SELECT min(r.at) FROM mention r WHERE r.platform = mention.platform"
            " AND r.reply_to = mention.native_id AND r.own = 1) WHERE platform=? AND native_id=? AND own=0 AND EXISTS"
            " (SELECT 1 FROM mention r WHERE r.platform = mention.platform AND r.reply_to = mention.native_id"
            " AND r.own = 1)",
            sorted(touched),
        )


def _author_row(author: Author, now: Moment) -> tuple[object, ...]:
    a = author
    return (
        a.platform, a.native_id, a.handle, a.name, a.url, a.followers, a.following, a.posts, a.created_at,
        None if a.bot is None else int(a.bot), None if a.verified is None else int(a.verified), a.bio, now,
    )  # fmt: skip


def _judgement_row(identifier: int, j: Judgement, own: bool) -> tuple[object, ...]:
    return (
        identifier, j.lang or UNKNOWN_LANGUAGE, j.sentiment, j.negative, j.neutral, j.positive, int(j.complaint),
        j.complaint_p, j.need, j.need_p, j.desk, j.desk_p, j.arousal, j.model, int(own),
    )  # fmt: skip

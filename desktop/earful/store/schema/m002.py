"""The second step: a table for every word of the product, counts that are read in one walk, and an inbox in order.

A later step that changes tables first drops the views of store/views.py and makes them anew at its end, as this one.

Runs on stores of any size: everything it makes anew is made from rows that are there."""

from sqlite_utils import Database

from earful.store.schema.script import statements
from earful.store.views import DROPS, VIEWS
from earful.store.words import indexed

# --- what was published, and by whom

_FACTS = """
-- Who the author said to be when this came: part of the full text, so it must never change with the profile.
ALTER TABLE mention ADD COLUMN byline TEXT;
ALTER TABLE mention ADD COLUMN batch TEXT;
ALTER TABLE mention ADD COLUMN erased_at INTEGER;
UPDATE mention SET byline =
  (SELECT nullif(trim(coalesce(handle, '') || ' ' || coalesce(name, '')), '') FROM author WHERE id = author_id);
ALTER TABLE edit ADD COLUMN rating REAL;
CREATE INDEX mention_deleted ON mention (platform) WHERE deleted_at IS NOT NULL AND erased_at IS NULL;
CREATE INDEX mention_batch ON mention (batch) WHERE batch IS NOT NULL;

CREATE TABLE author_past (
  author_id INTEGER NOT NULL REFERENCES author(id) ON DELETE CASCADE, replaced_at INTEGER NOT NULL, handle TEXT,
  name TEXT, bio TEXT, followers INTEGER, PRIMARY KEY (author_id, replaced_at)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER author_changed AFTER UPDATE OF handle, name, bio ON author
WHEN OLD.handle IS NOT NEW.handle OR OLD.name IS NOT NEW.name OR OLD.bio IS NOT NEW.bio BEGIN
  INSERT OR IGNORE INTO author_past VALUES (OLD.id, NEW.seen_at, OLD.handle, OLD.name, OLD.bio, OLD.followers);
END;

-- What must not come back after a person was erased: salted hashes of platform and native id.
CREATE TABLE erased (hash BLOB PRIMARY KEY, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE erased_salt (one INTEGER PRIMARY KEY CHECK (one = 1), salt BLOB NOT NULL) STRICT;
INSERT INTO erased_salt VALUES (1, randomblob(32));

CREATE TABLE import_batch (
  id TEXT PRIMARY KEY, at INTEGER NOT NULL, file TEXT, platform TEXT, brand_id INTEGER, mapping TEXT NOT NULL,
  read INTEGER NOT NULL, new INTEGER NOT NULL, updated INTEGER NOT NULL, quarantined INTEGER NOT NULL,
  undone_at INTEGER
) STRICT;

-- How much of something there was to read: "317 of 1,876 comments". `known` NULL: the platform does not say.
CREATE TABLE coverage_count (
  source_id INTEGER NOT NULL, scope TEXT NOT NULL, asked_at INTEGER NOT NULL, got INTEGER NOT NULL, known INTEGER,
  state TEXT NOT NULL, PRIMARY KEY (source_id, scope)
) STRICT, WITHOUT ROWID;
"""

# --- what the program thinks

_JUDGEMENTS = """
-- `judgement` is what holds: the model's word, or a person's where `said_by` names their decision.
ALTER TABLE judgement ADD COLUMN said_by TEXT;
ALTER TABLE judgement ADD COLUMN judged_at INTEGER;
CREATE TABLE judgement_past (
  mention_id INTEGER NOT NULL REFERENCES mention(id) ON DELETE CASCADE, replaced_at INTEGER NOT NULL,
  sentiment TEXT NOT NULL, complaint INTEGER NOT NULL, complaint_p REAL NOT NULL, need TEXT, desk TEXT,
  model TEXT NOT NULL, said_by TEXT, PRIMARY KEY (mention_id, replaced_at)
) STRICT, WITHOUT ROWID;

CREATE TABLE event (
  id TEXT PRIMARY KEY, brand_id INTEGER NOT NULL, channel TEXT NOT NULL, started_at INTEGER NOT NULL,
  noticed_at INTEGER NOT NULL, ended_at INTEGER, stage TEXT NOT NULL, score REAL NOT NULL, expected REAL NOT NULL,
  seen REAL NOT NULL, end_low INTEGER, end_estimate INTEGER, end_high INTEGER, data TEXT NOT NULL
) STRICT;
CREATE INDEX event_brand ON event (brand_id, noticed_at);

CREATE TABLE audit (
  id TEXT PRIMARY KEY, brand_id INTEGER, platform TEXT NOT NULL, account TEXT NOT NULL, started_at INTEGER NOT NULL,
  finished_at INTEGER, how TEXT NOT NULL, total_known INTEGER, rules TEXT, state TEXT NOT NULL
) STRICT;
CREATE TABLE follower (
  audit_id TEXT NOT NULL REFERENCES audit(id) ON DELETE CASCADE, position INTEGER NOT NULL, native_id TEXT NOT NULL,
  handle TEXT, name TEXT, bio TEXT, followers INTEGER, following INTEGER, posts INTEGER, created_at INTEGER,
  last_post_at INTEGER, avatar INTEGER, bot INTEGER, seen_at INTEGER NOT NULL, followed_at INTEGER, interacted INTEGER,
  PRIMARY KEY (audit_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX follower_native ON follower (native_id);
-- What an audit shows at first sight (JSON), and eight bytes for each readable fan that say what it was taken for.
CREATE TABLE audit_picture (
  audit_id TEXT PRIMARY KEY REFERENCES audit(id) ON DELETE CASCADE, made_at INTEGER NOT NULL, picture TEXT NOT NULL,
  marks BLOB NOT NULL
) STRICT, WITHOUT ROWID;
-- Customers, from a list that was matched here: salted hashes of their names, nothing else of them.
CREATE TABLE customer (hash BLOB PRIMARY KEY, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
"""

# --- counts: one row an hour, so that a year by hour is 8,760 rows of one key. Platform '' counts all of them.

_COUNTS = """
DROP TABLE rollup;
CREATE TABLE rollup (
  brand_id INTEGER NOT NULL, platform TEXT NOT NULL, hour INTEGER NOT NULL, negative INTEGER NOT NULL,
  neutral INTEGER NOT NULL, positive INTEGER NOT NULL, unsure INTEGER NOT NULL, complaints INTEGER NOT NULL,
  PRIMARY KEY (brand_id, platform, hour)
) STRICT, WITHOUT ROWID;
CREATE TABLE rollup_desk (
  brand_id INTEGER NOT NULL, platform TEXT NOT NULL, desk TEXT NOT NULL, hour INTEGER NOT NULL,
  complaints INTEGER NOT NULL, PRIMARY KEY (brand_id, platform, desk, hour)
) STRICT, WITHOUT ROWID;
-- What the counts must equal at any time. What we say ourselves is no feeling about us.
CREATE VIEW counted AS
  SELECT 0 AS brand_id, m.id, m.at / 3600000000 AS hour, m.platform, j.sentiment, j.complaint,
    coalesce(j.desk, '') AS desk FROM mention m JOIN judgement j ON j.mention_id = m.id WHERE m.own = 0
  UNION ALL
  SELECT b.brand_id, m.id, m.at / 3600000000, m.platform, j.sentiment, j.complaint, coalesce(j.desk, '')
    FROM mention m JOIN judgement j ON j.mention_id = m.id JOIN mention_brand b ON b.mention_id = m.id WHERE m.own = 0;
CREATE VIEW rollup_recount AS
  SELECT brand_id, platform, hour, sum(sentiment = 'negative') AS negative, sum(sentiment = 'neutral') AS neutral,
    sum(sentiment = 'positive') AS positive, sum(sentiment = 'unsure') AS unsure, sum(complaint) AS complaints
    FROM (SELECT * FROM counted UNION ALL SELECT brand_id, id, hour, '', sentiment, complaint, desk FROM counted)
    GROUP BY 1, 2, 3;
CREATE VIEW rollup_desk_recount AS
  SELECT brand_id, platform, desk, hour, count(*) AS complaints
    FROM (SELECT * FROM counted UNION ALL SELECT brand_id, id, hour, '', sentiment, complaint, desk FROM counted)
    WHERE complaint = 1 GROUP BY 1, 2, 3, 4;
INSERT INTO rollup SELECT * FROM rollup_recount;
INSERT INTO rollup_desk SELECT * FROM rollup_desk_recount;
"""

# --- what people decided

_DECISIONS = """
-- Ids of mentions are made the same way everywhere but can differ by one after a collision, and other stores may not
-- hold the mention: `subject` names it (or an event, a follower, ...) so that several stores can be merged.
CREATE TABLE decision_new (
  id TEXT PRIMARY KEY, at INTEGER NOT NULL, device TEXT NOT NULL, who TEXT NOT NULL, kind TEXT NOT NULL,
  subject TEXT NOT NULL, mention_id INTEGER, value TEXT, undoes TEXT
) STRICT;
INSERT INTO decision_new SELECT d.id, d.at, d.device, d.who, d.kind,
  coalesce((SELECT 'mention:' || m.platform || ':' || m.native_id FROM mention m WHERE m.id = d.mention_id), ''),
  d.mention_id, d.value, d.undoes FROM decision d;
DROP TABLE decision;
ALTER TABLE decision_new RENAME TO decision;
CREATE INDEX decision_mention ON decision (mention_id, id) WHERE mention_id IS NOT NULL;
CREATE INDEX decision_subject ON decision (subject, id) WHERE mention_id IS NULL;

ALTER TABLE case_now ADD COLUMN sentiment TEXT;
ALTER TABLE case_now ADD COLUMN need TEXT;
ALTER TABLE case_now ADD COLUMN desk TEXT;
ALTER TABLE case_now ADD COLUMN state_at INTEGER;
ALTER TABLE case_now ADD COLUMN reason TEXT;
ALTER TABLE case_now ADD COLUMN owner TEXT;
ALTER TABLE case_now ADD COLUMN turn TEXT;
ALTER TABLE case_now ADD COLUMN turn_at INTEGER;
ALTER TABLE case_now ADD COLUMN promise TEXT;
ALTER TABLE case_now ADD COLUMN promise_due INTEGER;
ALTER TABLE case_now ADD COLUMN handed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE case_now ADD COLUMN merged_into INTEGER;
-- The same as `state_at` in domain/case.py: the last decision about the state that was not undone.
UPDATE case_now SET state_at = (SELECT max(d.at) FROM decision d WHERE d.mention_id = case_now.mention_id
  AND d.kind IN ('resolved', 'reopened', 'snoozed') AND d.id NOT IN (SELECT undoes FROM decision WHERE kind = 'undo'));
CREATE INDEX case_promise ON case_now (promise_due) WHERE promise_due IS NOT NULL;
CREATE INDEX case_merged ON case_now (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX case_woken ON case_now (snoozed_until) WHERE state = 'snoozed';

ALTER TABLE brand ADD COLUMN uid TEXT;
ALTER TABLE source ADD COLUMN uid TEXT;
UPDATE brand SET uid = lower(hex(randomblob(16))) WHERE uid IS NULL;
UPDATE source SET uid = lower(hex(randomblob(16))) WHERE uid IS NULL;
CREATE UNIQUE INDEX brand_uid ON brand (uid);
CREATE UNIQUE INDEX source_uid ON source (uid);

-- What a person set up besides brands and sources: saved searches, mutes, markers on the timeline, column mappings.
-- Never changed in place: a new wording is a new row that names the one it replaces.
CREATE TABLE rule (
  id TEXT PRIMARY KEY, at INTEGER NOT NULL, device TEXT NOT NULL, who TEXT NOT NULL, kind TEXT NOT NULL,
  name TEXT NOT NULL, brand_id INTEGER, value TEXT NOT NULL, replaces TEXT, removed_at INTEGER
) STRICT;
CREATE INDEX rule_kind ON rule (kind, id);
"""

# --- the inbox: every complaint (and maybe one) with how its case stands, once for each brand and under brand 0 for all
# of ours, in the order of time. Facts and decisions have different writers and no index spans two tables; so the
# database itself keeps this one, by triggers, whoever changes something. Only what is new is put there by the intake:
# a trigger for each row took a third of its speed.


def _stand_anew(mention: str) -> str:
    """The statements that put one mention where it now stands."""
    return f"""
  DELETE FROM inbox WHERE mention_id = {mention};
  INSERT OR IGNORE INTO inbox SELECT b.brand_id, s.state, s.mention_id, s.desk FROM inbox_state s
    JOIN mention_brand b ON b.mention_id = s.mention_id WHERE s.mention_id = {mention} AND s.state IS NOT NULL;
  INSERT OR IGNORE INTO inbox SELECT 0, s.state, s.mention_id, s.desk FROM inbox_state s
    WHERE s.mention_id = {mention} AND s.state IS NOT NULL AND EXISTS (SELECT 1 FROM mention_brand b
    JOIN brand w ON w.id = b.brand_id WHERE b.mention_id = s.mention_id AND w.competitor = 0);
"""


_INBOX = f"""
-- Who spoke last below a complaint: its author (or another who complains there), and when we heard of that; and we.
CREATE TABLE last_word (
  mention_id INTEGER PRIMARY KEY REFERENCES mention(id) ON DELETE CASCADE, theirs_at INTEGER, heard_at INTEGER,
  ours_at INTEGER
) STRICT;
INSERT INTO last_word SELECT id, NULL, NULL, answered_at FROM mention WHERE answered_at IS NOT NULL;
CREATE TABLE inbox (
  brand_id INTEGER NOT NULL, state TEXT NOT NULL, mention_id INTEGER NOT NULL, desk TEXT,
  PRIMARY KEY (brand_id, state, mention_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX inbox_mention ON inbox (mention_id);
CREATE INDEX inbox_desk ON inbox (brand_id, desk, state, mention_id);
CREATE VIEW inbox_state AS
  SELECT j.mention_id, coalesce(c.desk, j.desk) AS desk, CASE
    WHEN j.own = 1 OR coalesce(c.complaint, max(j.complaint, j.complaint_p >= 0.3)) = 0 THEN NULL
    WHEN c.merged_into IS NOT NULL THEN NULL
    WHEN c.state IN ('resolved', 'snoozed') AND NOT coalesce(w.heard_at > c.state_at
      AND w.theirs_at > c.state_at - 86400000000, 0) THEN c.state
    WHEN c.complaint IS NULL AND j.complaint = 0 THEN 'maybe'
    WHEN c.read_at IS NULL THEN 'unheard'
    WHEN max(coalesce(w.ours_at, 0), CASE c.turn WHEN 'them' THEN c.turn_at ELSE 0 END)
      > max(coalesce(w.theirs_at, 0), CASE c.turn WHEN 'us' THEN c.turn_at ELSE 0 END) THEN 'theirs'
    ELSE 'heard' END AS state
  FROM judgement j LEFT JOIN case_now c ON c.mention_id = j.mention_id
    LEFT JOIN last_word w ON w.mention_id = j.mention_id;
CREATE VIEW inbox_due AS
  SELECT b.brand_id, s.state, s.mention_id, s.desk FROM inbox_state s JOIN mention_brand b USING (mention_id)
    WHERE s.state IS NOT NULL
  UNION ALL SELECT 0, s.state, s.mention_id, s.desk FROM inbox_state s WHERE s.state IS NOT NULL AND EXISTS (SELECT 1
    FROM mention_brand b JOIN brand w ON w.id = b.brand_id WHERE b.mention_id = s.mention_id AND w.competitor = 0);
INSERT INTO inbox SELECT * FROM inbox_due;
CREATE TRIGGER judged_anew AFTER UPDATE ON judgement BEGIN {_stand_anew("NEW.mention_id")} END;
CREATE TRIGGER judged_no_more AFTER DELETE ON judgement BEGIN DELETE FROM inbox WHERE mention_id = OLD.mention_id; END;
CREATE TRIGGER decided AFTER INSERT ON case_now BEGIN {_stand_anew("NEW.mention_id")} END;
CREATE TRIGGER decided_anew AFTER UPDATE ON case_now BEGIN {_stand_anew("NEW.mention_id")} END;
CREATE TRIGGER decided_no_more AFTER DELETE ON case_now BEGIN {_stand_anew("OLD.mention_id")} END;
CREATE TRIGGER spoken AFTER INSERT ON last_word BEGIN {_stand_anew("NEW.mention_id")} END;
CREATE TRIGGER spoken_anew AFTER UPDATE ON last_word BEGIN {_stand_anew("NEW.mention_id")} END;
CREATE TRIGGER answered AFTER UPDATE OF answered_at ON mention WHEN NEW.answered_at IS NOT OLD.answered_at BEGIN
  INSERT INTO last_word (mention_id, ours_at) VALUES (NEW.id, NEW.answered_at)
    ON CONFLICT (mention_id) DO UPDATE SET ours_at = CASE WHEN NEW.answered_at IS NOT NULL
    THEN max(coalesce(ours_at, 0), NEW.answered_at) END;
END;
CREATE TRIGGER belongs_no_more AFTER DELETE ON mention_brand BEGIN {_stand_anew("OLD.mention_id")} END;
CREATE TRIGGER changed_sides AFTER UPDATE OF competitor ON brand WHEN OLD.competitor <> NEW.competitor BEGIN
  DELETE FROM inbox WHERE brand_id = 0 AND mention_id IN (SELECT mention_id FROM mention_brand WHERE brand_id = NEW.id);
  INSERT OR IGNORE INTO inbox SELECT * FROM inbox_due WHERE brand_id = 0
    AND mention_id IN (SELECT mention_id FROM mention_brand WHERE brand_id = NEW.id);
END;
DROP INDEX judgement_maybe;
"""

_WORDS = """
DROP TABLE mention_words;
CREATE VIRTUAL TABLE mention_words USING fts5 (
  title, text, author, content='', tokenize="unicode61 remove_diacritics 2"
);
INSERT INTO mention_words (rowid, title, text, author)
  SELECT id, indexed(coalesce(title, '')), indexed(text), indexed(coalesce(byline, '')) FROM mention ORDER BY id;
"""


def apply(database: Database) -> None:
    """Takes a store from the first step to this one."""
    database.conn.create_function("indexed", 1, indexed, deterministic=True)
    for script in (_FACTS, _JUDGEMENTS, _COUNTS, _DECISIONS, _INBOX, _WORDS):
        for statement in statements(script):
            database.conn.execute(statement)
    for statement in (*DROPS, *VIEWS):
        database.conn.execute(statement)

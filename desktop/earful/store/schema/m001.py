"""The first step: the tables of first light. Released, so it never changes; what came later is in the next step."""

from sqlite_utils import Database

_FACTS = """
CREATE TABLE author (
  id INTEGER PRIMARY KEY, platform TEXT NOT NULL, native_id TEXT NOT NULL, handle TEXT, name TEXT, url TEXT,
  followers INTEGER, following INTEGER, posts INTEGER, created_at INTEGER, bot INTEGER, verified INTEGER, bio TEXT,
  seen_at INTEGER NOT NULL, UNIQUE (platform, native_id)
) STRICT;

-- The id carries the time (seconds << 20 | hash of the native id), so that newest-first needs no sorting.
CREATE TABLE mention (
  id INTEGER PRIMARY KEY, platform TEXT NOT NULL, native_id TEXT NOT NULL, uri TEXT UNIQUE, url TEXT,
  kind TEXT NOT NULL, author_id INTEGER REFERENCES author(id), title TEXT, text TEXT NOT NULL, lang TEXT,
  at INTEGER NOT NULL, created_at INTEGER, edited_at INTEGER, fetched_at INTEGER NOT NULL, deleted_at INTEGER,
  reply_to TEXT, root TEXT,
  repost_of TEXT, quote_of TEXT, likes INTEGER, reposts INTEGER, replies INTEGER, quotes INTEGER, views INTEGER,
  rating REAL, media TEXT, reply_url TEXT, extra TEXT, own INTEGER NOT NULL DEFAULT 0, source_id INTEGER,
  answered_at INTEGER, UNIQUE (platform, native_id)
) STRICT;
CREATE INDEX mention_reply_to ON mention (platform, reply_to) WHERE reply_to IS NOT NULL;
CREATE INDEX mention_author ON mention (author_id);

CREATE TABLE mention_brand (
  brand_id INTEGER NOT NULL, mention_id INTEGER NOT NULL REFERENCES mention(id) ON DELETE CASCADE,
  PRIMARY KEY (brand_id, mention_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX mention_brand_mention ON mention_brand (mention_id);

CREATE TABLE edit (
  mention_id INTEGER NOT NULL REFERENCES mention(id) ON DELETE CASCADE, replaced_at INTEGER NOT NULL, title TEXT,
  text TEXT NOT NULL, PRIMARY KEY (mention_id, replaced_at)
) STRICT, WITHOUT ROWID;

CREATE TABLE judgement (
  mention_id INTEGER PRIMARY KEY REFERENCES mention(id) ON DELETE CASCADE, lang TEXT NOT NULL, sentiment TEXT NOT NULL,
  negative REAL NOT NULL, neutral REAL NOT NULL, positive REAL NOT NULL, complaint INTEGER NOT NULL,
  complaint_p REAL NOT NULL, need TEXT, need_p REAL NOT NULL, desk TEXT, desk_p REAL NOT NULL, arousal REAL NOT NULL,
  model TEXT NOT NULL, own INTEGER NOT NULL
) STRICT;
CREATE INDEX judgement_complaint ON judgement (mention_id) WHERE complaint = 1 AND own = 0;
CREATE INDEX judgement_maybe ON judgement (mention_id) WHERE complaint = 0 AND own = 0 AND complaint_p >= 0.3;

-- Contentless: the words are in `mention`. Chinese is indexed as overlapping pairs (store/words.py).
CREATE VIRTUAL TABLE mention_words USING fts5 (title, text, content='', tokenize="unicode61 remove_diacritics 2");

CREATE TABLE rollup (
  brand_id INTEGER NOT NULL, hour INTEGER NOT NULL, platform TEXT NOT NULL, sentiment TEXT NOT NULL,
  complaint INTEGER NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (brand_id, hour, platform, sentiment, complaint)
) STRICT, WITHOUT ROWID;

CREATE TABLE quarantine (
  id INTEGER PRIMARY KEY, source_id INTEGER NOT NULL, at INTEGER NOT NULL, reason TEXT NOT NULL, item TEXT NOT NULL,
  UNIQUE (source_id, item)
) STRICT;

CREATE TABLE checkpoint (
  source_id INTEGER NOT NULL, stream TEXT NOT NULL, state TEXT NOT NULL, PRIMARY KEY (source_id, stream)
) STRICT, WITHOUT ROWID;

CREATE TABLE source_state (
  source_id INTEGER PRIMARY KEY, tried_at INTEGER, ok_at INTEGER, next_at INTEGER, waiting_until INTEGER,
  waiting_reason TEXT, failure TEXT, new INTEGER NOT NULL DEFAULT 0, quarantined INTEGER NOT NULL DEFAULT 0,
  whoami TEXT
) STRICT;

CREATE TABLE coverage (
  source_id INTEGER NOT NULL, stream TEXT NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL, state TEXT NOT NULL,
  reason TEXT, PRIMARY KEY (source_id, stream, start, state)
) STRICT, WITHOUT ROWID;

CREATE TABLE activity (
  id INTEGER PRIMARY KEY, at INTEGER NOT NULL, source_id INTEGER, kind TEXT NOT NULL, data TEXT NOT NULL
) STRICT;

-- A complaint that wants to be told once. The person's side notes in `alert_shown` that it was.
CREATE TABLE alert (
  id INTEGER PRIMARY KEY, mention_id INTEGER NOT NULL UNIQUE REFERENCES mention(id) ON DELETE CASCADE,
  raised_at INTEGER NOT NULL
) STRICT;
"""

_DECISIONS = """
CREATE TABLE brand (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, terms TEXT NOT NULL, excludes TEXT NOT NULL, own TEXT NOT NULL,
  competitor INTEGER NOT NULL DEFAULT 0, added_at INTEGER NOT NULL
) STRICT;

CREATE TABLE source (
  id INTEGER PRIMARY KEY AUTOINCREMENT, platform TEXT NOT NULL, brand_id INTEGER NOT NULL REFERENCES brand(id),
  server TEXT, account TEXT, query TEXT, token_env TEXT, has_secret INTEGER NOT NULL DEFAULT 0, options TEXT NOT NULL,
  paused INTEGER NOT NULL DEFAULT 0, added_at INTEGER NOT NULL, removed_at INTEGER
) STRICT;

-- Append-only. What a case looks like now is derived (`case_now`), so that everything can be undone and explained.
CREATE TABLE decision (
  id TEXT PRIMARY KEY, at INTEGER NOT NULL, device TEXT NOT NULL, who TEXT NOT NULL, kind TEXT NOT NULL,
  mention_id INTEGER NOT NULL, value TEXT, undoes TEXT
) STRICT;
CREATE INDEX decision_mention ON decision (mention_id, id);

CREATE TABLE case_now (
  mention_id INTEGER PRIMARY KEY, read_at INTEGER, state TEXT NOT NULL DEFAULT 'open', snoozed_until INTEGER,
  resolved_at INTEGER, complaint INTEGER, starred INTEGER NOT NULL DEFAULT 0, decided_at INTEGER NOT NULL
) STRICT;
CREATE INDEX case_complaint ON case_now (mention_id) WHERE complaint = 1;

CREATE TABLE alert_shown (
  mention_id INTEGER PRIMARY KEY, at INTEGER NOT NULL
) STRICT;
"""


def apply(database: Database) -> None:
    """Makes the tables in an empty file."""
    for script in (_FACTS, _DECISIONS):
        for statement in script.split(";\n"):
            if statement.strip():
                database.conn.execute(statement)

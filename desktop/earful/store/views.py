"""What leaves the store, as views that anybody may query (`earful sql`): one for each export, times in ISO 8601."""

from collections.abc import Sequence


def _iso(column: str) -> str:
    """The same text as `domain.moments.iso`: microseconds only where there are any; NULL stays NULL."""
    return (
        f"strftime('%Y-%m-%dT%H:%M:%S', {column} / 1000000, 'unixepoch')"
        f" || CASE WHEN {column} % 1000000 THEN printf('.%06d', {column} % 1000000) ELSE '' END || 'Z'"
    )


_MENTION = f"""
  m.id, m.platform, m.native_id, m.uri, m.url, m.kind, a.native_id AS author_native_id, a.handle AS author_handle,
  a.name AS author_name, a.url AS author_url, a.followers AS author_followers, a.following AS author_following,
  a.posts AS author_posts, {_iso("a.created_at")} AS author_created_at, a.bot AS author_bot,
  a.verified AS author_verified, m.title, m.text, m.lang, {_iso("m.at")} AS at, {_iso("m.created_at")} AS created_at,
  {_iso("m.edited_at")} AS edited_at, {_iso("m.fetched_at")} AS fetched_at, {_iso("m.deleted_at")} AS deleted_at,
  {_iso("m.erased_at")} AS erased_at, m.reply_to, m.root, m.repost_of, m.quote_of, m.likes, m.reposts, m.replies,
  m.quotes, m.views, m.rating, m.media, m.reply_url, m.own,
  (SELECT json_group_array(b.name) FROM mention_brand mb JOIN brand b ON b.id = mb.brand_id WHERE mb.mention_id = m.id)
    AS brands,
  j.lang AS judged_lang, j.sentiment, j.negative, j.neutral, j.positive, coalesce(c.complaint, j.complaint) AS
  complaint, j.complaint_p, j.need, j.need_p, j.desk, j.desk_p, j.arousal, j.model
"""
_FROM = """
  FROM mention m JOIN judgement j ON j.mention_id = m.id LEFT JOIN author a ON a.id = m.author_id
  LEFT JOIN case_now c ON c.mention_id = m.id
"""

NAMES: Sequence[str] = ("export_mentions", "export_complaints", "export_timeline", "export_coverage")

# Statements that make the views; each can be run again after `DROPS`.
VIEWS: tuple[str, ...] = (
    f"CREATE VIEW export_mentions AS SELECT {_MENTION} {_FROM}",
    f"""CREATE VIEW export_complaints AS SELECT {_MENTION}, coalesce(c.state, 'open') AS state,
  {_iso("c.read_at")} AS read_at, {_iso("m.answered_at")} AS answered_at, {_iso("c.snoozed_until")} AS snoozed_until,
  {_iso("c.resolved_at")} AS resolved_at, c.complaint AS confirmed, coalesce(c.starred, 0) AS starred {_FROM}
  WHERE coalesce(c.complaint, j.complaint) = 1 AND m.own = 0""",
    f"""CREATE VIEW export_timeline AS SELECT {_iso("r.hour * 3600000000")} AS "from",
  {_iso("(r.hour + 1) * 3600000000")} AS "to", b.name AS brand, nullif(r.platform, '') AS platform, r.negative,
  r.neutral, r.positive, r.unsure, r.complaints, r.negative + r.neutral + r.positive + r.unsure AS n
  FROM rollup r LEFT JOIN brand b ON b.id = r.brand_id""",
    f"""CREATE VIEW export_coverage AS SELECT c.source_id AS source, s.platform, b.name AS brand, c.stream,
  {_iso("c.start")} AS "from", {_iso("c.end")} AS "to", c.state, c.reason
  FROM coverage c LEFT JOIN source s ON s.id = c.source_id LEFT JOIN brand b ON b.id = s.brand_id""",
)
DROPS: tuple[str, ...] = tuple(f"DROP VIEW IF EXISTS {name}" for name in NAMES)

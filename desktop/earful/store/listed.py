"""A mention as lists, conversations and search show it, and how it comes out of the tables."""

import sqlite3
from dataclasses import dataclass

from earful.domain.judgement import Judgement
from earful.domain.moments import Moment


@dataclass(frozen=True, slots=True)
class Listed:
    """A mention as lists and conversations show it: who, when, what, how it was judged and how its case stands."""

    id: int
    platform: str
    native_id: str
    kind: str
    title: str | None
    text: str
    at: Moment
    url: str | None
    reply_url: str | None
    reply_to: str | None
    own: bool
    edited_at: Moment | None
    deleted_at: Moment | None
    answered_at: Moment | None
    rating: float | None
    likes: int | None
    reposts: int | None
    replies: int | None
    author_id: int | None
    name: str | None
    handle: str | None
    followers: int | None
    bot: bool | None
    judgement: Judgement
    read_at: Moment | None
    state: str
    snoozed_until: Moment | None
    complaint: bool  # the person's word where there is one, else the judgement's
    starred: bool
    owner: str | None = None
    promise_due: Moment | None = None
    turn: str = "us"  # "them": we said the last word, or a person said that it is their turn
    merged_into: int | None = None


# As the view `inbox_state` has it (store/schema): a new word of theirs reopens what was put off or resolved.
STATE = (
    "CASE WHEN c.state IN ('resolved', 'snoozed') AND NOT coalesce(w.heard_at > c.state_at"
    " AND w.theirs_at > c.state_at - 86400000000, 0) THEN c.state ELSE 'open' END"
)
TURN = (
    "CASE WHEN max(coalesce(w.ours_at, 0), CASE c.turn WHEN 'them' THEN c.turn_at ELSE 0 END)"
    " > max(coalesce(w.theirs_at, 0), CASE c.turn WHEN 'us' THEN c.turn_at ELSE 0 END) THEN 'them' ELSE 'us' END"
)
# In the order of the fields of Listed, with those of Judgement where the judgement stands: a page of 100 is made from
# rows by position, which is four times as fast as by name.
_BEFORE = (
    "m.id, m.platform, m.native_id, m.kind, m.title, m.text, m.at, m.url, m.reply_url, m.reply_to, m.own, m.edited_at,"
    " m.deleted_at, m.answered_at, m.rating, m.likes, m.reposts, m.replies, m.author_id, a.name, a.handle, a.followers,"
    " a.bot"
)
_JUDGED = (
    "j.lang, coalesce(c.sentiment, j.sentiment), j.negative, j.neutral, j.positive, j.complaint, j.complaint_p,"
    " coalesce(c.need, j.need), j.need_p, coalesce(c.desk, j.desk), j.desk_p, j.arousal, j.model"
)
_AFTER = (
    f"c.read_at, {STATE} AS state, c.snoozed_until, coalesce(c.complaint, j.complaint) AS said,"
    f" coalesce(c.starred, 0) AS starred, c.owner, c.promise_due, {TURN} AS turn, c.merged_into"
)
COLUMNS = f"{_BEFORE}, {_JUDGED}, {_AFTER}"
JOINS = """
  JOIN mention m ON m.id = j.mention_id LEFT JOIN author a ON a.id = m.author_id
  LEFT JOIN case_now c ON c.mention_id = j.mention_id LEFT JOIN last_word w ON w.mention_id = j.mention_id
"""
_OWN, _BOT, _FIRST, _COMPLAINT, _LAST = 10, 22, 23, 28, 36
_SAID, _STARRED = 39, 40


def as_listed(row: sqlite3.Row) -> Listed:
    """The mention in a row of COLUMNS."""
    values = list(row)
    values[_OWN] = bool(values[_OWN])
    values[_BOT] = None if values[_BOT] is None else bool(values[_BOT])
    values[_COMPLAINT] = bool(values[_COMPLAINT])
    judgement = Judgement(*values[_FIRST:_LAST])
    values[_SAID], values[_STARRED] = bool(values[_SAID]), bool(values[_STARRED])
    values[_FIRST:_LAST] = [judgement]
    return Listed(*values)

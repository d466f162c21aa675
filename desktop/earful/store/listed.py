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


# In the order of the fields of Listed, with those of Judgement where the judgement stands: a page of 100 is made from
# rows by position, which is four times as fast as by name.
_BEFORE = (
    "m.id, m.platform, m.native_id, m.kind, m.title, m.text, m.at, m.url, m.reply_url, m.reply_to, m.own, m.edited_at,"
    " m.deleted_at, m.answered_at, m.rating, m.likes, m.reposts, m.replies, m.author_id, a.name, a.handle, a.followers,"
    " a.bot"
)
_JUDGED = (
    "j.lang, j.sentiment, j.negative, j.neutral, j.positive, j.complaint, j.complaint_p, j.need, j.need_p, j.desk,"
    " j.desk_p, j.arousal, j.model"
)
_AFTER = (
    "c.read_at, coalesce(c.state, 'open') AS state, c.snoozed_until, coalesce(c.complaint, j.complaint) AS said,"
    " coalesce(c.starred, 0) AS starred"
)
COLUMNS = f"{_BEFORE}, {_JUDGED}, {_AFTER}"
JOINS = """
  JOIN mention m ON m.id = j.mention_id LEFT JOIN author a ON a.id = m.author_id
  LEFT JOIN case_now c ON c.mention_id = j.mention_id
"""
_OWN, _BOT, _FIRST, _COMPLAINT, _LAST = 10, 22, 23, 28, 36


def as_listed(row: sqlite3.Row) -> Listed:
    """The mention in a row of COLUMNS."""
    values = list(row)
    values[_OWN] = bool(values[_OWN])
    values[_BOT] = None if values[_BOT] is None else bool(values[_BOT])
    values[_COMPLAINT] = bool(values[_COMPLAINT])
    judgement = Judgement(*values[_FIRST:_LAST])
    values[-2:] = [bool(value) for value in values[-2:]]
    values[_FIRST:_LAST] = [judgement]
    return Listed(*values)

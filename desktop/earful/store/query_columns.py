"""The fields of the search language as SQL. Each condition stands alone: it needs nothing but the mention's id."""

from collections.abc import Mapping

from earful.domain.query import Field
from earful.store.mention_ids import first_id_at

_MENTION = "EXISTS (SELECT 1 FROM mention q WHERE q.id = {id} AND {what})"
_JUDGED = (
    "EXISTS (SELECT 1 FROM judgement q LEFT JOIN case_now qc ON qc.mention_id = q.mention_id"
    " WHERE q.mention_id = {id} AND {what})"
)
_CASE = "EXISTS (SELECT 1 FROM case_now qc WHERE qc.mention_id = {id} AND qc.read_at IS NOT NULL)"
_IS: Mapping[str, str] = {
    "complaint": _JUDGED.replace("{what}", "coalesce(qc.complaint, q.complaint) = 1 AND q.own = 0"),
    "maybe": _JUDGED.replace(
        "{what}", "qc.complaint IS NULL AND q.complaint = 0 AND q.complaint_p >= 0.3 AND q.own = 0"
    ),
    "read": _CASE,
    "unread": f"NOT {_CASE}",
    "answered": _MENTION.replace("{what}", "q.answered_at IS NOT NULL"),
    "unanswered": _MENTION.replace("{what}", "q.answered_at IS NULL AND q.own = 0"),
    "own": _MENTION.replace("{what}", "q.own = 1"),
    "deleted": _MENTION.replace("{what}", "q.deleted_at IS NOT NULL"),
    "edited": _MENTION.replace(
        "{what}", "(q.edited_at IS NOT NULL OR EXISTS (SELECT 1 FROM edit qe WHERE qe.mention_id = q.id))"
    ),
    # Nothing judges questions: what has a question mark is one.
    "question": _MENTION.replace("{what}", "(q.text GLOB '*[?？]*' OR coalesce(q.title, '') GLOB '*[?？]*')"),
}
_LANGUAGE = (
    "EXISTS (SELECT 1 FROM judgement q JOIN mention qm ON qm.id = q.mention_id WHERE q.mention_id = {id} AND"
    " substr(lower(coalesce(nullif(q.lang, 'und'), qm.lang, '')) || '-', 1, length(:{v})) = :{v})"
)
_BRAND = (
    "EXISTS (SELECT 1 FROM mention_brand q JOIN brand qb ON qb.id = q.brand_id"
    " WHERE q.mention_id = {id} AND qb.name = :{v} COLLATE NOCASE)"
)
_HANDLE = (
    "(substr(lower(ltrim(coalesce(q.byline, ''), '@')) || ' ', 1, length(:{v}) + 1) IN (:{v} || ' ', :{v} || '@'))"
)
_BY_NAME: Mapping[str, str] = {
    "platform": _MENTION.replace("{what}", "q.platform = :{v} COLLATE NOCASE"),
    "kind": _MENTION.replace("{what}", "q.kind = :{v}"),
    "handle": _MENTION.replace("{what}", _HANDLE),
    "lang": _LANGUAGE,
    "brand": _BRAND,
    "brand_id": "EXISTS (SELECT 1 FROM mention_brand q WHERE q.brand_id = :{v} AND q.mention_id = {id})",
    "feeling": _JUDGED.replace("{what}", "coalesce(qc.sentiment, q.sentiment) = :{v}"),
    "need": _JUDGED.replace("{what}", "coalesce(qc.need, q.need) = :{v}"),
    "desk": _JUDGED.replace("{what}", "coalesce(qc.desk, q.desk) = :{v}"),
    "since": "{id} >= :{v}",
    "until": "{id} < :{v}",
}
# Where an index holds the mentions of a field, all of them and perhaps more: the way in where there are few.
_HOLDERS: Mapping[tuple[str, str | None], str] = {
    ("brand", None): "SELECT mention_id AS id FROM mention_brand WHERE brand_id IN"
    " (SELECT id FROM brand WHERE name = :{v} COLLATE NOCASE)",
    ("brand_id", None): "SELECT mention_id AS id FROM mention_brand WHERE brand_id = :{v}",
    ("is", "read"): "SELECT mention_id AS id FROM case_now WHERE read_at IS NOT NULL",
    ("is", "complaint"): "SELECT mention_id AS id FROM judgement WHERE complaint = 1 AND own = 0"
    " UNION ALL SELECT mention_id FROM case_now WHERE complaint = 1",
}


def column_condition(field: Field, identifier: str, name: str) -> tuple[str, dict[str, object]]:
    """The condition for the mention whose id is the SQL `identifier`, never NULL; `name` is for its parameter."""
    if field.name == "is":
        return _IS[str(field.value)].replace("{id}", identifier), {}
    return _BY_NAME[field.name].replace("{id}", identifier).replace("{v}", name), {name: _value(field)}


def holder(field: Field, name: str) -> tuple[str, dict[str, object]] | None:
    """A SELECT of ids that holds every mention of the field, read from an index; None where there is no such index."""
    found = _HOLDERS.get((field.name, None)) or _HOLDERS.get((field.name, str(field.value)))
    return None if found is None else (found.replace("{v}", name), {name: _value(field)} if "{v}" in found else {})


def _value(field: Field) -> object:
    if field.name in ("since", "until"):
        return first_id_at(int(field.value))
    return f"{field.value}-" if field.name == "lang" else field.value

"""One row of the list, and what a decision makes of it before the store has it. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from earful.domain.case import DecisionKind
from earful.domain.judgement import MAYBE_FROM
from earful.domain.moments import Moment
from earful.store.listed import Listed
from earful.store.reading import View


@dataclass(frozen=True)
class Row:
    """A mention in the list. `asked`: which complaint of its author it is, the first being 1."""

    mention: Listed
    asked: int = 0

    @property
    def id(self) -> int:
        return self.mention.id


def after(mention: Listed, kind: DecisionKind, value: Mapping[str, Any] | None, at: Moment) -> Listed:
    """The mention as it will be read again once the decision is stored. An undo cannot be foreseen: unchanged."""
    match kind:
        case "read":
            return replace(mention, read_at=mention.read_at or at)
        case "unread":
            return replace(mention, read_at=None)
        case "resolved":
            return replace(mention, state="resolved", snoozed_until=None)
        case "reopened":
            return replace(mention, state="open", snoozed_until=None)
        case "snoozed":
            return replace(mention, state="snoozed", snoozed_until=int((value or {})["until"]))
        case "starred" | "unstarred":
            return replace(mention, starred=kind == "starred")
        case "waiting_us" | "waiting_them" | "replied":
            return replace(mention, turn="us" if kind == "waiting_us" else "them")
        case "promised":
            return replace(mention, promise_due=int((value or {})["due"]))
        case "promise_kept":
            return replace(mention, promise_due=None)
        case "handed":
            return replace(mention, judgement=replace(mention.judgement, desk=str((value or {})["to"])))
        case "assigned":
            return replace(mention, owner=(value or {})["owner"])
        case "merged" | "split":
            return replace(mention, merged_into=(value or {}).get("into"))
        case "note":
            return mention
        case "judged":
            return replace(mention, judgement=replace(mention.judgement, **(value or {})))
        case "complaint" | "no_complaint":
            return replace(mention, complaint=kind == "complaint")
        case "undo":
            return mention


def stays(view: View, mention: Listed, now: Moment) -> bool:
    """Whether a row may stay in the view it is in. The store's rule, but what was read stays until the view is left."""
    if view == "all":
        return True
    asleep = mention.state == "snoozed" and (mention.snoozed_until or 0) > now
    is_open = mention.state != "resolved" and not asleep
    if view == "maybe":
        doubtful = not mention.judgement.complaint and mention.judgement.complaint_p >= MAYBE_FROM
        return doubtful and not mention.complaint and not mention.own and is_open
    if not mention.complaint or mention.own or mention.merged_into is not None:
        return False
    narrow = {"waiting_us": mention.turn == "us", "waiting_them": mention.turn == "them"}
    if view == "promises":
        return mention.promise_due is not None and mention.state != "resolved"
    if not narrow.get(view, True):
        return False
    return {"snoozed": asleep, "resolved": mention.state == "resolved"}.get(view, is_open)

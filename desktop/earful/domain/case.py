"""What a case looks like now, derived from the decisions people took, and the words for those decisions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from earful.domain.moments import Moment

DecisionKind = Literal[
    "read",
    "unread",
    "resolved",
    "reopened",
    "snoozed",
    "starred",
    "unstarred",
    "complaint",
    "no_complaint",
    "judged",
    "note",
    "promised",
    "promise_kept",
    "handed",
    "assigned",
    "waiting_them",
    "waiting_us",
    "merged",
    "split",
    "replied",
    "undo",
]


_WORDS = ("sentiment", "need", "desk")


@dataclass(frozen=True)
class Decision:
    """One decision of a person about one mention. Never changed.

    `value` by kind: snoozed {"until": moment}; judged the corrected words (sentiment, need, desk); resolved, where
    closed without a reply, {"reason": text}; note {"text"}; promised {"due": moment, "text"}; handed {"desk": from,
    "to": desk}; assigned {"owner": name or None}; merged {"into": mention id of the case it joins}; read, where it was
    measured, {"seconds": float, "end": whether they came to the end}; replied {"key", "text"}."""

    id: str
    at: Moment
    kind: DecisionKind
    mention_id: int
    value: Mapping[str, Any] | None = None
    undoes: str | None = None
    who: str = "me"
    device: str = ""


@dataclass(frozen=True)
class CaseNow:
    """The state of one case: open, snoozed or resolved.

    `complaint`, `sentiment`, `need` and `desk` are the person's own words, None without one. `turn` is whose turn the
    person said it is, at `turn_at`; a newer message changes that (store/schema, inbox_state). `state_at`: since when it
    is in its state. `promise_due` and `promise`: what we promised and did not keep yet. `handed`: how often a desk
    handed it to another. `merged_into`: the mention whose case this one is part of."""

    read_at: Moment | None = None
    state: Literal["open", "snoozed", "resolved"] = "open"
    snoozed_until: Moment | None = None
    resolved_at: Moment | None = None
    complaint: bool | None = None
    starred: bool = False
    decided_at: Moment = 0
    sentiment: str | None = None
    need: str | None = None
    desk: str | None = None
    state_at: Moment | None = None
    reason: str | None = None
    owner: str | None = None
    turn: Literal["us", "them"] | None = None
    turn_at: Moment | None = None
    promise: str | None = None
    promise_due: Moment | None = None
    handed: int = 0
    merged_into: int | None = None


def case_after(decisions: Iterable[Decision]) -> CaseNow:
    """The state after all decisions about one mention, in the order of their ids; undone ones never happened."""
    every = sorted(decisions, key=lambda decision: decision.id)
    undone = {decision.undoes for decision in every if decision.kind == "undo"}
    case: dict[str, Any] = {"decided_at": max((decision.at for decision in every), default=0)}
    for decision in every:
        if decision.kind != "undo" and decision.id not in undone:
            case |= _changed(case, decision)
    return CaseNow(**case)


def _changed(case: Mapping[str, Any], decision: Decision) -> dict[str, Any]:
    """What a decision makes of a case. A dictionary: 10,000 cases are derived in one go, and copies took the time."""
    value, at = decision.value or {}, decision.at
    match decision.kind:
        case "read":
            return {"read_at": case.get("read_at") or at}
        case "unread":
            return {"read_at": None}
        case "resolved" | "reopened" | "snoozed":
            return _in_state(decision.kind, value, at)
        case "starred" | "unstarred":
            return {"starred": decision.kind == "starred"}
        case "complaint" | "no_complaint":
            return {"complaint": decision.kind == "complaint"}
        case "judged":
            return {name: word for name, word in value.items() if name in _WORDS}
        case "promised":
            return {"promise": str(value["text"]), "promise_due": int(value["due"])}
        case "promise_kept":
            return {"promise": None, "promise_due": None}
        case "handed":
            return {"desk": str(value["to"]), "handed": case.get("handed", 0) + 1}
        case "assigned":
            return {"owner": value.get("owner")}
        case "waiting_us" | "waiting_them" | "replied":
            return {"turn": "us" if decision.kind == "waiting_us" else "them", "turn_at": at}
        case "merged" | "split":
            return {"merged_into": int(value["into"]) if decision.kind == "merged" else None}
        case "note" | "undo":
            return {}


def _in_state(kind: str, value: Mapping[str, Any], at: Moment) -> dict[str, Any]:
    state = {"state": "open", "state_at": at, "resolved_at": None, "snoozed_until": None, "reason": None}
    if kind == "resolved":
        return state | {"state": "resolved", "resolved_at": at, "reason": value.get("reason")}
    if kind == "snoozed":
        return state | {"state": "snoozed", "snoozed_until": int(value["until"])}
    return state

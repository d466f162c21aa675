"""What a case looks like now, derived from the decisions people took, and the words for those decisions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
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
    "undo",
]


_WORDS = ("sentiment", "need", "desk")


@dataclass(frozen=True)
class Decision:
    """One decision of a person about one mention. Never changed.

    `value` holds {"until": moment} for a snooze, and the corrected words for "judged": sentiment, need, desk."""

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

    `complaint`, `sentiment`, `need` and `desk` are the person's own words, None without one."""

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


def case_after(decisions: Iterable[Decision]) -> CaseNow:
    """The state after all decisions about one mention, in the order of their ids; undone ones never happened."""
    every = sorted(decisions, key=lambda decision: decision.id)
    undone = {decision.undoes for decision in every if decision.kind == "undo"}
    case = CaseNow()
    for decision in every:
        if decision.kind != "undo" and decision.id not in undone:
            case = _after(case, decision)
    return replace(case, decided_at=max((decision.at for decision in every), default=0))


def _after(case: CaseNow, decision: Decision) -> CaseNow:
    match decision.kind:
        case "read":
            return replace(case, read_at=case.read_at or decision.at)
        case "unread":
            return replace(case, read_at=None)
        case "resolved":
            return replace(case, state="resolved", resolved_at=decision.at, snoozed_until=None)
        case "reopened":
            return replace(case, state="open", resolved_at=None, snoozed_until=None)
        case "snoozed":
            until = int((decision.value or {})["until"])
            return replace(case, state="snoozed", snoozed_until=until, resolved_at=None)
        case "starred" | "unstarred":
            return replace(case, starred=decision.kind == "starred")
        case "complaint" | "no_complaint":
            return replace(case, complaint=decision.kind == "complaint")
        case "judged":
            return replace(case, **{name: word for name, word in (decision.value or {}).items() if name in _WORDS})
        case "undo":
            return case

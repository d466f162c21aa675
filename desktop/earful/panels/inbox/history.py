"""The history of a case in words: what was decided, when, and what was taken back. Newest first."""

from collections.abc import Sequence

from earful.app.language import translate
from earful.app.wording import moment, one_line
from earful.domain.case import Decision, DecisionKind
from earful.domain.failures import QT_TRANSLATE_NOOP
from earful.domain.moments import Moment
from earful.panels.inbox import wording

# What every kind of decision is called; "%1" stands for what it says.
_CALLED: dict[DecisionKind, str] = {
    "read": QT_TRANSLATE_NOOP("CaseHistory", "listened to"),
    "unread": QT_TRANSLATE_NOOP("CaseHistory", "marked as unread"),
    "resolved": QT_TRANSLATE_NOOP("CaseHistory", "resolved"),
    "reopened": QT_TRANSLATE_NOOP("CaseHistory", "reopened"),
    "snoozed": QT_TRANSLATE_NOOP("CaseHistory", "snoozed until %1"),
    "complaint": QT_TRANSLATE_NOOP("CaseHistory", "said to be a complaint"),
    "no_complaint": QT_TRANSLATE_NOOP("CaseHistory", "said to be none"),
    "judged": QT_TRANSLATE_NOOP("CaseHistory", "corrected: %1"),
    "note": QT_TRANSLATE_NOOP("CaseHistory", "note: %1"),
    "promised": QT_TRANSLATE_NOOP("CaseHistory", "promised: %1"),
    "promise_kept": QT_TRANSLATE_NOOP("CaseHistory", "promise kept"),
    "handed": QT_TRANSLATE_NOOP("CaseHistory", "handed to: %1"),
    "assigned": QT_TRANSLATE_NOOP("CaseHistory", "given to %1"),
    "waiting_them": QT_TRANSLATE_NOOP("CaseHistory", "waiting for them"),
    "waiting_us": QT_TRANSLATE_NOOP("CaseHistory", "waiting for us"),
    "merged": QT_TRANSLATE_NOOP("CaseHistory", "made part of another case"),
    "split": QT_TRANSLATE_NOOP("CaseHistory", "stands for itself again"),
    "replied": QT_TRANSLATE_NOOP("CaseHistory", "replied: %1"),
}
SHOWN = 12


def lines(decisions: Sequence[Decision], now: Moment) -> list[tuple[str, str]]:
    """(when, what) of at most twelve decisions; what was undone says so, the undoing itself has no line."""
    undone = {decision.undoes for decision in decisions if decision.kind == "undo"}
    found = []
    for decision in reversed(decisions):
        if decision.kind in _CALLED:
            text = translate("CaseHistory", _CALLED[decision.kind]).replace("%1", _said(decision, now))
            reason = (decision.value or {}).get("reason")
            text += f": {one_line(str(reason), 120)}" if reason else ""
            if decision.id in undone:
                text = translate("CaseHistory", "%1 (taken back)").replace("%1", text)
            found.append((moment(decision.at, now), text))
    return found[:SHOWN]


def _said(decision: Decision, now: Moment) -> str:
    value = decision.value or {}
    match decision.kind:
        case "snoozed":
            return moment(int(value["until"]), now)
        case "handed":
            return wording.desk(str(value["to"]))
        case "assigned":
            return one_line(str(value.get("owner") or translate("CaseHistory", "nobody")), 60)
        case "judged":
            return ", ".join(one_line(str(word), 40) for word in value.values() if word)
        case "promised":
            return f"{one_line(str(value['text']), 120)} ({moment(int(value['due']), now)})"
        case _:
            return one_line(str(value.get("text", "")), 200)

"""The history of a case in words: what was decided, when, and what was taken back. Newest first."""

from collections.abc import Sequence

from earful.app.language import translate
from earful.app.wording import moment, one_line
from earful.domain.case import Decision
from earful.domain.moments import Moment
from earful.panels.inbox import wording
from earful.panels.inbox.case_deeds import names

_SILENT = ("starred", "unstarred")
SHOWN = 12


def lines(decisions: Sequence[Decision], now: Moment) -> list[tuple[str, str]]:
    """(when, what) of at most twelve decisions; what was undone says so, the undoing itself has no line."""
    undone = {decision.undoes for decision in decisions if decision.kind == "undo"}
    called = names()
    found = []
    for decision in reversed(decisions):
        if decision.kind in called and decision.kind not in _SILENT:
            text = called[decision.kind].replace("%1", _said(decision, now))
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

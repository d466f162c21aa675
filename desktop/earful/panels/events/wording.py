"""The words of events: what one is called, where it stands, when its end may be expected. No widgets."""

from earful.app.language import translate
from earful.app.wording import duration, moment, number, share
from earful.domain.moments import Moment
from earful.domain.platforms import PLATFORMS
from earful.export.chart_words import plain
from earful.store.events import Event

PLAN = ("read", "answer", "cause", "say", "look")


def title(event: Event) -> str:
    """What it is called: its words, or what rang."""
    words = [plain(str(word), 20) for word in event.data.get("words", ())][:3]
    if words:
        return " · ".join(words)
    return channel(event)


def channel(event: Event) -> str:
    """What there was more of than usual."""
    if event.channel == "complaints":
        return translate("Events", "More complaints than usual")
    return translate("Events", "More said than usual")


def stage(event: Event) -> str:
    """Where in its life it is."""
    return {
        "growing": translate("Events", "growing"),
        "peaking": translate("Events", "at its peak"),
        "fading": translate("Events", "fading"),
        "over": translate("Events", "over"),
    }.get(event.stage, event.stage)


def facts(event: Event, now: Moment) -> list[tuple[str, str]]:
    """(what, what of it): expected and seen, since when, where, by few, its end."""
    hours = int(event.data.get("hours", 1))
    seen = translate("Events", "%1 within %2 h; %3 are usual").replace("%1", number(round(event.seen)))
    seen = seen.replace("%2", number(hours)).replace("%3", _usual(event.expected))
    found = [
        (translate("Events", "Seen"), seen),
        (translate("Events", "Since"), moment(event.started_at, now)),
        (translate("Events", "Noticed"), moment(event.noticed_at, now)),
    ]
    places = event.data.get("platforms") or ()
    if places:
        told = [f"{translate('Platform', PLATFORMS.get(code, code))} {share(part)}" for code, part in places]
        found.append((translate("Events", "Where"), " · ".join(told)))
    few = event.data.get("by_few")
    if few is not None:
        text = translate("Events", "%1 by the three busiest authors, of %2 posts looked at")
        text = text.replace("%1", share(few)).replace("%2", number(int(event.data.get("looked_at", 0))))
        found.append((translate("Events", "By few"), text))
    found.append((translate("Events", "Its end"), end(event, now)))
    total = event.data.get("total_48h")
    if total and event.ended_at is None:
        text = translate("Events", "%1 beyond the usual, 48 h after its beginning (%2 to %3)")
        for place, value in enumerate((total[1], total[0], total[2]), start=1):
            text = text.replace(f"%{place}", number(int(value)))
        found.append((translate("Events", "Expected"), text))
    return found


def end(event: Event, now: Moment) -> str:
    """When it ended, or may be expected to, with the interval."""
    if event.ended_at is not None:
        text = translate("Events", "ended %1, after %2").replace("%1", moment(event.ended_at, now))
        return text.replace("%2", duration(max(0, event.ended_at - event.started_at)))
    if event.end_estimate is None or event.end_low is None or event.end_high is None:
        return translate("Events", "cannot tell")
    text = translate("Events", "about %1 (%2 to %3, four times in five)")
    for place, at in enumerate((event.end_estimate, event.end_low, event.end_high), start=1):
        text = text.replace(f"%{place}", moment(at, now))
    return text


def step(key: str) -> str:
    """A line of the plan."""
    return {
        "read": translate("Events", "Read the typical posts and the ten oldest complaints"),
        "answer": translate("Events", "Name who answers, and until when"),
        "cause": translate("Events", "Find the cause, or say that it is not known"),
        "say": translate("Events", "Say publicly what is known and what is done"),
        "look": translate("Events", "Look after a day whether the curve bent"),
    }[key]


def budget(key: str) -> str:
    """A budget in words."""
    return {
        "week": translate("Events", "one false alert a week"),
        "month": translate("Events", "one false alert a month"),
        "quarter": translate("Events", "one false alert in three months"),
        "year": translate("Events", "one false alert a year"),
    }[key]


def _usual(expected: float) -> str:
    return number(round(expected)) if expected >= 3 else f"{expected:.1f}"

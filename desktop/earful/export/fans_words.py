"""The words of an audit in the language in force: its kinds, its statement, its runs, its funnel."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, QTimeZone

from earful.domain.moments import Moment
from earful.domain.platforms import PLATFORMS

ORDER = ("reachable", "quiet", "hollow", "automated", "cannot_tell")
Picture = Mapping[str, Any]


def _fill(told: str, *parts: object) -> str:
    for place, part in enumerate(parts, 1):
        told = told.replace(f"%{place}", str(part))
    return told


def kinds() -> dict[str, tuple[str, str]]:
    """Kind -> (its name, what it means)."""
    return {
        "reachable": (
            QCoreApplication.translate("Fans", "Reachable people"),
            QCoreApplication.translate("Fans", "posted within 90 days"),
        ),
        "quiet": (
            QCoreApplication.translate("Fans", "Quiet people"),
            QCoreApplication.translate("Fans", "silent for 90 days: not fake"),
        ),
        "hollow": (
            QCoreApplication.translate("Fans", "Hollow"),
            QCoreApplication.translate("Fans", "exist to be counted"),
        ),
        "automated": (
            QCoreApplication.translate("Fans", "Automated"),
            QCoreApplication.translate("Fans", "post by program"),
        ),
        "cannot_tell": (
            QCoreApplication.translate("Fans", "Cannot tell"),
            QCoreApplication.translate("Fans", "too little to read"),
        ),
    }


def steps() -> dict[str, str]:
    """Step of the funnel -> its name."""
    return {
        "fans": QCoreApplication.translate("Fans", "readable fans"),
        "reachable": QCoreApplication.translate("Fans", "reachable"),
        "spoke": QCoreApplication.translate("Fans", "ever spoke of you"),
        "customer": QCoreApplication.translate("Fans", "show to be customers"),
    }


def interval(share: Sequence[float | None] | None) -> str:
    """ "58–67 %"; one figure where both ends round to it; "too few" without a verdict."""
    if share is None or share[0] is None or share[1] is None or share[2] is None:
        return QCoreApplication.translate("Fans", "no verdict")
    low, high = _percent(share[1]), _percent(share[2])
    return (
        _fill(QCoreApplication.translate("Fans", "%1 %"), high)
        if low == high
        else _fill(QCoreApplication.translate("Fans", "%1–%2 %"), low, high)
    )


def _percent(value: float) -> str:
    percent = value * 100
    return QLocale().toString(round(percent)) if percent >= 10 or percent < 0.05 else _short(percent)


def _short(percent: float) -> str:
    text = QLocale().toString(percent, "f", 1)
    return text[:-2] if text[-1] == "0" else text


def number(value: int) -> str:
    """48213 -> "48,213" as the locale groups it."""
    return QLocale().toString(value)


def day(at: Moment | None, pattern: str = "d MMM yyyy") -> str:
    """The day of a moment, in the local time zone."""
    if at is None:
        return QCoreApplication.translate("Fans", "unknown")
    local = QDateTime.fromMSecsSinceEpoch(at // 1000, QTimeZone.systemTimeZone())
    patterns = {
        "d MMM yyyy": QCoreApplication.translate("Fans", "d MMM yyyy"),
        "MMM yyyy": QCoreApplication.translate("Fans", "MMM yyyy"),
    }
    return QLocale().toString(local.date(), patterns.get(pattern, pattern))


def account(picture: Picture) -> str:
    """ "@frostline on Bluesky"."""
    platform = str(PLATFORMS.get(picture["platform"], picture["platform"]))
    return _fill(
        QCoreApplication.translate("Fans", "@%1 on %2"),
        picture["account"],
        QCoreApplication.translate("Platform", platform),
    )


def statement(picture: Picture) -> str:
    """How the figures came about: n of N, how drawn, what could not be read, the day, the rules."""
    parts = [
        _fill(
            QCoreApplication.translate("Fans", "%1 of %2 fans read"),
            number(picture["readable"]),
            number(picture["total"] or picture["n"]),
        )
    ]
    if picture["sampled"]:
        parts.append(_fill(QCoreApplication.translate("Fans", "%1 drawn at random"), number(picture["sampled"])))
    elif picture["how"].get("file"):
        parts.append(_fill(QCoreApplication.translate("Fans", "from %1"), picture["how"]["file"]))
    elif not picture["partial"]:
        parts.append(QCoreApplication.translate("Fans", "the whole list"))
    if picture["partial"]:
        parts.append(QCoreApplication.translate("Fans", "the platform hides a part"))
    if picture["unreadable"]:
        parts.append(_fill(QCoreApplication.translate("Fans", "%1 not readable"), number(picture["unreadable"])))
    parts += [day(picture["finished_at"]), _fill(QCoreApplication.translate("Fans", "rules %1"), picture["rules"])]
    return " · ".join(parts)


def judged(picture: Picture) -> str:
    """What the interval rests on."""
    if picture["readable"] < picture["fewest"]:
        return _fill(
            QCoreApplication.translate("Fans", "Only %1 fans could be read; under %2 there is no verdict."),
            number(picture["readable"]),
            number(picture["fewest"]),
        )
    cards = picture["judged"]
    if not cards:
        return QCoreApplication.translate(
            "Fans",
            "Nobody has judged a card yet: the intervals rest on other audiences and are wide. Judge about 100 cards to narrow them.",  # noqa: E501
        )
    same = picture["agreement"]
    told = _fill(QCoreApplication.translate("Fans", "%1 cards judged by you."), number(cards))
    if same["n"]:
        told += " " + _fill(
            QCoreApplication.translate("Fans", "Shown twice, %1 of %2 were judged the same."), same["same"], same["n"]
        )
    if cards < 30:
        told += " " + _fill(
            QCoreApplication.translate("Fans", "From 30 cards on your word carries the estimate alone.")
        )
    return told


def run(one: Mapping[str, Any], told: bool) -> str:
    """What is said under a run: "300 hollow in a row, 14–15 Jul 2026: looks bought (p < 0.001)"."""
    since, until = day(one["since"]), day(one["until"])
    when = since if since == until else f"{since} – {until}"
    if not told:
        when = _fill(QCoreApplication.translate("Fans", "not before %1"), since)
    chance = (
        _fill(QCoreApplication.translate("Fans", "p < 0.001"))
        if one["p"] < 0.001
        else _fill(QCoreApplication.translate("Fans", "p = %1"), QLocale().toString(one["p"], "f", 3))
    )
    return _fill(
        QCoreApplication.translate("Fans", "%1 hollow of %2 in a row, %3: looks bought (%4)"),
        number(one["hollow"]),
        number(one["n"]),
        when,
        chance,
    )


def step(one: Mapping[str, Any]) -> str:
    """ "1.7–2.9 % ever spoke of you (53)"."""
    name = steps()[one["key"]]
    if one["key"] == "fans":
        return f"{number(one['k'])} {name}"
    if one["share"] is None:
        return f"{name}: {QCoreApplication.translate('Fans', 'no verdict')}"
    counted = "" if one["k"] is None else _fill(QCoreApplication.translate("Fans", " (%1)"), number(one["k"]))
    return f"{interval(one['share'])} {name}{counted}"

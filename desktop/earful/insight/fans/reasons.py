"""Says in words why a fan looks hollow or automated, and what speaks against it. English; one sentence part each."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from earful.insight.fans.moments import DAY
from earful.insight.fans.profiles import AUTOMATED, HOLLOW, REAL, UNLABELLED, Fans, Floats, Ints

# What adds less than this to the log odds is not worth a person's time; nobody reads more than so many reasons.
WORTH_SAYING, MOST_SAID = 0.5, 4
_JUDGED = {REAL: "real", HOLLOW: "hollow", AUTOMATED: "automated"}


@dataclass(frozen=True, slots=True)
class Topic:
    """Parts of a score that are one thing to a reader, with its words for and against ("" where there are none)."""

    parts: tuple[str, ...]
    reason: str
    counter: str


_RATIO = "follows {following:,} and is followed by {followers:,}"
_NETWORK = Topic(("ratio>1", "ratio>3", "ratio>10", "collector"), _RATIO, _RATIO)
_BATCH = Topic(("batch",), "registered within a day of unusually many others of this list", "")
HOLLOW_TOPICS = (
    Topic(
        ("followers<1000", "followers<200", "followers<50", "followers<10"),
        "is followed by only {followers:,}",
        "is followed by {followers:,}",
    ),
    Topic(
        ("posts<1000", "posts<100", "posts<20", "posts<4"),
        "has hardly posted: {posts:,}",
        "has posted much: {posts:,}",
    ),
    _NETWORK,
    Topic(
        ("per_post>1", "per_post>4", "per_post>20"),
        "follows {following:,} accounts with {posts:,} posts of its own",
        "posts more than it collects: {posts:,} posts, {following:,} followed",
    ),
    Topic(("no_bio",), "has no bio", "has a bio"),
    Topic(("no_avatar",), "has no picture", "has a picture"),
    Topic(("digits",), "{digits:.0%} of the handle are digits", ""),
    Topic(("young",), "registered {age:,} days before the audit", "registered {age:,} days before the audit"),
    _BATCH,
)
AUTOMATED_TOPICS = (
    Topic(("nobody",), "posts ({posts:,} times), yet follows nobody and is followed by nobody", ""),
    Topic(("mirror",), "collects followers by following: {following:,} and {followers:,}", ""),
    Topic(("pace",), "posts {pace:,.0f} times a day", ""),
    Topic(("ratio>1", "ratio>3"), _RATIO, _RATIO),
    Topic(("following>300", "following>1000"), "follows {following:,} accounts", "follows only {following:,} accounts"),
    Topic(
        ("texts<3000", "texts<600"), "has posted less than most on its network: {posts:,}", "has posted much: {posts:,}"
    ),
    Topic(("per_text>.1", "per_text>.5", "per_text>2"), "follows {following:,} with {posts:,} posts", ""),
    Topic(("youngish",), "registered {age:,} days before the audit", "registered {age:,} days before the audit"),
    _BATCH,
    Topic(("idle",), "", "hardly posts ({posts:,}): a program would"),
    Topic(("lonely",), "", "is followed by only {followers:,}"),
)


def said(
    fans: Fans, at: float, parts: Mapping[str, Floats], topics: Sequence[Topic]
) -> Callable[[int], tuple[list[str], list[str]]]:
    """A function from the position of a fan to its (reasons, counter-evidence), weightiest first, four each at most."""
    weights = np.stack([np.sum([parts[name] for name in topic.parts], axis=0) for topic in topics], 1)
    order = np.argsort(-np.abs(weights), axis=1, kind="stable").astype(np.int8)
    facts = _facts(fans, at)

    def of(fan: int) -> tuple[list[str], list[str]]:
        reasons: list[str] = []
        counter: list[str] = []
        values = None
        added = weights[fan].tolist()
        for index in order[fan].tolist():
            weight = added[index]
            if abs(weight) < WORTH_SAYING:
                break
            wording, into = (topics[index].reason, reasons) if weight > 0 else (topics[index].counter, counter)
            if wording and len(into) < MOST_SAID:
                values = values or {name: column.item(fan) for name, column in facts.items()}
                into.append(wording.format_map(values))
        return reasons, counter

    return of


def _facts(fans: Fans, at: float) -> dict[str, Floats | Ints]:
    """Columns for the sentences; a sentence is only said of a fan whose columns are known."""
    age = np.maximum((at - fans["created"]) / DAY, 0)
    whole = {"followers": fans["followers"], "following": fans["following"], "posts": fans["posts"], "age": age}
    facts: dict[str, Floats | Ints] = {name: np.nan_to_num(column).astype(np.int64) for name, column in whole.items()}
    return facts | {"digits": fans["digits"], "pace": (fans["posts"] + 1) / (age + 7)}


def known_facts(fans: Fans, fan: int, thin: bool) -> tuple[list[str], list[str]]:
    """What is not a matter of weighing: (reasons, counter-evidence) from the platform, from us and from a person."""
    reasons: list[str] = []
    counter: list[str] = []
    label = int(fans.labels[fan])
    if label != UNLABELLED:
        (counter if label == REAL else reasons).append(f"you judged it: {_JUDGED[label]}")
    if fans["bot"][fan] == 1:
        reasons.append("the platform marks it as a bot")
    if fans["interacted"][fan] == 1:
        counter.append("has answered or written to you")
    if thin:
        counter.append("too little of it is known to tell")
    return reasons, counter

"""Mentions by number and a judge that goes by one word, so that tests say what they mean."""

from earful.domain.judgement import Judgement
from earful.domain.mention import Author, Mention
from earful.domain.moments import DAY, HOUR

NOW = 20_000 * DAY + 7 * HOUR


def judge(texts):
    """The words "broken" and 坏 are complaints, "fine" is neutral, "lovely" is positive."""
    return [_judged(text) for text in texts]


def _judged(text: str) -> Judgement:
    complaint = "broken" in text or "坏" in text
    feeling = "negative" if complaint else "positive" if "lovely" in text else "neutral"
    shares = {name: 0.8 if name == feeling else 0.1 for name in ("negative", "neutral", "positive")}
    return Judgement(
        lang="en", sentiment=feeling, **shares, complaint=complaint, complaint_p=0.9 if complaint else 0.1,
        need="repair" if complaint else None, need_p=0.7, desk="repair" if complaint else None, desk_p=0.7,
        arousal=0.4, model="test-1",
    )  # fmt: skip


def mention(number: int, text: str = "fine", **fields) -> Mention:
    """The mention with this number: one a minute, going back from NOW."""
    defaults = {
        "platform": "bluesky",
        "native_id": f"at://post/{number}",
        "kind": "post",
        "created_at": NOW - number * 60_000_000,
        "author": Author("bluesky", f"did:{number % 7}", handle=f"h{number % 7}.example", followers=number * 1000),
    }
    return Mention(text=text, **(defaults | fields))

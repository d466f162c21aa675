"""What the demo brand answers, whom it leaves waiting, what its team did; not part of the run-time."""

from collections import defaultdict
from typing import Any

from demo_mention import HOUR, QUIET_BEFORE, STATEMENT_AGO, Demo, Mention, looked
from demo_people import DAY, place

CANNED = {"en": 61, "zh": 34}  # how often the stock phrase is sent
_BY_HAND = {"marta", "small_voice", "fresh", "thread", "metoo", "wave"}
_TOLD = {
    "mastodon": ("likes", "reposts", "replies"),
    "bluesky": ("likes", "reposts", "replies", "quotes"),
    "weibo": ("likes", "reposts", "replies"),
    "reddit": ("likes", "replies"),
}


def answer_people(demo: Demo) -> None:
    """Soon to big voices, late or never to small ones, and 61 times with the same sentence."""
    for lang in CANNED:
        asked = [m for m in demo.mentions if m["lang"] == lang and _worth_an_answer(demo, m)]
        demo.rng.shuffle(asked)
        missing = CANNED[lang] - sum(m["planted"] == "canned" and m["lang"] == lang for m in demo.mentions)
        for mention in asked:
            early = mention["truth"]["complaint"] and mention["ago_s"] > STATEMENT_AGO - 12 * DAY
            canned = missing > 0 and early and demo.rng.random() < 0.5
            if _answer(demo, mention, canned) and canned:
                missing -= 1


def _worth_an_answer(demo: Demo, mention: Mention) -> bool:
    """Whether the brand's people answer it at all."""
    if not mention["truth"] or mention["brand"] != "Frostline" or mention["planted"] in _BY_HAND:
        return False
    if mention["platform"] in {"import", "hackernews"} or mention["reply_to"] or mention["ago_s"] < QUIET_BEFORE:
        return False
    followers = mention["author"]["followers"]
    never = 0.19 if followers is None else 0.3 if followers < 100 else 0.17 if followers < 10_000 else 0.04
    if mention["planted"] == "event":
        never = 0.62
    other = {"question": 0.35, "praise": 0.12}.get(mention["tags"]["kind"], 0.0)
    return demo.rng.random() < (1 - never if mention["truth"]["complaint"] else other)


def _answer(demo: Demo, mention: Mention, canned: bool) -> bool:
    """One answer by the brand, and what the author says to that. False when it would fall out of sight."""
    lang, platform, kind = mention["lang"], mention["platform"], mention["tags"]["kind"]
    big = (mention["author"]["followers"] or 0) > 10_000
    hours = demo.rng.lognormvariate(0.4 if big else 1.6, 0.8)
    if not big and demo.rng.random() < 0.3:
        hours = demo.rng.uniform(40, 190)
    ago = mention["ago_s"] - int(hours * HOUR)
    if ago < 1_800 or not looked(platform, ago):
        return False
    line, tag = None, "canned" if canned else "own"
    if canned:
        line = demo.drawer.draw("canned", lang, again=True)
    elif mention["planted"] == "event":
        early = demo.drawer.draw("event_own", lang, when="before") if ago > STATEMENT_AGO else None
        line = early or demo.drawer.draw("event_own", lang, when=None, near=mention["text"])
    else:
        about = mention["tags"].get("need") or kind
        line = demo.drawer.draw("own_reply", lang, to=about, near=mention["text"])
    if line is None:
        line, tag = demo.drawer.draw("canned_alt", lang, again=True), "canned_alt"
    assert line is not None
    reply = demo.say(platform, demo.people.own[platform], line, ago, tag, parent=mention, own=True)
    if platform != "appstore" and mention["truth"]["complaint"] and demo.rng.random() < 0.36:
        sent = "pos" if tag == "own" and demo.rng.random() < 0.62 else "neg"
        to = "answered" if tag == "own" else "canned"
        back = demo.drawer.draw("followup", lang, to=to, sent=sent, near=line.text)
        if back:
            demo.reply(reply, back, "baseline", 3 * HOUR, author=mention["author"])
    return True


def edit_some(demo: Demo) -> None:
    """Twenty-odd edited mentions, and one that its author took back."""
    may = [m for m in demo.mentions if m["platform"] in {"mastodon", "reddit", "weibo", "appstore"} and not m["own"]
           and m["planted"] in {"baseline", "event"} and len(m["text"]) > 30 and m["ago_s"] > 2 * DAY]  # fmt: skip
    for mention in demo.rng.sample(may, 26):
        mention["edited_ago_s"] = mention["ago_s"] - demo.rng.randint(120, 20 * HOUR)
    taken_back = next(m for m in demo.mentions if m["planted"] == "event" and "off the record" in m["text"].lower())
    taken_back["deleted_ago_s"] = taken_back["ago_s"] - 5 * HOUR


def finished(demo: Demo) -> list[dict[str, Any]]:
    """The mentions in order of time, with ids, counts and what the team did with them."""
    demo.mentions.sort(key=lambda m: -m["ago_s"])
    replies: dict[int, int] = defaultdict(int)
    reposts: dict[int, int] = defaultdict(int)
    answered: dict[int, int] = {}
    for number, mention in enumerate(demo.mentions):
        place(mention, number)
        replies[id(mention["reply_to"])] += 1
        reposts[id(mention["repost_of"])] += 1
        if mention["own"] and mention["reply_to"]:
            answered[id(mention["reply_to"])] = mention["ago_s"]
    rows = []
    for mention in demo.mentions:
        mention["counts"] = _counts(demo, mention, replies[id(mention)], reposts[id(mention)])
        refs = {
            f: mention[f]["native_id"] if mention[f] else None for f in ("reply_to", "root", "repost_of", "quote_of")
        }
        row = mention | refs | _handled(demo, mention, answered.get(id(mention)))
        rows.append({field: value for field, value in row.items() if field != "tags"})
    return rows


def _counts(demo: Demo, mention: Mention, replies: int, reposts: int) -> dict[str, int | None]:
    """Likes and the like, where the platform tells them; never fewer replies than are stored."""
    size = (1 + (mention["author"]["followers"] or 300) / 1_500) ** 0.5
    likes = int(demo.rng.lognormvariate(0.6, 1.2) * size) * (3 if mention["planted"] in {"event", "statement"} else 1)
    likes = 0 if mention["planted"] == "wave" else likes
    some = int(likes * demo.rng.uniform(0, 0.4))
    told = _TOLD.get(mention["platform"], ("likes", "replies") if mention["channel"] == "小红书" else ())
    values = {
        "likes": likes,
        "reposts": reposts + some,
        "replies": replies + some // 3,
        "quotes": some // 6,
        "views": None,
    }
    return {field: value if field in told else None for field, value in values.items()}


def _handled(demo: Demo, mention: Mention, answered_ago: int | None) -> dict[str, int | None]:
    """When the demo's team opened and closed the mention; both None while nobody has."""
    tag, truth = mention["planted"], mention["truth"]
    waiting = tag in {"small_voice", "fresh"} or (tag == "marta" and mention["ago_s"] < 30 * DAY)
    if waiting or not truth or (not truth["complaint"] and demo.rng.random() < 0.8):
        return {"listened_ago_s": None, "closed_ago_s": None}
    opened = max(answered_ago or mention["ago_s"] - int(demo.rng.uniform(3 * HOUR, 5 * DAY)), 400)
    closed = max(opened - int(demo.rng.uniform(HOUR, 40 * HOUR)), 300) if truth["complaint"] else None
    return {"listened_ago_s": opened + 90, "closed_ago_s": closed}

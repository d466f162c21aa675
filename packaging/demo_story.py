"""What is planted in the demo brand: Marta, the door seals, the bought wave, the last day; not part of the run-time."""

import re
from collections import defaultdict
from typing import Any

from demo_mention import HOUR, STATEMENT_AGO, WHERE, Demo, Mention
from demo_people import DAY
from demo_texts import FOLDER, Line

EVENT_DAYS = {
    33: 1, 32: 3, 31: 6, 30: 42, 29: 136, 28: 92, 27: 64, 26: 48, 25: 29, 24: 19, 23: 12, 22: 8, 21: 6, 20: 4, 19: 3,
    18: 2, 17: 2, 16: 1,
}  # fmt: skip
WAVE_AGO, WAVE_SIZE = 12 * DAY + 3 * HOUR, 160
_TAGS = {"small": "small_voice", "agree": "marta"}
_PROMO = "霜线焕新周！转发本条并带上#霜线焕新#，抽三位朋友送霜线300一台，名单三天后公布。"
_HUMAN_REPOSTS = (
    ("neu", "坐等名单，我妈那台该换了。"),
    ("neg", "抽奖年年有，先把我的配件寄来。"),
    ("neu", "评论区怎么全是数字名字的账号……"),
    ("neu", "三分钟一百多转发，大家都不睡觉？"),
    ("neu", "转了，万一呢。"),
    ("neg", "送的那台密封条换新的了吧？"),
)
Hubs = dict[str, list[Mention]]


def bring_written_people(demo: Demo) -> None:
    """Marta, the small voice, the last day and a half, as people.txt has them."""
    known: dict[str, dict[str, Any]] = {}
    for raw in (FOLDER / "people.txt").read_text(encoding="utf-8").splitlines():
        if not raw or raw.startswith("#"):
            continue
        tag, platform, lang, need, rest = raw.split(" ", 4)
        who, words = re.split(r" (?=\d+(?:d\d\d)?:\d\d )", rest, maxsplit=1)
        when, _, text = words.partition(" ")
        author = known.setdefault(who, _written_author(demo, platform, lang, who, home=tag in {"marta", "small"}))
        tags = {"kind": "complaint", "lang": lang, "sent": "neg", "need": need}
        mine = [m for m in demo.mentions if m["planted"] == "marta" and m["author"]["handle"].startswith("martak@")]
        more: dict[str, Any] = {"rating": 2 if platform == "appstore" else None}
        if platform == "import":
            by_phone = "女士" in author["name"] or author["name"].startswith("Mrs")
            more["channel"] = "telephone" if by_phone else "小红书"
        if tag == "agree":
            tags, more = {"kind": "event_reply", "lang": lang, "sent": "neg"}, {"parent": mine[-1]}
        elif tag == "marta" and len(mine) == 2:
            more["parent"] = demo.mentions[-1]  # her third message answers the stock phrase
        ago = _seconds(when)
        made = demo.say(platform, author, Line(text, None, tags), ago, _TAGS.get(tag, tag), as_is=True, **more)
        if tag == "marta" and len(mine) == 1:
            stock = demo.drawer.draw("canned", lang, again=True)
            assert stock is not None
            demo.say(platform, demo.people.own[platform], stock, ago - 4 * HOUR, "canned", parent=made, own=True)


def _written_author(demo: Demo, platform: str, lang: str, who: str, home: bool) -> dict[str, Any]:
    name, handle, followers = who.split("|")
    size = int(followers) if followers != "-" else None
    author = demo.people.new(platform, lang, name, handle if handle != "-" else name, size)
    if home:
        author |= {"handle": f"{handle}@mastodon.example", "url": f"https://mastodon.example/@{handle}"}
        author |= {"following": 11, "posts": 9}
    return author


def _seconds(when: str) -> int:
    """`34d02:10` or `31:00` in seconds."""
    days, _, clock = when.rpartition("d")
    hours, minutes = map(int, clock.split(":"))
    return int(days or 0) * DAY + hours * HOUR + minutes * 60


def tell_event(demo: Demo) -> None:
    """The door seals: from one message to a week of them, the statement, and the days after."""
    hubs: Hubs = defaultdict(list)
    hubs["mastodon"] += [m for m in demo.mentions if m["planted"] == "marta" and m["ago_s"] > 30 * DAY]
    slots = []
    for day, n in sorted(EVENT_DAYS.items(), reverse=True):
        for _ in range(n):
            lang = "en" if demo.rng.random() < (0.85 if day > 30 else 0.6) else "zh"
            slots.append((demo.moment(lang, "", (day + 1) * DAY, day * DAY + 1), lang))
    for ago, lang in sorted(slots, reverse=True):
        if _join(demo, ago, lang, hubs) is None:
            _speak(demo, ago, lang, hubs)
    for platform in ("mastodon", "bluesky", "reddit", "weibo"):
        statement = demo.drawer.draw("statement", "zh" if platform == "weibo" else "en", again=True)
        assert statement is not None
        ago = STATEMENT_AGO - demo.rng.randint(0, 400)
        demo.say(platform, demo.people.own[platform], statement, ago, "statement", own=True)


def _join(demo: Demo, ago: int, lang: str, hubs: Hubs) -> Mention | None:
    """In one case of five a reply under what others wrote: me too, or advice."""
    dice = demo.rng.random()
    places = [p for p in hubs if p in WHERE[lang] and hubs[p]]
    if dice > 0.21 or not places:
        return None
    kind = "metoo" if dice < 0.17 else "event_reply"
    line = demo.drawer.draw(kind, lang, again=kind == "metoo")
    if line is None:
        return None
    platform = demo.rng.choice(places)
    parent = demo.rng.choice(hubs[platform])
    author = demo.people.someone(platform, lang, fresh=kind == "metoo")
    tag = "metoo" if kind == "metoo" else "event"
    return demo.say(platform, author, line, min(ago, parent["ago_s"] - 90), tag, parent=parent)


def _speak(demo: Demo, ago: int, lang: str, hubs: Hubs) -> None:
    """A mention of the event that stands by itself."""
    line = _event_line(demo, ago, lang)
    news = line.tags["kind"] == "event_news"
    platform, channel = "rss" if news else demo.where(lang), None
    if news:
        author = demo.people.press(lang)
    elif platform == "import":
        author, channel = demo.caller(lang, "complaint")
    else:
        author = demo.people.someone(platform, lang, fresh=demo.rng.random() < 0.75)
    made = demo.say(platform, author, line, ago, "event_news" if news else "event", channel=channel)
    if platform in {"mastodon", "bluesky", "reddit", "weibo"} and len(hubs[platform]) < 7:
        hubs[platform].append(made)
    elif platform in {"mastodon", "weibo"} and demo.rng.random() < 0.14:
        made["quote_of" if platform == "mastodon" else "repost_of"] = demo.rng.choice(hubs[platform])
        made["kind"] = "repost" if platform == "weibo" else "post"


def _event_line(demo: Demo, ago: int, lang: str) -> Line:
    """What is said at this point of the event."""
    dice, line = demo.rng.random(), None
    if ago < STATEMENT_AGO - 2 * DAY and dice < 0.8:
        line = demo.drawer.draw("event_late", lang)
    elif 0.88 < dice < 0.97:
        line = demo.drawer.draw("event", lang, sent=demo.rng.choice(["neu", "neu", "pos"]))
    elif dice >= 0.97 and STATEMENT_AGO < ago < 30 * DAY:
        line = demo.drawer.draw("event_news", lang)
    line = line or demo.drawer.draw("event", lang, sent="neg") or demo.drawer.draw("metoo", lang, again=True)
    assert line is not None
    return line


def release_wave(demo: Demo) -> None:
    """The reposts that look bought: 160 within twelve minutes, by hollow accounts of one age."""
    promo = Line(_PROMO, None, {"kind": "own_post", "lang": "zh"})
    post = demo.say("weibo", demo.people.own["weibo"], promo, WAVE_AGO, "wave_post", own=True)
    for _ in range(WAVE_SIZE):
        line = demo.drawer.draw("wave", "zh", again=True)
        assert line is not None
        ago = WAVE_AGO - 240 - int(demo.rng.triangular(0, 720, 260))
        author = demo.people.hollow(214 * DAY)
        demo.say("weibo", author, line, ago, "wave", repost_of=post, kind="repost", as_is=True)
    for sent, text in _HUMAN_REPOSTS:
        line = Line(text, None, {"kind": "chat", "lang": "zh", "sent": sent})
        ago = WAVE_AGO - demo.rng.randint(HOUR, 30 * HOUR)
        demo.say("weibo", demo.people.someone("weibo", "zh"), line, ago, "baseline", repost_of=post, kind="repost")

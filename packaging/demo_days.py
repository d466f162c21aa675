"""The ordinary days of the demo brand: what people say, ask, buy and answer each other; not part of the run-time."""

from typing import Any

from demo_mention import HOUR, QUIET_BEFORE, Demo, Mention
from demo_people import DAY
from demo_texts import FOLDER, Line

NEEDS = {
    "repair": 22, "delivery": 16, "refund": 14, "information": 12, "respect": 9, "access": 9, "honesty": 7,
    "improvement": 5, "safety": 3, "privacy": 3,
}  # fmt: skip
COMPLAINTS = {"en": 206, "zh": 134}
# (kind, language, how many, the tags wanted)
ORDINARY: list[tuple[str, str, int, dict[str, Any]]] = [
    ("question", "en", 92, {}), ("question", "zh", 46, {}),
    ("praise", "en", 108, {"tone": None}), ("praise", "zh", 55, {"tone": None}),
    ("praise", "en", 4, {"tone": "mock"}), ("praise", "zh", 3, {"tone": "mock"}),
    ("review", "en", 52, {"on": None}), ("review", "zh", 28, {"on": None}),
    ("review", "en", 15, {"on": "appstore"}), ("review", "zh", 8, {"on": "appstore"}),
    ("chat", "en", 136, {"tone": None}), ("chat", "zh", 72, {"tone": None}),
    ("chat", "en", 8, {"tone": "mood"}), ("chat", "zh", 5, {"tone": "mood"}),
    ("deal", "en", 34, {}), ("deal", "zh", 18, {}),
    ("news", "en", 18, {"on": "rss"}), ("news", "zh", 12, {"on": "rss"}), ("news", "en", 6, {"on": "hackernews"}),
    ("chat", "de", 22, {}), ("chat", "es", 20, {}), ("chat", "fr", 21, {}),
    ("complaint", "en", 17, {"tone": "sarcasm", "on": None}), ("complaint", "zh", 9, {"tone": "sarcasm", "on": None}),
    ("complaint", "en", 8, {"tone": "understatement"}), ("complaint", "zh", 4, {"tone": "understatement"}),
    ("complaint", "en", 15, {"on": "appstore"}), ("complaint", "zh", 7, {"on": "appstore"}),
    ("rival", "en", 125, {}), ("rival", "zh", 70, {}),
    ("own_post", "en", 20, {}), ("own_post", "zh", 14, {}),
]  # fmt: skip
_APART = {"event", "marta", "fresh", "small_voice", "thread", "rival", "metoo", "event_news"}


def publish_ordinary(demo: Demo) -> None:
    """Everything of which nothing comes: 90 days of questions, praise, reviews, deals and complaints."""
    plan: list[tuple[str, str, dict[str, Any]]] = [
        (kind, lang, want) for kind, lang, n, want in ORDINARY for _ in range(n)
    ]
    for lang, n in COMPLAINTS.items():
        for need in demo.rng.choices(list(NEEDS), list(NEEDS.values()), k=n):
            plan.append(("complaint", lang, {"need": need, "on": None, "tone": None}))
    demo.rng.shuffle(plan)
    for kind, lang, want in plan:
        line = demo.drawer.draw(kind, lang, **want)
        if line is not None:
            _publish(demo, kind, line)


def _publish(demo: Demo, kind: str, line: Line) -> Mention:
    """One mention that answers nobody, on a platform that suits it."""
    lang, tone = line.tags["lang"], line.tags.get("tone", "baseline")
    platform = line.tags.get("on") or demo.where(lang)
    planted = {"rival": "rival", "news": "news"}.get(kind, "baseline" if tone == "mood" else tone)
    if kind == "own_post":
        platform = "weibo" if lang == "zh" else demo.rng.choice(["mastodon", "bluesky"])
        return demo.say(platform, demo.people.own[platform], line, demo.moment(lang, platform), "own", own=True)
    if platform == "rss" and kind == "chat":
        platform = "reddit"
    complains = kind == "complaint"
    more: dict[str, Any] = {"brand": "Polarhaus"} if kind == "rival" else {}
    if "rating" in line.tags:
        more["rating"] = int(demo.rng.choice(line.tags["rating"].split(",")))
    if platform == "import":
        author, more["channel"] = demo.caller(lang, kind)
    elif kind == "news" and platform == "rss":
        author = demo.people.press(lang)
    else:
        author = demo.people.someone(platform, lang, fresh=complains and demo.rng.random() < 0.8)
    ago = demo.moment(lang, platform, newest=QUIET_BEFORE if complains else 600)
    return demo.say(platform, author, line, ago, planted, **more)


def reply_to_each_other(demo: Demo) -> None:
    """Replies of people to people, each to words that it fits."""
    roots = [m for m in demo.mentions if _invites_replies(m)]
    for lang, wanted in (("en", 235), ("zh", 122)):
        mine = [m for m in roots if m["lang"] == lang and (m["planted"] != "news" or m["platform"] == "hackernews")]
        for _ in range(wanted):
            parent = demo.rng.choice(mine)
            about = parent["tags"].get("need") or parent["tags"]["kind"]
            about = "hn" if parent["platform"] == "hackernews" else about
            line = demo.drawer.draw("reply", lang, to=about, near=parent["text"]) or demo.drawer.draw(
                "reply", lang, to="any"
            )
            if line:
                demo.reply(parent, line, "baseline", 2_400)
    stories = [m for m in roots if m["platform"] == "hackernews"]
    for story in demo.rng.choices(stories, k=40):
        if line := demo.drawer.draw("hn", "en", near=f"{story['title']} {story['text']}"):
            demo.reply(story, line, "baseline", 4 * HOUR)


def _invites_replies(mention: Mention) -> bool:
    """Whether people would chat under it: not under sorrow, reviews, telephone notes or what is planted elsewhere."""
    if mention["own"] or mention["reply_to"] or mention["planted"] in _APART or mention["lang"] not in ("en", "zh"):
        return False
    return mention["platform"] not in {"appstore", "import"} and mention["tags"].get("tone") != "mood"


def play_threads(demo: Demo) -> None:
    """The conversations written out in threads.txt."""
    for block in (FOLDER / "threads.txt").read_text(encoding="utf-8").split("\n= ")[1:]:
        head, *turns = block.strip().splitlines()
        platform, lang, need, sent = head.split()
        cast: dict[str, dict[str, Any]] = {"O": demo.people.own.get(platform, {})}
        if platform == "hackernews":
            cast["O"] = demo.people.new(platform, lang, handle="twendt_frostline", name="twendt_frostline")
        last: Mention | None = None
        ago = demo.moment(lang, platform, oldest=55 * DAY if platform == "reddit" else 88 * DAY, newest=11 * DAY)
        for turn in turns:
            who, _, text = turn.partition(": ")
            role, _, after = who.partition("+")
            ago -= int(float(after or 0) * HOUR * demo.rng.uniform(0.9, 1.15))
            title, _, text = text.rpartition(" || ")
            tags = {"kind": "thread", "lang": lang, "sent": sent if last is None else "neu"}
            if last is None:
                tags |= {"need": need, "complaint": "1" if sent == "neg" else "0"}
            if role not in cast:
                cast[role] = demo.people.someone(platform, lang, fresh=True)
            more = {"rating": 2} if platform == "appstore" and last is None else {}
            tag = "canned" if text == demo.drawer.stock(lang) else "thread"
            line = Line(text, title or None, tags)
            last = demo.say(platform, cast[role], line, ago, tag, parent=last, own=role == "O", as_is=True, **more)

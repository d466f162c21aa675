"""How a mention of the demo brand comes about: when, where, in whose voice; not part of the run-time."""

import random
import re
from typing import Any

from demo_brand_card import GAPS
from demo_people import DAY, People
from demo_texts import Drawer, Line, read_lists

Mention = dict[str, Any]
HOUR = 3_600
QUIET_BEFORE = 36 * HOUR  # the complaints of the last day and a half are all planted by hand
STATEMENT_AGO = 26 * DAY - 2 * HOUR
SENTIMENT = {"neg": "negative", "neu": "neutral", "pos": "positive"}
WHERE = {
    "en": {"mastodon": 0.27, "bluesky": 0.28, "reddit": 0.33, "rss": 0.09, "import": 0.03},
    "zh": {"weibo": 0.82, "import": 0.18},
    "other": {"mastodon": 0.6, "bluesky": 0.4},
}
WEEK = (1.12, 1.08, 1.0, 1.0, 0.95, 0.8, 0.85)  # Monday first
HOURS = (2, 1, 1, 1, 2, 4, 8, 12, 14, 14, 13, 13, 14, 13, 12, 12, 13, 14, 16, 18, 18, 15, 10, 5)  # local time
_FORMS = {
    "mastodon": ("@frostline {}", "{} #frostline", "{} @frostline"),
    "bluesky": ("{} #frostline", "@frostline.bsky.example {}", "Frostline: {}"),
    "weibo": ("#霜线# {}", "{} @霜线家电", "{} #霜线家电#"),
}


class Demo:
    """Collects the mentions; every choice comes from one seed."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        self.drawer = Drawer(self.rng)
        self.people = People(self.rng)
        self.mentions: list[Mention] = []
        self._voices: dict[str, str] = {}
        self._titles = read_lists()

    def moment(self, lang: str, platform: str, oldest: float = 90 * DAY, newest: float = 600) -> int:
        """Seconds ago, by the rhythm of hours and weekdays, never inside a gap of the platform."""
        while True:
            ago = int(self.rng.uniform(newest, oldest))
            local = (2 * DAY + (16 if lang == "zh" else 9) * HOUR - ago) / DAY  # days since Monday 0:00, local time
            chance = WEEK[int(local // 1) % 7] / 1.12 * HOURS[int(local % 1 * 24)] / 18
            if self.rng.random() < chance and looked(platform, ago):
                return ago

    def where(self, lang: str) -> str:
        """A platform for a language."""
        shares = WHERE.get(lang, WHERE["other"])
        return self.rng.choices(list(shares), list(shares.values()))[0]

    def say(self, platform: str, author: dict[str, Any], line: Line, ago: int, planted: str, **more: Any) -> Mention:
        """Add a mention. `more`: parent, as_is (keep the text as it is) and any field of the mention itself."""
        parent = more.pop("parent", None)
        text = line.text if more.pop("as_is", False) else self._voiced(author, line)
        own = more.get("own", False)
        kind = "comment" if parent else {"appstore": "review", "rss": "article"}.get(platform, "post")
        mention: Mention = {
            "platform": platform, "native_id": "", "uri": "", "url": None, "kind": kind, "author": author,
            "title": line.title, "text": text, "lang": line.tags["lang"], "ago_s": ago, "edited_ago_s": None,
            "deleted_ago_s": None, "reply_to": parent, "root": (parent["root"] or parent) if parent else None,
            "repost_of": None, "quote_of": None, "counts": {}, "rating": None, "reply_url": None,
            "brand": "Frostline", "own": own, "channel": None, "planted": planted,
            "truth": None if own else truth(line), "tags": line.tags,
        } | more  # fmt: skip
        if parent is None and not own and mention["kind"] != "repost":
            self._name_the_brand(mention)
        self.mentions.append(mention)
        return mention

    def reply(self, parent: Mention, line: Line, planted: str, typical_s: float, **more: Any) -> Mention | None:
        """A reply after a delay around `typical_s`; None when it would fall into the future or a gap."""
        platform = parent["platform"]
        ago = parent["ago_s"] - int(self.rng.lognormvariate(0, 1.1) * typical_s) - 40
        complains = line.tags.get("complaint") == "1"
        if ago < 300 or not looked(platform, ago) or (complains and ago < QUIET_BEFORE):
            return None
        author = more.pop("author", None)
        while author is None or author["native_id"] == parent["author"]["native_id"]:
            author = self.people.someone(platform, parent["lang"])
        return self.say(platform, author, line, ago, planted, parent=parent, **more)

    def caller(self, lang: str, kind: str) -> tuple[dict[str, Any], str]:
        """Who stands behind an imported mention, and the channel: a telephone note or 小红书."""
        if lang == "zh" and (kind != "complaint" or self.rng.random() < 0.6):
            return self.people.someone("import", lang), "小红书"
        name = None
        if lang == "zh":
            name = self.rng.choice("陈刘杨赵黄周吴徐孙朱马胡林何高罗") + self.rng.choice(["女士", "先生", "阿姨"])
        author = self.people.new("import", lang, name=name)
        return author | {"native_id": f"tel:{len(self.mentions):04d}", "handle": author["name"]}, "telephone"

    def _voiced(self, author: dict[str, Any], line: Line) -> str:
        """The text as this author types: some without capitals, some without a last stop."""
        text, ends = line.text, line.text.endswith("。")
        if author["name"].startswith("Frostline") or author["name"] == "霜线家电":
            return text
        voice = self._voices.setdefault(author["native_id"], self.rng.choices("plbnse", (60, 14, 10, 8, 4, 4))[0])
        if line.tags["lang"] == "zh":
            if voice in "lb":
                return re.sub(r"[，。](?!$)", " ", text).removesuffix("。")
            tail = {"n": "", "s": "～", "e": self.rng.choice(["🙃", "😮‍💨", "🧊"])}.get(voice, "。" if ends else "")
            return text.removesuffix("。") + tail
        if voice == "l":
            return text.lower().removesuffix(".")
        if voice == "e" and line.tags.get("sent") != "neg":
            return f"{text} {self.rng.choice(['🧊', '🙂', '🥒', '👀'])}"
        return text.removesuffix(".") if voice == "n" else text

    def _name_the_brand(self, mention: Mention) -> None:
        """Where a text does not name the brand, its author addresses it as one does on that platform."""
        text, platform = mention["text"], mention["platform"]
        if platform in {"reddit", "rss"} and not mention["title"] and mention["lang"] != "zh":
            head, _, rest = text.partition(". ")
            about = mention["tags"].get("need") or mention["tags"]["kind"]
            planted = mention["planted"]
            about = planted if planted in {"event", "rival"} else about
            whole = 20 <= len(head) <= 90 and len(rest) > 60 and "frostline" in head.lower()
            told = re.search("frostline", text, re.I)
            titles = [t for t in self._titles[f"title_{about}"] if told or planted == "rival" or "Frostline" in t]
            titled = (head, rest) if whole else (self.rng.choice(titles), text)
            mention["title"], mention["text"] = titled
        named = re.search("frostline|霜线", f"{mention['title']} {text}", re.I)
        if named or platform in {"appstore", "hackernews"} or mention["brand"] != "Frostline":
            return
        forms = ("{} #霜线",) if mention["channel"] == "小红书" else _FORMS.get(platform, ("{}",))
        mention["text"] = self.rng.choice(forms).format(text)


def truth(line: Line) -> dict[str, Any] | None:
    """What the writer of the line meant: complaint or not, the sentiment, the need."""
    sentiment = SENTIMENT.get(line.tags.get("sent", ""))
    if sentiment is None:
        return None
    complains = line.tags.get("complaint") == "1" or line.tags["kind"] == "complaint"
    return {"complaint": complains, "sentiment": sentiment, "need": line.tags.get("need") if complains else None}


def looked(platform: str, ago: float) -> bool:
    """False inside a span in which the source could not read."""
    return not any(g["platform"] == platform and g["to_ago_s"] <= ago <= g["from_ago_s"] for g in GAPS)

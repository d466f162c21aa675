"""The invented people of the demo brand and where they publish: authors, ids, addresses; not part of the run-time."""

import random
from collections import defaultdict
from typing import Any

from demo_texts import read_lists

DAY = 86_400
SPAN = 100 * DAY
Author = dict[str, Any]
SERVERS = ["mastodon.example", "kitchen.example", "social.example", "harbour.example"]
COUNTED = {"mastodon", "bluesky", "weibo"}  # platforms that tell how many follow an author
POOL = {"mastodon": 300, "bluesky": 290, "reddit": 330, "rss": 70, "hackernews": 30, "weibo": 430, "import": 90}
OWN = {
    "mastodon": ("frostline", "Frostline", "mastodon.example"),
    "bluesky": ("frostline.bsky.example", "Frostline", ""),
    "weibo": ("霜线家电", "霜线家电", ""),
    "reddit": ("FrostlineCare", "Frostline Care", ""),
    "rss": ("Frostline Service", "Frostline Service", "forum.example"),
    "appstore": ("Frostline", "Frostline (developer)", ""),
}
_TID = "234567abcdefghijklmnopqrstuvwxyz"


def tid(number: int) -> str:
    """A 13-letter sortable key as Bluesky writes them."""
    return "".join(_TID[number >> shift & 31] for shift in range(60, -5, -5))


class People:
    """Makes authors and lets them come back; `rng` decides everything."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        self._names = read_lists()
        self._pools: dict[tuple[str, str], list[Author]] = defaultdict(list)
        self._taken: set[str] = set()
        self.own = {platform: self._own(platform) for platform in OWN}

    def someone(self, platform: str, lang: str, *, small: bool = False, fresh: bool = False) -> Author:
        """An author of the platform; `fresh` one who never spoke before, `small` one whom few people follow."""
        pool = self._pools[platform, lang]
        size = POOL.get(platform, 10_000) // (1 if lang in ("en", "zh") else 12)
        if not fresh and not small and (len(pool) >= size or (pool and self._rng.random() < 0.12)):
            return self._rng.choice(pool)
        author = self.new(platform, lang, followers=self._rng.randint(0, 40) if small else None)
        pool.append(author)
        return author

    def new(
        self, platform: str, lang: str, name: str | None = None, handle: str | None = None, followers: int | None = None
    ) -> Author:
        """A new author with an age, a size and habits that fit together. `followers` None: drawn, or not told."""
        rng = self._rng
        made_name, made_handle = self._chinese() if lang == "zh" else self._western(platform)
        name, handle = name or made_name, handle or made_handle
        if platform in COUNTED and followers is None:
            followers = min(int(rng.lognormvariate(5.0, 1.55)), 400_000)
            if rng.random() < 0.05:
                followers = int(rng.lognormvariate(10.0, 0.7))
        counted = platform in COUNTED
        posts = int(rng.lognormvariate(6.0, 1.3)) if counted else None
        known_age = platform in COUNTED | {"reddit", "hackernews"}
        server = rng.choice(SERVERS)
        return {
            "native_id": self._author_id(platform, handle),
            "handle": f"{handle}@{server}" if platform == "mastodon" else handle,
            "name": name,
            "url": address(platform, handle, server),
            "followers": followers,
            "following": int(rng.lognormvariate(5.0, 0.9)) if counted else None,
            "posts": posts,
            "created_ago_s": rng.randint(150 * DAY, 4000 * DAY) if known_age else None,
            "bot": False if counted else None,
            "verified": (followers or 0) > 20_000 and rng.random() < 0.5 if platform in {"weibo", "bluesky"} else None,
        }

    def press(self, lang: str) -> Author:
        """A paper whose feed is read."""
        name = self._rng.choice(self._names[f"press_{lang}"])
        return self.new("rss", lang, name=name, handle=name) | {
            "native_id": name,
            "url": "https://kitchenpress.example",
        }

    def hollow(self, created_ago_s: int) -> Author:
        """An account that exists to be counted, as in a bought wave."""
        rng = self._rng
        author = self.new(
            "weibo", "zh", handle=f"用户{rng.randint(5_000_000_000, 7_999_999_999)}", followers=rng.randint(0, 9)
        )
        author |= {"name": author["handle"], "following": rng.randint(180, 900), "posts": rng.randint(1, 24)}
        return author | {"created_ago_s": created_ago_s + rng.randint(0, 6 * DAY), "verified": False}

    def _own(self, platform: str) -> Author:
        handle, name, server = OWN[platform]
        counted = {"mastodon": 3_120, "bluesky": 2_400, "weibo": 48_300}.get(platform)
        return {
            "native_id": self._author_id(platform, handle),
            "handle": f"{handle}@{server}" if platform == "mastodon" else handle,
            "name": name,
            "url": address(platform, handle, server),
            "followers": counted,
            "following": 212 if counted else None,
            "posts": 1_840 if counted else None,
            "created_ago_s": 1_900 * DAY if counted else None,
            "bot": False if counted else None,
            "verified": True if platform in {"weibo", "bluesky"} else None,
        }

    def _author_id(self, platform: str, handle: str) -> str:
        rng = self._rng
        if platform == "bluesky":
            return "did:plc:" + "".join(rng.choice(_TID) for _ in range(24))
        if platform in {"reddit", "hackernews", "rss", "import"}:
            return handle
        return str(rng.randint(10**9, 10**10 - 1) if platform == "weibo" else rng.randint(10**11, 10**12 - 1))

    def _western(self, platform: str) -> tuple[str, str]:
        rng, lists = self._rng, self._names
        while True:
            first, last = rng.choice(lists["en_first"]), rng.choice(lists["en_last"])
            word, other = rng.choice(lists["en_word"]), rng.choice(lists["en_adj"] + lists["en_word"])
            ends = f"{rng.randint(2, 99)}"
            handles = [
                f"{other}_{word}",
                f"{first.lower()}{last[0].lower()}",
                f"{other}{word}",
                f"{word}{ends}",
                f"{first.lower()}_{word}",
            ]
            handles.append(f"{first.lower()}.{last.lower()}".encode("ascii", "ignore").decode())
            handle = rng.choice(handles)
            names = [f"{first} {last}", f"{first} {last[0]}.", first, first.lower(), f"{other} {word}", handle]
            name = (
                handle
                if platform in {"reddit", "hackernews", "appstore"}
                else rng.choices(names, (40, 18, 14, 8, 5, 15))[0]
            )
            if platform == "import":
                name = f"{rng.choice(['Mr', 'Ms', 'Mrs'])} {last}"
            if handle not in self._taken:
                self._taken.add(handle)
                return name, handle + (".bsky.example" if platform == "bluesky" else "")

    def _chinese(self) -> tuple[str, str]:
        rng, lists = self._rng, self._names
        while True:
            nick, sur, given = rng.choice(lists["zh_nick"]), rng.choice(lists["zh_sur"]), rng.choice(lists["zh_given"])
            tail = rng.choice(lists["zh_tail"])
            forms = [nick, nick + tail, sur + given, given + tail, rng.choice("小老阿大") + sur, sur + given + tail]
            name = rng.choices(forms, (32, 22, 18, 13, 9, 6))[0]
            if name not in self._taken:
                self._taken.add(name)
                return name, name


def address(platform: str, handle: str, server: str = "") -> str | None:
    """The page of an author, or None where there is none."""
    pages = {
        "mastodon": f"https://{server}/@{handle}",
        "bluesky": f"https://bsky.example/profile/{handle}",
        "weibo": f"https://weibo.example/n/{handle}",
        "reddit": f"https://reddit.example/user/{handle}",
        "hackernews": f"https://hn.example/user?id={handle}",
        "rss": f"https://forum.example/u/{handle.replace(' ', '_')}",
    }
    return pages.get(platform)


def place(mention: dict[str, Any], number: int) -> None:
    """Give a mention its id and addresses; `number` rises with time and is unique."""
    platform, author = mention["platform"], mention["author"]
    age = SPAN - mention["ago_s"]
    handle = author["handle"].split("@")[0]
    native, url, uri, reply = str(number), None, None, None
    if platform == "mastodon":
        server = author["handle"].split("@")[-1]
        native = str(110_000_000_000_000_000 + age * 65_536_000 + number)
        url, uri = f"https://{server}/@{handle}/{native}", f"https://{server}/users/{handle}/statuses/{native}"
        reply = url
    elif platform == "bluesky":
        key = tid(1_600_000_000_000_000 + age * 1_000_000 + number)
        native = uri = f"at://{author['native_id']}/app.bsky.feed.post/{key}"
        reply = url = f"https://bsky.example/profile/{author['handle']}/post/{key}"
    elif platform == "weibo":
        native = str(5_000_000_000_000_000 + age * 10_000_000 + number)
        reply = url = f"https://weibo.example/{author['native_id']}/{native}"
    elif platform == "reddit":
        native = ("t3_" if mention["kind"] == "post" else "t1_") + tid(age * 4_000 + number)[4:]
        reply = url = f"https://reddit.example/r/appliances/comments/{native[3:]}"
    elif platform == "hackernews":
        native = str(45_000_000 + age // 2 * 5 + number)
        url, reply = f"https://hn.example/item?id={native}", f"https://hn.example/reply?id={native}"
    elif platform == "appstore":
        native = str(12_000_000_000 + age * 10 + number)
        url = f"https://apps.example/frostline-home/reviews/{native}"
        reply = url
    elif platform == "rss":
        news = mention["planted"] in {"news", "event_news"}
        native = url = f"https://{'kitchenpress.example/news' if news else 'forum.example/t'}/{number + 20_000}"
        reply = None if news else url
    else:
        native = f"{'xhs' if mention['channel'] == '小红书' else 'tel'}-{number:05d}"
        url = f"https://xhs.example/explore/{native[4:]}" if native.startswith("xhs") else None
    mention |= {"native_id": native, "url": url, "uri": uri or url or f"import:{native}", "reply_url": reply}

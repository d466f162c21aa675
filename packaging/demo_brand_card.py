"""The demo brand besides its words: accounts, sources, what they could not see; not part of the run-time."""

from typing import Any

from demo_people import DAY, OWN

HOUR = 3_600
# Spans in which a source could not read. No mention of the platform lies inside.
GAPS: list[dict[str, Any]] = [
    {
        "platform": "reddit",
        "from_ago_s": 62 * DAY,
        "to_ago_s": 57 * DAY,
        "state": "missed",
        "reason": "asked_for_approval",
        "text": {"en": "Reddit refused: approval was asked for", "zh": "Reddit 拒绝读取：需要先申请批准"},
    },
    {
        "platform": "rss",
        "from_ago_s": 41 * DAY,
        "to_ago_s": 41 * DAY - 9 * HOUR,
        "state": "missed",
        "reason": "server_down",
        "text": {"en": "the forum's server was down", "zh": "论坛服务器停机"},
    },
    {
        "platform": "bluesky",
        "from_ago_s": 19 * DAY,
        "to_ago_s": 19 * DAY - 3 * HOUR,
        "state": "missed",
        "reason": "session_expired",
        "text": {"en": "the session had expired", "zh": "登录已过期"},
    },
]
_COVERED = {
    "mastodon": "known",
    "bluesky": "known",
    "hackernews": "known",
    "rss": "known",
    "reddit": "capped",
    "weibo": "capped",
    "appstore": "capped",
    "import": "known",
}
_SOURCES: list[dict[str, Any]] = [
    {
        "platform": "bluesky",
        "name": "Bluesky",
        "server": "https://bsky.example",
        "query": "frostline",
        "state": "ok",
        "last_good_ago_s": 40,
    },
    {
        "platform": "mastodon",
        "name": "Mastodon",
        "server": "https://mastodon.example",
        "query": "#frostline",
        "state": "ok",
        "last_good_ago_s": 120,
    },
    {
        "platform": "reddit",
        "name": "Reddit",
        "server": "https://reddit.example",
        "query": "Frostline",
        "state": "waiting",
        "last_good_ago_s": 2_460,
        "until_in_s": 1_500,
        "reason": "asked_to_slow_down",
    },
    {
        "platform": "hackernews",
        "name": "Hacker News",
        "server": "https://hn.example",
        "query": "Frostline",
        "state": "ok",
        "last_good_ago_s": 210,
    },
    {
        "platform": "rss",
        "name": "forum.example",
        "server": "https://forum.example/frostline.xml",
        "query": None,
        "state": "ok",
        "last_good_ago_s": 540,
    },
    {
        "platform": "rss",
        "name": "Kitchen Press",
        "server": "https://kitchenpress.example/feed",
        "query": None,
        "state": "ok",
        "last_good_ago_s": 780,
    },
    {
        "platform": "weibo",
        "name": "微博",
        "server": "https://weibo.example",
        "query": "霜线",
        "state": "ok",
        "last_good_ago_s": 75,
    },
    {
        "platform": "appstore",
        "name": "App Store",
        "server": "https://apps.example",
        "query": "frostline-home",
        "state": "ok",
        "last_good_ago_s": 1_900,
    },
    {
        "platform": "import",
        "name": "Telephone, 小红书",
        "server": None,
        "query": None,
        "state": "ok",
        "last_good_ago_s": 4_000,
    },
]


def brand_card(mentions: list[dict[str, Any]], followers: list[dict[str, Any]]) -> dict[str, Any]:
    """The content of brand.json."""
    own = {}
    for mention in mentions:
        if mention["own"]:
            account = mention["author"]
            own[mention["platform"], account["handle"]] = {
                "platform": mention["platform"],
                **{k: account[k] for k in ("native_id", "handle", "name", "url")},
            }
    statement = next(m for m in mentions if m["planted"] == "statement")
    missed = {p: [g for g in GAPS if g["platform"] == p] for p in _COVERED}
    return {
        "v": 1,
        "demo": True,
        "built_for": {"weekday": "Wednesday", "hour_utc": 8},
        "span_s": 90 * DAY,
        "name": "Frostline",
        "names": {"en": "Frostline", "zh": "霜线"},
        "terms": ["Frostline", "霜线"],
        "exclude": [],
        "own": [own[key] for key in sorted(own)],
        "competitors": [{"name": "Polarhaus", "terms": ["Polarhaus", "极屋"]}],
        "fans_of": {"platform": "bluesky", "handle": OWN["bluesky"][0], "n": len(followers)},
        "sources": [{"until_in_s": None, "reason": None} | source for source in _SOURCES],
        "coverage": [span for p, state in _COVERED.items() for span in _spans(p, state, missed[p])],
        "markers": [
            {
                "kind": "statement",
                "ago_s": statement["ago_s"],
                "native_id": statement["native_id"],
                "platform": statement["platform"],
                "text": {"en": "our statement: door seals", "zh": "我们的说明：门密封条"},
            }
        ],
    }


def _spans(platform: str, state: str, missed: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The 90 days of one platform, oldest first, cut at its gaps."""
    spans, start = [], 90 * DAY
    for gap in sorted(missed, key=lambda g: -g["from_ago_s"]):
        spans.append(
            {
                "platform": platform,
                "from_ago_s": start,
                "to_ago_s": gap["from_ago_s"],
                "state": state,
                "reason": None,
                "text": None,
            }
        )
        spans.append(gap)
        start = gap["to_ago_s"]
    spans.append(
        {"platform": platform, "from_ago_s": start, "to_ago_s": 0, "state": state, "reason": None, "text": None}
    )
    return spans

"""The invented followers of the demo brand's Bluesky account, in the order they came; not part of the run-time."""

import random
from typing import Any

from demo_people import DAY, tid
from demo_texts import read_lists

COUNT = 2_400
BOUGHT = range(1_430, 1_730)  # the run that looks bought, by place in follow order
BOUGHT_AGO = 131 * DAY
FIRST_AGO = 1_880 * DAY
_SHARES = {"reachable": 0.70, "quiet": 0.198, "hollow": 0.025, "automated": 0.042, "cannot_tell": 0.035}
_BOTS = (
    "news_relay",
    "price_watch",
    "weather_every_hour",
    "deal_radar",
    "link_mirror",
    "hourly_quotes",
    "headline_echo",
)
Profile = dict[str, Any]


def compose(mentions: list[dict[str, Any]], seed: int = 90) -> list[Profile]:
    """2,400 profiles in the form of `earful fans`, oldest follower first, with the truth of each."""
    rng = random.Random(seed)
    spoke = _speakers(mentions, rng)
    places = [i for i in range(COUNT) if i not in BOUGHT]
    seats = dict(zip(sorted(rng.sample(places, len(spoke))), spoke, strict=True))
    profiles: list[Profile] = []
    taken = {speaker["author"]["handle"] for speaker in spoke}
    for i in range(COUNT):
        followed = _followed_ago(i, rng)
        if i in BOUGHT:
            profile = _hollow(rng, followed, bought=True)
        elif i in seats:
            profile = _speaker(seats[i], rng)
        else:
            kind = rng.choices(list(_SHARES), list(_SHARES.values()))[0]
            profile = _MAKERS[kind](rng, followed)
        while profile["handle"] in taken and i not in seats:
            profile["handle"] = profile["handle"].replace(".", f"{rng.randint(2, 99)}.", 1)
        taken.add(profile["handle"])
        profiles.append(
            {"platform": "bluesky", "label": None, **profile, "followed_ago_s": min(followed, profile["created_ago_s"])}
        )
    return profiles


def _followed_ago(i: int, rng: random.Random) -> int:
    """When the i-th follower came: slowly at first, the bought run within 30 hours."""
    if i in BOUGHT:
        return BOUGHT_AGO - (i - BOUGHT.start) * 360
    if i < BOUGHT.start:
        return int(FIRST_AGO - (FIRST_AGO - BOUGHT_AGO - DAY) * (i / BOUGHT.start) ** 0.8) - rng.randint(0, 900)
    return int((BOUGHT_AGO - 2 * DAY) * (1 - (i - BOUGHT.stop + 1) / (COUNT - BOUGHT.stop + 1))) + rng.randint(0, 900)


def _speakers(mentions: list[dict[str, Any]], rng: random.Random) -> list[dict[str, Any]]:
    """Authors of the mentions who also follow: about 75, some of whom complained."""
    authors: dict[str, dict[str, Any]] = {}
    for mention in mentions:
        if mention["platform"] == "bluesky" and not mention["own"]:
            kept = authors.setdefault(
                mention["author"]["native_id"], {"author": mention["author"], "last": mention["ago_s"]}
            )
            kept["last"] = min(kept["last"], mention["ago_s"])
    return rng.sample(list(authors.values()), min(75, len(authors)))


def _speaker(spoke: dict[str, Any], rng: random.Random) -> Profile:
    author = spoke["author"]
    return _profile(
        rng,
        "reachable",
        author["created_ago_s"],
        spoke["last"],
        author["followers"],
        author["following"],
        author["posts"],
        handle=author["handle"],
        name=author["name"],
        id=author["native_id"],
        interacted=True,
    )


def _profile(
    rng: random.Random,
    truth: str,
    created: int,
    last: int | None,
    followers: int,
    following: int,
    posts: int,
    **more: Any,
) -> Profile:
    handle, name = _name(rng)
    bio = " · ".join(
        rng.sample(read_lists()["bio_zh" if rng.random() < 0.12 else "bio_en"], rng.choice([0, 1, 1, 2, 3]))
    )
    return {
        "id": "did:plc:" + tid(rng.getrandbits(64)) + tid(rng.getrandbits(64))[:11],
        "handle": handle,
        "name": name,
        "bio": bio,
        "followers": followers,
        "following": following,
        "posts": posts,
        "created_ago_s": created,
        "last_post_ago_s": last,
        "avatar": rng.random() < 0.94,
        "bot": False,
        "interacted": False,
        "truth": truth,
    } | more


def _name(rng: random.Random) -> tuple[str, str]:
    lists = read_lists()
    first, last, word = rng.choice(lists["en_first"]), rng.choice(lists["en_last"]), rng.choice(lists["en_word"])
    forms = [
        f"{first}{last}",
        f"{word}{rng.choice(lists['en_word'])}",
        f"{first}{word}",
        f"{rng.choice(lists['en_adj'])}{word}{rng.randint(1, 99)}",
    ]
    handle = (
        "".join(c for c in rng.choice(forms).lower() if c.isascii() and c.isalnum())
        + f"{rng.choice(['', '', '-' + last[0].lower()])}"
    )
    return f"{handle}.bsky.example", rng.choice([f"{first} {last}", first, f"{first} {last[0]}.", word.title()])


def _reachable(rng: random.Random, followed: int) -> Profile:
    created = followed + rng.randint(5, 900) * DAY
    last = int(min(rng.expovariate(1 / (12 * DAY)), 88 * DAY)) + 60
    followers = int(rng.lognormvariate(4.9, 1.3))
    return _profile(
        rng,
        "reachable",
        created,
        last,
        followers,
        int(rng.lognormvariate(5.2, 0.9)),
        int(rng.lognormvariate(5.8, 1.3)) + 3,
    )


def _quiet(rng: random.Random, followed: int) -> Profile:
    created = followed + rng.randint(1, 700) * DAY
    last = 91 * DAY + int(rng.uniform(0, max(created - 92 * DAY, DAY)))
    return _profile(
        rng,
        "quiet",
        max(created, last),
        last,
        int(rng.lognormvariate(3.3, 1.1)),
        int(rng.lognormvariate(4.6, 0.9)),
        int(rng.lognormvariate(3.4, 1.2)) + 1,
        avatar=rng.random() < 0.8,
    )


def _hollow(rng: random.Random, followed: int, bought: bool = False) -> Profile:
    letters = "".join(rng.choice("abcdefghijklmnopqrstuvwxyz0123456789") for _ in range(rng.randint(9, 14)))
    created = followed + rng.randint(1, 9 if bought else 60) * DAY
    posts = rng.choices([0, 1, 2, 3], [70, 18, 8, 4])[0]
    return _profile(
        rng,
        "hollow",
        created,
        created - rng.randint(60, DAY) if posts else None,
        rng.randint(0, 11),
        rng.randint(900, 6_800),
        posts,
        handle=f"{letters}.bsky.example",
        name=rng.choice(["", letters, letters[:6]]),
        bio="",
        avatar=rng.random() < 0.22,
    )


def _automated(rng: random.Random, followed: int) -> Profile:
    created = followed + rng.randint(20, 900) * DAY
    name = f"{rng.choice(_BOTS)}_{rng.choice(read_lists()['en_word'])}"
    bio = rng.choice(
        ["Posts every hour. Not monitored.", "automatic feed", "headlines, unedited", "prices, updated by program", ""]
    )
    return _profile(
        rng,
        "automated",
        created,
        rng.randint(60, 7_000),
        int(rng.lognormvariate(5.6, 1.4)),
        rng.choice([0, 1, 12, 900, 4_000]),
        int(created / DAY * rng.uniform(10, 70)),
        handle=f"{name.replace('_', '-')}.bsky.example",
        name=name.replace("_", " "),
        bio=bio,
        bot=rng.random() < 0.4,
    )


def _cannot_tell(rng: random.Random, followed: int) -> Profile:
    created = followed + rng.randint(0, 60) * DAY
    posts = rng.randint(0, 4)
    return _profile(
        rng,
        "cannot_tell",
        created,
        created - rng.randint(60, DAY) if posts else None,
        rng.randint(0, 30),
        rng.randint(20, 300),
        posts,
        bio="",
        avatar=rng.random() < 0.5,
    )


_MAKERS = {
    "reachable": _reachable,
    "quiet": _quiet,
    "hollow": _hollow,
    "automated": _automated,
    "cannot_tell": _cannot_tell,
}

"""What a profile shows, as ramps from 0 to 1: the monotone parts from which both scores are added up.

The ramps follow the hand-set point rule for bought followers (few followers, follows many, hardly posts, no bio, no
picture, digits in the handle) with soft edges. NaN: not known, and then it counts neither for nor against."""

import numpy as np
import numpy.typing as npt

from earful.insight.fans.moments import DAY
from earful.insight.fans.profiles import Fans, Floats

# What people on networks of pictures and films post is a small part of what people on networks of short texts post.
PICTURES = frozenset(
    ["ig", "instagram", "tiktok", "douyin", "youtube", "pinterest", "kuaishou", "xiaohongshu", "snapchat", "vimeo"]
)
TEXTS = frozenset({"tw", "x", "twitter", "weibo"})
TEXT_POSTS, PICTURE_POSTS = 500.0, 20.0
# Under so many profiles of a platform its own median of posts says too little about the platform.
ENOUGH = 60


def ramp(values: Floats, start: float, end: float) -> Floats:
    """0 up to `start`, 1 from `end` on, straight between; falling where end < start."""
    return np.clip((values - start) / (end - start), 0.0, 1.0)


def down(values: Floats, start: float, end: float) -> Floats:
    """The ramp of a count in logarithms of 1 + count, rising from 0 at `start` to 1 at the smaller `end`."""
    return ramp(-np.log1p(values), -np.log1p(start), -np.log1p(end))


def up(values: Floats, start: float, end: float) -> Floats:
    """The ramp of a count in logarithms of 1 + count, rising from 0 at `start` to 1 at `end`."""
    return ramp(np.log1p(values), float(np.log1p(start)), float(np.log1p(end)))


def evidence(fans: Fans, at: float) -> dict[str, Floats]:
    """Name of the part -> its value for each fan, 0..1 or NaN; `at` is the moment of the audit in microseconds."""
    followers, following, posts = fans["followers"], fans["following"], fans["posts"]
    age = np.maximum((at - fans["created"]) / DAY, 0.0)
    ratio = np.log1p(following) - np.log1p(followers)
    as_text = _as_on_text_networks(fans)
    per_post = np.log1p(following) - np.log1p(posts)
    per_text = np.log1p(following) - np.log1p(as_text)
    nobody = np.where(_known(followers, following, posts), (followers <= 1) & (following <= 1) & (posts >= 20), np.nan)
    with np.errstate(divide="ignore", invalid="ignore"):
        pace = np.log((posts + 1) / (age + 7))
    return {
        "followers<1000": down(followers, 1000, 200),
        "followers<200": down(followers, 200, 50),
        "followers<50": down(followers, 50, 10),
        "followers<10": down(followers, 10, 0),
        "posts<1000": down(posts, 1000, 100),
        "posts<100": down(posts, 100, 20),
        "posts<20": down(posts, 20, 4),
        "posts<4": down(posts, 4, 0),
        "texts<3000": down(as_text, 3000, 600),
        "texts<600": down(as_text, 600, 150),
        "ratio>1": ramp(ratio, np.log(1), np.log(3)),
        "ratio>3": ramp(ratio, np.log(3), np.log(10)),
        "ratio>10": ramp(ratio, np.log(10), np.log(50)),
        "per_post>1": ramp(per_post, np.log(1), np.log(4)),
        "per_post>4": ramp(per_post, np.log(4), np.log(20)),
        "per_post>20": ramp(per_post, np.log(20), np.log(200)),
        "per_text>.1": ramp(per_text, np.log(0.1), np.log(0.5)),
        "per_text>.5": ramp(per_text, np.log(0.5), np.log(2)),
        "per_text>2": ramp(per_text, np.log(2), np.log(10)),
        "following>300": up(following, 300, 1000),
        "following>1000": up(following, 1000, 2500),
        "collector": up(following, 500, 1500) * down(followers, 300, 100),
        "mirror": up(following, 700, 2000) * ramp(-np.abs(ratio), -0.7, -0.2),
        "nobody": nobody,
        "pace": ramp(pace, np.log(40), np.log(150)),
        "no_bio": _turned(fans["bio_length"]),
        "no_avatar": _turned(fans["avatar"]),
        "digits": ramp(fans["digits"], 0.05, 0.4),
        "young": down(age, 730, 60),
        "youngish": down(age, 1500, 300),
        "batch": ramp(born_together(fans["created"]), np.log(3), np.log(20)),
        "idle": down(as_text, 60, 5),
        "lonely": down(followers, 60, 10) * (1 - nobody),
    }


def born_together(created: Floats) -> Floats:
    """Log of how many times more accounts of the file were created within a day of this one than within 45 days.

    Bought and automated accounts are registered in batches. The count is taken at its lower 95 % bound, so that few
    accounts prove nothing; a day on which most of the file was created is a fault of the file, and 0."""
    found = np.full(len(created), np.nan)
    known = np.isfinite(created)
    born = created[known]
    line = np.sort(born)

    def within(days: float) -> Floats:
        late = np.searchsorted(line, born + days * DAY, "right")
        return (late - np.searchsorted(line, born - days * DAY, "left")).astype(float)

    near = within(1) - 1
    around = np.maximum(within(45) - near - 1, 0) + 1
    lower = np.maximum(near - 1.645 * np.sqrt(near), 0)
    odd = np.log1p(lower / (around * 2 / 88))
    found[known] = np.where(near > 0.6 * len(line), 0.0, odd)
    return found


def _as_on_text_networks(fans: Fans) -> Floats:
    """Posts, put on the scale of networks of short texts; on unknown networks by the median of the file's own fans."""
    posts = fans["posts"]
    shift = np.zeros(len(fans))
    platforms = np.array(fans.platforms, object)
    for platform in set(fans.platforms) - TEXTS:
        here = platforms == platform
        shift[here] = _shift(platform, posts[here])
    # Nobody's nothing is made something of: the shift is complete from five posts on.
    return np.asarray(np.expm1(np.log1p(posts) + shift * up(posts, 0, 5)))


def _shift(platform: str, posts: Floats) -> float:
    most = float(np.log1p(TEXT_POSTS) - np.log1p(PICTURE_POSTS))
    if platform in PICTURES:
        return most
    known = posts[np.isfinite(posts)]
    if len(known) < ENOUGH:
        return most / 2
    return float(np.clip(np.log1p(TEXT_POSTS) - np.log1p(np.median(known)), 0.0, most))


def _turned(values: Floats) -> Floats:
    return np.where(np.isfinite(values), values == 0, np.nan)


def _known(*columns: Floats) -> npt.NDArray[np.bool_]:
    return np.asarray(np.logical_and.reduce([np.isfinite(column) for column in columns]), np.bool_)

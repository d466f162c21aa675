"""How long an audit of followers takes, against reading the same lines as JSON and nothing else."""

import json
import random

from earful.bench.figures import Figure, seconds
from earful.domain.moments import DAY, iso
from earful.engine.outside import clock
from earful.insight.fans.audit import audit
from earful.insight.fans.profiles import read_profiles
from earful.insight.fans.report import report
from earful.insight.fans.scores import Rules


def run(size: int) -> dict[str, Figure]:
    """Profiles a second from lines to the finished report."""
    lines = [json.dumps(_profile(number)).encode() for number in range(size)]
    rules = Rules.load()
    took = seconds(lambda: report(audit(read_profiles(lines), rules)))
    floor = seconds(lambda: [json.loads(line) for line in lines])
    return {"audit": Figure(size / took, "profiles/s", size / floor)}


def _profile(number: int) -> dict[str, object]:
    dice = random.Random(number)
    hollow = number % 10 == 0
    return {
        "id": str(number),
        "handle": f"user{number}" if hollow else f"name_{dice.choice('abcdefgh')}{number % 97}",
        "bio": "" if hollow else "Reads, cooks and repairs things.",
        "followers": dice.randrange(20) if hollow else dice.randrange(20, 2000),
        "following": dice.randrange(800, 4000) if hollow else dice.randrange(30, 900),
        "posts": dice.randrange(4) if hollow else dice.randrange(10, 9000),
        "created_at": iso(clock() - dice.randrange(30, 3000) * DAY),
        "avatar": not hollow,
        "platform": "bluesky",
    }

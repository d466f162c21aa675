"""Builds the demo brand in resources/demo from the texts in resources/demo/texts; not part of the run-time.

`python packaging/build_demo_brand.py` writes the same bytes each time. Times are seconds before the moment the demo is
opened, as if that were a Wednesday at 08:00 UTC.
"""

import argparse
import gzip
import json
from pathlib import Path
from typing import Any

import demo_followers
from demo_answers import answer_people, edit_some, finished
from demo_brand_card import brand_card
from demo_days import play_threads, publish_ordinary, reply_to_each_other
from demo_mention import Demo
from demo_story import bring_written_people, release_wave, tell_event
from demo_texts import FOLDER

STEPS = (
    bring_written_people,
    play_threads,
    tell_event,
    publish_ordinary,
    reply_to_each_other,
    release_wave,
    answer_people,
    edit_some,
)


def compose(seed: int = 312) -> list[dict[str, Any]]:
    """All mentions, oldest first."""
    demo = Demo(seed)
    for step in STEPS:
        step(demo)
    return finished(demo)


def packed(rows: list[dict[str, Any]]) -> bytes:
    """The rows as gzipped JSON lines, the same bytes for the same rows."""
    text = "".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n" for row in rows)
    return gzip.compress(text.encode(), 9, mtime=0)


def build() -> dict[str, bytes]:
    """The files of the demo brand by name."""
    mentions = compose()
    followers = demo_followers.compose(mentions)
    card = json.dumps(brand_card(mentions, followers), ensure_ascii=False, indent=1) + "\n"
    return {"mentions.jsonl.gz": packed(mentions), "followers.jsonl.gz": packed(followers), "brand.json": card.encode()}


def main() -> None:
    """Write the files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=FOLDER.parent)
    out = parser.parse_args().out
    for name, data in build().items():
        (out / name).write_bytes(data)
        print(name, len(data))


if __name__ == "__main__":
    main()

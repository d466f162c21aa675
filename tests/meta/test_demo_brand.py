"""The demo brand: its files are what the builder makes, and tell the stories that they should."""

import gzip
import importlib
import json
import re
import sys
from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from earful.domain.resources import resource_root

Rows = list[dict[str, Any]]
DAY, HOUR = 86_400, 3_600
DEMO = resource_root() / "demo"
REPEATED_ON_PURPOSE = {"wave", "metoo", "canned", "canned_alt", "statement"}
FIELDS = {
    "platform", "native_id", "uri", "url", "kind", "author", "title", "text", "lang", "ago_s", "edited_ago_s",
    "deleted_ago_s", "reply_to", "root", "repost_of", "quote_of", "counts", "rating", "reply_url", "brand", "own",
    "channel", "planted", "truth", "listened_ago_s", "closed_ago_s",
}  # fmt: skip
AUTHOR = {"native_id", "handle", "name", "url", "followers", "following", "posts", "created_ago_s", "bot", "verified"}
PLATFORMS = {"mastodon", "bluesky", "hackernews", "rss", "weibo", "reddit", "appstore", "import"}


def read(name: str) -> Rows:
    return [json.loads(line) for line in gzip.decompress((DEMO / name).read_bytes()).decode().splitlines()]


@pytest.fixture(scope="module")
def mentions() -> Rows:
    return read("mentions.jsonl.gz")


@pytest.fixture(scope="module")
def followers() -> Rows:
    return read("followers.jsonl.gz")


@pytest.fixture(scope="module")
def card() -> dict[str, Any]:
    content: dict[str, Any] = json.loads((DEMO / "brand.json").read_text(encoding="utf-8"))
    return content


@pytest.fixture
def builder(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    folder = Path(__file__).resolve().parents[2] / "packaging"
    if not folder.is_dir():
        pytest.skip("the builder is not part of this copy")
    monkeypatch.syspath_prepend(str(folder))
    for name in [n for n in sys.modules if n.startswith(("demo_", "build_demo"))]:
        monkeypatch.delitem(sys.modules, name)
    return importlib.import_module("build_demo_brand")


def story(mentions: Rows, *tags: str) -> Rows:
    return [m for m in mentions if m["planted"] in tags]


def complaints(mentions: Rows) -> Rows:
    return [m for m in mentions if m["brand"] == "Frostline" and m["truth"] and m["truth"]["complaint"]]


def test_the_builder_makes_exactly_these_files(builder: ModuleType) -> None:
    for name, made in builder.build().items():
        kept = (DEMO / name).read_bytes()
        if name.endswith(".gz"):
            assert kept[4:8] == made[4:8] == b"\0\0\0\0", "no time in the gzip head"
            made, kept = gzip.decompress(made), gzip.decompress(kept)  # zlibs may pack the same bytes differently
        assert made == kept, f"{name} is not what packaging/build_demo_brand.py makes"


def test_everything_together_stays_small() -> None:
    assert sum(path.stat().st_size for path in DEMO.rglob("*") if path.is_file()) < 1_500_000


def test_every_mention_has_every_field(mentions: Rows) -> None:
    for mention in mentions:
        assert set(mention) == FIELDS
        assert set(mention["author"]) == AUTHOR
        assert mention["platform"] in PLATFORMS
        assert mention["kind"] in {"post", "comment", "review", "repost", "article"}
        assert mention["text"].strip()
        assert not re.search(r"[{}<>$]|\s,|\|\|", mention["text"]), mention["text"]
        assert (mention["truth"] is None) == mention["own"]


def test_addresses_lead_nowhere(mentions: Rows) -> None:
    for mention in mentions:
        for address in (mention["url"], mention["reply_url"], mention["author"]["url"]):
            assert address is None or re.match(r"https://[a-z]+\.example(/|$)", address), address


def test_about_three_thousand_over_ninety_days(mentions: Rows) -> None:
    assert 2_900 <= len(mentions) <= 3_300
    assert {m["ago_s"] // DAY for m in mentions} == set(range(90))
    assert [m["ago_s"] for m in mentions] == sorted((m["ago_s"] for m in mentions), reverse=True)


def test_ids_are_unique(mentions: Rows) -> None:
    assert (
        len({(m["platform"], m["native_id"]) for m in mentions}) == len({m["uri"] for m in mentions}) == len(mentions)
    )


def test_languages_and_platforms(mentions: Rows) -> None:
    langs = Counter(m["lang"] for m in mentions)
    assert 0.57 < langs["en"] / len(mentions) < 0.63
    assert 0.34 < langs["zh"] / len(mentions) < 0.40
    assert {"de", "es", "fr"} < set(langs)
    assert {m["platform"] for m in mentions} == PLATFORMS


def test_threads_resolve_and_run_forward(mentions: Rows) -> None:
    by_id = {(m["platform"], m["native_id"]): m for m in mentions}
    for mention in mentions:
        for field in ("reply_to", "root", "repost_of", "quote_of"):
            if mention[field]:
                assert by_id[mention["platform"], mention[field]]["ago_s"] > mention["ago_s"], field
        assert (mention["reply_to"] is None) == (mention["root"] is None)
    replies = Counter(m["reply_to"] for m in mentions if m["reply_to"])
    for native_id, n in replies.items():
        told = next(m for m in mentions if m["native_id"] == native_id)["counts"]["replies"]
        assert told is None or told >= n


def test_hardly_a_text_twice(mentions: Rows) -> None:
    texts = Counter(m["text"] for m in mentions if m["planted"] not in REPEATED_ON_PURPOSE)
    assert sum(n - 1 for n in texts.values()) <= 5


def test_few_texts_are_close_to_another(mentions: Rows) -> None:
    seen: dict[str, list[int]] = defaultdict(list)
    grams: list[set[str]] = []
    close = 0
    for mention in mentions:
        if mention["planted"] in REPEATED_ON_PURPOSE:
            continue
        words = re.findall(r"[a-zà-ÿ0-9']+|[\u4e00-\u9fff]", mention["text"].lower())
        mine = {" ".join(words[i : i + 3]) for i in range(len(words) - 2)}
        shared = Counter(other for gram in mine for other in seen[gram])
        close += any(n / len(mine | grams[other]) > 0.5 for other, n in shared.items())
        for gram in mine:
            seen[gram].append(len(grams))
        grams.append(mine)
    assert close / len(grams) < 0.06


def test_the_ordinary_days_are_ordinary(mentions: Rows) -> None:
    special = {"event", "event_news", "metoo", "statement", "wave", "wave_post"}
    calm = [m for m in mentions if m["planted"] not in special]
    by_day = Counter(m["ago_s"] // DAY for m in calm)
    assert 23 <= sum(by_day.values()) / 90 <= 31
    assert min(by_day.values()) >= 10
    assert max(Counter(m["ago_s"] // DAY for m in calm if not m["own"]).values()) < 60
    negative = sum(bool(m["truth"]) and m["truth"]["sentiment"] == "negative" for m in calm)
    assert 0.18 < negative / len(calm) < 0.26
    needs = {m["truth"]["need"] for m in complaints(calm)}
    assert len(needs) == 10


def test_marta_asks_three_times_and_gets_one_stock_phrase(mentions: Rows) -> None:
    hers = [m for m in mentions if m["author"]["name"] == "Marta K."]
    assert len(hers) == 3
    assert {m["author"]["followers"] for m in hers} == {2}
    assert hers[0]["ago_s"] // DAY == 34
    assert hers[2]["ago_s"] == 31 * HOUR
    answers = [m for m in mentions if m["own"] and m["reply_to"] in {h["native_id"] for h in hers}]
    assert [a["planted"] for a in answers] == ["canned"]
    assert hers[2]["reply_to"] == answers[0]["native_id"]
    assert hers[2]["listened_ago_s"] is None


def test_the_event_grows_peaks_and_ends(mentions: Rows, card: dict[str, Any]) -> None:
    by_day = Counter(m["ago_s"] // DAY for m in mentions)
    usual = sorted(by_day.values())[45]
    peak = max(range(26, 31), key=lambda day: by_day[day])
    assert 5.5 <= by_day[peak] / usual <= 8.5
    negative = [
        m["truth"]["sentiment"] == "negative" for m in story(mentions, "event", "metoo") if m["ago_s"] > 26 * DAY
    ]
    assert sum(negative) / len(negative) > 0.7
    assert not [m for m in story(mentions, "event", "metoo") if m["ago_s"] < 10 * DAY]
    assert sum(by_day[d] for d in range(13, 16)) / 3 < 1.7 * usual
    marker = card["markers"][0]
    said = next(m for m in mentions if m["native_id"] == marker["native_id"])
    assert said["own"]
    assert said["ago_s"] == marker["ago_s"]
    assert abs(marker["ago_s"] - 26 * DAY) < DAY
    assert {m["lang"] for m in story(mentions, "metoo")} == {"en", "zh"}


def test_the_wave_looks_bought(mentions: Rows) -> None:
    post, wave = story(mentions, "wave_post")[0], story(mentions, "wave")
    assert len(wave) == 160
    assert max(m["ago_s"] for m in wave) - min(m["ago_s"] for m in wave) <= 720
    assert {m["repost_of"] for m in wave} == {post["native_id"]}
    assert max(m["author"]["followers"] for m in wave) < 10
    assert len({m["author"]["native_id"] for m in wave}) == 160
    assert len({m["text"] for m in wave}) < 30


def test_the_same_sentence_is_sent_often(mentions: Rows) -> None:
    stock = Counter(m["text"] for m in story(mentions, "canned"))
    assert stock["Hi! Sorry to hear that. Please contact our support team."] == 61
    assert len(stock) == 2
    assert all(m["own"] and m["reply_to"] for m in story(mentions, "canned"))


def test_a_quarter_is_never_answered_and_small_voices_less(mentions: Rows) -> None:
    answered = {m["reply_to"]: m["ago_s"] for m in mentions if m["own"] and m["reply_to"]}
    asked = [
        m
        for m in complaints(mentions)
        if m["planted"] == "baseline" and not m["reply_to"] and m["platform"] != "import"
    ]
    waits = [(m["ago_s"] - answered[m["native_id"]]) / HOUR for m in asked if m["native_id"] in answered]
    assert 0.18 < 1 - len(waits) / len(asked) < 0.33
    assert sum(w < 12 for w in waits) > 0.4 * len(waits)
    assert sum(w > 36 for w in waits) > 0.15 * len(waits)
    small = [m["native_id"] in answered for m in asked if (m["author"]["followers"] or 10**9) < 100]
    big = [m["native_id"] in answered for m in asked if (m["author"]["followers"] or 0) > 10_000]
    assert sum(small) / len(small) < sum(big) / len(big)


def test_a_small_voice_waits_for_weeks(mentions: Rows) -> None:
    gerrit = story(mentions, "small_voice")
    assert len(gerrit) == 5
    assert gerrit[0]["ago_s"] - gerrit[-1]["ago_s"] > 30 * DAY
    assert not {g["native_id"] for g in gerrit} & {m["reply_to"] for m in mentions}
    assert all(g["closed_ago_s"] is None for g in gerrit)


def test_who_waits_since_yesterday(mentions: Rows) -> None:
    waiting = [m for m in complaints(mentions) if m["ago_s"] <= 36 * HOUR]
    assert 20 <= len(waiting) <= 25
    assert not {m["native_id"] for m in waiting} & {m["reply_to"] for m in mentions if m["own"]}
    hours = {m["author"]["name"]: m["ago_s"] // HOUR for m in waiting}
    shown = {"Marta K.": 31, "小李": 26, "j_holt": 19, "Ana P.": 7, "王女士": 5, "tomasz": 3, "Priya": 2}
    assert shown.items() <= hours.items()
    assert all(m["listened_ago_s"] is None for m in waiting)


def test_old_complaints_are_closed_or_planted_open(mentions: Rows) -> None:
    open_ones = [m for m in complaints(mentions) if m["closed_ago_s"] is None]
    assert {m["planted"] for m in open_ones} == {"fresh", "marta", "small_voice"}


def test_edits_a_deletion_sarcasm_and_a_competitor(mentions: Rows) -> None:
    edited = [m for m in mentions if m["edited_ago_s"] is not None]
    assert len(edited) >= 20
    assert all(0 < m["edited_ago_s"] < m["ago_s"] for m in edited)
    assert len([m for m in mentions if m["deleted_ago_s"] is not None]) == 1
    assert len(story(mentions, "sarcasm")) >= 20
    assert len(story(mentions, "understatement")) >= 10
    assert 180 <= sum(m["brand"] == "Polarhaus" for m in mentions) <= 220


def test_nothing_was_heard_inside_a_gap(mentions: Rows, card: dict[str, Any]) -> None:
    missed = [span for span in card["coverage"] if span["state"] == "missed"]
    assert any(s["platform"] == "reddit" and s["from_ago_s"] - s["to_ago_s"] == 5 * DAY for s in missed)
    for span in missed:
        assert not [m for m in mentions if m["platform"] == span["platform"]
                    and span["to_ago_s"] <= m["ago_s"] <= span["from_ago_s"]]  # fmt: skip
    for platform in PLATFORMS:
        spans = [s for s in card["coverage"] if s["platform"] == platform]
        assert spans[0]["from_ago_s"] == 90 * DAY
        assert spans[-1]["to_ago_s"] == 0
        assert all(a["to_ago_s"] == b["from_ago_s"] for a, b in pairwise(spans))


def test_the_card_names_our_accounts(mentions: Rows, card: dict[str, Any]) -> None:
    assert card["demo"] is True
    assert card["terms"] == ["Frostline", "霜线"]
    own = {(a["platform"], a["native_id"]) for a in card["own"]}
    staff = {("hackernews", "twendt_frostline")}
    assert {(m["platform"], m["author"]["native_id"]) for m in mentions if m["own"]} == own
    assert staff <= own
    assert {s["platform"] for s in card["sources"]} == PLATFORMS
    assert {s["state"] for s in card["sources"]} <= {"ok", "waiting", "failed"}


def test_followers_of_every_kind_in_order(followers: Rows) -> None:
    assert len(followers) == len({f["id"] for f in followers}) == len({f["handle"] for f in followers}) == 2_400
    kinds = Counter(f["truth"] for f in followers)
    assert set(kinds) == {"reachable", "quiet", "hollow", "automated", "cannot_tell"}
    assert min(kinds.values()) > 50
    came = [f["followed_ago_s"] for f in followers]
    assert sum(b > a + DAY for a, b in pairwise(came)) < 0.02 * len(came)
    assert all(f["last_post_ago_s"] is None or 0 < f["last_post_ago_s"] <= f["created_ago_s"] for f in followers)


def test_one_run_of_followers_looks_bought(followers: Rows) -> None:
    runs = re.findall("h+", "".join("h" if f["truth"] == "hollow" else "." for f in followers))
    lengths = sorted(map(len, runs))
    assert lengths[-1] >= 300
    assert lengths[-2] < 6


def test_some_followers_spoke(followers: Rows, mentions: Rows) -> None:
    spoke = {f["id"] for f in followers if f["interacted"]}
    said = {m["author"]["native_id"] for m in mentions if m["platform"] == "bluesky"}
    assert 50 <= len(spoke) <= 120
    assert spoke <= said
    complained = {m["author"]["native_id"] for m in complaints(mentions)}
    assert 10 <= len(spoke & complained) < 80

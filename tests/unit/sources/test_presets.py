"""Presets of feeds: what people paste becomes the address of a feed."""

import pytest

from earful.domain.failures import KnownError
from earful.domain.source import SourceConfig, Watch
from earful.sources.presets import PRESETS, preset_named, settled
from earful.sources.rss import Rss

UC = "UCabcdefghijklmnopqrstuv"
YOUTUBE = f"https://www.youtube.com/feeds/videos.xml?channel_id={UC}"
TERMS = ("Blue Kettle", "蓝壶")
FILLED = {
    "google_alerts": ({"alert": "https://google.com/alerts/feeds/0123/456"}, "www.google.com/alerts/feeds/0123/456"),
    "google_news": (
        {"language": "zh-CN", "country": "CN"},
        "news.google.com/rss/search?q=%22Blue%20Kettle%22%20OR%20%22%E8%93%9D%E5%A3%B6%22&hl=zh-CN&gl=CN&ceid=CN:zh-CN",
    ),
    "bing_news": ({"q": "kettle & lid"}, "www.bing.com/news/search?q=kettle%20%26%20lid&format=rss"),
    "youtube_channel": ({"channel": UC}, f"www.youtube.com/feeds/videos.xml?channel_id={UC}"),
    "discourse_posts": ({"forum": "https://forum.example.com/"}, "forum.example.com/posts.rss"),
    "discourse_topics": ({"forum": "example.com/forum"}, "example.com/forum/latest.rss?order=created"),
    "reddit_search": ({}, "www.reddit.com/search.rss?q=%22Blue%20Kettle%22%20OR%20%22%E8%93%9D%E5%A3%B6%22&sort=new"),
    "subreddit_comments": ({"subreddit": "https://www.reddit.com/r/tea/"}, "www.reddit.com/r/tea/comments/.rss"),
    "lemmy_community": (
        {"server": "lemmy.example.org", "community": "!tea@lemmy.example.org"},
        "lemmy.example.org/feeds/c/tea.xml?sort=New",
    ),
    "stackoverflow_tag": ({"tag": "c++"}, "stackoverflow.com/feeds/tag?tagnames=c%2B%2B&sort=newest"),
    "podcast_reviews": (
        {"podcast": "https://podcasts.apple.com/us/podcast/tea-talk/id123456?x=1", "country": "de"},
        "itunes.apple.com/de/rss/customerreviews/id=123456/sortBy=mostRecent/xml",
    ),
    "site_comments": ({"site": "blog.example.com"}, "blog.example.com/comments/feed/"),
}  # fmt: skip


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.code)
def test_a_preset_becomes_a_feed_that_can_be_asked(preset):
    given, address = FILLED[preset.code]
    made = settled({**given, "preset": preset.code}, TERMS)
    assert made["server"] == f"https://{address}"
    assert "preset" not in made
    source = Rss()
    options = {key: value for key, value in made.items() if key != "server"}
    assert set(options) <= {setting.key for setting in source.settings}
    config = SourceConfig(1, "rss", server=made["server"], options=options)
    (stream,) = source.plan(config, Watch("Blue Kettle", TERMS))
    assert stream.needs_term is preset.only_named
    assert source.request(config, stream, None, None, {}, None).url == made["server"]


@pytest.mark.parametrize(
    "pasted",
    [UC, f"https://www.youtube.com/channel/{UC}", f"https://m.youtube.com/channel/{UC}/videos?view=0", f" {UC} "],
)
def test_what_was_pasted_may_be_an_address(pasted):
    assert settled({"preset": "youtube_channel", "channel": pasted}, ())["server"] == YOUTUBE


def test_the_person_has_the_last_word():
    made = settled({"preset": "youtube_channel", "channel": UC, "kind": "review", "only_named": "yes"}, ())
    assert (made["kind"], made["only_named"]) == ("review", "yes")
    assert settled({"server": "https://x.example/feed"}, ()) == {"server": "https://x.example/feed"}


def test_a_server_of_ones_own_takes_the_place_of_the_platforms():
    made = settled({"preset": "youtube_channel", "channel": UC, "server": "http://127.0.0.1:9/"}, ())
    assert made["server"] == f"http://127.0.0.1:9/feeds/videos.xml?channel_id={UC}"


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"preset": "youtube_chanel"}, "youtube_channel"),
        ({"preset": "youtube_channel"}, "Channel id"),
        ({"preset": "youtube_channel", "channel": "@bluekettle"}, "Begins with UC"),
        ({"preset": "discourse_posts", "forum": "not a forum"}, "Forum"),
        ({"preset": "discourse_posts", "forum": "user:pw@forum.example.com"}, "Forum"),
        ({"preset": "google_alerts", "alert": "kettle"}, "two long numbers"),
        ({"preset": "bing_news"}, "Search for"),
    ],
)
def test_what_cannot_be_used_is_said(given, told):
    with pytest.raises(KnownError, match=told):
        settled(given, ())


def test_presets_are_told_apart_and_explained():
    assert len({preset.code for preset in PRESETS}) == len(PRESETS) == len(FILLED)
    for preset in PRESETS:
        assert preset.name
        assert preset.help.endswith(".")
        assert preset_named(preset.code) is preset
        for place in preset.places:
            assert f"{{{place.setting.key}}}" in preset.address
            assert place.setting.label

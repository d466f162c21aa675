"""What platforms are called, by their codes; the names that differ by language are marked for the translators."""

from earful.domain.failures import QT_TRANSLATE_NOOP

# Names as the platforms write them; codes of others are shown as they are.
PLATFORMS = {
    "hackernews": "Hacker News",
    "rss": "RSS",
    "mastodon": "Mastodon",
    "bluesky": "Bluesky",
    "reddit": "Reddit",
    "youtube": "YouTube",
    "github": "GitHub",
    "x": "X",
    "instagram": "Instagram",
    "facebook": "Facebook",
    "appstore": "App Store",
    "google_play": "Google Play",
    "weibo": QT_TRANSLATE_NOOP("Platform", "Weibo"),
    "zhihu": QT_TRANSLATE_NOOP("Platform", "Zhihu"),
    "xiaohongshu": QT_TRANSLATE_NOOP("Platform", "Xiaohongshu"),
    "bilibili": QT_TRANSLATE_NOOP("Platform", "Bilibili"),
    "tieba": QT_TRANSLATE_NOOP("Platform", "Tieba"),
    "forum": QT_TRANSLATE_NOOP("Platform", "forum"),
    "import": QT_TRANSLATE_NOOP("Platform", "imported"),
    "email": QT_TRANSLATE_NOOP("Platform", "e-mail"),
}

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
    "appstore_connect": "App Store Connect",
    "google_play": "Google Play",
    "stackexchange": "Stack Exchange",
    "trustpilot": "Trustpilot",
    "discourse": "Discourse",
    "lemmy": "Lemmy",
    "weibo": QT_TRANSLATE_NOOP("Platform", "Weibo"),
    "zhihu": QT_TRANSLATE_NOOP("Platform", "Zhihu"),
    "xiaohongshu": QT_TRANSLATE_NOOP("Platform", "Xiaohongshu"),
    "bilibili": QT_TRANSLATE_NOOP("Platform", "Bilibili"),
    "tieba": QT_TRANSLATE_NOOP("Platform", "Tieba"),
    "forum": QT_TRANSLATE_NOOP("Platform", "forum"),
    "import": QT_TRANSLATE_NOOP("Platform", "imported"),
    "email": QT_TRANSLATE_NOOP("Platform", "e-mail"),
    "voice": QT_TRANSLATE_NOOP("Platform", "by voice"),
    "ticket": QT_TRANSLATE_NOOP("Platform", "ticket"),
    "survey": QT_TRANSLATE_NOOP("Platform", "survey"),
}

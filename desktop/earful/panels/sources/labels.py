"""The labels and help texts of the sources' settings, collected for the translators.

The sources declare them without Qt (sources/*.py); a test sees to it that none is missing here."""

from earful.app.language import translate
from earful.domain.failures import QT_TRANSLATE_NOOP
from earful.sources.base import Setting
from earful.sources.presets import Preset

TEXTS = (
    QT_TRANSLATE_NOOP("source", "Server"),
    QT_TRANSLATE_NOOP("source", "Account"),
    QT_TRANSLATE_NOOP("source", "Search"),
    QT_TRANSLATE_NOOP("source", "Days to look back"),
    # Hacker News
    QT_TRANSLATE_NOOP("source", "Search for"),
    QT_TRANSLATE_NOOP("source", "Words, or “a phrase” in quotes; empty: the terms of the brand"),
    QT_TRANSLATE_NOOP("source", "Search server"),
    QT_TRANSLATE_NOOP("source", "Where the index is asked"),
    QT_TRANSLATE_NOOP("source", "Item server"),
    QT_TRANSLATE_NOOP("source", "Where single items are asked for"),
    # Feeds
    QT_TRANSLATE_NOOP("source", "Address"),
    QT_TRANSLATE_NOOP("source", "The address of the feed; {token} in it stands for the token"),
    QT_TRANSLATE_NOOP("source", "Its entries are"),
    QT_TRANSLATE_NOOP("source", "article"),
    QT_TRANSLATE_NOOP("source", "post"),
    QT_TRANSLATE_NOOP("source", "comment"),
    QT_TRANSLATE_NOOP("source", "review"),
    QT_TRANSLATE_NOOP("source", "repost"),
    QT_TRANSLATE_NOOP("source", "Keep only entries that name the brand"),
    QT_TRANSLATE_NOOP("source", "Seconds between two polls"),
    QT_TRANSLATE_NOOP("source", "At least 900"),
    QT_TRANSLATE_NOOP("source", "Token"),
    QT_TRANSLATE_NOOP("source", "For private feeds: a token, or user:password"),
    # Mastodon
    QT_TRANSLATE_NOOP("source", "The server to ask, best the one of your account"),
    QT_TRANSLATE_NOOP("source", "Your account"),
    QT_TRANSLATE_NOOP("source", "Its own posts tell which mentions were answered: @name or @name@server"),
    QT_TRANSLATE_NOOP("source", "A word or a #hashtag; empty: the terms of the brand"),
    QT_TRANSLATE_NOOP("source", "Access token"),
    QT_TRANSLATE_NOOP("source", "Adds full-text search and mentions; needs only the right to read"),
    # Bluesky
    QT_TRANSLATE_NOOP("source", "Where your account lives"),
    QT_TRANSLATE_NOOP("source", "Your handle"),
    QT_TRANSLATE_NOOP("source", "Such as name.bsky.social; needed to log in"),
    QT_TRANSLATE_NOOP("source", "App password"),
    QT_TRANSLATE_NOOP("source", "Make one in Bluesky under Settings, Privacy and security"),
    QT_TRANSLATE_NOOP("source", "Empty: the terms of the brand"),
    QT_TRANSLATE_NOOP("source", "AppView"),
    QT_TRANSLATE_NOOP("source", "For reading without login, such as https://public.api.bsky.app; usually empty"),
)

# Every source can look further back than its form says.
BACKFILL = Setting("backfill_days", "Days to look back", kind="number", default="30")


def label(setting: Setting) -> str:
    """The setting's label in the language in force."""
    return translate("source", setting.label)


def choice(value: str) -> str:
    """One of a setting's choices in the language in force."""
    return translate("source", value)


def preset_name(preset: Preset) -> str:
    """A kind of feed as it stands in the list of platforms."""
    return translate("Sources", "Feed: %1").replace("%1", translate("preset", preset.name))


def preset_help(preset: Preset) -> str:
    """What a kind of feed brings."""
    return translate("preset", preset.help)


def help_text(setting: Setting) -> str:
    """The setting's help in the language in force, "" where it has none."""
    return translate("source", setting.help) if setting.help else ""

"""The labels and help texts of the sources' settings and of the kinds of feeds, in the language in force.

They are declared without Qt (sources/*.py) and collected for the translators in texts.py."""

from earful.app.language import translate
from earful.sources.base import Setting
from earful.sources.presets import Preset

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

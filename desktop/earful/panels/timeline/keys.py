"""The timeline's actions and their keys, for the palette and the key sheet."""

from functools import partial
from typing import TYPE_CHECKING

from earful.app.language import translate
from earful.panels.parts.commands import Commands

if TYPE_CHECKING:
    from earful.panels.timeline.panel import TimelinePanel


def add_commands(panel: "TimelinePanel", commands: Commands) -> None:
    """Every action of the timeline with its key."""

    def group() -> str:
        return translate("TimelinePanel", "Timeline")

    add = partial(commands.add, group=group, scope=panel)
    add("timeline.table", lambda: translate("TimelinePanel", "Chart or table"), panel.card.twin.toggle, keys="T")
    add(
        "timeline.whole",
        lambda: translate("TimelinePanel", "What they said in the whole period"),
        panel.open_whole,
        keys="Esc",
    )
    add("timeline.zoom", lambda: translate("TimelinePanel", "Show the whole period"), panel.card.show_whole, keys="0")
    add("timeline.in", lambda: translate("TimelinePanel", "Zoom in"), lambda: panel.card.zoom(0.5), keys=("+", "="))
    add("timeline.out", lambda: translate("TimelinePanel", "Zoom out"), lambda: panel.card.zoom(2.0), keys="-")
    add("timeline.mark", lambda: translate("TimelinePanel", "Mark what we said or did"), panel.mark, keys="M")
    add("timeline.markers", lambda: translate("TimelinePanel", "Markers…"), panel.open_markers, keys="Shift+M")
    add("timeline.export", lambda: translate("TimelinePanel", "Export…"), panel.export.open_menu, keys="Ctrl+E")
    add(
        "timeline.copy",
        lambda: translate("TimelinePanel", "Copy the chart as a picture"),
        panel.export.copy_picture,
        keys="Ctrl+Shift+C",
    )

"""What the timeline says where nothing was ever heard. Words only."""

from earful.app.language import translate
from earful.app.session import Session
from earful.panels.parts.empty_state import EmptyState


def say_nothing_heard(empty: EmptyState, session: Session) -> None:
    """What will be here, and what brings it."""
    empty.set_icon("timeline")
    empty.say(
        translate("TimelinePanel", "Nothing heard yet"),
        translate(
            "TimelinePanel",
            "Here you will see how people feel about you over time, as soon as a source brings the first words.",
        ),
        [
            (translate("TimelinePanel", "Add a source"), lambda: session.panel_wanted.emit("sources")),
            (translate("TimelinePanel", "Open the demo brand"), session.demo_wanted.emit),
        ],
    )

"""The chart's colours and faces from the theme in force."""

from earful.app.theme import families, theme
from earful.app.tokens import Tokens
from earful.export.timeline_picture import Look

_faces: list[str] = []


def chart_look() -> Look:
    """The look of charts now; follows the theme when it is asked for again."""
    if not _faces:
        _faces.extend(families())
    return Look(chart_colours(theme().tokens), tuple(_faces))


def chart_colours(tokens: Tokens) -> dict[str, str]:
    """The names of `export.timeline_picture.LIGHT`, from a set of tokens."""
    chart = tokens.chart
    wanted = ("background", "grid", "axis", "negative", "neutral", "unsure", "positive", "gap", "mark", "doubt")
    others = {"ink": tokens.text, "faint": tokens.faint, "counted": tokens.neutral}
    return {name: chart[name] for name in wanted} | others

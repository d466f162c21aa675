"""The window's colours, sizes and spaces as data: one table for light, one for dark. Nothing here draws."""

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Tokens:
    """One complete set of colours, each as "#rrggbb". A colour means something or is absent."""

    ground: str
    panel: str
    line: str
    text: str
    muted: str
    faint: str
    accent: str
    accent_tint: str
    accent_strong: str
    on_accent: str
    negative: str
    negative_tint: str
    positive: str
    positive_tint: str
    neutral: str
    unsure: str
    amber: str
    amber_tint: str
    highlight: str
    scroll: str
    hover: str
    dark: bool = False

    @property
    def chart(self) -> dict[str, str]:
        """Colours of a chart by what they stand for, so that charts follow the theme as the window does."""
        return {
            "background": self.panel,
            "grid": self.line,
            "axis": self.muted,
            "negative": self.negative,
            "neutral": self.neutral,
            "unsure": self.unsure,
            "positive": self.positive,
            "complaints": self.negative,
            "mark": self.accent,
            "doubt": self.amber,
            "gap": self.unsure,
        }

    def colours(self) -> dict[str, str]:
        """Every colour by its name, for templates and for icons."""
        return {field.name: getattr(self, field.name) for field in fields(self) if field.name != "dark"}


LIGHT = Tokens(
    ground="#f6f7f9",
    panel="#ffffff",
    line="#e3e6ea",
    text="#1b2430",
    muted="#667282",
    faint="#9aa5b1",
    accent="#2f5fd0",
    accent_tint="#e9effc",
    accent_strong="#264fb3",
    on_accent="#ffffff",
    negative="#c8501e",
    negative_tint="#fbece4",
    positive="#0f8a6a",
    positive_tint="#e2f4ee",
    neutral="#9aa5b1",
    unsure="#cfd6dd",
    amber="#b7791f",
    amber_tint="#fdf3dc",
    highlight="#fde9b8",
    scroll="#ccd3da",
    hover="#f0f2f5",
)

DARK = Tokens(
    ground="#14181e",
    panel="#1b2129",
    line="#2b333d",
    text="#e4e9ef",
    muted="#93a0ae",
    faint="#66727f",
    accent="#7ea2ff",
    accent_tint="#22304d",
    accent_strong="#9bb7ff",
    on_accent="#10151c",
    negative="#f0824e",
    negative_tint="#3a241b",
    positive="#3fbf9a",
    positive_tint="#16322b",
    neutral="#76828f",
    unsure="#46515c",
    amber="#e0ae55",
    amber_tint="#3a2f19",
    highlight="#5a4a1c",
    scroll="#3d4753",
    hover="#232a34",
    dark=True,
)


class Size:
    """Type sizes in device-independent pixels; `SAID` is for what people said, `NUMBER` for the one that matters."""

    CAPTION = 11.0
    SMALL = 12.0
    BODY = 13.0
    SAID = 14.5
    TITLE = 17.0
    HEADING = 20.0
    NUMBER = 28.0


class Space:
    """Distances in device-independent pixels."""

    XS = 4
    S = 8
    M = 12
    L = 16
    XL = 24
    XXL = 28
    RADIUS = 6
    CARD_RADIUS = 8

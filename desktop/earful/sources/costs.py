"""What reading costs where a platform takes money for it: the price, the person's budget, and what the next sync can
cost at the most. Said before anything is asked; the engine keeps to the budget."""

import math
from dataclasses import dataclass

from earful.domain.failures import KnownError
from earful.domain.source import SourceConfig
from earful.sources.base import Setting, Source

BUDGET = Setting(
    "budget_usd",
    "Budget a day, in US dollars",
    "No more than this is spent in a day (UTC); what is left unread is read the next day",
    default="0.50",
)


@dataclass(frozen=True)
class Cost:
    """What a sync can cost at the most: US dollars, for up to so many mentions (None: it is the requests that cost)."""

    usd: float
    mentions: int | None


def costs(source: Source) -> bool:
    """Whether the platform takes money for reading."""
    return source.capabilities.cost_per_item > 0 or source.capabilities.cost_per_call > 0


def budget_usd(source: Source, config: SourceConfig) -> float | None:
    """What may be spent in a day (UTC), in US dollars; None where reading is free.

    Raises KnownError("setting_wrong") for a budget that is no number."""
    if not costs(source):
        return None
    given = (config.options.get(BUDGET.key) or BUDGET.default).strip().lstrip("$").replace(",", ".")
    try:
        amount = float(given)
    except ValueError:
        amount = math.nan
    if not 0 <= amount < 100_000:
        raise KnownError("setting_wrong", {"value": given, "field": BUDGET.label, "reason": "write it like 0.50"})
    return amount


def next_sync(source: Source, config: SourceConfig, spent_usd: float = 0.0) -> Cost | None:
    """What the next sync can cost at the most: what is left of the day's budget after `spent_usd`. None: it is free."""
    budget = budget_usd(source, config)
    if budget is None:
        return None
    left = max(0.0, budget - spent_usd)
    price = source.capabilities.cost_per_item
    # A price of 0.005 in a budget of 0.50 is 100, not 99: floats are forgiven a millionth of a mention.
    mentions = math.floor(left / price + 1e-6) if price > 0 else None
    return Cost(round(mentions * price, 4) if mentions is not None else left, mentions)


def page_size(source: Source, config: SourceConfig, least: int, most: int) -> int:
    """How many mentions one request may ask for, so that no page costs more than the whole budget of a day."""
    affordable = next_sync(source, config)
    return most if affordable is None or affordable.mentions is None else max(least, min(most, affordable.mentions))

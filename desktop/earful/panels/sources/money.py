"""What reading costs where a platform takes money for it, in words: the price, what was spent, what a sync can cost."""

from earful.app.language import translate
from earful.app.wording import number
from earful.domain.failures import KnownError
from earful.domain.moments import Moment, as_datetime
from earful.domain.source import SourceConfig
from earful.sources.base import Source
from earful.sources.costs import budget_usd, costs, next_sync
from earful.sources.registry import source_for
from earful.store.sensors import Spent


def amount(usd: float) -> str:
    """US dollars as they are written: "0.50", a price of a mention with all its places."""
    told = f"{usd:.4f}".rstrip("0")
    return f"{usd:.2f}" if len(told.partition(".")[2]) < 2 else told


def spent_today(spent: Spent | None, now: Moment) -> float:
    """What was spent since midnight UTC."""
    return spent.usd if spent is not None and spent.money_day == f"{as_datetime(now):%Y-%m-%d}" else 0.0


def on_card(config: SourceConfig, spent: Spent | None, now: Moment) -> str:
    """What a source has cost today, of how much, and what its next sync can cost; "" where reading is free."""
    try:
        source = source_for(config.platform)
        budget = budget_usd(source, config)
    except KnownError:
        return ""
    if budget is None:
        return ""
    used = spent_today(spent, now)
    told = translate("Sources", "%1 of today's %2 US dollars spent.")
    told = told.replace("%1", f"{used:.2f}").replace("%2", f"{budget:.2f}")
    return f"{told} {at_most(source, config, used)}"


def at_most(source: Source, config: SourceConfig, used: float = 0.0) -> str:
    """What the next sync can cost: "The next sync costs at most 0.50 US dollars, for up to 100 mentions."

    "" where reading is free or the budget is no number, which is told elsewhere."""
    try:
        cost = next_sync(source, config, used)
    except KnownError:
        return ""
    if cost is None:
        return ""
    if cost.usd <= 0:
        return translate("Sources", "Nothing more is read until midnight UTC.")
    if cost.mentions is None:
        told = translate("Sources", "The next sync costs at most %1 US dollars.")
    else:
        told = translate("Sources", "The next sync costs at most %1 US dollars, for up to %2 mentions.")
    return told.replace("%1", f"{cost.usd:.2f}").replace("%2", number(cost.mentions or 0))


def price(source: Source) -> str:
    """The platform's price; "" where reading is free."""
    if not costs(source):
        return ""
    can = source.capabilities
    if can.cost_per_item > 0:
        told = translate("Sources", "Reading costs money there: %1 US dollars a mention.")
        return told.replace("%1", amount(can.cost_per_item))
    told = translate("Sources", "Reading costs money there: %1 US dollars a request.")
    return told.replace("%1", amount(can.cost_per_call))

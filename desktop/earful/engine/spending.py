"""What asking costs: units of a platform's day, and money. Written down before a request is sent, so that neither a
restart nor a crash forgets any of it; where the day or the budget is used up, nothing more is asked."""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from earful.domain.failures import KnownError
from earful.domain.http import Request
from earful.domain.moments import Moment, as_datetime, moment
from earful.domain.source import SourceConfig
from earful.judgement.ear import Ear
from earful.sources.base import Source
from earful.sources.costs import BUDGET, budget_usd, next_sync
from earful.store.database import Database
from earful.store.sensors import Spent, save_spent, spent, units_spent

# A request reads at least so many where its mentions cost money: with less than that left, none is sent.
_LEAST_ITEMS = 10
_PAGE = 100


class Writes(Protocol):
    """Runs a job at the database, now or soon."""

    def do(self, work: Callable[[Database, Ear], Any], urgent: bool = False) -> "Future[Any]":
        """Its future carries what the job returned or raised."""


class AtOnce:
    """A database of one's own: for a check, which waits for nobody."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def do(self, work: Callable[[Database, Ear], Any], urgent: bool = False) -> "Future[Any]":
        """Done when it returns. Raises what the job raises."""
        done: Future[Any] = Future()
        done.set_result(work(self._database, None))  # type: ignore[arg-type]  # the books judge nothing
        return done


class Spending:
    """Keeps the books of one source. Money is counted by the UTC day, as its budget is."""

    def __init__(self, source: Source, config: SourceConfig, writer: Writes, clock: Callable[[], Moment]) -> None:
        self._source, self._config, self._writer, self._clock = source, config, writer, clock
        self._daily = source.daily(config)
        self._zone: tzinfo = ZoneInfo(source.allowance.day_zone) if source.allowance else UTC
        self._prices = (source.capabilities.cost_per_call, source.capabilities.cost_per_item)
        self._budget = budget_usd(source, config)
        self._reserved = 0.0
        self.usd: float | None = None if self._budget is None else 0.0  # spent today, None where reading is free

    @property
    def sparing(self) -> bool:
        """Whether requests are few: then little is read twice."""
        return self._daily is not None or self._budget is not None

    @property
    def budget(self) -> float | None:
        """What may be spent in a day, in US dollars; None where reading is free."""
        return self._budget

    def config(self) -> SourceConfig:
        """The configuration with what is left of the budget in place of the whole, so that no page asks for more."""
        if self._budget is None:
            return self._config
        today = self._writer.do(lambda database, _: self._today(database), urgent=True).result()
        left = f"{max(0.0, self._budget - today.usd):.6f}"
        return replace(self._config, options={**self._config.options, BUDGET.key: left})

    def charge(self, request: Request) -> None:
        """Writes down what a request may cost at the most. Raises KnownError("quota_spent" or "budget_spent")."""
        if not self.sparing:
            return
        self._writer.do(lambda database, _: self._charge(database, request), urgent=True).result()

    def settle(self, items: int | None) -> None:
        """Puts what the last request did cost in place of what it might have; None: it was refused, that is free."""
        if self._budget is None or not self._reserved:
            return
        actual = 0.0 if items is None else self._prices[0] + items * self._prices[1]
        back, self._reserved = self._reserved - actual, 0.0

        def write(database: Database) -> None:
            today = self._today(database)
            self._save(database, replace(today, usd=max(0.0, today.usd - back)))

        self._writer.do(lambda database, _: write(database), urgent=True).result()

    def _charge(self, database: Database, request: Request) -> None:
        today = self._today(database)
        if self._daily is not None:
            used = units_spent(database, self._config.platform, self._config.server, today.day)
            if used + request.units > self._daily:
                raise KnownError(
                    "quota_spent",
                    {"platform": self._source.name, "units": used, "daily": self._daily},
                    retry_at=next_day(self._clock(), self._zone),
                )
        self._reserved = self._price(today)
        self._save(database, replace(today, units=today.units + request.units, usd=today.usd + self._reserved))

    def _price(self, today: Spent) -> float:
        """The most that the next request can cost."""
        if self._budget is None:
            return 0.0
        call, item = self._prices
        if today.usd + call + _LEAST_ITEMS * item > self._budget + 1e-9:
            raise KnownError(
                "budget_spent",
                {"platform": self._source.name, "spent": f"{today.usd:.2f}", "budget": f"{self._budget:.2f}"},
                retry_at=next_day(self._clock(), UTC),
            )
        left = next_sync(self._source, self._config, today.usd)
        return call + item * min(_PAGE, (left.mentions if left else None) or _PAGE)

    def _save(self, database: Database, now_spent: Spent) -> None:
        self.usd = None if self._budget is None else now_spent.usd
        save_spent(database, self._config.id, now_spent)

    def _today(self, database: Database) -> Spent:
        """The books as of today: a new day begins with nothing."""
        found, now = spent(database, self._config.id), self._clock()
        day, money_day = f"{_date(now, self._zone):%Y-%m-%d}", f"{_date(now, UTC):%Y-%m-%d}"
        return Spent(
            day, found.units if found.day == day else 0, money_day, found.usd if found.money_day == money_day else 0.0
        )


def next_day(now: Moment, zone: tzinfo) -> Moment:
    """The next midnight in a time zone."""
    date = _date(now, zone) + timedelta(days=1)
    return moment(datetime(date.year, date.month, date.day, tzinfo=zone))


def _date(now: Moment, zone: tzinfo) -> datetime:
    return as_datetime(now).astimezone(zone).replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=None)

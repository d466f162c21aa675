"""What a benchmark prints: each figure with its unit and the floor of the same run, so that a noisy machine cancels."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import perf_counter
from typing import Any


@dataclass(frozen=True)
class Figure:
    """One measured figure. `floor` is what the bare thing takes or gives in the same run, None where there is none."""

    value: float
    unit: str
    floor: float | None = None

    def to_json(self) -> dict[str, Any]:
        """The form of contracts.md; `ratio` is value by floor."""
        ratio = None if not self.floor else self.value / self.floor
        return {
            "value": _short(self.value),
            "unit": self.unit,
            "floor": None if self.floor is None else _short(self.floor),
            "ratio": None if ratio is None else _short(ratio),
        }


def _short(value: float) -> float:
    return float(f"{value:.4g}")


def seconds(work: Callable[[], object]) -> float:
    """How long `work` takes once."""
    start = perf_counter()
    work()
    return perf_counter() - start


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which `share` (0..1) of the values lie (nearest rank)."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]

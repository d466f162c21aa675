"""The evidence as two tables: one row per repost for the first scorer, one row per cascade for the second."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from earful.insight.engagement.cascade import Cascade, Floats
from earful.insight.engagement.contrast import contrast
from earful.insight.engagement.engagers import Elsewhere, Engagers, engagers
from earful.insight.engagement.timing import Timing, busiest, rolling, shape, timing
from earful.insight.engagement.wording import Usual, Wording, wording

Bools = npt.NDArray[np.bool_]
# Shares above which reposts of the first scorer count as suspect.
SUSPECT = (0.3, 0.5, 0.7, 0.9, 0.97)


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that is known of a cascade before it is judged; `items` [n, repost parts]."""

    cascade: Cascade
    wording: Wording
    timing: Timing
    engagers: Engagers
    items: npt.NDArray[np.float32]
    names: tuple[str, ...]


def evidence(one: Cascade, elsewhere: Elsewhere, usual: Usual) -> Evidence:
    """The evidence of one cascade of at least two reposts."""
    said, when, who = wording(one.texts, usual), timing(one.t), engagers(one, elsewhere)
    n = len(one)
    columns: dict[str, Floats] = {
        "log_n": np.full(n, np.log(n)),
        "at": np.log1p(one.t),
        "rank": np.arange(n) / n,
        "before": when.before, "after": when.after, "uneven": when.uneven, "alike": when.alike,
        "ties": np.log1p(when.ties), "ten_minutes": when.ten_minutes, "hour": when.hour,
        "worded": said.worded, "length": np.log1p(said.length), "copies": np.log1p(said.copies),
        "copies_share": said.copies / n, "shared": np.log1p(said.shared), "shared_share": said.shared / n,
        "lent": said.lent, "common": np.log(said.common + 0.002), "matter": said.matter, "direct": one.direct,
        "age": who.age, "followers": who.followers, "batch": who.batch, "client": who.client,
        "again": np.log1p(who.again), "elsewhere": np.log1p(who.elsewhere), "company": who.company,
        "copied": who.copied,
    }  # fmt: skip
    columns |= {f"crowd_{i}": row for i, row in enumerate(when.crowd)}
    columns |= {f"knot_{i}": row for i, row in enumerate(when.knot)}
    own_copies = np.where(said.body >= 0, (said.copies > 0).astype(float), np.where(np.isnan(said.worded), np.nan, 0.0))
    context = {
        "worded": said.worded, "copies": own_copies, "lent": said.lent, "direct": one.direct, "matter": said.matter,
        "length": np.log1p(said.length), "young": who.age, "copied": who.copied,
    }  # fmt: skip
    for name, values in context.items():
        near, mean = _nearby(values, 12)
        columns[f"near_{name}"] = near - mean
        columns[f"around_{name}"] = _nearby(values, 40)[0] - mean
        if name != "young":
            columns[f"all_{name}"] = np.full(n, mean)
    items = np.stack(list(columns.values()), 1).astype(np.float32)
    return Evidence(one, said, when, who, items, tuple(columns))


def _nearby(values: Floats, reach: int) -> tuple[Floats, float]:
    """(mean of the known values among the neighbours, mean of all known values); NaN where none is known."""
    known = ~np.isnan(values)
    if not known.any():
        return np.full(len(values), np.nan), np.nan
    filled = np.where(known, values, 0.0)
    amount = rolling(known.astype(float), reach, np.mean)
    near = np.where(amount > 0, rolling(filled, reach, np.mean) / np.maximum(amount, 1e-9), np.nan)
    return near, float(filled.sum() / known.sum())


def summary(found: Evidence, first: Floats) -> dict[str, float]:
    """The row of a cascade for the second scorer; `first` are the first scorer's probabilities, one per repost."""
    row = shape(found.cascade.t) | _said(found) | _whose(found)
    row |= {f"first_{level}": float((first > level).mean()) for level in SUSPECT}
    row["first_mean"] = float(first.mean())
    logits = np.log(np.clip(first, 1e-5, 1 - 1e-5) / np.clip(1 - first, 1e-5, 1))
    for place, value in zip(
        (5, 25, 50, 75, 90, 97), np.quantile(logits, [0.05, 0.25, 0.5, 0.75, 0.9, 0.97]), strict=True
    ):
        row[f"first_q{place}"] = float(value)
    row["first_logit"], row["first_spread"] = float(logits.mean()), float(logits.std())
    for name in ("uneven", "alike", "crowd_0", "crowd_1", "crowd_2", "crowd_3", "knot_0", "knot_1", "knot_2"):
        values = found.items[:, found.names.index(name)].astype(np.float64)
        row[f"{name}_mean"], row[f"{name}_high"] = float(values.mean()), float(np.quantile(values, 0.9))
        row[f"{name}_low"] = float(np.quantile(values, 0.1))
    return row


def _mean(values: Floats) -> float:
    known = values[~np.isnan(values)]
    return float(known.mean()) if len(known) else np.nan


def _said(found: Evidence) -> dict[str, float]:
    """Shares of kinds of wording, overall and against time."""
    said, one = found.wording, found.cascade
    n = len(one)
    worded = said.worded == 1
    bodies = np.bincount(said.body[worded]) if worded.any() else np.zeros(0)
    share = bodies[bodies > 0] / max(worded.sum(), 1)
    known = not np.isnan(said.worded).all()
    copied = worded & (said.copies > 0)
    lengths = np.log1p(said.length[worded])
    row = {
        "empty": 1 - _mean(said.worded),
        "copies": float(copied.sum() / max(worded.sum(), 1)) if known else np.nan,
        "copies_of_all": float(copied.mean()) if known else np.nan,
        "long_copies": float((copied & (said.length >= 6)).mean()) if known else np.nan,
        "top_copy": float(bodies.max() / n) if len(bodies) else (0.0 if known else np.nan),
        "entropy": float(-(share * np.log(share)).sum() / np.log(max(worded.sum(), 2))) if len(share) else np.nan,
        "lent": _mean(said.lent[worded]),
        "shared": float(np.log1p(np.nan_to_num(said.shared[worded])).mean()) if worded.any() else np.nan,
        "shared_high": float(np.quantile(said.shared[worded], 0.9) / n) if worded.any() else np.nan,
        "matter": _mean(said.matter), "no_matter": _mean(np.where(np.isnan(said.matter), np.nan, said.matter < 0.5)),
        "length": float(lengths.mean()) if len(lengths) else np.nan,
        "length_spread": float(lengths.std()) if len(lengths) else np.nan,
        "direct": _mean(one.direct),
        "direct_worded": _mean(one.direct[worded]) - _mean(one.direct[said.worded == 0]),
        "direct_matter": _mean(one.direct[np.nan_to_num(said.matter, nan=-1) >= 1])
        - _mean(one.direct[(said.matter < 0.5) & worded]),
    }  # fmt: skip
    row |= _repeated(said, worded, n)
    silent = 1 - said.worded
    marks = {
        "silent": silent,
        "straight": one.direct,
        "same": np.where(np.isnan(silent), np.nan, (said.shared >= 3).astype(float)),
        "silent_straight": silent * one.direct,
        "alien": np.where(worded, np.where(np.isnan(said.matter), np.nan, (said.matter < 0.7).astype(float)), np.nan),
    }  # fmt: skip
    for name, values in marks.items():
        row |= contrast(one.t, values, name)
    near = {"worded": said.worded, "copies": np.where(known, copied.astype(float), np.nan), "direct": one.direct}
    for name, values in near.items():
        row |= _against_time(one.t, values, name)
    return row


def _repeated(said: Wording, worded: Bools, n: int) -> dict[str, float]:
    """How many say the same, by how long and how unusual it is; templates come again about equally often."""
    if np.isnan(said.worded).all():
        return dict.fromkeys(_REPEATED, np.nan)
    rare, longer = worded & (said.common == 0), worded & (said.length >= 4)
    sizes = np.bincount(said.body[rare]) if rare.any() else np.zeros(1)
    often = sizes[sizes >= 3]
    values = (
        *(float((longer & (said.copies >= least)).sum() / n) for least in (2, 4, 8)),
        *(float((rare & (said.copies >= least)).sum() / n) for least in (1, 2, 4, 8)),
        *(float((longer & (said.shared >= least)).sum() / n) for least in (3, 8)),
        *(float((rare & (said.shared >= least)).sum() / n) for least in (3, 8)),
        float(len(often)) / np.sqrt(n),
        float(often.std() / often.mean()) if len(often) > 1 else np.nan,
        float((rare & (said.copies >= 2)).sum() / max(rare.sum(), 1)),
        float((worded & ~rare).sum() / max(worded.sum(), 1)),
    )
    return dict(zip(_REPEATED, values, strict=True))


_REPEATED = (
    "long_2", "long_4", "long_8", "rare_1", "rare_2", "rare_4", "rare_8", "pieces_3", "pieces_8", "rare_pieces_3",
    "rare_pieces_8", "often", "often_spread", "rare_of_rare", "common_share",
)  # fmt: skip


def _against_time(t: Floats, values: Floats, name: str) -> dict[str, float]:
    """How far the shares of blocks of time differ: chi-square per degree of freedom, and the busiest stretches."""
    known = ~np.isnan(values)
    if known.sum() < 20 or not 0 < values[known].mean() < 1:
        return {f"{name}_blocks": 1.0 if known.any() else np.nan, f"{name}_ten": np.nan, f"{name}_hour": np.nan}
    values, t = values[known], t[known]
    mean = values.mean()
    blocks = np.array_split(values, max(2, len(values) // 20))
    chi = float(np.mean([(b.mean() - mean) ** 2 * len(b) / (mean * (1 - mean)) for b in blocks]))
    row = {f"{name}_blocks": chi}
    for label, width in (("ten", 600.0), ("hour", 3600.0)):
        start = busiest(t, width)[1]
        inside = (t >= start) & (t <= start + width)
        row[f"{name}_{label}"] = float(values[inside].mean() - mean)
    return row


def _whose(found: Evidence) -> dict[str, float]:
    """Shares about the accounts; NaN where the file does not tell."""
    who = found.engagers
    age, followers = who.age, who.followers
    return {
        "age": _mean(age),
        "young": _mean(np.where(np.isnan(age), np.nan, age < np.log1p(60))),
        "few": _mean(np.where(np.isnan(followers), np.nan, followers < np.log1p(30))),
        "followers": _mean(followers),
        "batch": _mean(who.batch),
        "batch_high": float(np.nanmax(who.batch)) if not np.isnan(who.batch).all() else np.nan,
        "client": _mean(who.client), "again": _mean(np.minimum(who.again, 1.0)),
        "elsewhere": _mean(np.minimum(who.elsewhere, 1.0)),
        "company": _mean(who.company), "copied": _mean(who.copied),
    }  # fmt: skip

"""The file of weights: one bank of rows for all heads, one for the languages of the Latin script. Never a pickle.

A bank keeps only the buckets that matter, as int8 rows with one scale per column."""

import json
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from earful.domain.failures import KnownError
from earful.domain.judgement import DESKS, NEEDS, SENTIMENTS
from earful.judgement.features import BUCKET_BITS

Floats = NDArray[np.float32]

FORM = "earful-ear-3"
MOST_ROWS = 1 << BUCKET_BITS

# The columns of the bank of heads. MOOD crosses complaint (no, yes) with sentiment; CAUSE tells apart the needs of
# complaints and the sentiments of what is none; CONCEPT is what a sentence encoder would say, for the small network.
SENTIMENT = slice(0, len(SENTIMENTS))
COMPLAINT = slice(SENTIMENT.stop, SENTIMENT.stop + 1)
MOOD = slice(COMPLAINT.stop, COMPLAINT.stop + 2 * len(SENTIMENTS))
CAUSE = slice(MOOD.stop, MOOD.stop + len(NEEDS) + len(SENTIMENTS))
NEED = slice(CAUSE.start, CAUSE.start + len(NEEDS))
DESK = slice(CAUSE.stop, CAUSE.stop + len(DESKS))
AROUSAL = slice(DESK.stop, DESK.stop + 1)
DOUBT = slice(AROUSAL.stop, AROUSAL.stop + 1)
CONCEPT = slice(DOUBT.stop, DOUBT.stop + 64)
COLUMNS = CONCEPT.stop
BRIDGE = (CONCEPT.stop - CONCEPT.start, CONCEPT.start)


class WeightsError(KnownError, ValueError):
    """The file of weights is missing, broken, or made by somebody with other intentions."""


@dataclass(frozen=True, slots=True)
class Bank:
    """`rows` [kept + 1, columns], to be multiplied by `scale` [columns] after adding up.

    `place` [2^20] is the row of a bucket, 0 (all zeros) for none; `bias` [columns]."""

    rows: NDArray[np.int8]
    place: NDArray[np.int32]
    scale: Floats
    bias: Floats


@dataclass(frozen=True, slots=True)
class Network:
    """One hidden layer over the concepts, for complaints: `inner` [concepts, hidden], `shift` and `outer` [hidden]."""

    inner: Floats
    shift: Floats
    outer: Floats

    def hidden(self, concepts: Floats) -> Floats:
        """[texts, hidden] rectified."""
        found: Floats = np.maximum(concepts @ self.inner + self.shift, 0)
        return found


@dataclass(frozen=True, slots=True)
class Weights:
    """What `earful train` made. `meta` holds the version, temperatures and thresholds.

    `bridge` [concepts, other columns]: what the concepts add there, so that words which no labelled text held count."""

    heads: Bank
    bridge: Floats
    languages: Bank
    network: Network
    meta: dict[str, Any]


def pack(name: str, dense: Floats, buckets: NDArray[np.int64], bias: Floats) -> dict[str, NDArray[Any]]:
    """The arrays of one bank as they are written: buckets in order, int8 rows, a scale per column."""
    scale = np.maximum(np.abs(dense).max(0), 1e-9) / 127
    rows = np.rint(dense / scale).astype(np.int8)
    kept = np.flatnonzero(rows.any(1))
    return {
        f"{name}_buckets": buckets[kept].astype(np.uint32),
        f"{name}_rows": np.ascontiguousarray(rows[kept].T),
        f"{name}_scale": scale.astype(np.float32),
        f"{name}_bias": bias.astype(np.float32),
    }


def write_weights(path: Path, banks: dict[str, NDArray[Any]], meta: dict[str, Any]) -> None:
    """Writes the file, byte for byte the same for the same weights (no dates)."""
    arrays = banks | {"meta": np.frombuffer(json.dumps(meta, sort_keys=True).encode(), np.uint8)}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as out:
        for name in sorted(arrays):
            with out.open(zipfile.ZipInfo(f"{name}.npy", (1980, 1, 1, 0, 0, 0)), "w") as member:
                np.lib.format.write_array(member, arrays[name], allow_pickle=False)


def read_weights(path: Path) -> Weights:
    """Reads and checks the file. Raises WeightsError with a sentence for whatever is wrong with it."""
    try:
        _check_sizes(path)
        with np.load(path, allow_pickle=False) as file:
            meta = json.loads(bytes(file["meta"]).decode())
            if not isinstance(meta, dict) or meta.get("form") != FORM:
                raise ValueError("made for another version")
            heads = _bank(file, "heads", COLUMNS)
            languages = _bank(file, "languages", len(meta["languages"]))
            return Weights(heads, _bridge(file), languages, _network(file), _checked(meta))
    except FileNotFoundError as error:
        raise WeightsError("bad_weights", {"path": path, "reason": "the file is missing"}) from error
    except (OSError, EOFError, KeyError, TypeError, ValueError, RecursionError, NotImplementedError) as error:
        raise WeightsError(
            "bad_weights", {"path": path, "reason": str(error) or "broken"}, detail=repr(error)
        ) from error
    except (zipfile.BadZipFile, MemoryError) as error:
        raise WeightsError("bad_weights", {"path": path, "reason": "not a weights file"}, detail=repr(error)) from error


def _check_sizes(path: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        if sum(member.file_size for member in archive.infolist()) > 200_000_000:
            raise ValueError("it unpacks to more than 200 MB")


def _bank(file: Any, name: str, columns: int) -> Bank:
    buckets, packed = file[f"{name}_buckets"], file[f"{name}_rows"]
    scale, bias = file[f"{name}_scale"], file[f"{name}_bias"]
    fits = packed.shape == (columns, len(buckets)) and scale.shape == bias.shape == (columns,)
    typed = (buckets.dtype, packed.dtype, scale.dtype, bias.dtype) == (np.uint32, np.int8, np.float32, np.float32)
    if not (fits and typed and buckets.ndim == 1 and 0 < len(buckets) <= MOST_ROWS):
        raise ValueError(f"{name} has another form")
    if buckets.max() >= MOST_ROWS or not (np.isfinite(scale).all() and np.isfinite(bias).all()):
        raise ValueError(f"{name} holds impossible values")
    rows = np.zeros((len(buckets) + 1, columns), np.int8)
    rows[1:] = packed.T
    place = np.zeros(MOST_ROWS, np.int32)
    place[buckets] = np.arange(1, len(buckets) + 1, dtype=np.int32)
    return Bank(rows, place, scale, bias)


def _bridge(file: Any) -> Floats:
    bridge: Floats = file["bridge"]
    if bridge.shape != BRIDGE or bridge.dtype != np.float32 or not np.isfinite(bridge).all():
        raise ValueError("bridge has another form")
    return bridge


def _network(file: Any) -> Network:
    network = Network(file["network_inner"], file["network_shift"], file["network_outer"])
    concepts, hidden = CONCEPT.stop - CONCEPT.start, len(network.shift)
    fits = network.inner.shape == (concepts, hidden) and network.outer.shape == network.shift.shape == (hidden,)
    arrays = (network.inner, network.shift, network.outer)
    if not fits or hidden > 4096 or any(part.dtype != np.float32 or not np.isfinite(part).all() for part in arrays):
        raise ValueError("network has another form")
    return network


def _checked(meta: dict[str, Any]) -> dict[str, Any]:
    heat = [meta["temperature"][name] for name in ("sentiment", "cause", "desk")]
    numbers = [*heat, *meta["stack"], meta["unsure_below"], meta["doubt_from"], meta["language_from"]]
    if len(meta["stack"]) != 5 or min(heat) <= 0:
        raise ValueError("its description is broken")
    texts = [meta["version"], *meta["languages"]]
    if not all(isinstance(value, float) for value in numbers) or not all(isinstance(value, str) for value in texts):
        raise ValueError("its description is broken")
    return meta

"""Eight bytes for each readable fan: where it stands in the list, what it was taken for and what else is known of it.

They are what a mark of the picture opens; a million of them are 8 MB."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from earful.insight.fans.audit import Audit
from earful.insight.fans.profiles import Floats, Ints

Bools = npt.NDArray[np.bool_]
FLAGS = ("quiet", "reachable", "thin", "spoke", "complained", "owns", "answered", "customer")
_FORM = np.dtype([("position", "<u4"), ("hollow", "u1"), ("automated", "u1"), ("flags", "u1"), ("batch", "u1")])
_BATCH_STEP = 0.25  # the log of how many times more accounts were registered together is kept in such steps


@dataclass(frozen=True)
class Marks:
    """One entry for each readable fan, in follow order, newest first. hollow, automated: chances in 0..1."""

    position: Ints
    hollow: Floats
    automated: Floats
    flags: dict[str, Bools]
    batch: Floats

    def __len__(self) -> int:
        return len(self.position)

    def chosen(self, mark: str, span: tuple[int, int] | None = None) -> Ints:
        """The positions that a mark of the picture opens, the surest first: "hollow", "automated", "quiet",
        "reachable", "cannot_tell", "all" or one of FLAGS; `span` of positions, both included, narrows it."""
        hollow, automated = self.hollow >= 0.5, self.automated >= 0.5
        person = ~hollow & ~automated & ~self.flags["thin"]
        sure = self.hollow
        if mark == "hollow":
            wanted = hollow
        elif mark == "automated":
            wanted, sure = automated, self.automated
        elif mark in ("quiet", "reachable"):
            wanted, sure = person & self.flags[mark], -self.hollow - self.automated
        elif mark == "cannot_tell":
            wanted = self.flags["thin"] | (person & ~self.flags["quiet"] & ~self.flags["reachable"])
        elif mark == "all":
            wanted = np.ones(len(self), np.bool_)
        else:
            wanted, sure = self.flags[mark], -self.position.astype(float)
        if span is not None:
            wanted = wanted & (self.position >= span[0]) & (self.position <= span[1])
        places = np.flatnonzero(wanted)
        return np.asarray(self.position[places[np.argsort(-sure[places], kind="stable")]])

    def place_of(self, position: int) -> int:
        """Where the fan at a position of the list stands among the readable ones; -1 for one that is not readable."""
        place = int(np.searchsorted(self.position, position))
        return place if place < len(self) and self.position[place] == position else -1


def pack(done: Audit, flags: dict[str, Bools], batch: Floats) -> bytes:
    """The marks of an audit as bytes; `flags` holds those of FLAGS that the audit itself does not know."""
    known = {"quiet": done.known.quiet, "reachable": done.known.reachable, "thin": done.known.thin} | flags
    table = np.zeros(len(done.fans), _FORM)
    table["position"] = done.fans.rows
    table["hollow"] = np.rint(done.hollow * 255)
    table["automated"] = np.rint(done.automated * 255)
    for bit, name in enumerate(FLAGS):
        if name in known:
            table["flags"] |= (known[name].astype(np.uint8) << bit).astype(np.uint8)
    table["batch"] = np.clip(np.rint(np.nan_to_num(batch) / _BATCH_STEP), 0, 255)
    return table.tobytes()


def unpack(packed: bytes) -> Marks:
    """The marks from their bytes."""
    table = np.frombuffer(packed, _FORM)
    flags = {name: (table["flags"] >> bit & 1).astype(np.bool_) for bit, name in enumerate(FLAGS)}
    return Marks(
        table["position"].astype(np.int64),
        table["hollow"] / 255.0,
        table["automated"] / 255.0,
        flags,
        table["batch"] * _BATCH_STEP,
    )

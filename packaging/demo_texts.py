"""The words of the demo brand: reads resources/demo/texts and hands each text out once; not part of the run-time."""

import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "demo" / "texts"
MACROS = {
    "$FRIDGEZ": "{霜线300|霜线450|霜线双门520|霜线小冰箱|霜线冷柜}",
    "$FRIDGE": "{Frostline 300|Frostline 450|Frostline 520 Duo|Frostline Mini 90|Frostline Chest 200}",
}
_CHOICE = re.compile(r"\{([^{}]*)\}")


@dataclass
class Line:
    """One line of a text file. `parts` is empty for an original; a mould has one list of options per place."""

    text: str
    title: str | None
    tags: dict[str, str]
    near: str | None = None  # a pattern: only fits where the words answered match it
    parts: list[list[str]] = field(default_factory=list)
    used: Counter[tuple[int, str]] = field(default_factory=Counter)
    made: list[tuple[str, ...]] = field(default_factory=list)

    @property
    def limit(self) -> int:
        """How often a mould may be used before one notices: a text with only a place to fill in, once."""
        return {1: 1, 2: 5}.get(len(self.parts), 28)


@cache
def read_lists(name: str = "names.txt") -> dict[str, list[str]]:
    """The word lists of a file with [section] heads; words part at `|` where there is one, else at spaces."""
    lists: dict[str, list[str]] = defaultdict(list)
    section = ""
    for line in (FOLDER / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            section = line.strip("[]")
        elif line and not line.startswith("#"):
            lists[section] += line.split("|") if "|" in line else line.split()
    return dict(lists)


def read_lines() -> Iterator[Line]:
    """Every text of the files that have `@` heads, with the tags of its head."""
    for path in sorted(FOLDER.glob("*.txt")):
        if path.stem in {"names", "people", "threads"}:
            continue
        tags: dict[str, str] = {}
        for raw in path.read_text(encoding="utf-8").splitlines():
            if raw.startswith("@ "):
                tags = {"lang": path.stem.rsplit("_", 1)[-1]} | dict(p.split("=") for p in raw[2:].split())
            elif raw and not raw.startswith("#"):
                title, _, text = raw.rpartition(" || ")
                yield _line(text, title or None, tags)


def _line(text: str, title: str | None, tags: dict[str, str]) -> Line:
    near, text = found.groups() if (found := re.match(r"\[([^]]+)\] (.+)", text)) else (None, text)
    lists = read_lists()
    cities = {"$CITYZ": "{" + "|".join(lists["city_zh"]) + "}", "$CITY": "{" + "|".join(lists["city_en"]) + "}"}
    for macro, options in (cities | MACROS).items():
        text = text.replace(macro, options)
    parts: list[list[str]] = []

    def place(found: re.Match[str]) -> str:
        parts.append(found[1].split("|"))
        return f"<{len(parts) - 1}>"

    while _CHOICE.search(text):  # the innermost first, so that an option may hold a choice of its own
        text = _CHOICE.sub(place, text)
    return Line(text, title, tags, near, parts)


def _pour(line: Line, rng: random.Random) -> tuple[str, ...]:
    """One choice of options, the least used first, that shares at most half of them with each one made before."""
    best: tuple[int, tuple[str, ...]] | None = None
    for _ in range(40):
        picks = tuple(
            min(rng.sample(options, len(options)), key=lambda o, i=i: line.used[i, o] + rng.random())  # type: ignore[misc]
            for i, options in enumerate(line.parts)
        )
        shared = max((sum(a == b for a, b in zip(picks, old, strict=True)) for old in line.made), default=0)
        if best is None or shared < best[0]:
            best = (shared, picks)
        if shared * 2 <= len(picks):
            break
    assert best is not None
    line.made.append(best[1])
    line.used.update(enumerate(best[1]))
    return best[1]


def _filled(line: Line, picks: tuple[str, ...]) -> str:
    text = line.text
    while "<" in text:
        text = re.sub(r"<(\d+)>", lambda m: picks[int(m[1])], text)
    text = re.sub(r" +([,.!?:])", r"\1", text)
    return re.sub(r"([.?!] )([a-z])", lambda m: m[1] + m[2].upper(), text[:1].upper() + text[1:])


class Drawer:
    """Hands out texts by kind and language: originals once each, then moulds; the same text never twice."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        self._lines: dict[tuple[str, str], list[Line]] = defaultdict(list)
        self._given: set[str] = set()
        for line in read_lines():
            self._lines[line.tags["kind"], line.tags["lang"]].append(line)
        for lines in self._lines.values():
            rng.shuffle(lines)

    def draw(self, kind: str, lang: str, *, again: bool = False, near: str = "", **want: str | None) -> Line | None:
        """A text whose tags are as wanted (None: the tag is absent), or None when there is none left.

        `again` allows repeats. `near` is the text that is answered: lines written for such words come first.
        """
        fitting = [x for x in self._fitting(kind, lang, want) if not x.near or re.search(x.near, near, re.I)]
        fitting = [x for x in fitting if x.near and not x.parts] or fitting
        originals = [line for line in fitting if not line.parts]
        moulds = [line for line in fitting if line.parts and len(line.made) < line.limit]
        if originals and (not moulds or self._rng.random() < 0.75):
            line = self._rng.choice(originals)
            if not again:
                self._lines[kind, lang].remove(line)
            self._given.add(line.text)
            return line
        self._rng.shuffle(moulds)
        for line in sorted(moulds, key=lambda m: len(m.made)):
            for _ in range(6):
                text = _filled(line, _pour(line, self._rng))
                if text not in self._given:
                    self._given.add(text)
                    return Line(text, line.title, line.tags)
        return None

    def stock(self, lang: str) -> str:
        """The brand's stock phrase."""
        return self._lines["canned", lang][0].text

    def _fitting(self, kind: str, lang: str, want: dict[str, str | None]) -> list[Line]:
        return [x for x in self._lines[kind, lang] if all(x.tags.get(k) == v for k, v in want.items())]

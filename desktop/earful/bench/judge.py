"""How fast texts are judged, against lower-casing, splitting and hashing their words and characters: the least that any
model of hashed words must do."""

import zlib

from earful.bench.figures import Figure, seconds
from earful.bench.texts import texts
from earful.judgement.ear import Ear

BATCH = 500


def run(size: int) -> dict[str, Figure]:
    """Texts a second by language, on one thread, after a first batch that fills the vocabulary."""
    start = seconds(lambda: Ear.load().judge(["The door does not close."]))
    ear = Ear.load()
    found = {"load_and_first_judgement": Figure(start, "s")}
    for language in ("en", "zh"):
        given = texts(language, size)
        batches = [given[at : at + BATCH] for at in range(0, size, BATCH)]
        ear.judge(given[:BATCH])
        took = seconds(lambda batches=batches: [ear.judge(batch) for batch in batches])  # type: ignore[misc]
        bare = seconds(lambda given=given, language=language: _hash_words(given, language))  # type: ignore[misc]
        found[language] = Figure(size / took, "texts/s", size / bare)
    return found


def _hash_words(given: list[str], language: str) -> int:
    total = 0
    for text in given:
        plain = text.lower()
        for word in plain.split() if language == "en" else plain:
            total ^= zlib.crc32(word.encode())
    return total

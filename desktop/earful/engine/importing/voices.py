"""Whose words are these: rows that share an id or an address are told apart, so that no voice overwrites another.

Many exports give each comment the address, or even the id, of the post it stands under."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from earful.domain.mention import Counts
from earful.engine.importing.mentions import Imported, named_by_words
from earful.store.importing import Stored

Identity = tuple[str, str]


def identity(one: Imported) -> Identity:
    """What makes a mention that mention."""
    return one.mention.platform, one.mention.native_id


class Voices:
    """Who spoke under which identity in this file so far; two small numbers a row, so that files may be large."""

    def __init__(self, trusted: bool) -> None:
        self._trusted = trusted  # our own export: its ids are the platforms' own
        self._seen: dict[int, int] = {}

    def told_apart(self, one: Imported) -> Imported:
        """The mention; under the identity of its words where somebody else had its id or address before in the file."""
        if self._trusted or one.named == "words":
            return one
        key, voice = hash(identity(one)), hash(_voice(one))
        return one if self._seen.setdefault(key, voice) == voice else named_by_words(one)


def _voice(one: Imported) -> tuple[object, ...]:
    mention = one.mention
    author = mention.author.native_id if mention.author else None
    if one.exact and mention.created_at is not None:
        return author, mention.created_at
    return (author, None, mention.text if one.named == "url" else None)


def settled(found: Iterable[Imported], stored: Mapping[Identity, Stored]) -> list[Imported]:
    """What has to be taken in: the last of several copies, without what the store knows better.

    An earlier wording of a known mention is no new one, and what is known to be deleted stays so; both would change
    back and forth each time a file is imported again."""
    last: dict[Identity, Imported] = {}
    for one in found:
        before = stored.get(identity(one))
        if before is not None and before.imported and one.named != "words" and not _same(one, before):
            one = named_by_words(one)
            before = None
        if before is not None and before.deleted and one.deleted_at is not None:
            continue
        if before is not None and (one.mention.title, one.mention.text) in before.earlier:
            known = replace(
                one.mention, title=before.title, text=before.text, counts=Counts(), rating=None, edited_at=None
            )
            one = replace(one, mention=known)
        last[identity(one)] = one
    return list(last.values())


def _same(one: Imported, before: Stored) -> bool:
    """Whether a row can be the mention that an earlier import stored under its id or address."""
    mention = one.mention
    if (mention.author.native_id if mention.author else None) != before.author:
        return False
    if one.exact and mention.created_at is not None and before.created_at is not None:
        return mention.created_at == before.created_at
    return one.named == "id" or (mention.title, mention.text) in {(before.title, before.text), *before.earlier}

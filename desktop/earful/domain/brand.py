"""A brand and what is watched for it: its terms, exclusions and our own accounts."""

from dataclasses import dataclass, field
from functools import cached_property

from earful.domain.matching import Matcher, Said
from earful.domain.terms import Reason, Terms, asked_for


@dataclass(frozen=True)
class OwnAccount:
    """An account of ours: what it publishes is ours, a reply by it answers. `handle` without a leading @."""

    platform: str
    handle: str


@dataclass(frozen=True)
class Brand:
    """A brand, ours or a competitor's. A brand without terms is watched by its name.

    Each term and exclusion is plain words or an expression of the search language (`domain/terms.py`)."""

    id: int
    name: str
    terms: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()
    own: tuple[OwnAccount, ...] = field(default=())
    competitor: bool = False

    @property
    def watched(self) -> tuple[str, ...]:
        """The terms that are looked for."""
        return self.terms or (self.name,)

    @property
    def asked(self) -> tuple[str, ...]:
        """Plain words that platforms are asked for: those of the terms; the name where a term has none."""
        return asked_for(self.watched) or (self.name,)

    @cached_property
    def _wanted(self) -> Terms:
        return Terms(self.watched)

    @cached_property
    def _unwanted(self) -> Terms:
        return Terms(self.excludes)

    def names(self, text: str | Said) -> bool:
        """Whether `text` holds one of the terms and none of the exclusions."""
        matcher = _matcher(text)
        return self._wanted.holds(matcher) and not self._unwanted.holds(matcher)

    def excluded(self, text: str | Said) -> bool:
        """Whether `text` holds one of the exclusions."""
        return bool(self.excludes) and self._unwanted.holds(_matcher(text))

    def why(self, said: Said) -> tuple[tuple[Reason, ...], tuple[Reason, ...]]:
        """Every term and every exclusion that `said` holds, each with the places of its words."""
        return self._wanted.reasons(said), self._unwanted.reasons(said)

    def is_ours(self, platform: str, handle: str | None) -> bool:
        """Whether the account is one of our own (handles compare without case and without @)."""
        if not handle:
            return False
        plain = handle.lstrip("@").casefold()
        return any(own.platform == platform and own.handle.lstrip("@").casefold() == plain for own in self.own)


def _matcher(text: str | Said) -> Matcher:
    return Matcher(Said(text) if isinstance(text, str) else text)

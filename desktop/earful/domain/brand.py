"""A brand and what is watched for it: its terms, exclusions and our own accounts."""

import re
from dataclasses import dataclass, field
from functools import cached_property

_CJK = r"\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff"


@dataclass(frozen=True)
class OwnAccount:
    """An account of ours: what it publishes is ours, a reply by it answers. `handle` without a leading @."""

    platform: str
    handle: str


@dataclass(frozen=True)
class Brand:
    """A brand, ours or a competitor's. A brand without terms is watched by its name."""

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

    @cached_property
    def _wanted(self) -> re.Pattern[str]:
        return _any_of(self.watched)

    @cached_property
    def _unwanted(self) -> re.Pattern[str] | None:
        return _any_of(self.excludes) if self.excludes else None

    def names(self, text: str) -> bool:
        """Whether `text` holds one of the terms and none of the exclusions."""
        return bool(self._wanted.search(text)) and not self.excluded(text)

    def excluded(self, text: str) -> bool:
        """Whether `text` holds one of the exclusions."""
        return bool(self._unwanted and self._unwanted.search(text))

    def is_ours(self, platform: str, handle: str | None) -> bool:
        """Whether the account is one of our own (handles compare without case and without @)."""
        if not handle:
            return False
        plain = handle.lstrip("@").casefold()
        return any(own.platform == platform and own.handle.lstrip("@").casefold() == plain for own in self.own)


def _any_of(terms: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(_one(term) for term in terms if term.strip()) or r"(?!)", re.IGNORECASE)


def _one(term: str) -> str:
    """A whole word for scripts that have words ("apple" is not in "pineapple"); anywhere for Chinese and the like."""
    words = r"[\s\-_]*".join(re.escape(word) for word in term.split())
    before = rf"(?<![^\W{_CJK}])" if re.match(r"\w", term) and not re.match(f"[{_CJK}]", term) else ""
    after = rf"(?![^\W{_CJK}])" if re.search(r"\w$", term) and not re.search(f"[{_CJK}]$", term) else ""
    return f"{before}{words}{after}"

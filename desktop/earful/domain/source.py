"""A source: one configured connection to one platform, as the person set it up."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class SourceConfig:
    """What the person set. `server` None means the platform's own address; `query` None means the brand's terms.

    `token_env` names the environment variable that holds the secret; None means the keyring. Never the secret."""

    id: int
    platform: str
    brand_id: int | None = None
    server: str | None = None
    account: str | None = None
    query: str | None = None
    token_env: str | None = None
    has_secret: bool = False
    options: Mapping[str, str] = field(default_factory=dict)
    paused: bool = False
    added_at: int = 0

    @property
    def secret_name(self) -> str:
        """What its secret is called in the keyring, which databases share: ids alone would collide."""
        return f"source-{self.id}-{self.added_at}"


@dataclass(frozen=True)
class Watch:
    """What a source has to look for: the terms and exclusions of its brand, and our own handles on its platform."""

    brand: str
    terms: tuple[str, ...]
    excludes: tuple[str, ...] = ()
    own_handles: tuple[str, ...] = ()

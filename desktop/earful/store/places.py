"""Where Earful's files lie: under one base directory, or in the system's usual folders (XDG on Linux)."""

from dataclasses import dataclass
from pathlib import Path

import platformdirs


@dataclass(frozen=True)
class Places:
    """The folders of one Earful. They are made when first asked for with `make`."""

    data: Path
    config: Path
    state: Path

    @property
    def database(self) -> Path:
        """The database of the person's own brands."""
        return self.data / "earful.db"

    @property
    def sync_lock(self) -> Path:
        """Held by whoever syncs into the database: the window's engine or `earful sync`."""
        return self.database.with_suffix(".sync.lock")

    @property
    def settings(self) -> Path:
        """What the person set in the window."""
        return self.config / "settings.json"

    @property
    def log(self) -> Path:
        """The technical log; never holds secrets or texts."""
        return self.state / "earful.log"

    def make(self) -> "Places":
        """Creates the folders, readable by their owner only. Raises OSError."""
        for folder in (self.data, self.config, self.state):
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        return self

    def for_demo(self) -> "Places":
        """The demo brand's own folders beside these, so that it never mixes with the person's own data."""
        return Places(self.data / "demo", self.config, self.state / "demo")


def places(base_dir: str | Path | None = None) -> Places:
    """The places under `base_dir`; without one, the system's folders for this person."""
    if base_dir is not None:
        base = Path(base_dir).expanduser().absolute()
        return Places(base, base, base)
    dirs = platformdirs.PlatformDirs("earful", appauthor=False)
    return Places(Path(dirs.user_data_dir), Path(dirs.user_config_dir), Path(dirs.user_state_dir))

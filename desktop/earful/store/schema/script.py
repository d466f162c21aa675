"""A script as single statements: sqlite3's own executescript would end the transaction that a step runs in."""

import sqlite3
from collections.abc import Iterator


def statements(script: str) -> Iterator[str]:
    """The statements of a script, triggers whole. Each statement ends at the end of a line."""
    gathered = ""
    for line in script.splitlines(keepends=True):
        gathered += line
        if sqlite3.complete_statement(gathered):
            yield gathered
            gathered = ""
    assert not gathered.strip(), f"the script does not end with a whole statement: {gathered}"

"""Every row that may never be lost, so that two states of a store can be compared."""

FACTS = (
    "author", "mention", "mention_brand", "edit", "judgement", "decision", "case_now", "inbox", "rollup",
    "rollup_desk", "brand", "source", "checkpoint", "quarantine",
)  # fmt: skip


def facts(database):
    """All rows of all tables, in an order that is always the same."""
    return {name: sorted(map(repr, map(tuple, database.rows(f"SELECT * FROM {name}")))) for name in FACTS}

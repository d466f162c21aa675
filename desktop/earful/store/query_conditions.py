"""A query of the search language as a condition in SQL: words by the full text, fields by columns."""

from earful.domain.query import And, Field, Node, Not, Or, Query, Words
from earful.store.query_columns import column_condition
from earful.store.words import match_expression

_MATCHES = "SELECT rowid FROM mention_words WHERE mention_words MATCH"


def condition(query: Query, identifier: str = "j.mention_id") -> tuple[str, dict[str, object]]:
    """The query as a condition on the mention whose id is the SQL `identifier`, and its parameters (q0, q1, ...).

    The words that must be there are gathered into one MATCH, read as a whole: 0.4 s for a million hits (searching.py
    reads only as far as it must). What must not be there is asked for each mention that comes so far."""
    parameters: dict[str, object] = {}
    return condition_of(query.root, identifier, parameters), parameters


def is_words(part: Node) -> bool:
    """Whether the full text answers it, or answers what it denies."""
    return match_expression(part.part if isinstance(part, Not) else part) is not None


def condition_of(node: Node, identifier: str, parameters: dict[str, object], probe: bool = False) -> str:
    """`probe`: ask the full text for each mention, which is right where few come so far or most match."""
    if (words := match_expression(node)) is not None:
        return _matches(words, identifier, parameters, probe)
    match node:
        case Field():
            sql, more = column_condition(node, identifier, f"q{len(parameters)}")
            parameters |= more
            return sql
        case Not(part):
            return f"NOT {condition_of(part, identifier, parameters, probe=True)}"
        case Or(parts):
            return f"({' OR '.join(condition_of(part, identifier, parameters, probe) for part in parts)})"
        case And(parts):
            return _all_of(parts, identifier, parameters, probe)
        case Words():
            raise AssertionError("words are always something that the full text can answer")


def _all_of(parts: tuple[Node, ...], identifier: str, parameters: dict[str, object], probe: bool) -> str:
    """Everything that is words in one MATCH; the rest after it."""
    words = tuple(part for part in parts if is_words(part))
    gathered = match_expression(And(words)) if len(words) > 1 else None
    rest = [part for part in parts if gathered is None or part not in words]
    every = [] if gathered is None else [_matches(gathered, identifier, parameters, probe)]
    every += [condition_of(part, identifier, parameters, probe) for part in rest]
    return f"({' AND '.join(every)})" if every else "1"


def _matches(words: str, identifier: str, parameters: dict[str, object], probe: bool) -> str:
    name = f"q{len(parameters)}"
    parameters[name] = words
    if probe:
        return (
            f"EXISTS (SELECT 1 FROM mention_words qw WHERE qw.mention_words MATCH :{name} AND qw.rowid = {identifier})"
        )
    return f"{identifier} IN ({_MATCHES} :{name})"

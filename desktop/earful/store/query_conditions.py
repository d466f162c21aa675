"""A query of the search language as a condition in SQL: words by the full text, fields by columns."""

from dataclasses import dataclass
from typing import Literal

from earful.domain.query import And, Field, Node, Not, Or, Query, Words
from earful.store.query_columns import column_condition
from earful.store.words import match_expression

How = Literal["all", "block", "each"]
_HITS = "SELECT qw.rowid FROM mention_words qw WHERE qw.mention_words MATCH :{name}"
_HOW: dict[How, str] = {
    "all": f"{{id}} IN ({_HITS})",
    "block": f"{{id}} IN ({_HITS} AND qw.rowid >= :first AND qw.rowid < :before)",
    "each": f"EXISTS ({_HITS} AND qw.rowid = {{id}})",
}


@dataclass
class Writing:
    """A condition being written: on the mention whose id is the SQL `identifier`; names are q0, q1, ...

    `how` the hits of words are asked for: all at once (90 ms for 200,000); those of a block of ids, whose bounds the
    caller gives as :first and :before; or for each mention by itself (25 microseconds), which is right for few."""

    identifier: str
    parameters: dict[str, object]
    how: How = "all"

    def condition(self, node: Node) -> str:
        """The condition for a node; never NULL."""
        if (words := match_expression(node)) is not None:
            return self._matches(words)
        match node:
            case Field():
                sql, more = column_condition(node, self.identifier, self._name())
                self.parameters |= more
                return sql
            case Not(part):
                return f"NOT {self.condition(part)}"
            case Or(parts):
                return f"({' OR '.join(map(self.condition, parts))})"
            case And(parts):
                return self._all_of(parts)
            case Words():
                raise AssertionError("words are always something that the full text can answer")

    def _all_of(self, parts: tuple[Node, ...]) -> str:
        """Everything that is words in one MATCH; the rest after it."""
        words = tuple(part for part in parts if is_words(part))
        gathered = match_expression(And(words)) if len(words) > 1 else None
        rest = [part for part in parts if gathered is None or part not in words]
        every = [] if gathered is None else [self._matches(gathered)]
        every += map(self.condition, rest)
        return f"({' AND '.join(every)})" if every else "1"

    def _matches(self, words: str) -> str:
        name = self._name()
        self.parameters[name] = words
        return _HOW[self.how].format(id=self.identifier, name=name)

    def _name(self) -> str:
        return f"q{len(self.parameters)}"


def condition(query: Query, identifier: str = "j.mention_id") -> tuple[str, dict[str, object]]:
    """The query as a condition on the mention whose id is the SQL `identifier`, and its parameters (q0, q1, ...).

    It needs no other table. The words that must be there are gathered into one MATCH. All hits of it are read
    (`searching.search` reads only as far as it must): 90 ms for 200,000."""
    writing = Writing(identifier, {})
    return writing.condition(query.root), writing.parameters


def is_words(part: Node) -> bool:
    """Whether the full text answers it, or answers what it denies."""
    return match_expression(part.part if isinstance(part, Not) else part) is not None

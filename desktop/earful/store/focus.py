"""Which mentions a timeline is about: one brand's or all, of one platform, one desk, with certain words."""

from dataclasses import dataclass

from earful.domain.query import Query
from earful.store.query_conditions import Writing


@dataclass(frozen=True, slots=True)
class Focus:
    """`brand_id` None: any brand. `desk`: only the complaints that go there. `people`: everybody counts once a bin."""

    brand_id: int | None = None
    platform: str | None = None
    desk: str | None = None
    query: Query | None = None
    people: bool = False

    @property
    def counted_ahead(self) -> bool:
        """Whether the counts by hour hold the answer; else the mentions themselves must be counted."""
        return self.query is None and not self.people

    def where(self) -> tuple[str, dict[str, object]]:
        """The condition on judgement j and mention m (which must be joined); :first and :before bound the ids."""
        parameters: dict[str, object] = {}
        sql = "j.mention_id >= :first AND j.mention_id < :before AND j.own = 0"
        if self.brand_id is not None:
            sql += " AND EXISTS (SELECT 1 FROM mention_brand b WHERE b.mention_id = j.mention_id AND b.brand_id = :b)"
            parameters["b"] = self.brand_id
        if self.platform is not None:
            sql += " AND m.platform = :platform"
            parameters["platform"] = self.platform
        if self.desk is not None:
            sql += " AND j.complaint = 1 AND j.desk = :desk"
            parameters["desk"] = self.desk
        if self.query is not None:
            writing = Writing("j.mention_id", {}, "block")
            sql += f" AND {writing.condition(self.query.root)}"
            parameters |= writing.parameters
        return sql, parameters


EVERYTHING = Focus()

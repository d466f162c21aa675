"""Links to what is in Earful: `earful://mention/ID` opens that mention. Values in, values out."""

import re

from earful.domain.failures import KnownError

_MENTION = re.compile(r"earful:(?://)?mention/(\d{1,18})/?", re.IGNORECASE)


def mention_of(link: str) -> int:
    """The id of the mention that a link leads to. Raises KnownError("not_a_link")."""
    found = _MENTION.fullmatch(link.strip())
    if found is None:
        raise KnownError("not_a_link", {"link": link[:200]})
    return int(found[1])

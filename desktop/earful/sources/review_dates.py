"""When a review was written and when it was changed, on platforms that tell only the last of the two."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from earful.domain.mention import Mention

_MOST = 1000  # reviews remembered by stream


def dated(memory: Mapping[str, Any], reviews: Sequence[Mention]) -> tuple[tuple[Mention, ...], dict[str, Any]]:
    """The reviews with `created_at` as first seen and `edited_at` where their date has moved since, and what to
    remember for the next time. Their `created_at` as given is the date of the last change."""
    known = memory.get("dates")
    first: dict[str, int] = {
        key: at for key, at in (known.items() if isinstance(known, dict) else ()) if isinstance(at, int)
    }
    told = []
    for review in reviews:
        at = review.created_at
        if at is None:
            told.append(review)
            continue
        began = min(first.get(review.native_id, at), at)
        first[review.native_id] = began
        told.append(replace(review, created_at=began, edited_at=at if at > began else review.edited_at))
    kept = dict(sorted(first.items(), key=lambda pair: pair[1])[-_MOST:])
    return tuple(told), {"dates": kept}

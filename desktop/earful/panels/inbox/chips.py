"""The chips of a mention: what it needs and how it stands, each with the tint that its meaning has. Text only."""

from dataclasses import dataclass

from earful.app.language import translate
from earful.app.wording import duration
from earful.domain.moments import HOUR, Moment
from earful.panels.inbox import wording
from earful.panels.inbox.rows import Row
from earful.store.listed import Listed

_LONG = 12 * HOUR
_A_WHILE = 4 * HOUR


@dataclass(frozen=True, slots=True)
class ChipText:
    """A chip's word and tint."""

    text: str
    tint: str = "quiet"


def waiting(mention: Listed, now: Moment) -> ChipText:
    """How long somebody has been waiting, tinted by it; for the others, plainly how long ago it was."""
    span = max(0, now - mention.at)
    if not wording.waits(mention, now):
        return ChipText(duration(span))
    return ChipText(duration(span), "negative" if span >= _LONG else "amber" if span >= _A_WHILE else "quiet")


def chips(row: Row, now: Moment) -> tuple[ChipText, ...]:
    """The chips under the words in the list, the most telling first."""
    mention, judged = row.mention, row.mention.judgement
    found = []
    if judged.need and (mention.complaint or judged.maybe_complaint) and not mention.own:
        found.append(ChipText(wording.need(judged.need)))
    if row.asked > 1:
        found.append(ChipText(wording.counted.asked(row.asked), "amber"))
    if mention.own:
        found.append(ChipText(translate("Inbox", "ours"), "accent"))
    if mention.answered_at is not None:
        found.append(ChipText(translate("Inbox", "answered"), "positive"))
    if mention.state == "resolved":
        found.append(ChipText(translate("Inbox", "resolved"), "positive"))
    elif wording.snoozed(mention, now):
        found.append(ChipText(wording.state(mention, now)))
    if mention.edited_at is not None:
        found.append(ChipText(translate("Inbox", "edited")))
    if mention.deleted_at is not None:
        found.append(ChipText(translate("Inbox", "deleted by author")))
    return tuple(found)
